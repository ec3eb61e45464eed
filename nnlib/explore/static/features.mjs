// Logistic regression with features of the reader's choice: what they make of the plane, and what they
// are worth on examples that were not learned.

import { explore } from "./frame/explore.mjs";
import { traceBorder } from "./pictures/decision.mjs";
import {
  drawAxes, drawCells, drawPoints, frameOf, inside, mapColours, shade,
} from "./pictures/plane.mjs";
import { counted, lossText, percent } from "./pictures/seen.mjs";
import { degreesCaption, describeDegrees, drawDegrees } from "./statistics/degrees.mjs";
import { Fitter, logitsAt } from "./statistics/fitting.mjs";

const POWERS = "all powers";
const MOST_DEGREES = 12;
const SIDE = 80; // cells of the map, in each direction

function settingsOf({ features, degree, n_samples: n, l2, most_steps: mostSteps }) {
  return { features, degree: features === POWERS ? degree : 0, n, l2, mostSteps };
}

// Fits the reader's choice first, and then all powers up to each degree. What was fitted last stays on
// the screen until the next is.
class Companion {
  constructor(alive) {
    Object.assign(this, { alive, fitter: new Fitter(), seen: null, points: null, shown: [] });
  }

  get state() {
    return { seen: this.seen };
  }

  follow(state) {
    this.alive.knobs.find(({ name }) => name === "degree").element.hidden = state.features !== POWERS;
    if (this.points !== state.points || this.fresh !== state.new_points) {
      Object.assign(this, { points: state.points, fresh: state.new_points });
      this.fitter.forget();
    }
    const own = settingsOf(state);
    const powers = Array.from({ length: MOST_DEGREES }, (_, k) =>
      ({ ...own, features: POWERS, degree: k + 1 }));
    const examplesOf = ({ n }) => ({ learned: state.points.slice(0, n), fresh: state.new_points });
    const isReady = this.fitter.work([own, ...powers], examplesOf);
    if (!isReady && !this.alive.signal.aborted) {
      this.alive.followSoon();
    }
    this.seen = { model: this.fitter.get(own), curve: powers.map((each) => this.fitter.get(each)),
      isPowers: state.features === POWERS, degree: state.degree };
  }

  stamp({ seen, points, features, degree }) {
    if (seen.model) {
      this.shown = [seen.model, seen.curve.filter(Boolean).length, points, features, degree];
    }
    return this.shown;
  }

  drawn() {}
}

const maps = new WeakMap(); // from a model to the logits in the middle of each cell, row by row

function mapOf(model, [left, right, bottom, top]) {
  const key = [left, right, bottom, top].join(" ");
  if (maps.get(model)?.key !== key) {
    const place = (low, high, k) => low + ((k + 0.5) / SIDE) * (high - low);
    const x1 = Float64Array.from({ length: SIDE ** 2 }, (_, cell) => place(left, right, cell % SIDE));
    const x2 = Float64Array.from({ length: SIDE ** 2 },
      (_, cell) => place(top, bottom, Math.floor(cell / SIDE)));
    maps.set(model, { key, logits: logitsAt(model, x1, x2) });
  }
  return maps.get(model).logits;
}

function drawPlane(context, size, colours, { seen, points, n_samples: n, limits }) {
  const frame = frameOf(size, limits);
  if (seen?.model) {
    const logits = mapOf(seen.model, limits);
    const shades = mapColours(colours);
    drawCells(context, frame.box, SIDE,
      (row, column) => shades[shade(1 / (1 + Math.exp(-logits[row * SIDE + column])))]);
    inside(context, frame, () => {
      Object.assign(context, { strokeStyle: colours.ink, lineWidth: 2, lineJoin: "round" });
      context.beginPath();
      traceBorder(context, frame.box, SIDE, logits);
      context.stroke();
    });
  }
  drawPoints(context, frame, rarerLast(points.slice(0, n)), colours);
  drawAxes(context, frame, colours);
}

// The rarer class on top, so that a single example is not hidden.
function rarerLast(points) {
  const ones = points.filter(([, , label]) => label === 1);
  const zeros = points.filter(([, , label]) => label === 0);
  return ones.length < zeros.length ? [...zeros, ...ones] : [...ones, ...zeros];
}

function say(state) {
  const { seen } = state;
  if (!seen?.model) {
    return "The model is being fitted.";
  }
  const { terms, learned, fresh } = seen.model;
  return `${counted(terms.length, "weight")} and a bias. Learned: ${sayScore(learned)}. `
    + `Held out: ${sayScore(fresh)}.${sayEnd(seen.model)}`;
}

function sayScore({ right, n, loss }) {
  return `${right} of ${n} right (${percent(right / n)}), mean loss ${lossText(loss)}`;
}

// Without a minimum, or before it is reached, the weights are not final.
function sayEnd({ isConverged, l2, steps, learned }) {
  if (isConverged) {
    return "";
  }
  return l2 === 0 && learned.right === learned.n
    ? ` All learned examples are told apart and weights are free, so the weights would grow for ever; `
      + `they were stopped after ${steps} steps.`
    : ` After ${steps} steps the weights still moved: the lowest loss is not reached.`;
}

function describePlane(state) {
  const { seen, points, n_samples: n, limits } = state;
  const shown = points.slice(0, n);
  const ones = shown.filter((point) => point[2] === 1).length;
  const data = `${counted(shown.length - ones, "circle")} of class 0 and `
    + `${counted(ones, "triangle")} of class 1`;
  if (!seen?.model) {
    return `The plane with ${data}.`;
  }
  const logits = mapOf(seen.model, limits);
  const area = logits.reduce((count, z) => count + (z > 0), 0) / SIDE ** 2;
  return `The plane, coloured by the probability of class 1, with ${data}, which were learned. Class 1 `
    + `has ${percent(area)} of the picture. ${say(state)}`;
}

const pictures = [
  {
    name: "plane", caption: "The probability of class 1, orange high, with the learned examples",
    shape: 1, draw: drawPlane, describe: describePlane,
  },
  { name: "degrees", caption: degreesCaption, shape: 1, draw: drawDegrees, describe: describeDegrees },
];

export default { render: explore({ pictures, say, companion: (alive) => new Companion(alive) }) };
