/** The form of a visit: what is typed survives a reload and a lost connection, and is sent when there is one again. */

import { Drafts } from "./drafts.mjs";
import { keepPages } from "./offline.mjs";

const form = document.querySelector("form[data-draft]");
const status = document.querySelector("[data-draft-status]");
const name = `${location.pathname}${location.search}`;
const PAGE_ALONE = ["csrfmiddlewaretoken"];

function say(what) {
  status.hidden = false;
  status.textContent = status.dataset[what];
  status.dataset.state = what;
}

/** The fields of the form, without what belongs to the page alone. */
function filled() {
  return [...new FormData(form)].filter(([field]) => !PAGE_ALONE.includes(field));
}

function fill(fields) {
  const values = new Map(fields);
  for (const field of form.elements) {
    if (!values.has(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === values.get(field.name);
    else field.value = values.get(field.name);
  }
}

/** The token of the session of now: the page may be older, or kept from before. */
function token() {
  return document.cookie.split("; ").find((one) => /^(__Host-)?csrftoken=/.test(one))?.split("=")[1] ?? "";
}

const AGAIN = 15_000; // milliseconds between tries: a bad connection does not always tell when it is back
let sending = false;

const keepDraft = (drafts, waits) =>
  drafts.keep(name, { fields: filled(), title: document.querySelector("h1").textContent, waits });

async function send(drafts) {
  if (sending) return;
  sending = true;
  say("sending");
  try {
    await keepDraft(drafts, true);
    const body = new FormData();
    for (const [field, value] of filled()) body.append(field, value);
    const answer = await fetch(location.href, { method: "POST", body, headers: { "X-CSRFToken": token() } });
    await understand(answer, drafts);
  } catch {
    say("waiting");
  } finally {
    sending = false;
  }
}

async function understand(answer, drafts) {
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/account/")) return say("closed");
  if (answer.ok && answer.redirected) {
    await drafts.drop(name);
    location.assign(answer.url);
    return undefined;
  }
  if (answer.status !== 409 && answer.status !== 422) return say("failed"); // it still waits: the server may be back soon
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  showProblems(page);
  const over = page.querySelector("input[name=over]")?.value;
  if (over) form.elements.over.value = over;
  await keepDraft(drafts, false);
  return say("refused");
}

/** Show what the server objects to, in the page that is open: nothing that was typed is lost. */
function showProblems(page) {
  for (const old of form.querySelectorAll(".alert-error, .form-error-message")) old.remove();
  for (const problem of page.querySelectorAll("form[data-draft] .alert-error")) form.prepend(document.adoptNode(problem));
  for (const problem of page.querySelectorAll("form[data-draft] .form-error-message")) {
    const at = document.getElementById(problem.id.replace(/_error$/, ""));
    (at?.closest(".field") ?? form).append(document.adoptNode(problem));
  }
  form.querySelector(".alert-error, .form-error-message")?.scrollIntoView({ block: "center" });
}

async function begin() {
  const drafts = new Drafts();
  // An id of its own for each record, also when the page was kept from before.
  form.elements.draft.value = crypto.randomUUID();
  const kept = await drafts.read(name);
  if (kept) {
    fill(kept.fields);
    say(kept.waits ? "waiting" : "found");
  }
  let timer;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await keepDraft(drafts, false);
      say("saved");
    }, 300);
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    send(drafts);
  });
  const sendWaiting = async () => {
    if ((await drafts.read(name))?.waits) send(drafts);
  };
  window.addEventListener("online", sendWaiting);
  window.addEventListener("focus", sendWaiting);
  setInterval(sendWaiting, AGAIN);
  if (kept?.waits) sendWaiting();
  if (!form.elements.over.value) keepPages(form.dataset.worker, [name], "force-cache").catch(() => {});
}

if (Drafts.possible()) begin();
