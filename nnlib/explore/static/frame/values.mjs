// The values of controls as text, for links: written, and read again with a complaint in words where
// they do not fit.

import { written } from "./page.mjs";

// Rows of numbers are joined by commas, and the rows by semicolons.
export function toText(control, value) {
  return control.columns ? value.map((row) => row.join(",")).join(";") : String(value);
}

// { value }, or { complaint } in words.
export function fromText(control, text) {
  const { name } = control;
  if (control.columns) {
    return rowsFrom(control, text);
  }
  if (control.options) {
    return control.options.includes(text)
      ? { value: text } : { complaint: `${name} = ${text}, which is none of ${control.options.join(", ")}` };
  }
  const value = text.trim() === "" ? NaN : Number(text);
  if (control.values) {
    return control.values.includes(value)
      ? { value } : { complaint: `${name} = ${text}, which is none of ${control.values.join(", ")}` };
  }
  return fits(value, control)
    ? { value } : { complaint: `${name} = ${text}, which is not ${inWords(control)}` };
}

function fits(value, { low, high, isWhole }) {
  return value >= low && value <= high && (!isWhole || Number.isInteger(value));
}

function inWords({ low, high, isWhole }) {
  return `a ${isWhole ? "whole " : ""}number from ${written(low)} to ${written(high)}`;
}

function rowsFrom({ name, columns, most }, text) {
  const rows = text === "" ? [] : text.split(";").map((row) => row.split(","));
  if (rows.length > most) {
    return { complaint: `${name} with ${rows.length} rows, where ${most} are the most` };
  }
  const value = rows.map((row) => row.map((entry) => (entry.trim() === "" ? NaN : Number(entry))));
  const wrong = value.findIndex((row) =>
    row.length !== columns.length || !row.every((entry, k) => fits(entry, columns[k])));
  return wrong < 0 ? { value }
    : { complaint: `${name} with the row ${rows[wrong].join(",")}, which does not fit` };
}
