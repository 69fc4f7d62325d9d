/** What every page does when scripts run: print buttons, forms that are sent once, dialogs, a clean sign-out. */

import { forget } from "./drafts.mjs";

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-print], [data-opens], [data-closes]");
  if (!pressed) return;
  if (pressed.matches("[data-print]")) window.print();
  if (pressed.matches("[data-opens]")) document.getElementById(pressed.dataset.opens)?.showModal();
  if (pressed.matches("[data-closes]")) pressed.closest("dialog")?.close();
});

// A form that was sent is not sent again by a second press while the first is under way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
});

// Signing out leaves nothing on the telephone; the server says the same with Clear-Site-Data.
document.querySelector("form[data-sign-out]")?.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  try {
    await forget();
  } finally {
    form.submit();
  }
});

// A session that ended without signing out left what nobody can open any more: it goes before the next one begins.
if (location.pathname.startsWith("/account/login/")) forget();

// Buttons that need scripts are hidden until scripts run.
for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;

// On a telephone the pages stand in one line: the one that is open is in sight.
document.querySelector(".ways [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
