// Two Gaussian classes: their densities, and the log-odds between them as a formula. Class 0 is round
// with a standard deviation of 1; class 1 has the same variance along both inputs, and a correlation.

// Class 1's inverse covariance [[same, mixed], [mixed, same]], and the root of its determinant.
function shapeOf({ width, correlation }) {
  const area = width ** 2 * Math.sqrt(1 - correlation ** 2);
  const same = 1 / (width ** 2 * (1 - correlation ** 2));
  return { same, mixed: -correlation * same, area };
}

// The numbers before x₁², x₁x₂, x₂², x₁, x₂ and 1 in the log-odds of class 1.
export function logOddsOf(state) {
  const { x1, x2, share, centre_0: [c1, c2] } = state;
  const { same, mixed, area } = shapeOf(state);
  const pull = [same * x1 + mixed * x2, mixed * x1 + same * x2];
  const constant = Math.log(share / (1 - share)) - Math.log(area)
    + (c1 * c1 + c2 * c2 - x1 * pull[0] - x2 * pull[1]) / 2;
  return { x1x1: (1 - same) / 2, x1x2: -mixed, x2x2: (1 - same) / 2,
    x1: pull[0] - c1, x2: pull[1] - c2, one: constant };
}

export function logOddsAt(form, x1, x2) {
  return form.x1x1 * x1 * x1 + form.x1x2 * x1 * x2 + form.x2x2 * x2 * x2
    + form.x1 * x1 + form.x2 * x2 + form.one;
}

export function sigmoidOf(z) {
  return 1 / (1 + Math.exp(-z));
}

// Each class's share times its density: what of all examples lies here, [class 0, class 1].
export function densitiesAt(state, x1, x2) {
  const { share, centre_0: [c1, c2] } = state;
  const { same, mixed, area } = shapeOf(state);
  const [a1, a2] = [x1 - state.x1, x2 - state.x2];
  const squares = same * (a1 * a1 + a2 * a2) + 2 * mixed * a1 * a2;
  return [
    ((1 - share) / (2 * Math.PI)) * Math.exp(-((x1 - c1) ** 2 + (x2 - c2) ** 2) / 2),
    (share / (2 * Math.PI * area)) * Math.exp(-squares / 2),
  ];
}

// The ellipses of class 1 at one standard deviation: the places centre + cos θ · a + sin θ · b.
export function ringOf({ width, correlation }) {
  return [[width, width * correlation], [0, width * Math.sqrt(1 - correlation ** 2)]];
}

// The straight line through both centres inside the picture: it is at the centre of class 0 where s is
// 0, at that of class 1 where s is `between`. Where the centres coincide it is a diagonal.
export function cutOf({ x1, x2, centre_0: [c1, c2], limits: [left, right, bottom, top] }) {
  const between = Math.hypot(x1 - c1, x2 - c2);
  const [d1, d2] = between > 0
    ? [(x1 - c1) / between, (x2 - c2) / between] : [Math.SQRT1_2, Math.SQRT1_2];
  const ends = [[left - c1, right - c1, d1], [bottom - c2, top - c2, d2]]
    .filter(([, , d]) => d !== 0)
    .map(([low, high, d]) => (d > 0 ? [low / d, high / d] : [high / d, low / d]));
  const from = Math.max(...ends.map(([low]) => low));
  const to = Math.min(...ends.map(([, high]) => high));
  return { c1, c2, d1, d2, from, to, between, at: (s) => [c1 + s * d1, c2 + s * d2] };
}

// The log-odds along the cut, a s² + b s + c.
export function alongCut(form, { c1, c2, d1, d2 }) {
  return {
    a: form.x1x1 * d1 * d1 + form.x1x2 * d1 * d2 + form.x2x2 * d2 * d2,
    b: (2 * form.x1x1 * c1 + form.x1x2 * c2 + form.x1) * d1
      + (2 * form.x2x2 * c2 + form.x1x2 * c1 + form.x2) * d2,
    c: logOddsAt(form, c1, c2),
  };
}

export const TINY = 1e-9; // what rounding makes of a 0

// Where a s² + b s + c is 0, in order: none, one or two places.
export function zerosOf({ a, b, c }) {
  if (Math.abs(a) < TINY) {
    return Math.abs(b) < TINY ? [] : [-c / b];
  }
  const inner = b * b - 4 * a * c;
  if (inner < 0) {
    return [];
  }
  // Of the two sums one would cancel; the product of the zeros gives the other.
  const far = -(b + (b < 0 ? -1 : 1) * Math.sqrt(inner)) / 2;
  return (far === 0 ? [0] : [far / a, c / far]).sort((one, other) => one - other);
}
