// All documents that were read.

import { el, said } from "./dom.js";
import { index } from "./data.js";
import { datesOf, documentLink, documentName, titlesOf } from "./names.js";
import { choice, words } from "./filters.js";
import { number, ratio, yearOf } from "./format.js";
import { remembered } from "./memory.js";
import { table } from "./table.js";
import { hasWords } from "./words.js";

/** @typedef {{number: number, row: DocumentRow, words: string, uses: number, varied: number, findings: number, experimental: number, hhi: ?number}} Line */

/** What stands for the year of a text without a date; behind all years. */
const NO_YEAR = "none";

/** The years of the texts of a document. @param {DocumentRow} row */
const yearsOf = (row) => row.texts.map((text) => yearOf(index.texts[text].date) || NO_YEAR);

/**
 * The documents, of one year where it is named.
 * @param {string} [year]
 * @returns {Promise<View>}
 */
export async function documents(year = "") {
  const all = index.documents.map(line);
  const wanted = remembered("filters", { words: "", year });
  const list = table({ caption: "Documents", hidden: true, rows: all, columns: columns() });
  const show = () => list.show(all.filter(({ row, words }) =>
    (!wanted.words || hasWords(words, wanted.words)) &&
    (!wanted.year || yearsOf(row).includes(wanted.year))));
  show();
  const years = [...new Set(all.flatMap(({ row }) => yearsOf(row)))].sort();
  const node = el("article", {},
    el("h1", { set: { tabindex: -1 } }, "Documents"),
    el("div", { class: "filters" },
      words("With the words", (value) => { wanted.words = value; show(); }, wanted.words),
      years.length > 1 && choice("Year", [["", "all"], ...years.map((it) => /** @type {[string, string]} */ ([it, it === NO_YEAR ? "no date" : it]))], (value) => { wanted.year = value; show(); }, wanted.year)),
    list.node,
    warnings());
  return { title: "Documents", node };
}

/**
 * @param {DocumentRow} row
 * @param {number} at
 * @returns {Line}
 */
function line(row, at) {
  const texts = row.texts.map((text) => index.texts[text]);
  const sum = (/** @type {(text: TextRow) => number} */ of) => texts.reduce((all, text) => all + of(text), 0);
  const ratios = texts.map(({ hhi }) => hhi).filter((hhi) => hhi !== null);
  return {
    number: at, row,
    words: [row.id, ...texts.flatMap(({ title, path }) => [title ?? "", path])].join(" "),
    uses: sum(({ uses }) => uses),
    varied: sum(({ varied }) => varied),
    findings: sum(({ findings }) => findings[0]),
    experimental: sum(({ findings }) => findings[1]),
    hhi: ratios.length ? Math.min(...ratios) : null,
  };
}

function columns() {
  /** @type {import("./table.js").TableColumn<Line>[]} */
  const columns = [
    { title: "Document", head: true, key: ({ number }) => documentName(number), cell: ({ number }) => [documentLink(number), el("span", { class: "titles" }, titlesOf(number))] },
    { title: "Date", class: "date", key: ({ row }) => row.date ?? "", cell: ({ row }) => datesOf(row).join(" / ") || "–" },
    { title: "Uses", class: "figure", falling: true, key: ({ uses }) => uses, cell: ({ uses }) => number(uses) },
    { title: "Several terms", class: "figure", falling: true, key: ({ varied }) => varied, cell: ({ varied }) => number(varied) },
    { title: "HHI", class: "figure", key: ({ hhi }) => hhi ?? 2, cell: ({ hhi }) => ratio(hhi) },
    { title: "Findings", class: "figure", falling: true, key: ({ findings, experimental }) => findings + experimental / 1e6,
      cell: ({ findings, experimental }) => [number(findings), experimental ? el("span", { class: "share", title: "of experimental rules" }, ` +${number(experimental)}`) : ""] },
  ];
  return columns;
}

/** What could not be read as it should. */
function warnings() {
  const found = index.texts.filter((text) => text.warnings.length);
  if (!found.length) return null;
  return el("section", {}, el("h2", {}, "Read with warnings"), found.map(({ path, warnings }) =>
    el("details", {}, el("summary", {}, said(path), ` (${number(warnings.length)})`),
      el("ul", {}, warnings.map(([line, message]) => el("li", {}, `line ${number(line)}: `, said(message)))))));
}
