// One document: its text with all that is known of it, both languages side by side.

import { el, said } from "./dom.js";
import { clauseLinks, documentData, familyRows, findingRows, index } from "./data.js";
import { address, toFamily, toFinding } from "./links.js";
import { documentName, levelSign, ruleName, sentence, titlesOf } from "./names.js";
import { marked, passage, stretches } from "./marked.js";
import { choice, toggle } from "./filters.js";
import { counted, languageName, number } from "./format.js";

/** @typedef {{finding: FindingRow, text: number, paragraph: number, start: number, length: number}} Found */

/**
 * @param {string} slug
 * @param {string} [place] a passage: number of the text, paragraph, start, length
 * @returns {Promise<?View>}
 */
export async function document_(slug, place) {
  const at = index.documents.findIndex((document) => document.slug === slug);
  if (at < 0) return null;
  const row = index.documents[at];
  const data = await documentData(at);
  const titles = titlesOf(at);
  const head = [
    el("p", { class: "crumb" }, el("a", { href: "#/documents" }, "Documents"), row.date && ` / ${row.date}`),
    el("h1", { set: { tabindex: -1 } }, said(documentName(at), "en")),
    titles.length > 0 && el("p", { class: "lead titles" }, titles),
    facts(row),
  ];
  if (!data) {
    return { title: row.id, node: el("article", {}, head, el("p", {}, "The text could not be read again when this page was written.")) };
  }
  const found = await findingsOf(row, data);
  const sought = place?.split(".").map(Number) ?? [];
  const text = el("div", { class: `text ${row.texts.length > 1 ? "two" : "one"} with-terms` });
  const experimental = sought.length > 0 || found.every(({ finding }) => index.rules[finding.rule].experimental);
  const any = found.some(({ finding }) => index.rules[finding.rule].experimental);
  text.classList.toggle("with-experimental", experimental && any);
  text.append(...await rows(at, data, found, sought));
  const cut = data.texts.some((one) => one.cut);
  const node = el("article", { class: "document" }, head, controls(text, row, any, experimental),
    found.length === 0 && el("p", { class: "quiet-text" }, "No rule found anything here."),
    text, cut && el("p", { class: "quiet-text" }, "The text is longer than what is shown. The counts are of all of it."),
    neighbours(at));
  return { title: row.id, node, focus: () => node.querySelector("#sought") };
}

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
 * @param {boolean} any whether an experimental rule found anything
 * @param {boolean} experimental
 */
function controls(text, row, any, experimental) {
  const two = row.texts.length > 1;
  return el("div", { class: "filters" },
    two && choice("Languages", [["two", "both"], ["only-zh", "Chinese"], ["only-en", "English"]], (value) => {
      text.classList.remove("two", "only-zh", "only-en");
      text.classList.add(value);
    }),
    toggle("mark terms", true, (on) => text.classList.toggle("with-terms", on)),
    any && toggle("experimental rules", experimental, (on) => text.classList.toggle("with-experimental", on)),
    el("p", { class: "legend-marks" }, ["preferred", "admitted", "deprecated", "superseded"].map((status) =>
      [el("span", { class: `term ${status}` }, status), " "]).flat(), el("span", { class: "shield" }, "title or quotation")));
}

/**
 * @param {number} at
 * @param {DocumentData} data
 * @param {Found[]} found
 * @param {number[]} sought
 */
async function rows(at, data, found, sought) {
  const links = await clauseLinks(at);
  const families = links.length ? await familyRows() : [];
  /** @type {[number, number][]} */
  const pairs = data.texts.length > 1 ? data.rows : data.texts[0].paragraphs.map((_, number) => [number, -1]);
  /** @type {Set<string>} */
  const told = new Set();
  return pairs.map((pair) => {
    const sides = pair.map((number, text) => number >= 0 ? side(at, data, text, number, found, sought) : el("div", { class: "side empty" }));
    const own = found.filter(({ text, paragraph }) => pair[text] === paragraph);
    const family = links.find(([, zh, en]) => pair.includes(zh) && zh >= 0 ? pair[0] === zh : en >= 0 && pair[data.texts.length - 1] === en);
    const number = pair[0] >= 0 ? pair[0] : pair[1];
    const paragraph = data.texts[pair[0] >= 0 ? 0 : 1].paragraphs[number];
    return el("section", { class: `row ${paragraph.k}`, set: { "aria-label": paragraph.l } },
      el("div", { class: "label" }, paragraph.l),
      data.texts.length > 1 ? sides : sides[0],
      el("div", { class: "beside" },
        cards(own, told),
        family && el("a", { class: "family-link", href: toFamily(families[family[0]]) }, `in ${counted(families[family[0]].documents, "document")}, ${counted(families[family[0]].variants, "wording")}`)));
  });
}

/**
 * @param {number} at
 * @param {DocumentData} data
 * @param {number} text
 * @param {number} number
 * @param {Found[]} found
 * @param {number[]} sought
 */
function side(at, data, text, number, found, sought) {
  const paragraph = data.texts[text].paragraphs[number];
  const { lang } = index.texts[index.documents[at].texts[text]];
  const over = stretches(paragraph);
  for (const one of found) {
    if (one.text !== text || one.paragraph !== number) continue;
    const { experimental } = index.rules[one.finding.rule];
    over.push(passage(one.start, one.length, `${one.finding.level}${experimental ? " experimental" : ""}`));
  }
  const isSought = sought[0] === text && sought[1] === number;
  if (isSought) over.push({ ...passage(sought[2], sought[3], "sought", "sought"), rank: 0.5 });
  const tag = paragraph.k === "heading" ? "p" : "p";
  return el("div", { class: `side ${lang ?? ""}`, lang: lang ?? undefined }, el(tag, { class: paragraph.k }, marked(paragraph.t, over)));
}

/**
 * Findings beside their first passage.
 * @param {Found[]} own
 * @param {Set<string>} told
 */
function cards(own, told) {
  return own.filter(({ finding }) => !told.has(finding.key) && told.add(finding.key)).map(({ finding }) => {
    const rule = index.rules[finding.rule];
    return el("a", { class: `card entry ${finding.level}${rule.experimental ? " experimental" : ""}`, href: toFinding(finding) },
      el("span", { class: "card-head" }, levelSign(finding.level), " ", ruleName(rule)),
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
