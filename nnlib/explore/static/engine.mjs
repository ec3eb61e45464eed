// A network that trains on the page: dense layers, one activation function for the hidden ones,
// dropout behind each of them. It is nnlib's Network in another language, with the same formulas,
// the same order of parameters and the same random numbers; tests hold the two together.

import { ACTIVATIONS } from "./engine/activations.mjs";
import { INITIALIZERS } from "./engine/initializers.mjs";
import { LOSSES } from "./engine/losses.mjs";

// `sizes` are [inputs, hidden units of each layer …, outputs]. All parameters lie in one vector,
// layer by layer, W before b; W of shape (nIn, nOut) lies there row by row.
export class Network {
  constructor({ sizes, activation, loss, dropout = 0 }) {
    Object.assign(this, { sizes, activation: ACTIVATIONS[activation], loss: LOSSES[loss], dropout });
    const count = sizes.slice(1).reduce((sum, nOut, k) => sum + (sizes[k] + 1) * nOut, 0);
    this.parameters = new Float64Array(count);
    this.gradients = new Float64Array(count);
    let from = 0;
    const part = (vector, length) => vector.subarray(from, from + length);
    this.layers = sizes.slice(1).map((nOut, k) => {
      const nIn = sizes[k];
      const [W, dW] = [part(this.parameters, nIn * nOut), part(this.gradients, nIn * nOut)];
      from += nIn * nOut;
      const [b, db] = [part(this.parameters, nOut), part(this.gradients, nOut)];
      from += nOut;
      return { nIn, nOut, W, b, dW, db, isHidden: k < sizes.length - 2, keeps: null };
    });
    this.room = 0; // for how many examples there is room in Z, A, M and dZ of each layer
  }

  get nOut() {
    return this.sizes.at(-1);
  }

  // Draws the first weights, layer by layer; biases start at 0.
  initialize(name, rng) {
    for (const { nIn, nOut, W, b } of this.layers) {
      const draw = INITIALIZERS[name](rng, nIn, nOut);
      W.forEach((_, k) => { W[k] = draw(); });
      b.fill(0);
    }
  }

  // Silences hidden units: `silent` lists [layer, unit]. They are silent where we look, not in training.
  silence(silent) {
    for (const layer of this.layers) {
      layer.keeps = null;
    }
    for (const [k, unit] of silent) {
      const layer = this.layers[k];
      layer.keeps ??= new Float64Array(layer.nOut).fill(1);
      layer.keeps[unit] = 0;
    }
  }

  makeRoom(n) {
    if (n > this.room) {
      for (const layer of this.layers) {
        for (const name of ["Z", "A", "M", "dZ"]) {
          layer[name] = new Float64Array(n * layer.nOut);
        }
      }
      this.room = n;
    }
  }

  // Computes the outputs for n examples, the rows of X, and returns them; in training with dropout's
  // masks, which `rng` draws, otherwise without the units that are silenced.
  forward(X, n, rng = null) {
    this.makeRoom(n);
    let inputs = X;
    for (const layer of this.layers) {
      multiply(inputs, layer, n);
      if (layer.isHidden) {
        this.activate(layer, n);
        this.mask(layer, n, rng);
      }
      inputs = layer.isHidden ? layer.A : layer.Z;
    }
    return inputs;
  }

  // A = φ(Z).
  activate({ Z, A, nOut }, n) {
    const { of } = this.activation;
    for (let k = 0; k < n * nOut; k += 1) {
      A[k] = of(Z[k]);
    }
  }

  // A ⊙ M: in training each entry falls silent with probability `dropout`, the others grow by
  // 1 / (1 − dropout). M is kept, as A without it is needed for the slope.
  mask({ A, M, nOut, keeps }, n, rng) {
    const stays = 1 / (1 - this.dropout);
    if (rng && this.dropout > 0) {
      for (let k = 0; k < n * nOut; k += 1) {
        M[k] = rng.uniform(0, 1) >= this.dropout ? stays : 0;
        A[k] *= M[k];
      }
    } else if (!rng && keeps) {
      for (let k = 0; k < n * nOut; k += 1) {
        A[k] *= keeps[k % nOut];
      }
    }
  }

