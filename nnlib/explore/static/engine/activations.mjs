// The book's activation functions φ and their slopes φ′, as nnlib.activations.in_place has them:
// `forward` writes a = φ(z) of n numbers, `backward` multiplies their da by φ′(z). Each has loops of its
// own, as a browser makes a loop fast only if the same work is done in it all day.

import { erf } from "./erf.mjs";
import { quickTanh } from "./tanh.mjs";

const FAR = 40; // beyond it the bell curve is 0 in floating point
const SCALE = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715; // Hendrycks and Gimpel's coefficient

// φ(z) = z above 0 and leak · z below.
const bent = (leak) => ({
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = z[k] > 0 ? z[k] : leak * z[k];
    }
  },
  backward(da, z, a, n) {
    for (let k = 0; k < n; k += 1) {
      da[k] *= z[k] > 0 ? 1 : leak;
    }
  },
});

// 1 above 0, else 0; what is no number stays so, and shows that a run has diverged.
const allOrNothing = {
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = z[k] > 0 ? 1 : z[k] <= 0 ? 0 : NaN;
    }
  },
  backward(da, z, a, n) {
    da.fill(0, 0, n);
  },
};

// σ(z) = 1 / (1 + e⁻ᶻ) = ½ + ½ tanh(z/2), with the slope a (1 − a).
const sigmoid = {
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = 0.5 + 0.5 * quickTanh(0.5 * z[k]);
    }
  },
  backward(da, z, a, n) {
    for (let k = 0; k < n; k += 1) {
      da[k] *= a[k] * (1 - a[k]);
    }
  },
};

// tanh(z), with the slope 1 − a².
const tanh = {
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = quickTanh(z[k]);
    }
  },
  backward(da, z, a, n) {
    for (let k = 0; k < n; k += 1) {
      da[k] *= 1 - a[k] * a[k];
    }
  },
};

// z Φ(z), where Φ(z) = (1 + erf(z / √2)) / 2 is the share of the bell curve that lies below z.
const gelu = {
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = Math.max(z[k], -FAR) * shareBelow(z[k]);
    }
  },
  backward(da, z, a, n) {
    for (let k = 0; k < n; k += 1) {
      const near = Math.min(Math.max(z[k], -FAR), FAR);
      da[k] *= shareBelow(near) + (near * Math.exp(-0.5 * near * near)) / Math.sqrt(2 * Math.PI);
    }
  },
};

// z (1 + tanh u) / 2 with u = √(2/π) (z + 0.044715 z³), close to `gelu`.
const geluTanh = {
  forward(z, a, n) {
    for (let k = 0; k < n; k += 1) {
      a[k] = 0.5 * Math.max(z[k], -FAR) * (1 + tanhOfCubic(z[k]));
    }
  },
  backward(da, z, a, n) {
    for (let k = 0; k < n; k += 1) {
      const near = Math.min(Math.max(z[k], -FAR), FAR);
      const t = tanhOfCubic(near);
      const slope = SCALE * (1 + 3 * CUBIC * near * near); // u′
      da[k] *= 0.5 * (1 + t) + 0.5 * near * (1 - t * t) * slope;
    }
  },
};

// By the names that readers choose from.
export const ACTIVATIONS = {
  identity: bent(1), step: allOrNothing, sigmoid, tanh, relu: bent(0), leaky_relu: bent(0.01), gelu,
  gelu_tanh: geluTanh,
};

function shareBelow(z) {
  return 0.5 * (1 + erf(z / Math.SQRT2));
}

function tanhOfCubic(z) {
  const near = Math.min(Math.max(z, -FAR), FAR);
  return quickTanh(SCALE * (near + CUBIC * near * near * near));
}
