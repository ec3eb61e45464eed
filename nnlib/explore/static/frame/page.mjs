// Small things that every front end needs: elements, numbers as people write them, and a memory.

// JupyterLab takes the arrows and the letters for itself, unless the element that has the focus says
// otherwise. Enter with Shift, Ctrl or Alt runs a cell: for these keys the element says nothing.
// JupyterLab listens at the document, so the window decides, before it. Each front end brings its
// own copy of this file along; the first one decides for all.
const KEYS = Symbol.for("from-one-neuron:keys");
const SUPPRESS = "data-lm-suppress-shortcuts";

function keepKeys(element) {
  element[KEYS] = true;
  element.setAttribute(SUPPRESS, "true");
}

function shareEnter(event) {
  if (event.target[KEYS] && event.key === "Enter" && isModified(event)) {
    event.target.removeAttribute(SUPPRESS);
  } else if (event.target[KEYS]) {
    event.target.setAttribute(SUPPRESS, "true");
  }
}

export function isModified(event) {
  return event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
}

if (!window[KEYS]) {
  window[KEYS] = true;
  addEventListener("keydown", shareEnter, { capture: true });
}

// Makes an element: attributes first, then its children, texts or elements.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (["button", "input", "select", "summary"].includes(tag) || "tabindex" in attributes) {
    keepKeys(element);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children);
  return element;
}

// A name for an element that no other element of the page has. Each front end brings its own copy
// of this file along, so they count together, on the page.
const COUNT = Symbol.for("from-one-neuron:ids");

export function newId(word) {
  document[COUNT] = (document[COUNT] ?? 0) + 1;
  return `fn-${word}-${document[COUNT]}`;
}

// Text with formulas comes from Python as HTML: MathML, which every browser shows by itself.
// Where the page has MathJax, it sets them like the formulas of the text.
export function fill(element, html) {
  element.innerHTML = html;
  typesetFormulas(element);
  return element;
}

function typesetFormulas(element) {
  const formulas = [...element.querySelectorAll("math[data-tex]")];
  const typesetter = globalThis.MathJax;
  if (formulas.length === 0 || !typesetter) {
    return;
  }
  if (!typesetter.startup?.promise) {
    addEventListener("load", () => globalThis.MathJax.startup && typesetFormulas(element), { once: true });
    return;
  }
  typesetter.startup.promise
    .then(() => Promise.all(formulas.map((formula) => typeset(formula, typesetter))))
    .then(() => {
      typesetter.startup.document.clear();
      typesetter.startup.document.updateDocument();
    });
}

async function typeset(formula, typesetter) {
  if (!formula.isConnected) {
    return;
  }
  const display = formula.getAttribute("display") === "block";
  const metrics = typesetter.getMetricsFor(formula.parentElement, display);
  formula.replaceWith(await typesetter.tex2chtmlPromise(formula.dataset.tex, { ...metrics, display }));
}

// A number as people write it: a real minus sign, no minus zero, no needless zeros unless asked.
export function written(value, digits = 2, { fixed = false } = {}) {
  const rounded = Number(value.toFixed(digits)) + 0;
  const text = fixed ? rounded.toFixed(digits) : String(rounded);
  return text.replace("-", "−");
}

// A number that a person has typed: a comma or a point, any minus sign, a space before each three
// digits. NaN for anything else.
export function read(text) {
  const together = text.trim().replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, "");
  const plain = together.replace(/[−–]/g, "-").replace(",", ".");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

// What the browser keeps from one visit to the next. A browser may refuse, or be full: then
// `keep` says so, and nothing else is lost.
const SHELF = "from-one-neuron/1/";

export function canRecall() {
  try {
    return localStorage !== null;
  } catch {
    return false;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(SHELF + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

// Gives what was kept, null where there is nothing, undefined where it cannot be read.
export function recall(name) {
  try {
    const text = localStorage.getItem(SHELF + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(SHELF + name);
    return true;
  } catch {
    return false;
  }
}

// A prediction that has been made, or skipped, opens what waits for it, wherever it stands.
const MADE = "from-one-neuron:predicted";

export function announcePrediction(name) {
  document.dispatchEvent(new CustomEvent(MADE, { detail: name }));
}

export function onPrediction(name, then, signal) {
  document.addEventListener(MADE, (event) => event.detail === name && then(), { signal });
}
