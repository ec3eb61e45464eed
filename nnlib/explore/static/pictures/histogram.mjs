// How large the weights of each layer are, and the slopes of the loss that move them: a layer whose
// slopes all crowd round 0 hardly learns.

import { brief, describeSeen, drawSeen, layerName, layersOf, listed } from "./seen.mjs";

export const HISTOGRAM_CAPTION = "How the weights of each layer are spread (biases left out), and "
  + "below them the slopes that the last step followed";

const BINS = 21; // an odd number, so that 0 lies in the middle of one
const SIDE = 6; // pixels left and right of all panels
const BETWEEN = 8; // and between two
const TITLE = 20; // height of a line of letters
const ROWS = [["weights", "W", "w"], ["gradient", "dW", "z"]];

export function drawHistogram(context, size, colours, state) {
  drawSeen(context, size, colours, state, (seen) => {
    const layers = layersOf(seen);
    const high = (size.height - TITLE) / 2;
    const wide = (size.width - 2 * SIDE + BETWEEN) / layers.length - BETWEEN;
    const x = layers.map((_, k) => SIDE + k * (wide + BETWEEN));
    ROWS.forEach(([title, part, colour], row) => {
      const largest = reachOf(layers.map((layer) => layer[part]));
      writeLine(context, colours, rangeInWords(title, largest), SIDE, row * high + TITLE / 2, "left");
      layers.forEach((layer, k) => {
        const box = { x: x[k], y: row * high + TITLE, width: wide, height: high - TITLE - 4 };
        drawBars(context, box, inBins(layer[part], largest), colours[colour], colours);
      });
    });
    layers.forEach((_, k) =>
      writeLine(context, colours, layerName(k, seen), x[k] + wide / 2, 2 * high + TITLE / 2, "center"));
  });
}

function reachOf(tables) {
  return tables.reduce((most, table) => table.reduce((far, v) => Math.max(far, Math.abs(v)), most), 0);
}

function rangeInWords(title, largest) {
  return largest > 0 ? `${title}, axis from ${brief(-largest)} to ${brief(largest)}` : `${title}, all 0`;
}

function writeLine(context, colours, text, x, y, align) {
  context.fillStyle = colours.ink;
  context.font = `12px ${colours.font}`;
  context.textAlign = align;
  context.textBaseline = "middle";
  context.fillText(text, x, y);
}

// How many of the numbers lie in each of BINS equal parts from −largest to largest.
export function inBins(numbers, largest) {
  const counts = new Array(BINS).fill(0);
  for (const value of numbers) {
    const share = largest > 0 ? 0.5 + value / (2 * largest) : 0.5;
    counts[Math.min(Math.floor(share * BINS), BINS - 1)] += 1;
  }
  return counts;
}

// The fullest bin is as high as the box; a line stands where 0 is.
function drawBars(context, box, counts, colour, colours) {
  const most = Math.max(...counts);
  const [wide, foot, middle] = [box.width / BINS, box.y + box.height, box.x + box.width / 2];
  context.fillStyle = colour;
  context.beginPath();
  counts.forEach((count, bin) => {
    const height = (count / most) * box.height;
    context.rect(box.x + bin * wide, foot - height, wide, height);
  });
  context.fill();
  context.strokeStyle = colours["ink-soft"];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(box.x, foot);
  context.lineTo(box.x + box.width, foot);
  context.moveTo(middle, foot);
  context.lineTo(middle, foot + 4);
  context.stroke();
}

export function describeHistogram(state) {
  return describeSeen(state, (seen) => {
    const layers = layersOf(seen);
    const place = (k) => (k === layers.length - 1 ? "the output" : layerName(k, seen));
    const sizes = (part) =>
      listed(layers.map((layer, k) => `${brief(typicalSize(layer[part]))} in ${place(k)}`));
    return `Typical size (root mean square) of the weights: ${sizes("W")}. `
      + `Of their gradient in the last step: ${sizes("dW")}.`;
  });
}

function typicalSize(numbers) {
  return Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0) / numbers.length);
}
