// A line between two kinds of points, drawn by moving its two ends.

import { make, written } from "../frame/page.mjs";
import { onColours, picture } from "../pictures/canvas.mjs";
import { drawAxes, drawLine, drawPoints, frameOf } from "../pictures/plane.mjs";
import { Handle } from "../pictures/handle.mjs";

const STEPS = 60; // of an arrow key from side to side, about

// The line through two places, as weights and bias.
export function lineThrough([[fromX, fromY], [toX, toY]]) {
  const [w1, w2] = [fromY - toY, toX - fromX];
  return { w1, w2, b: -(w1 * fromX + w2 * fromY) };
}

export function sayEnds(ends) {
  const [from, to] = ends.map((end) => `(${end.map((value) => written(value)).join(", ")})`);
  return `the line through ${from} and ${to}`;
}

export class Drawing {
  constructor(asked) {
    Object.assign(this, { asked, ends: asked.start, moved: false, weights: null });
    const [left, right] = asked.limits;
    this.step = 10 ** Math.round(Math.log10((right - left) / STEPS));
    this.picture = picture(1, (context, size, colours) => this.draw(context, size, colours));
    this.handles = ["One end", "The other end"].map((name, i) => new Handle(name, {
      limits: asked.limits, step: this.step, to: (place) => this.move(i, place),
      frame: () => this.frame(),
    }));
    this.said = make("p", { class: "card-moved", role: "status" });
    this.legend = make("figcaption");
    const box = make("div", { class: "card-plane" }, this.picture.element,
      ...this.handles.map(({ element }) => element));
    this.element = make("figure", { class: "card-line" }, box, this.legend, this.said);
  }

  frame() {
    const width = this.picture.element.clientWidth;
    return frameOf({ width, height: width }, this.asked.limits);
  }

  start(signal) {
    const watcher = new ResizeObserver(() => this.redraw());
    watcher.observe(this.element);
    signal.addEventListener("abort", () => watcher.disconnect());
    onColours(() => this.picture.recolour(), signal);
  }

  place(ends) {
    this.ends = ends.map((end) => [...end]);
    this.redraw();
  }

  // Moves one end; the two may not meet, as no line belongs to one place.
  move(i, place) {
    const other = this.ends[1 - i];
    const near = Math.hypot(place[0] - other[0], place[1] - other[1]) < 2 * this.step;
    this.said.textContent = near ? "The two ends cannot meet." : "";
    if (!near) {
      this.moved = true;
      this.place(this.ends.map((end, k) => (k === i ? place : end)));
      this.element.dispatchEvent(new Event("input"));
    }
  }

  // Once predicted, the ends stand still, and the other line may join.
  settle(isSettled, weights) {
    this.weights = weights;
    this.handles.forEach(({ element }) => { element.hidden = isSettled; });
    this.redraw();
  }

  redraw() {
    this.picture.redraw();
    this.picture.element.setAttribute("aria-label", this.describe());
    this.handles.forEach((each, i) => each.show(this.ends[i]));
    const key = (look) => make("span", { class: `card-key ${look}`, "aria-hidden": "true" });
    const other = this.weights ? [key("is-dashed"), this.asked.other] : [];
    this.legend.replaceChildren(key(""), "your line", ...other);
  }

  draw(context, size, colours) {
    const frame = frameOf(size, this.asked.limits);
    drawPoints(context, frame, this.asked.points, colours);
    drawLine(context, frame, lineThrough(this.ends), { colour: colours.ink });
    if (this.weights) {
      drawLine(context, frame, this.weights, { colour: colours.link, dash: [7, 5] });
    }
    drawAxes(context, frame, colours);
  }

  describe() {
    const groups = ["circles of class 0", "triangles of class 1"].map((name, label) => {
      const own = this.asked.points.filter((point) => point[2] === label);
      const mean = (k) => written(own.reduce((sum, point) => sum + point[k], 0) / own.length, 1);
      return own.length ? `${own.length} ${name}, around (${mean(0)}, ${mean(1)})` : `no ${name}`;
    });
    const other = this.weights ? `, and dashed ${this.asked.other}` : "";
    return `The plane with ${groups.join(", and ")}. Drawn in it is ${sayEnds(this.ends)}${other}.`;
  }
}
