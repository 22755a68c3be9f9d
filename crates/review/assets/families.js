// Clauses that documents take over from one another: the list, and one with all its wordings.

import { el, said } from "./dom.js";
import { familyData, familyRows, index, textData } from "./data.js";
import { toDocument, toFamily } from "./links.js";
import { documentName, withDates } from "./names.js";
import { difference, wholeWording } from "./difference.js";
import { choice, words } from "./filters.js";
import { counted, number, span } from "./format.js";
import { remembered } from "./memory.js";
import { table } from "./table.js";
import { hasWords } from "./words.js";

/** What the cases of a change in two languages are called. */
const CASES = {
  same: "the same but for citations, dates and small words",
  drift: "English same, Chinese changed",
  "missed-update": "English changed, Chinese same",
  "both-changed": "both changed",
};

/** @returns {Promise<View>} */
export async function families() {
  const all = await familyRows();
  const wanted = remembered("filters", { words: "", kind: all.some(({ terms }) => terms.length) ? "terms" : "" });
  const list = table({ caption: "Families of clauses", hidden: true, rows: all, columns: columns(), class: "families" });
  const count = el("p", { class: "quiet-text", set: { role: "status" } });
  const show = () => {
    const rows = all.filter((row) => fits(row, wanted.kind) &&
      (!wanted.words || hasWords([row.en, row.zh, ...row.terms.flat()].join(" "), wanted.words)));
    count.textContent = `${number(rows.length)} of ${counted(all.length, "family", "families")}`;
    list.show(rows);
  };
  show();
  const node = el("article", {},
    el("h1", { set: { tabindex: -1 } }, "Clauses taken over"),
    el("p", { class: "quiet-text" }, index.totals.clauses ? `${number(index.totals.clauses)} clauses were compared. Those that stand in more than one document, in the same or in similar words, make a family.` : "There are not two documents whose clauses could be compared."),
    el("div", { class: "filters" },
      words("With the words", (value) => { wanted.words = value; show(); }, wanted.words),
      choice("Show", [["", "all"], ["terms", "changed terms"], ["drift", "English same, Chinese changed"], ["missed", "English changed, Chinese same"], ["reworded", "reworded"], ["verbatim", "word for word"]], (value) => { wanted.kind = value; show(); }, wanted.kind)),
    count,
    list.node);
  return { title: "Clauses taken over", node };
}

/**
 * @param {FamilyRow} row
 * @param {string} kind
 */
function fits(row, kind) {
  switch (kind) {
    case "terms": return row.terms.length > 0;
    case "drift": return row.drift > 0;
    case "missed": return row.missed > 0;
    case "reworded": return row.variants > 1;
    case "verbatim": return row.variants === 1;
    default: return true;
  }
}

function columns() {
  /** @type {import("./table.js").TableColumn<FamilyRow>[]} */
  const columns = [
    { title: "Clause", class: "clause", key: (row) => row.zh || row.en, cell: (row) => el("a", { class: "entry", href: toFamily(row) }, [row.zh && said(row.zh, "zh"), row.en && said(row.en, "en")]) },
    { title: "Changed terms", key: (row) => row.terms.length, falling: true, cell: (row) => el("span", {}, changedTerms(row)) },
    { title: "Wordings", class: "figure", falling: true, key: (row) => row.variants, cell: (row) => number(row.variants) },
    { title: "Documents", class: "figure", falling: true, key: (row) => row.documents, cell: (row) => number(row.documents) },
    { title: "Dates", class: "date", key: (row) => row.first ?? "", cell: (row) => span([row.first, row.last]) || "–" },
  ];
  return columns;
}

/** @param {FamilyRow} row */
const changedTerms = (row) =>
  row.terms.map(([old, text]) => el("span", { class: "term-change" }, el("del", {}, said(old)), " → ", el("ins", {}, said(text))));

/**
 * @param {string} key
 * @returns {Promise<?View>}
 */
export async function family(key) {
  const rows = await familyRows();
  const row = rows.find((row) => row.key === key);
  if (!row) return null;
  const data = await familyData(row);
  const variants = await Promise.all(data.variants.map(withTexts));
  const facts = [`${counted(row.uses, "use")} in ${counted(row.documents, "document")}`, counted(row.variants, "wording"), span([row.first, row.last])];
  const node = el("article", { class: "family" },
    el("p", { class: "crumb" }, el("a", { href: "#/families" }, "Clauses taken over")),
    el("h1", { set: { tabindex: -1 } }, said(row.zh || row.en)),
    el("p", { class: "lead" }, withDates(`${facts.filter(Boolean).join(", ")}.`)),
    row.terms.length > 0 && el("p", {}, "Changed terms: ", changedTerms(row)),
    el("ol", { class: "variants" }, variants.map((variant, at) => el("li", {}, version(variant, at, variants)))));
  return { title: "Clause", node };
}

/** @typedef {Variant & {en: string, zh: string}} Wording */

/**
 * The texts of a wording are those of its first use, if they are not given.
 * @param {Variant} variant
 * @returns {Promise<Wording>}
 */
async function withTexts(variant) {
  const { document, zh, en } = variant.uses[0];
  const { texts } = index.documents[document];
  /** @param {?number} paragraph @param {number} text */
  const read = async (paragraph, text) => paragraph === null ? "" : (await textData(text)).paragraphs[paragraph]?.t ?? "";
  return {
    ...variant,
    zh: variant.zh ?? await read(zh, texts[0]),
    en: variant.en ?? await read(en, texts[texts.length - 1]),
  };
}

/**
 * @param {Wording} variant
 * @param {number} at
 * @param {Wording[]} all
 */
function version(variant, at, all) {
  const first = variant.uses[0];
  const date = index.documents[first.document].date;
  const from = variant.from === null ? null : all[variant.from];
  const what = variant.case ? CASES[/** @type {keyof typeof CASES} */ (variant.case)] : "";
  return el("section", { class: "variant" },
    el("h2", {}, date ?? `Wording ${at + 1}`),
    el("p", { class: "uses" }, variant.uses.map((use) => useLink(use))),
    from && el("p", { class: `case ${variant.case ?? ""}` }, `Against wording ${(variant.from ?? 0) + 1}${what ? `: ${what}` : ""}`),
    el("div", { class: "sides" },
      wording("zh", variant, from),
      wording("en", variant, from)));
}

/** @param {ClauseUse} use */
function useLink(use) {
  const { texts } = index.documents[use.document];
  const at = texts.length > 1 ? (use.zh === null ? 1 : 0) : 0;
  const paragraph = use.zh ?? use.en;
  const place = paragraph === null ? null : [at, paragraph, 0, 0];
  return el("a", { class: "symbol", href: toDocument(use.document, place) },
    said(documentName(use.document), "en"), " ", el("span", { class: "label" }, use.label));
}

/**
 * @param {Lang} lang
 * @param {Wording} variant
 * @param {?Wording} from
 */
function wording(lang, variant, from) {
  const text = variant[lang];
  if (!text) return null;
  const changes = variant.changes[lang];
  return from && changes.length
    ? difference(from[lang], text, changes, lang)
    : wholeWording(text, lang);
}
