// A place on a picture's plane that the reader moves: dragged, moved by arrow keys, or sent to where
// the picture is pressed.

import { make } from "../frame/page.mjs";
import { Handle } from "../pictures/handle.mjs";

export class Place {
  // `names` are the two controls that hold the place, `frame()` is the plane as it is drawn now.
  constructor(alive, { label, names, frame }) {
    const controls = names.map((name) => alive.controls.find((each) => each.name === name));
    this.frame = frame;
    this.handle = new Handle(label, {
      limits: controls.flatMap(({ low, high }) => [low, high]), step: controls[0].step, frame,
      to: (place) => {
        this.show(place); // at once: the next key may come before the next frame
        names.forEach((name, k) => alive.model.set(name, place[k]));
        alive.model.save_changes();
      },
    });
    this.element = make("div", { class: "handle-surface", onclick: (event) => this.send(event) },
      this.handle.element);
  }

  show(place) {
    this.handle.show(place);
  }

  // A press on the handle itself, or the end of a drag, sends it nowhere.
  send(event) {
    if (event.target === this.element) {
      const { left, top } = this.element.getBoundingClientRect();
      const { x1, x2 } = this.frame();
      this.handle.go([x1(event.clientX - left), x2(event.clientY - top)]);
    }
  }
}
