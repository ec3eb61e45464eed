// The Python cell that trains with nnlib what the page has trained: the same points, first weights
// and batches, because it draws in the order in which engine/session.mjs draws.

const CELL_WIDTH = 79; // columns, as in all cells of the book

const MAKERS = {
  blobs: ({ noise, n_classes }) =>
    [`spread=${0.5 + noise}`, ...(n_classes === 2 ? [] : [`n_classes=${n_classes}`])],
  stray_points: ({ noise }) => [`share=${noise / 2}`],
};

const OPTIMIZER_CALLS = {
  SGD: (rate) => `nnlib.SGD(${rate})`,
  momentum: (rate) => `nnlib.SGD(${rate}, momentum=0.9)`,
  Adam: (rate) => `nnlib.Adam(${rate})`,
};

// The text for a state: the traits of the playground by name, and `seen`, the last snapshot.
export function pythonCell(state) {
  const asked = { ...state, ...sizesOf(state) };
  const needsNumpy = state.data === "own" && asked.n > 0;
  const imports = needsNumpy ? ["import numpy as np", "", "import nnlib"] : ["import nnlib"];
  const parts = [imports, writePoints(asked), writeNetwork(asked), writeTraining(asked)];
  const blocks = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${blocks.join("\n\n")}\n`;
}

// How many points there are, how many are kept apart, how large each layer is.
function sizesOf({ data, points, n_points, n_classes, validation, ...state }) {
  const n = data === "own" ? points.length : n_points;
  const generated = data === "blobs" ? n_classes : 2;
  const nClasses = data === "own" ? Math.max(2, ...points.map(([, , label]) => label + 1)) : generated;
  const { layers, width1, width2, width3, width4 } = state;
  const hidden = [width1, width2, width3, width4].slice(0, layers);
  const sizes = [2, ...hidden, nClasses === 2 ? 1 : nClasses];
  const nApart = Math.round(validation * n);
  return { n, nApart, nTrain: n - nApart, nClasses, sizes };
}

// The generator that draws the points also chooses those that are kept apart.
function writePoints(asked) {
  const { data, points, data_seed, n, nApart } = asked;
  const rng = `rng = nnlib.Xoshiro128(${data_seed})`;
  const split = nApart === 0 ? [] : [
    `order = rng.permutation(${n})`,
    `validation, training = order[:${nApart}], order[${nApart}:]`,
  ];
  if (data === "own") {
    return [...(n > 0 ? tableOf(points) : []), ...(nApart > 0 ? [rng] : []), ...split];
  }
  const how = MAKERS[data]?.(asked) ?? [`noise=${asked.noise}`];
  return [rng, call(`X, y = nnlib.datasets.${data}`, [n, ...how, "rng=rng"]), ...split];
}

// The reader's own points, as many in a line as there is room for.
function tableOf(points) {
  const lines = [];
  for (const row of points.map((point) => `[${point.join(", ")}],`)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${row}` : "";
    if (longer !== "" && indented(longer).length <= CELL_WIDTH) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(row);
    }
  }
  return ["points = np.array([", ...lines.map(indented), "])",
    "X, y = points[:, :2], points[:, 2].astype(int)"];
}

function writeNetwork({ seed, sizes, activation, dropout, initializer }) {
  const start = initializer === "glorot" ? [] : [`initializer="${initializer}"`];
  const layers = sizes.slice(1).flatMap((nOut, k) => [
    call("nnlib.Dense", [sizes[k], nOut, "rng=rng", ...start]),
    ...(k < sizes.length - 2 ? [`nnlib.Activation("${activation}")`] : []),
    ...(k < sizes.length - 2 && dropout > 0 ? [`nnlib.Dropout(${dropout}, rng=rng)`] : []),
  ]);
  const list = ["layers = [", ...layers.map((layer) => indented(`${layer},`)), "]"];
  return [`rng = nnlib.Xoshiro128(${seed})`, ...list, "net = nnlib.Network(layers)"];
}

// Training, in one go or from one weight that was set by hand to the next. Where no point is left to
// learn from, nothing is trained.
function writeTraining(asked) {
  const edits = editsOf(asked);
  const stops = [...edits.map(([epoch]) => epoch), asked.seen.epoch];
  const spans = stops.map((stop, k) => (asked.nTrain > 0 ? stop - (stops[k - 1] ?? 0) : 0));
  const isOneGo = spans.filter(Boolean).length < 2;
  const how = howOf(asked);
  const train = (nEpochs) => (nEpochs === 0 ? [] : [call("history = nnlib.train",
    ["net", ...tablesOf(asked, "training"), `n_epochs=${nEpochs}`, ...(isOneGo ? how : ["**how"])])]);
  return [
    ...(isOneGo ? [] : [call("how = dict", how)]),
    ...edits.flatMap(([, index, value], k) =>
      [...train(spans[k]), `net.parameters[${index}] = ${value}`]),
    ...train(spans.at(-1)),
  ];
}

// The weights that were set by hand until now, in the order of their epochs; of several values for one
// weight at one epoch the last one counts.
function editsOf({ edits, seen }) {
  const done = edits.filter(([epoch, index]) => epoch <= seen.epoch && index < seen.parameters.length);
  return [...new Map(done.map((edit) => [`${edit[0]} ${edit[1]}`, edit])).values()]
    .sort(([a], [b]) => a - b);
}

function tablesOf({ nApart }, part) {
  return nApart > 0 ? [`X[${part}]`, `y[${part}]`] : ["X", "y"];
}

function howOf({ nClasses, optimizer, learning_rate, batch_size, l2, nTrain, nApart }) {
  return [
    `loss=nnlib.${nClasses === 2 ? "BinaryCrossEntropy" : "CrossEntropy"}()`,
    `optimizer=${OPTIMIZER_CALLS[optimizer](learning_rate)}`,
    ...(batch_size < nTrain ? [`batch_size=${batch_size}`] : []),
    ...(l2 > 0 ? [`penalty=nnlib.L2(${l2})`] : []),
    ...(nApart > 0 ? [`validation=(${tablesOf({ nApart }, "validation").join(", ")})`] : []),
    "rng=rng",
  ];
}

// A call in one line, or where that is too long with each argument on its own.
function call(head, given) {
  const line = `${head}(${given.join(", ")})`;
  const lines = [`${head}(`, ...given.map((each) => indented(`${each},`)), ")"];
  return line.length <= CELL_WIDTH ? line : lines.join("\n");
}

function indented(line) {
  return `    ${line}`;
}
