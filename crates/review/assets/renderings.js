// How the terms of a concept render one another: shares, documents and passages.

import { el, said } from "./dom.js";
import { index, textData } from "./data.js";
import { counted, languageName, number, percent, ratio } from "./format.js";
import { toPassage } from "./links.js";
import { documentLink, documentName, statusName } from "./names.js";

/** UTF-16 units of context on either side of a passage. */
const CONTEXT = { zh: 48, en: 110 };

/** Documents that are named; more are counted. */
const MOST_DOCUMENTS = 120;

/** Below so many units ratios are weak evidence. */
const FIRM = 5;

/** The languages in the order of the terms of a pair. @type {Lang[]} */
const LANGUAGES = ["en", "zh"];

/**
 * The renderings of a concept, or nothing where no document is there in both languages.
 * @param {ConceptData} data
 */
export function renderings(data) {
  if (!data.reach.length && !data.pairs.length) return null;
  const directions = LANGUAGES.map((lang, side) => direction(data, lang, side));
  return el("section", { class: "renderings", set: { "aria-labelledby": "rendered" } },
    el("h2", { id: "rendered" }, "Renderings"),
    el("p", { class: "quiet-text" }, "What stands opposite of the terms, in units with both languages. Which term renders which is counted where either side has one term of the concept."),
    directions);
}

/**
 * @param {ConceptData} data
 * @param {Lang} lang of the terms that are looked at
 * @param {number} side of a pair that they are on
 */
function direction(data, lang, side) {
  const reach = data.reach.find((one) => one.lang === lang);
  const sources = bySource(data.pairs, side);
  if (!reach && !sources.length) return null;
  const title = `${languageName(lang)} into ${languageName(LANGUAGES[1 - side])}`;
  return el("section", { class: "direction", set: { "aria-label": title } }, el("h3", {}, title),
    reach && el("dl", { class: "reach" }, reached("here", reach.here), reach.official && reached("official texts", reach.official)),
    sources.map((pairs) => source(data, pairs, side)));
}

/**
 * The pairs by the term on a side, the most frequent first.
 * @param {Pair[]} pairs
 * @param {number} side
 */
function bySource(pairs, side) {
  /** @type {Map<number, Pair[]>} */
  const groups = new Map();
  for (const pair of pairs) groups.set(pair.terms[side], [...groups.get(pair.terms[side]) ?? [], pair]);
  const all = [...groups.values()];
  all.forEach((group) => group.sort((one, two) => two.units - one.units));
  return all.sort((one, two) => unitsOf(two) - unitsOf(one));
}

/** @param {Pair[]} pairs */
const unitsOf = (pairs) => pairs.reduce((sum, { units }) => sum + units, 0);

/**
 * What stands opposite, as a bar and in words.
 * @param {string} whose
 * @param {Shares} shares
 */
function reached(whose, { units, accepted, discouraged, any, main, ltcr }) {
  /** @type {[string, number, string][]} */
  const parts = [["accepted", accepted, "an agreed term opposite"], ["deprecated", discouraged, "a discouraged one only"], ["otherwise", any - accepted - discouraged, "another form"], ["none", units - any, "none"]];
  const present = parts.filter(([, count]) => count > 0);
  const words = present.map(([, count, name]) => `${name} ${share(count, units)}`).join(", ");
  const bar = el("span", { class: "profile", set: { "aria-hidden": "true" } }, present.map(([name, count]) => {
    const part = el("span", { class: name });
    part.style.flexGrow = String(count);
    return part;
  }));
  const consistency = main === null ? "" : `; main rendering ${percent(main)}, LTCR ${ratio(ltcr)}`;
  return el("div", { class: "reach-line" }, el("dt", {}, whose),
    el("dd", {}, bar, el("span", { class: "profile-words" }, `${counted(units, "unit")}: ${words}${consistency}`)));
}

/**
 * A share that is never rounded to all or none.
 * @param {number} count
 * @param {number} all
 */
function share(count, all) {
  const rounded = percent(count / all);
  if (rounded === "100%" && count < all) return "over 99%";
  return rounded === "0%" && count > 0 ? "under 1%" : rounded;
}

/**
 * A term with its renderings.
 * @param {ConceptData} data
 * @param {Pair[]} pairs
 * @param {number} side
 */
