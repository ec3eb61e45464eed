// One run of training: the points, the network, and how far it has come. The same settings give the
// same run, in the browser and, with the cell that the playground writes, in Python.

import { Network } from "../engine.mjs";
import { makePoints } from "./datasets.mjs";
import { OPTIMIZERS } from "./optimizers.mjs";
import { Xoshiro128 } from "./xoshiro.mjs";

const CHUNK = 256; // examples that go through the network at a time where we only look

export class Session {
  constructor(settings) {
    Object.assign(this, { settings, epoch: 0, hasDiverged: false, curve: [] });
    this.deal();
    const { hidden, activation, dropout, initializer, seed, learning_rate, optimizer } = settings;
    const nClasses = Math.max(2, ...this.points.map(([, , label]) => label + 1));
    const loss = nClasses === 2 ? "BinaryCrossEntropy" : "CrossEntropy";
    const sizes = [2, ...hidden, nClasses === 2 ? 1 : nClasses];
    this.net = new Network({ sizes, activation, loss, dropout });
    this.rng = new Xoshiro128(seed);
    this.net.initialize(initializer, this.rng);
    this.optimizer = OPTIMIZERS[optimizer](learning_rate);
    this.note();
  }

  // Makes the points, and keeps some of them apart for validation.
  deal() {
    const { data, points, data_seed, validation } = this.settings;
    const rng = new Xoshiro128(data_seed);
    this.points = data === "own" ? points : makePoints(this.settings, rng);
    const n = this.points.length;
    const nApart = Math.round(validation * n);
    const order = nApart > 0 ? rng.permutation(n) : Int32Array.from({ length: n }, (_, i) => i);
    this.apart = table(this.points, order.subarray(0, nApart));
    this.examples = table(this.points, order.subarray(nApart));
    this.all = table(this.points, Int32Array.from({ length: n }, (_, i) => i));
    this.limits = this.settings.frame[0] ?? around(this.points);
    this.isApart = new Uint8Array(n);
    order.subarray(0, nApart).forEach((row) => { this.isApart[row] = 1; });
  }

  // Trains on to epoch `to`, or as far as it comes while `mayGoOn()`. A weight that the reader has set
  // by hand is an edit [epoch, index, value], which takes effect when that epoch is reached.
  advance(to, edits, mayGoOn) {
    this.redo(edits);
    while (this.epoch < to && !this.hasDiverged && mayGoOn()) {
      const { batch_size: batchSize, l2 } = this.settings;
      if (this.examples.n > 0) {
        this.net.epoch(this.examples, { batchSize, l2, optimizer: this.optimizer, rng: this.rng });
      }
      this.epoch += 1;
      this.hasDiverged = !this.net.parameters.every((value) => Math.abs(value) < 1e150);
      this.note();
      this.redo(edits);
    }
  }

  redo(edits) {
    for (const [epoch, index, value] of edits) {
      if (epoch === this.epoch) {
        this.net.parameters[index] = value;
      }
    }
  }

  // Adds a row to the curves.
  note() {
    const [own, apart] = [this.measure(this.examples), this.measure(this.apart)];
    this.curve.push([this.epoch, own.loss, own.right / own.n, apart.loss, apart.right / apart.n]);
  }

  // The mean loss of some examples, and how many of them are classified right.
  measure({ X, Y, n }) {
    let [total, right] = [0, 0];
    this.eachChunk(X, n, (Z, from, count) => {
      const targets = Y.subarray(from, from + count);
      const { nOut, loss, layers } = this.net;
      total += loss.of(Z, targets, layers.at(-1).dZ, count, nOut) * count;
      for (let i = 0; i < count; i += 1) {
        right += winner(Z, i, nOut) === targets[i] ? 1 : 0;
      }
    });
    return { loss: total / n, right, n };
  }

  // Without the units that are silenced, how many points lie on the right side?
  countRight(silent) {
    this.net.silence(silent);
    const { right } = this.measure(this.all);
    this.net.silence([]);
    return right;
  }

  // The probabilities in the middles of side × side cells, row by row from the top left.
  map(side, silent) {
    const { nOut } = this.net;
    const chances = new Float32Array(side * side * nOut);
    this.net.silence(silent);
    this.eachChunk(cells(this.limits, side), side * side, (Z, from, count) => {
      for (let i = 0; i < count; i += 1) {
        writeChances(Z, i, nOut, chances, (from + i) * nOut);
      }
    });
    this.net.silence([]);
    return chances;
  }

  // The outputs of all hidden units in the middles of such cells: a table for each layer, a row for
  // each cell.
  units(side, silent) {
    return this.hidden(cells(this.limits, side), side * side, silent);
  }

  // The outputs of all hidden units for the points.
  unitsAtPoints(silent) {
    return this.hidden(this.all.X, this.all.n, silent);
  }

  hidden(X, n, silent) {
    const layers = this.net.layers.slice(0, -1);
    const found = layers.map(({ nOut }) => new Float32Array(n * nOut));
    this.net.silence(silent);
    this.eachChunk(X, n, (Z, from, count) => layers.forEach(({ A, nOut }, k) =>
      found[k].set(A.subarray(0, count * nOut), from * nOut)));
    this.net.silence([]);
    return found;
  }

  eachChunk(X, n, use) {
    for (let from = 0; from < n; from += CHUNK) {
      const count = Math.min(CHUNK, n - from);
      use(this.net.forward(X.subarray(2 * from, 2 * (from + count)), count), from, count);
    }
  }
}

function table(points, rows) {
  const [X, Y] = [new Float64Array(2 * rows.length), new Float64Array(rows.length)];
  rows.forEach((row, k) => {
    [X[2 * k], X[2 * k + 1], Y[k]] = points[row];
  });
  return { X, Y, n: rows.length };
}

function winner(Z, row, nOut) {
  if (nOut === 1) {
    return Z[row] > 0 ? 1 : 0;
  }
  let best = 0;
  for (let k = 1; k < nOut; k += 1) {
    best = Z[row * nOut + k] > Z[row * nOut + best] ? k : best;
  }
  return best;
}

// The probability of class 1, or with more than two classes that of each: softmax.
function writeChances(Z, row, nOut, chances, at) {
  if (nOut === 1) {
    chances[at] = 0.5 + 0.5 * Math.tanh(0.5 * Z[row]);
    return;
  }
  const own = Z.subarray(row * nOut, (row + 1) * nOut);
  const largest = Math.max(...own);
  const parts = own.map((z) => Math.exp(z - largest));
  const sum = parts.reduce((total, part) => total + part, 0);
  parts.forEach((part, k) => { chances[at + k] = part / sum; });
}

// A square frame for points: round numbers about them and the origin, with some room.
function around(points) {
  const ends = [0, 1].map((k) => points.map((point) => point[k]))
    .map((column) => [Math.min(0, ...column), Math.max(0, ...column)]);
  const spread = 0.6 * Math.max(1, ...ends.map(([low, high]) => high - low));
  const grain = 10 ** Math.floor(Math.log10(spread)) / 4;
  const half = Math.ceil(spread / grain) * grain;
  return ends.flatMap(([low, high]) => {
    const middle = Math.round((low + high) / 2 / grain) * grain;
    return [middle - half, middle + half];
  });
}

// The middles of side × side cells, row by row from the top left.
function cells([left, right, bottom, top], side) {
  const X = new Float64Array(2 * side * side);
  for (let k = 0; k < side * side; k += 1) {
    X[2 * k] = left + (((k % side) + 0.5) / side) * (right - left);
    X[2 * k + 1] = top - ((Math.floor(k / side) + 0.5) / side) * (top - bottom);
  }
  return X;
}
