// The page's side of training: starts the worker, tells it what the reader wants, and keeps the last
// snapshot that came back for the pictures.

// Where no worker may be started, the page trains by itself, a little at a time.
async function startTrainer(text, onSnapshot) {
  const plain = text.replace(/^export default .*$/m, "");
  const ears = `const own = new Trainer((seen) => postMessage(seen));
    onmessage = ({ data }) => own.heed(data);`;
  const script = `${plain}\n${ears}`;
  try {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => onSnapshot(data);
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  } catch {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const { Trainer } = (await import(address)).default;
    const own = new Trainer((seen) => setTimeout(() => onSnapshot(seen)));
    return { post: (message) => setTimeout(() => own.heed(message)), end: () => {} };
  }
}

export class Training {
  // `then()` is called after each snapshot; `text` is the trainer's.
  constructor({ text, then, signal }) {
    Object.assign(this, { then, run: 0, seen: null, curve: [], waiting: [], trainer: null });
    startTrainer(text, (snapshot) => this.receive(snapshot)).then((trainer) => {
      this.trainer = trainer;
      this.waiting.splice(0).forEach((message) => trainer.post(message));
      signal.addEventListener("abort", () => trainer.end());
    });
  }

  post(message) {
    if (this.trainer) {
      this.trainer.post(message);
    } else {
      this.waiting.push(message);
    }
  }

  // A snapshot of an earlier run comes too late and is left aside. One between two pictures of a quiet
  // run says only how far training has come.
  receive(snapshot) {
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

  get isRunning() {
    return this.seen?.isRunning ?? false;
  }

  // Begins anew: `look` is { edits, silent }, what a reader changes while the run stays.
  start(settings, look, goal, isQuiet) {
    this.run += 1;
    this.curve = [];
    this.post({ do: "start", run: this.run, settings, ...look, goal, isQuiet });
  }

  go(goal, { stride, isQuiet }) {
    this.post({ do: "run", goal, stride, isQuiet });
  }

  pause() {
    this.post({ do: "pause" });
  }

  look(look) {
    this.post({ do: "look", ...look });
  }

  // Asks for the next snapshot, once the last one is on the screen.
  more() {
    if (this.isRunning) {
      this.post({ do: "more", serial: this.seen.serial });
    }
  }
}
