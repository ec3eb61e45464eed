// Draws the pictures of an exploration. Where they take long they take turns, a few in each frame, so
// that the page answers a key at once: pictures may lag, knobs and words never.

const BUDGET = 5; // milliseconds of drawing in a frame, of which one picture may take the last

export class Painter {
  // `paint(picture)` draws one of them; `done()` is called when all have been drawn.
  constructor(pictures, { takesTurns, paint, done }) {
    Object.assign(this, { pictures, takesTurns, paint, done, waiting: new Set(), at: 0, stamp: null });
    this.frameAsked = 0;
  }

  // All pictures are to be drawn anew, if the stamp, a list of what they show, is another one.
  draw(stamp) {
    if (this.stamp && stamp.every((part, k) => part === this.stamp[k])) {
      return;
    }
    this.stamp = stamp;
    this.waiting = new Set(this.pictures);
    if (!this.frameAsked) {
      this.work();
    }
  }

  // The next draw is one, whatever its stamp.
  forget() {
    this.stamp = null;
  }

  work() {
    const until = performance.now() + (this.takesTurns ? BUDGET : Infinity);
    this.frameAsked = 0;
    while (this.waiting.size > 0 && performance.now() < until) {
      const picture = this.pictures[this.at];
      this.at = (this.at + 1) % this.pictures.length;
      if (this.waiting.delete(picture)) {
        this.paint(picture);
      }
    }
    if (this.waiting.size > 0) {
      this.frameAsked = requestAnimationFrame(() => this.work());
    } else {
      this.done();
    }
  }

  end() {
    cancelAnimationFrame(this.frameAsked);
  }
}
