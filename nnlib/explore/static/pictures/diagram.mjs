// The picture of one neuron: two inputs, the sum, the activation function.

import { written } from "../frame/page.mjs";

// Draws a neuron with the numbers of `state`; `curve` is its activation function with the answers
// between which it is drawn. A wide line is a large weight, a dashed one is negative.
export function drawDiagram(context, size, colours, state, curve) {
  const at = (x, y) => [size.width * x, size.height * y];
  const sumAt = at(0.5, 0.5);
  const radius = Math.min(28, size.height * 0.17);
  drawWeight(context, at(0.12, 0.22), sumAt, state.w1, "w₁", colours);
  drawWeight(context, at(0.12, 0.78), sumAt, state.w2, "w₂", colours);
  drawWire(context, sumAt, at(0.78, 0.5), 1.5, colours.z);
  drawWire(context, at(0.78, 0.5), at(0.96, 0.5), 1.5, colours.a);
  drawHead(context, at(0.98, 0.5), colours.a);
  drawNode(context, at(0.12, 0.22), radius * 0.75, "x₁", colours.x, colours);
  drawNode(context, at(0.12, 0.78), radius * 0.75, "x₂", colours.x, colours);
  drawNode(context, sumAt, radius, "Σ", colours.z, colours);
  drawNode(context, at(0.78, 0.5), radius, "", colours.a, colours);
  drawCurve(context, at(0.78, 0.5), radius * 0.72, curve, colours);
  write(context, `b = ${written(state.b)}`, size.width * 0.59, sumAt[1] + radius + 14, colours.b, colours);
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

export function drawWire(context, from, to, width, colour) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

// The head of an arrow that points to the right.
function drawHead(context, [x, y], colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 10, y - 5);
  context.lineTo(x - 10, y + 5);
  context.fill();
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

function drawCurve(context, [x, y], radius, { of, low, high }, colours) {
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

export function write(context, text, x, y, colour, colours) {
  context.font = `14px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
