// Two Gaussian classes: the probability of class 1 over the plane, and the log-odds along a cut. Where
// both covariances are equal the squares cancel, and the log-odds are a plane.

import { explore } from "./frame/explore.mjs";
import { written } from "./frame/page.mjs";
import {
  drawAxes, drawLine, drawMap, drawPoints, frameOf, inside,
} from "./pictures/plane.mjs";
import { brief, percent } from "./pictures/seen.mjs";
import {
  boundaryOf, drawBoundary, isInSight, shareOfPicture, traceEllipse,
} from "./statistics/conic.mjs";
import {
  CUT_CAPTION, DENSITIES_CAPTION, describeCut, describeDensities, drawCut, drawDensities,
} from "./statistics/cut.mjs";
import { cutOf, logOddsAt, logOddsOf, ringOf, sigmoidOf } from "./statistics/gaussians.mjs";
import { Place } from "./statistics/place.mjs";

const RINGS = [1, 2]; // standard deviations
const ROUND = [[1, 0], [0, 1]]; // the ring of class 0

// The handle of class 1's centre lies over the plane.
class Companion {
  constructor(alive) {
    const { element } = alive.pictures[0];
    const frame = () => frameOf(
      { width: element.clientWidth, height: element.clientHeight }, alive.model.get("limits"));
    this.place = new Place(alive, { label: "Centre of class 1", names: ["x1", "x2"], frame });
    this.overlays = { plane: this.place.element };
  }

  follow({ x1, x2 }) {
    this.place.show([x1, x2]);
  }

  stamp(state) {
    return Object.values(state);
  }

  drawn() {}
}

function drawPlane(context, size, colours, state) {
  const frame = frameOf(size, state.limits);
  const form = logOddsOf(state);
  drawMap(context, frame, colours, (x1, x2) => sigmoidOf(logOddsAt(form, x1, x2)));
  const { c1, c2, d1, d2 } = cutOf(state);
  const cut = { w1: -d2, w2: d1, b: d2 * c1 - d1 * c2 };
  drawLine(context, frame, cut, { colour: colours["ink-soft"], width: 1, dash: [2, 4] });
  drawRings(context, frame, state.centre_0, ROUND, { strokeStyle: colours["class-0"] }, []);
  const centre = [state.x1, state.x2];
  drawRings(context, frame, centre, ringOf(state), { strokeStyle: colours["class-1"] }, [7, 4]);
  drawBoundary(context, frame, form, colours.ink);
  drawPoints(context, frame, [[...state.centre_0, 0], [...centre, 1]], colours);
  drawAxes(context, frame, colours);
}

function drawRings(context, frame, centre, ring, look, dash) {
  inside(context, frame, () => {
    Object.assign(context, { lineWidth: 1.5, ...look });
    context.setLineDash(dash);
    for (const times of RINGS) {
      context.beginPath();
      traceEllipse(context, frame, centre, ring.map((axis) => axis.map((part) => times * part)));
      context.stroke();
    }
    context.setLineDash([]);
  });
}

// The words: the log-odds as a formula, what kind of boundary they make, and why.
function say(state) {
  const form = logOddsOf(state);
  return `The log-odds are ${sayForm(form)}. ${sayBoundary(state, form)}`;
}

const NAMES = { x1x1: "x₁²", x1x2: "x₁x₂", x2x2: "x₂²", x1: "x₁", x2: "x₂", one: "" };

// What rounding makes of a 0 is left out; what is small is written with two digits that count. No line
// ends within a term.
function sayForm(form) {
  const terms = Object.entries(NAMES).filter(([name]) => Math.abs(form[name]) > 1e-9)
    .map(([name, words], k) => {
      const size = Math.abs(form[name]);
      const sign = form[name] < 0 ? "−" : "+";
      const lead = k === 0 ? sign.replace("+", "") : ` ${sign}\u00a0`;
      return `${lead}${size < 0.005 ? brief(size) : written(size)}${words && `\u00a0${words}`}`;
    });
  return terms.join("") || "0";
}

function sayBoundary(state, form) {
  const boundary = boundaryOf(form);
  const isFlat = form.x1x1 === 0 && form.x1x2 === 0;
  const why = isFlat ? "Both covariances are equal, so no square is left"
    : "The covariances differ, so squares are left";
  if (boundary.kind === "none") {
    return `${why}. ${sayNone(boundary)}`;
  }
  const seen = isInSight(form, boundary, state.limits) ? "" : ", all of it outside the picture";
  return `${why}: the boundary is ${BOUNDARIES[boundary.kind](boundary)}${seen}.`;
}

const around = ({ centre }) => `around (${centre.map((value) => written(value)).join(", ")})`;
const lengths = ({ axes }) => axes.map((axis) => Math.hypot(...axis))
  .map((length) => (length < 0.005 ? brief(length) : written(length)));
const BOUNDARIES = {
  line: () => "a straight line",
  circle: (it) => `a circle ${around(it)} with radius ${lengths(it)[0]}, class ${it.inner} inside`,
  ellipse: (it) => `an ellipse ${around(it)} with half-axes ${lengths(it).join(" and ")}, `
    + `class ${it.inner} inside`,
  hyperbola: (it) => `a hyperbola ${around(it)}, class ${it.inner} between its branches`,
  crossing: (it) => `two lines that cross at (${it.centre.map((value) => written(value)).join(", ")})`,
  parabola: (it) => `a parabola, class ${it.inner} inside`,
  "two lines": (it) => `two parallel lines, class ${it.inner} between them`,
};

function sayNone({ inner }) {
  return inner === null ? "Everywhere both classes are as likely: there is no boundary."
    : `Every place goes to class ${inner}: there is no boundary.`;
}

// The probabilities at the four corners and in the middle say what the colours show.
function describePlane(state) {
  const form = logOddsOf(state);
  const [left, right, bottom, top] = state.limits;
  const places = { "lower left": [left, bottom], "lower right": [right, bottom],
    "upper left": [left, top], "upper right": [right, top], "at the origin": [0, 0] };
  const shown = Object.entries(places).map(([name, place]) =>
    `${name} ${written(sigmoidOf(logOddsAt(form, ...place)))}`);
  const centre = (place) => `(${place.map((value) => written(value)).join(", ")})`;
  return `The plane, coloured by the probability of class 1: ${shown.join(", ")}. Class 0 lies around `
    + `${centre(state.centre_0)}, class 1 around ${centre([state.x1, state.x2])}. Class 1 has `
    + `${percent(shareOfPicture(form, state.limits))} of the picture. ${say(state)}`;
}

const pictures = [
  {
    name: "plane", shape: 1, draw: drawPlane, describe: describePlane,
    caption: "The probability of class 1, orange high, and its boundary. Rings at 1 and 2 standard "
      + "deviations: class 0 solid, class 1 dashed; drag its centre. Dotted: the cut",
  },
  { name: "densities", caption: DENSITIES_CAPTION, shape: 1.5, draw: drawDensities,
    describe: describeDensities },
  { name: "log-odds", caption: CUT_CAPTION, shape: 1.5, draw: drawCut, describe: describeCut },
];

export default { render: explore({ pictures, say, companion: (alive) => new Companion(alive) }) };
