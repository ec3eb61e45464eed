// The plane of two inputs: coloured by a function, with axes, a straight line and points.

import { channels } from "./canvas.mjs";

const CELLS = 80; // of the coloured map, in each direction
const MARGIN = { left: 30, right: 8, top: 8, bottom: 28 };
// Where words stand above and below the frame, and numbers of several digits beside it.
export const MARGIN_FOR_WORDS = { left: 46, right: 18, top: 26, bottom: 38 };
const FREE = 0.13; // of an axis, where its name stands

// Where the plane lies in a picture: from the inputs' numbers to pixels and back.
export function frameOf(size, [left, right, bottom, top], margin = MARGIN) {
  const box = {
    x: margin.left, y: margin.top,
    width: size.width - margin.left - margin.right,
    height: size.height - margin.top - margin.bottom,
  };
  return {
    box, limits: [left, right, bottom, top],
    across: (x1) => box.x + ((x1 - left) / (right - left)) * box.width,
    up: (x2) => box.y + ((top - x2) / (top - bottom)) * box.height,
    x1: (pixel) => left + ((pixel - box.x) / box.width) * (right - left),
    x2: (pixel) => top - ((pixel - box.y) / box.height) * (top - bottom),
  };
}

const SHADES = 256;
const mixed = new WeakMap(); // from a palette to its shades, as mixing takes a while

// The colours of the map from low over the middle to high, SHADES of them, each [red, green, blue].
export function mapColours(colours) {
  if (!mixed.has(colours)) {
    mixed.set(colours, mixColours(colours));
  }
  return mixed.get(colours);
}

function mixColours(colours) {
  const [low, mid, high] = ["map-low", "map-mid", "map-high"].map((name) => channels(colours[name]));
  return Array.from({ length: SHADES }, (_, k) => {
    const share = k / (SHADES - 1);
    const [from, to, part] = share < 0.5 ? [low, mid, share * 2] : [mid, high, share * 2 - 1];
    return from.map((value, i) => Math.round(value + part * (to[i] - value)));
  });
}

// The place in `mapColours` of a share from 0 to 1.
export function shade(share) {
  return Math.round(share * (SHADES - 1));
}

// Colours the plane by `share(x1, x2)`, from 0 to 1.
export function drawMap(context, { box, limits: [left, right, bottom, top] }, colours, share) {
  const shades = mapColours(colours);
  drawCells(context, box, CELLS, (row, column) => {
    const x1 = left + ((column + 0.5) / CELLS) * (right - left);
    const x2 = top - ((row + 0.5) / CELLS) * (top - bottom);
    return shades[shade(share(x1, x2))];
  });
}

// Colours a box by side × side cells, of which `colourOf(row, column)` is [red, green, blue].
export function drawCells(context, box, side, colourOf) {
  const cells = new OffscreenCanvas(side, side);
  const brush = cells.getContext("2d");
  const pixels = brush.createImageData(side, side);
  let place = 0;
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const [red, green, blue] = colourOf(row, column);
      pixels.data[place] = red;
      pixels.data[place + 1] = green;
      pixels.data[place + 2] = blue;
      pixels.data[place + 3] = 255;
      place += 4;
    }
  }
  brush.putImageData(pixels, 0, 0);
  context.drawImage(cells, box.x, box.y, box.width, box.height);
}

// The axes with a few numbers and their names, each a letter and an index, which may be empty.
export function drawAxes(context, frame, colours, names = [["x", "1"], ["x", "2"]]) {
  const { box } = frame;
  drawTicks(context, frame, colours, { free: FREE });
  drawName(context, names[0], box.x + box.width - 18, box.y + box.height + 5, colours);
  drawName(context, names[1], 4, box.y + 4, colours);
}

const plainly = (value) => String(value).replace("-", "−");

