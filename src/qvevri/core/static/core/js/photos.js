/* Photos before they are sent: made small enough for a village's network, shown, put in order, taken out again.
   <div class="drop" data-photos="8"><input type="file" multiple></div>. What the browser cannot read (HEIC on most)
   goes as it is; the server reads it. Without JavaScript the plain file field sends the originals. */

const LONGEST = 2048;
const QUALITY = 0.82;
const SMALL_ENOUGH = 400_000;

async function shrunk(file) {
  if (file.size <= SMALL_ENOUGH || !file.type.startsWith("image/")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch { return file; }
}

function sprite() {
  return document.querySelector(".icon use")?.getAttribute("href").split("#")[0] ?? "";
}

function smallButton(name, label, deed) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "icon-button";
  button.setAttribute("aria-label", label);
  button.innerHTML = `<svg class="icon" width="20" height="20" aria-hidden="true"><use href="${sprite()}#${name}"></use></svg>`;
  button.addEventListener("click", deed);
  return button;
}

export function start(drop) {
  const field = drop.querySelector("input[type='file']");
  const most = Number(drop.dataset.photos) || 8;
  const thumbs = document.createElement("ol");
  thumbs.className = "thumbs";
  thumbs.setAttribute("aria-live", "polite");
  drop.after(thumbs);
  let chosen = [];

  function put() {
    const files = new DataTransfer();
    chosen.forEach((one) => files.items.add(one));
    field.files = files.files;
    draw();
    field.dispatchEvent(new CustomEvent("photos:ready", { bubbles: true, detail: { count: chosen.length } }));
  }
  function draw() {
    thumbs.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    thumbs.replaceChildren(...chosen.map((file, index) => {
      const item = document.createElement("li");
      item.className = "thumb";
      const image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = `${index + 1}`;
      item.append(image);
      if (index > 0) item.append(smallButton("arrow-left", drop.dataset.forward, () => { chosen.unshift(...chosen.splice(index, 1)); put(); }));
      else item.append(document.createElement("span"));
      item.append(smallButton("x", drop.dataset.remove, () => { chosen.splice(index, 1); put(); }));
      return item;
    }));
  }
  async function take() {
    drop.setAttribute("aria-busy", "true");
    const added = await Promise.all([...field.files].map(shrunk));
    const known = new Set(chosen.map((one) => `${one.name} ${one.size}`));
    /* One too many goes along: the answer names it. */
    chosen = [...chosen, ...added.filter((one) => !known.has(`${one.name} ${one.size}`))].slice(0, most + 1);
    drop.removeAttribute("aria-busy");
    put();
  }
  field.addEventListener("change", (event) => {
    if (!event.isTrusted && !field.files.length) return;
    /* Photos dropped here leave the keyboard on a button: the form would go where that one leads. */
    field.focus({ preventScroll: true });
    take();
  });
  /* Chosen before this module had come over a slow network. */
  if (field.files.length) take();
}
