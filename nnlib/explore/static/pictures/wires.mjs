// The whole network: a circle for each unit, a line for each weight.

import {
  brief, counted, describeSeen, drawSeen, farthest, isAmong, layersOf, listed, unitName,
} from "./seen.mjs";

export const MOST_WIRES = 400; // lines that are drawn; more would be a grey cloud
const STRONGEST = 4.5; // pixels
const WIDTHS = 6; // of lines that are told apart
const FEW = 16; // lines between two layers, of which each may be so wide
const [RADIUS, SPACING] = [12, 56]; // of circles, at most
const EDGE = { left: 26, top: 4, bottom: 20 };

export function wiresCaption({ seen }) {
  const count = seen ? nWeightsOf(seen) : 0;
  const which = count > MOST_WIRES
    ? ` The ${MOST_WIRES} largest of ${count} weights are drawn.` : "";
  return `The network. A wide line is a large weight, a dashed one negative; a dot in a circle is a `
    + `positive bias, a ring a negative one.${which}`;
}

function nWeightsOf({ sizes }) {
  return sizes.slice(1).reduce((sum, nOut, k) => sum + sizes[k] * nOut, 0);
}

export function drawWires(context, size, colours, state) {
  drawSeen(context, size, colours, state, (seen) => {
    const layers = layersOf(seen);
    const largest = Math.max(...layers.map(({ W, b }) => Math.max(farthest(W), farthest(b))));
    const columns = placesOf(size, seen.sizes);
    const wires = chosenWires(layers, seen.silent);
    drawBundles(context, colours, bundles(wires, columns, largest, seen.sizes));
    columns.forEach((column, k) => drawUnits(context, colours, column, k, columns.length));
    layers.forEach(({ b }, k) => drawBiases(context, colours, columns[k + 1], b, largest));
    markUnits(context, colours, columns, seen.silent, state.picked);
    nameColumns(context, size, colours, columns);
    nameEnds(context, colours, columns);
  });
}

// Where the circles stand: for each layer x, the height y of each circle, and the radius.
function placesOf({ width, height }, sizes) {
  const right = sizes.at(-1) === 1 ? 24 : 62;
  const room = height - EDGE.top - EDGE.bottom;
  return sizes.map((count, k) => {
    const spacing = Math.min(room / count, SPACING);
    const first = EDGE.top + room / 2 - (spacing * (count - 1)) / 2;
    return {
      x: EDGE.left + (k / (sizes.length - 1)) * (width - EDGE.left - right),
      y: Array.from({ length: count }, (_, unit) => first + unit * spacing),
      radius: Math.min(RADIUS, 0.4 * spacing),
    };
  });
}

// The largest weights, each { k, from, to, value }. What a silenced unit would send is left out.
function chosenWires(layers, silent) {
  const smallest = sizeOfLast(layers);
  const wires = [];
  layers.forEach(({ W, nIn, nOut }, k) => {
    for (let from = 0; from < nIn; from += 1) {
      const isSent = !isAmong(silent, k - 1, from);
      for (let to = 0; to < nOut && isSent; to += 1) {
        const value = W[from * nOut + to];
        if (value !== 0 && Math.abs(value) >= smallest && wires.length < MOST_WIRES) {
          wires.push({ k, from, to, value });
        }
      }
    }
  });
  return wires;
}

// How large a weight must be to be drawn.
function sizeOfLast(layers) {
  const sizes = new Float64Array(layers.reduce((sum, { W }) => sum + W.length, 0));
  let from = 0;
  for (const { W } of layers) {
    sizes.set(W.map(Math.abs), from);
    from += W.length;
  }
  return sizes.sort()[Math.max(0, sizes.length - MOST_WIRES)];
}

// Lines of one sign and about one width are one path: bundles of { width, isNegative, path }.
function bundles(wires, columns, largest, sizes) {
  const busiest = Math.max(...sizes.slice(1).map((nOut, k) => Math.min(nOut * sizes[k], MOST_WIRES)));
  const strongest = STRONGEST * Math.min(1, Math.sqrt(FEW / busiest));
  const found = Array.from({ length: 2 * WIDTHS }, (_, i) => ({
    width: Math.max(0.6, ((Math.floor(i / 2) + 0.5) / WIDTHS) * strongest),
    isNegative: i % 2 === 1, path: new Path2D(),
  }));
  for (const { k, from, to, value } of wires) {
    const step = Math.min(Math.floor((Math.abs(value) / largest) * WIDTHS), WIDTHS - 1);
    const { path } = found[2 * step + (value < 0 ? 1 : 0)];
    path.moveTo(columns[k].x, columns[k].y[from]);
    path.lineTo(columns[k + 1].x, columns[k + 1].y[to]);
  }
  return found;
}

