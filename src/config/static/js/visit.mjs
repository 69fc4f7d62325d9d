/** The form of a visit: what is typed survives a reload and a lost connection, and is sent when there is one again. */

import { Drafts } from "./drafts.mjs";

const form = document.querySelector("form[data-draft]");
const status = document.querySelector("[data-draft-status]");
const name = `${location.pathname}${location.search}`;

function say(what) {
  status.hidden = false;
  status.textContent = status.dataset[what];
  status.dataset.state = what;
}

/** The fields of the form, without what belongs to the page alone. */
function filled() {
  return [...new FormData(form)].filter(([field]) => field !== "csrfmiddlewaretoken");
}

function fill(fields) {
  const values = new Map(fields);
  for (const field of form.elements) {
    if (!values.has(field.name)) continue;
    if (field.type === "radio") field.checked = field.value === values.get(field.name);
    else field.value = values.get(field.name);
  }
}

async function send(drafts) {
  say("sending");
  let answer;
  try {
    answer = await fetch(form.action || location.href, { method: "POST", body: new FormData(form) });
  } catch {
    await drafts.keep(name, { fields: filled(), waits: true });
    say("waiting");
    return;
  }
  if (answer.redirected && answer.url.includes("/account/")) {
    say("closed");
  } else if (answer.ok && answer.redirected) {
    await drafts.drop(name);
    location.assign(answer.url);
  } else {
    await drafts.keep(name, { fields: filled(), waits: false });
    await showProblems(answer);
  }
}

/** Show what the server objects to, in the page that is open: nothing that was typed is lost. */
async function showProblems(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of form.querySelectorAll(".alert-error")) old.remove();
  for (const problem of page.querySelectorAll(".alert-error, .form-error-message")) {
    const line = document.createElement("div");
    line.className = "alert alert-error";
    line.setAttribute("role", "alert");
    line.textContent = problem.textContent.trim();
    form.prepend(line);
  }
  say("refused");
}

async function begin() {
  const drafts = new Drafts(form.dataset.session);
  const kept = await drafts.read(name);
  if (kept) {
    fill(kept.fields);
    say(kept.waits ? "waiting" : "found");
  }
  let timer;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await drafts.keep(name, { fields: filled(), waits: false });
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
  window.addEventListener("online", async () => {
    if ((await drafts.read(name))?.waits) send(drafts);
  });
  if (kept?.waits && navigator.onLine) send(drafts);
  navigator.serviceWorker?.register(form.dataset.worker, { scope: "/visits/" }).catch(() => {});
}

if (Drafts.possible()) begin();
