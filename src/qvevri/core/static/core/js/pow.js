/* Does the small piece of work that a stranger's form asks for (ALTCHA, first protocol: find the number whose
   hash with the salt is the challenge). Without it, or without crypto.subtle (plain http), the form is sent all
   the same and the server lets a few of those through. */

const words = new TextEncoder();
const BATCH = 256;

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function solve({ algorithm, challenge, salt, maxnumber }) {
  const most = Number(maxnumber);
  for (let first = 0; first <= most; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, most - first + 1) }, (_, index) => first + index);
    const hashes = await Promise.all(numbers.map((number) => crypto.subtle.digest(algorithm, words.encode(salt + number))));
    const found = hashes.findIndex((hash) => hex(hash) === challenge);
    if (found >= 0) return first + found;
  }
  return null;
}

async function work(field) {
  const { algorithm, challenge, salt, signature } = field.dataset;
  const begun = performance.now();
  const number = await solve(field.dataset);
  if (number === null) return;
  const took = Math.round(performance.now() - begun);
  field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature, took }));
}

/* Starts when the person begins to fill the form, so that reading costs no battery. */
export function start(form) {
  const field = form.querySelector("input[data-challenge]");
  if (!field || !globalThis.crypto?.subtle) return;
  let working = null;
  const begin = () => { working ??= work(field).catch(() => {}); };
  form.addEventListener("input", begin, { once: true });
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    begin();
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    button?.classList.add("is-busy");
    const patience = new Promise((done) => { setTimeout(done, 15000); });
    // In a task of its own: where hashing is done at once we are still within the sending, and a browser drops a second.
    Promise.race([working, patience]).then(() => setTimeout(() => {
      field.value ||= " ";
      form.requestSubmit(button);
    }));
  }, true);
}
