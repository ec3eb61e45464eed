// The data sets of nnlib.datasets that the page draws. From the same generator they give the same
// points as there, because every number is drawn and computed in the same order.

const REACH = 2; // points of a set without clouds lie in the square from −2 to 2
const RADIUS = Math.sqrt(2 / Math.PI) * REACH; // a circle that covers half of the square
const DISTANCE = 1.5 * Math.SQRT2; // of the clouds from the origin
const CLEARANCE = 0.5; // no stray is closer to the border
const XOR = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]];

// By the names that readers choose from. One setting says how noisy each is: `noise`, from 0 to 1.
export const DATA = {
  blobs: ({ n, noise, nClasses }, rng) => dealt(cloudCentres(nClasses), n, 0.5 + noise, rng),
  xor: ({ n, noise }, rng) => dealt(XOR, n, noise, rng),
  parabola: ({ n, noise }, rng) =>
    moved(inSquare(n, rng, (x1, x2) => x2 > x1 * x1 - 1), noise, rng),
  circle: ({ n, noise }, rng) =>
    moved(inSquare(n, rng, (x1, x2) => Math.sqrt(x1 * x1 + x2 * x2) < RADIUS), noise, rng),
  spiral: ({ n, noise }, rng) => moved(labels(n, 2, rng).map((label) => {
    const along = Math.sqrt(rng.uniform(0.01, 1)); // evenly along the arm, which grows longer outwards
    const angle = 2 * Math.PI * along + Math.PI * label;
    return [REACH * along * Math.cos(angle), REACH * along * Math.sin(angle), label];
  }), noise, rng),
  moons: ({ n, noise }, rng) => moved(labels(n, 2, rng).map((label) => {
    const angle = rng.uniform(0, Math.PI);
    const sign = label === 0 ? 1 : -1; // class 1 is class 0 turned half round
    return [sign * (Math.cos(angle) - 0.5), sign * (Math.sin(angle) - 0.25), label];
  }), noise, rng),
  stray_points: ({ n, noise }, rng) => withStrays(n, noise / 2, rng),
};

// Makes the points [x1, x2, class] that the settings ask for.
export function makePoints({ data, n_points: n, noise, n_classes: nClasses }, rng) {
  return DATA[data]({ n, noise, nClasses }, rng);
}

// Deals out n class numbers in random order, each equally often, to one.
function labels(n, nClasses, rng) {
  return Array.from(rng.permutation(n), (i) => i % nClasses);
}

// Draws points evenly over the square; class 1 where `rule` holds.
function inSquare(n, rng, rule) {
  return Array.from({ length: n }, () => {
    const [x1, x2] = [rng.uniform(-REACH, REACH), rng.uniform(-REACH, REACH)];
    return [x1, x2, rule(x1, x2) ? 1 : 0];
  });
}

// Moves each point off its place, in each direction by a number from the bell curve.
function moved(points, noise, rng) {
  return points.map(([x1, x2, label]) =>
    [x1 + rng.normal(0, noise), x2 + rng.normal(0, noise), label]);
}

// Deals out n points to the centres, each of which has its label with it, and scatters them there.
function dealt(centres, n, spread, rng) {
  return moved(labels(n, centres.length, rng).map((k) => centres[k]), spread, rng);
}

// The centres stand evenly on a circle, clockwise from the lower left. They are rounded so that two
// of them stand at ±1.5 and not a rounding error beside it.
function cloudCentres(nClasses) {
  const rounded = (x) => Math.round(x * 1e12) / 1e12;
  return Array.from({ length: nClasses }, (_, label) => {
    const angle = ((225 - (360 / nClasses) * label) * Math.PI) / 180;
    return [rounded(DISTANCE * Math.cos(angle)), rounded(DISTANCE * Math.sin(angle)), label];
  });
}

// Class 1 above the line x₁ + x₂ = 0, but for a share of strays deep in the other class.
function withStrays(n, share, rng) {
  const height = ([x1, x2]) => (x1 + x2) / Math.SQRT2;
  const points = inSquare(n, rng, (x1, x2) => height([x1, x2]) > 0);
  const far = Array.from(rng.permutation(n), (i) => points[i])
    .filter((point) => Math.abs(height(point)) > CLEARANCE);
  far.slice(0, roundToEven(share * n)).forEach((point) => { point[2] = 1 - point[2]; });
  return points;
}

// As Python rounds: a half goes to the even neighbour.
function roundToEven(x) {
  const [below, rest] = [Math.floor(x), x - Math.floor(x)];
  return below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0);
}
