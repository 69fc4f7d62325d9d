/** A round on a telephone: takes the forms of its visits along, and tells of records that wait. */

import "./waiting.mjs";
import { keepPages } from "./offline.mjs";

const button = document.querySelector("[data-keep-forms]");
const worker = document.querySelector("script[data-worker]").dataset.worker;

button?.addEventListener("click", async () => {
  const forms = [...document.querySelectorAll("a[data-form]")].map((link) => link.getAttribute("href"));
  try {
    await keepPages(worker, [location.pathname, "/static/js/visit.mjs", ...forms]);
    button.textContent = button.dataset.kept;
    button.disabled = true;
  } catch {
    button.textContent = button.dataset.failed;
  }
});
