// One document: its text with all that is known of it, both languages side by side.

import { el, said } from "./dom.js";
import { clauseLinks, documentData, familyRows, findingRows, index, textData } from "./data.js";
import { address, documentOf, toFamily, toFinding } from "./links.js";
import { datesOf, documentName, knownTag, levelSign, ruleName, sentence, titlesOf, unlikeDates } from "./names.js";
import { passage, stretches } from "./marked.js";
import { linkSides } from "./linked.js";
import { WHOLE, paragraphParts, partsOf } from "./parts.js";
import { forgetFar } from "./near.js";
import { choice, toggle } from "./filters.js";
import { counted, languageName, number } from "./format.js";

/** Rows above which those out of sight are not laid out. */
const LONG = 500;

/** UTF-16 units of a document above which the marks of what is out of sight are not made. */
const LONG_TEXT = 100_000;

/** @typedef {{finding: FindingRow, text: number, paragraph: number, start: number, length: number}} Found */

/**
 * @param {...string} parts its slug, and a passage: number of the text, paragraph, start, length
 * @returns {Promise<?View>}
 */
export async function document_(...parts) {
  const { document: at, place } = documentOf(parts);
  if (at < 0) return null;
  const row = index.documents[at];
  const data = await documentData(at);
  const titles = titlesOf(at);
  const head = [
    el("p", { class: "crumb" }, el("a", { href: "#/documents" }, "Documents"), row.date && ` / ${datesOf(row).join(" / ")}`),
    el("h1", { set: { tabindex: -1 } }, said(documentName(at), "en")),
    titles.length > 0 && el("p", { class: "lead titles" }, titles),
    datesOf(row).length > 1 && el("p", { class: "quiet-text" }, `The texts differ in date: ${unlikeDates(row)}. Each counts under its own.`),
    facts(row),
  ];
  if (!data) {
    return { title: row.id, node: el("article", {}, head, el("p", {}, "The text could not be read again when this page was written.")) };
  }
  forgetFar();
  const texts = await Promise.all(row.texts.map((text) => textData(text)));
  const found = await findingsOf(row, data);
  const sought = place?.split(".").map(Number) ?? [];
  const text = el("div", { class: `reading ${row.texts.length > 1 ? "two" : "one"} with-terms` });
  const experimental = sought.length > 0 || found.every(({ finding }) => index.rules[finding.rule].experimental);
  const any = found.some(({ finding }) => index.rules[finding.rule].experimental);
  const known = found.filter(({ finding }) => finding.known);
  const isSought = (/** @type {Found} */ it) => it.text === sought[0] && it.paragraph === sought[1] && it.start === sought[2];
  const withKnown = known.some(isSought);
  text.classList.toggle("with-known", withKnown);
  text.classList.toggle("with-experimental", experimental && any);
  text.append(...await rows(at, data, texts, found, sought));
  if (row.texts.length > 1) linkSides(text);
  text.classList.toggle("long", text.childElementCount > LONG);
  const cut = texts.some((one) => one.cut);
  const node = el("article", { class: "document" }, head, controls(text, row, any && { on: experimental }, known.length > 0 && { count: countOf(known), on: withKnown }),
    place !== null && !holds(sought, texts) && el("p", { class: "lead", set: { role: "status" } }, "The passage that the address names is not in this text: it may have changed since."),
    found.length === known.length && el("p", { class: "quiet-text" }, known.length ? "No rule found anything here that is not known." : "No rule found anything here."),
    text, cut && el("p", { class: "quiet-text" }, "The text is longer than what is shown. The counts are of all of it."),
    neighbours(at));
  return { title: row.id, node, focus: () => node.querySelector("#sought") };
}

/**
 * Whether a passage is there.
 * @param {number[]} sought
 * @param {TextData[]} texts
 */
function holds([text, number, start, length], texts) {
  const paragraph = texts[text]?.paragraphs[number];
  return paragraph !== undefined && (start ?? 0) + (length ?? 0) <= paragraph.t.length;
}

/** How many findings there are. @param {Found[]} found */
const countOf = (found) => new Set(found.map(({ finding }) => finding.key)).size;

/** @param {DocumentRow} row */
function facts(row) {
  return el("ul", { class: "facts" }, row.texts.map((number_) => {
    const text = index.texts[number_];
    return el("li", {}, `${languageName(text.lang)}: ${counted(text.uses, "use")} of ${counted(text.concepts, "concept")}, ${number(text.varied)} by several terms, ${number(text.shielded)} in titles and quotations. `,
      said(text.path, "en", "path"));
  }));
}

