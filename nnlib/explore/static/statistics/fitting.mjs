// Fits the models that are asked for, a few steps in each frame, and remembers them.

import { columnsOf, scalesOf, standardized, termsOf } from "./design.mjs";
import { meanLoss, Newton } from "./newton.mjs";

const FITTING_TIME = 4; // milliseconds of fitting in a frame, of which one step may take the last

// One model: `work()` takes a step, and gives the model once it is done. `learned` and `fresh` are
// examples [x1, x2, class].
export class Fit {
  constructor({ features, degree, l2, mostSteps, learned, fresh }) {
    Object.assign(this, { learned, fresh, terms: termsOf(features, degree) });
    const columns = columnsOf(this.terms, ...inputsOf(learned));
    this.scales = scalesOf(columns);
    this.newton = new Newton(
      standardized(columns, this.scales), classesOf(learned), { l2, mostSteps });
  }

  work() {
    this.newton.step();
    return this.newton.isDone ? this.model() : null;
  }

  model() {
    const { parameters, steps, isConverged, l2 } = this.newton;
    const made = { terms: this.terms, scales: this.scales, parameters, steps, isConverged, l2 };
    return { ...made, learned: scoreOf(made, this.learned), fresh: scoreOf(made, this.fresh) };
  }
}

function inputsOf(points) {
  return [0, 1].map((k) => Float64Array.from(points, (point) => point[k]));
}

function classesOf(points) {
  return Float64Array.from(points, (point) => point[2]);
}

// The logits of a model at the places x1[i], x2[i].
export function logitsAt({ terms, scales, parameters }, x1, x2) {
  const found = new Float64Array(x1.length).fill(parameters[terms.length]);
  standardized(columnsOf(terms, x1, x2), scales).forEach((column, k) => {
    for (let i = 0; i < found.length; i += 1) {
      found[i] += parameters[k] * column[i];
    }
  });
  return found;
}

function scoreOf(model, points) {
  const [logits, y] = [logitsAt(model, ...inputsOf(points)), classesOf(points)];
  const right = y.reduce((count, label, i) => count + (logits[i] > 0 === (label === 1)), 0);
  return { right, n: y.length, loss: meanLoss(logits, y) };
}

export class Fitter {
  constructor() {
    this.forget();
  }

  forget() {
    Object.assign(this, { models: new Map(), begun: new Map() });
  }

  // The model with these settings, or null if it is not fitted yet.
  get(settings) {
    return this.models.get(keyOf(settings)) ?? null;
  }

  // Works on the first of the settings that has no model yet, and so on, until the time is up. Says
  // whether all have one.
  work(wanted, examplesOf) {
    const until = performance.now() + FITTING_TIME;
    for (const settings of wanted) {
      const key = keyOf(settings);
      while (!this.models.has(key)) {
        if (performance.now() >= until) {
          return false;
        }
        this.advance(key, settings, examplesOf);
      }
    }
    return true;
  }

  advance(key, settings, examplesOf) {
    if (!this.begun.has(key)) {
      this.begun.set(key, new Fit({ ...settings, ...examplesOf(settings) }));
    }
    const model = this.begun.get(key).work();
    if (model) {
      this.begun.delete(key);
      this.models.set(key, model);
    }
  }
}

function keyOf({ features, degree, n, l2 }) {
  return [features, degree, n, l2].join(" ");
}
