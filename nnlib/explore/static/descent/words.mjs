// What a run of gradient descent has done, in words and numbers.

import { brief, counted, lossText } from "../pictures/seen.mjs";
import { isOnMap } from "./drawing.mjs";
import { landscapeOf } from "./landscape.mjs";
import { walkOf } from "./walk.mjs";

const TAIL = 50; // the last steps, by which one sees where a run is going
const ROUNDING = 1e-9; // so much of a loss may come from rounding
const NEAR = 0.01; // of the way down left: the run has arrived
const MOSTLY = 0.5; // of its range in the last steps: so much has a run come down that is on its way
const HARDLY = 0.05; // of what is left, in the last steps: the run hardly moves

// In which steps, counted from 1, the loss has risen.
export function risesOf(losses) {
  return losses.flatMap((loss, k) =>
    (k > 0 && loss > losses[k - 1] + ROUNDING * (1 + losses[k - 1]) ? [k] : []));
}

export function sayRun(state) {
  const { losses, isGone } = walkOf(state);
  const { examples, batch_size: size } = state;
  const all = examples.length === 1 ? "the one example" : `all ${examples.length} examples`;
  const share = size < examples.length ? `${size} of ${examples.length} examples` : all;
  const ends = `from ${lossText(losses[0])} to ${lossText(losses.at(-1))}`;
  const head = `${counted(losses.length - 1, "step")}, each on ${share}: the loss goes ${ends}.`;
  const rest = isGone ? [sayGone(state)] : [sayRises(losses), sayTail(losses, state), sayLeaving(state)];
  return [head, ...rest].filter(Boolean).join(" ");
}

function sayGone({ bounds }) {
  return `Then w or b lies beyond ${brief(bounds.far)}, and the run is broken off: it has exploded.`;
}

function sayRises(losses) {
  const rises = risesOf(losses);
  if (rises.length > 0) {
    return `It rose in ${counted(rises.length, "step")}, first in step ${rises[0]}.`;
  }
  return losses.every((loss, k) => k === 0 || loss < losses[k - 1])
    ? "It fell at every step." : "It never rose.";
}

function sayTail(losses, state) {
  const tail = losses.slice(-TAIL - 1);
  const [first, last] = [tail[0], tail.at(-1)];
  const [least, most] = [Math.min(...tail), Math.max(...tail)];
  const [from, to] = [lossText(least), lossText(most)];
  const nRises = risesOf(tail).length;
  const { lowest } = landscapeOf(state);
  const bottom = `the lowest loss on the map is ${lossText(lowest)}`;
  if (nRises === TAIL) {
    return `In the last ${TAIL} it rose every time, from ${from} to ${to}.`;
  }
  if (nRises > 0 && from !== to) {
    return first - last < MOSTLY * (most - least)
      ? `In the last ${TAIL} it swings between ${from} and ${to}; ${bottom}.`
      : `Rises and all, it is on its way: the last ${TAIL} led from ${lossText(first)} to `
        + `${lossText(last)}; ${bottom}.`;
  }
  const isAtRest = first - last <= HARDLY * last || last <= ROUNDING * losses[0];
  if (last < (1 - NEAR) * lowest) {
    return `${isAtRest ? "It has come to rest" : "It still falls"} below all that is on the map: ${bottom}.`;
  }
  if (isAtRest && last - lowest <= NEAR * (losses[0] - lowest)) {
    return `It has arrived: ${bottom}.`;
  }
  return first - last < HARDLY * (first - lowest)
    ? `It hardly moves: the last ${TAIL} took off ${brief(first - last)}, and ${bottom}.`
    : `It is still on its way: ${bottom}.`;
}

// Where the path leaves the map, and whether it comes back.
function sayLeaving(state) {
  const { places } = walkOf(state);
  const left = places.findIndex((place) => !isOnMap(place, state.bounds));
  if (left < 0) {
    return "";
  }
  const isBack = isOnMap(places.at(-1), state.bounds);
  return `The path leaves the map in step ${left}${isBack ? " and ends on it" : ""}.`;
}
