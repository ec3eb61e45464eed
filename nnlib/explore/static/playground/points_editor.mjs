// Points of the reader's own, placed on the plane by mouse or finger, or with a pen that the arrow
// keys move. Each change is said in words and can be taken back.

import { isModified, written } from "../frame/page.mjs";
import { Handle } from "../pictures/handle.mjs";
import { nearestPoint, OwnPoints } from "./own_points.mjs";
import { PointsSurface } from "./points_surface.mjs";
import { markerOf, PointsTools } from "./points_tools.mjs";

const PEN_KEYS = { enter: "add", " ": "add", delete: "remove", backspace: "remove", c: "turn",
  m: "carry", n: "next", p: "previous", escape: "leave" };
const STEPS_ACROSS = 60; // of an arrow key from side to side, about
const RING = 14; // pixels from the pen's middle to a point that it can take hold of

export class PointsEditor {
  // `alive` is the exploration, `frame()` the plane as it is drawn now.
  constructor({ alive, frame }) {
    Object.assign(this, { frame, isOn: false, here: [0, 0], at: -1, carried: -1 });
    this.own = new OwnPoints(alive.model, () => alive.state.seen);
    const { most, columns } = alive.controls.find(({ name }) => name === "points");
    this.most = most;
    this.tools = new PointsTools({
      nClasses: columns[2].high + 1, act: (action) => this.act(action),
      arrow: (key) => this.pen.press(new KeyboardEvent("keydown", { key })),
      turnOn: (event) => this.turnOn(!this.isOn, event.detail === 0),
    });
    this.pen = new Handle("Pen", { limits: [], step: 1, to: (place) => this.moveTo(place), frame });
    this.pen.element.classList.add("points-pen");
    this.pen.element.addEventListener("keydown", (event) => this.press(event));
    this.element = this.tools.element;
    this.overlay = new PointsSurface(this).element;
    this.overlay.append(this.pen.element);
  }

  // Whoever comes by keyboard goes on at the pen.
  turnOn(isOn, isByKey) {
    Object.assign(this, { isOn, carried: -1 });
    this.overlay.hidden = !isOn;
    this.follow();
    this.moveTo(this.here);
    const begin = "Press on the picture, or move the pen with the arrow keys: Enter adds a point.";
    this.tools.say(isOn ? begin : "The points stand still again.");
    if (isOn && isByKey) {
      this.pen.element.focus();
    }
  }

  // Brings the pen in step with the picture.
  follow() {
    if (this.own.heed()) {
      Object.assign(this, { at: -1, carried: -1 });
    }
    if (!this.isOn) {
      return;
    }
    const { limits } = this.frame();
    const [left, right, bottom, top] = limits;
    const step = 10 ** Math.round(Math.log10((right - left) / STEPS_ACROSS));
    Object.assign(this.pen, { limits, step });
    this.pen.element.setAttribute("aria-valuemin", left);
    this.pen.element.setAttribute("aria-valuemax", right);
    const [x1, x2] = this.here;
    this.moveTo([Math.min(Math.max(x1, left), right), Math.min(Math.max(x2, bottom), top)]);
  }

  // The pen says where it is and what lies there; it wears the marker of a point that comes along.
  moveTo(place) {
    this.here = place;
    this.pen.show(place);
    const isCarrying = this.carried >= 0;
    const index = isCarrying ? this.carried : this.current();
    const what = index < 0 ? "no point here" : `${isCarrying ? "with" : "on"} point ${index + 1}`;
    const { element } = this.pen;
    element.setAttribute("aria-valuetext", `${element.getAttribute("aria-valuetext")}, ${what}`);
    element.dataset.carries = isCarrying ? markerOf(this.points[index][2]) : "";
    this.tools.show({ isOn: this.isOn, isCarrying });
  }

  get points() {
    return this.own.list ?? [];
  }

  // The point to which the pen was brought, or else the nearest in its ring; −1 for none.
  current() {
    const { at, points, here } = this;
    const isThere = at >= 0 && at < points.length && here.every((value, k) => value === points[at][k]);
    return isThere ? at : this.nearest(here, RING);
  }

  nearest(place, reach) {
    return nearestPoint(this.points, this.frame(), place, reach);
  }

  press(event) {
    const key = event.key.toLowerCase();
    const isUndo = key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    const action = isUndo ? "undo" : !isModified(event) && PEN_KEYS[key];
    if (action) {
      event.preventDefault();
      this.act(action);
    }
  }

