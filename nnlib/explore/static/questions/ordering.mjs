// An order: a list whose entries move up and down by buttons.

import { fill, make } from "../frame/page.mjs";
import { because } from "./card.mjs";

export class Ordering {
  inView = true;

  constructor({ entries, start }, id) {
    Object.assign(this, { entries, start });
    this.rows = entries.map(({ html }, i) =>
      row(html, `${id}-entry-${i}`, (step) => this.move(i, step)));
    this.list = make("ol", { class: "card-order", "aria-labelledby": `${id}-question` });
    this.said = make("p", { class: "card-moved", role: "status" });
    this.element = make("div", {}, this.list, this.said);
    this.show();
  }

  show(answer) {
    this.order = [...(answer ?? this.start)];
    this.arrange();
    this.said.textContent = "";
  }

  arrange() {
    this.order.forEach((entry, place) => {
      this.rows[entry].up.setAttribute("aria-disabled", place === 0);
      this.rows[entry].down.setAttribute("aria-disabled", place === this.order.length - 1);
    });
    this.list.replaceChildren(...this.order.map((entry) => this.rows[entry].element));
  }

  // Moves an entry by one place; the focus stays on the button that was pressed.
  move(entry, step) {
    const [from, pressed] = [this.order.indexOf(entry), document.activeElement];
    const to = Math.min(Math.max(from + step, 0), this.order.length - 1);
    [this.order[from], this.order[to]] = [this.order[to], this.order[from]];
    this.arrange();
    pressed.focus();
    if (from !== to) {
      this.element.dispatchEvent(new Event("input"));
    }
    const words = from === to ? "It stands there already:" : "Moved:";
    this.said.textContent = `${words} place ${to + 1} of ${this.order.length}.`;
  }

  given() {
    return { answer: [...this.order] };
  }

  focus() {
    this.rows[this.order[0]].down.focus();
  }

  isAnswer(value) {
    return Array.isArray(value) && value.length === this.entries.length
      && this.entries.every((_, i) => value.includes(i));
  }

  echo(answer) {
    return fill(make("span"), answer.map((entry) => this.entries[entry].html).join(", "));
  }

  // How many entries stand in their place, and what decides the place of the first that does not.
  judge(answer) {
    const inPlace = answer.filter((entry, place) => entry === place).length;
    const first = answer.findIndex((entry, place) => entry !== place);
    if (first < 0) {
      return { right: true, why: [make("p", {}, `All ${answer.length} stand in their place.`)] };
    }
    const count = inPlace === 0 ? "None stands in its" : inPlace === 1 ? "1 stands in its"
      : `${inPlace} stand in their`;
    const { html, why } = this.entries[answer[first]];
    const which = make("p", {}, `Place ${first + 1} is the first wrong one. There you put `,
      fill(make("strong"), html), ", but another entry belongs there. ",
      "What decides where yours belongs:");
    return { right: false, why: [make("p", {}, `${count} place.`), which, because(why)] };
  }

  every() {
    return [make("ol", { class: "card-every" }, ...this.entries.map(({ html, why }) =>
      make("li", {}, fill(make("strong"), html), because(why))))];
  }
}

function row(html, entryId, move) {
  const text = fill(make("span", { id: entryId, class: "card-entry" }), html);
  const button = (word, step) => make("button", {
    type: "button", id: `${entryId}-${word}`, onclick: () => move(step),
    "aria-labelledby": `${entryId}-${word} ${entryId}`,
  }, word);
  const [up, down] = [button("up", -1), button("down", 1)];
  const buttons = make("span", { class: "card-moves" }, up, down);
  return { element: make("li", {}, text, buttons), up, down };
}