/**
 * The findings on a document with their passages in it.
 * @param {DocumentRow} row
 * @param {DocumentData} data
 * @returns {Promise<Found[]>}
 */
async function findingsOf(row, data) {
  if (!data.passages.length) return [];
  const rows = await findingRows();
  return data.passages
    .map(([finding, , text, paragraph, start, length]) => ({ finding: rows[finding], text, paragraph, start, length }))
    .filter(({ finding }) => row.texts.includes(finding.text));
}

/**
 * @param {HTMLElement} text
 * @param {DocumentRow} row
 * @param {false | {on: boolean}} experimental whether an experimental rule found anything
 * @param {false | {count: number, on: boolean}} known findings that are known
 */
function controls(text, row, experimental, known) {
  const two = row.texts.length > 1;
  return el("div", { class: "filters" },
    two && choice("Languages", [["two", "both"], ["only-zh", "Chinese"], ["only-en", "English"]], (value) => {
      text.classList.remove("two", "only-zh", "only-en");
      text.classList.add(value);
    }),
    toggle("mark terms", true, (on) => text.classList.toggle("with-terms", on)),
    experimental && toggle("experimental rules", experimental.on, (on) => text.classList.toggle("with-experimental", on)),
    known && toggle(`known findings (${number(known.count)})`, known.on, (on) => text.classList.toggle("with-known", on)),
    el("p", { class: "legend-marks" }, ["preferred", "admitted", "deprecated", "superseded"].map((status) =>
      [el("span", { class: `term ${status}` }, status), " "]).flat(), el("span", { class: "shield" }, "title or quotation")));
}

/**
 * The paragraphs, those of both languages that belong together side by side.
 * @param {number} at
 * @param {DocumentData} data
 * @param {TextData[]} texts
 * @param {Found[]} found
 * @param {number[]} sought
 */
async function rows(at, data, texts, found, sought) {
  const links = await clauseLinks(at);
  const families = links.length ? await familyRows() : [];
  /** @type {[number, number][]} */
  const pairs = texts.length > 1 ? data.rows : texts[0].paragraphs.map((_, number) => [number, -1]);
  /** @type {Set<string>} */
  const told = new Set();
  const lazy = texts.some(({ paragraphs }) => paragraphs.reduce((sum, { t }) => sum + t.length, 0) > LONG_TEXT);
  const within = byParagraph(found);
  const family = familyLinks(texts.length === 1, links, families);
  const joined = new Set(data.joined);
  let unit = 0;
  const made = pairs.map((pair, place) => {
    if (!joined.has(place)) unit += 1;
    const paragraph = texts[pair[0] >= 0 ? 0 : 1].paragraphs[Math.max(pair[0], pair[1] * Number(pair[0] < 0))];
    const own = texts.map((_, which) => within(which, pair[which]));
    const sides = texts.map((text, which) => side(at, text, which, pair[which], own[which], sought, lazy));
    const between = own.flat().filter(({ finding }) => index.rules[finding.rule].of_units);
    const beside = own.flat().filter(({ finding }) => !index.rules[finding.rule].of_units);
    const node = el("section", { class: `row ${paragraph.k}`, set: { "aria-label": paragraph.l, "data-unit": unit } },
      el("div", { class: "label" }, paragraph.l), sides,
      between.length > 0 && el("div", { class: "between" }, cards(between, new Set())),
      el("div", { class: "beside" }, cards(beside, told), family(pair)));
    return { node, isEdge: EDGES.includes(paragraph.l) && !own.flat().length && !sought.some((it, which) => which === 1 && it === pair[sought[0]]) };
  });
  return folded(made);
}

/**
 * The findings of a paragraph of a text, in their order.
 * @param {Found[]} found
 * @returns {(text: number, paragraph: number) => Found[]}
 */
function byParagraph(found) {
  /** @type {Map<string, Found[]>} */
  const lists = new Map();
  for (const one of found) {
    const key = `${one.text}.${one.paragraph}`;
    lists.set(key, [...lists.get(key) ?? [], one]);
  }
  return (text, paragraph) => lists.get(`${text}.${paragraph}`) ?? [];
}

/** The attributes of the passage that the address names. */
const SOUGHT = { id: "sought", tabindex: -1 };

/** Labels of the lines around a document, which nobody reads first. */
const EDGES = ["cover", "conclusion"];

/**
 * Rows with those of the cover and the end folded away.
 * @param {{node: HTMLElement, isEdge: boolean}[]} made
 */
