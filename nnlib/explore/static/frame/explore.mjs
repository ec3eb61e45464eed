// What all explorations share. An exploration is a few pictures and a sentence that follow its
// knobs; it waits for the reader's prediction, if one is asked for, and can be linked to.

import { make, onPrediction, recall } from "./page.mjs";
import { onColours, picture } from "../pictures/canvas.mjs";
import { isKnob, knob } from "./knobs.mjs";
import { linkTo, linkedState } from "./link.mjs";
import { Painter } from "./painter.mjs";

const REST = 500; // milliseconds without a change, after which a screen reader is told

// Makes an exploration's `render` from its pictures, each { name, caption, shape, draw, describe },
// and `say`, the sentence that stands under them. All get the state: what the model holds, by name.
// A shape is width over height, or a function (width, state) that gives the height; a caption may be
// a function of the state too.
// `companion(alive)` makes what outlives a frame, such as training: its `state` joins the model's,
// `follow(state)` is called in each frame in which something has changed, `stamp(state)` lists what
// the pictures show, and `drawn()` is called when all of them show it; its `overlays` lie over
// pictures, by their names. `arrange(parts)` puts all into one element, if not as here.
export function explore({ pictures, say, companion = () => null, arrange = inOneColumn }) {
  for (const part of ["name", "caption", "shape", "draw", "describe"]) {
    if (pictures.some((each) => each[part] === undefined)) {
      throw new Error(`Each picture needs ${part}.`);
    }
  }
  return ({ model, el, linkable = false }) => {
    const life = new AbortController();
    const frame = make("div",
      { class: "explore", role: "group", tabindex: -1, "aria-label": model.get("_title") });
    el.append(frame);
    const alive = new Alive(
      { model, frame, pictures, say, linkable, signal: life.signal, makeCompanion: companion, arrange });
    alive.start();
    return () => life.abort();
  };
}

function inOneColumn({ figures: [first, ...others], knobs, buttons, sentence, heard }) {
  const elements = knobs.map(({ element }) => element);
  const panel = make("div", { class: "explore-knobs" }, ...elements, buttons);
  return make("div", { class: "explore-body" }, first, panel, sentence, ...others, heard);
}

class Alive {
  constructor({ pictures, ...parts }) {
    Object.assign(this, parts);
    const { model } = this;
    this.controls = model.get("_controls");
    this.names = model.get("_state");
    this.pictures = pictures.map(({ name, caption, shape, draw, describe }) => Object.assign(
      picture(typeof shape === "function" ? (width) => shape(width, this.state) : shape,
        (context, size, colours) => draw(context, size, colours, this.state)),
      { name, caption, describe, words: make("figcaption") },
    ));
    this.knobs = this.controls.filter(isKnob)
      .map((control) => ({ ...control, ...knob(control, model) }));
    this.sentence = make("p", { class: "explore-says" });
    this.heard = make("p", { class: "explore-heard", role: "status" });
    this.frameAsked = 0;
  }

  // What the model holds, by name.
  get held() {
    return Object.fromEntries(this.names.map((name) => [name, this.model.get(name)]));
  }

  get state() {
    return { ...this.held, ...this.companion?.state };
  }

  // Opens at once, or after the prediction it waits for. Whoever follows a link is let in.
  start() {
    const waitsFor = this.model.get("after");
    const linked = this.linked();
    if (this.linkable) {
      addEventListener("hashchange", () => this.comeByLink(this.linked()), { signal: this.signal });
    }
    if (!waitsFor || linked || recall(`predict/${waitsFor}`)?.open) {
      this.open(linked);
      return;
    }
    const open = () => this.isOpen || this.open(null);
    const openHere = () => {
      open();
      this.knobs[0].input.focus();
    };
    this.frame.append(make("div", { class: "explore-locked" },
      make("p", {}, "Predict first: your answer to the question above opens this exploration."),
      make("button", { type: "button", onclick: openHere }, "Open it without predicting")));
    onPrediction(waitsFor, open, this.signal);
  }

  linked() {
    return this.linkable ? linkedState(this.model.get("name"), this.controls) : null;
  }

  comeByLink(linked) {
    if (linked) {
      (this.isOpen ? this.arrive : this.open).call(this, linked);
    }
  }

