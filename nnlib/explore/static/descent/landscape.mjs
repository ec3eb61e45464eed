// The landscape: the mean loss over w and b, measured on a grid, and its lines of equal height.

import { drawCells, inside, mapColours, shade } from "../pictures/plane.mjs";
import { meanLoss } from "./walk.mjs";

const SIDE = 64; // cells in each direction; the grid has one more place
const N_LINES = 11;
const FINEST = 1e-4; // step in w and b, to which the lowest place is looked for
const DEEPEST = 1e-4; // share of the highest loss, below which no line is drawn

const landscapes = new WeakMap(); // from a list of examples to what was measured, by loss

// { heights, low, high, ratio, lines, lowest }: the loss on the grid, row by row from the top; its lowest
// and highest there; lines of equal height, each `ratio` times as high as the one below it; and the
// lowest loss on the whole map.
export function landscapeOf({ examples, loss, bounds: { end } }) {
  if (!landscapes.has(examples)) {
    landscapes.set(examples, {});
  }
  return (landscapes.get(examples)[loss] ??= measure(examples, loss, end));
}

function measure(examples, loss, end) {
  const heights = new Float64Array((SIDE + 1) ** 2);
  const at = (k) => -end + (2 * end * k) / SIDE;
  for (let row = 0; row <= SIDE; row += 1) {
    for (let column = 0; column <= SIDE; column += 1) {
      heights[row * (SIDE + 1) + column] = meanLoss(examples, loss, at(column), -at(row));
    }
  }
  const high = heights.reduce((most, height) => Math.max(most, height), 0);
  const low = heights.reduce((least, height) => Math.min(least, height), high);
  const floor = Math.max(low, DEEPEST * high);
  const ratio = (high / floor) ** (1 / (N_LINES + 1));
  const levels = Array.from({ length: N_LINES }, (_, k) => floor * ratio ** (k + 1));
  const lines = levels.map((level) => lineAt(heights, level));
  const deepest = heights.indexOf(low);
  const start = [at(deepest % (SIDE + 1)), -at(Math.floor(deepest / (SIDE + 1)))];
  const lowest = lowestFrom(start, (w, b) => meanLoss(examples, loss, w, b), end);
  return { heights, low, high, floor, ratio, lines, lowest };
}

// The lowest loss that steps to the eight neighbours lead to, on the map: while one of them is lower the
// walk goes there, and else the steps are halved.
function lowestFrom(start, lossAt, end) {
  let [place, low, step] = [start, lossAt(...start), (2 * end) / SIDE];
  while (step > FINEST) {
    const around = NEIGHBOURS.map((way) => way.map((sign, axis) => place[axis] + sign * step))
      .filter((there) => Math.max(...there.map(Math.abs)) <= end);
    const losses = around.map((there) => lossAt(...there));
    const least = Math.min(...losses);
    if (least < low) {
      [place, low] = [around[losses.indexOf(least)], least];
    } else {
      step /= 2;
    }
  }
  return low;
}

const NEIGHBOURS = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => [right, up]))
  .filter(([right, up]) => right !== 0 || up !== 0);

// The pieces of the line at one level, [column, row, column, row] each: through every cell of whose
// corners some lie above the level and some below. Where it enters and leaves is found on the edges.
function lineAt(heights, level) {
  const pieces = [];
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const crossed = crossings(heights, level, row, column);
      for (let k = 0; k + 1 < crossed.length; k += 2) {
        pieces.push([...crossed[k], ...crossed[k + 1]]);
      }
    }
  }
  return pieces;
}

const CORNERS_OF_A_CELL = [[0, 0], [1, 0], [1, 1], [0, 1]]; // [column, row], round the cell

function crossings(heights, level, row, column) {
  const corner = ([across, down]) => heights[(row + down) * (SIDE + 1) + column + across];
  const found = [];
  CORNERS_OF_A_CELL.forEach((one, k) => {
    const other = CORNERS_OF_A_CELL[(k + 1) % 4];
    const [from, to] = [corner(one), corner(other)];
    if (from > level !== to > level) {
      const share = (level - from) / (to - from);
      found.push([0, 1].map((axis) => [column, row][axis] + one[axis] + share * (other[axis] - one[axis])));
    }
  });
  return found;
}

// Colours the frame by the logarithm of the loss, and draws the lines.
export function drawLandscape(context, frame, colours, { heights, floor, high, lines }) {
  const { box } = frame;
  const shades = mapColours(colours);
  const size = Math.log(high / floor) || 1;
  drawCells(context, box, SIDE, (row, column) => {
    const k = row * (SIDE + 1) + column;
    const height = (heights[k] + heights[k + 1] + heights[k + SIDE + 1] + heights[k + SIDE + 2]) / 4;
    return shades[shade(Math.min(Math.max(Math.log(height / floor) / size, 0), 1))];
  });
  const path = new Path2D();
  for (const [fromX, fromY, toX, toY] of lines.flat()) {
    path.moveTo(box.x + (fromX / SIDE) * box.width, box.y + (fromY / SIDE) * box.height);
    path.lineTo(box.x + (toX / SIDE) * box.width, box.y + (toY / SIDE) * box.height);
  }
  inside(context, frame, () => {
    context.strokeStyle = colours["ink-soft"];
    context.lineWidth = 0.75;
    context.stroke(path);
  });
}
