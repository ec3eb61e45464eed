// Native controls, made from what Python says of each: the browser brings the keyboard, the
// pointer, touch and the screen reader along.

import { make, newId, written } from "./page.mjs";

function slider(control, onInput) {
  const id = newId("knob");
  const digits = Math.max(0, Math.ceil(-Math.log10(control.step)));
  const shown = make("output", { for: id, "aria-live": "off" });
  const range = make("input", {
    id, type: "range", min: control.low, max: control.high, step: control.step,
    oninput: () => onInput(Number(range.value)),
  });
  return {
    element: make("div", { class: "knob" }, make("label", { for: id }, control.label), range, shown),
    input: range,
    show(value) {
      if (Number(range.value) !== value) {
        range.value = value;
      }
      shown.textContent = written(value, Math.max(digits, 2));
      range.setAttribute("aria-valuetext", shown.textContent);
    },
  };
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

const KINDS = { slider, choice };

// The control for one entry of the widget's list, in both directions in step with the model.
export function knob(control, model) {
  const made = KINDS[control.kind](control, (value) => {
    model.set(control.name, value);
    model.save_changes();
  });
  made.show(model.get(control.name));
  return made;
}

// What is wrong with a value for this control, in words; an empty string if nothing is.
export function complaint(control, text) {
  if (control.kind === "choice") {
    return control.options.includes(text)
      ? "" : `${control.name} = ${text}, which is none of ${control.options.join(", ")}`;
  }
  const value = Number(text);
  const inside = text.trim() !== "" && value >= control.low && value <= control.high;
  const range = `${written(control.low)} to ${written(control.high)}`;
  return inside ? "" : `${control.name} = ${text}, which is not a number from ${range}`;
}
