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
  let serial = 0; // of the last snapshot
  let isAwaited = false; // whether the page is still to ask for more than that one

  const isRunning = () => session.epoch < goal && !session.hasDiverged;

  function train() {
    const [until, last] = [performance.now() + PATIENCE, session.epoch + (isQuiet ? Infinity : stride)];
    session.advance(Math.min(goal, last), edits, () => performance.now() < until);
    if (isQuiet && isRunning() && sent > 0) {
      tell({ epoch: session.epoch, isRunning: true, isBetween: true, curve: [] });
    } else {
      show();
    }
    isAwaited = isRunning();
  }

  function tell(seen) {
    serial += 1;
    post({ run, serial, ...seen });
  }

  function pictures() {
    return {
      map: session.map(MAP_SIDE, silent),
      units: session.units(UNIT_SIDE, silent),
      hidden: session.unitsAtPoints(silent),
    };
  }

  function show() {
    const { epoch, hasDiverged, net, curve, points, isApart, examples, apart, limits } = session;
    tell({
      epoch, hasDiverged, isRunning: isRunning(), sizes: net.sizes, limits, silent,
      parameters: net.parameters.slice(), gradients: net.gradients.slice(),
      train: session.measure(examples), validation: session.measure(apart),
      right: session.countRight(silent),
      curve: curve.slice(sent),
      ...(sent === 0 ? { points, isApart } : {}),
      ...pictures(), mapSide: MAP_SIDE, unitSide: UNIT_SIDE, isBetween: false,
    });
    sent = curve.length;
  }

  const tasks = {
    // A new run, which goes to epoch `goal` as fast as it can.
    start(asked) {
      session = new Session(asked.settings);
      ({ run, edits, silent, goal, isQuiet } = asked);
      [stride, sent, isAwaited] = [Infinity, 0, false];
      train();
    },
    // Trains on to epoch `goal` with a picture every `stride` epochs, or one at the end, quietly.
    run(asked) {
      ({ goal, stride, isQuiet } = asked);
      if (!isAwaited) {
        train();
      }
    },
    pause() {
      goal = session.epoch;
      isAwaited = false;
      show();
    },
    // The page has drawn the last snapshot.
    more(asked) {
      if (asked.serial === serial && isAwaited) {
        train();
      }
    },
    // Other silenced units, or another weight; the run stays.
    look(asked) {
      ({ silent, edits } = asked);
      session.redo(edits);
      if (!isRunning()) {
        show();
      }
    },
  };
  return (message) => tasks[message.do](message);
}

export default { trainer };
