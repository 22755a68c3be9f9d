// How concepts, documents, terms and findings are named wherever they appear.

import { el, said } from "./dom.js";
import { index } from "./data.js";
import { toConcept, toDocument } from "./links.js";
import { languageName, shortened } from "./format.js";

/** Signs of the levels, so that they differ in more than colour. */
const LEVEL_SIGNS = { error: "■", warning: "▲", note: "●" };

/** @param {string} level */
export const levelSign = (level) =>
  el("span", { class: `level ${level}`, set: { role: "img", "aria-label": level } },
    LEVEL_SIGNS[/** @type {keyof typeof LEVEL_SIGNS} */ (level)] ?? "●");

/**
 * A concept in both languages.
 * @param {number} concept
 */
export function conceptName(concept) {
  const { zh, en, id } = index.concepts[concept];
  return el("span", { class: "concept-name" },
    zh && said(zh, "zh"), zh && en && " ", en && said(en, "en"), !zh && !en && said(id));
}

/** @param {number} concept */
export const conceptLink = (concept) =>
  el("a", { class: "named", href: toConcept(concept) }, conceptName(concept));

/** The symbol of a document, or the name of its file. @param {number} document */
export function documentName(document) {
  const { id } = index.documents[document];
  const { path } = index.texts[index.documents[document].texts[0]];
  return id === path ? (path.split(/[\\/]/).pop() || path) : id;
}

/**
 * @param {number} document
 * @param {?number[]} [passage]
 */
export const documentLink = (document, passage) =>
  el("a", { href: toDocument(document, passage), class: "symbol", title: index.documents[document].id },
    said(shortened(documentName(document), 60), "en"));

/**
 * The titles of a document, Chinese first.
 * @param {number} document
 */
export const titlesOf = (document) =>
  index.documents[document].texts
    .map((text) => index.texts[text])
    .filter((text) => text.title)
    .map((text) => said(text.title, text.lang, "title"));

/** The dates of the texts of a document, each once. @param {DocumentRow} row */
export const datesOf = (row) => {
  const dates = row.texts.map((text) => index.texts[text].date).filter((date) => date !== null);
  return [...new Set(dates)];
};

/** What a reader has to know of a document whose texts differ in date. @param {DocumentRow} row */
export const unlikeDates = (row) =>
  row.texts.map((text) => index.texts[text]).map(({ lang, date }) => `${languageName(lang)} ${date ?? "without a date"}`).join(", ");

/** @param {string} status */
export const statusName = (status) => el("span", { class: `status ${status}` }, status);

/** What says that a finding is known. @param {Known} known */
export const knownTag = (known) =>
  el("span", { class: "tag", title: known === "baseline" ? "in the baseline" : `by an ${known === "remark" ? "exception in the document" : "exception of the configuration"}` }, "known");

/**
 * The sentence of a finding: a word between asterisks is the concept.
 * @param {string} message
 */
export const sentence = (message) =>
  message.split(/\*([^*]+)\*/).flatMap((part, at) => (at % 2 ? el("em", {}, said(part)) : withDates(part)));

/** A text whose dates are not broken. @param {string} text */
export const withDates = (text) =>
  text.split(/(\d{4}-\d\d-\d\d)/).map((part, at) => (at % 2 ? el("time", { set: { datetime: part } }, part) : said(part)));

/** @param {RuleRow} rule */
export const ruleName = (rule) =>
  el("span", { class: "rule", title: rule.summary }, rule.id,
    rule.experimental && el("span", { class: "tag" }, "experimental"),
    rule.off && el("span", { class: "tag", title: "switched off in the configuration" }, "off"));
