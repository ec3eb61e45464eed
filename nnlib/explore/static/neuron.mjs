// One neuron with two inputs: what each of its three numbers does to the plane.

import { explore } from "./base.mjs";
import { written } from "./page.mjs";
import { drawArrow, drawAxes, drawLine, drawMap, drawPoints, frameOf, mapColours } from "./plane.mjs";

// The activation functions, and between which answers the colours and heights are spread.
const ACTIVATIONS = {
  sigmoid: { of: (z) => 1 / (1 + Math.exp(-z)), ends: () => [0, 1] },
  step: { of: (z) => (z > 0 ? 1 : 0), ends: () => [0, 1] },
  tanh: { of: Math.tanh, ends: () => [-1, 1] },
  relu: { of: (z) => Math.max(z, 0), ends: (state) => [0, Math.max(1, ...atCorners(state))] },
};

const sum = ({ w1, w2, b }, x1, x2) => w1 * x1 + w2 * x2 + b;
const answer = (state, x1, x2) => ACTIVATIONS[state.activation].of(sum(state, x1, x2));
const hasLine = ({ w1, w2 }) => w1 !== 0 || w2 !== 0;

// The largest and smallest answers stand at the corners, as no activation function here turns back.
function atCorners(state) {
  const [left, right, bottom, top] = state.limits;
  return [[left, bottom], [right, bottom], [left, top], [right, top]]
    .map(([x1, x2]) => answer(state, x1, x2));
}

// Where an answer lies between its ends, as a height and as a share of the map's colours. The
// map's middle belongs to the threshold z = 0, for the ReLU too, which has nothing below it.
function scale(state) {
  const [low, high] = ACTIVATIONS[state.activation].ends(state);
  const height = (a) => (a - low) / (high - low);
  const share = state.activation === "relu" ? (a) => 0.5 + height(a) / 2 : height;
  return { low, high, height, share };
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

// The surface: the answer as a height over the plane, seen from above its lower left corner.
const PATCHES = 22;

function drawSurface(context, size, colours, state) {
  const { low, high, height, share } = scale(state);
  const [left, right, bottom, top] = state.limits;
  const colourOf = mapColours(colours);
  const place = (i, j, up) => [
    size.width * (0.5 + 0.4 * (i - j)), size.height * (0.9 - 0.23 * (i + j) - 0.4 * up),
  ];
  const answerAt = (i, j) => answer(state, left + i * (right - left), bottom + j * (top - bottom));
  drawFloor(context, place, [low, high], colours);
  for (const [row, column] of fromBehind()) {
    const corners = [[0, 0], [1, 0], [1, 1], [0, 1]]
      .map(([i, j]) => [(row + i) / PATCHES, (column + j) / PATCHES])
      .map(([i, j]) => place(i, j, height(answerAt(i, j))));
    const middle = answerAt((row + 0.5) / PATCHES, (column + 0.5) / PATCHES);
    context.fillStyle = `rgb(${colourOf(share(middle)).join(" ")})`;
    drawPatch(context, corners, colours["ink-soft"]);
  }
}

// The patches of the surface, the farthest first, so that near ones cover far ones.
function fromBehind() {
  const all = Array.from({ length: PATCHES ** 2 }, (_, k) => [k % PATCHES, Math.floor(k / PATCHES)]);
  return all.sort(([a, b], [c, d]) => c + d - a - b);
}

function drawPatch(context, corners, edge) {
  context.strokeStyle = edge;
  context.lineWidth = 0.35;
  context.beginPath();
  corners.forEach(([x, y]) => context.lineTo(x, y));
  context.closePath();
  context.fill();
  context.stroke();
}

// The floor with its two inputs, and how high is up.
function drawFloor(context, place, [low, high], colours) {
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([i, j]) => place(i, j, 0));
  corners.slice(1).forEach((to, k) => drawWire(context, corners[k], to, 1, colours.line));
  const [foot, head] = [place(0, 1, 0), place(0, 1, 1)];
  drawWire(context, foot, head, 1, colours["ink-soft"]);
  write(context, written(low), foot[0] - 14, foot[1], colours.ink, colours);
  write(context, written(high, 1), head[0] - 14, head[1], colours.ink, colours);
  const name = (text, [x, y], aside) => write(context, text, x + aside, y + 14, colours.x, colours);
  name("x₁", place(0.6, 0, 0), 12);
  name("x₂", place(0, 0.6, 0), -12);
}

