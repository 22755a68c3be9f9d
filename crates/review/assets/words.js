// Words as they are compared: folded as the counts are, as far as it matters to who searches.

import { folding } from "./data.js";

/** Characters that nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Hyphens that join letters, so that non-binding and nonbinding are one. */
const JOINING = /(\p{Script=Latin})[-\u2010\u2011](?=\p{Script=Latin})/gu;

/** Finds what the table of characters has; made when it is first needed. @type {?RegExp} */
let mapped = null;

/**
 * A text as it is compared: case, width, Traditional or Simplified script, the kind of quotation marks
 * and hyphens do not count.
 * @param {string} text
 */
export function loose(text) {
  mapped ??= new RegExp(folding.size ? `[${[...folding.keys()].join("")}]` : "(?!)", "gu");
  return text.normalize("NFKC").toLowerCase()
    .replace(UNSEEN, "")
    .replace(mapped, (char) => folding.get(char) ?? char)
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u300c-\u300f]/g, "\"")
    .replace(JOINING, "$1")
    .replace(/[\u2010-\u2015]/g, "-");
}

/**
 * The words that are looked for. A hyphen that nothing follows yet may join what comes.
 * @param {string} wanted
 */
const wordsOf = (wanted) =>
  loose(wanted).split(/\s+/).map((word) => word.replace(/(?<=\p{Script=Latin})-$/u, "")).filter(Boolean);

/**
 * Whether folded texts have all the words that are wanted.
 * @param {string} wanted
 * @returns {(folded: string) => boolean}
 */
export function having(wanted) {
  const words = wordsOf(wanted);
  return (folded) => words.every((word) => folded.includes(word));
}

/**
 * Whether a text has all the words.
 * @param {string} text
 * @param {string} wanted
 */
export const hasWords = (text, wanted) => !wanted || having(wanted)(loose(text));
