// The optimizers of nnlib.optimizers: `step(theta, g)` changes the parameters θ in place.

// θ ← θ − η v with the velocity v ← μ v + g; without momentum that is θ ← θ − η g.
class SGD {
  constructor(rate, momentum = 0) {
    Object.assign(this, { rate, momentum, velocity: null });
  }

  step(theta, g) {
    const { rate, momentum } = this;
    if (momentum === 0) {
      for (let k = 0; k < theta.length; k += 1) {
        theta[k] -= rate * g[k];
      }
      return;
    }
    this.velocity ??= new Float64Array(theta.length);
    const v = this.velocity;
    for (let k = 0; k < theta.length; k += 1) {
      v[k] = momentum * v[k] + g[k];
      theta[k] -= rate * v[k];
    }
  }
}

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

// m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g²; in step t, m̂ = m / (1 − β₁ᵗ) and
// v̂ = v / (1 − β₂ᵗ); then θ ← θ − η m̂ / (√v̂ + ε).
class Adam {
  constructor(rate) {
    Object.assign(this, { rate, slopes: null, squares: null, nSteps: 0 });
  }

  step(theta, g) {
    this.slopes ??= new Float64Array(theta.length);
    this.squares ??= new Float64Array(theta.length);
    this.nSteps += 1;
    // The sums are kept without their factors, m = (1 − β₁) slopes and v = (1 − β₂) squares, so m̂
    // and √v̂ are these sums times one number each.
    const { slopes, squares } = this;
    const size = Math.sqrt((1 - BETA2) / (1 - BETA2 ** this.nSteps));
    const rate = (this.rate * (1 - BETA1)) / (1 - BETA1 ** this.nSteps) / size;
    const epsilon = EPSILON / size;
    for (let k = 0; k < theta.length; k += 1) {
      slopes[k] = BETA1 * slopes[k] + g[k];
      squares[k] = BETA2 * squares[k] + g[k] * g[k];
      theta[k] -= (rate * slopes[k]) / (Math.sqrt(squares[k]) + epsilon);
    }
  }
}

// By the names that readers choose from.
export const OPTIMIZERS = {
  SGD: (rate) => new SGD(rate),
  momentum: (rate) => new SGD(rate, 0.9),
  Adam: (rate) => new Adam(rate),
};
