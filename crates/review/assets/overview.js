// The first view: what was read, what to look at first, where concepts stand, how domains fare.

import { el, said } from "./dom.js";
import { findingRows, index } from "./data.js";
import { address, toConcept, toFinding } from "./links.js";
import { conceptName, datesOf, documentLink, documentName, levelSign, ruleName, sentence, unlikeDates } from "./names.js";
import { counted, languageName, number, ratio, span } from "./format.js";
import { heatMap } from "./heat.js";
import { profile } from "./profile.js";
import { table } from "./table.js";

/** @returns {Promise<View>} */
export async function overview() {
  const findings = index.top.some(({ finding }) => finding !== null) ? await findingRows() : [];
  const node = el("article", { class: "overview" },
    el("h1", { set: { tabindex: -1 } }, "What these documents call things"),
    el("p", { class: "lead" }, read()),
    unlike(),
    failures(),
    el("section", { set: { "aria-labelledby": "first" } },
      el("h2", { id: "first" }, "To look at first"),
      top(findings)),
    el("section", { set: { "aria-labelledby": "map" } },
      el("h2", { id: "map" }, "Where concepts stand"),
      heatMap()),
    el("section", { set: { "aria-labelledby": "domains" } },
      el("h2", { id: "domains" }, "Consistency by domain"),
      domains()),
    el("section", { set: { "aria-labelledby": "rules" } },
      el("h2", { id: "rules" }, "Rules"),
      rules()));
  return { title: "Overview", node };
}

/** What was read, in a sentence or two. */
function read() {
  const { documents, texts, totals, glossary, concepts } = index;
  const languages = ["zh", "en", null].map((lang) => {
    const count = texts.filter((text) => text.lang === lang).length;
    return count && `${number(count)} ${lang ? `in ${languageName(/** @type {Lang} */ (lang))}` : "in a language not known"}`;
  }).filter(Boolean);
  const dates = span(texts.map(({ date }) => date));
  const undated = documents.filter(({ date }) => !date).length;
  return [
    el("a", { href: "#/documents" }, counted(documents.length, "document")),
    ` (${languages.join(", ")})`,
    dates && `, ${dates}`,
    undated && dates ? ` (${number(undated)} without a date)` : "",
    `: ${counted(totals.uses, "use")} of `,
    el("a", { href: "#/concepts" }, counted(concepts.length, "concept")),
    ` of the glossary (${glossary.version ? `${glossary.version}, ` : ""}${counted(glossary.concepts, "concept")}), and ${counted(totals.shielded, "occurrence")} in titles and quotations. `,
    totals.families ? [el("a", { href: "#/families" }, counted(totals.families, "clause")), " taken over from one document to another."] : "",
    totals.known ? ` ${counted(totals.known, "finding")} known by exceptions or a baseline ${totals.known === 1 ? "is" : "are"} folded away and count${totals.known === 1 ? "s" : ""} nowhere.` : "",
  ].flat();
}

/** Documents that are dated differently in their two languages, of which one date is wrong. */
function unlike() {
  const found = [...index.documents.keys()].filter((at) => datesOf(index.documents[at]).length > 1);
  if (!found.length) return null;
  return el("details", {},
    el("summary", {}, `${counted(found.length, "document")} with different dates in Chinese and in English`),
    el("ul", {}, found.map((at) => el("li", {}, documentLink(at), ": ", unlikeDates(index.documents[at])))));
}

function failures() {
  if (!index.failures.length) return null;
  return el("section", { class: "failures", set: { "aria-labelledby": "failures" } },
    el("h2", { id: "failures" }, `${counted(index.failures.length, "file")} could not be read`),
    el("ul", {}, index.failures.map(({ message }) => el("li", {}, said(message)))));
}

/** @param {FindingRow[]} findings */
function top(findings) {
  if (!index.top.length) {
    return el("p", {}, "Nothing: no rule that is on by default found anything, and no concept with at least five uses goes by several accepted terms.");
  }
  return el("div", {},
    el("ol", { class: "top" }, index.top.map((item) => el("li", {}, topItem(item, findings)))),
    el("p", { class: "quiet-text" }, "Ranked by weight × log₂(1 + passages). An error weighs 8, a warning 4, a note 2, a use of a concept that goes by several accepted terms 1. Of one rule there are four at most. Rules that are experimental do not count."));
}

/**
 * @param {TopItem} item
 * @param {FindingRow[]} findings
 */
function topItem(item, findings) {
  const passages = counted(item.passages, "passage");
  const where = item.texts === null ? passages
    : item.texts > 1 || item.finding === null ? `${passages} in ${counted(item.texts, "text")}`
      : `${passages} in ${documentName(index.texts[findings[item.finding].text].document)}`;
  const score = el("span", { class: "score", title: "the measure" }, ratio(item.score));
  if (item.finding === null && item.concept !== null) {
    return [el("a", { class: "what named", href: toConcept(item.concept) }, conceptName(item.concept)),
      el("span", { class: "why" }, `${languageName(item.lang)}: several accepted terms; ${counted(item.passages, "use")} would have to change for all to be alike`), score];
  }
  const finding = findings[item.finding ?? 0];
  const rule = index.rules[finding.rule];
  const whole = item.findings > 1 && item.concept !== null;
  const href = whole ? address("findings", rule.id, index.concepts[item.concept ?? 0].id) : toFinding(finding);
  return [el("a", { class: whole ? "what named" : "what", href }, levelSign(finding.level), whole ? conceptName(item.concept ?? 0) : sentence(finding.message)),
    el("span", { class: "why" }, rule.id, `: ${whole ? `${counted(item.findings, "finding")}, ` : ""}${where}`), score];
}

function domains() {
  return table({
    caption: "Domains of the glossary",
    hidden: true,
    rows: index.domains,
    columns: [
      { title: "Domain", head: true, key: (row) => row.en ?? row.id, cell: (row) => [said(row.en ?? row.id, row.en ? "en" : null), row.zh ? said(row.zh, "zh", "second") : ""] },
      { title: "Concepts", class: "figure", falling: true, key: (row) => row.concepts, cell: (row) => number(row.concepts) },
      { title: "Several terms", class: "figure", falling: true, key: (row) => row.varied, cell: (row) => number(row.varied) },
      { title: "HHI", class: "figure", key: (row) => row.hhi ?? 2, cell: (row) => ratio(row.hhi) },
      { title: "Uses by status", key: (row) => row.deprecated / Math.max(1, row.preferred + row.admitted + row.deprecated), falling: true, cell: (row) => profile(row) },
    ],
  }).node;
}

function rules() {
  return table({
    caption: "Rules and what they found",
    hidden: true,
    rows: index.rules,
    columns: [
      { title: "Rule", head: true, key: (row) => row.id, cell: (row) => row.findings + row.known ? el("a", { href: address("findings", row.id) }, ruleName(row)) : ruleName(row) },
      { title: "Looks for", cell: (row) => row.summary },
      { title: "Class (MQM)", key: (row) => row.class, cell: (row) => row.class },
      { title: "Findings", class: "figure", falling: true, key: (row) => row.findings, cell: (row) => [number(row.findings), row.known ? el("span", { class: "share", title: "known by exceptions or a baseline" }, ` +${number(row.known)} known`) : ""] },
    ],
  }).node;
}
