// The space of a hidden layer: where its units put the points, and how they bend the plane on the way.
// The layers have one aim, to move the points so that a straight cut tells the classes apart.

import { principalDirections } from "./directions.mjs";
import {
  drawLine, drawPoints, drawTicks, drawWords, frameOf, inside, MARGIN_FOR_WORDS,
} from "./plane.mjs";
import { describeSeen, drawEmpty, drawSeen, layersOf, percent, unitName } from "./seen.mjs";
import { written } from "../frame/page.mjs";

const ENDS = { tanh: [-1, 1], sigmoid: [0, 1], step: [0, 1] }; // of outputs; others have none
const ROOM = 0.1; // round the points, as a share of their spread

export function warpedCaption({ seen, layer }) {
  if (seen?.sizes.length === 2) {
    return "The points stay where they are: there is no hidden layer";
  }
  const number = seen ? ` ${nearLayer(seen, layer) + 1}` : "";
  return `Where hidden layer${number} puts the points and a grid of the plane`;
}

export function drawWarped(context, size, colours, state) {
  drawSeen(context, size, colours, state, (seen) => {
    const view = viewOf(state);
    if (!view) {
      drawEmpty(context, size, colours, "No hidden layer: nothing moves the points.");
      return;
    }
    const frame = frameOf(size, view.limits, MARGIN_FOR_WORDS);
    drawBentGrid(context, frame, colours, view.grid, seen.unitSide);
    if (view.border) {
      drawLine(context, frame, view.border, { colour: colours.ink });
    }
    drawPoints(context, frame, view.points, colours, seen.isApart);
    drawTicks(context, frame, colours, view.isLine ? { upText: () => "" } : {});
    drawWords(context, frame, colours, ...view.names);
  });
}

function nearLayer({ sizes }, layer) {
  return Math.max(0, Math.min(layer ?? 0, sizes.length - 3));
}

const views = new WeakMap(); // from a snapshot to how it was looked at last

// How the layer is looked at: { names, points, grid, limits, border }, or null if there is no layer.
function viewOf({ seen, layer, pair, activation }) {
  if (seen.sizes.length < 3) {
    return null;
  }
  const asked = JSON.stringify([layer, pair, activation]);
  if (views.get(seen)?.asked !== asked) {
    views.set(seen, { asked, view: look(seen, nearLayer(seen, layer), pair, activation) });
  }
  return views.get(seen).view;
}

function look(seen, layer, pair, activation) {
  const width = seen.sizes[layer + 1];
  const [A, cells] = [seen.hidden[layer], seen.units[layer]];
  const units = unitsToShow(width, pair);
  const { names, axes, centre } = units ? unitAxes(units, layer, width) : principalAxes(A, width);
  const places = project(A, width, centre, axes);
  const isLine = axes.length === 1;
  const points = seen.points.map(([, , label], k) =>
    [places[0][k], isLine ? label : places[1][k], label]);
  const across = units && ENDS[activation] ? around(ENDS[activation]) : around(places[0]);
  const up = units && ENDS[activation] ? across : around(places[1] ?? []);
  return {
    names, points, isLine,
    limits: [...across, ...(isLine ? [-1, seen.sizes.at(-1) + 1] : up)],
    grid: isLine ? null : project(cells, width, centre, axes),
    border: units && units.length === width ? borderOf(seen, layer, units) : null,
  };
}

// The chosen pair, if the layer has both; of one or two units all; else none: principal directions.
function unitsToShow(width, pair) {
  if (pair && pair[0] !== pair[1] && Math.max(...pair) < width) {
    return pair;
  }
  return width > 2 ? null : [0, 1].slice(0, width);
}

// One or two units as axes.
function unitAxes(units, layer, width) {
  const name = (unit) => `output of unit ${unitName([layer, unit])}`;
  const axis = (unit) => new Float64Array(width).fill(1, unit, unit + 1);
  const names = [name(units[0]), units.length > 1 ? name(units[1]) : "class"];
  return { names, axes: units.map(axis), centre: new Float64Array(width) };
}

function principalAxes(A, width) {
  const { centre, axes, shares } = principalDirections(A, width);
  const names = shares.map((share, k) => `direction ${k + 1} (${percent(share)} of the spread)`);
  return { names, axes, centre };
}

// Places along each axis, of the rows of A.
function project(A, width, centre, axes) {
  return axes.map((axis) => {
    const places = new Float64Array(A.length / width);
    for (let row = 0; row < places.length; row += 1) {
      let sum = 0;
      for (let j = 0; j < width; j += 1) {
        sum += axis[j] === 0 ? 0 : axis[j] * (A[row * width + j] - centre[j]);
      }
      places[row] = sum;
    }
    return places;
  });
}

// The ends of an axis with room on both sides.
function around(numbers) {
  const finite = numbers.filter(Number.isFinite);
  if (finite.length === 0) {
    return [-1, 1];
  }
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const margin = high > low ? ROOM * (high - low) : 1;
  return [low - margin, high + margin];
}

// Behind the last hidden layer the answer's border w·a + b = 0 is straight.
function borderOf(seen, layer, units) {
  const last = layersOf(seen).at(-1);
  if (layer !== seen.sizes.length - 3 || last.nOut > 1) {
    return null;
  }
  return { w1: last.W[units[0]], w2: units.length > 1 ? last.W[units[1]] : 0, b: last.b[0] };
}

// The lines of the plane on which one input stays the same, as the layer bends them.
function drawBentGrid(context, frame, colours, grid, side) {
  if (!grid) {
    return;
  }
  context.strokeStyle = colours["ink-soft"];
  context.lineWidth = 0.5;
  inside(context, frame, () => {
    context.beginPath();
    for (let line = 0; line < side; line += 1) {
      traceLine(context, frame, grid, Array.from({ length: side }, (_, k) => line * side + k));
      traceLine(context, frame, grid, Array.from({ length: side }, (_, k) => k * side + line));
    }
    context.stroke();
  });
}

function traceLine(context, { across, up }, [first, second], cells) {
  cells.forEach((cell, k) =>
    context[k === 0 ? "moveTo" : "lineTo"](across(first[cell]), up(second[cell])));
}

export function describeWarped(state) {
  return describeSeen(state, (seen) => {
    const view = viewOf(state);
    if (!view) {
      return "There is no hidden layer that moves the points.";
    }
    const { names, points, isLine, border } = view;
    const layer = nearLayer(seen, state.layer) + 1;
    const axes = isLine ? names[0] : `${names[0]} and ${names[1]}`;
    const classes = [...new Set(points.map((point) => point[2]))].sort();
    const where = classes.map((label) => sayMiddle(points.filter((p) => p[2] === label), label, isLine));
    const line = border ? " The border of the answer is a straight line." : "";
    const space = `Where hidden layer ${layer} puts ${points.length} points (${axes})`;
    return points.length > 0 ? `${space}: ${where.join(", ")}.${line}` : `${space}.${line}`;
  });
}

function sayMiddle(own, label, isLine) {
  const mean = (k) => {
    const middle = own.reduce((sum, point) => sum + point[k], 0) / own.length;
    return Number.isFinite(middle) ? written(middle) : "no number";
  };
  return `class ${label} around ${isLine ? mean(0) : `(${mean(0)}, ${mean(1)})`}`;
}
