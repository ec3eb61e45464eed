// Gradient descent with one weight and one bias: how long may a step be, and what if it is longer?

import { explore } from "./frame/explore.mjs";
import { written } from "./frame/page.mjs";
import { cutOf, drawFall, drawHills, drawMapOf, topOf } from "./descent/drawing.mjs";
import { landscapeOf } from "./descent/landscape.mjs";
import { meanLoss, walkOf } from "./descent/walk.mjs";
import { sayRun } from "./descent/words.mjs";
import { counted, lossText } from "./pictures/seen.mjs";

const placeText = ([w, b]) => `w = ${written(w)}, b = ${written(b)}`;

function describeMap(state) {
  const { lowest, high } = landscapeOf(state);
  const { places } = walkOf(state);
  return `The mean loss over w and b, from ${lossText(lowest)} to ${lossText(high)}, and the path of the `
    + `run from ${placeText(places[0])} to ${placeText(places.at(-1))}. ${sayRun(state)}`;
}

function mapCaption(state) {
  return `The landscape and the path, from ring to star. Each line is ${written(landscapeOf(state).ratio)} `
    + "times as high as the one below it";
}

function hillsCaption(state) {
  const { at: [, b], isEnd } = cutOf(state);
  const { batch } = walkOf(state);
  const isPart = batch.length < state.examples.length;
  const last = batch.length === 1 ? "the last example" : `the mean of the last ${batch.length}`;
  const dashed = isPart ? `; long dashes: ${last}` : "";
  return `Cut at b = ${written(b)}, where the run ${isEnd ? "ended" : "began"}. Thin: one example each, `
    + `dashed for class 1; thick: their mean, and the dot the ${isEnd ? "end" : "start"}${dashed}`;
}

function describeHills(state) {
  const { at: [w, b], isEnd } = cutOf(state);
  const here = lossText(meanLoss(state.examples, state.loss, w, b));
  return `The loss of each of ${counted(state.examples.length, "example")} over w, and their mean, at `
    + `b = ${written(b)}. The run ${isEnd ? "ended" : "began"} at w = ${written(w)}, where their mean `
    + `is ${here}.`;
}

function fallCaption(state) {
  const isOut = Math.max(...walkOf(state).losses) > topOf(walkOf(state).losses);
  return `The mean loss, step by step${isOut ? "; it leaves the picture" : ""}`;
}

const pictures = [
  { name: "map", caption: mapCaption, shape: 1, draw: drawMapOf, describe: describeMap },
  { name: "hills", caption: hillsCaption, shape: 1.4, draw: drawHills, describe: describeHills },
  {
    name: "fall", caption: fallCaption, shape: 1.4, draw: drawFall,
    describe: (state) => `${fallCaption(state)}. ${sayRun(state)}`,
  },
];

export default { render: explore({ pictures, say: sayRun }) };
