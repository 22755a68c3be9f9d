// One concept: its terms, how they are shared out, and every occurrence.

import { el, said } from "./dom.js";
import { conceptData, findingRows, index } from "./data.js";
import { conceptName, documentLink, statusName } from "./names.js";
import { counted, languageName, number, percent, ratio, yearOf } from "./format.js";
import { concordance } from "./concordance.js";
import { findingList } from "./findings.js";
import { profile } from "./profile.js";
import { renderings } from "./renderings.js";
import { BREAK, shareChart } from "./chart.js";

/**
 * @param {string} id
 * @returns {Promise<?View>}
 */
export async function concept(id) {
  const number = index.concepts.findIndex((concept) => concept.id === id);
  if (number < 0) return null;
  const row = index.concepts[number];
  const data = await conceptData(row);
  const all = (await findingRows()).filter((finding) => finding.concept === number);
  const findings = all.filter(({ known }) => !known);
  const domain = index.domains.find((domain) => domain.id === row.domain);
  const node = el("article", { class: "concept" },
    el("p", { class: "crumb" }, el("a", { href: "#/concepts" }, "Concepts"), " / ", said(domain?.en ?? row.domain, "en")),
    el("h1", { set: { tabindex: -1 } }, conceptName(number)),
    el("p", { class: "id" }, row.id, row.kind !== "term" && el("span", { class: "tag" }, row.kind)),
    data.definition && el("p", { class: "lead" }, said(data.definition)),
    data.note && el("p", {}, said(data.note)),
    data.unattested && el("p", { class: "quiet-text" }, "No source is given: ", said(data.unattested)),
    [...row.usage].reverse().map((usage) => language(data, usage)),
    renderings(data),
    all.length > 0 && el("section", {}, el("h2", {}, "Findings"), findings.length > 0 && findingList(findings).node,
      all.length > findings.length && el("p", { class: "quiet-text" }, `${counted(all.length - findings.length, "finding")} known by exceptions or a baseline, folded away.`)),
    el("section", { set: { "aria-labelledby": "every" } }, el("h2", { id: "every" }, "Every occurrence"), concordance(data)));
  return { title: row.zh ?? row.en ?? row.id, node };
}

/**
 * @param {ConceptData} data
 * @param {Usage} usage
 */
function language(data, usage) {
  const more = data.usage.find(({ lang }) => lang === usage.lang);
  const terms = data.terms.filter(({ lang }) => lang === usage.lang);
  const name = languageName(usage.lang);
  return el("section", { class: "language", set: { "aria-label": name } },
    el("h2", {}, name),
    el("p", {}, `${counted(usage.uses, "use")} in ${counted(usage.documents, "text")} by ${counted(usage.variants, "term")}`,
      usage.shielded ? `, and ${number(usage.shielded)} in titles and quotations` : "", more?.first ? `; ${more.first === more.last ? more.first : `${more.first} to ${more.last}`}` : "", "."),
    more && profile(more),
    ...(more ? measures(usage, more) : []),
    chart(terms, usage.lang),
    termTable(terms, usage, name));
}

/**
 * @param {Usage} usage
 * @param {UsageData} more
 */
function measures(usage, more) {
  /** @type {[string, ?number, string][]} */
  const values = [
    ["HHI", usage.hhi, "1 where one term is used throughout"],
    ["LTCR", more.ltcr, "chance that two uses have the same term"],
    ["within documents", more.within, "the same index, inside each document"],
    ["drift", more.drift, "what differs between documents"],
    ["dispersion", more.dispersion, "0 spread evenly, near 1 in one document"],
    ["per 1,000 characters", more.per_thousand, "how often"],
  ];
  return [
    el("dl", { class: "measures" }, values.map(([name, value, meaning]) =>
      el("div", { title: meaning }, el("dt", {}, name), el("dd", {}, ratio(value))))),
    more.weak && el("p", { class: "quiet-text" }, "Fewer than five uses: weak evidence."),
  ];
}

/**
 * @param {TermData[]} terms
 * @param {Lang} lang
 */
