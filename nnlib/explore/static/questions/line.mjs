// The question for a line: what the reader has drawn, and how many points it leaves on the wrong side.

import { make } from "../frame/page.mjs";
import { Drawing, lineThrough, sayEnds } from "./drawing.mjs";

// How many points lie on the wrong side, whichever side the classes are given.
function countWrong(points, { w1, w2, b }) {
  const count = (sign) => points
    .filter(([x1, x2, label]) => sign * (w1 * x1 + w2 * x2 + b) > 0 !== (label === 1)).length;
  return Math.min(count(1), count(-1));
}

// `settle` ends the drawing, or opens it again, and lets another line join, as { w1, w2, b }.
export class LineQuestion {
  inView = true;
  stays = true;

  constructor(asked) {
    this.asked = asked;
    this.drawing = new Drawing(asked);
    this.element = this.drawing.element;
  }

  start(signal) {
    this.drawing.start(signal);
  }

  given() {
    return this.drawing.moved ? { answer: this.drawing.ends }
      : { complaint: "Move an end of the line first." };
  }

  show(answer) {
    this.drawing.moved = answer !== undefined;
    this.drawing.place(answer ?? this.asked.start);
  }

  settle(isSettled, weights) {
    this.drawing.settle(isSettled, weights);
  }

  focus() {
    this.drawing.handles[0].element.focus();
  }

  isAnswer(value) {
    const isPlace = (end) => Array.isArray(end) && end.length === 2 && end.every(Number.isFinite);
    return Array.isArray(value) && value.length === 2 && value.every(isPlace)
      && String(value[0]) !== String(value[1]);
  }

  echo(answer) {
    return sayEnds(answer);
  }

  judge(answer, weights) {
    const { points, other } = this.asked;
    const yours = countWrong(points, lineThrough(answer));
    const sentences = [`Your line leaves ${yours} of ${points.length} points on the wrong side.`];
    if (weights) {
      const name = other[0].toUpperCase() + other.slice(1);
      sentences.push(`${name}, dashed in the picture, leaves ${countWrong(points, weights)}.`);
    }
    return { why: [make("p", {}, sentences.join(" "))] };
  }

  every() {
    return [];
  }
}
