// The playground: any small network on any points, everything that it does at once.

import { explore } from "./frame/explore.mjs";
import { Transport } from "./learning/transport.mjs";
import { UnitPanel } from "./learning/unit_panel.mjs";
import {
  sayLines, sayLoss, sayRight, sayShare, UNITS_CAPTION, unitsHeight, Workbench,
} from "./learning/workbench.mjs";
import { ACCURACY_CAPTION, describeAccuracyCurve, describeLossCurve, drawAccuracyCurve, drawLossCurve,
  LOSS_CAPTION } from "./pictures/curves.mjs";
import { decisionCaption, describeDecision, drawDecision } from "./pictures/decision.mjs";
import { describeHistogram, drawHistogram, HISTOGRAM_CAPTION } from "./pictures/histogram.mjs";
import { frameOf } from "./pictures/plane.mjs";
import { describeTiles, drawTiles } from "./pictures/tiles.mjs";
import { describeWarped, drawWarped, warpedCaption } from "./pictures/warped.mjs";
import { describeWires, drawWires, wiresCaption } from "./pictures/wires.mjs";
import { Exports } from "./playground/exports.mjs";
import { arrange, showKnobs } from "./playground/layout.mjs";
import { PointsEditor } from "./playground/points_editor.mjs";

const PLAIN = ["data", "n_points", "noise", "n_classes", "data_seed", "validation", "points", "frame",
  "activation", "initializer", "optimizer", "learning_rate", "batch_size", "l2", "dropout", "seed"];

function hiddenOf({ layers, width1, width2, width3, width4 }) {
  return [width1, width2, width3, width4].slice(0, layers);
}

function settingsOf(state) {
  return { ...Object.fromEntries(PLAIN.map((name) => [name, state[name]])), hidden: hiddenOf(state) };
}

class Companion extends Workbench {
  constructor(alive) {
    super(alive, { settingsOf, goalOf: () => 0 });
    const { model } = alive;
    this.transport = new Transport(this.learner, () => ({
      stop: model.get("stop"), speed: model.get("speed"), most: this.mostEpochs,
      hasPoints: alive.state.seen?.points.length > 0,
    }));
    this.panel = new UnitPanel({
      change: (index, value) => this.learner.edit(index, value), hold: () => this.learner.hold(),
    });
    this.editor = new PointsEditor({ alive, frame: () => this.frame() });
    this.exports = new Exports({ alive });
    this.overlays.map = this.editor.overlay;
  }

  get mostEpochs() {
    return this.alive.controls.find(({ name }) => name === "epoch").high;
  }

  get state() {
    const hidden = hiddenOf(this.alive.held);
    const layer = Math.max(0, Math.min(this.alive.held.space, hidden.length) - 1);
    return { ...super.state, mostEpochs: this.mostEpochs, layer, pair: this.pair(hidden[layer] ?? 1) };
  }

  frame() {
    const { clientWidth: width, clientHeight: height } = this.alive.pictures[0].element;
    return frameOf({ width, height }, this.alive.state.seen?.limits ?? [-3, 3, -3, 3]);
  }

  follow(state) {
    super.follow(state);
    showKnobs(this.alive.knobs, state);
    this.transport.follow();
    this.panel.follow(state);
    this.editor.follow(state);
  }
}

function say(state) {
  const { seen } = state;
  if (!seen || seen.hasDiverged || seen.isBetween || seen.points.length === 0) {
    return sayRight(state);
  }
  const learned = `Epoch ${seen.epoch}: ${sayRight(state)} Loss ${sayLoss(seen.train)}.`;
  const apart = seen.validation.n === 0 ? ""
    : ` Kept apart: ${sayShare(seen.validation)}, loss ${sayLoss(seen.validation)}.`;
  const end = seen.epoch >= state.mostEpochs ? " No run goes on beyond this epoch." : "";
  return `${learned}${apart} ${sayLines(state)}${end}`;
}

// Few units need less height.
function networkHeight(width, { seen }) {
  return Math.min(width / 2, 60 + 45 * Math.max(...(seen?.sizes ?? [2])));
}

const pictures = [
  { name: "map", caption: decisionCaption, shape: 1, draw: drawDecision, describe: describeDecision },
  { name: "loss", caption: LOSS_CAPTION, shape: 1.6, draw: drawLossCurve, describe: describeLossCurve },
  { name: "accuracy", caption: ACCURACY_CAPTION, shape: 1.6, draw: drawAccuracyCurve,
    describe: describeAccuracyCurve },
  { name: "network", caption: wiresCaption, shape: networkHeight, draw: drawWires, describe: describeWires },
  { name: "units", caption: UNITS_CAPTION, shape: unitsHeight, draw: drawTiles, describe: describeTiles },
  { name: "space", caption: warpedCaption, shape: 1, draw: drawWarped, describe: describeWarped },
  { name: "sizes", caption: HISTOGRAM_CAPTION, shape: 1.6, draw: drawHistogram,
    describe: describeHistogram },
];

export default {
  render: explore({ pictures, say, arrange, companion: (alive) => new Companion(alive) }),
};
