// Two wordings as one text with what was left out and what was put in.

import { el, langOf } from "./dom.js";
import { number } from "./format.js";

/** UTF-16 units of a wording that are shown at once. */
const MOST = 12_000;

/** Names of the changes, by their numbers. */
const CHANGES = ["same", "punctuation", "small-words", "citation", "wording", "term"];

/**
 * @param {string} old
 * @param {string} text the new text
 * @param {number[]} changes runs of change, length of the old, length of the new
 * @param {Lang} lang
 * @returns {HTMLElement}
 */
export function difference(old, text, changes, lang) {
  return begun(Math.max(old.length, text.length), lang, (most) => runs(old, text, changes, most));
}

/**
 * A wording, of which a long one is shown from its beginning until the reader asks for the rest.
 * @param {string} text
 * @param {Lang} lang
 */
export const wholeWording = (text, lang) => begun(text.length, lang, (most) => [text.slice(0, most)]);

/**
 * @param {number} length
 * @param {Lang} lang
 * @param {(most: number) => (Node | string)[]} content
 */
function begun(length, lang, content) {
  const node = el("p", { class: "wording", lang }, content(MOST));
  if (length > MOST) {
    const all = () => node.replaceChildren(...content(Infinity));
    node.append("… ", el("button", { lang: "en", set: { type: "button" }, on: { click: all } }, `Show the other ${number(length - MOST)} characters`));
  }
  return node;
}

/**
 * What changed, up to a number of UTF-16 units.
 * @param {string} old
 * @param {string} text
 * @param {number[]} changes
 * @param {number} most
 */
function runs(old, text, changes, most) {
  const parts = [];
  let [from, to] = [0, 0];
  // A blank that only the old text has behind words that both have belongs to what was left out.
  let blank = "";
  for (let at = 0; at < changes.length && Math.max(from, to) < most; at += 3) {
    const name = CHANGES[changes[at]] ?? "wording";
    const left = old.slice(from, Math.min(from + changes[at + 1], most));
    const put = text.slice(to, Math.min(to + changes[at + 2], most));
    from += changes[at + 1];
    to += changes[at + 2];
    if (name === "same") {
      parts.push(put);
      blank = /\s$/.test(left) && !/\s$/.test(put) ? " " : "";
      continue;
    }
    if (left.trim()) parts.push(el("del", { class: name, lang: langOf(left) }, blank + left));
    blank = "";
    if (put.trim()) parts.push(el("ins", { class: name, lang: langOf(put) }, put));
    if (/\s$/.test(put || left)) parts.push(" ");
  }
  return parts;
}
