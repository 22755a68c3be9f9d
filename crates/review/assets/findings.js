// Findings: the list of them, and one with its passages.

import { el, said } from "./dom.js";
import { findingData, findingRows, index } from "./data.js";
import { toFinding, toPassage } from "./links.js";
import { conceptLink, documentLink, documentName, knownTag, levelSign, ruleName, sentence, statusName } from "./names.js";
import { choice, toggle, words } from "./filters.js";
import { counted, number } from "./format.js";
import { remembered } from "./memory.js";
import { table } from "./table.js";
import { hasWords } from "./words.js";

/** The findings of the list that was shown last, in its order. @type {FindingRow[]} */
let walked = [];

/** @param {FindingRow} row */
const isExperimental = ({ rule }) => index.rules[rule].experimental;

/** @param {number} count */
const isOrAre = (count) => (count === 1 ? "is" : "are");

/**
 * A table of findings.
 * @param {FindingRow[]} rows
 */
export function findingList(rows) {
  /** @param {FindingRow} row */
  const document = (row) => index.texts[row.text].document;
  return table({
    caption: "Findings",
    hidden: true,
    rows,
    class: "findings",
    arranged: (sorted) => { walked = sorted; },
    columns: [
      { title: "Finding", key: (row) => row.message, cell: (row) => el("a", { class: "entry", href: toFinding(row) }, levelSign(row.level), sentence(row.message), row.known && knownTag(row.known)) },
      { title: "Rule", class: "kind", key: (row) => index.rules[row.rule].id, cell: (row) => ruleName(index.rules[row.rule]) },
      { title: "Document", class: "where", key: (row) => documentName(document(row)), cell: (row) => documentLink(document(row)) },
      { title: "Passages", class: "figure", falling: true, key: (row) => row.passages, cell: (row) => number(row.passages) },
    ],
  });
}

/**
 * The findings, of one rule and on one concept where these are named.
 * @param {string} [rule]
 * @param {string} [conceptId]
 * @returns {Promise<View>}
 */
export async function findings(rule = "", conceptId = "") {
  const all = await findingRows();
  const chosen = index.rules.find(({ id }) => id === rule);
  const told = all.filter(({ known }) => !known);
  const known = all.length - told.length;
  const experimental = told.filter(isExperimental).length;
  const firm = index.rules.some(({ experimental, findings }) => !experimental && findings);
  const wanted = remembered("filters", { words: "", rule: chosen ? rule : "", level: "", experimental: chosen?.experimental || !firm, known: told.length === 0 });
  const list = findingList([]);
  const count = el("p", { class: "quiet-text", set: { role: "status" } });
  const show = () => {
    const rows = all.filter((row) => {
      const { id, experimental } = index.rules[row.rule];
      const concept = row.concept === null ? "" : index.concepts[row.concept].id;
      return (!wanted.rule || id === wanted.rule) && (!wanted.level || row.level === wanted.level) &&
        (!conceptId || concept === conceptId) && (wanted.experimental || !experimental) && (wanted.known || !row.known) &&
        (!wanted.words || hasWords(`${row.message} ${documentName(index.texts[row.text].document)}`, wanted.words));
    });
    const offered = all.filter((row) => (wanted.experimental || !isExperimental(row)) && (wanted.known || !row.known)).length;
    const away = [
      !wanted.experimental && experimental && `${number(experimental)} of experimental rules ${isOrAre(experimental)} left out`,
      !wanted.known && known && `${number(known)} known by exceptions or a baseline ${isOrAre(known)} folded away`,
    ];
    count.textContent = [rows.length === offered ? counted(offered, "finding") : `${number(rows.length)} of ${counted(offered, "finding")}`, ...away].filter(Boolean).join("; ");
    list.show(rows);
  };
  show();
  const concept = index.concepts.findIndex(({ id }) => id === conceptId);
  const node = el("article", {},
    el("h1", { set: { tabindex: -1 } }, "Findings"),
    concept >= 0 && el("p", {}, "On ", conceptLink(concept), ". ", el("a", { href: "#/findings" }, "Show all findings")),
    el("p", { class: "quiet-text" }, "A finding is evidence to judge. Findings of experimental rules are often wrong and are left out unless asked for."),
    el("div", { class: "filters" },
      words("With the words", (value) => { wanted.words = value; show(); }, wanted.words),
      choice("Rule", [["", "all"], ...index.rules.filter((it) => it.findings + it.known).map(({ id }) => /** @type {[string, string]} */ ([id, id]))], (value) => { wanted.rule = value; show(); }, wanted.rule),
      choice("Level", [["", "all"], ["error", "error"], ["warning", "warning"], ["note", "note"]], (value) => { wanted.level = value; show(); }, wanted.level),
      toggle("experimental rules too", wanted.experimental, (on) => { wanted.experimental = on; show(); }),
      known > 0 && toggle(`known ones too (${number(known)})`, wanted.known, (on) => { wanted.known = on; show(); })),
    count,
    list.node);
  return { title: "Findings", node };
}

