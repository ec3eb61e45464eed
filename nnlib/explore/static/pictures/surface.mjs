// A surface: a number as a height over the plane of two inputs, seen from above its lower left
// corner. Where the number jumps, the surface has a cliff.

import { drawWire, write } from "./diagram.mjs";
import { mapColours, shade } from "./plane.mjs";
import { written } from "../frame/page.mjs";

const PATCHES = 18; // in each direction

// Draws `answer(x1, x2)` over the limits [left, right, bottom, top]; `scale` says which answers are
// the `low` and the `high` end, gives the `height` and the map's `share` of an answer, and says whether
// it `jumps` from one to the other.
export function drawSurface(context, size, colours, [left, right, bottom, top], answer, scale) {
  const shades = mapColours(colours).map((rgb) => `rgb(${rgb.join(" ")})`);
  const place = (i, j, up) => [
    size.width * (0.5 + 0.4 * (i - j)), size.height * (0.9 - 0.23 * (i + j) - 0.4 * up),
  ];
  const at = (row, column) => {
    const [i, j] = [row / PATCHES, column / PATCHES];
    return { i, j, value: answer(left + i * (right - left), bottom + j * (top - bottom)) };
  };
  const paint = (share, corners) => {
    context.fillStyle = shades[shade(share)];
    drawPatch(context, corners.map(({ i, j, value }) => place(i, j, scale.height(value))));
  };
  const corner = grid(PATCHES + 1, at);
  drawFloor(context, place, [scale.low, scale.high], colours);
  context.strokeStyle = colours["ink-soft"];
  context.lineWidth = 0.35;
  for (const [row, column] of FROM_BEHIND) {
    const corners = [corner[row][column], corner[row + 1][column],
      corner[row + 1][column + 1], corner[row][column + 1]];
    if (scale.jumps && corners.some(({ value }) => value !== corners[0].value)) {
      const between = (from, to) => at(PATCHES * (from.i + to.i) / 2, PATCHES * (from.j + to.j) / 2);
      drawCliff(corners, between, scale, paint);
    } else {
      paint(scale.share(at(row + 0.5, column + 0.5).value), corners);
    }
  }
}

// A patch that a jump crosses: what lies beyond the jump, the wall, what lies before it.
function drawCliff(corners, between, scale, paint) {
  const [lower, upper, wall] = [[], [], []];
  corners.forEach((from, k) => {
    const to = corners[(k + 1) % corners.length];
    const [own, other] = scale.height(from.value) > 0.5 ? [upper, lower] : [lower, upper];
    own.push(from);
    if (from.value !== to.value) {
      const { i, j } = whereItJumps(from, to, between);
      own.push({ i, j, value: from.value });
      other.push({ i, j, value: to.value });
      wall.push({ i, j, value: scale.low }, { i, j, value: scale.high });
    }
  });
  const [far, near] = depth(lower) > depth(upper) ? [lower, upper] : [upper, lower];
  const [a, b, c, d] = wall;
  paint(scale.share(far[0].value), far);
  paint(0.5, [a, b, d, c]);
  paint(scale.share(near[0].value), near);
}

// The place between two corners where the answer changes, found by halving.
function whereItJumps(from, to, between) {
  let [near, far] = [from, to];
  for (let halved = 0; halved < 12; halved += 1) {
    const middle = between(near, far);
    [near, far] = middle.value === from.value ? [middle, far] : [near, middle];
  }
  return near;
}

function depth(corners) {
  return corners.reduce((total, { i, j }) => total + i + j, 0) / corners.length;
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
