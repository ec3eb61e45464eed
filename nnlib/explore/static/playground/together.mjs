// Several pictures with their captions on one canvas, in two columns.

const SHEET_GAP = 16; // pixels
const CAPTION_LINE = 18; // height of a line of a caption

// `shown` lists { canvas, caption }; each keeps the size and the sharpness that it has on the page.
export function drawTogether(shown, colours) {
  const sheet = document.createElement("canvas");
  const context = sheet.getContext("2d");
  const font = `14px ${colours.font}`;
  context.font = font;
  const { places, width, height } = onSheet(shown.map((each) => measured(each, context)));
  const sharpness = Math.max(1, ...shown.map(({ canvas }) => canvas.width / canvas.clientWidth));
  [sheet.width, sheet.height] = [Math.ceil(width * sharpness), Math.ceil(height * sharpness)];
  context.scale(sharpness, sharpness);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, width, height);
  Object.assign(context, { font, fillStyle: colours.ink, textAlign: "center", textBaseline: "top" });
  for (const { x, y, canvas, width: across, down, lines } of places) {
    context.drawImage(canvas, x, y, across, down);
    lines.forEach((line, k) => context.fillText(line, x + across / 2, y + down + 4 + k * CAPTION_LINE));
  }
  return sheet;
}

function measured({ canvas, caption }, context) {
  const [width, down] = [canvas.clientWidth, canvas.clientHeight];
  const lines = inLines(caption, width, context);
  return { canvas, width, down, lines, height: down + 4 + lines.length * CAPTION_LINE };
}

// Takes a caption apart into lines that are no wider than the picture, where words allow it.
function inLines(caption, width, context) {
  const lines = [];
  for (const word of caption.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : "";
    if (longer !== "" && context.measureText(longer).width <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

// Puts each part at the foot of the shorter of two columns, which are as wide as the widest part.
function onSheet(parts) {
  const wide = Math.max(...parts.map(({ width }) => width));
  const feet = [SHEET_GAP, SHEET_GAP];
  const places = parts.map((part) => {
    const column = feet[1] < feet[0] ? 1 : 0;
    const left = SHEET_GAP + column * (wide + SHEET_GAP);
    const place = { ...part, x: left + Math.round((wide - part.width) / 2), y: feet[column] };
    feet[column] += part.height + SHEET_GAP;
    return place;
  });
  return { places, width: 2 * wide + 3 * SHEET_GAP, height: Math.max(...feet) };
}
