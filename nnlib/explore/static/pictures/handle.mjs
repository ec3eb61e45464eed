// A place in the plane that can be taken hold of: dragged by mouse or finger, moved by arrow keys.

import { make, written } from "../frame/page.mjs";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const LARGE = 5; // small steps in a large one, with Shift

// `to(place)` is told where the handle wants to go; `frame()` gives the plane as it is drawn now.
// It calls itself a slider, so that screen readers pass the arrow keys on and read the place.
export class Handle {
  constructor(name, { limits, step, to, frame }) {
    Object.assign(this, { limits, step, to, frame, here: [0, 0], grip: null });
    const release = () => { this.grip = null; };
    this.element = make("button", {
      type: "button", class: "card-handle", role: "slider", "aria-label": name,
      "aria-valuemin": limits[0], "aria-valuemax": limits[1],
      onkeydown: (event) => this.press(event), onpointerdown: (event) => this.take(event),
      onpointermove: (event) => this.drag(event), onpointerup: release, onpointercancel: release,
    });
  }

  show(place) {
    this.here = place;
    const { across, up } = this.frame();
    this.element.style.left = `${across(place[0])}px`;
    this.element.style.top = `${up(place[1])}px`;
    this.element.setAttribute("aria-valuenow", place[0]);
    this.element.setAttribute("aria-valuetext", `x₁ ${written(place[0])}, x₂ ${written(place[1])}`);
  }

  press(event) {
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      const far = this.step * (event.shiftKey ? LARGE : 1);
      this.go(this.here.map((value, k) => value + far * direction[k]));
    }
  }

  take(event) {
    const { across, up } = this.frame();
    this.grip = [event.clientX - across(this.here[0]), event.clientY - up(this.here[1])];
    this.element.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (this.grip) {
      const { x1, x2 } = this.frame();
      this.go([x1(event.clientX - this.grip[0]), x2(event.clientY - this.grip[1])]);
    }
  }

  // Stays inside the frame, and on numbers with few digits.
  go(place) {
    const [left, right, bottom, top] = this.limits;
    const grain = this.step / 10;
    const [x1, x2] = place.map((value) => Number((Math.round(value / grain) * grain).toPrecision(12)));
    this.to([Math.min(Math.max(x1, left), right), Math.min(Math.max(x2, bottom), top)]);
  }
}
