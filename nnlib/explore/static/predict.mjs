// A prediction: commit, or skip it by name; then try; then read what happened, beside what you said.

import { announcePrediction, make } from "./frame/page.mjs";
import { because, Card, cardButton, replyBox, verdict } from "./questions/card.mjs";
import { Choices } from "./questions/choices.mjs";
import { Quantity } from "./questions/quantity.mjs";
import { Ordering } from "./questions/ordering.mjs";
import { LineQuestion } from "./questions/line.mjs";

const KINDS = { choice: Choices, number: Quantity, order: Ordering, line: LineQuestion };

class Prediction extends Card {
  constructor({ model, el, signal }) {
    super({ model, el, shelf: "predict", heading: "Predict", kinds: KINDS });
    const commit = make("button", { type: "submit", class: "is-main" }, "This is my prediction");
    const skip = cardButton("Skip: show me without predicting", () => this.skip());
    this.asking = make("div", { class: "card-buttons" }, commit, skip);
    this.form = make("form", { novalidate: true, onsubmit: (event) => this.commit(event) },
      this.question.element, this.asking);
    this.tell = cardButton("What happened?", () => this.reveal(), "is-main");
    this.again = cardButton("Predict again", () => this.startOver());
    this.after = make("div", { class: "card-buttons" }, this.tell, this.again);
    this.story = replyBox();
    this.frame.append(this.form, this.reply, this.story, this.after, this.note);
    this.question.start?.(signal);
    this.note.textContent = this.restore();
    this.show();
    this.onChange(() => this.show(), signal);
    this.compare(signal);
  }

  // Python may learn only later which line the reader's is to be compared with.
  compare(signal) {
    const look = () => this.record.told && this.show();
    this.model.on("change:_answer", look);
    signal.addEventListener("abort", () => this.model.off("change:_answer", look));
  }

  commit(event) {
    event.preventDefault();
    const { answer, complaint } = this.question.given();
    if (complaint) {
      this.reply.replaceChildren(make("p", {}, complaint));
      this.question.focus();
      return;
    }
    this.open({ open: true, answer });
  }

  skip() {
    this.open({ open: true, skipped: true });
  }

  open(record) {
    this.save(record);
    this.show();
    this.reply.focus();
    announcePrediction(this.model.get("name"));
  }

  reveal() {
    this.save({ ...this.record, told: true });
    this.show();
    this.story.focus();
  }

  // What has been opened stays open, and the next prediction starts from this one.
  startOver() {
    this.save({ open: true, before: this.record.answer });
    this.show();
    this.question.focus();
  }

  get otherLine() {
    const [w1, w2, b] = this.model.get("_answer");
    return w1 === undefined ? null : { w1, w2, b };
  }

  // Brings the card in step with the record.
  show() {
    const { answer, before, skipped = false, told = false } = this.record;
    const made = skipped || answer !== undefined;
    this.question.show(answer ?? before);
    this.question.settle?.(made, told ? this.otherLine : null);
    this.question.element.hidden = made && !this.question.stays;
    this.asking.hidden = made;
    this.after.hidden = !made;
    this.tell.hidden = told;
    this.again.textContent = skipped ? "Predict after all" : "Predict again";
    this.reply.replaceChildren(...(made ? this.sayMade(answer, told) : []));
    this.story.replaceChildren(...(told ? this.sayHappened(answer) : []));
  }

  sayMade(answer, told) {
    const made = answer === undefined ? ["You skipped the prediction."]
      : ["You predicted: ", this.question.echo(answer)];
    return [make("p", {}, ...made), ...(told ? [] : [make("p", {}, "Now go on and see.")])];
  }

  sayHappened(answer) {
    const happened = because(this.model.get("_happened"));
    if (answer === undefined) {
      return [...this.question.every(), happened];
    }
    const { right, why } = this.question.judge(answer, this.otherLine);
    const words = right ? "Your prediction holds." : "Your prediction does not hold.";
    return [...(right === undefined ? [] : [verdict(right, words, "")]), ...why, happened];
  }
}

export default {
  render({ model, el }) {
    const life = new AbortController();
    new Prediction({ model, el, signal: life.signal });
    return () => life.abort();
  },
};
