// What belongs together on both sides of a unit: terms of a concept, and a finding with its passages.

import { announce } from "./dom.js";
import { index } from "./data.js";
import { loose } from "./words.js";

/** The class of the term or finding that the reader is at, of what belongs to it, and of a term that nothing belongs to. */
const [HERE, THERE, ALONE] = ["linking", "linked", "unmatched"];

/** Concepts by the folded forms of their terms, made when they are first needed. @type {?Map<string, number[]>} */
let byForm = null;

/**
 * The concepts that a term stands for: its own, and those with a term that is written like it.
 * @param {number} term
 */
function conceptsOf(term) {
  if (!byForm) {
    byForm = new Map();
    for (const [concept, { forms }] of index.concepts.entries()) {
      for (const form of new Set(forms.map(loose))) byForm.set(form, [...byForm.get(form) ?? [], concept]);
    }
  }
  const { text, concept } = index.terms[term];
  return new Set([concept, ...byForm.get(loose(text)) ?? []]);
}

/**
 * Marks what belongs to the term or finding that the pointer or the keyboard is at.
 * @param {HTMLElement} reading a document in both languages
 */
export function linkSides(reading) {
  /** @type {?Element} */
  let shown = null;
  /** @type {Element[]} */
  let marked = [];
  const show = (/** @type {?Element} */ at) => {
    if (at === shown) return;
    shown = at;
    for (const element of marked) element.classList.remove(HERE, THERE, ALONE);
    marked = at ? [at, ...belonging(reading, at)] : [];
    marked.slice(1).forEach((element) => element.classList.add(THERE));
    at?.classList.add(HERE);
    if (at && marked.length === 1) at.classList.add(ALONE);
  };
  const focused = () => within(document.activeElement);
  reading.addEventListener("pointerover", (event) => show(within(event.target) ?? focused()));
  reading.addEventListener("pointerleave", () => show(focused()));
  reading.addEventListener("focusout", () => show(null));
  reading.addEventListener("focusin", (event) => {
    show(within(event.target));
    if (shown?.matches("[data-term]")) announce(opposite(marked.slice(1)));
  });
}

/**
 * The term, card or passage of a finding that an element is in.
 * @param {?EventTarget} element
 */
const within = (element) =>
  element instanceof Element ? element.closest(".side [data-term], [data-finding]") : null;

/**
 * What belongs to a term or a finding.
 * @param {HTMLElement} reading
 * @param {Element} at
 */
function belonging(reading, at) {
  const { term, finding } = /** @type {HTMLElement} */ (at).dataset;
  return term === undefined ? ofFinding(reading, at, finding ?? "") : ofTerm(reading, at, Number(term));
}

/**
 * The terms of the same concepts on the other side of the unit.
 * @param {HTMLElement} reading
 * @param {Element} at
 * @param {number} term
 */
function ofTerm(reading, at, term) {
  const unit = /** @type {?HTMLElement} */ (at.closest(".row"))?.dataset.unit;
  const other = at.closest(".side.zh") ? "en" : "zh";
  const concepts = conceptsOf(term);
  const terms = /** @type {NodeListOf<HTMLElement>} */ (
    reading.querySelectorAll(`.row[data-unit="${unit}"] .side.${other} [data-term]`));
  return [...terms].filter(({ dataset }) => [...conceptsOf(Number(dataset.term))].some((one) => concepts.has(one)));
}

/**
 * The cards and passages of a finding.
 * @param {HTMLElement} reading
 * @param {Element} at
 * @param {string} finding
 */
function ofFinding(reading, at, finding) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (reading.querySelectorAll("[data-finding]"));
  return [...all].filter((element) => element !== at && element.dataset.finding === finding);
}

/**
 * What a reader who does not see the marks is told.
 * @param {Element[]} terms
 */
function opposite(terms) {
  const texts = new Set(terms.map(({ textContent }) => textContent));
  return texts.size ? `Opposite: ${[...texts].join(", ")}` : "No term of the concept opposite";
}

/** Goes from a term to the first that belongs to it on the other side. */
export function crossOver() {
  const at = within(document.activeElement);
  const links = document.querySelectorAll(`a.${THERE}[data-term]`);
  if (at?.matches("[data-term]") && links.length) /** @type {HTMLElement} */ (links[0]).focus();
}
