// The losses of nnlib.losses. Each takes the outputs Z and targets Y of n examples, row by row,
// writes the derivative of the mean loss into dZ and returns the mean loss.

// Two classes, one logit z: −y log p − (1 − y) log(1 − p) at p = σ(z), and dZ = (σ(Z) − Y) / n.
function binaryCrossEntropy(Z, Y, dZ, n) {
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const z = Z[i];
    const e = Math.exp(-Math.abs(z)); // at most 1, so nothing overflows
    // log(1 + eᶻ) − y z; the logarithm is added last, or it would be lost.
    total += Math.max(z, 0) - Y[i] * z + Math.log1p(e);
    dZ[i] = ((z > 0 ? 1 : e) / (1 + e) - Y[i]) / n;
  }
  return total / n;
}

// Several classes, a logit each: −log p of the right class at p = softmax(z), and
// dZ = (softmax(Z) − one-hot(y)) / n. Y holds class numbers.
function crossEntropy(Z, Y, dZ, n, width) {
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const [from, right] = [i * width, i * width + Y[i]];
    let [largest, sum] = [-Infinity, 0];
    for (let k = from; k < from + width; k += 1) {
      largest = Math.max(largest, Z[k]);
    }
    for (let k = from; k < from + width; k += 1) {
      dZ[k] = Math.exp(Z[k] - largest); // softmax is the same for Z − max, which cannot overflow
      sum += dZ[k];
    }
    total += Math.log(sum) - (Z[right] - largest);
    for (let k = from; k < from + width; k += 1) {
      dZ[k] /= sum * n;
    }
    dZ[right] -= 1 / n;
  }
  return total / n;
}

// Quantities: the mean of (z − y)² over examples and outputs, and dZ = 2 (Z − Y) / (n · width).
function meanSquaredError(Z, Y, dZ, n, width) {
  const share = 1 / (n * width);
  let total = 0;
  for (let k = 0; k < n * width; k += 1) {
    const error = Z[k] - Y[k];
    total += error * error;
    dZ[k] = 2 * error * share;
  }
  return total * share;
}

// `perExample` is how many numbers a target has, given the network's number of outputs.
export const LOSSES = {
  BinaryCrossEntropy: { of: binaryCrossEntropy, perExample: () => 1 },
  CrossEntropy: { of: crossEntropy, perExample: () => 1 },
  MeanSquaredError: { of: meanSquaredError, perExample: (width) => width },
};
