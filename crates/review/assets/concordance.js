// Every occurrence of a concept in its context, aligned on the keyword.

import { el, said } from "./dom.js";
import { index, textData } from "./data.js";
import { IN_QUOTATION, IN_TITLE, NESTED } from "./marked.js";
import { choice, words } from "./filters.js";
import { compare, counted, number, yearOf } from "./format.js";
import { documentName, statusName } from "./names.js";
import { toPassage } from "./links.js";
import { remembered, staying } from "./memory.js";
import { table } from "./table.js";
import { having, loose } from "./words.js";

/** UTF-16 units of context on either side. */
const CONTEXT = { zh: 32, en: 64 };

/** Milliseconds after which a reader sees what was found so far. */
const PATIENCE = 400;

/**
 * @typedef {object} Line
 * @property {number} text
 * @property {string} label
 * @property {string} left
 * @property {string} keyword
 * @property {string} right
 * @property {number} term
 * @property {number} flags
 * @property {[number, number, number]} place
 */

/**
 * @param {ConceptData} concept
 * @returns {HTMLElement}
 */
export function concordance(concept) {
  const terms = concept.terms.filter(({ number }) => number !== null);
  const wanted = remembered("occurrences", { term: "", lang: "", status: "", year: "", kind: "", words: "" });
  /** @type {Line[]} */
  let lines = [];
  const list = table({ caption: "Occurrences in context", hidden: true, rows: lines, columns: columns(), class: "kwic" });
  const count = el("p", { class: "quiet-text", set: { role: "status" } });
  const chosen = () => {
    const has = having(wanted.words);
    return lines.filter((line) => fits(line, wanted) && (!wanted.words || has(loose(`${line.left}${line.keyword}${line.right}`))));
  };
  const progress = el("p", { class: "quiet-text", set: { role: "status" } });
  const show = () => {
    const rows = chosen();
    list.show(rows);
    const all = rows.length === lines.length ? counted(lines.length, "occurrence") : `${number(rows.length)} of ${counted(lines.length, "occurrence")}`;
    count.textContent = progress.textContent ? `${all} so far` : all;
  };
  const filters = el("div", { class: "filters" });
  /** @param {keyof typeof wanted} name @param {string} label @param {[string, string][]} options */
  const one = (name, label, options) =>
    options.length > 1 && choice(label, [["", "all"], ...options], (value) => { wanted[name] = value; show(); }, wanted[name]);
  const years = [...new Set(textsOf(concept).map((text) => yearOf(index.texts[text].date)))].sort();
  filters.append(...[
    words("With the words", (value) => { wanted.words = value; show(); }, wanted.words),
    one("term", "Term", terms.map(({ number, text }) => [String(number), text])),
    one("lang", "Language", [.../** @type {Set<string>} */ (new Set(terms.map(({ lang }) => lang)))].map((lang) => [lang, lang === "zh" ? "Chinese" : "English"])),
    one("status", "Status", [...new Set(terms.map(({ status }) => status))].map((status) => [status, status])),
    one("year", "Year", years.map((year) => [year || "none", year || "no date"])),
    one("kind", "Counted", [["own", "own words"], ["nested", "in longer terms"], ["shielded", "titles, quotations"]]),
  ].filter((it) => it instanceof Node));
  gather(concept, (found, reading) => {
    lines = found;
    progress.textContent = reading;
    show();
  }).catch((error) => {
    console.error(error);
    progress.textContent = `Not all occurrences could be read: ${error}`;
  });
  return el("div", {}, filters, count, progress, list.node);
}

/** @param {ConceptData} concept */
function textsOf(concept) {
  const texts = new Set();
  for (const term of concept.terms) {
    let text = 0;
    for (let at = 0; at < term.texts.length; at += 4) {
      text += term.texts[at];
      texts.add(text);
    }
  }
  return [...texts].sort((one, two) => one - two);
}

/**
 * Reads the texts that the terms stand in, until the reader goes elsewhere.
 * @param {ConceptData} concept
 * @param {(lines: Line[], progress: string) => void} tell
 */
