// The plane as the network sees it: each place in the colour of the class that it would say there,
// the paler the less sure it is, with the border between the classes and the points.

import { channels } from "./canvas.mjs";
import { drawAxes, drawCells, drawLine, drawPoints, frameOf, mapColours, shade } from "./plane.mjs";
import { describeSeen, drawEmpty, layersOf, listed, percent, unitName } from "./seen.mjs";
import { written } from "../frame/page.mjs";

const STRENGTH = 0.55; // of a class's own colour where the network is sure; points must show on it
const SURENESSES = 64;

export function decisionCaption({ seen }) {
  const apart = seen?.validation.n > 0 ? "; hollow points are kept apart for validation" : "";
  return `The plane, coloured by the answer${apart}`;
}

export function drawDecision(context, size, colours, { seen, picked }) {
  if (!seen) {
    drawEmpty(context, size, colours, "");
    return;
  }
  const frame = frameOf(size, seen.limits);
  if (!seen.hasDiverged) {
    drawCells(context, frame.box, seen.mapSide, painter(seen, colours));
    drawBorders(context, frame, colours, seen);
    const line = lineOf(seen, picked);
    if (line) {
      drawLine(context, frame, line, { colour: colours.link, dash: [7, 5] });
    }
  }
  drawPoints(context, frame, seen.points, colours, seen.isApart);
  drawAxes(context, frame, colours);
}

// A unit of the first layer has a line in the plane, where its sum is 0; others have curves.
function lineOf(seen, picked) {
  if (!picked || picked[0] !== 0 || seen.sizes.length < 3 || picked[1] >= seen.sizes[1]) {
    return null;
  }
  const [{ W, b, nOut }] = layersOf(seen);
  return { w1: W[picked[1]], w2: W[nOut + picked[1]], b: b[picked[1]] };
}

// Gives the colour of each cell of the map; a cell without a number has that of the page.
function painter({ map, mapSide, sizes }, colours) {
  const nOut = sizes.at(-1);
  const [shades, classShades] = [mapColours(colours), shadesOfClasses(colours)];
  if (nOut === 1) {
    return (row, column) => shades[shade(map[row * mapSide + column])] ?? classShades[0][0];
  }
  return (row, column) => {
    const from = (row * mapSide + column) * nOut;
    const best = bestClass(map, from, nOut);
    const sureness = (map[from + best] - 1 / nOut) / (1 - 1 / nOut);
    return classShades[best][Math.round(sureness * (SURENESSES - 1))] ?? classShades[0][0];
  };
}

function bestClass(map, from, nOut) {
  let best = 0;
  for (let k = 1; k < nOut; k += 1) {
    best = map[from + k] > map[from + best] ? k : best;
  }
  return best;
}

const shadesFor = new WeakMap(); // from a palette to what follows, as mixing takes a while

// From paper to each class's colour: SURENESSES steps, each [red, green, blue].
function shadesOfClasses(colours) {
  if (!shadesFor.has(colours)) {
    const paper = channels(colours.paper);
    shadesFor.set(colours, [0, 1, 2, 3, 4, 5, 6].map((label) => {
      const own = channels(colours[`class-${label}`]);
      return Array.from({ length: SURENESSES }, (_, k) => paper.map((value, i) =>
        value + ((STRENGTH * k) / (SURENESSES - 1)) * (own[i] - value)));
    }));
  }
  return shadesFor.get(colours);
}

// With two classes the border lies where p is 1/2. With more, the border of class k lies where it is
// as likely as the likeliest other; that of the last class is drawn with the others.
function drawBorders(context, frame, colours, { map, mapSide, sizes }) {
  const nOut = sizes.at(-1);
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.beginPath();
  const level = new Float32Array(mapSide * mapSide);
  for (let label = 0; label < Math.max(1, nOut - 1); label += 1) {
    for (let cell = 0; cell < level.length; cell += 1) {
      level[cell] = nOut === 1 ? map[cell] - 0.5 : lead(map, cell * nOut, label, nOut);
    }
    traceBorder(context, frame.box, mapSide, level);
  }
  context.stroke();
}

function lead(map, from, label, nOut) {
  let other = 0;
  for (let k = 0; k < nOut; k += 1) {
    other = k === label ? other : Math.max(other, map[from + k]);
  }
  return map[from + label] - other;
}

// Adds the line where `level` is 0 to the path, a straight piece through each square between the
// middles of four cells, found by going round it. At the sides the squares reach to the edge.
export function traceBorder(context, box, side, level) {
  const near = (index) => Math.min(Math.max(index, 0), side - 1);
  const middle = (index) => Math.min(Math.max(index + 0.5, 0), side) / side;
  for (let row = -1; row < side; row += 1) {
    for (let column = -1; column < side; column += 1) {
      const [up, down] = [near(row) * side, near(row + 1) * side];
      const [left, right] = [near(column), near(column + 1)];
      const around = [level[up + left], level[up + right], level[down + right], level[down + left]];
      const above = around.filter((value) => value > 0).length;
      if (above % 4 !== 0) {
        const [x, y] = [[middle(column), middle(column + 1)], [middle(row), middle(row + 1)]];
        crossSquare(context, box, around, [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]]);
      }
    }
  }
}

// Two of the four sides are crossed, or all four: then two pieces.
function crossSquare(context, box, around, corners) {
  let isEnd = false;
  around.forEach((from, k) => {
    const [to, next] = [around[(k + 1) % 4], corners[(k + 1) % 4]];
    if (from > 0 !== to > 0) {
      const share = from / (from - to);
      const x = box.x + box.width * (corners[k][0] + share * (next[0] - corners[k][0]));
      const y = box.y + box.height * (corners[k][1] + share * (next[1] - corners[k][1]));
      context[isEnd ? "lineTo" : "moveTo"](x, y);
      isEnd = !isEnd;
    }
  });
}

export function describeDecision(state) {
  return describeSeen(state, (seen) => {
    const { right, points, silent } = seen;
    const names = listed(silent.map(unitName));
    const without = names && ` without ${silent.length === 1 ? "unit" : "units"} ${names}`;
    const score = `${right} of ${points.length} points lie in the area of their class${without}.`;
    const areas = `The areas: ${shareOut(seen)} of the picture.`;
    return [points.length > 0 ? score : "There are no points.", areas, sayLineOf(state)]
      .filter(Boolean).join(" ");
  });
}

// How much of the picture each class has.
function shareOut({ map, sizes }) {
  const nOut = sizes.at(-1);
  const counts = new Array(Math.max(2, nOut)).fill(0);
  for (let from = 0; from < map.length; from += nOut) {
    counts[nOut === 1 ? Number(map[from] > 0.5) : bestClass(map, from, nOut)] += 1;
  }
  return counts.map((n, label) => `class ${label} ${percent((n * nOut) / map.length)}`).join(", ");
}

function sayLineOf({ seen, picked }) {
  const line = lineOf(seen, picked);
  const term = (value, name) => `${value < 0 ? "−" : "+"} ${written(Math.abs(value))}${name}`;
  return line && `The line of unit ${unitName(picked)}: ${written(line.w1)} x₁ `
    + `${term(line.w2, " x₂")} ${term(line.b, "")} = 0.`;
}
