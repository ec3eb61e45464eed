// How the loss falls and the share of right answers rises, epoch by epoch: training solid, validation
// dashed.

import { drawTicks, drawWords, frameOf, inside, MARGIN_FOR_WORDS } from "./plane.mjs";
import { brief, counted, describeSeen, drawEmpty, percent } from "./seen.mjs";

export const LOSS_CAPTION = "The loss, epoch by epoch";
export const ACCURACY_CAPTION = "The share of right answers, epoch by epoch";

const PLAIN_LOSS = 2; // up to here an axis of losses always reaches if one of them does
const TOO_HIGH = 4; // times the first or the middle loss: what lies above may leave the picture
const SAMPLE = 500; // losses, at most, of which the middle one is looked for
const FEWEST = 10; // epochs on the axis
const KEY = { width: 26, line: 16 };

// A row of the curve is [epoch, training loss, training share, validation loss, validation share].
const LOSS = { own: 1, apart: 3 };
const SHARE = { own: 2, apart: 4 };

export function drawLossCurve(context, size, colours, { seen }) {
  if (!seen) {
    drawEmpty(context, size, colours, "");
    return;
  }
  const frame = frameOf(size, [0, lastEpoch(seen), 0, highestLoss(seen)], MARGIN_FOR_WORDS);
  drawCurves(context, frame, colours, seen, LOSS);
  drawTicks(context, frame, colours);
  drawWords(context, frame, colours, "epoch", "loss");
  drawKey(context, frame, colours, seen, frame.box.y + 8);
}

export function drawAccuracyCurve(context, size, colours, { seen }) {
  if (!seen) {
    drawEmpty(context, size, colours, "");
    return;
  }
  const low = lowestShare(seen);
  // A little room above 1, or the best curve would hide in the box.
  const limits = [0, lastEpoch(seen), low, 1 + 0.05 * (1 - low)];
  const frame = frameOf(size, limits, MARGIN_FOR_WORDS);
  drawCurves(context, frame, colours, seen, SHARE);
  drawTicks(context, frame, colours, { upText: percent });
  drawWords(context, frame, colours, "epoch", "right answers");
  drawKey(context, frame, colours, seen, frame.box.y + frame.box.height - 2 * KEY.line - 4);
}

function lastEpoch({ curve }) {
  return Math.max(curve.at(-1)[0], FEWEST);
}

// As high as the highest loss, unless that would press the rest flat.
function highestLoss({ curve }) {
  const bearable = Math.max(PLAIN_LOSS, TOO_HIGH * Math.min(curve[0][LOSS.own], middleLoss(curve)) || 0);
  const larger = (most, loss) => (loss > most ? loss : most);
  const highest = curve.reduce((most, row) => larger(larger(most, row[LOSS.own]), row[LOSS.apart]), 0);
  return 1.05 * Math.min(highest, bearable) || 1;
}

// The loss in the middle, by size, of some rows all along the curve: to sort thousands for each picture
// would hold the page up.
function middleLoss(curve) {
  const every = Math.ceil(curve.length / SAMPLE);
  const some = Float64Array.from(curve.filter((_, k) => k % every === 0), (row) => row[LOSS.own]);
  return some.sort()[Math.floor(some.length / 2)];
}

// The axis of shares begins at a round number below all of them, at most 50 %.
function lowestShare({ curve }) {
  const smaller = (least, share) => (share < least ? share : least);
  const lowest = curve.reduce(
    (least, row) => smaller(smaller(least, row[SHARE.own]), row[SHARE.apart]), 0.5);
  return Math.floor(10 * lowest) / 10;
}

function drawCurves(context, frame, colours, seen, { own, apart }) {
  inside(context, frame, () => {
    context.lineJoin = "round";
    for (const [column, look] of [[own, trainingLook(colours)], [apart, validationLook(colours)]]) {
      Object.assign(context, look);
      context.setLineDash(look.dash);
      context.stroke(pathOf(thinned(seen.curve, column, frame.box.width), column, frame));
    }
    context.setLineDash([]);
  });
}

const trainingLook = (colours) => ({ strokeStyle: colours.ink, lineWidth: 2, dash: [] });
const validationLook = (colours) => ({ strokeStyle: colours.link, lineWidth: 2, dash: [6, 4] });

// A line through the rows, with a gap where there is no number.
function pathOf(rows, column, frame) {
  const path = new Path2D();
  let isOn = false;
  for (const row of rows) {
    const isThere = Number.isFinite(row[column]);
    if (isThere) {
      path[isOn ? "lineTo" : "moveTo"](frame.across(row[0]), frame.up(row[column]));
    }
    isOn = isThere;
  }
  return path;
}

// At most as many rows as pixels: of each bundle of rows the lowest and the highest, so that no peak
// is lost.
export function thinned(rows, column, most) {
  if (rows.length <= most) {
    return rows;
  }
  const bundle = Math.ceil((2 * rows.length) / most);
  const kept = [];
  for (let from = 0; from < rows.length; from += bundle) {
    let [low, high] = [from, from];
    for (let k = from; k < Math.min(from + bundle, rows.length); k += 1) {
      low = rows[k][column] < rows[low][column] ? k : low;
      high = rows[k][column] > rows[high][column] ? k : high;
    }
    kept.push(rows[Math.min(low, high)], rows[Math.max(low, high)]);
  }
  return kept;
}

// Which line is which.
function drawKey(context, { box }, colours, seen, top) {
  const lines = [["training", trainingLook(colours)]];
  if (seen.validation.n > 0) {
    lines.push(["validation", validationLook(colours)]);
  }
  context.font = `12px ${colours.font}`;
  context.textAlign = "right";
  context.textBaseline = "middle";
  lines.forEach(([name, look], k) => {
    const [x, y] = [box.x + box.width - 8, top + (k + 0.5) * KEY.line];
    context.fillStyle = colours.ink;
    context.fillText(name, x - KEY.width - 6, y);
    Object.assign(context, look);
    context.setLineDash(look.dash);
    context.beginPath();
    context.moveTo(x - KEY.width, y);
    context.lineTo(x, y);
    context.stroke();
  });
  context.setLineDash([]);
}

export function describeLossCurve(state) {
  return describeCurve(state, "Loss", LOSS, { write: brief, isBetter: (a, b) => a < b, best: "lowest" });
}

export function describeAccuracyCurve(state) {
  return describeCurve(state, "Right answers", SHARE,
    { write: percent, isBetter: (a, b) => a > b, best: "highest" });
}

function describeCurve(state, name, { own, apart }, how) {
  return describeSeen(state, ({ curve, validation }) => {
    const epoch = curve.at(-1)[0];
    const lines = validation.n > 0 ? { training: own, validation: apart } : { training: own };
    if (curve.length === 1) {
      const starts = Object.entries(lines)
        .map(([line, column]) => `${line} ${how.write(curve[0][column])}`);
      return `${name} before the first epoch: ${starts.join(", ")}.`;
    }
    const words = Object.entries(lines).map(([line, column]) => sayLine(curve, column, line, how));
    return `${name} over ${counted(epoch, "epoch")}: ${words.join("; ")}.`;
  });
}

function sayLine(curve, column, line, { write, isBetter, best }) {
  const top = curve.reduce((found, row) => (isBetter(row[column], found[column]) ? row : found));
  const [first, last] = [curve[0], curve.at(-1)];
  return `${line} from ${write(first[column])} to ${write(last[column])}, `
    + `${best} ${write(top[column])} in epoch ${top[0]}`;
}
