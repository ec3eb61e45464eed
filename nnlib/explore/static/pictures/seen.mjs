// What the pictures of a network in training share: what they show before there are numbers and
// after these ran away, how layers and units are called, and which weights belong to which layer.

import { written } from "../frame/page.mjs";

// What is said of the last snapshot: `words(seen)`, as long as its numbers are finite.
export function describeSeen({ seen }, words) {
  if (!seen) {
    return "The network is being made.";
  }
  const ranAway = `At epoch ${seen.epoch} the weights grew beyond all bounds.`;
  return seen.hasDiverged ? `${ranAway} A smaller learning rate helps.` : words(seen);
}

// Draws the last snapshot by `draw(seen)`, or an empty frame that says why.
export function drawSeen(context, size, colours, { seen }, draw) {
  if (seen && !seen.hasDiverged) {
    draw(seen);
  } else {
    drawEmpty(context, size, colours, seen ? "The weights grew beyond all bounds." : "");
  }
}

// An empty frame with a sentence in it.
export function drawEmpty(context, { width, height }, colours, words) {
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
  context.fillStyle = colours.ink;
  context.font = `13px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, width / 2, height / 2, width - 8);
}

// Layers and units are counted from 1 where people read of them.
export function unitName([layer, unit]) {
  return `${layer + 1}.${unit + 1}`;
}

export function layerName(k, { sizes }) {
  return k < sizes.length - 2 ? `layer ${k + 1}` : "output";
}

// "1 unit", "2 units".
export function counted(n, noun) {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

// "a", "a and b", "a, b and c".
export function listed(words) {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
}

export function isAmong(units, layer, unit) {
  return units.some(([k, j]) => k === layer && j === unit);
}

// How far from 0 the farthest of some numbers lies.
export function farthest(A) {
  let reach = 0;
  for (let at = 0; at < A.length; at += 1) {
    reach = Math.max(reach, Math.abs(A[at]));
  }
  return reach;
}

// The weights, biases and slopes of each layer: W and dW of shape (nIn, nOut) row by row, b.
export function layersOf({ sizes, parameters, gradients }) {
  let from = 0;
  return sizes.slice(1).map((nOut, k) => {
    const nIn = sizes[k];
    const end = from + nIn * nOut;
    const [W, dW] = [parameters.subarray(from, end), gradients.subarray(from, end)];
    const b = parameters.subarray(end, end + nOut);
    from = end + nOut;
    return { nIn, nOut, W, b, dW };
  });
}

// A number with two digits that count: 0.0021, −1.5, 230, 1.5 × 10⁻⁵.
export function brief(value) {
  if (value === 0 || !Number.isFinite(value)) {
    return value === 0 ? "0" : "no number";
  }
  const [digits, power] = value.toExponential(1).split("e");
  if (power >= -4 && power < 5) {
    return written(value, Math.max(0, 1 - power));
  }
  const raised = power.replace("+", "").replace(/./g, (sign) => RAISED[sign]);
  return `${written(Number(digits), 1)} × 10${raised}`;
}

// A loss with three decimals, and in powers of ten where these say too little or too much.
export function lossText(value) {
  return value >= 0.01 && value < 1000 ? written(value, 3, { fixed: true }) : brief(value);
}

const RAISED = Object.fromEntries([..."-0123456789"].map((sign, k) => [sign, [..."⁻⁰¹²³⁴⁵⁶⁷⁸⁹"][k]]));

// In whole percent; 0 % is none at all, and 100 % is all.
export function percent(share) {
  if (!Number.isFinite(share)) {
    return "no number";
  }
  const rounded = Math.round(100 * share);
  return `${share > 0 && share < 1 ? Math.min(Math.max(rounded, 1), 99) : rounded} %`;
}