  open(linked) {
    this.isOpen = true;
    this.companion = this.makeCompanion(this);
    this.painter = new Painter(this.pictures, {
      takesTurns: this.companion !== null, paint: (each) => this.paint(each),
      done: () => this.companion?.drawn(),
    });
    const figures = this.pictures.map(({ element, name, words }) => {
      const over = this.companion?.overlays?.[name];
      const shown = over ? make("div", { class: "explore-over" }, element, over) : element;
      return make("figure", { "data-picture": name }, shown, words);
    });
    this.frame.replaceChildren(this.arrange({
      figures, knobs: this.knobs, buttons: this.buttons(),
      sentence: this.sentence, heard: this.heard, companion: this.companion,
    }));
    this.listen();
    this.arrive(linked);
  }

  listen() {
    const followSoon = () => this.followSoon();
    const forget = () => { this.remark = ""; };
    const knobs = this.knobs.map(({ name }) => name);
    this.names.forEach((name) => this.model.on(`change:${name}`, followSoon));
    knobs.forEach((name) => this.model.on(`change:${name}`, forget));
    const watcher = new ResizeObserver(() => {
      this.painter.forget();
      this.followSoon();
    });
    watcher.observe(this.frame);
    onColours(() => this.pictures.forEach((each) => each.recolour()), this.signal);
    this.signal.addEventListener("abort", () => {
      clearTimeout(this.resting);
      this.names.forEach((name) => this.model.off(`change:${name}`, followSoon));
      knobs.forEach((name) => this.model.off(`change:${name}`, forget));
      watcher.disconnect();
      this.painter.end();
    });
  }

  followSoon() {
    this.frameAsked ||= requestAnimationFrame(() => this.follow());
  }

  // Brings knobs, pictures and words in step with the model.
  follow() {
    this.frameAsked = 0;
    this.companion?.follow(this.state);
    const now = this.state;
    this.knobs.forEach(({ name, show }) => show(now[name]));
    this.tell([this.remark, this.say(now)].filter(Boolean).join(" "));
    this.painter.draw(this.companion?.stamp(now) ?? [now]);
  }

  paint(picture) {
    const { element, words, caption, describe } = picture;
    const now = this.state;
    picture.redraw();
    element.setAttribute("aria-label", describe(now));
    words.textContent = typeof caption === "function" ? caption(now) : caption;
  }

  // The eye follows every frame; the ear is told once the knobs have come to rest.
  tell(words) {
    this.sentence.textContent = words;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.heard.textContent !== words) {
        this.heard.textContent = words;
      }
    }, REST);
  }

  // Shows what a link asks for; a link with an error in it shows the start and says why.
  arrive(linked) {
    if (linked) {
      this.set({ ...this.startValues(), ...linked.values });
      this.frame.scrollIntoView();
      this.frame.focus({ preventScroll: true });
    }
    this.remark = linked?.complaint
      ? `The link asks for ${linked.complaint}. So you see the start.` : "";
    this.follow();
  }

  // Back to the author's start; a link in the address would bring the old state back.
  reset() {
    this.set(this.startValues());
    this.remark = "";
    this.follow();
    if (this.linked()) {
      history.replaceState(null, "", location.href.split("#")[0]);
    }
  }

  set(values) {
    Object.entries(values).forEach(([name, value]) => this.model.set(name, value));
    this.model.save_changes();
  }

  startValues() {
    return Object.fromEntries(this.controls.map(({ name, start }) => [name, start]));
  }

  buttons() {
    const button = (text, onclick) => make("button", { type: "button", onclick }, text);
    const reset = button("Reset", () => this.reset());
    const link = this.linkable ? [button("Link to this state", () => this.copyLink())] : [];
    return make("div", { class: "explore-buttons" }, reset, ...link);
  }

  async copyLink() {
    const address = linkTo(this.model.get("name"), this.controls, this.model);
    history.replaceState(null, "", address);
    let words = "The link is copied, and stands in the address bar.";
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      words = "The link stands in the address bar. This browser did not let it be copied.";
    }
    this.tell(`${words} ${this.say(this.state)}`);
  }
}