// The box of the axes and a few numbers at it, those of the upright one written by `upText`; `free` is
// the share of each axis, at its end, that stays without.
export function drawTicks(context, frame, colours, { upText = plainly, free = 0 } = {}) {
  const { box, limits: [left, right, bottom, top] } = frame;
  context.strokeStyle = colours["ink-soft"];
  context.fillStyle = colours.ink;
  context.lineWidth = 1;
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.font = `12px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const value of ticks(left, right, free)) {
    context.fillText(plainly(value), frame.across(value), box.y + box.height + 5);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const value of ticks(bottom, top, free)) {
    context.fillText(upText(value), box.x - 5, frame.up(value));
  }
}

function drawName(context, [letter, index], x, y, colours) {
  context.textAlign = "left";
  context.textBaseline = "top";
  context.font = `italic 14px ${colours.font}`;
  context.fillText(letter, x, y);
  context.font = `10px ${colours.font}`;
  context.fillText(index, x + 8, y + 6);
  context.font = `12px ${colours.font}`;
}

// Names of axes that are words: one below the numbers, one above the box.
export function drawWords(context, { box }, colours, across, up) {
  context.fillStyle = colours.ink;
  context.font = `12px ${colours.font}`;
  context.textBaseline = "top";
  context.textAlign = "right";
  context.fillText(across, box.x + box.width, box.y + box.height + 20);
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.fillText(up, 4, box.y - 8);
}

// Round numbers inside the ends, about five of them, none in the last share of `free`.
export function ticks(low, high, free) {
  const rough = (high - low) / 6;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ten * [1, 2, 5, 10].find((factor) => factor * ten >= rough);
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high - free * (high - low); i += 1) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

// Draws only inside the frame.
export function inside(context, { box }, draw) {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}

// The line w₁ x₁ + w₂ x₂ + b = 0, or nothing where both weights are 0.
export function drawLine(context, frame, { w1, w2, b }, { colour, width = 2, dash = [] }) {
  const length = Math.hypot(w1, w2);
  if (length === 0) {
    return;
  }
  const [left, right, bottom, top] = frame.limits;
  const far = 2 * Math.hypot(Math.max(-left, right), Math.max(-bottom, top)) + Math.abs(b) / length;
  const [footX, footY] = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];
  const [alongX, alongY] = [(-w2 / length) * far, (w1 / length) * far];
  inside(context, frame, () => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(frame.across(footX - alongX), frame.up(footY - alongY));
    context.lineTo(frame.across(footX + alongX), frame.up(footY + alongY));
    context.stroke();
    context.setLineDash([]);
  });
}

// An arrow from one place of the plane to another.
export function drawArrow(context, frame, [fromX, fromY], [toX, toY], colour) {
  const [x, y] = [frame.across(toX), frame.up(toY)];
  const direction = Math.atan2(y - frame.up(fromY), x - frame.across(fromX));
  inside(context, frame, () => {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(frame.across(fromX), frame.up(fromY));
    context.lineTo(x - 6 * Math.cos(direction), y - 6 * Math.sin(direction));
    context.stroke();
    context.beginPath();
    context.moveTo(x, y);
    for (const turn of [2.7, -2.7]) {
      context.lineTo(x + 11 * Math.cos(direction + turn), y + 11 * Math.sin(direction + turn));
    }
    context.fill();
  });
}

// A marker for each class: circle, triangle, square, diamond, upturned triangle, and again with other
// colours.
const CORNERS = [[], [-90, 30, 150], [-135, -45, 45, 135], [-90, 0, 90, 180], [-30, 90, 210]];

// The points, each [x1, x2, class]; those with an entry above 0 in `isApart` are hollow.
export function drawPoints(context, frame, points, colours, isApart = []) {
  inside(context, frame, () => points.forEach(([x1, x2, label], row) => {
    const [own, paper] = [colours[`class-${label}`], colours.paper];
    [context.fillStyle, context.strokeStyle] = isApart[row] > 0 ? [paper, own] : [own, paper];
    context.lineWidth = isApart[row] > 0 ? 2 : 1;
    drawMarker(context, frame.across(x1), frame.up(x2), CORNERS[label % CORNERS.length]);
  }));
}

function drawMarker(context, x, y, corners) {
  context.beginPath();
  if (corners.length === 0) {
    context.arc(x, y, 4, 0, 2 * Math.PI);
  }
  for (const degrees of corners) {
    const angle = (degrees * Math.PI) / 180;
    context.lineTo(x + 5 * Math.cos(angle), y + 5 * Math.sin(angle));
  }
  context.closePath();
  context.fill();
  context.stroke();
}
