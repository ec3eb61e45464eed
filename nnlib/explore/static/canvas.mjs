// A picture that is sharp on every screen and takes its colours from the page.

const COLOURS = ["ink", "ink-soft", "paper", "surface", "line", "link", "map-low", "map-mid",
  "map-high", "x", "w", "b", "z", "a", "negative", "class-0", "class-1", "class-2", "class-3",
  "class-4", "class-5", "class-6"];

const onePixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// Any colour that CSS can name, as [red, green, blue].
export function channels(colour) {
  onePixel.fillStyle = colour;
  onePixel.fillRect(0, 0, 1, 1);
  return [...onePixel.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

// The colours of the palette as they are now at this element: "class-0" → "rgb(…)".
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
  return colours;
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

// Makes a canvas of the given shape (width over height) that fills the width it is given.
// `draw(context, size, colours)` works in CSS pixels.
export function picture(shape, draw) {
  const element = document.createElement("canvas");
  element.setAttribute("role", "img");
  element.style.aspectRatio = String(shape);
  const context = element.getContext("2d");
  let colours = null;

  function redraw() {
    const width = element.clientWidth;
    if (width === 0) {
      return;
    }
    colours ??= palette(element.parentElement);
    const size = { width, height: width / shape };
    const sharpness = globalThis.devicePixelRatio || 1;
    const [across, down] = [size.width, size.height].map((side) => Math.round(side * sharpness));
    if (element.width !== across || element.height !== down) {
      element.width = across;
      element.height = down;
    }
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    draw(context, size, colours);
  }

  return {
    element,
    redraw,
    recolour() {
      colours = null;
      redraw();
    },
  };
}
