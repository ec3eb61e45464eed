// What stands beside the plane while a reader edits its points: a button for every key of the pen,
// and the two choices of what a new point and a press on the picture are.

import { make, newId } from "../frame/page.mjs";

const MARKERS = ["circle", "triangle", "square", "diamond", "upturned triangle"];
const PRESSES = [["add", "adds or moves a point"], ["remove", "deletes a point"],
  ["turn", "switches its class"]];
const BUTTONS = {
  add: "Add point", remove: "Delete point", turn: "Switch class", carry: "Take along",
  previous: "Previous point", next: "Next point", undo: "Undo", clear: "Clear all",
};
const PEN_ARROWS = {
  "Pen left": "ArrowLeft", "Pen right": "ArrowRight", "Pen up": "ArrowUp", "Pen down": "ArrowDown",
};
const HELP = {
  "Arrows": "move the pen, with Shift further", "Enter or Space": "add a point",
  "Delete": "delete the point in the pen's ring", "C": "switch its class",
  "M": "take it along, and put it down", "N and P": "next and previous point",
  "Ctrl+Z": "undo", "Escape": "back to this place",
};

export function markerOf(label) {
  return MARKERS[label];
}

export class PointsTools {
  // `act(action)` does what a button says, `arrow(key)` moves the pen, and `turnOn(event)` is told that
  // editing is to begin or to end.
  constructor({ nClasses, act, arrow, turnOn }) {
    const button = (text, onclick) => make("button", { type: "button", onclick }, text);
    this.toggle = button("Edit points", turnOn);
    this.toggle.setAttribute("aria-pressed", "false");
    this.buttons = Object.fromEntries(Object.entries(BUTTONS)
      .map(([action, text]) => [action, button(text, () => act(action))]));
    const classes = MARKERS.slice(0, nClasses)
      .map((marker, label) => [label, `class ${label}, ${marker}`]);
    this.classes = listOf("new points", classes);
    this.presses = listOf("a press on the picture", PRESSES);
    const arrows = Object.entries(PEN_ARROWS).map(([word, key]) => button(word, () => arrow(key)));
    this.said = make("p", { class: "points-said", role: "status" });
    this.panel = make("div", { class: "points-panel", hidden: true },
      this.classes.element, this.presses.element,
      rowOf("Points", Object.values(this.buttons)), rowOf("Move the pen", arrows), keysInWords());
    this.element = make("div", { class: "points-tools" }, this.toggle, this.panel, this.said);
  }

  // The class of new points.
  get label() {
    return Number(this.classes.list.value);
  }

  // What a press on the picture does.
  get pressed() {
    return this.presses.list.value;
  }

  show({ isOn, isCarrying }) {
    this.toggle.setAttribute("aria-pressed", String(isOn));
    this.panel.hidden = !isOn;
    this.buttons.carry.textContent = isCarrying ? "Put down" : BUTTONS.carry;
  }

  say(words) {
    this.said.textContent = words;
  }
}

function listOf(label, options) {
  const id = newId("points");
  const list = make("select", { id },
    ...options.map(([value, text]) => make("option", { value }, text)));
  const words = make("label", { for: id }, label);
  return { list, element: make("p", { class: "points-choice" }, words, list) };
}

function rowOf(name, buttons) {
  return make("div", { class: "explore-buttons", role: "group", "aria-label": name }, ...buttons);
}

function keysInWords() {
  const rows = Object.entries(HELP)
    .flatMap(([key, words]) => [make("dt", {}, key), make("dd", {}, words)]);
  return make("details", {}, make("summary", {}, "Keys of the pen"),
    make("p", {}, "Tab reaches the pen on the picture."), make("dl", {}, ...rows));
}