  // Does what a key or a button asks for, and says it. A point that comes along is put down, or stays
  // where it was.
  act(action) {
    const carried = this.carried;
    this.carried = -1;
    const isPut = carried >= 0 && ["add", "carry"].includes(action);
    const does = () => (isPut ? this.putDown(carried) : this[action](carried));
    this.tools.say(this.own.list === null ? "The points are still being drawn." : does());
    this.moveTo(this.here);
  }

  add() {
    const { points, here } = this;
    if (points.length >= this.most) {
      return `There are ${this.most} points, and more do not fit. Delete one first.`;
    }
    const i = points.length;
    this.change([...points, [...here, this.tools.label]], `adding point ${i + 1}`, i);
    return `Point ${i + 1} added: ${this.look(i)}. Undo takes it back.`;
  }

  remove() {
    return this.withCurrent((i) => {
      const look = this.look(i);
      this.change(this.points.filter((_, k) => k !== i), `deleting point ${i + 1}`);
      return `Point ${i + 1} deleted: ${look}. ${this.count()} Undo brings it back.`;
    });
  }

  // The next of the classes that are in use, of which there are at least two.
  turn() {
    return this.withCurrent((i) => {
      const [x1, x2, label] = this.points[i];
      const inUse = Math.max(1, this.tools.label, ...this.points.map((point) => point[2])) + 1;
      const turned = [x1, x2, (label + 1) % inUse];
      this.change(this.points.with(i, turned), `switching the class of point ${i + 1}`, i);
      return `Point ${i + 1} is a ${markerOf(turned[2])} now: ${this.look(i)}. Undo takes it back.`;
    });
  }

  carry() {
    return this.withCurrent((i) => {
      this.take(i);
      return `Point ${i + 1} comes along with the pen. M, the button or a press on the picture puts it `
        + "down; Escape leaves it where it was.";
    });
  }

  take(i) {
    this.goTo(i);
    this.carried = i;
  }

  putDown(i) {
    this.change(this.points.with(i, [...this.here, this.points[i][2]]), `moving point ${i + 1}`, i);
    return `Point ${i + 1} moved: ${this.look(i)}. Undo takes it back.`;
  }

  next() {
    const n = this.points.length;
    return n === 0 ? this.count() : this.goTo((this.last() + 1) % n);
  }

  previous() {
    const n = this.points.length;
    return n === 0 ? this.count() : this.goTo((Math.max(this.last(), 0) + n - 1) % n);
  }

  // The point at which the pen is or was; −1 if it has been at none.
  last() {
    return this.current() < 0 ? Math.min(this.at, this.points.length - 1) : this.current();
  }

  // Brings the pen to a point, and says what it is.
  goTo(i) {
    this.at = i;
    this.moveTo(this.points[i].slice(0, 2));
    return `Point ${i + 1} of ${this.points.length}: ${this.look(i)}.`;
  }

  // A press that only picks a point.
  pick(i) {
    this.tools.say(this.goTo(i));
  }

  undo() {
    const step = this.own.undo();
    this.at = -1;
    return step === null ? "There is nothing to take back."
      : `Taken back: ${step.what}. ${this.count(step.n)}`;
  }

  clear() {
    const n = this.points.length;
    if (n === 0) {
      return this.count();
    }
    this.change([], `deleting all ${n} points`);
    return `All ${n} points deleted. Undo brings them back.`;
  }

  // Back to the button that began it all; with a point that comes along, only that stays behind.
  leave(carried) {
    if (carried < 0) {
      this.tools.toggle.focus();
      return "The pen waits where it is.";
    }
    this.goTo(carried);
    return `Point ${carried + 1} stays where it was.`;
  }

  withCurrent(then) {
    const i = this.current();
    return i < 0 ? "No point lies in the pen's ring. Next point brings the pen to one." : then(i);
  }

  // Writes other points; the pen stays at the one with index `at`.
  change(points, what, at = -1) {
    const { limits } = this.frame();
    this.own.change(points, { limits, digits: this.digits, what });
    this.at = at;
    this.here = at < 0 ? this.here : this.points[at].slice(0, 2);
  }

  // Digits behind the point of a place that is finer than any eye.
  get digits() {
    return Math.min(Math.max(3 - Math.round(Math.log10(this.pen.step)), 2), 12);
  }

  look(i) {
    const [x1, x2, label] = this.points[i];
    const digits = Math.max(2, this.digits - 2);
    return `class ${label} at ${written(x1, digits)}, ${written(x2, digits)}`;
  }

  count(n = this.points.length) {
    const none = "There is no point, so nothing can be learned.";
    return n === 0 ? none : `There ${n === 1 ? "is 1 point" : `are ${n} points`}.`;
  }
}
