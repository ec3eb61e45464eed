// Features made of the two inputs: powers, products and a sine, each standardized on the examples that
// are learned.

const SINE = "sine";
// What is added to x₁ and x₂. A term is [power of x₁, power of x₂], or the sine of π x₁.
const ADDED = {
  "x₁, x₂": [], "x₁, x₂, x₁²": [[2, 0]], "x₁, x₂, x₂²": [[0, 2]], "x₁, x₂, x₁x₂": [[1, 1]],
  "x₁, x₂, sin πx₁": [SINE],
};

// The terms of a choice; all powers come by their degree, each with the higher power of x₁ first.
export function termsOf(features, degree) {
  if (ADDED[features]) {
    return [[1, 0], [0, 1], ...ADDED[features]];
  }
  return Array.from({ length: degree }, (_, k) => k + 1)
    .flatMap((total) => Array.from({ length: total + 1 }, (_, k) => [total - k, k]));
}

// The features of places x1[i], x2[i]: an array of numbers for each term.
export function columnsOf(terms, x1, x2) {
  const highest = Math.max(...terms.filter((term) => term !== SINE).flat());
  const powers = [x1, x2].map((x) => powersOf(x, highest));
  return terms.map((term) => (term === SINE ? x1.map((value) => Math.sin(Math.PI * value))
    : product(powers[0][term[0]], powers[1][term[1]])));
}

function powersOf(x, highest) {
  const powers = [new Float64Array(x.length).fill(1)];
  for (let k = 1; k <= highest; k += 1) {
    powers.push(product(powers[k - 1], x));
  }
  return powers;
}

function product(one, other) {
  const found = new Float64Array(one.length);
  for (let i = 0; i < found.length; i += 1) {
    found[i] = one[i] * other[i];
  }
  return found;
}

// The mean and the standard deviation of each column; a column without spread is only shifted.
export function scalesOf(columns) {
  return columns.map((column) => {
    const n = column.length;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      sum += column[i];
    }
    for (let i = 0; i < n; i += 1) {
      squares += (column[i] - sum / n) ** 2;
    }
    return { mean: sum / n, spread: Math.sqrt(squares / n) || 1 };
  });
}

export function standardized(columns, scales) {
  return columns.map((column, k) => {
    const { mean, spread } = scales[k];
    const found = new Float64Array(column.length);
    for (let i = 0; i < found.length; i += 1) {
      found[i] = (column[i] - mean) / spread;
    }
    return found;
  });
}
