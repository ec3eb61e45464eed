// Native controls, made from what Python says of each: the browser brings the keyboard, the
// pointer, touch and the screen reader along.

import { make, newId, written } from "./page.mjs";

// A slider whose places are numbers from `low` to `high`; `shown` writes the value of a place.
function range({ label, low, high, step }, onInput, { toValue, toPlace, shown }) {
  const id = newId("knob");
  const output = make("output", { for: id, "aria-live": "off" });
  const input = make("input", {
    id, type: "range", min: low, max: high, step, oninput: () => onInput(toValue(Number(input.value))),
  });
  return {
    element: make("div", { class: "knob" }, make("label", { for: id }, label), input, output),
    input,
    show(value) {
      if (Number(input.value) !== toPlace(value)) {
        input.value = toPlace(value);
      }
      output.textContent = shown(value);
      input.setAttribute("aria-valuetext", output.textContent);
    },
  };
}

function slider(control, onInput) {
  const digits = Math.max(2, Math.ceil(-Math.log10(control.step)));
  const same = (value) => value;
  return range(control, onInput,
    { toValue: same, toPlace: same, shown: (value) => written(value, digits) });
}

// A slider that goes from one given number to the next, however far that is.
function steps({ label, values }, onInput) {
  return range({ label, low: 0, high: values.length - 1, step: 1 }, onInput, {
    toValue: (place) => values[place], toPlace: (value) => values.indexOf(value),
    shown: (value) => String(value),
  });
}

function choice(control, onInput) {
  const id = newId("knob");
  const options = control.options.map((name) => make("option", { value: name }, name));
  const list = make("select", { id, onchange: () => onInput(list.value) }, ...options);
  return {
    element: make("div", { class: "knob" }, make("label", { for: id }, control.label), list),
    input: list,
    show(value) {
      list.value = value;
    },
  };
}

const KINDS = { slider, whole: slider, steps, choice };

// Whether a control is a knob; others are only part of the state, such as points that were placed.
export function isKnob(control) {
  return control.kind in KINDS;
}

// The control for one entry of the widget's list, in both directions in step with the model.
export function knob(control, model) {
  const made = KINDS[control.kind](control, (value) => {
    model.set(control.name, value);
    model.save_changes();
  });
  made.show(model.get(control.name));
  return made;
}
