// Training beside the page, so that the page never waits: a worker runs this text, and the two send
// messages. The page says what is wanted, { do: "start" | "run" | "pause" | "more" | "look", … };
// the trainer answers with a snapshot, and goes on once the page asks for more.

import { Session } from "./engine/session.mjs";

const PATIENCE = 60; // milliseconds of training, at most, before the page hears of it
const [MAP_SIDE, UNIT_SIDE] = [64, 24];

class Trainer {
  constructor(post) {
    Object.assign(this, { post, edits: [], silent: [], run: 0, goal: 0, stride: 1, isQuiet: false });
    this.sent = 0; // rows of the curves that the page has
    this.serial = 0; // of the last snapshot
    this.order = 0; // of the page, the last one that was heeded
    this.isAwaited = false; // whether the page is still to ask for more than that one
  }

  get isRunning() {
    return this.session.epoch < this.goal && !this.session.hasDiverged;
  }

  train() {
    const { session, goal, stride, isQuiet, edits } = this;
    const until = performance.now() + PATIENCE;
    const end = Math.min(goal, isQuiet ? Infinity : session.epoch + stride);
    session.advance(end, edits, () => performance.now() < until);
    if (isQuiet && this.isRunning && this.sent > 0) {
      this.tell({ epoch: session.epoch, isRunning: true, isBetween: true, curve: [] });
    } else {
      this.show();
    }
    this.isAwaited = this.isRunning;
  }

  tell(seen) {
    this.serial += 1;
    const { run, serial, order, goal } = this;
    this.post({ run, serial, order, goal, ...seen });
  }

  show() {
    const { session, silent } = this;
    const { epoch, hasDiverged, net, curve, points, isApart, examples, apart, limits } = session;
    this.tell({
      epoch, hasDiverged, isRunning: this.isRunning, isBetween: false, sizes: net.sizes, limits, silent,
      parameters: net.parameters.slice(), gradients: net.gradients.slice(),
      train: session.measure(examples), validation: session.measure(apart),
      right: session.countRight(silent),
      map: session.map(MAP_SIDE, silent), mapSide: MAP_SIDE,
      units: session.units(UNIT_SIDE, silent), unitSide: UNIT_SIDE,
      hidden: session.unitsAtPoints(silent),
      curve: curve.slice(this.sent),
      ...(this.sent === 0 ? { points, isApart } : {}),
    });
    this.sent = curve.length;
  }

  heed(asked) {
    this.order = asked.order ?? this.order;
    TASKS[asked.do](this, asked);
  }
}

const TASKS = {
  // A new run, which goes to epoch `goal` as fast as it can.
  start(trainer, { settings, run, edits, silent, goal, isQuiet }) {
    const session = new Session(settings);
    Object.assign(trainer, { session, run, edits, silent, goal, isQuiet, stride: Infinity, sent: 0 });
    trainer.train();
  },
  // Trains on to epoch `goal` with a picture every `stride` epochs, or one at the end, quietly.
  run(trainer, { goal, stride, isQuiet }) {
    Object.assign(trainer, { goal, stride, isQuiet });
    if (!trainer.isAwaited) {
      trainer.train();
    }
  },
  pause(trainer) {
    Object.assign(trainer, { goal: trainer.session.epoch, isAwaited: false });
    trainer.show();
  },
  // The page has drawn the snapshot of this number.
  more(trainer, { serial }) {
    if (serial === trainer.serial) {
      trainer.train();
    }
  },
  // Other silenced units, or another weight; the run stays.
  look(trainer, { silent, edits }) {
    Object.assign(trainer, { silent, edits });
    trainer.session.redo(edits);
    if (!trainer.isRunning) {
      trainer.show();
    }
  },
};

export default { Trainer };
