// What an exploration needs whose network trains: it holds the traits of the widget and the run in
// the worker in step, in both directions.

import { Training } from "./training.mjs";

const TOLD = 300; // milliseconds between two messages to Python while the network trains

export class Learner {
  // `settingsOf(state)` are the settings of a run; a change of any of them begins a new one, which
  // goes to epoch `goalOf(state)` by itself.
  constructor(alive, { settingsOf, goalOf }) {
    Object.assign(this, { alive, settingsOf, goalOf });
    Object.assign(this, { told: 0, epoch: 0, wanted: null, lastRun: null, late: [] });
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

  // An epoch that does not come from the worker is one that a link or Python asks for.
  heedEpoch() {
    const epoch = this.alive.model.get("epoch");
    this.wanted = epoch === this.epoch ? this.wanted : epoch;
  }

  // Tells the worker what has changed in the model since the last frame.
  follow(state) {
    const [settings, look] = [this.settingsOf(state), this.lookOf(state)];
    const [key, lookKey] = [JSON.stringify(settings), JSON.stringify(look)];
    if (this.key === undefined) {
      this.start(settings, look, state.epoch || this.goalOf(state));
    } else if (key !== this.key) {
      this.begin(settings);
    } else if (this.wanted !== null) {
      this.goTo(this.wanted);
    } else if (lookKey !== this.lookKey) {
      this.training.look(look);
    }
    Object.assign(this, { key, lookKey, wanted: null });
  }

  // A new run with other settings. What was set by hand belonged to the old one, unless a link or
  // Python brings both; who was training goes on training.
  begin(settings) {
    const { model } = this.alive;
    const wasRunning = this.isRunning;
    if (this.wanted === null) {
      model.set("edits", []);
    }
    this.start(settings, this.lookOf(this.alive.state), this.wanted ?? this.goalOf(this.alive.state));
    if (wasRunning && this.wanted === null && this.lastRun) {
      this.run(...this.lastRun);
    }
  }

  start(settings, look, goal) {
    this.epoch = goal;
    this.alive.model.set("epoch", goal);
    this.training.start(settings, look, goal, wantsNoMotion());
  }

  // What lies behind needs a new run from the same start.
  goTo(epoch) {
    if (epoch < this.training.epoch) {
      this.start(this.settingsOf(this.alive.state), this.lookOf(this.alive.state), epoch);
    } else {
      this.training.go(epoch, { stride: Infinity, isQuiet: wantsNoMotion() });
    }
  }

  // What the worker needs to know of how the reader looks at a run.
  lookOf(state) {
    const { hidden } = this.settingsOf(state);
    return { edits: state.edits, silent: state.silent.filter(([k, unit]) => unit < (hidden[k] ?? 0)) };
  }

  // Trains on to epoch `goal`, with a picture every `stride` epochs where motion is wanted.
  run(goal, stride) {
    this.lastRun = [goal, stride];
    this.training.go(goal, { stride, isQuiet: wantsNoMotion() });
  }

  pause() {
    this.training.pause();
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
    this.start(this.settingsOf(this.alive.state), this.lookOf(this.alive.state), 0);
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

  // A snapshot has come: the model learns the epoch at once, Python now and then and at the end.
  hear() {
    const { model } = this.alive;
    const { epoch, isRunning, parameters } = this.training.seen;
    this.epoch = epoch;
    model.set("epoch", epoch);
    if (!isRunning || performance.now() - this.told > TOLD) {
      this.told = performance.now();
      model.set("parameters", Array.from(parameters));
      model.save_changes();
    }
    if (!isRunning) {
      this.late.splice(0).forEach(([index, value]) => this.edit(index, value));
    }
    this.alive.followSoon();
  }

  drawn() {
    this.training.more();
  }
}

// A reader who wants no motion gets one picture, at the end of a run.
function wantsNoMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
