// Shares of terms by year: bars, and the same figures as a table.

import { draw, el, said } from "./dom.js";
import { number, percent } from "./format.js";

/** What stands in an axis for a gap of many years. */
export const BREAK = "…";

/** Terms that have a pattern of their own; the others share the last. */
const SERIES = 6;

/** Sides of the drawing. */
const [TOP, BOTTOM, LEFT, HEIGHT] = [18, 24, 36, 180];

/** @typedef {{name: string, lang: Lang, counts: number[]}} Series */

/**
 * @param {string} title
 * @param {string[]} years
 * @param {Series[]} all most used first
 * @param {number} width
 */
export function shareChart(title, years, all, width) {
  const series = grouped(all, years.length);
  const totals = years.map((_, at) => series.reduce((sum, { counts }) => sum + counts[at], 0));
  return el("figure", { class: "chart" },
    el("figcaption", {}, title),
    el("ul", { class: "legend" }, series.map(({ name, lang, counts }, at) =>
      el("li", {}, swatch(at), said(name, lang),
        el("span", { class: "count" }, number(counts.reduce((sum, count) => sum + count, 0)))))),
    bars(title, years, series, totals, width),
    el("details", {}, el("summary", {}, "Figures as a table"), figures(title, years, series, totals)));
}

/**
 * @param {Series[]} all
 * @param {number} length
 * @returns {Series[]}
 */
function grouped(all, length) {
  if (all.length <= SERIES) return all;
  const rest = all.slice(SERIES - 1);
  const counts = Array.from({ length }, (_, at) => rest.reduce((sum, one) => sum + one.counts[at], 0));
  return [...all.slice(0, SERIES - 1), { name: `${rest.length} others`, lang: "en", counts }];
}

/**
 * @param {string} title
 * @param {string[]} years
 * @param {Series[]} series
 * @param {number[]} totals
 * @param {number} width
 */
function bars(title, years, series, totals, width) {
  const step = Math.min(72, (width - LEFT) / years.length);
  const bar = Math.max(3, Math.min(44, step * 0.72));
  const every = Math.ceil(38 / step);
  const whole = TOP + HEIGHT + BOTTOM;
  const drawing = draw("svg", { viewBox: `0 0 ${width} ${whole}`, width, height: whole, role: "img", "aria-label": `${title}. The figures follow as a table.` });
  definePatterns();
  for (const share of [0, 0.5, 1]) {
    const y = TOP + HEIGHT * (1 - share);
    drawing.append(draw("line", { class: "grid", x1: LEFT, x2: LEFT + step * years.length, y1: y, y2: y }),
      draw("text", { class: "axis end", x: LEFT - 6, y: y + 4 }, percent(share)));
  }
  years.forEach((year, at) => {
    const x = LEFT + step * at + (step - bar) / 2;
    let y = TOP + HEIGHT;
    series.forEach(({ name, counts }, which) => {
      const height = totals[at] ? (HEIGHT * counts[at]) / totals[at] : 0;
      if (!height) return;
      y -= height;
      drawing.append(draw("rect", { class: `series s${which}`, x, y, width: bar, height },
        draw("title", {}, `${year}: ${name}, ${counts[at]} of ${totals[at]}`)));
    });
    if (at % every === 0 || year === BREAK) {
      const middle = x + bar / 2;
      drawing.append(draw("text", { class: "axis middle", x: middle, y: TOP + HEIGHT + 16 }, year));
      if (totals[at]) drawing.append(draw("text", { class: "axis middle", x: middle, y: TOP - 6 }, totals[at]));
    }
  });
  return drawing;
}

/** Patterns that lie over the colours, so that series differ in more than colour; all charts share them. */
function definePatterns() {
  if (document.getElementById("pattern-0")) return;
  const lines = ["", "M0 6L6 0", "M0 0L6 6", "M0 3H6", "M3 0V6", "M0 3H6M3 0V6"];
  const patterns = lines.map((path, at) =>
    draw("pattern", { id: `pattern-${at}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      draw("rect", { class: `fill s${at}`, width: 6, height: 6 }),
      path ? draw("path", { class: "hatch", d: path }) : null));
  document.body.append(draw("svg", { class: "unseen", "aria-hidden": "true" }, draw("defs", {}, patterns)));
}

/** @param {number} at */
const swatch = (at) =>
  draw("svg", { class: "swatch", width: 14, height: 14, "aria-hidden": "true" },
    draw("rect", { class: `series s${at}`, width: 14, height: 14 }));

/**
 * @param {string} title
 * @param {string[]} years
 * @param {Series[]} series
 * @param {number[]} totals
 */
function figures(title, years, series, totals) {
  return el("div", { class: "scroller", set: { tabindex: 0, role: "region", "aria-label": title } }, el("table", {},
    el("caption", { class: "unseen" }, title),
    el("thead", {}, el("tr", {}, el("th", { set: { scope: "col" } }, "Year"),
      series.map(({ name, lang }) => el("th", { class: "figure", set: { scope: "col" } }, said(name, lang))),
      el("th", { class: "figure", set: { scope: "col" } }, "All"))),
    el("tbody", {}, years.map((year, at) => totals[at] > 0 && el("tr", {}, el("th", { set: { scope: "row" } }, year),
      series.map(({ counts }) => el("td", { class: "figure" }, number(counts[at]),
        el("span", { class: "share" }, ` ${percent(counts[at] / totals[at])}`))),
      el("td", { class: "figure" }, number(totals[at])))))));
}
