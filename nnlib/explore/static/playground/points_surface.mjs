// What mouse and finger do on the plane while its points are edited: a press on an empty place adds a
// point, or deletes or changes one if the reader has chosen so; a point is dragged.

import { make } from "../frame/page.mjs";

const NEAR = { mouse: 12, touch: 24 }; // pixels from a point that still press it
const STILL = 4; // pixels that a press may wander without being a drag

export class PointsSurface {
  constructor(editor) {
    Object.assign(this, { editor, grip: null });
    this.element = make("div", {
      class: "points-surface", hidden: true,
      onpointerdown: (event) => this.press(event), onpointermove: (event) => this.drag(event),
      onpointerup: (event) => this.release(event), onpointercancel: () => this.cancel(),
    });
  }

  // A point that comes along is put down, wherever the press is.
  press(event) {
    if (event.button !== 0 || this.grip) {
      return;
    }
    const { editor } = this;
    const [x, y] = this.pixel(event);
    const hit = editor.carried < 0
      ? editor.nearest(this.place([x, y]), NEAR[event.pointerType] ?? NEAR.mouse) : -1;
    const aside = hit < 0 ? [0, 0] : this.distance([x, y], hit);
    this.grip = { pointer: event.pointerId, from: [x, y], hit, aside, hasMoved: false };
    this.element.setPointerCapture(event.pointerId);
    if (hit < 0) {
      editor.pen.go(this.place([x, y]));
    } else {
      editor.goTo(hit);
    }
  }

  drag(event) {
    const { grip, editor } = this;
    if (grip?.pointer !== event.pointerId) {
      return;
    }
    const [x, y] = this.pixel(event);
    grip.hasMoved ||= Math.hypot(x - grip.from[0], y - grip.from[1]) >= STILL;
    if (grip.hasMoved && editor.tools.pressed === "add") {
      if (grip.hit >= 0 && editor.carried < 0) {
        editor.take(grip.hit);
      }
      editor.pen.go(this.place([x - grip.aside[0], y - grip.aside[1]]));
    }
  }

  release(event) {
    const { grip, editor } = this;
    if (grip?.pointer !== event.pointerId) {
      return;
    }
    this.grip = null;
    const isPick = grip.hit >= 0 && editor.carried < 0 && editor.tools.pressed === "add";
    if (isPick) {
      editor.pick(grip.hit);
    } else {
      editor.act(editor.carried < 0 ? editor.tools.pressed : "carry");
    }
    editor.pen.element.focus({ preventScroll: true });
  }

  cancel() {
    if (this.grip?.hit >= 0 && this.editor.carried >= 0) {
      this.editor.act("leave");
    }
    this.grip = null;
  }

  pixel({ clientX, clientY }) {
    const { left, top } = this.element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  place([x, y]) {
    const frame = this.editor.frame();
    return [frame.x1(x), frame.x2(y)];
  }

  distance([x, y], index) {
    const [frame, [x1, x2]] = [this.editor.frame(), this.editor.points[index]];
    return [x - frame.across(x1), y - frame.up(x2)];
  }
}
