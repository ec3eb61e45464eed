// Where the playground's parts stand: the plane with its buttons, the knobs in groups, and the other
// pictures below.

import { make } from "../frame/page.mjs";

const GROUPS = {
  Data: ["data", "n_points", "noise", "n_classes", "data_seed", "validation"],
  Network: ["layers", "width1", "width2", "width3", "width4", "activation", "initializer", "seed"],
  Training: ["optimizer", "learning_rate", "batch_size", "l2", "dropout", "stop", "speed"],
  "Hidden space": ["space", "axes", "across", "up"],
};
const ROOMY = 560; // pixels, from which on all groups are open at the start

// JupyterLab gives an exploration its place, and so its width, only after it is made.
function openWhereRoomy(groups, { frame, signal }) {
  const watcher = new ResizeObserver(() => {
    if (frame.clientWidth > 0) {
      watcher.disconnect();
      groups.forEach((group) => { group.open ||= frame.clientWidth >= ROOMY; });
    }
  });
  watcher.observe(frame);
  signal.addEventListener("abort", () => watcher.disconnect());
}

export function arrange({ figures, knobs, buttons, sentence, heard, companion }) {
  const named = (name) => figures.find((figure) => figure.dataset.picture === name);
  const groups = Object.entries(GROUPS).map(([title, names], k) => {
    const own = names.map((name) => knobs.find((each) => each.name === name).element);
    return make("details", { class: "bench-group", open: k === 0 },
      make("summary", {}, title), make("div", { class: "explore-knobs" }, ...own));
  });
  openWhereRoomy(groups, companion.alive);
  const go = make("div", { class: "explore-buttons bench-go" }, ...companion.transport.elements);
  return make("div", { class: "bench" },
    make("div", { class: "bench-plane" }, named("map"), go, sentence, companion.editor.element),
    make("div", { class: "bench-knobs" }, ...groups, buttons),
    ...["loss", "accuracy", "network", "units", "space", "sizes"].map(named),
    companion.panel.element, companion.exports.element, heard);
}

// Only the knobs that do something now.
export function showKnobs(knobs, state) {
  const isUsed = {
    n_points: state.data !== "own", noise: state.data !== "own", n_classes: state.data === "blobs",
    data_seed: state.data !== "own" || state.validation > 0,
    width1: state.layers > 0, width2: state.layers > 1, width3: state.layers > 2,
    width4: state.layers > 3, space: state.layers > 1, axes: state.layers > 0,
    activation: state.layers > 0, dropout: state.layers > 0,
    across: state.axes === "two units" && state.layers > 0,
    up: state.axes === "two units" && state.layers > 0,
  };
  for (const { name, element } of knobs) {
    element.hidden = isUsed[name] === false;
  }
}
