// The directions in which points spread the most, their principal directions: the eigenvectors with
// the largest eigenvalues of the table S of how the coordinates vary together.

const ROUNDS = 40; // of squaring, enough for eigenvalues that differ in the tenth digit
const DONE = 1e-6; // share that other directions may have left before the last round, which squares it
const FLOOR = 1e-13; // of the whole spread, for directions without any

// Of the points in the rows of A, with `width` numbers each: their mean `centre`, the two directions of
// greatest spread as `axes` of length 1, and which share of the whole spread each has. A direction may
// point either way; its largest number is positive, so that a picture does not flip.
export function principalDirections(A, width) {
  const { centre, S } = spread(A, width);
  const total = trace(S, width);
  for (let k = 0; k < width; k += 1) {
    S[k * width + k] += FLOOR * total || 1; // so that there is always a second direction
  }
  const [axes, shares] = [[], []];
  while (axes.length < 2) {
    const axis = strongest(S, width);
    const eigenvalue = remove(S, axis);
    axes.push(axis);
    shares.push(total > 0 ? eigenvalue / total : 0);
  }
  return { centre, axes, shares };
}

// S = Σ (a − ā)(a − ā)ᵀ over the points a.
function spread(A, width) {
  const n = A.length / width;
  const centre = new Float64Array(width);
  A.forEach((value, at) => { centre[at % width] += value / n; });
  const S = new Float64Array(width * width);
  const away = new Float64Array(width);
  for (let row = 0; row < A.length; row += width) {
    for (let i = 0; i < width; i += 1) {
      away[i] = A[row + i] - centre[i];
      for (let j = 0; j <= i; j += 1) {
        S[i * width + j] += away[i] * away[j];
      }
    }
  }
  return { centre, S: mirrored(S, width) };
}

// S stretches its strongest direction v the most. S S does so twice over, compared with all other
// directions, and after some rounds S is c v vᵀ: each of its columns points along v, and that with the
// largest number of the diagonal so that v's largest number is positive.
function strongest(S, width) {
  let power = S;
  let left = 1;
  for (let round = 0; round < ROUNDS && left > DONE; round += 1) {
    const scale = 1 / trace(power, width);
    power = squared(power.map((value) => scale * value), width);
    left = 1 - trace(power, width); // 1 − Σ λ² with Σ λ = 1: 0 once there is one λ
  }
  let best = 0;
  for (let k = 1; k < width; k += 1) {
    best = power[k * width + k] > power[best * width + best] ? k : best;
  }
  const column = power.slice(best * width, (best + 1) * width);
  const length = Math.hypot(...column);
  return column.map((value) => value / length);
}

// S S of a symmetric S, the product of its rows with each other.
function squared(S, width) {
  const product = new Float64Array(width * width);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = 0, a = i * width, b = j * width; k < width; k += 1) {
        sum += S[a + k] * S[b + k];
      }
      product[i * width + j] = sum;
    }
  }
  return mirrored(product, width);
}

function mirrored(S, width) {
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) {
      S[j * width + i] = S[i * width + j];
    }
  }
  return S;
}

function trace(S, width) {
  let sum = 0;
  for (let k = 0; k < width; k += 1) {
    sum += S[k * width + k];
  }
  return sum;
}

// Takes direction v out of S, S ← S − λ v vᵀ, and returns λ = vᵀ S v.
function remove(S, v) {
  const width = v.length;
  const stretched = v.map((_, i) => v.reduce((sum, value, j) => sum + S[i * width + j] * value, 0));
  const eigenvalue = v.reduce((sum, value, i) => sum + value * stretched[i], 0);
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < width; j += 1) {
      S[i * width + j] -= eigenvalue * v[i] * v[j];
    }
  }
  return eigenvalue;
}
