// Buttons that let a network train: run and pause, one epoch, back to the start.

import { make } from "../frame/page.mjs";

export class Transport {
  // `learner` trains; `read()` gives { stop, speed, most, hasPoints }: the epoch at which a run ends,
  // how many epochs lie between two pictures, the epoch at which all runs end, and whether there is
  // anything to learn.
  constructor(learner, read) {
    Object.assign(this, { learner, read });
    const button = (text, onclick) => make("button", { type: "button", onclick }, text);
    this.toggle = button("Run", () => this.runOrPause());
    this.step = button("One epoch", () => this.train(this.now + 1));
    this.back = button("Back to epoch 0", () => this.rewind());
    this.elements = [this.toggle, this.step, this.back];
  }

  get now() {
    return this.learner.now;
  }

  runOrPause() {
    if (this.learner.isRunning) {
      this.learner.pause();
    } else {
      this.train(this.read().stop);
    }
  }

  // Where a run has ended at `stop` already, the next one goes as far again.
  train(goal) {
    const { stop, speed, most, hasPoints } = this.read();
    if (hasPoints) {
      this.learner.run(Math.min(goal > this.now ? goal : this.now + stop, most), speed);
    }
  }

  rewind() {
    this.learner.rewind();
  }

  follow() {
    this.toggle.textContent = this.learner.isRunning ? "Pause" : "Run";
  }
}
