/* Photos on their way are waited for before <form data-waits> goes on: leaving the page would stop them. */

const onTheWay = new Set();
let held = null;

const areMadeSmall = () => document.querySelector("#photos [aria-busy='true']") !== null;

function sendChosen() {
  const field = document.querySelector("#photos input[type='file']");
  if (!field?.files.length || onTheWay.size || areMadeSmall()) return;
  field.dispatchEvent(new CustomEvent("photos:ready", { bubbles: true }));
}

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.closest("#photos")) onTheWay.add(event.detail.xhr);
});
/* By then the form of the photos may have been replaced: the request itself is what is known again. */
document.body.addEventListener("htmx:afterRequest", (event) => {
  onTheWay.delete(event.detail.xhr);
  if (onTheWay.size || !held) return;
  const { form, button } = held;
  held = null;
  button?.classList.remove("is-busy");
  const refusal = document.querySelector("#photos [role='alert']");
  if (refusal) refusal.scrollIntoView({ block: "center" });
  else form.requestSubmit(button);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-waits]")) return;
  sendChosen();
  if (!onTheWay.size && !areMadeSmall()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held = { form: event.target, button: event.submitter };
  event.submitter?.classList.add("is-busy");
}, true);
