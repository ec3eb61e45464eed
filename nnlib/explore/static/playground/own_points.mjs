// The points that a reader edits: read from what is on the screen, written to the model as the
// reader's own, and taken back again step by step.

const MOST_STEPS = 500; // that can be taken back
const TRAITS = ["data", "points", "frame"];

export class OwnPoints {
  // `seen()` is the last snapshot of training, or null.
  constructor(model, seen) {
    Object.assign(this, { model, seen, steps: [], past: null });
    this.known = this.held;
  }

  get held() {
    return Object.fromEntries(TRAITS.map((name) => [name, this.model.get(name)]));
  }

  // The points on the screen, each [x1, x2, class]; null until those that were asked for are drawn.
  get list() {
    const drawn = this.seen()?.points;
    return this.known.data === "own" ? this.known.points : drawn && drawn !== this.past ? drawn : null;
  }

  // Writes other points, which from now on are the reader's own; `what` says in words what was done.
  // Points that were generated lose the digits that no eye sees, so that links and cells stay short.
  change(points, { limits, digits, what }) {
    const isNew = this.known.data !== "own";
    const rounded = ([x1, x2, label]) => [Number(x1.toFixed(digits)), Number(x2.toFixed(digits)), label];
    this.remember(what);
    this.write({ data: "own", points: isNew ? points.map(rounded) : points, frame: [limits] });
  }

  // Takes the last step back and gives { what } was done and how many points, `n`, there were before;
  // null where there is no step.
  undo() {
    const step = this.steps.pop() ?? null;
    if (step) {
      this.write(step.before);
    }
    return step;
  }

  // Looks whether a link, a knob, Reset or Python has brought other points. If it has put the reader's
  // own away, this too can be taken back.
  heed() {
    const held = this.held;
    if (TRAITS.every((name) => isSame(held[name], this.known[name]))) {
      return false;
    }
    if (this.known.data === "own" && this.known.points.length > 0) {
      this.remember("putting your own points away");
    }
    this.note(held);
    return true;
  }

  remember(what) {
    this.steps.push({ before: this.known, what, n: this.list.length });
    this.steps.splice(0, this.steps.length - MOST_STEPS);
  }

  // What was drawn last are not the points of these values.
  note(values) {
    Object.assign(this, { known: values, past: this.seen()?.points });
  }

  write(values) {
    this.note(values);
    TRAITS.forEach((name) => this.model.set(name, values[name]));
    this.model.save_changes();
  }
}

// The nearest point that is no more than `reach` pixels from a place of the plane; −1 for none.
export function nearestPoint(points, { across, up }, place, reach) {
  const [x, y] = [across(place[0]), up(place[1])];
  let [best, shortest] = [-1, reach];
  points.forEach(([x1, x2], i) => {
    const far = Math.hypot(across(x1) - x, up(x2) - y);
    if (far <= shortest) {
      [best, shortest] = [i, far];
    }
  });
  return best;
}

function isSame(value, other) {
  return value === other || JSON.stringify(value) === JSON.stringify(other);
}
