// Two wordings as one text with what was left out and what was put in.

import { el, langOf } from "./dom.js";

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
  const parts = [];
  let [from, to] = [0, 0];
  // A blank that only the old text has behind words that both have belongs to what was left out.
  let blank = "";
  for (let at = 0; at < changes.length; at += 3) {
    const name = CHANGES[changes[at]] ?? "wording";
    const left = old.slice(from, from + changes[at + 1]);
    const put = text.slice(to, to + changes[at + 2]);
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
  return el("p", { class: "wording", lang }, parts);
}
