// The pictures of a run of gradient descent: its path on the landscape, the hills, and the loss.

import { drawAxes, drawTicks, drawWords, frameOf, inside, MARGIN_FOR_WORDS } from "../pictures/plane.mjs";
import { drawLandscape, landscapeOf } from "./landscape.mjs";
import { HILLS, meanLoss, walkOf } from "./walk.mjs";

const PLACES = 48; // of each hill, from left to right
const TOO_HIGH = 3; // times the first or the middle loss: what lies above leaves the picture
const STAR = { corners: 10, far: 10, near: 4.2 }; // every other corner far out, in pixels

export const isOnMap = ([w, b], { end }) => Math.abs(w) <= end && Math.abs(b) <= end;

export function drawMapOf(context, size, colours, state) {
  const { end } = state.bounds;
  const frame = frameOf(size, [-end, end, -end, end]);
  const { places } = walkOf(state);
  drawLandscape(context, frame, colours, landscapeOf(state));
  inside(context, frame, () => {
    const points = places.map(([w, b]) => [frame.across(w), frame.up(b)]);
    context.globalAlpha = 0.6; // a run that swings for long must not hide the landscape
    strokeThrough(context, points, { colour: colours.ink, width: 1.25 });
    context.globalAlpha = 1;
    context.fillStyle = colours.ink;
    context.fill(dotsAt(points.filter((_, k) => isOnMap(places[k], state.bounds)), 1.8));
  });
  markEnds(context, frame, colours, state);
  drawAxes(context, frame, colours, [["w", ""], ["b", ""]]);
}

// A ring where the run begins, a star where it ends, each whole, also at the edge of the map.
function markEnds(context, frame, colours, state) {
  const [first, last] = [walkOf(state).places[0], walkOf(state).places.at(-1)];
  Object.assign(context, { fillStyle: colours.paper, strokeStyle: colours.ink, lineWidth: 1.5 });
  if (isOnMap(first, state.bounds)) {
    dot(context, [frame.across(first[0]), frame.up(first[1])], 4.5);
    context.stroke();
  }
  if (isOnMap(last, state.bounds)) {
    drawStar(context, [frame.across(last[0]), frame.up(last[1])]);
  }
}

function drawStar(context, [x, y]) {
  context.beginPath();
  for (let k = 0; k < STAR.corners; k += 1) {
    const [angle, reach] = [(2 * Math.PI * k) / STAR.corners, k % 2 === 0 ? STAR.far : STAR.near];
    context.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle));
  }
  context.closePath();
  context.fill();
  context.stroke();
}

function dot(context, [x, y], radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

// Small squares, all in one path: at this size nobody sees that they are not round.
function dotsAt(points, radius) {
  const path = new Path2D();
  points.forEach(([x, y]) => path.rect(x - radius, y - radius, 2 * radius, 2 * radius));
  return path;
}

function strokeThrough(context, points, { colour, width, dash = [] }) {
  Object.assign(context, { strokeStyle: colour, lineWidth: width, lineJoin: "round" });
  context.setLineDash(dash);
  context.beginPath();
  points.forEach(([x, y]) => context.lineTo(x, y));
  context.stroke();
  context.setLineDash([]);
}

// Where the hills are cut: at the place where the run ended, or began if it ended off the map.
export function cutOf(state) {
  const { places } = walkOf(state);
  const last = places.at(-1);
  return isOnMap(last, state.bounds) ? { at: last, isEnd: true } : { at: places[0], isEnd: false };
}

export function drawHills(context, size, colours, state) {
  const { examples, loss, bounds: { end } } = state;
  const { at: [w, b] } = cutOf(state);
  const { batch } = walkOf(state);
  const across = Array.from({ length: PLACES + 1 }, (_, k) => -end + (2 * end * k) / PLACES);
  const mean = across.map((place) => meanLoss(examples, loss, place, b));
  const frame = frameOf(size, [-end, end, 0, 1.1 * Math.max(...mean)], MARGIN_FOR_WORDS);
  const curve = (heights, look) => strokeThrough(context,
    heights.map((height, k) => [frame.across(across[k]), frame.up(height)]), look);
  inside(context, frame, () => {
    for (const [x, y] of examples) {
      const heights = across.map((place) => HILLS[loss].of(place * x + b, y));
      curve(heights, { colour: colours[`class-${y}`], width: 0.75, dash: y === 1 ? [5, 3] : [] });
    }
    if (batch.length < examples.length) {
      const heights = across.map((place) => meanLoss(batch, loss, place, b));
      curve(heights, { colour: colours.z, width: 2.5, dash: [9, 4] });
    }
    curve(mean, { colour: colours.ink, width: 3 });
    context.fillStyle = colours.ink;
    dot(context, [frame.across(w), frame.up(meanLoss(examples, loss, w, b))], 6);
  });
  drawTicks(context, frame, colours);
  drawWords(context, frame, colours, "weight w", "loss");
}

export function drawFall(context, size, colours, state) {
  const { losses, isGone } = walkOf(state);
  const end = isGone ? losses.length - 1 : state.bounds.n_steps;
  const frame = frameOf(size, [0, end, 0, topOf(losses)], MARGIN_FOR_WORDS);
  inside(context, frame, () => {
    const points = losses.map((loss, step) => [frame.across(step), frame.up(loss)]);
    strokeThrough(context, points, { colour: colours.ink, width: 2 });
  });
  drawTicks(context, frame, colours);
  drawWords(context, frame, colours, "step", "loss");
}

// As high as the highest loss, unless that would press the rest flat.
export function topOf(losses) {
  const middle = Float64Array.from(losses).sort()[Math.floor(losses.length / 2)];
  const bearable = TOO_HIGH * Math.min(Math.max(losses[0], middle), 10 * losses[0]);
  return 1.05 * Math.min(Math.max(...losses), bearable) || 1;
}
