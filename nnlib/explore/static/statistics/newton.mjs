// Newton's method for logistic regression, step for step as nnlib takes it: fit a parabola to the loss
// where the weights stand, and jump to its bottom.

const TOLERANCE = 1e-6; // by how much the last step may move a logit
const PERFECT = 1e-6; // a mean loss below this is as good as 0
const RIDGE = 1e-10; // keeps H solvable where some direction changes nothing
const PROMISE = 1e-4; // share of the promised gain that a step must bring

// Finds the minimum of mean loss + (l2 / 2) Σ w², a step at a time, from weights of 0. The bias is the
// last number, the weight of a column of ones.
export class Newton {
  constructor(columns, y, { l2, mostSteps }) {
    Object.assign(this, { y, l2, mostSteps, steps: 0, isDone: false, isConverged: false });
    this.n = y.length;
    this.columns = [...columns, new Float64Array(this.n).fill(1)];
    this.width = columns.length + 1;
    this.parameters = new Float64Array(this.width);
    this.logits = new Float64Array(this.n);
  }

  // What is to become small at these parameters.
  value(parameters, logits) {
    return meanLoss(logits, this.y) + this.price(parameters);
  }

  price(parameters) {
    const squares = parameters.reduce((sum, w, k) => (k < this.width - 1 ? sum + w * w : sum), 0);
    return (this.l2 / 2) * squares;
  }

  step() {
    this.steps += 1;
    if (this.l2 === 0 && meanLoss(this.logits, this.y) < PERFECT) {
      this.isDone = true;
      return;
    }
    const gradient = this.gradient();
    const jump = solveScaled(this.hessian(), gradient, this.width);
    const moved = this.times(jump);
    this.walk(gradient, jump);
    this.isConverged = moved.every((value) => Math.abs(value) <= TOLERANCE);
    this.isDone = this.isConverged || this.steps >= this.mostSteps;
  }

  // The logits, or what a step does to them.
  times(parameters) {
    const found = new Float64Array(this.n);
    this.columns.forEach((column, k) => {
      for (let i = 0; i < found.length; i += 1) {
        found[i] += column[i] * parameters[k];
      }
    });
    return found;
  }

  gradient() {
    const { n, width, y } = this;
    const errors = this.logits.map((z, i) => (1 / (1 + Math.exp(-z)) - y[i]) / n);
    return this.parameters.map((w, k) =>
      dot(this.columns[k], errors) + (k < width - 1 ? this.l2 * w : 0));
  }

  // The second derivatives: the sum over the examples of p (1 − p) times the products of two features.
  hessian() {
    const { n, width, columns } = this;
    const H = new Float64Array(width * width);
    const curvature = this.logits.map((z) => {
      const p = 1 / (1 + Math.exp(-z));
      return (p * (1 - p)) / n;
    });
    for (let a = 0; a < width; a += 1) {
      const weighted = columns[a].map((value, i) => value * curvature[i]);
      for (let b = 0; b <= a; b += 1) {
        H[a * width + b] = dot(weighted, columns[b]);
      }
      H[a * width + a] += a < width - 1 ? this.l2 : 0;
    }
    return H;
  }

  // The whole jump, or a half, a quarter, … of it: the first that gains what the slope promises.
  walk(gradient, jump) {
    const [start, from] = [this.value(this.parameters, this.logits), this.parameters];
    const promised = gradient.reduce((sum, slope, k) => sum + slope * jump[k], 0);
    for (let share = 1; ; share /= 2) {
      this.parameters = from.map((value, k) => value + share * jump[k]);
      this.logits = this.times(this.parameters);
      if (!(this.value(this.parameters, this.logits) > start + PROMISE * share * promised)) {
        return;
      }
    }
  }
}

// Four sums side by side: a processor need not wait for one addition before it begins the next.
function dot(one, other) {
  const whole = one.length - (one.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += one[i] * other[i];
    b += one[i + 1] * other[i + 1];
    c += one[i + 2] * other[i + 2];
    d += one[i + 3] * other[i + 3];
  }
  for (let i = whole; i < one.length; i += 1) {
    a += one[i] * other[i];
  }
  return a + b + c + d;
}

// The mean of log(1 + exp(−z)) for class 1 and of log(1 + exp(z)) for class 0.
export function meanLoss(logits, y) {
  let sum = 0;
  for (let i = 0; i < y.length; i += 1) {
    const z = y[i] === 1 ? logits[i] : -logits[i];
    sum += Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum / y.length;
}

// Solves H step = −gradient, of which only the lower half of H is given, with the unknowns scaled so
// that the diagonal is 1: then the sizes of the features are irrelevant to rounding.
function solveScaled(H, gradient, width) {
  const sizes = Float64Array.from({ length: width }, (_, k) => Math.sqrt(H[k * width + k]) || 1);
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      H[a * width + b] /= sizes[a] * sizes[b];
    }
    H[a * width + a] += RIDGE;
  }
  factor(H, width);
  return substitute(H, gradient.map((slope, k) => -slope / sizes[k]), width)
    .map((value, k) => value / sizes[k]);
}

// Cholesky: turns the lower half of H into L with L Lᵀ = H.
function factor(H, width) {
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let sum = H[a * width + b];
      for (let k = 0; k < b; k += 1) {
        sum -= H[a * width + k] * H[b * width + k];
      }
      H[a * width + b] = a === b ? Math.sqrt(sum) : sum / H[b * width + b];
    }
  }
}

function substitute(L, right, width) {
  const found = Float64Array.from(right);
  for (let a = 0; a < width; a += 1) {
    for (let k = 0; k < a; k += 1) {
      found[a] -= L[a * width + k] * found[k];
    }
    found[a] /= L[a * width + a];
  }
  for (let a = width - 1; a >= 0; a -= 1) {
    for (let k = a + 1; k < width; k += 1) {
      found[a] -= L[k * width + a] * found[k];
    }
    found[a] /= L[a * width + a];
  }
  return found;
}
