// One hidden layer: the plane, a map of each unit, and the space that the units make.

import { explore } from "./frame/explore.mjs";
import { sayLines, sayLoss, sayRight, UNITS_CAPTION, unitsHeight, Workbench } from "./learning/workbench.mjs";
import { decisionCaption, describeDecision, drawDecision } from "./pictures/decision.mjs";
import { describeTiles, drawTiles } from "./pictures/tiles.mjs";
import { describeWarped, drawWarped, warpedCaption } from "./pictures/warped.mjs";

function settingsOf({ points, frame, width, activation, seed, training }) {
  return {
    data: "own", points, frame, validation: 0, data_seed: 0, hidden: [width], activation, seed,
    initializer: "glorot", optimizer: "Adam", learning_rate: training.learning_rate,
    batch_size: points.length, l2: 0, dropout: 0,
  };
}

class Companion extends Workbench {
  constructor(alive) {
    super(alive, { settingsOf, goalOf: ({ training }) => training.n_epochs });
  }

  get state() {
    return { ...super.state, layer: 0, pair: this.pair(this.alive.held.width) };
  }

  follow(state) {
    super.follow(state);
    const isUsed = { axes: state.width > 2, across: this.isPair(state), up: this.isPair(state) };
    for (const { name, element } of this.alive.knobs) {
      element.hidden = isUsed[name] === false;
    }
  }

  isPair({ width, axes }) {
    return width > 2 && axes === "two units";
  }
}

function say(state) {
  if (!state.seen || state.seen.isBetween) {
    return sayRight(state);
  }
  const loss = ` After ${state.seen.epoch} epochs the loss is ${sayLoss(state.seen.train)}.`;
  return `${sayLines(state)} ${sayRight(state)}${loss}`;
}

const pictures = [
  { name: "map", caption: decisionCaption, shape: 1, draw: drawDecision, describe: describeDecision },
  { name: "units", caption: UNITS_CAPTION, shape: unitsHeight, draw: drawTiles, describe: describeTiles },
  { name: "space", caption: warpedCaption, shape: 1, draw: drawWarped, describe: describeWarped },
];

export default { render: explore({ pictures, say, companion: (alive) => new Companion(alive) }) };
