// Buttons that lie over the maps of hidden units: the focus picks a unit, a press silences it, or
// lets it speak again. One Tab stop for all; the arrows go from unit to unit.

import { make } from "../frame/page.mjs";
import { isAmong, unitName } from "../pictures/seen.mjs";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export class TileButtons {
  // `boxes(state)` lists where the units lie, { layer, unit, x, y, side }; `toggle(layer, unit)` and
  // `pick(layer, unit)` are told what the reader does.
  constructor({ boxes, toggle, pick }) {
    Object.assign(this, { boxes, toggle, pick, places: [], at: 0, key: "" });
    this.element = make("div", {
      class: "tile-buttons", role: "group", "aria-label": "Hidden units: a press silences one",
      onkeydown: (event) => this.move(event),
    });
  }

  // Brings the buttons in step with the picture below them.
  follow(state) {
    this.places = this.boxes(state);
    const key = JSON.stringify(this.places.map(({ layer, unit }) => [layer, unit]));
    if (key !== this.key) {
      this.key = key;
      this.at = 0;
      this.element.replaceChildren(...this.places.map((place, k) => this.button(place, k)));
    }
    const look = JSON.stringify([this.places, state.silent]);
    if (look !== this.look) {
      this.look = look;
      this.places.forEach((place, k) => this.dress(this.element.children[k], place, state.silent));
    }
  }

  dress(button, { layer, unit, x, y, side }, silent) {
    const [left, top, edge] = [x, y, side].map((length) => `${length}px`);
    Object.assign(button.style, { left, top, width: edge, height: edge });
    button.setAttribute("aria-pressed", String(isAmong(silent, layer, unit)));
  }

  button({ layer, unit }, k) {
    return make("button", {
      type: "button", tabindex: k === this.at ? 0 : -1, "aria-pressed": "false",
      "aria-label": `Silence unit ${unitName([layer, unit])}`,
      onclick: () => this.toggle(layer, unit), onfocus: () => this.arrive(k),
    });
  }

  arrive(k) {
    this.element.children[this.at]?.setAttribute("tabindex", "-1");
    this.at = k;
    this.element.children[k].setAttribute("tabindex", "0");
    this.pick(this.places[k].layer, this.places[k].unit);
  }

  move(event) {
    const next = event.key in STEPS ? this.at + STEPS[event.key] : this.aboveOrBelow(event.key);
    if (next !== undefined) {
      event.preventDefault();
      this.element.children[Math.min(Math.max(next, 0), this.places.length - 1)].focus();
    }
  }

  // The nearest unit in the next row, up or down.
  aboveOrBelow(key) {
    const side = { ArrowUp: -1, ArrowDown: 1 }[key];
    const here = this.places[this.at];
    if (!side || !here) {
      return undefined;
    }
    const beyond = this.places.filter(({ y }) => (y - here.y) * side > 1);
    const far = ({ x, y }) => Math.abs(y - here.y) * 1000 + Math.abs(x - here.x);
    const nearest = beyond.reduce((best, place) => (!best || far(place) < far(best) ? place : best), null);
    return nearest ? this.places.indexOf(nearest) : this.at;
  }
}
