// The numbers of one unit, to read and to change: its bias and a weight for each of its inputs.

import { make, newId, read, written } from "../frame/page.mjs";
import { unitName } from "../pictures/seen.mjs";

const MOST = 1000; // a weight lies from −MOST to MOST

// Where the numbers of a unit lie in the vector of parameters: its `weights` and its `bias`.
function whereIs(sizes, layer, unit) {
  let from = 0;
  for (let k = 0; k < layer; k += 1) {
    from += (sizes[k] + 1) * sizes[k + 1];
  }
  const [nIn, nOut] = [sizes[layer], sizes[layer + 1]];
  const weights = Array.from({ length: nIn }, (_, i) => from + i * nOut + unit);
  return { weights, bias: from + nIn * nOut + unit };
}

export class UnitPanel {
  // `change(index, value)` sets a parameter; `hold()` pauses training while a number is being typed.
  constructor({ change, hold }) {
    Object.assign(this, { change, hold, key: "", fields: [] });
    this.list = make("select", { onchange: () => { this.own = this.list.value; this.again(); } });
    const id = newId("unit");
    this.list.id = id;
    this.complaint = make("p", { class: "unit-complaint", role: "status" });
    this.numbers = make("div", { class: "unit-numbers" });
    this.element = make("details", { class: "unit-panel", ontoggle: () => this.again() },
      make("summary", {}, "Weights as numbers"),
      make("div", { class: "knob" }, make("label", { for: id }, "unit"), this.list),
      this.numbers, this.complaint);
  }

  again() {
    if (this.state) {
      this.follow(this.state);
    }
  }

  // Shows the numbers of the unit that is chosen; the one that is picked in the maps is chosen too.
  follow(state) {
    this.state = state;
    const { seen, picked } = state;
    if (!seen || !this.element.open) {
      return;
    }
    if (picked && picked !== this.picked) {
      this.own = picked.join(".");
    }
    this.picked = picked;
    this.offer(seen.sizes);
    const [layer, unit] = this.list.value.split(".").map(Number);
    this.ask(seen.sizes, layer, unit);
    this.fields.forEach(({ index, input }) => {
      if (input !== document.activeElement && input.getAttribute("aria-invalid") !== "true") {
        input.value = written(seen.parameters[index], 4);
      }
    });
  }

  offer(sizes) {
    if (String(sizes) !== this.offered) {
      this.offered = String(sizes);
      const options = sizes.slice(1).flatMap((n, layer) => Array.from({ length: n }, (_, unit) =>
        make("option", { value: `${layer}.${unit}` }, unitWords(layer, unit, sizes))));
      this.list.replaceChildren(...options);
    }
    this.list.value = this.own ?? "0.0";
    if (this.list.selectedIndex < 0) {
      this.list.value = "0.0";
    }
  }

  ask(sizes, layer, unit) {
    const key = `${sizes} ${layer}.${unit}`;
    if (key === this.key) {
      return;
    }
    this.key = key;
    this.complaint.textContent = "";
    const { weights, bias } = whereIs(sizes, layer, unit);
    const from = (i) => (layer === 0 ? `from input x${"₁₂"[i]}` : `from unit ${unitName([layer - 1, i])}`);
    const asked = weights.map((index, i) => this.field(index, `weight ${from(i)}`));
    this.fields = [...asked, this.field(bias, "bias")];
    this.numbers.replaceChildren(...this.fields.map(({ element }) => element));
  }

  field(index, name) {
    const id = newId("weight");
    const input = make("input", {
      id, type: "text", inputmode: "decimal", autocomplete: "off",
      onfocus: () => this.hold(), onchange: () => this.take(index, input, name),
    });
    const element = make("div", { class: "unit-number" }, make("label", { for: id }, name), input);
    return { index, input, element };
  }

  // What is no number is said, and stays in the field.
  take(index, input, name) {
    const value = read(input.value);
    const isFit = Math.abs(value) <= MOST;
    input.setAttribute("aria-invalid", String(!isFit));
    this.complaint.textContent = isFit ? `The ${name} is now ${written(value, 4)}.`
      : `The ${name} needs a number from −${MOST} to ${MOST}, but “${input.value}” stands there. `
        + "Type for example 0.5.";
    if (isFit) {
      this.change(index, value);
    }
  }
}

function unitWords(layer, unit, sizes) {
  if (layer < sizes.length - 2) {
    return `hidden ${unitName([layer, unit])}`;
  }
  return sizes.at(-1) === 1 ? "output" : `output of class ${unit}`;
}
