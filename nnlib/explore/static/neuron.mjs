// One neuron with two inputs: what each of its three numbers does to the plane.

import { explore } from "./frame/explore.mjs";
import { written } from "./frame/page.mjs";
import { drawArrow, drawAxes, drawLine, drawMap, drawPoints, frameOf } from "./pictures/plane.mjs";
import { drawDiagram } from "./pictures/diagram.mjs";
import { drawSurface } from "./pictures/surface.mjs";

// The activation functions, and between which answers the colours and heights are spread.
const ACTIVATIONS = {
  sigmoid: { of: (z) => 1 / (1 + Math.exp(-z)), ends: () => [0, 1] },
  step: { of: (z) => (z > 0 ? 1 : 0), ends: () => [0, 1], jumps: true },
  tanh: { of: Math.tanh, ends: () => [-1, 1] },
  relu: { of: (z) => Math.max(z, 0), ends: (state) => [0, Math.max(1, ...atCorners(answer, state))] },
};

const sum = ({ w1, w2, b }, x1, x2) => w1 * x1 + w2 * x2 + b;
const answer = (state, x1, x2) => ACTIVATIONS[state.activation].of(sum(state, x1, x2));
const hasLine = ({ w1, w2 }) => w1 !== 0 || w2 !== 0;

// The largest and smallest sums stand at the corners of the plane, and so do the answers, as no
// activation function here turns back.
function atCorners(of, state) {
  const [left, right, bottom, top] = state.limits;
  return [[left, bottom], [right, bottom], [left, top], [right, top]]
    .map(([x1, x2]) => of(state, x1, x2));
}

// The line crosses the picture unless all corners lie on one side of it.
function isInPicture(state) {
  const sums = atCorners(sum, state);
  return Math.min(...sums) <= 0 && Math.max(...sums) >= 0;
}

// Where an answer lies between its ends, as a height and as a share of the map's colours. The
// map's middle belongs to the threshold z = 0, for the ReLU too, which has nothing below it.
function scale(state) {
  const [low, high] = ACTIVATIONS[state.activation].ends(state);
  const height = (a) => (a - low) / (high - low);
  const share = state.activation === "relu" ? (a) => 0.5 + height(a) / 2 : height;
  return { low, high, height, share, jumps: ACTIVATIONS[state.activation].jumps ?? false };
}

function drawPlane(context, size, colours, state) {
  const frame = frameOf(size, state.limits);
  const { share } = scale(state);
  drawMap(context, frame, colours, (x1, x2) => share(answer(state, x1, x2)));
  drawPoints(context, frame, state.points, colours);
  drawLine(context, frame, state, { colour: colours.ink });
  if (hasLine(state)) {
    const foot = -state.b / (state.w1 ** 2 + state.w2 ** 2);
    const from = [foot * state.w1, foot * state.w2];
    drawLine(context, frame, { w1: -state.w2, w2: state.w1, b: 0 },
      { colour: colours["ink-soft"], width: 1, dash: [3, 4] });
    drawArrow(context, frame, from, [from[0] + state.w1 / 2, from[1] + state.w2 / 2], colours.w);
  }
  drawAxes(context, frame, colours);
}

function drawHeights(context, size, colours, state) {
  const at = (x1, x2) => answer(state, x1, x2);
  drawSurface(context, size, colours, state.limits, at, scale(state));
}

function drawNeuron(context, size, colours, state) {
  const { of } = ACTIVATIONS[state.activation];
  drawDiagram(context, size, colours, state, { of, low: of(-6), high: of(6) });
}

// The words: where the line lies, which way it runs, and how the reader's points fall.
function say(state) {
  return [sayLine(state), sayPoints(state)].filter(Boolean).join(" ");
}

function sayLine(state) {
  if (!hasLine(state)) {
    const everywhere = written(answer(state, 0, 0));
    return `Both weights are 0: there is no line, and the answer is ${everywhere} everywhere.`;
  }
  const arrow = degrees(state);
  const angles = `The arrow w points at ${written(arrow)}°, the line runs at ${written(slant(arrow))}°.`;
  return `${sayPlace(state)}. ${angles}`;
}

function sayPlace(state) {
  const distance = -state.b / Math.hypot(state.w1, state.w2);
  if (written(distance) === "0") {
    return "The line goes through the origin";
  }
  const side = distance > 0 ? "ahead along the arrow" : "behind, against the arrow";
  const seen = isInPicture(state) ? "" : ", outside the picture";
  return `The line lies ${written(Math.abs(distance))} from the origin, ${side}${seen}`;
}

// Where the arrow points, in whole degrees from the x₁ axis, above −180 and up to 180. A weight
// may be minus zero, which would turn it round.
function degrees({ w1, w2 }) {
  const rounded = Math.round((Math.atan2(w2 + 0, w1 + 0) * 180) / Math.PI);
  return rounded === -180 ? 180 : rounded;
}

// The line stands at right angles to its arrow; its angle lies above −90 and up to 90.
function slant(arrow) {
  const turned = arrow - 90;
  return turned <= -90 ? turned + 180 : turned;
}

function sayPoints(state) {
  if (state.points.length === 0) {
    return "";
  }
  const right = state.points.filter(([x1, x2, label]) => sum(state, x1, x2) > 0 === (label === 1));
  return `${right.length} of ${state.points.length} points lie on their side.`;
}

const pictures = [
  {
    name: "plane", caption: "The plane of the two inputs", shape: 1, draw: drawPlane,
    describe: (state) => `The plane, coloured by the answer: ${corners(state)}. ${say(state)}`,
  },
  {
    name: "surface", caption: "The answer as a height over it", shape: 1.25, draw: drawHeights,
    describe: (state) => `The answer as a surface over the plane: ${corners(state)}.`,
  },
  {
    name: "diagram", caption: "The neuron", shape: 2, draw: drawNeuron,
    describe: (state) => `The neuron: w₁ is ${written(state.w1)}, w₂ is ${written(state.w2)}, `
      + `b is ${written(state.b)}, the activation function is ${state.activation}.`,
  },
];

// The answers at the four corners and in the middle say what the colours show.
function corners(state) {
  const [left, right, bottom, top] = state.limits;
  const places = { "lower left": [left, bottom], "lower right": [right, bottom],
    "upper left": [left, top], "upper right": [right, top], "at the origin": [0, 0] };
  return Object.entries(places)
    .map(([name, place]) => `${name} ${written(answer(state, ...place))}`).join(", ");
}

export default { render: explore({ pictures, say }) };
