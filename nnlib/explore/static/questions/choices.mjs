// A choice: native radio buttons, each with its explanation.

import { fill, make } from "../frame/page.mjs";
import { because, verdict } from "./card.mjs";

// Every kind of question answers to the same names: `element` to show, `given()` for what the
// reader has entered, as { answer } or { complaint }, `show(answer)`, `focus()`, `isAnswer(value)`,
// `echo(answer)` to repeat it, `judge(answer)` for { right, why }, and `every()` explanation.
// Where the answer stands before the reader's eyes, `inView` spares repeating it. Whenever the reader
// enters something else, `element` gets an event "input".
export class Choices {
  constructor({ options }, id) {
    this.options = options;
    this.radios = options.map((_, i) => make("input", { type: "radio", name: id, value: i }));
    const rows = options.map(({ html }, i) =>
      make("label", { class: "card-choice" }, this.radios[i], fill(make("span"), html)));
    this.element = make("div", {
      class: "card-choices", role: "radiogroup", "aria-labelledby": `${id}-question`,
    }, ...rows);
  }

  given() {
    const answer = this.radios.findIndex((radio) => radio.checked);
    return answer < 0 ? { complaint: "Choose one of the answers first." } : { answer };
  }

  show(answer) {
    this.radios.forEach((radio, i) => { radio.checked = i === answer; });
  }

  focus() {
    (this.radios.find((radio) => radio.checked) ?? this.radios[0]).focus();
  }

  isAnswer(value) {
    return Number.isInteger(value) && value >= 0 && value < this.options.length;
  }

  echo(answer) {
    return fill(make("span"), this.options[answer].html);
  }

  judge(answer) {
    return { right: this.options[answer].right, why: [because(this.options[answer].why)] };
  }

  every() {
    const rightFirst = [...this.options].sort((a, b) => b.right - a.right);
    return rightFirst.flatMap(({ html, right, why }) => [
      verdict(right, right ? "Right:" : "Not so:", fill(make("span"), html)), because(why)]);
  }
}
