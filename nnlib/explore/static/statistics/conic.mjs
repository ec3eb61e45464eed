// The boundary between two Gaussian classes: the places where a x₁² + c x₁x₂ + a x₂² + … is 0, and what
// kind of curve they are. With the same number before both squares, its axes are the diagonals
// u = (x₁ + x₂) / √2 and v = (x₁ − x₂) / √2: along them it is λu u² + gu u + λv v² + gv v + one.

import { logOddsAt, TINY } from "./gaussians.mjs";
import { traceBorder } from "../pictures/decision.mjs";
import { drawLine, inside } from "../pictures/plane.mjs";

const SIDE = 120; // cells in which a curve is looked for
const WIDTH = 3; // pixels, of the line

// { kind, inner, centre, axes }: `inner` is the class inside an ellipse, between the branches of a
// hyperbola or between two lines, or the class of every place where there is no boundary.
export function boundaryOf(form) {
  const diagonals = [1, -1].map((sign) => ({
    curve: form.x1x1 + (sign * form.x1x2) / 2, slope: (form.x1 + sign * form.x2) * Math.SQRT1_2,
  }));
  const curved = diagonals.filter(({ curve }) => Math.abs(curve) > TINY);
  if (curved.length === 0) {
    const isLine = Math.hypot(form.x1, form.x2) > TINY;
    return isLine ? { kind: "line" } : { kind: "none", inner: classOf(form.one) };
  }
  // The lowest or highest log-odds along what is curved.
  const level = form.one
    - curved.reduce((sum, { curve, slope }) => sum + slope ** 2 / (4 * curve), 0);
  if (curved.length === 1) {
    const straight = diagonals.find((each) => each !== curved[0]);
    return halfBent(curved[0].curve, straight.slope, level);
  }
  return bent(diagonals, level);
}

// The class of a place with these log-odds; null where both are as likely.
function classOf(logOdds) {
  if (Math.abs(logOdds) < TINY) {
    return null;
  }
  return logOdds > 0 ? 1 : 0;
}

function halfBent(curve, slope, level) {
  const inner = curve > 0 ? 0 : 1;
  if (Math.abs(slope) > TINY) {
    return { kind: "parabola", inner };
  }
  return curve * level < -TINY ? { kind: "two lines", inner } : { kind: "none", inner: 1 - inner };
}

function bent(diagonals, level) {
  const [u, v] = diagonals.map(({ curve, slope }) => -slope / (2 * curve));
  const centre = [(u + v) * Math.SQRT1_2, (u - v) * Math.SQRT1_2];
  const [along, across] = diagonals.map(({ curve }) => curve);
  if (along * across < 0) {
    const kind = Math.abs(level) < TINY ? "crossing" : "hyperbola";
    return { kind, inner: classOf(level), centre };
  }
  const inner = along > 0 ? 0 : 1;
  if (along * level > -TINY) {
    return { kind: "none", inner: 1 - inner };
  }
  const [one, other] = [along, across].map((curve) => Math.sqrt(-level / curve) * Math.SQRT1_2);
  const kind = Math.abs(along - across) < TINY ? "circle" : "ellipse";
  return { kind, inner, centre, axes: [[one, one], [other, -other]] };
}

// The log-odds in the middle of each cell of the picture, row by row from the top left.
function levelsOf(form, [left, right, bottom, top]) {
  const levels = new Float64Array(SIDE * SIDE);
  for (let cell = 0; cell < levels.length; cell += 1) {
    const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
    levels[cell] = logOddsAt(form, left + ((column + 0.5) / SIDE) * (right - left),
      top - ((row + 0.5) / SIDE) * (top - bottom));
  }
  return levels;
}

// Which share of the picture goes to class 1.
export function shareOfPicture(form, limits) {
  return levelsOf(form, limits).filter((level) => level > 0).length / SIDE ** 2;
}

// Whether some of the boundary lies in the picture. An ellipse may be smaller than a cell.
export function isInSight(form, boundary, limits) {
  const share = shareOfPicture(form, limits);
  const [left, right, bottom, top] = limits;
  const [x1, x2] = boundary.centre ?? [Infinity, Infinity];
  const isSmall = (boundary.axes ?? [[Infinity, 0]]).every((axis) => Math.hypot(...axis) < 1);
  const isHere = x1 > left && x1 < right && x2 > bottom && x2 < top;
  return (share > 0 && share < 1) || (isSmall && isHere);
}

export function drawBoundary(context, frame, form, colour) {
  const boundary = boundaryOf(form);
  if (boundary.kind === "line") {
    drawLine(context, frame, { w1: form.x1, w2: form.x2, b: form.one }, { colour, width: WIDTH });
    return;
  }
  inside(context, frame, () => {
    Object.assign(context, { strokeStyle: colour, lineWidth: WIDTH, lineJoin: "round" });
    context.beginPath();
    if (boundary.axes) {
      traceEllipse(context, frame, boundary.centre, boundary.axes);
    } else if (boundary.kind !== "none") {
      traceBorder(context, frame.box, SIDE, levelsOf(form, frame.limits));
    }
    context.stroke();
  });
}

// Adds the places centre + cos θ · a + sin θ · b to the path.
export function traceEllipse(context, { across, up }, [x1, x2], [a, b]) {
  const pieces = 90;
  for (let k = 0; k <= pieces; k += 1) {
    const [cos, sin] = [Math.cos((2 * Math.PI * k) / pieces), Math.sin((2 * Math.PI * k) / pieces)];
    context[k === 0 ? "moveTo" : "lineTo"](
      across(x1 + cos * a[0] + sin * b[0]), up(x2 + cos * a[1] + sin * b[1]));
  }
}
