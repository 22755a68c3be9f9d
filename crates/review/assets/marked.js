// A paragraph with its terms, titles, quotations and passages in place.

import { el } from "./dom.js";
import { index } from "./data.js";
import { toConcept } from "./links.js";

/** Flags of terms and shields. */
export const NESTED = 1;
export const IN_TITLE = 2;
export const IN_QUOTATION = 4;

/**
 * Something that reaches over a part of a text. Of those that start together the longer holds the
 * shorter, and of equals the one of lower rank.
 * @typedef {object} Stretch
 * @property {number} start
 * @property {number} end
 * @property {number} rank
 * @property {(children: (Node | string)[], inLink: boolean) => HTMLElement} make
 * @property {boolean} link whether it is a link, which no other link can hold
 */

/** What may end a term and is no word of it. */
const BEHIND_WORDS = /[\s，。；：、,;:]+$/u;

/**
 * The length of a term without the punctuation at its end, of which the wide one would have a line under
 * nothing.
 * @param {string} text
 * @param {number} start
 * @param {number} length
 */
const worded = (text, start, length) =>
  text.slice(start, start + length).replace(BEHIND_WORDS, "").length || length;

/**
 * The stretches of a paragraph that touch what is between two places.
 * @param {Paragraph} paragraph
 * @param {number} from
 * @param {number} to
 * @returns {Stretch[]}
 */
export function stretches({ t, m, q }, from, to) {
  const touches = (/** @type {number} */ start, /** @type {number} */ length) => start < to && start + length > from;
  const found = [];
  for (let at = 0; at < q.length; at += 3) {
    if (touches(q[at], q[at + 1])) found.push(shield(q[at], q[at + 1], q[at + 2]));
  }
  for (let at = 0; at < m.length; at += 4) {
    if (touches(m[at], m[at + 1])) found.push(term(m[at], worded(t, m[at], m[at + 1]), m[at + 2], m[at + 3]));
  }
  return found;
}

/**
 * @param {number} start
 * @param {number} length
 * @param {number} flags
 * @returns {Stretch}
 */
function shield(start, length, flags) {
  const title = flags & IN_TITLE
    ? "Title of a document: terms in it are not counted as uses"
    : "Quotation: terms in it are not counted as uses";
  const make = (/** @type {any} */ children) => el("span", { class: "shield", title }, children);
  return { start, end: start + length, rank: 0, make, link: false };
}

/**
 * @param {number} start
 * @param {number} length
 * @param {number} number
 * @param {number} flags
 * @returns {Stretch}
 */
function term(start, length, number, flags) {
  const { status, concept, text } = index.terms[number];
  const { id } = index.concepts[concept];
  const counted = flags & (IN_TITLE | IN_QUOTATION) ? ", not counted here" : "";
  const title = `${text}: ${status} term of ${id}${counted}`;
  const name = `term ${status}${flags & NESTED ? " nested" : ""}${counted ? " uncounted" : ""}`;
  const given = { class: name, title, set: { "data-term": number } };
  return {
    start,
    end: start + length,
    rank: 2,
    link: true,
    make: (children, inLink) =>
      inLink ? el("span", given, children) : el("a", { ...given, href: toConcept(concept) }, children),
  };
}

/**
 * A passage of a finding.
 * @param {number} start
 * @param {number} length
 * @param {string} name
 * @param {Record<string, string | number>} set attributes
 * @returns {Stretch}
 */
export function passage(start, length, name, set) {
  const make = (/** @type {any} */ children) => el("mark", { class: `passage ${name}`, set }, children);
  return { start, end: start + length, rank: 1, make, link: false };
}

/**
 * A text with stretches over it. Where two overlap in part, the later one is parted.
 * @param {string} text
 * @param {Stretch[]} over
 * @returns {(Node | string)[]}
 */
export function marked(text, over) {
  const queue = over.filter(({ start, end }) => start < end && end <= text.length);
  queue.sort(before).reverse();
  return filled(text, 0, text.length, queue, false);
}

/**
 * @param {Stretch} one
 * @param {Stretch} two
 */
function before(one, two) {
  return one.start - two.start || two.end - one.end || one.rank - two.rank;
}

/**
 * The content from `from` to `to`; takes what belongs to it from the queue, whose end comes first.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Stretch[]} queue
 * @param {boolean} inLink
 * @returns {(Node | string)[]}
 */
function filled(text, from, to, queue, inLink) {
  const content = [];
  let at = from;
  while (queue.length && queue[queue.length - 1].start < to) {
    const next = /** @type {Stretch} */ (queue.pop());
    if (next.end > to) {
      const rest = { ...next, start: to };
      let place = queue.length;
      while (place > 0 && before(rest, queue[place - 1]) >= 0) place -= 1;
      queue.splice(place, 0, rest);
      next.end = to;
    }
    if (next.start > at) content.push(text.slice(at, next.start));
    content.push(next.make(filled(text, next.start, next.end, queue, inLink || next.link), inLink));
    at = next.end;
  }
  if (at < to) content.push(text.slice(at, to));
  return content;
}