function source(data, pairs, side) {
  const term = data.terms[pairs[0].terms[side]];
  const all = unitsOf(pairs);
  const preferred = pairs.find(({ terms }) => data.terms[terms[1 - side]].status === "preferred")?.units ?? 0;
  const alike = pairs.reduce((sum, { units }) => sum + units * (units - 1), 0);
  const hhi = pairs.reduce((sum, { units }) => sum + (units / all) ** 2, 0);
  const measures = all < 2 ? "" : `; HHI ${ratio(hhi)}, LTCR ${ratio(alike / (all * (all - 1)))}, preferred ${ratio(preferred / all)}${all < FIRM ? " (weak evidence)" : ""}`;
  return el("div", { class: "rendered-term" },
    el("h4", {}, said(term.text, term.lang), " ", el("span", { class: "quiet-text" }, `${counted(all, "unit")}${measures}`)),
    el("ul", { class: "rendered-by" }, pairs.map((pair) => rendering(data, pair, side, all))));
}

/**
 * @param {ConceptData} data
 * @param {Pair} pair
 * @param {number} side
 * @param {number} all units of the term
 */
function rendering(data, pair, side, all) {
  const target = data.terms[pair.terms[1 - side]];
  const bar = el("span", { class: `filled ${target.status}` });
  bar.style.width = `${(100 * pair.units) / all}%`;
  return el("li", {},
    el("div", { class: "rendering" },
      el("span", { class: "rendering-term" }, said(target.text, target.lang)),
      statusName(target.status),
      el("span", { class: "share-bar", set: { "aria-hidden": "true" } }, bar),
      el("span", { class: "rendering-figure" }, number(pair.units), el("span", { class: "share" }, ` ${share(pair.units, all)}`))),
    passages(pair, side));
}

/**
 * The documents and passages of a pair, read when they are asked for.
 * @param {Pair} pair
 * @param {number} side
 */
function passages(pair, side) {
  const texts = textsOf(pair);
  const holder = el("div", {});
  const open = async () => {
    if (holder.childElementCount) return;
    const found = await Promise.all(pair.passages.map((both) => passage(both, side)));
    holder.replaceChildren(el("ul", { class: "passages" }, found), documents(texts));
  };
  const toggle = () => open().catch((error) => {
    console.error(error);
    holder.textContent = `The passages could not be read: ${error}`;
  });
  return el("details", { on: { toggle } }, el("summary", {}, counted(texts.length, "document")), holder);
}

/**
 * The Chinese texts of a pair with their units.
 * @param {Pair} pair
 * @returns {[number, number][]}
 */
function textsOf({ texts }) {
  let text = 0;
  /** @type {[number, number][]} */
  const all = [];
  for (let at = 0; at < texts.length; at += 2) {
    text += texts[at];
    all.push([text, texts[at + 1]]);
  }
  return all;
}

/**
 * Both sides of a unit, the term that is looked at first.
 * @param {[Place, Place]} both
 * @param {number} side
 */
async function passage(both, side) {
  const [first, second] = side ? [both[1], both[0]] : both;
  const sides = await Promise.all([first, second].map(excerpt));
  const { paragraphs } = await textData(first[0]);
  const [text, ...place] = first;
  return el("li", {},
    el("a", { class: "symbol", href: toPassage(text, place) }, said(documentName(index.texts[text].document), "en"), " ",
      el("span", { class: "label" }, paragraphs[place[0]]?.l ?? "")),
    el("div", { class: "both" }, sides));
}

/** @param {Place} place */
async function excerpt([text, paragraph, start, length]) {
  const { lang } = index.texts[text];
  const t = (await textData(text)).paragraphs[paragraph]?.t ?? "";
  const width = CONTEXT[lang ?? "en"];
  const [from, end] = [Math.max(0, start - width), start + length];
  const [before, after] = [t.slice(from, start).replace(/^[\udc00-\udfff]/, ""), t.slice(end, end + width).replace(/[\ud800-\udbff]$/, "")];
  return el("p", { lang }, from > 0 && "…", before, el("mark", { class: "passage" }, t.slice(start, end)), after, end + width < t.length && "…");
}

/** @param {[number, number][]} texts */
function documents(texts) {
  const shown = texts.slice(0, MOST_DOCUMENTS);
  const more = texts.length - shown.length;
  return el("p", { class: "in-documents" }, "In ",
    shown.flatMap(([text, units], at) => [at ? ", " : "", documentLink(index.texts[text].document), units > 1 ? ` (${number(units)})` : ""]),
    more > 0 && ` and ${counted(more, "more document")}`, ".");
}
