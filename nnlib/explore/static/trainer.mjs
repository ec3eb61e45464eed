// Training beside the page, so that the page never waits: a worker runs this text, and the two send
// messages. The page says what is wanted, { do: "start" | "run" | "pause" | "more" | "look", … };
// the trainer answers with a snapshot, and goes on once the page asks for more.

import { Session } from "./engine/session.mjs";

const PATIENCE = 60; // milliseconds of training, at most, before the page hears of it
const [MAP_SIDE, UNIT_SIDE] = [64, 24];

// Gives the function that takes the page's messages; `post` sends it a snapshot.
function trainer(post) {
  let session = null;
  let [run, goal, stride, isQuiet] = [0, 0, 1, false];
  let [edits, silent] = [[], []];
  let sent = 0; // rows of the curves that the page has
  let isAwaited = false; // whether the page is still to ask for more

  const isRunning = () => session.epoch < goal && !session.hasDiverged;

  function train() {
    const [until, last] = [performance.now() + PATIENCE, session.epoch + stride];
    session.advance(Math.min(goal, last), edits, () => performance.now() < until);
    show(isQuiet && isRunning() && sent > 0 ? {} : pictures());
    isAwaited = isRunning();
  }

  function pictures() {
    return {
      map: session.map(MAP_SIDE, silent),
      units: session.units(UNIT_SIDE, silent),
      hidden: session.unitsAtPoints(silent),
    };
  }

  function show(seen) {
    const { epoch, hasDiverged, net, curve, points, isApart, examples, apart, limits } = session;
    post({
      run, epoch, hasDiverged, isRunning: isRunning(), sizes: net.sizes, limits, silent,
      parameters: net.parameters.slice(), gradients: net.gradients.slice(),
      train: session.measure(examples), validation: session.measure(apart),
      right: session.countRight(silent),
      curve: curve.slice(sent),
      ...(sent === 0 ? { points, isApart } : {}),
      ...seen, mapSide: MAP_SIDE, unitSide: UNIT_SIDE,
    });
    sent = curve.length;
  }

  const tasks = {
    // A new run; it goes to epoch `goal` at once, without pictures on the way.
    start(asked) {
      session = new Session(asked.settings);
      ({ run, edits, silent, goal } = asked);
      [stride, isQuiet, sent, isAwaited] = [Infinity, true, 0, false];
      train();
    },
    // Trains on to epoch `goal` with a picture every `stride` epochs, or quietly.
    run(asked) {
      ({ goal, stride, isQuiet } = asked);
      if (!isAwaited) {
        train();
      }
    },
    pause() {
      goal = session.epoch;
      show(pictures());
    },
    // The page has drawn the last snapshot.
    more(asked) {
      if (asked.run === run) {
        isAwaited = false;
      }
      if (asked.run === run && isRunning()) {
        train();
      }
    },
    // Other silenced units, or another weight; the run stays.
    look(asked) {
      ({ silent, edits } = asked);
      session.redo(edits);
      if (!isRunning()) {
        show(pictures());
      }
    },
  };
  return (message) => tasks[message.do](message);
}

export default { trainer };
