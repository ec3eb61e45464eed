// A number: a text field that reads what people type, and keeps it where it cannot.

import { isModified, make, read, written } from "../frame/page.mjs";
import { because, verdict } from "./card.mjs";

const ROOM = 1e-9; // decimal fractions are not exact in a computer

export class Quantity {
  constructor(asked, id) {
    this.asked = asked;
    this.replyId = `${id}-reply`;
    this.field = make("input", {
      id: `${id}-field`, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
      onkeydown: (event) => this.send(event),
    });
    const label = asked.unit ? `Your answer in ${asked.unit}` : "Your answer";
    this.element = make("div", { class: "card-number", oninput: () => this.unmark() },
      make("label", { for: this.field.id }, label), this.field);
  }

  given() {
    const given = readQuantity(this.field.value, this.asked);
    if ("complaint" in given) {
      this.field.setAttribute("aria-invalid", "true");
      this.field.setAttribute("aria-describedby", this.replyId);
    }
    return given;
  }

  // Enter sends the form off. Browsers do so by themselves, but JupyterLab keeps them from it: it
  // refuses line breaks wherever cells are run, before it is known that a field would not take one.
  send(event) {
    if (event.key === "Enter" && !isModified(event) && !event.isComposing) {
      event.preventDefault();
      this.field.form.requestSubmit();
    }
  }

  unmark() {
    ["aria-invalid", "aria-describedby"].forEach((name) => this.field.removeAttribute(name));
  }

  // What the reader typed stays as it is, where it says the same.
  show(answer) {
    this.unmark();
    if (answer === undefined || readQuantity(this.field.value, this.asked).answer !== answer) {
      this.field.value = answer === undefined ? "" : numberText(answer, "");
    }
  }

  focus() {
    this.field.focus();
  }

  isAnswer(value) {
    return Number.isFinite(value);
  }

  echo(answer) {
    return numberText(answer, this.asked.unit);
  }

  judge(answer) {
    const { value, why, mistakes, otherwise } = this.asked;
    if (this.near(value, answer)) {
      return { right: true, why: [because(why)] };
    }
    const distance = (mistake) => Math.abs(mistake.value - answer);
    const nearest = [...mistakes].sort((a, b) => distance(a) - distance(b))
      .find((mistake) => this.near(mistake.value, answer));
    return { right: false, why: [because(nearest?.why ?? otherwise)] };
  }

  near(x, y) {
    return Math.abs(x - y) <= this.asked.tolerance + ROOM * Math.max(Math.abs(x), Math.abs(y));
  }

  every() {
    const { value, why, mistakes, otherwise } = this.asked;
    return [
      verdict(true, "Right:", this.echo(value)), because(why),
      ...mistakes.flatMap((each) => [
        verdict(false, "Not so:", this.echo(each.value)), because(each.why)]),
      verdict(false, "Not so:", "any other number"), because(otherwise),
    ];
  }
}

// Reads a number with or without its unit: { answer }, or { complaint } that repeats what came.
function readQuantity(text, { value, unit }) {
  const typed = text.trim();
  if (typed === "") {
    return { complaint: "Type a number first." };
  }
  // One sign of µ and another are the same letter.
  const [plain, ending] = [typed, unit ?? ""].map((part) => part.normalize("NFKC").toLowerCase());
  const bare = (ending && plain.endsWith(ending) ? typed.slice(0, -unit.length) : typed).trim();
  if (/^[-+−–]?\d{1,3},\d{3}$/.test(bare)) {
    const [whole, part] = [bare.replace(",", ""), bare.replace(",", ".")];
    return { complaint: `“${typed}” can be read in two ways. Write ${whole} or ${part}.` };
  }
  const [above, below = "1", ...more] = bare.split("/"); // a fraction is a number too
  const answer = more.length === 0 ? read(above) / read(below) : NaN;
  const how = Number.isInteger(value) ? "in digits, like 12" : "like 0.5, −3, 2/3 or 1e-3";
  const along = unit ? ` The unit ${unit} may stand behind it.` : "";
  return Number.isFinite(answer) ? { answer }
    : { complaint: `“${typed}” cannot be read as a number. Write it ${how}.${along}` };
}

// All digits of a number that a person would write, none that only the computer knows.
function numberText(value, unit) {
  const size = Math.abs(value);
  const plain = value === 0 || (size >= 1e-4 && size < 1e9);
  const digits = plain ? Math.max(0, 8 - Math.floor(Math.log10(size || 1))) : 0;
  const text = plain ? written(value, digits) : String(value).replaceAll("-", "−");
  return unit ? `${text} ${unit}` : text;
}
