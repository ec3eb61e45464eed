// The companion of an exploration whose hidden units can be picked and silenced.

import { Learner } from "./learner.mjs";
import { TileButtons } from "./tile_buttons.mjs";
import { written } from "../frame/page.mjs";
import { brief, counted, isAmong, layersOf } from "../pictures/seen.mjs";
import { tilesLayout } from "../pictures/tiles.mjs";

export class Workbench {
  constructor(alive, runs) {
    this.alive = alive;
    this.learner = new Learner(alive, runs);
    this.picked = null;
    this.tiles = new TileButtons({
      boxes: ({ seen }) => (seen ? tilesLayout(this.width("units"), seen.sizes).boxes : []),
      toggle: (layer, unit) => this.learner.toggle(layer, unit),
      pick: (layer, unit) => this.pick(layer, unit),
    });
    this.overlays = { units: this.tiles.element };
  }

  get state() {
    return { ...this.learner.state, picked: this.picked };
  }

  // The two units that are the axes of the hidden space, counted from 0; null for its directions.
  pair(nUnits) {
    const { axes, across, up } = this.alive.held;
    return axes === "two units" ? [across, up].map((unit) => Math.min(unit, nUnits) - 1) : null;
  }

  width(name) {
    return this.alive.pictures.find((each) => each.name === name).element.clientWidth;
  }

  pick(layer, unit) {
    this.picked = [layer, unit];
    this.alive.followSoon();
  }

  follow(state) {
    this.learner.follow(state);
    this.tiles.follow(state);
  }

  stamp({ seen, picked, layer, pair }) {
    return [seen, picked, layer, String(pair)];
  }

  drawn() {
    this.learner.drawn();
  }
}

export const UNITS_CAPTION = "What each hidden unit answers, orange high and blue low; "
  + "press one to silence it";

// How high the picture of all hidden units is.
export function unitsHeight(width, { seen }) {
  return tilesLayout(width, seen?.sizes ?? [2, 1]).height;
}

// The words for what the network gets right, and for what is silenced.
export function sayRight({ seen }) {
  if (!seen) {
    return "The network is being made.";
  }
  if (seen.points.length === 0) {
    return "There are no points. Choose a data set, or press Edit points and place some of your own.";
  }
  if (seen.isBetween) {
    return `Training: epoch ${seen.epoch}.`;
  }
  if (seen.hasDiverged) {
    return `At epoch ${seen.epoch} the weights grew beyond all bounds. A smaller learning rate helps.`;
  }
  const silent = seen.silent.length;
  const without = silent === 0 ? "" : ` With ${counted(silent, "unit")} silenced, `
    + `${seen.right} of all ${seen.points.length} do.`;
  return `${sayShare(seen.train)} lie on the right side.${without}`;
}

export function sayShare({ right, n }) {
  return `${right} of ${n} points`;
}

export function sayLoss({ loss }) {
  return loss < 0.001 ? brief(loss) : written(loss, 3);
}

// How many lines a single hidden layer draws: one for each unit that speaks and has weights, but units
// that have learned the same draw the same.
export function sayLines({ seen }) {
  if (!seen || seen.sizes.length !== 3) {
    return "";
  }
  const [, units] = seen.sizes;
  const [first] = layersOf(seen);
  const speaking = Array.from({ length: units }, (_, j) => j).filter((j) => !isAmong(seen.silent, 0, j));
  const lines = new Set(speaking.map((j) => lineOfUnit(first, j)).filter(Boolean));
  return `${counted(units, "hidden unit")} ${units === 1 ? "draws" : "draw"} `
    + `${counted(lines.size, "line")}.`;
}

// The line w₁ x₁ + w₂ x₂ + b = 0 in words that are the same for the same line; none without weights.
function lineOfUnit({ W, b: biases, nOut }, j) {
  const [w1, w2, b] = [W[j], W[nOut + j], biases[j]];
  const length = Math.hypot(w1, w2) * (w1 < 0 || (w1 === 0 && w2 < 0) ? -1 : 1);
  return length === 0 ? "" : [w1, w2, b].map((value) => (value / length).toFixed(6)).join(" ");
}
