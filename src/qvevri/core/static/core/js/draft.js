/* Keeps what a person typed, until the form has been taken: a lost network or a closed tab loses nothing.
   <form data-draft="name">; the page after success says <… data-draft-done="name">, an answer in
   place sends the event "draftDone" (HX-Trigger). Text only: files and secrets (passwords, codes, tokens) are never kept. Drafts are forgotten after a
   week. A form that saves as one types (hx-post) says when it cannot ([data-draft-offline]) and tries again. */

const PREFIX = "qvevri.draft.";
const KEEP_DAYS = 7;
const NEVER = new Set(["csrfmiddlewaretoken", "pow", "shown", "website", "code", "password"]);

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function typed(form) {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || NEVER.has(field.name) || ["hidden", "file", "password", "submit", "button"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type)) {
      kept[field.name] ??= [];
      if (field.checked) kept[field.name].push(field.value);
    } else if (field.type === "select-multiple") kept[field.name] = [...field.selectedOptions].map((one) => one.value);
    else kept[field.name] = [field.value];
  }
  return kept;
}

/* What was typed before this module had come over a slow network. */
function isTyped(field) {
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.type === "select-one") return field.selectedIndex !== Math.max(0, [...field.options].findIndex((one) => one.defaultSelected));
  return field.type !== "select-multiple" && field.defaultValue !== undefined && field.value !== field.defaultValue;
}

function fill(form, kept, newer) {
  for (const field of form.elements) {
    const values = kept[field.name];
    if (!values || newer.has(field.name) || field.type === "hidden" || field.type === "file") continue;
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (field.type === "select-multiple") [...field.options].forEach((one) => { one.selected = values.includes(one.value); });
    else field.value = values[0];
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function forgetOld() {
  const oldest = Date.now() - KEEP_DAYS * 864e5;
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => {
    if ((read(key)?.at ?? 0) < oldest) localStorage.removeItem(key);
  });
}

/* Without a connection nothing is lost: said so, kept, and saved when there is one again. */
function saveLater(form, keep) {
  const note = form.querySelector("[data-draft-offline]");
  const failed = () => { keep(); note.hidden = false; };
  const again = () => { if (!note.hidden || form.dataset.restored) form.dispatchEvent(new Event("change", { bubbles: true })); };
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => form.addEventListener(name, failed));
  form.addEventListener("htmx:afterRequest", ({ detail }) => { if (detail.successful) note.hidden = true; });
  form.addEventListener("submit", (event) => { if (!navigator.onLine) { event.preventDefault(); failed(); note.scrollIntoView({ block: "center" }); } });
  window.addEventListener("online", again);
  if (navigator.onLine) again();
}

export function start(form) {
  try { localStorage.length; } catch { return; }
  const key = PREFIX + form.dataset.draft;
  forgetOld();
  const kept = read(key);
  const version = form.elements.version;
  const newer = new Set([...form.elements].filter((field) => field.type !== "hidden" && isTyped(field)).map((field) => field.name));
  /* What the server sent back with errors is newer than what was kept. */
  if (kept && !form.querySelector("[aria-invalid='true']") && !form.dataset.bound) {
    fill(form, kept.fields, newer);
    /* What was typed is an answer to that version of the thing, whatever others saved since. */
    if (version && kept.version !== undefined) version.value = kept.version;
    form.dataset.restored = "yes";
    form.querySelector("[data-draft-restored]")?.removeAttribute("hidden");
  }
  let waiting;
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), version: form.elements.version?.value, fields: typed(form) })); } catch { /* full: nothing to do */ }
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 300); });
  form.addEventListener("change", keep);
  window.addEventListener("pagehide", () => { if (!form.dataset.forgotten && form.dataset.touched) keep(); });
  const touch = () => { form.dataset.touched = "yes"; };
  form.addEventListener("input", touch);
  if (newer.size) { touch(); keep(); }
  /* Saved as typed: once the server has it, and nothing was typed since, the copy here is old. */
  form.addEventListener("htmx:beforeRequest", () => { delete form.dataset.touched; });
  form.addEventListener("htmx:sendError", touch);
  form.addEventListener("htmx:responseError", touch);
  form.addEventListener("draftDone", () => {
    if (form.dataset.touched) return;
    clearTimeout(waiting);
    delete form.dataset.restored;
    localStorage.removeItem(key);
  });
  if (form.querySelector("[data-draft-offline]")) saveLater(form, keep);
  form.querySelector("[data-draft-forget]")?.addEventListener("click", () => {
    form.dataset.forgotten = "yes";
    localStorage.removeItem(key);
    form.reset();
    form.querySelector("[data-draft-restored]")?.setAttribute("hidden", "");
  });
}
