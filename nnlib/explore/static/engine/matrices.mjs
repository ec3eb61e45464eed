// Products of matrices that lie in vectors, row by row. All of training's work is here, so it is
// written for speed: in plain loops, with numbers that V8 keeps in registers.

// Z = X W, for n examples.
export function multiply(Z, X, W, n, nIn, nOut) {
  sumProducts(Z, n, nOut, nIn, X, nIn, 1, W, nOut, 1);
}

// dW = Xᵀ dZ: the sum over the examples.
export function multiplyTransposed(dW, X, dZ, n, nIn, nOut) {
  sumProducts(dW, nIn, nOut, n, X, 1, nIn, dZ, nOut, 1);
}

// dX = dZ Wᵀ.
export function multiplyByTransposed(dX, dZ, W, n, nIn, nOut) {
  sumProducts(dX, n, nIn, nOut, dZ, nOut, 1, W, 1, nOut);
}

// out[r, c] = Σ a[r, t] b[t, c]. In the vector a, the next row is `aRow` further on, the next term of
// the sum `aTerm`; in b, the next term is `bTerm` further on, the next column `bColumn`. Whoever
// exchanges the two transposes a matrix.
// Two rows and two columns at a time, as each number fetched then serves twice; at an odd end the last
// one is computed twice. The `| 0` says that a place is a whole number of 32 bits.
function sumProducts(out, nRows, nColumns, nTerms, a, aRow, aTerm, b, bTerm, bColumn) {
  for (let r = 0; r < nRows; r += 2) {
    const below = Math.min(r + 1, nRows - 1);
    for (let c = 0; c < nColumns; c += 2) {
      const beside = Math.min(c + 1, nColumns - 1);
      let i0 = (r * aRow) | 0, i1 = (below * aRow) | 0;
      let j0 = (c * bColumn) | 0, j1 = (beside * bColumn) | 0;
      let s00 = 0, s01 = 0, s10 = 0, s11 = 0;
      for (let t = 0; t < nTerms; t += 1) {
        const a0 = a[i0], a1 = a[i1], b0 = b[j0], b1 = b[j1];
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
        i0 = (i0 + aTerm) | 0;
        i1 = (i1 + aTerm) | 0;
        j0 = (j0 + bTerm) | 0;
        j1 = (j1 + bTerm) | 0;
      }
      out[r * nColumns + c] = s00;
      out[r * nColumns + beside] = s01;
      out[below * nColumns + c] = s10;
      out[below * nColumns + beside] = s11;
    }
  }
}

// Z + b: the same row is added to each.
export function addToRows(Z, b, n, nOut) {
  for (let row = 0, at = 0; row < n; row += 1) {
    for (let j = 0; j < nOut; j += 1, at += 1) {
      Z[at] += b[j];
    }
  }
}

// db = 1ᵀ dZ: the sum of all rows.
export function sumRows(db, dZ, n, nOut) {
  for (let j = 0; j < nOut; j += 1) {
    let sum = 0;
    for (let at = j; at < n * nOut; at += nOut) {
      sum += dZ[at];
    }
    db[j] = sum;
  }
}

// Copies the rows that `order` names from place `from` on.
export function takeRows(taken, table, order, from, count, width) {
  for (let k = 0; k < count; k += 1) {
    const row = order[from + k];
    for (let j = 0; j < width; j += 1) {
      taken[k * width + j] = table[row * width + j];
    }
  }
}
