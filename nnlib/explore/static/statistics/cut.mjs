// What happens along the straight line through both centres: how many examples of each class lie
// there, and the log-odds between them.

import { alongCut, cutOf, densitiesAt, logOddsOf, zerosOf } from "./gaussians.mjs";
import { brief, listed } from "../pictures/seen.mjs";
import {
  drawPoints, drawTicks, drawWords, frameOf, inside, MARGIN_FOR_WORDS,
} from "../pictures/plane.mjs";
import { written } from "../frame/page.mjs";

const SPAN = 20; // log-odds, up and down, that the picture shows
const NOTHING = 1e-9; // so much of a log-odds may come from rounding
const ACROSS = "distance from the centre of class 0";

export const DENSITIES_CAPTION = "Along the cut: share times density, class 0 solid, class 1 dashed";
export const CUT_CAPTION = "Along the cut: the log-odds, a circle where they are 0";

// All that both pictures and their words need.
function lookAlong(state) {
  const cut = cutOf(state);
  const form = alongCut(logOddsOf(state), cut);
  const zeros = zerosOf(form).filter((s) => s > cut.from && s < cut.to);
  const density = (s) => densitiesAt(state, ...cut.at(s));
  const isEverywhere = [form.a, form.b, form.c].every((number) => Math.abs(number) < NOTHING);
  return { cut, form, zeros, density, isEverywhere };
}

export function drawDensities(context, size, colours, state) {
  const { cut, zeros, density } = lookAlong(state);
  const peaks = [[0, density(0)[0], 0], [cut.between, density(cut.between)[1], 1]];
  const highest = Math.max(...peaks.map((peak) => peak[1]));
  const frame = frameOf(size, [cut.from, cut.to, 0, 1.12 * highest], MARGIN_FOR_WORDS);
  drawZeros(context, frame, zeros, colours);
  [0, 1].forEach((label) => {
    context.strokeStyle = colours[`class-${label}`];
    context.setLineDash(label === 1 ? [7, 4] : []);
    drawCurve(context, frame, (s) => density(s)[label]);
  });
  context.setLineDash([]);
  drawPoints(context, frame, peaks, colours);
  drawTicks(context, frame, colours);
  drawWords(context, frame, colours, ACROSS, "share × density");
}

export function drawCut(context, size, colours, state) {
  const { cut, form, zeros } = lookAlong(state);
  const frame = frameOf(size, [cut.from, cut.to, -SPAN, SPAN], MARGIN_FOR_WORDS);
  drawLevel(context, frame, colours);
  drawZeros(context, frame, zeros, colours);
  context.strokeStyle = colours.z;
  drawCurve(context, frame, (s) => form.a * s * s + form.b * s + form.c);
  inside(context, frame, () => zeros.forEach((s) => {
    context.fillStyle = colours.paper;
    context.beginPath();
    context.arc(frame.across(s), frame.up(0), 4.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }));
  drawTicks(context, frame, colours);
  drawWords(context, frame, colours, ACROSS, "log-odds z");
}

// A curve of (s, value), a place for each pixel.
function drawCurve(context, frame, valueAt) {
  const { box, limits: [, , low, high] } = frame;
  const far = high - low; // what lies farther out than this need not be drawn where it is
  inside(context, frame, () => {
    Object.assign(context, { lineWidth: 2.5, lineJoin: "round" });
    context.beginPath();
    for (let pixel = box.x; pixel <= box.x + box.width; pixel += 0.5) {
      const value = Math.min(Math.max(valueAt(frame.x1(pixel)), low - far), high + far);
      context[pixel === box.x ? "moveTo" : "lineTo"](pixel, frame.up(value));
    }
    context.stroke();
  });
}

function drawZeros(context, frame, zeros, colours) {
  for (const s of zeros) {
    drawThin(context, colours, [frame.across(s), frame.box.y], [0, frame.box.height]);
  }
}

function drawLevel(context, frame, colours) {
  drawThin(context, colours, [frame.box.x, frame.up(0)], [frame.box.width, 0]);
}

function drawThin(context, colours, [x, y], [right, down]) {
  Object.assign(context, { strokeStyle: colours["ink-soft"], lineWidth: 1 });
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + right, y + down);
  context.stroke();
  context.setLineDash([]);
}

function placesOf(zeros, isEverywhere) {
  const some = zeros.length > 0 ? `at ${listed(zeros.map((s) => written(s)))}` : "nowhere on it";
  return isEverywhere ? "everywhere on it" : some;
}

export function describeDensities(state) {
  const { cut, zeros, density, isEverywhere } = lookAlong(state);
  const where = `They are equal ${placesOf(zeros, isEverywhere)}`;
  return `Along the cut from ${written(cut.from)} to ${written(cut.to)}, counted from the centre of `
    + `class 0: class 0 has its peak of ${brief(density(0)[0])} at 0, class 1 its peak of `
    + `${brief(density(cut.between)[1])} at ${written(cut.between)}. ${where}.`;
}

export function describeCut(state) {
  const { cut, form, zeros, isEverywhere } = lookAlong(state);
  const at = (s) => written(form.a * s * s + form.b * s + form.c, 1);
  const line = Math.abs(form.a) < NOTHING ? "a straight line" : "a parabola";
  const where = `it is 0 ${placesOf(zeros, isEverywhere)}`;
  return `The log-odds along the cut, ${line}: ${at(cut.from)} at its start, ${at(0)} at the centre of `
    + `class 0, ${at(cut.between)} at the centre of class 1, ${at(cut.to)} at its end; ${where}.`;
}