async function gather(concept, tell) {
  const numbers = new Set(concept.terms.map(({ number }) => number).filter((number) => number !== null));
  const texts = textsOf(concept).sort(packed);
  /** @type {Line[]} */
  const lines = [];
  const sorted = () => [...lines].sort((one, two) => one.text - two.text);
  let told = performance.now();
  const stays = staying();
  tell([], `Reading ${counted(texts.length, "text")}…`);
  for (const [at, text] of texts.entries()) {
    const { paragraphs } = await textData(text);
    if (!stays()) return;
    paragraphs.forEach((paragraph, number) => find(lines, text, number, paragraph, numbers));
    if (performance.now() - told > PATIENCE) {
      tell(sorted(), `Reading text ${number(at + 1)} of ${number(texts.length)}…`);
      told = performance.now();
      await new Promise((go) => setTimeout(go));
    }
  }
  tell(sorted(), "");
}

/**
 * The order in which texts are packed, so that no chunk is unpacked twice.
 * @param {number} one
 * @param {number} two
 */
function packed(one, two) {
  const [first, second] = [index.texts[one], index.texts[two]];
  const [at, other] = [first.at ?? [0, 0], second.at ?? [0, 0]];
  return compare(first.lang ?? "", second.lang ?? "") || at[0] - other[0] || at[1] - other[1];
}

/**
 * @param {Line[]} lines
 * @param {number} text
 * @param {number} number of the paragraph
 * @param {Paragraph} paragraph
 * @param {Set<?number>} terms
 */
function find(lines, text, number, { l, t, m }, terms) {
  for (let at = 0; at < m.length; at += 4) {
    const [start, length, term, flags] = m.slice(at, at + 4);
    if (!terms.has(term)) continue;
    const width = CONTEXT[index.terms[term].lang];
    const end = start + length;
    lines.push({
      text, label: l, term, flags, place: [number, start, length],
      left: t.slice(Math.max(0, start - width), start).replace(/^[\udc00-\udfff]/, ""),
      keyword: t.slice(start, end),
      right: t.slice(end, end + width).replace(/[\ud800-\udbff]$/, ""),
    });
  }
}

/**
 * @param {Line} line
 * @param {{term: string, lang: string, status: string, year: string, kind: string}} wanted
 */
function fits(line, wanted) {
  const { lang, status } = index.terms[line.term];
  const year = yearOf(index.texts[line.text].date) || "none";
  const shielded = line.flags & (IN_TITLE | IN_QUOTATION);
  const kind = shielded ? "shielded" : line.flags & NESTED ? "nested" : "own";
  return (!wanted.term || wanted.term === String(line.term)) && (!wanted.lang || wanted.lang === lang) &&
    (!wanted.status || wanted.status === status) && (!wanted.year || wanted.year === year) &&
    (!wanted.kind || wanted.kind === kind);
}

/** What a left context is sorted by: its words from the keyword outwards. @param {string} left */
const outwards = (left) => [...left.trimEnd()].reverse().join("");

function columns() {
  /** @type {import("./table.js").TableColumn<Line>[]} */
  const columns = [
    { title: "Document", class: "where", key: (line) => documentName(index.texts[line.text].document), cell: where },
    { title: "Date", class: "date", key: (line) => index.texts[line.text].date ?? "", cell: (line) => index.texts[line.text].date ?? "–" },
    { title: "Left", class: "left", key: (line) => outwards(line.left), cell: (line) => el("div", { class: "cut" }, said(line.left)) },
    { title: "Term", class: "keyword", key: (line) => line.keyword, cell: keyword },
    { title: "Right", class: "right", key: (line) => line.right, cell: (line) => el("div", { class: "cut" }, said(line.right)) },
    { title: "Status", class: "kind", key: (line) => index.terms[line.term].status, cell: kind },
  ];
  return columns;
}

/** @param {Line} line */
function where(line) {
  return el("a", { href: toPassage(line.text, line.place), class: "symbol" },
    said(documentName(index.texts[line.text].document), "en"), " ", el("span", { class: "label" }, line.label));
}

/** @param {Line} line */
function keyword(line) {
  const { status, lang } = index.terms[line.term];
  return el("span", { class: `term ${status}`, lang }, line.keyword);
}

/** @param {Line} line */
function kind(line) {
  const shielded = line.flags & IN_TITLE ? "in title" : line.flags & IN_QUOTATION ? "in quotation" : "";
  const remark = shielded || (line.flags & NESTED ? "nested" : "");
  const title = remark === "nested" ? "inside a longer term" : "not counted as a use";
  return [statusName(index.terms[line.term].status), remark ? el("span", { class: "remark", title }, ` ${remark}`) : ""];
}