/**
 * @param {string} key
 * @returns {Promise<?View>}
 */
export async function finding(key) {
  const rows = await findingRows();
  const at = rows.findIndex((row) => row.key === key);
  if (at < 0) return null;
  const row = rows[at];
  const data = await findingData(row);
  const rule = index.rules[row.rule];
  const { document } = index.texts[row.text];
  const own = data.evidence.find((evidence) => evidence.text === row.text && evidence.place);
  const node = el("article", { class: "finding-view" },
    el("p", { class: "crumb" }, el("a", { href: "#/findings" }, "Findings"), " / ", ruleName(rule)),
    el("h1", { set: { tabindex: -1 } }, levelSign(row.level), sentence(row.message)),
    el("p", {}, documentLink(document), row.concept !== null && [" · ", conceptLink(row.concept)]),
    data.known && el("p", { class: "known-note" }, knownAs(row, data.known)),
    own && el("p", {}, el("a", { class: "button", href: toPassage(own.text, own.place) }, "Read it in the document")),
    el("p", { class: "lead help" }, said(data.help)),
    data.terms.length > 0 && counts(data),
    el("h2", {}, "Passages"),
    passages(data, row),
    neighbours(rows, row));
  return { title: "Finding", node };
}

/**
 * What knows a finding, and why.
 * @param {FindingRow} row
 * @param {[string, string]} known
 */
function knownAs(row, [reason, place]) {
  if (row.known === "baseline") return "Known: it is in the baseline, and is told no more.";
  return ["Known by an exception: ", said(reason), el("span", { class: "quiet-text" }, ` (${place})`)];
}

/** @param {FindingData} data */
function counts(data) {
  const elsewhere = data.terms.some(([, , elsewhere]) => elsewhere);
  return table({
    caption: "Terms concerned",
    hidden: true,
    rows: data.terms,
    columns: [
      { title: "Term", head: true, cell: ([term]) => term === null ? "–" : said(index.terms[term].text, index.terms[term].lang) },
      { title: "Status", cell: ([term]) => term === null ? "–" : statusName(index.terms[term].status) },
      { title: "Uses here", class: "figure", cell: ([, uses]) => number(uses) },
      ...(elsewhere ? [{ title: "Elsewhere", class: "figure", cell: (/** @type {[?number, number, number]} */ [, , other]) => number(other) }] : []),
    ],
  }).node;
}

/**
 * @param {FindingData} data
 * @param {FindingRow} row
 */
function passages(data, row) {
  const more = row.passages - data.evidence.length;
  return el("div", {},
    el("ul", { class: "passages" }, data.evidence.map((evidence) => el("li", {},
      el("a", { class: "symbol", href: toPassage(evidence.text, evidence.place) },
        said(documentName(index.texts[evidence.text].document), "en"), " ", el("span", { class: "label" }, evidence.label)),
      el("p", {}, evidence.before && "…", said(evidence.before), el("mark", { class: `passage ${row.level}` }, said(evidence.keyword)), said(evidence.after), evidence.after && "…")))),
    more > 0 && el("p", { class: "quiet-text" }, `and ${counted(more, "more passage")}.`));
}

/**
 * Ways to the findings before and behind: in the list that the reader comes from, else among those
 * that the list would show.
 * @param {FindingRow[]} rows
 * @param {FindingRow} row
 */
function neighbours(rows, row) {
  const isIn = walked.some(({ key }) => key === row.key);
  const all = isIn ? walked : rows.filter((other) => (isExperimental(row) || !isExperimental(other)) && (row.known || !other.known));
  const at = all.findIndex(({ key }) => key === row.key);
  const [before, next] = [all[at - 1], all[at + 1]];
  return el("nav", { class: "pages", set: { "aria-label": "Other findings" } },
    before && el("a", { class: "button", href: toFinding(before) }, "Previous finding"),
    el("span", {}, `${number(at + 1)} of ${number(all.length)}`),
    next && el("a", { class: "button", href: toFinding(next) }, "Next finding"));
}
