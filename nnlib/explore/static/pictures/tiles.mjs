// What each hidden unit answers over the plane: a small map for each, layer below layer.

import { mapColours } from "./plane.mjs";
import {
  brief, counted, describeSeen, drawEmpty, drawSeen, farthest, isAmong, listed, unitName,
} from "./seen.mjs";

const SMALLEST = 24; // pixels, so that a finger can hit a tile
const EASY = 36; // pixels, so that an eye can
const LARGEST = 88;
const GAP = 4;
const NAME = 16; // height of a line with names
const MANY = 20; // units in a layer, from which on its tiles may be as small as a finger allows
const BARE = 40; // height of the picture if there is no hidden layer

// Where the tiles lie in a picture of this width: `boxes`, one for each unit, the `labels` below them,
// and the `height` that all need. Tiles are as large as the widest layer allows in as few rows as
// possible.
export function tilesLayout(width, sizes) {
  const hidden = sizes.slice(1, -1);
  if (hidden.length === 0) {
    return { height: BARE, boxes: [], labels: [] };
  }
  const [side, perRow] = tileSize(width, Math.max(...hidden));
  const boxes = [];
  let y = 0;
  hidden.forEach((count, layer) => {
    for (let unit = 0; unit < count; unit += 1) {
      const [row, column] = [Math.floor(unit / perRow), unit % perRow];
      const [left, top] = [column * (side + GAP), y + row * (side + NAME + GAP)];
      boxes.push({ layer, unit, x: left + GAP / 2, y: top + GAP / 2, side });
    }
    y += Math.ceil(count / perRow) * (side + NAME + GAP) + GAP;
  });
  const labels = boxes.map((box) => ({
    text: unitName([box.layer, box.unit]), x: box.x + side / 2, y: box.y + side + NAME / 2 + 1,
  }));
  return { height: y, boxes, labels };
}

function tileSize(width, widest) {
  const wanted = widest > MANY ? Math.min(Math.max(width / 20, SMALLEST), EASY) : EASY;
  let [side, perRow] = [0, 0];
  for (let rows = 1; side < wanted && perRow !== 1; rows += 1) {
    perRow = Math.ceil(widest / rows);
    side = Math.min(Math.floor(width / perRow) - GAP, LARGEST);
  }
  return [Math.max(side, SMALLEST), perRow];
}

