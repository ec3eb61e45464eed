// A checkpoint: answer, read why, answer again, as often as you like.

import { make } from "./frame/page.mjs";
import { Card, cardButton, verdict } from "./questions/card.mjs";
import { Choices } from "./questions/choices.mjs";
import { Quantity } from "./questions/quantity.mjs";
import { Ordering } from "./questions/ordering.mjs";

const KINDS = { choice: Choices, number: Quantity, order: Ordering };

class Checkpoint extends Card {
  constructor({ model, el, signal }) {
    super({ model, el, shelf: "checkpoint", heading: "Checkpoint", kinds: KINDS });
    const check = make("button", { type: "submit", class: "is-main" }, "Check");
    this.away = cardButton("Forget my answer", () => this.startOver(), "is-quiet");
    const form = make("form", { novalidate: true, onsubmit: (event) => this.check(event) },
      this.question.element, make("div", { class: "card-buttons" }, check, this.away));
    this.answers = make("details", { class: "card-answers" }, make("summary", {}, "All answers"));
    this.frame.append(form, this.reply, this.note, this.answers);
    this.note.textContent = this.restore();
    this.show();
    this.onChange(() => this.show(), signal);
  }

  check(event) {
    event.preventDefault();
    const { answer, complaint } = this.question.given();
    if (complaint) {
      this.reply.replaceChildren(make("p", {}, complaint));
      this.question.focus();
      return;
    }
    const solved = this.record.solved || this.question.judge(answer).right;
    this.save({ answer, solved });
    this.show();
  }

  startOver() {
    this.forget();
    this.show();
    this.reply.replaceChildren(make("p", {}, "Your answer is forgotten."));
    this.question.focus();
  }

  // Brings the card in step with the record.
  show() {
    const { answer, solved = false } = this.record;
    this.question.show(answer);
    this.away.hidden = answer === undefined;
    this.answers.hidden = !solved;
    this.answers.open = solved && this.answers.open;
    if (solved && this.answers.children.length === 1) {
      this.answers.append(make("div", { class: "card-all" }, ...this.question.every()));
    }
    this.reply.replaceChildren();
    if (answer !== undefined) {
      const { right, why } = this.question.judge(answer);
      const [words, echo] = [right ? "Right" : "Not yet", this.question.echo(answer)];
      this.reply.append(this.question.inView ? verdict(right, `${words}.`, "")
        : verdict(right, `${words}:`, echo), ...why);
    }
  }
}

export default {
  render({ model, el }) {
    const life = new AbortController();
    new Checkpoint({ model, el, signal: life.signal });
    return () => life.abort();
  },
};
