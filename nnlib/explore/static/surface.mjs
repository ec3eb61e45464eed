// A surface: a number as a height over the plane of two inputs, seen from above its lower left
// corner.

import { drawWire, write } from "./diagram.mjs";
import { mapColours, shade } from "./plane.mjs";
import { written } from "./page.mjs";

const PATCHES = 18; // in each direction

// Draws `answer(x1, x2)` over the limits [left, right, bottom, top]; `scale` says which answers are
// the `low` and the `high` end, and gives the `height` and the map's `share` of an answer.
export function drawSurface(context, size, colours, [left, right, bottom, top], answer, scale) {
  const shades = mapColours(colours).map((rgb) => `rgb(${rgb.join(" ")})`);
  const place = (i, j, up) => [
    size.width * (0.5 + 0.4 * (i - j)), size.height * (0.9 - 0.23 * (i + j) - 0.4 * up),
  ];
  const answerAt = (row, column) => answer(
    left + (row / PATCHES) * (right - left), bottom + (column / PATCHES) * (top - bottom));
  const corner = grid(PATCHES + 1, (row, column) =>
    place(row / PATCHES, column / PATCHES, scale.height(answerAt(row, column))));
  drawFloor(context, place, [scale.low, scale.high], colours);
  context.strokeStyle = colours["ink-soft"];
  context.lineWidth = 0.35;
  for (const [row, column] of FROM_BEHIND) {
    context.fillStyle = shades[shade(scale.share(answerAt(row + 0.5, column + 0.5)))];
    drawPatch(context, [corner[row][column], corner[row + 1][column],
      corner[row + 1][column + 1], corner[row][column + 1]]);
  }
}

function grid(side, entry) {
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) => entry(row, column)));
}

// The patches of the surface, the farthest first, so that near ones cover far ones.
const FROM_BEHIND = grid(PATCHES, (row, column) => [row, column]).flat()
  .sort(([a, b], [c, d]) => c + d - a - b);

function drawPatch(context, corners) {
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
