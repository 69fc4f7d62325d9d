/** The worklist: single keys, which can be turned off (WCAG 2.1.4), and how many adverts are chosen. */

const KEPT = "trygvej-single-keys";
const list = () => [...document.querySelectorAll("#worklist tbody tr")];
const link = (row) => row?.querySelector("th a");
const here = () => document.activeElement?.closest("#worklist tbody tr");

/** Moves the focus by `step` rows; to the first where it stands in none. */
function move(step) {
  const rows = list();
  const at = rows.indexOf(here());
  link(rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)])?.focus();
}

/** Chooses the row that has the focus: `on` true, false, or the other way round. */
function choose(on) {
  const box = here()?.querySelector("input[name=advert]");
  if (!box) return false;
  box.checked = on ?? !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

const DOES = {
  j: () => move(1),
  k: () => move(-1),
  o: () => link(here())?.click(),
  x: () => choose(),
  t: () => here()?.querySelector("[data-take]")?.click(),
  s: () => choose(true) && document.getElementById("a-until").focus(),
  "/": () => document.getElementById("f-q").focus(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
  const does = DOES[event.key];
  const off = localStorage.getItem(KEPT) === "off";
  if (!does || off || writing || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  does();
});

const on = document.getElementById("keys-on");
on.checked = localStorage.getItem(KEPT) !== "off";
on.addEventListener("change", () => localStorage.setItem(KEPT, on.checked ? "on" : "off"));

document.addEventListener("change", (event) => {
  if (event.target.name !== "advert") return;
  const chosen = document.querySelectorAll("input[name=advert]:checked").length;
  document.getElementById("chosen").textContent = chosen ? `(${chosen})` : "";
});
