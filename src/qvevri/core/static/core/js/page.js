/* What every page does: brings in the modules it needs, opens menus and sheets, small buttons.
   Nothing here is needed to read, to post or to ask: without JavaScript the links and forms remain. */

const MODULES = {
  pow: "form[data-pow]",
  draft: "form[data-draft]",
  suggest: "[data-suggest]",
  photos: "[data-photos]",
  map: "[data-map]",
};

/* One form may want several modules: each remembers for itself what it has begun. */
const begun = Object.fromEntries(Object.keys(MODULES).map((name) => [name, new WeakSet()]));

async function bringModule(root, name) {
  const found = [...root.querySelectorAll(MODULES[name])].filter((one) => !begun[name].has(one));
  if (!found.length) return;
  found.forEach((one) => begun[name].add(one));
  const address = document.body.dataset[`js${name[0].toUpperCase()}${name.slice(1)}`];
  const { start } = await import(address);
  found.forEach(start);
}

/* Side by side: on a slow network each waits long enough for itself. */
function bringModules(root) {
  Object.keys(MODULES).forEach((name) => bringModule(root, name));
}

/* Where it is said that something did not arrive: what was to be sent. */
const unsent = new WeakMap();

/* The language of the button stays in the page: data-done holds the words for "copied". */
const deeds = {
  async share(button) {
    const link = { title: document.title, url: button.dataset.url || location.href };
    if (navigator.share) await navigator.share(link).catch(() => {});
    else await deeds.copy(button);
  },
  async copy(button) {
    await navigator.clipboard.writeText(button.dataset.text || button.dataset.url || location.href);
    const place = button.querySelector("[data-words]") || button;
    if (button.dataset.done) place.textContent = button.dataset.done;
  },
  print() { window.print(); },
  again(button) {
    const note = button.closest("[data-unsent]");
    const target = unsent.get(note);
    note.hidden = true;
    if (target.matches("form")) target.dispatchEvent(new CustomEvent(target.getAttribute("hx-trigger")));
    else target.click();
  },
};

/* The sign before a fraction and the words beside the number stay as they were typed; what is no number is left alone. */
function step(button) {
  const box = button.closest("[data-stepper]");
  const field = box.querySelector("input");
  const found = (field.value.trim() || "0").match(/^(\D*?)([.,]?\d(?:[\d\s'’.,]*\d)?)(\D*)$/);
  if (!found) return;
  const [, before, digits, after] = found;
  const isEnglish = document.documentElement.lang === "en";
  const plain = digits.replace(/[\s'’]/g, "").replace(isEnglish ? /,(?=\d{3}(\D|$))/g : "", "");
  const typed = Number(plain.replace(",", "."));
  if (Number.isNaN(typed)) return;
  const sign = /[.,]/.exec(plain)?.[0] || (isEnglish ? "." : ",");
  const stride = Number(box.dataset.stepper) || 1;
  const least = field.min === "" ? 0 : Number(field.min);
  const sum = Math.max(least, Number((typed + stride * Number(button.dataset.by)).toFixed(3)));
  field.value = before + String(sum).replace(".", sign) + after;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/* A long row of ticks is narrowed by typing; what is ticked stays in sight. */
document.addEventListener("input", ({ target }) => {
  const list = document.getElementById(target.dataset.narrows);
  if (!list) return;
  const ticks = [...list.querySelectorAll("[data-words]")];
  const fits = (one) => one.checked || one.dataset.words.includes(target.value.trim().toLowerCase());
  ticks.forEach((one) => { one.closest("label").hidden = !fits(one); });
  list.querySelector("[data-none]").hidden = ticks.some(fits);
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest("[data-opens]");
  if (opener) {
    const place = document.getElementById(opener.dataset.opens);
    event.preventDefault();
    if (place.classList.toggle("is-open")) place.querySelector("input")?.focus();
    opener.setAttribute("aria-expanded", String(place.classList.contains("is-open")));
  }
  const deed = target?.closest("[data-deed]");
  if (deed) deeds[deed.dataset.deed]?.(deed);
  const by = target?.closest("[data-stepper] [data-by]");
  if (by) step(by);
  target?.closest("[data-closes]")?.closest("details")?.removeAttribute("open");
  for (const open of document.querySelectorAll("details.menu[open]")) {
    if (!open.contains(target)) open.open = false;
  }
});

/* A code from a message is sent with its last digit: a tap is saved. */
document.addEventListener("input", ({ target }) => {
  const whole = Number(target.dataset.digits);
  if (whole && target.value.replace(/\D/g, "").length === whole) target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open], details.sheet.is-modal[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

/* A form is sent once, however often the button is pressed. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  const button = event.submitter;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  button?.classList.add("is-busy");
  setTimeout(() => { delete form.dataset.sent; button?.classList.remove("is-busy"); }, 8000);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  document.querySelectorAll(".is-busy").forEach((button) => button.classList.remove("is-busy"));
});

/* A part that does not come (no network, a mistake of ours) is asked for as a page: that one says what happened.
   Where files or words would be lost by that, the form has its own place to say so. */
["htmx:sendError", "htmx:responseError"].forEach((name) => document.body.addEventListener(name, ({ target }) => {
  const note = target.closest("form")?.querySelector("[data-unsent]");
  if (note) {
    unsent.set(note, target);
    note.hidden = false;
    note.scrollIntoView({ block: "nearest" });
  } else if (target.matches("form[method=post]:not([hx-trigger])")) target.submit();
}));

document.querySelectorAll("[data-needs-js]").forEach((one) => { one.hidden = false; });
document.querySelector("[data-focus]")?.focus();
document.body.addEventListener("htmx:load", (event) => bringModules(event.target.parentElement || document));
bringModules(document);

/* The server has taken what was typed: the kept draft is no longer needed. */
document.querySelectorAll("[data-draft-done]").forEach((one) => {
  try { localStorage.removeItem(`qvevri.draft.${one.dataset.draftDone}`); } catch { /* storage is off */ }
});
