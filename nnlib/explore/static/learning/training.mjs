// The page's side of training: starts the worker, tells it what the reader wants, and keeps the last
// snapshot that came back for the pictures.

const addressOf = (script) => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

// A worker that has said its first word. Where none may be started, some browsers say so at once and
// others by an event; both end in an error here.
async function startWorker(script) {
  const address = addressOf(script);
  try {
    const worker = new Worker(address);
    await new Promise((onmessage, onerror) => { Object.assign(worker, { onmessage, onerror }); });
    return worker;
  } finally {
    URL.revokeObjectURL(address);
  }
}

// Where no worker may be started, the page trains by itself, a little at a time.
async function startTrainer(text, onSnapshot) {
  const plain = text.replace(/^export default .*$/m, "");
  const ears = `const own = new Trainer((seen) => postMessage(seen));
    onmessage = ({ data }) => own.heed(data);
    postMessage("here");`;
  try {
    const worker = await startWorker(`${plain}\n${ears}`);
    worker.onmessage = ({ data }) => onSnapshot(data);
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  } catch {
    const { Trainer } = (await import(addressOf(text))).default;
    const own = new Trainer((seen) => setTimeout(() => onSnapshot(seen)));
    return { post: (message) => setTimeout(() => own.heed(message)), end: () => {} };
  }
}

export class Training {
  // `then()` is called after each snapshot; `text` is the trainer's.
  constructor({ text, then, signal }) {
    Object.assign(this, { then, run: 0, seen: null, curve: [], trainer: null });
    Object.assign(this, { waiting: [], beginning: null }); // messages, and the run they wait for
    Object.assign(this, { order: 0, isAsked: false }); // the last order, and whether it was to train
    startTrainer(text, (snapshot) => this.receive(snapshot)).then((trainer) => {
      this.trainer = signal.aborted ? null : trainer;
      signal.addEventListener("abort", () => trainer.end());
      if (signal.aborted) {
        trainer.end();
      }
      this.send();
    });
  }

  post(message) {
    this.waiting.push(message);
    this.send();
  }

  // While a run begins, messages wait, and the next beginning makes them void: who draws a slider along
  // leaves no queue of runs behind that nobody wants to see.
  send() {
    while (this.trainer && this.beginning === null && this.waiting.length > 0) {
      const message = this.waiting.shift();
      this.beginning = message.do === "start" ? message.run : null;
      this.trainer.post(message);
    }
  }

  // A snapshot of an earlier run comes too late and is left aside. One between two pictures of a quiet
  // run says only how far training has come.
  receive(snapshot) {
    if (snapshot.run === this.beginning) {
      this.beginning = null;
      this.send();
    }
    if (snapshot.run !== this.run) {
      return;
    }
    this.curve.push(...snapshot.curve);
    this.seen = { ...this.seen, ...snapshot, curve: this.curve };
    this.then();
  }

  get epoch() {
    return this.seen?.epoch ?? 0;
  }

  // As the last order wants it, until a snapshot comes that knows of this order.
  get isRunning() {
    return this.seen?.order === this.order ? this.seen.isRunning : this.isAsked;
  }

  // Begins anew: `look` is { edits, silent }, what a reader changes while the run stays.
  start(settings, look, goal, isQuiet) {
    this.run += 1;
    this.curve = [];
    this.waiting = [];
    this.command(false, { do: "start", run: this.run, settings, ...look, goal, isQuiet });
  }

  go(goal, { stride, isQuiet }) {
    this.command(true, { do: "run", goal, stride, isQuiet });
  }

  pause() {
    this.command(false, { do: "pause" });
  }

  // An order is numbered, so that a snapshot tells which one it answers.
  command(isAsked, message) {
    this.order += 1;
    this.isAsked = isAsked;
    this.post({ ...message, order: this.order });
  }

  look(look) {
    this.post({ do: "look", ...look });
  }

  // Asks for the next snapshot, once the last one is on the screen.
  more() {
    if (this.seen?.isRunning) {
      this.post({ do: "more", serial: this.seen.serial });
    }
  }
}