// The diagram: two inputs, the sum, the activation function; a negative weight is dashed.
function drawDiagram(context, size, colours, state) {
  const at = (x, y) => [size.width * x, size.height * y];
  const sumAt = at(0.5, 0.5);
  const radius = Math.min(28, size.height * 0.17);
  drawWeight(context, at(0.12, 0.22), sumAt, state.w1, "w₁", colours);
  drawWeight(context, at(0.12, 0.78), sumAt, state.w2, "w₂", colours);
  drawWire(context, sumAt, at(0.78, 0.5), 1.5, colours.z);
  drawWire(context, at(0.78, 0.5), at(0.97, 0.5), 1.5, colours.a);
  drawNode(context, at(0.12, 0.22), radius * 0.75, "x₁", colours.x, colours);
  drawNode(context, at(0.12, 0.78), radius * 0.75, "x₂", colours.x, colours);
  drawNode(context, sumAt, radius, "Σ", colours.z, colours);
  drawNode(context, at(0.78, 0.5), radius, "", colours.a, colours);
  drawCurve(context, at(0.78, 0.5), radius * 0.72, state, colours);
  write(context, `b = ${written(state.b)}`, sumAt[0], sumAt[1] - radius - 10, colours.b, colours);
  write(context, "z", size.width * 0.645, size.height * 0.5 - 10, colours.z, colours);
  write(context, "a", size.width * 0.93, size.height * 0.5 - 10, colours.a, colours);
}

function drawWeight(context, from, to, value, name, colours) {
  const colour = value < 0 ? colours.negative : colours.w;
  context.setLineDash(value < 0 ? [6, 4] : []);
  drawWire(context, from, to, 0.5 + 1.6 * Math.abs(value), colour);
  context.setLineDash([]);
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  write(context, `${name} = ${written(value)}`, x, y + (to[1] > from[1] ? -18 : 20), colour, colours);
}

function drawWire(context, from, to, width, colour) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function drawNode(context, [x, y], radius, name, colour, colours) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colours.paper;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  write(context, name, x, y, colour, colours);
}

function drawCurve(context, [x, y], radius, state, colours) {
  const { of } = ACTIVATIONS[state.activation];
  const [low, high] = state.activation === "tanh" ? [-1, 1] : [0, of(6)];
  context.strokeStyle = colours.a;
  context.lineWidth = 2;
  context.beginPath();
  for (let i = 0; i <= 60; i += 1) {
    const z = (i / 60) * 12 - 6;
    const height = (of(z) - low) / (high - low) - 0.5;
    context.lineTo(x + (z / 6) * radius * 0.9, y - height * radius * 1.3);
  }
  context.stroke();
}

function write(context, text, x, y, colour, colours) {
  context.font = `14px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// The words: where the line lies, which way it runs, and how the reader's points fall.
function say(state) {
  return [sayLine(state), sayPoints(state)].filter(Boolean).join(" ");
}

function sayLine(state) {
  if (!hasLine(state)) {
    return `Both weights are 0: there is no line, and the answer is ${written(answer(state, 0, 0))} everywhere.`;
  }
  const distance = -state.b / Math.hypot(state.w1, state.w2);
  const arrow = (Math.atan2(state.w2, state.w1) * 180) / Math.PI;
  const side = distance > 0 ? "ahead along the arrow" : "behind, against the arrow";
  const where = written(distance) === "0" ? "The line goes through the origin"
    : `The line lies ${written(Math.abs(distance))} from the origin, ${side}`;
  return `${where}. The arrow w points at ${written(arrow, 0)}°, the line runs at ${written(slant(arrow), 0)}°.`;
}

// The line stands at right angles to its arrow; its angle lies above −90° and up to 90°.
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
    name: "surface", caption: "The answer as a height over it", shape: 1.25, draw: drawSurface,
    describe: (state) => `The answer as a surface over the plane: ${corners(state)}.`,
  },
  {
    name: "diagram", caption: "The neuron", shape: 2, draw: drawDiagram,
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

export default { render: explore({ traits: ["points", "limits"], pictures, say }) };
