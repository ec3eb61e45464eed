// A picture that is sharp on every screen and takes its colours from the page.

const COLOURS = ["ink", "ink-soft", "paper", "surface", "line", "link", "map-low", "map-mid",
  "map-high", "x", "w", "b", "z", "a", "negative", "class-0", "class-1", "class-2", "class-3",
  "class-4", "class-5", "class-6"];

const WIDE = 3; // times its height: so wide a picture gets the whole width

const onePixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// Any colour that CSS can name, as [red, green, blue].
export function channels(colour) {
  onePixel.fillStyle = colour;
  onePixel.fillRect(0, 0, 1, 1);
  return [...onePixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

// The colours of the palette as they are now at this element: "class-0" → "rgb(…)", and its "font".
export function palette(element) {
  const style = getComputedStyle(element);
  const probe = document.createElement("span");
  probe.style.forcedColorAdjust = "none";
  element.append(probe);
  const colours = { font: style.fontFamily };
  for (const name of COLOURS) {
    probe.style.color = `var(--fn-${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return new Proxy(colours, { get: known });
}

// Drawing with a colour that is not there would draw with the last one, and say nothing.
function known(colours, name) {
  if (!(name in colours)) {
    throw new Error(`The palette has no colour ${String(name)}.`);
  }
  return colours[name];
}

// Calls `then` when the reader changes to dark, to light, or to colours of their own.
export function onColours(then, signal) {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", then, { signal });
  }
  const watcher = new MutationObserver(then);
  const attributeFilter = ["data-theme", "data-jp-theme-light"];
  for (const element of [document.documentElement, document.body]) {
    watcher.observe(element, { attributes: true, attributeFilter });
  }
  signal.addEventListener("abort", () => watcher.disconnect());
}

// A canvas that fills the width it is given; `shape` is its width over its height, or a function of
// its width that gives the height. `draw(context, size, colours)` works in CSS pixels.
export function picture(shape, draw) {
  return new Picture(shape, draw);
}

class Picture {
  constructor(shape, draw) {
    Object.assign(this, { shape, draw, colours: null });
    this.element = document.createElement("canvas");
    this.element.setAttribute("role", "img");
    // Until its turn to be drawn comes and it is described.
    this.element.setAttribute("aria-label", "A picture that is being drawn");
    this.element.style.aspectRatio = typeof shape === "function" ? "auto" : String(shape);
    this.element.toggleAttribute("data-wide", shape >= WIDE);
    this.context = this.element.getContext("2d");
  }

  redraw() {
    const width = this.element.clientWidth;
    if (width === 0) {
      return;
    }
    this.colours ??= palette(this.element.parentElement);
    const { shape } = this;
    const size = { width, height: typeof shape === "function" ? shape(width) : width / shape };
    const sharpness = globalThis.devicePixelRatio || 1;
    this.resize(Math.round(size.width * sharpness), Math.round(size.height * sharpness));
    this.context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.context.clearRect(0, 0, size.width, size.height);
    this.draw(this.context, size, this.colours);
  }

  // A canvas that is given a size is emptied, even if it has that size.
  resize(across, down) {
    if (this.element.width !== across || this.element.height !== down) {
      this.element.width = across;
      this.element.height = down;
    }
  }

  recolour() {
    this.colours = null;
    this.redraw();
  }
}