export function drawTiles(context, size, colours, state) {
  drawSeen(context, size, colours, state, (seen) => {
    const { boxes, labels } = tilesLayout(size.width, seen.sizes);
    if (boxes.length === 0) {
      drawEmpty(context, size, colours, "No hidden layer: the inputs go straight to the answer.");
      return;
    }
    const isSilent = ({ layer, unit }) => isAmong(seen.silent, layer, unit);
    drawUnitMaps(context, seen, colours, boxes, state.activation, isSilent);
    outlineTiles(context, colours, boxes, { isSilent, picked: state.picked });
    context.fillStyle = colours.ink;
    context.font = `11px ${colours.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    labels.forEach(({ text, x, y }) => context.fillText(text, x, y));
  });
}

// All maps are painted below each other into one strip, from which each tile is cut.
function drawUnitMaps(context, seen, colours, boxes, activation, isSilent) {
  const side = seen.unitSide;
  const strip = new OffscreenCanvas(side, side * boxes.length);
  const brush = strip.getContext("2d");
  const image = brush.createImageData(side, side * boxes.length);
  const pixels = new Uint32Array(image.data.buffer);
  const inks = Uint32Array.from(mapColours(colours), packed);
  let from = 0;
  seen.units.forEach((A, layer) => {
    const [middle, reach] = endsOf(A, activation);
    paintMaps(pixels.subarray(from), inks, A, { width: seen.sizes[layer + 1], middle, reach });
    from += A.length;
  });
  brush.putImageData(image, 0, 0);
  const maps = strip.transferToImageBitmap();
  boxes.forEach((box, k) => isSilent(box)
    || context.drawImage(maps, 0, k * side, side, side, box.x, box.y, box.side, box.side));
  maps.close();
}

// The maps of one layer, unit after unit; `A` has a row for each cell and a column for each unit.
function paintMaps(pixels, inks, A, { width, middle, reach }) {
  const [centre, scale] = [inks.length / 2, inks.length / 2 / reach];
  for (let unit = 0, to = 0; unit < width; unit += 1) {
    for (let at = unit; at < A.length; at += width, to += 1) {
      const ink = Math.floor(centre + scale * (A[at] - middle));
      pixels[to] = inks[ink < 0 ? 0 : ink >= inks.length ? inks.length - 1 : ink];
    }
  }
}

// Red, green and blue in one number, as an image holds them.
function packed(rgb) {
  return new Uint32Array(Uint8ClampedArray.of(...rgb, 255).buffer)[0];
}

// The output that has the map's middle colour, and how far from it the full colours lie.
function endsOf(A, activation) {
  if (activation === "sigmoid" || activation === "step") {
    return [0.5, 0.5];
  }
  return [0, activation === "tanh" ? 1 : farthest(A) || 1];
}

// Each tile has an edge; a silenced one is crossed out, and the picked one framed.
function outlineTiles(context, colours, boxes, { isSilent, picked }) {
  const outline = (chosen, colour, width) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    chosen.forEach(({ x, y, side }) => context.rect(x, y, side, side));
    context.stroke();
  };
  outline(boxes, colours["ink-soft"], 0.75);
  context.lineWidth = 1.5;
  context.beginPath();
  boxes.filter(isSilent).forEach(({ x, y, side }) => {
    context.moveTo(x, y);
    context.lineTo(x + side, y + side);
    context.moveTo(x + side, y);
    context.lineTo(x, y + side);
  });
  context.stroke();
  outline(boxes.filter(({ layer, unit }) => picked && isAmong([picked], layer, unit)), colours.link, 3);
}

export function describeTiles(state) {
  return describeSeen(state, (seen) => {
    const layers = seen.sizes.slice(1, -1).map((n, k) => `${counted(n, "unit")} of layer ${k + 1}`);
    if (layers.length === 0) {
      return "There is no hidden layer.";
    }
    return [`Maps of ${listed(layers)}.`, sayFlat(seen), saySilent(seen), sayPicked(state)]
      .filter(Boolean).join(" ");
  });
}

// Units that give nearly the same everywhere do not help.
function sayFlat({ units, sizes, silent }) {
  let flat = 0;
  units.forEach((A, layer) => {
    const { lows, highs } = endsOfUnits(A, sizes[layer + 1]);
    const reach = farthest(A);
    flat += lows.filter((low, unit) =>
      !isAmong(silent, layer, unit) && !(highs[unit] - low > 0.01 * reach)).length;
  });
  return flat > 0 && `${flat} of them ${flat === 1 ? "gives" : "give"} nearly the same everywhere.`;
}

function endsOfUnits(A, width) {
  const [lows, highs] = [A.slice(0, width), A.slice(0, width)];
  for (let at = 0; at < A.length;) {
    for (let unit = 0; unit < width; unit += 1, at += 1) {
      const value = A[at];
      lows[unit] = value < lows[unit] ? value : lows[unit];
      highs[unit] = value > highs[unit] ? value : highs[unit];
    }
  }
  return { lows, highs };
}

function saySilent({ silent }) {
  return silent.length > 0 && `Silenced: ${listed(silent.map(unitName))}.`;
}

function sayPicked({ seen: { units, sizes, unitSide }, picked }) {
  if (!picked || picked[0] >= units.length || picked[1] >= sizes[picked[0] + 1]) {
    return "";
  }
  const last = unitSide - 1;
  const at = (row, column) =>
    brief(units[picked[0]][(row * unitSide + column) * sizes[picked[0] + 1] + picked[1]]);
  return `Unit ${unitName(picked)} gives ${at(last, 0)} at the lower left, ${at(last, last)} at the `
    + `lower right, ${at(0, 0)} at the upper left and ${at(0, last)} at the upper right.`;
}
