// A run of gradient descent on z = w x + b, step by step, the same as Descent.path in Python.

import { Xoshiro128 } from "../engine/xoshiro.mjs";

// σ(z) without overflow: e is at most 1.
function sigmoidOf(z) {
  const e = Math.exp(-Math.abs(z));
  return (z > 0 ? 1 : e) / (1 + e);
}

// Of one example: the loss at its sum z and label y, and the derivative with respect to z.
export const HILLS = {
  "cross-entropy": {
    of: (z, y) => Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z))),
    slope: (z, y) => sigmoidOf(z) - y,
  },
  "squared error, straight output": {
    of: (z, y) => (z - y) ** 2,
    slope: (z, y) => 2 * (z - y),
  },
  "squared error through a sigmoid": {
    of: (z, y) => (sigmoidOf(z) - y) ** 2,
    slope(z, y) {
      const p = sigmoidOf(z);
      return 2 * (p - y) * p * (1 - p);
    },
  },
};

// The mean loss of some examples, each [x, y].
export function meanLoss(examples, loss, w, b) {
  const { of } = HILLS[loss];
  let total = 0;
  for (const [x, y] of examples) {
    total += of(w * x + b, y);
  }
  return total / examples.length;
}

// The derivatives of that with respect to w and b.
function gradientOf(examples, loss, w, b) {
  const { slope } = HILLS[loss];
  let [dw, db] = [0, 0];
  for (const [x, y] of examples) {
    const dz = slope(w * x + b, y) / examples.length;
    dw += dz * x;
    db += dz;
  }
  return [dw, db];
}

// Whole passes go on for ever; each pass of batches has an order of its own, as nnlib.train draws it.
function* batchesOf({ examples, batch_size: size, seed }) {
  const [n, rng] = [examples.length, new Xoshiro128(seed)];
  for (;;) {
    const order = size < n ? Array.from(rng.permutation(n), (row) => examples[row]) : examples;
    for (let from = 0; from < n; from += size) {
      yield order.slice(from, from + size);
    }
  }
}

const walks = new WeakMap(); // from a list of examples to its last run: three pictures show one run

// { places, losses, batch, isGone }: [w, b] and the mean loss before the first step and after each,
// the examples of the last step, and whether the run was broken off.
export function walkOf(state) {
  const { examples, learning_rate, batch_size, seed, loss, begin } = state;
  const key = [learning_rate, batch_size, seed, loss, ...begin].join("|");
  if (walks.get(examples)?.key !== key) {
    walks.set(examples, { key, ...walk(state) });
  }
  return walks.get(examples);
}

function walk(state) {
  const { examples, learning_rate: rate, loss, begin, bounds } = state;
  const batches = batchesOf(state);
  let [w, b] = begin;
  let [batch, isGone] = [examples, false];
  const [places, losses] = [[[w, b]], [meanLoss(examples, loss, w, b)]];
  while (losses.length <= bounds.n_steps && !isGone) {
    batch = batches.next().value;
    const [dw, db] = gradientOf(batch, loss, w, b);
    [w, b] = [w - rate * dw, b - rate * db];
    places.push([w, b]);
    losses.push(meanLoss(examples, loss, w, b));
    isGone = Math.max(Math.abs(w), Math.abs(b)) > bounds.far;
  }
  return { places, losses, batch, isGone };
}
