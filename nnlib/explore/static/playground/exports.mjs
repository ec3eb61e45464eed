// What a reader takes home from the playground: the pictures, the numbers, and the Python cell that
// trains the same network with nnlib.

import { make, newId } from "../frame/page.mjs";
import { palette } from "../pictures/canvas.mjs";
import { layersOf } from "../pictures/seen.mjs";
import { pythonCell } from "./python_cell.mjs";
import { drawTogether } from "./together.mjs";

const STILL_NEEDED = 60_000; // milliseconds after which a file is surely saved
const HOW_EXACT = "Wherever this book's tests run such a cell, with many settings and up to 500 epochs, "
  + "its parameters are those of the page to 1e-8. With settings that make training jump about, after "
  + "more epochs or on another machine, differences in the last digits may grow.";

export class Exports {
  constructor({ alive }) {
    this.alive = alive;
    const button = (text, onclick) => make("button", { type: "button", onclick }, text);
    this.said = make("p", { class: "exports-said", role: "status" });
    this.cell = this.makeCell(button);
    const buttons = make("div",
      { class: "explore-buttons", role: "group", "aria-label": "Take it home" },
      button("Picture (PNG)", () => this.whenDrawn(() => this.savePicture())),
      button("Data (JSON)", () => this.whenDrawn((seen) => this.saveData(seen))),
      button("Python cell", () => this.whenDrawn((seen) => this.showCell(seen))));
    this.element = make("div", { class: "exports" }, buttons, this.said, this.cell);
  }

  makeCell(button) {
    const id = newId("cell");
    this.text = make("textarea", { id, readonly: true, tabindex: 0, spellcheck: "false", wrap: "off" });
    this.label = make("label", { for: id });
    return make("div", { class: "exports-cell", hidden: true }, this.label, this.text,
      make("div", { class: "explore-buttons" },
        button("Copy", () => this.copy()),
        button("Download", () => this.save([this.text.value], "text/x-python", "py")),
        button("Close", () => { this.cell.hidden = true; })),
      make("p", { class: "exports-note" }, HOW_EXACT));
  }

  // A snapshot of an earlier run does not belong to the settings of now, and one between two pictures
  // has older weights.
  whenDrawn(then) {
    const { seen, epoch } = this.alive.state;
    if (seen && seen.epoch === epoch && !seen.isBetween) {
      then(seen);
    } else {
      this.said.textContent = "The network is still on its way there. Press again in a moment.";
    }
  }

  async savePicture() {
    const shown = this.alive.pictures.filter(({ element }) => element.clientWidth > 0)
      .map(({ element }) => ({
        canvas: element, caption: element.closest("figure").querySelector("figcaption").textContent,
      }));
    const canvas = drawTogether(shown, palette(this.alive.frame));
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
    if (blob) {
      this.save([blob], "image/png", "png");
    } else {
      this.said.textContent = "The pictures are too large for this browser. A narrower window helps.";
    }
  }

  saveData(seen) {
    this.save([dataOf(this.alive, seen)], "application/json", "json");
  }

  showCell(seen) {
    this.text.value = pythonCell({ ...this.alive.state, seen });
    this.text.rows = Math.min(this.text.value.split("\n").length, 24);
    this.label.textContent = `Python cell for what the screen shows at epoch ${seen.epoch}`;
    this.said.textContent = "";
    this.cell.hidden = false;
    this.mark();
  }

  // Marks the whole text, from the top.
  mark() {
    this.text.focus();
    this.text.select();
    this.text.scrollTop = 0;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text.value);
      this.said.textContent = "The cell is copied.";
    } catch {
      this.mark();
      this.said.textContent = "This browser did not let it be copied. The text is marked: press Ctrl+C.";
    }
  }

  // Hands a file to the browser, which puts it where it puts downloads.
  save(parts, type, ending) {
    const address = URL.createObjectURL(new Blob(parts, { type }));
    const { model } = this.alive;
    const download = `${model.get("name")}-epoch-${model.get("epoch")}.${ending}`;
    make("a", { href: address, download }).click();
    setTimeout(() => URL.revokeObjectURL(address), STILL_NEEDED);
    this.said.textContent = `${download} is handed to the browser for saving.`;
  }
}

// All that the screen shows, as numbers: a line for each part. What is not finite becomes null.
function dataOf({ controls, state }, seen) {
  const isKept = ({ kind }) => kind !== "rows";
  const rows = (columns, values) => ({ columns, rows: values });
  const parts = {
    format: 1,
    settings: Object.fromEntries(controls.filter(isKept).map(({ name }) => [name, state[name]])),
    points: rows(["x1", "x2", "class"], seen.points),
    validation: Array.from(seen.isApart.keys()).filter((row) => seen.isApart[row] > 0),
    frame: seen.limits,
    layers: layersOf(seen).map(({ W, b }) => ({ W: rowsOf(W, b.length), b: Array.from(b) })),
    edits: rows(["epoch", "parameter", "value"], state.edits),
    silent: rows(["layer", "unit"], seen.silent),
    diverged: seen.hasDiverged,
    curve: rows(["epoch", "loss", "accuracy", "validation_loss", "validation_accuracy"], seen.curve),
  };
  const lines = Object.entries(parts).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function rowsOf(table, width) {
  return Array.from({ length: table.length / width },
    (_, i) => Array.from(table.subarray(i * width, (i + 1) * width)));
}