function folded(made) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  /** @type {?HTMLElement} */
  let fold = null;
  for (const { node, isEdge } of made) {
    if (!isEdge) {
      nodes.push(node);
      fold = null;
    } else if (fold) {
      fold.append(node);
    } else {
      fold = el("details", { class: "edge" }, el("summary", {}, `Lines of the ${node.getAttribute("aria-label")}`), node);
      nodes.push(fold);
    }
  }
  return nodes;
}

/**
 * Links from paragraphs to the families of their clauses.
 * @param {boolean} alone whether the document is in one language, whose paragraphs come first in pairs
 * @param {[number, number, number][]} links
 * @param {FamilyRow[]} families
 * @returns {(pair: [number, number]) => ?HTMLElement}
 */
function familyLinks(alone, links, families) {
  const [zh, en] = [1, 2].map((side) => new Map(links.filter((link) => link[side] >= 0).reverse().map((link) => [link[side], link[0]])));
  return (pair) => {
    const number_ = zh.get(pair[0]) ?? en.get(alone ? pair[0] : pair[1]);
    if (number_ === undefined) return null;
    const family = families[number_];
    return el("a", { class: "family-link", href: toFamily(family) }, `in ${counted(family.documents, "document")}, ${counted(family.variants, "wording")}`);
  };
}

/**
 * @param {number} at
 * @param {TextData} text
 * @param {number} which
 * @param {number} place number of the paragraph
 * @param {Found[]} own the findings in it
 * @param {number[]} sought
 * @param {boolean} lazy whether marks are made when they come near the window
 */
function side(at, text, which, place, own, sought, lazy) {
  const { lang } = index.texts[index.documents[at].texts[which]];
  if (place < 0) return el("div", { class: `side empty ${lang ?? ""}` });
  const paragraph = text.paragraphs[place];
  const { t, k } = paragraph;
  const isSought = sought[0] === which && sought[1] === place;
  const over = (/** @type {number} */ from, /** @type {number} */ to) => {
    const found = stretches(paragraph, from, to);
    const within = own.filter(({ start, length }) => start < to && start + length > from);
    found.push(...within.map((one) => passage(one.start, one.length, marksOf(one.finding), { "data-finding": one.finding.key })));
    const [start, end] = isSought ? [sought[2], sought[2] + (sought[3] || t.length)] : [0, 0];
    // Of a passage that reaches over several parts, the first is the one to go to.
    if (start < to && end > from) found.push({ ...passage(start, Math.min(end, t.length) - start, "sought", start >= from ? SOUGHT : {}), rank: 0.5 });
    return found;
  };
  const parts = paragraphParts(t, over, { lazy, name: k, sought: isSought ? sought[2] : null });
  return el("div", { class: `side ${lang ?? ""}`, lang }, t.length > WHOLE && longNote(t), parts);
}

/** What a reader has to know of a long paragraph. @param {string} text */
const longNote = (text) =>
  el("p", { class: "quiet-text long-note", lang: "en" }, `A paragraph of ${number(text.length)} characters, in ${number(partsOf(text).length)} parts. Terms and findings are marked as the parts come into view.`);

/** The classes of what shows a finding, by which a reader leaves it out. @param {FindingRow} finding */
const marksOf = (finding) =>
  [finding.level, index.rules[finding.rule].experimental && "experimental", finding.known && "known"].filter(Boolean).join(" ");

/**
 * Findings beside their first passage; what is found in both languages is told once. Those on units
 * stand between the languages, at each of their units.
 * @param {Found[]} own
 * @param {Set<string>} told
 */
function cards(own, told) {
  /** @type {Set<string>} */
  const here = new Set();
  const fresh = own.filter(({ finding: { key, message } }) => !told.has(key) && told.add(key) && !here.has(message) && here.add(message));
  return fresh.map(({ finding }) => {
    const rule = index.rules[finding.rule];
    return el("a", { class: `card entry ${marksOf(finding)}`, href: toFinding(finding), set: { "data-finding": finding.key } },
      el("span", { class: "card-head" }, levelSign(finding.level), ruleName(rule), finding.known && knownTag(finding.known)),
      el("span", { class: "card-text" }, sentence(finding.message)));
  });
}

/** Ways to the documents before and behind. @param {number} at */
function neighbours(at) {
  const [before, next] = [index.documents[at - 1], index.documents[at + 1]];
  return el("nav", { class: "pages", set: { "aria-label": "Other documents" } },
    before && el("a", { class: "button", href: address("document", before.slug) }, "← ", documentName(at - 1)),
    next && el("a", { class: "button", href: address("document", next.slug) }, documentName(at + 1), " →"));
}
