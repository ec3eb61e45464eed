// The share of right answers with all powers up to each degree, on the examples that were learned and on
// those that were held out, and the share that the reader's own choice of features has.

import { drawTicks, drawWords, frameOf, inside, MARGIN_FOR_WORDS } from "../pictures/plane.mjs";
import { percent } from "../pictures/seen.mjs";

const SIDES = [
  { name: "learned", look: (colours) => ({ strokeStyle: colours.ink, dash: [] }) },
  { name: "fresh", look: (colours) => ({ strokeStyle: colours.link, dash: [6, 4] }) },
];

const shareOf = ({ right, n }) => right / n;

export function degreesCaption({ features, seen }) {
  const own = seen?.isPowers ? "Rings: your degree" : `The thin level lines: ${features}`;
  return `Right answers with all powers up to each degree: learned solid, held out dashed. ${own}`;
}

export function drawDegrees(context, size, colours, { seen }) {
  const models = [...(seen?.curve ?? []), seen?.model].filter(Boolean);
  const low = Math.min(0.5, ...models.flatMap(({ learned, fresh }) => [learned, fresh]).map(shareOf));
  const floor = Math.floor(10 * low) / 10;
  const room = 0.05 * (1 - floor);
  const limits = [0.5, (seen?.curve.length ?? 12) + 0.5, floor - room, 1 + room];
  const frame = frameOf(size, limits, MARGIN_FOR_WORDS);
  inside(context, frame, () => {
    for (const { name, look } of SIDES) {
      const { strokeStyle, dash } = look(colours);
      Object.assign(context, { strokeStyle, lineWidth: 2, lineJoin: "round", fillStyle: colours.paper });
      context.setLineDash(dash);
      traceShares(context, frame, seen?.curve ?? [], name);
      context.setLineDash(seen?.isPowers ? [] : dash);
      if (seen?.model) {
        markOwn(context, frame, seen, shareOf(seen.model[name]));
      }
    }
    context.setLineDash([]);
  });
  drawTicks(context, frame, colours, { upText: percent });
  drawWords(context, frame, colours, "highest degree", "right answers");
}

// A line through the degrees that are fitted.
function traceShares(context, { across, up }, curve, name) {
  context.beginPath();
  let isOn = false;
  curve.forEach((model, k) => {
    if (model) {
      context[isOn ? "lineTo" : "moveTo"](across(k + 1), up(shareOf(model[name])));
    }
    isOn = Boolean(model);
  });
  context.stroke();
}

// A ring at the chosen degree, or a level line for other features.
function markOwn(context, { box, across, up }, { isPowers, degree }, share) {
  context.beginPath();
  if (isPowers) {
    context.arc(across(degree), up(share), 5, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.lineWidth = 1;
    context.moveTo(box.x, up(share));
    context.lineTo(box.x + box.width, up(share));
  }
  context.stroke();
}

export function describeDegrees({ features, seen }) {
  const found = (seen?.curve ?? []).flatMap((model, k) => (model
    ? [`degree ${k + 1}: ${percent(shareOf(model.learned))}, ${percent(shareOf(model.fresh))}`] : []));
  const own = seen?.model && !seen.isPowers
    ? ` With ${features}: ${percent(shareOf(seen.model.learned))}, `
      + `${percent(shareOf(seen.model.fresh))}.` : "";
  return `Right answers with all powers, learned and held out. ${found.join("; ")}.${own}`;
}
