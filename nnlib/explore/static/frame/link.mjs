// The state of an exploration in the page's address: …#exploration-knobs?w1=2&w2=-1

import { complaint } from "./knobs.mjs";

export function linkTo(name, controls, model) {
  const values = controls.map((control) => [control.name, String(model.get(control.name))]);
  const address = new URL(location.href);
  address.hash = `exploration-${name}?${new URLSearchParams(values)}`;
  return address.href;
}

// What the address asks of this exploration: { values } to show, or { complaint } in words, or
// null where it is not meant. A link with one thing wrong in it changes nothing.
export function linkedState(name, controls) {
  const [target, query] = location.hash.slice(1).split("?", 2);
  if (target !== `exploration-${name}` || query === undefined) {
    return null;
  }
  const values = {};
  for (const [key, text] of new URLSearchParams(query)) {
    const control = controls.find((known) => known.name === key);
    const wrong = control ? complaint(control, text) : `${key}, which is not known here`;
    if (wrong) {
      return { complaint: wrong };
    }
    values[key] = control.kind === "slider" ? Number(text) : text;
  }
  return { values };
}
