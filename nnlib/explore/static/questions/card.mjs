// What predictions and checkpoints share: one question, and a record of what the reader answered.
// The record lives in the model, so that every view and Python see the same, and in the browser.

import { canRecall, fill, forget, keep, make, newId, recall } from "../frame/page.mjs";

const VERSION = 1;
const GONE = "This browser keeps nothing for this page. When you come back, the card starts anew.";
const OTHER = "Your earlier answer was to another version of this question. You can answer anew.";
const UNREADABLE = "What this browser kept of your answer cannot be read. You can answer anew.";

// A button of a card; `look` is is-main for the one to press next, is-quiet for one to press seldom.
export function cardButton(text, onclick, look = "") {
  return make("button", { type: "button", class: look, onclick }, text);
}

export class Card {
  constructor({ model, el, shelf, heading, kinds }) {
    this.model = model;
    this.key = `${shelf}/${model.get("name")}`;
    this.id = newId("card");
    const asked = make("div", { class: "card-question", id: `${this.id}-question` });
    fill(asked, model.get("_question"));
    const label = make("p", { class: "card-heading", id: `${this.id}-heading` }, heading);
    const answers = model.get("_answers");
    this.question = new kinds[answers.kind](answers, this.id);
    this.question.element.addEventListener("input", () => this.reply.replaceChildren());
    this.reply = replyBox({ id: `${this.id}-reply` });
    this.note = make("p", { class: "card-note" });
    this.frame = make("div", {
      class: `fn-card is-${shelf}`, role: "group", "aria-labelledby": `${this.id}-heading`,
    }, label, asked);
    el.append(this.frame);
  }

  get record() {
    return this.model.get("_record");
  }

  // Takes up what the browser has kept, and says so where that cannot be used.
  restore() {
    if (Object.keys(this.record).length > 0 || !canRecall()) {
      return "";
    }
    const kept = recall(this.key);
    if (kept === null) {
      return "";
    }
    if (typeof kept !== "object") {
      return UNREADABLE;
    }
    const { version, question, ...record } = kept;
    if (version !== VERSION || question !== this.model.get("_fingerprint")) {
      return OTHER;
    }
    const answers = ["answer", "before"].filter((name) => name in record);
    if (!answers.every((name) => this.question.isAnswer(record[name]))) {
      return UNREADABLE;
    }
    this.set(record);
    return "";
  }

  // Writes the record into the model and into the browser; tells whether the browser took it.
  save(record) {
    this.set(record);
    const kept = { version: VERSION, question: this.model.get("_fingerprint"), ...record };
    this.note.textContent = keep(this.key, kept) ? "" : GONE;
  }

  forget() {
    forget(this.key);
    this.note.textContent = "";
    this.set({});
  }

  set(record) {
    this.shown = JSON.stringify(record);
    this.model.set("_record", record);
    this.model.save_changes();
  }

  // Calls `then` when another view, or Python, has changed the record.
  onChange(then, signal) {
    const look = () => {
      const now = JSON.stringify(this.record);
      if (now !== this.shown) {
        this.shown = now;
        then();
      }
    };
    this.model.on("change:_record", look);
    signal.addEventListener("abort", () => this.model.off("change:_record", look));
  }
}

// Where the card speaks: read out when it changes, and able to take the focus.
export function replyBox(attributes = {}) {
  return make("div", { class: "card-reply", role: "status", tabindex: -1, ...attributes });
}

// A verdict in sign, word and colour, with the answer that it is about.
export function verdict(right, words, echo) {
  return make("p", { class: right ? "card-verdict is-right" : "card-verdict is-wrong" },
    make("span", { class: "card-sign", "aria-hidden": "true" }, right ? "✓" : "✗"),
    make("strong", {}, words), " ", make("span", { class: "card-echo" }, echo));
}

// The text of an explanation, from Python's HTML.
export function because(html) {
  return fill(make("div", { class: "card-why" }), html);
}
