// What an exploration needs whose network trains: it holds the traits of the widget and the run in
// the worker in step, in both directions.

import { Training } from "./training.mjs";

const TOLD = 300; // milliseconds between two messages to Python while the network trains

export class Learner {
  // `settingsOf(state)` are the settings of a run; a change of any of them begins a new one, which
  // goes to epoch `goalOf(state)` by itself.
  constructor(alive, { settingsOf, goalOf }) {
    Object.assign(this, { alive, settingsOf, goalOf });
    Object.assign(this, { told: 0, epoch: 0, named: 0, wanted: null, lastRun: null });
    Object.assign(this, { late: [], edits: [] });
    this.isFree = false; // whether the model's epoch follows the run, or the run goes to that epoch
    const { model, signal } = alive;
    this.training = new Training({ text: model.get("_worker"), signal, then: () => this.hear() });
    const heed = () => this.heedEpoch();
    model.on("change:epoch", heed);
    signal.addEventListener("abort", () => model.off("change:epoch", heed));
  }

  // What the pictures see beside the model.
  get state() {
    return { seen: this.training.seen };
  }

  get isRunning() {
    return this.training.isRunning;
  }

  // How far training has come; 0 as soon as a new run is asked for.
  get now() {
    return Math.min(this.epoch, this.training.epoch);
  }

  // An epoch that this view has not named itself is one that a link asks for, or Python, or another
  // view of the same widget, which trains.
  heedEpoch() {
    const epoch = this.alive.model.get("epoch");
    this.wanted = epoch === this.named ? this.wanted : epoch;
  }

  name(epoch) {
    this.named = epoch;
    this.alive.model.set("epoch", epoch);
  }

  // Tells the worker what has changed in the model since the last frame.
  follow(state) {
    const settings = this.settingsOf(state);
    const look = lookOf(state, settings);
    const [key, lookKey] = [JSON.stringify(settings), JSON.stringify(look)];
    if (this.key === undefined) {
      this.start(settings, look, state.epoch || this.goalOf(state));
    } else if (key !== this.key) {
      this.begin(settings);
    } else if (this.wanted !== null || lookKey !== this.lookKey) {
      this.move(settings, look);
    }
    Object.assign(this, { key, lookKey, wanted: null });
  }

  // A new run with other settings. What was set by hand belonged to the old one, unless a link or
  // Python brings both.
  begin(settings) {
    if (this.wanted === null) {
      this.alive.model.set("edits", []);
    }
    this.again(settings, this.goalOf(this.alive.state));
  }

  // Starts anew, to the epoch that is asked for or else to `goal`; then who was training goes on.
  again(settings, goal) {
    const wasRunning = this.isRunning;
    this.start(settings, lookOf(this.alive.state, settings), this.wanted ?? goal);
    if (wasRunning && this.wanted === null && this.lastRun) {
      this.run(...this.lastRun);
    }
  }

  start(settings, look, goal) {
    this.edits = look.edits;
    this.aim(goal);
    this.training.start(settings, look, goal, wantsNoMotion());
  }

  // From now on the run goes to an epoch that the model names already. Until it is there the model is
  // left alone, as another view of it may have come further.
  aim(goal) {
    Object.assign(this, { epoch: goal, isFree: false });
    this.name(goal);
  }

  // Another epoch, another look, or both. What lies behind needs a new run from the same start.
  move(settings, look) {
    const goal = this.wanted ?? this.now;
    if (goal < this.now || this.isPast(look.edits)) {
      this.again(settings, goal);
      return;
    }
    this.edits = look.edits;
    this.training.look(look);
    if (this.wanted !== null) {
      this.aim(goal);
      this.training.go(goal, { stride: Infinity, isQuiet: wantsNoMotion() });
    }
  }

  // Whether other edits than those that the worker knows would have changed what it has done.
  isPast(edits) {
    const { edits: known, now } = this;
    return !known.every((edit, k) => String(edit) === String(edits[k]))
      || edits.slice(known.length).some(([epoch]) => epoch < now);
  }

  // Trains on to epoch `goal`, with a picture every `stride` epochs where motion is wanted.
  run(goal, stride) {
    Object.assign(this, { lastRun: [goal, stride], isFree: true });
    this.training.go(goal, { stride, isQuiet: wantsNoMotion() });
    this.alive.followSoon();
  }

  pause() {
    this.isFree = true;
    this.training.pause();
    this.alive.followSoon();
  }

  hold() {
    if (this.isRunning) {
      this.pause();
    }
  }

  // Back to the first weights; what was set by hand is gone.
  rewind() {
    const { model } = this.alive;
    model.set("edits", []);
    const settings = this.settingsOf(this.alive.state);
    this.start(settings, lookOf(this.alive.state, settings), 0);
  }

  // Silences a unit, or lets it speak again.
  toggle(layer, unit) {
    const { model } = this.alive;
    const silent = model.get("silent");
    const others = silent.filter(([k, j]) => k !== layer || j !== unit);
    model.set("silent", others.length < silent.length ? others : [...others, [layer, unit]]);
    model.save_changes();
  }

  // Sets a parameter by hand, at the epoch that is on the screen once training has paused.
  edit(index, value) {
    if (this.isRunning) {
      this.late.push([index, value]);
      this.pause();
      return;
    }
    const { model } = this.alive;
    model.set("edits", [...model.get("edits"), [this.epoch, index, value]]);
    model.save_changes();
  }

  // A snapshot has come. The model learns of it now and then and at the end, and with it Python: an
  // epoch that the model had but Python had not would be set back by Python's reply to the last one.
  hear() {
    const { epoch, goal, isRunning } = this.training.seen;
    const isNews = this.isFree || (!isRunning && goal === this.epoch);
    this.epoch = isNews ? epoch : this.epoch;
    if (!isRunning || performance.now() - this.told > TOLD) {
      this.tell(isNews);
    }
    if (!isRunning) {
      this.late.splice(0).forEach(([index, value]) => this.edit(index, value));
    }
    this.alive.followSoon();
  }

  tell(isNews) {
    const { model } = this.alive;
    this.told = performance.now();
    if (isNews) {
      this.name(this.epoch);
    }
    model.set("parameters", Array.from(this.training.seen.parameters));
    model.save_changes();
  }

  drawn() {
    this.training.more();
  }
}

// What the worker needs to know of how the reader looks at a run.
function lookOf({ edits, silent }, { hidden }) {
  return { edits, silent: silent.filter(([k, unit]) => unit < (hidden[k] ?? 0)) };
}

// A reader who wants no motion gets one picture, at the end of a run.
function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