  // Computes the derivatives of the mean loss of the examples that `forward` saw last in training,
  // and returns that loss.
  backward(X, Y, n) {
    const last = this.layers.length - 1;
    const value = this.loss.of(this.layers[last].Z, Y, this.layers[last].dZ, n, this.nOut);
    for (let k = last; k >= 0; k -= 1) {
      const [layer, before] = [this.layers[k], this.layers[k - 1]];
      collect(before ? before.A : X, layer, n);
      if (before) {
        sendBack(layer, before.dZ, n);
        this.chain(before, n);
      }
    }
    return value;
  }

  // dZ = dA ⊙ M ⊙ φ′(Z). Where dropout has scaled A, φ's own value is A / M.
  chain({ Z, A, M, dZ, nOut }, n) {
    const { slope } = this.activation;
    if (this.dropout === 0) {
      for (let k = 0; k < n * nOut; k += 1) {
        dZ[k] *= slope(Z[k], A[k]);
      }
      return;
    }
    for (let k = 0; k < n * nOut; k += 1) {
      dZ[k] = M[k] === 0 ? 0 : dZ[k] * M[k] * slope(Z[k], A[k] / M[k]);
    }
  }

  // One step downhill on n examples: forward, loss, backward, the penalty's (λ/2) Σ w² pull λ w on
  // the weights, the optimizer's step. Returns the mean loss before it.
  step(X, Y, n, { optimizer, l2, rng }) {
    this.forward(X, n, rng);
    const value = this.backward(X, Y, n);
    if (l2 > 0) {
      for (const { W, dW } of this.layers) {
        W.forEach((w, k) => { dW[k] += l2 * w; });
      }
    }
    optimizer.step(this.parameters, this.gradients);
    return value;
  }

  // Goes once through all examples { X, Y, n }, in batches of a new random order if `batchSize` is
  // smaller than n. The last batch may be smaller. Returns the mean loss on the way.
  epoch({ X, Y, n }, { batchSize, ...how }) {
    if (batchSize >= n) {
      return this.step(X, Y, n, how);
    }
    const [nIn, perExample] = [this.sizes[0], this.loss.perExample(this.nOut)];
    const order = how.rng.permutation(n);
    let total = 0;
    for (let from = 0; from < n; from += batchSize) {
      const rows = order.subarray(from, from + batchSize);
      total += this.step(take(X, rows, nIn), take(Y, rows, perExample), rows.length, how) * rows.length;
    }
    return total / n;
  }
}

// Z = X W + b. The inner loop runs along a row of W, which lies in one piece.
function multiply(X, { nIn, nOut, W, b, Z }, n) {
  for (let row = 0; row < n; row += 1) {
    const out = row * nOut;
    for (let j = 0; j < nOut; j += 1) {
      Z[out + j] = b[j];
    }
    for (let i = 0; i < nIn; i += 1) {
      const x = X[row * nIn + i];
      for (let j = 0, at = i * nOut; j < nOut; j += 1) {
        Z[out + j] += x * W[at + j];
      }
    }
  }
}

// dW = Xᵀ dZ and db = 1ᵀ dZ: both add up over the examples.
function collect(X, { nIn, nOut, dW, db, dZ }, n) {
  dW.fill(0);
  db.fill(0);
  for (let row = 0; row < n; row += 1) {
    const out = row * nOut;
    for (let j = 0; j < nOut; j += 1) {
      db[j] += dZ[out + j];
    }
    for (let i = 0; i < nIn; i += 1) {
      const x = X[row * nIn + i];
      for (let j = 0, at = i * nOut; j < nOut; j += 1) {
        dW[at + j] += x * dZ[out + j];
      }
    }
  }
}

// dX = dZ Wᵀ.
function sendBack({ nIn, nOut, W, dZ }, dX, n) {
  for (let row = 0; row < n; row += 1) {
    const out = row * nOut;
    for (let i = 0; i < nIn; i += 1) {
      let sum = 0;
      for (let j = 0, at = i * nOut; j < nOut; j += 1) {
        sum += dZ[out + j] * W[at + j];
      }
      dX[row * nIn + i] = sum;
    }
  }
}

// The given rows of a table.
function take(table, rows, width) {
  const taken = new Float64Array(rows.length * width);
  rows.forEach((row, k) => {
    for (let j = 0; j < width; j += 1) {
      taken[k * width + j] = table[row * width + j];
    }
  });
  return taken;
}