function drawBundles(context, colours, found) {
  for (const { width, isNegative, path } of found) {
    context.strokeStyle = isNegative ? colours.negative : colours.w;
    context.lineWidth = width;
    context.setLineDash(isNegative ? [5, 3] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
}

function circles(column, radius, isChosen = () => true) {
  const path = new Path2D();
  column.y.forEach((y, unit) => {
    if (isChosen(unit)) {
      path.moveTo(column.x + radius(unit), y);
      path.arc(column.x, y, radius(unit), 0, 2 * Math.PI);
    }
  });
  return path;
}

function drawUnits(context, colours, column, k, nColumns) {
  const path = circles(column, () => column.radius);
  context.fillStyle = colours.paper;
  context.strokeStyle = k === 0 ? colours.x : k === nColumns - 1 ? colours.a : colours.z;
  context.lineWidth = column.radius < 6 ? 1 : 1.5;
  context.fill(path);
  context.stroke(path);
}

// A bias that is as large as the largest weight fills its circle.
function drawBiases(context, colours, column, b, largest) {
  const radius = (unit) => Math.max(0.8 * column.radius * Math.sqrt(Math.abs(b[unit]) / largest), 0.5);
  context.fillStyle = colours.b;
  context.fill(circles(column, radius, (unit) => b[unit] > 0));
  context.strokeStyle = colours.negative;
  context.lineWidth = column.radius < 6 ? 1 : 2;
  context.stroke(circles(column, radius, (unit) => b[unit] < 0));
}

// A cross over what is silenced, a frame round what is picked.
function markUnits(context, colours, columns, silent, picked) {
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.beginPath();
  for (const [layer, unit] of silent) {
    const { x, y, radius } = columns[layer + 1];
    const far = Math.max(radius, 3) + 1;
    context.moveTo(x - far, y[unit] - far);
    context.lineTo(x + far, y[unit] + far);
    context.moveTo(x + far, y[unit] - far);
    context.lineTo(x - far, y[unit] + far);
  }
  context.stroke();
  const column = picked && columns.slice(1, -1)[picked[0]];
  if (column && picked[1] < column.y.length) {
    context.strokeStyle = colours.link;
    context.lineWidth = 3;
    context.stroke(circles(column, () => column.radius + 3, (unit) => unit === picked[1]));
  }
}

// Below each layer what it is, in a word where there is room.
function nameColumns(context, { width, height }, colours, columns) {
  const room = (columns[1].x - columns[0].x) > 48 ? "layer " : "";
  context.fillStyle = colours["ink-soft"];
  context.font = `12px ${colours.font}`;
  context.textBaseline = "bottom";
  columns.forEach(({ x }, k) => {
    const name = { 0: "inputs", [columns.length - 1]: "output" }[k] ?? `${room}${k}`;
    const half = context.measureText(name).width / 2;
    context.textAlign = "center";
    context.fillText(name, Math.min(Math.max(x, half), width - half), height - 2);
  });
}

function nameEnds(context, colours, columns) {
  const ends = columns.at(-1);
  context.fillStyle = colours.ink;
  context.font = `13px ${colours.font}`;
  context.textBaseline = "middle";
  context.textAlign = "right";
  columns[0].y.forEach((y, k) => context.fillText(["x₁", "x₂"][k], columns[0].x - columns[0].radius - 2, y));
  context.textAlign = "left";
  ends.y.forEach((y, label) =>
    context.fillText(ends.y.length === 1 ? "p" : `class ${label}`, ends.x + ends.radius + 3, y));
}

export function describeWires(state) {
  return describeSeen(state, (seen) => {
    const layers = layersOf(seen);
    const negative = layers.reduce((sum, { W }) => sum + W.filter((value) => value < 0).length, 0);
    const hidden = sayHidden(seen.sizes.slice(1, -1));
    return `A network with 2 inputs, ${hidden} and ${counted(seen.sizes.at(-1), "output")}. `
      + `Of ${nWeightsOf(seen)} weights, negative: ${negative}. ${sayLargest(layers)}.`;
  });
}

function sayHidden(hidden) {
  if (hidden.length < 2) {
    return hidden.length === 0 ? "no hidden layer" : `a hidden layer of ${counted(hidden[0], "unit")}`;
  }
  return `hidden layers of ${listed(hidden.map(String))} units`;
}

function sayLargest(layers) {
  let found = { value: 0, k: 0, from: 0, to: 0 };
  layers.forEach(({ W, nOut }, k) => W.forEach((value, at) => {
    if (Math.abs(value) > Math.abs(found.value)) {
      found = { value, k, from: Math.floor(at / nOut), to: at % nOut };
    }
  }));
  const { value, k, from, to } = found;
  const sender = k === 0 ? ["x₁", "x₂"][from] : `unit ${unitName([k - 1, from])}`;
  const outputs = layers.at(-1).nOut === 1 ? "the output" : `the output of class ${to}`;
  const taker = k === layers.length - 1 ? outputs : `unit ${unitName([k, to])}`;
  return `The largest is ${brief(value)}, from ${sender} to ${taker}`;
}
