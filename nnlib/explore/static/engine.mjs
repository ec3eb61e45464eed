// A network that trains on the page: dense layers, one activation function for the hidden ones,
// dropout behind each of them. It is nnlib's Network in another language, with the same formulas,
// the same order of parameters and the same random numbers; tests hold the two together.

import { ACTIVATIONS } from "./engine/activations.mjs";
import { INITIALIZERS } from "./engine/initializers.mjs";
import { LOSSES } from "./engine/losses.mjs";
import {
  addToRows, multiply, multiplyByTransposed, multiplyTransposed, sumRows, takeRows,
} from "./engine/matrices.mjs";

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
      W.set(W.map(draw));
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
      const { nIn, nOut, W, b, Z, A } = layer;
      multiply(Z, inputs, W, n, nIn, nOut); // Z = X W …
      addToRows(Z, b, n, nOut); // … + b
      if (layer.isHidden) {
        this.activation.forward(Z, A, n * nOut); // A = φ(Z)
        this.mask(layer, n, rng);
      }
      inputs = layer.isHidden ? A : Z;
    }
    return inputs;
  }

  // A ⊙ M: in training each entry falls silent with probability `dropout`, and the others grow by
  // 1 / (1 − dropout). Where we only look, the units that are silenced are.
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

  // dA ⊙ M, and A as φ gave it, for its slope; where it is silent the slope does not count.
  unmask({ A, M, dZ, nOut }, n) {
    for (let k = 0; this.dropout > 0 && k < n * nOut; k += 1) {
      dZ[k] *= M[k];
      A[k] /= M[k] || 1;
    }
  }

  // Computes the derivatives of the mean loss of the examples that `forward` saw last in training,
  // and returns that loss.
  backward(X, Y, n) {
    const last = this.layers.length - 1;
    const value = this.loss.of(this.layers[last].Z, Y, this.layers[last].dZ, n, this.nOut);
    for (let k = last; k >= 0; k -= 1) {
      const { nIn, nOut, W, dW, db, dZ } = this.layers[k];
      const before = k > 0 ? this.layers[k - 1] : null;
      multiplyTransposed(dW, before ? before.A : X, dZ, n, nIn, nOut); // dW = Xᵀ dZ
      sumRows(db, dZ, n, nOut); // db = 1ᵀ dZ
      if (before) {
        multiplyByTransposed(before.dZ, dZ, W, n, nIn, nOut); // dA = dZ Wᵀ, kept in the room of dZ …
        this.unmask(before, n);
        this.activation.backward(before.dZ, before.Z, before.A, n * nIn); // … and dZ = dA ⊙ φ′(Z)
      }
    }
    return value;
  }

  // One step downhill on n examples: forward, loss, backward, the penalty's (λ/2) Σ w² pull λ w on
  // the weights, the optimizer's step. Returns the mean loss before it.
  step(X, Y, n, { optimizer, l2, rng }) {
    this.forward(X, n, rng);
    const value = this.backward(X, Y, n);
    if (l2 > 0) {
      for (const { W, dW } of this.layers) {
        for (let k = 0; k < W.length; k += 1) {
          dW[k] += l2 * W[k];
        }
      }
    }
    optimizer.step(this.parameters, this.gradients);
    return value;
  }

  // Goes once through all examples { X, Y, n }, in batches of a new random order if `batchSize` is
  // smaller than n. The last batch may be smaller. Returns the mean loss on the way.
  epoch({ X, Y, n }, how) {
    const { batchSize, rng } = how;
    if (batchSize >= n) {
      return this.step(X, Y, n, how);
    }
    const [nIn, perExample] = [this.sizes[0], this.loss.perExample(this.nOut)];
    const batchX = new Float64Array(batchSize * nIn);
    const batchY = new Float64Array(batchSize * perExample);
    const order = rng.permutation(n);
    let total = 0;
    for (let from = 0; from < n; from += batchSize) {
      const count = Math.min(batchSize, n - from);
      takeRows(batchX, X, order, from, count, nIn);
      takeRows(batchY, Y, order, from, count, perExample);
      total += this.step(batchX, batchY, count, how) * count;
    }
    return total / n;
  }
}
