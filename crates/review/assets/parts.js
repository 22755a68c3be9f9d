// Paragraphs of any length: what is longer than a few pages comes in parts, and the marks of a part are
// made when it comes near the window.

import { el } from "./dom.js";
import { marked } from "./marked.js";
import { whenNear } from "./near.js";

/** UTF-16 units of a part, about. */
const PART = 3000;

/** A paragraph that is not longer stays in one. */
export const WHOLE = 4 * PART;

/** Units in which the end of a sentence is looked for. */
const SLACK = 400;

/**
 * Where the parts of a text begin and end.
 * @param {string} text
 * @returns {[number, number][]}
 */
export function partsOf(text) {
  if (text.length <= WHOLE) return [[0, text.length]];
  /** @type {[number, number][]} */
  const parts = [];
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= PART + SLACK ? text.length : breakBefore(text, start + PART);
    parts.push([start, end]);
    start = end;
  }
  return parts;
}

/** What a part may end with, the best first. */
const ENDS = [["。", "！", "？", "；"], [". ", "! ", "? ", "; "], [" ", "，", "、"]];

/**
 * The end of a sentence or word shortly before a place, else the place.
 * @param {string} text
 * @param {number} place
 */
function breakBefore(text, place) {
  const from = place - SLACK;
  const before = text.slice(from, place);
  for (const ends of ENDS) {
    const last = Math.max(...ends.map((end) => (before.includes(end) ? before.lastIndexOf(end) + end.length : 0)));
    if (last) return from + last;
  }
  return /[\ud800-\udbff]/.test(text[place - 1]) ? place - 1 : place;
}

/** @typedef {import("./marked.js").Stretch} Stretch */

/**
 * A paragraph with stretches over it.
 * @param {string} text
 * @param {(from: number, to: number) => Stretch[]} over those that touch a part of the text
 * @param {{lazy: boolean, name: string, sought: ?number}} given whether marks can wait; the class of
 *   the paragraph; a place that the reader goes to, the marks of which cannot wait
 * @returns {HTMLElement[]}
 */
export function paragraphParts(text, over, { lazy, name, sought }) {
  const parts = partsOf(text);
  return parts.map(([start, end]) => {
    const own = text.slice(start, end);
    const node = el("p", { class: parts.length > 1 ? `${name} part` : name });
    const fill = () => node.replaceChildren(...marked(own, clipped(over(start, end), start, end)));
    const waits = (lazy || parts.length > 1) && !(sought !== null && sought >= start && sought < end);
    if (waits) {
      node.textContent = own;
      whenNear(node, fill);
    } else {
      fill();
    }
    return node;
  });
}

/**
 * Stretches as they lie in a part. Who jumps to one gets to its start.
 * @param {Stretch[]} stretches
 * @param {number} from
 * @param {number} to
 */
function clipped(stretches, from, to) {
  return stretches.map((one) => ({ ...one, start: Math.max(one.start, from) - from, end: Math.min(one.end, to) - from }));
}
