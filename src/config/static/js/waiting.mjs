/** Tells on the pages of rounds and visits that a record on this telephone was not sent yet. */

import { waiting } from "./drafts.mjs";

const box = document.querySelector("[data-waiting-records]");
const found = box ? await waiting().catch(() => []) : [];
for (const { address, title } of found) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  line.append(link);
  box.querySelector("ul").append(line);
}
if (found.length) box.hidden = false;
