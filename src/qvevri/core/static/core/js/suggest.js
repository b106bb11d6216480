/* A typing box that offers words: <input data-suggest="address">. The address answers ?q= with a fragment whose
   options are <a role="option" href="…"> or <button role="option" data-value="…">. data-suggest-into names a hidden
   field that takes the chosen value. Without JavaScript the box is an ordinary one and the button searches. */

const WAIT_MS = 160;
let counted = 0;

function shape(input) {
  const list = document.createElement("div");
  list.id = `suggestions-${(counted += 1)}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent || input.name);
  list.hidden = true;
  const place = input.closest(".search, .suggests") || input.parentElement;
  place.classList.add("suggests");
  place.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" })) {
    input.setAttribute(name, value);
  }
  return list;
}

export function start(input) {
  const list = shape(input);
  const options = () => [...list.querySelectorAll("[role='option']")];
  let waiting; let asked; let active = -1;

  function show(open) {
    list.hidden = !open || !options().length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) { active = -1; input.removeAttribute("aria-activedescendant"); }
  }
  function mark(index) {
    const all = options();
    active = (index + all.length) % all.length;
    all.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }
  function take(option) {
    show(false);
    if (option.dataset.value === undefined) { if (option.href) location.assign(option.href); return; }
    input.value = option.dataset.words || option.textContent.trim();
    const into = document.getElementById(input.dataset.suggestInto || "");
    if (into) { into.value = option.dataset.value; into.dispatchEvent(new Event("change", { bubbles: true })); }
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  async function ask() {
    const words = input.value.trim();
    asked?.abort();
    if (words.length < 2) { show(false); return; }
    asked = new AbortController();
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
      options().forEach((one, at) => { one.id = `${list.id}-${at}`; one.tabIndex = -1; one.setAttribute("aria-selected", "false"); });
      active = -1;
      show(document.activeElement === input);
    } catch { /* no network, or the person typed on */ }
  }

  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, WAIT_MS); });
  input.addEventListener("blur", () => setTimeout(() => show(false), 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); show(false); return; }
    if (list.hidden) {
      if (event.key === "ArrowDown" && input.value.trim()) { event.preventDefault(); ask(); }
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (active < 0) mark(event.key === "ArrowDown" ? 0 : -1);
      else mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && active >= 0) { event.preventDefault(); take(options()[active]); }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role='option']");
    if (option) { event.preventDefault(); take(option); }
  });
}
