// Concepts against documents or years.

import { el } from "./dom.js";
import { index } from "./data.js";
import { address } from "./links.js";
import { conceptLink, documentLink } from "./names.js";
import { choice } from "./filters.js";
import { counted, languageName, number } from "./format.js";

/** Steps of the shading. */
const STEPS = 5;

/** The map with its switches. */
export function heatMap() {
  const maps = index.heat;
  if (!maps.length) return el("p", { class: "quiet-text" }, "No term of the glossary occurs.");
  let map = maps[0];
  let by = "most_used";
  const frame = el("div");
  const show = () => frame.replaceChildren(drawn(map, by === "most_used" ? map.most_used : map.most_varied));
  const controls = el("div", { class: "filters" },
    maps.length > 1 && choice("Language", maps.map(({ lang }) => [lang, languageName(lang)]), (value) => {
      map = maps.find(({ lang }) => lang === value) ?? map;
      show();
    }),
    choice("Concepts", [["most_used", "most used"], ["most_varied", "most varied"]], (value) => {
      by = value;
      show();
    }));
  show();
  return el("div", {}, controls, frame);
}

/**
 * @param {Heat} map
 * @param {number[]} order
 */
function drawn(map, order) {
  if (!order.length) return el("p", { class: "quiet-text" }, "No concept goes by more than one term.");
  const rows = order.map((at) => map.rows[at]);
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(([uses]) => uses)));
  const what = map.columns[0].document === null ? "years" : "documents";
  const caption = `Uses of concepts by ${what}, ${languageName(map.lang)} texts. The darker, the more uses; a corner marks more than one term.`;
  return el("div", { class: "scroller", set: { tabindex: 0, role: "region", "aria-label": "Heat map" } },
    el("table", { class: "heat" },
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, el("th", { set: { scope: "col" } }, "Concept"),
        map.columns.map((column) => el("th", { class: column.document === null ? "column year" : "column", set: { scope: "col" } }, el("span", {}, columnName(column)))))),
      el("tbody", {}, rows.map(({ concept, cells }) => el("tr", {},
        el("th", { set: { scope: "row" } }, conceptLink(concept)),
        cells.map(([uses, terms]) => el("td", { class: `heat-${shade(uses, most)}${terms > 1 ? " several" : ""}`,
          title: uses ? `${counted(uses, "use")} by ${counted(terms, "term")}` : "no use" }, uses ? number(uses) : "")))))));
}

/** @param {Heat["columns"][number]} column */
function columnName(column) {
  if (column.document !== null) return documentLink(column.document);
  return column.year ? el("a", { href: address("documents", column.year) }, column.year) : "no date";
}

/**
 * @param {number} uses
 * @param {number} most
 */
const shade = (uses, most) => (uses ? Math.max(1, Math.ceil(STEPS * Math.sqrt(uses / most))) : 0);
