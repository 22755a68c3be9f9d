// What a reader chose in a view, for each entry of the browser's history: who goes back finds the list
// as it was left.

/**
 * @typedef {object} Entry
 * @property {number} position how far down the reader was, in CSS pixels
 * @property {Map<string, any>} chosen
 */

/** @type {Map<number, Entry>} */
const entries = new Map();

/** Names of entries; an older visit, of which the history may still know, had smaller ones. */
let last = Date.now();

/** @type {Entry} */
let here = { position: 0, chosen: new Map() };

/** Enters the entry of the history that the browser stands at. */
export function enter() {
  const known = entries.get(history.state);
  here = known ?? { position: 0, chosen: new Map() };
  if (known) return here;
  last += 1;
  entries.set(last, here);
  history.replaceState(last, "");
  return here;
}

/** Tells whether the reader is still where this was called. */
export function staying() {
  const mine = here;
  return () => mine === here;
}

/**
 * What was chosen in this entry, to be changed in place.
 * @template T
 * @param {string} name
 * @param {T} initial
 * @returns {T}
 */
export function remembered(name, initial) {
  if (!here.chosen.has(name)) here.chosen.set(name, initial);
  return here.chosen.get(name);
}