function chart(terms, lang) {
  const used = terms.filter(({ count, nested }) => count + nested > 0);
  /** @type {Map<string, Map<TermData, number>>} */
  const years = new Map();
  for (const term of used) {
    let text = 0;
    for (let at = 0; at < term.texts.length; at += 4) {
      text += term.texts[at];
      const year = yearOf(index.texts[text].date);
      const uses = term.texts[at + 1] + term.texts[at + 2];
      if (!year || !uses) continue;
      const counts = years.get(year) ?? new Map();
      years.set(year, counts.set(term, (counts.get(term) ?? 0) + uses));
    }
  }
  if (!years.size) return used.length ? el("p", { class: "quiet-text" }, "None of these documents has a date, so there are no shares by year.") : null;
  const order = axis([...years.keys()].sort());
  const series = [...used].sort((one, two) => two.count + two.nested - one.count - one.nested)
    .map((term) => ({ name: term.text, lang, counts: order.map((year) => years.get(year)?.get(term) ?? 0) }));
  const room = document.documentElement.clientWidth;
  return shareChart(`Share of each term by year, ${languageName(lang)}`, order, series, Math.max(280, Math.min(760, room - 48)));
}

/** Years without a use in a row that an axis still shows one by one. */
const LONGEST_GAP = 12;

/**
 * The years of an axis: those between have their places too, and a longer gap is a break.
 * @param {string[]} used in order
 */
function axis(used) {
  return used.flatMap((year, at) => {
    const between = at ? Number(year) - Number(used[at - 1]) - 1 : 0;
    const empty = between > LONGEST_GAP ? [BREAK]
      : Array.from({ length: between }, (_, step) => String(Number(used[at - 1]) + step + 1));
    return [...empty, year];
  });
}

/**
 * @param {TermData[]} terms
 * @param {Usage} usage
 * @param {string} name
 */
function termTable(terms, usage, name) {
  return el("div", { class: "scroller", set: { tabindex: 0, role: "region", "aria-label": `${name} terms` } }, el("table", { class: "terms" },
    el("caption", { class: "unseen" }, `${name} terms`),
    el("thead", {}, el("tr", {}, ["Term", "Status", "Uses", "Share", "In titles", "First", "Last", "Remarks and sources"].map((title, at) =>
      el("th", { class: at > 1 && at < 5 ? "figure" : "", set: { scope: "col" } }, title)))),
    el("tbody", {}, terms.map((term) => {
      const uses = term.count + term.nested;
      return el("tr", { class: uses + term.shielded ? "" : "absent" },
        el("th", { set: { scope: "row" } }, said(term.text, term.lang), term.abbreviation && el("span", { class: "tag" }, "abbreviation")),
        el("td", {}, statusName(term.status)),
        el("td", { class: "figure", title: term.nested ? `${term.nested} of them in longer terms` : "" }, number(uses)),
        el("td", { class: "figure" }, usage.uses ? percent(uses / usage.uses) : "–"),
        el("td", { class: "figure" }, number(term.shielded)),
        el("td", { class: "date" }, term.first ?? "–"),
        el("td", { class: "date" }, term.last ?? "–"),
        el("td", { class: "remarks" }, remarks(term)));
    }))));
}

/** @param {TermData} term */
function remarks(term) {
  const [from, until] = term.valid;
  return [
    term.reason && el("p", {}, said(term.reason)),
    term.only_for && el("p", {}, "only as the rendering of ", said(term.only_for)),
    (from || until) && el("p", {}, `valid ${from ? `from ${from}` : ""} ${until ? `until ${until}` : ""}`),
    term.note && el("p", {}, said(term.note)),
    term.sources.length > 0 && el("p", { class: "sources" }, term.sources.flatMap((source, at) => [at ? "; " : "", ...sourceLink(source)])),
  ];
}

/** A source is a link where its document was read. @param {string} source */
function sourceLink(source) {
  const symbol = source.split(" ")[0];
  const found = index.documents.findIndex(({ id }) => id === symbol);
  return found < 0 ? [said(source, "en")] : [documentLink(found), said(source.slice(symbol.length), "en")];
}
