// The state of an exploration in the page's address: …#exploration-knobs?w1=2&w2=-1

import { fromText, toText } from "./values.mjs";

export function linkTo(name, controls, model) {
  const values = controls.map((control) => [control.name, toText(control, model.get(control.name))]);
  const told = values.filter(([, text]) => text !== "");
  const address = new URL(location.href);
  address.hash = `exploration-${name}?${new URLSearchParams(told)}`;
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
    const { value, complaint } = control
      ? fromText(control, text) : { complaint: `${key}, which is not known here` };
    if (complaint) {
      return { complaint };
    }
    values[key] = value;
  }
  return { values };
}
