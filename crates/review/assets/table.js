// A table that sorts and comes in pages.

import { announce, el } from "./dom.js";
import { compare, number } from "./format.js";
import { remembered } from "./memory.js";

/** Rows of a page. */
const ROWS = 100;

/** Rows that are printed: about a hundred leaves. */
const MOST_PRINTED = 2000;

/** What lays a table out for paper, or for the screen again. @type {WeakMap<Element, (onPaper: boolean) => void>} */
const layouts = new WeakMap();

/** @param {boolean} onPaper */
const layOut = (onPaper) => document.querySelectorAll(".table-frame").forEach((frame) => layouts.get(frame)?.(onPaper));

addEventListener("beforeprint", () => layOut(true));
addEventListener("afterprint", () => layOut(false));

/**
 * @template T
 * @typedef {object} TableColumn
 * @property {string} title
 * @property {(row: T) => (Node | string | number | (Node | string)[])} cell
 * @property {(row: T) => string | number} [key] what it is sorted by
 * @property {boolean} [falling] whether the first click sorts from the largest
 * @property {string} [class]
 * @property {boolean} [head] whether its cells head their rows
 */

/**
 * @template T
 * @param {{caption: string, columns: TableColumn<T>[], rows: T[], class?: string, hidden?: boolean,
 *   arranged?: (rows: T[]) => void}} given `arranged` is told the rows of all pages in their order
 * @returns {{node: HTMLElement, show: (rows: T[]) => void}}
 */
export function table({ caption, columns, rows, class: name, hidden, arranged }) {
  let [all, sorted] = [rows, rows];
  const chosen = remembered(`table ${caption}`, { page: 0, column: -1, falling: false });
  const heads = columns.map((column) => head(column));
  // Narrow windows lay the cells out as blocks, so that the roles have to be told.
  const body = el("tbody", { set: { role: "rowgroup" } });
  const pages = el("nav", { class: "pages", set: { "aria-label": `Pages: ${caption}` } });
  const left = el("p", { class: "paper" });
  const node = el("div", { class: "table-frame" },
    el("div", { class: "scroller", set: { tabindex: 0, role: "region", "aria-label": caption } },
      el("table", { class: `stacks ${name ?? ""}`, set: { role: "table" } },
        el("caption", { class: hidden ? "unseen" : "" }, caption),
        el("thead", { set: { role: "rowgroup" } }, el("tr", { set: { role: "row" } }, heads)),
        body)),
    left,
    pages);
  layouts.set(node, (onPaper) => (onPaper ? fillForPaper() : fill()));

  /** @param {TableColumn<T>} column */
  function head(column) {
    const set = { scope: "col", role: "columnheader" };
    if (!column.key) return el("th", { class: column.class, set }, column.title);
    const button = el("button", { class: "sort", set: { type: "button" }, on: { click: () => sort(column) } }, column.title);
    return el("th", { class: column.class, set: { ...set, "aria-sort": "none" } }, button);
  }

  /** @param {TableColumn<T>} column */
  function sort(column) {
    const at = columns.indexOf(column);
    chosen.falling = chosen.column === at ? !chosen.falling : Boolean(column.falling);
    chosen.column = at;
    chosen.page = 0;
    tellOrder();
    arrange();
    announce(`Sorted by ${column.title}, ${chosen.falling ? "descending" : "ascending"}`);
  }

  function tellOrder() {
    columns.forEach((column, at) => {
      if (!column.key) return;
      const way = chosen.falling ? "descending" : "ascending";
      heads[at].setAttribute("aria-sort", at === chosen.column ? way : "none");
    });
  }

  function arrange() {
    sorted = all;
    const key = columns[chosen.column]?.key;
    if (key) {
      const way = chosen.falling ? -1 : 1;
      const keyed = all.map((row, at) => ({ row, at, key: key(row) }));
      keyed.sort((one, two) => way * compare(one.key, two.key) || one.at - two.at);
      sorted = keyed.map(({ row }) => row);
    }
    arranged?.(sorted);
    fill();
  }

  function fill() {
    // A list that is still being gathered may have the page later.
    const page = shownPage();
    put(sorted.slice(page * ROWS, (page + 1) * ROWS));
    pages.replaceChildren(...pager());
    pages.hidden = sorted.length <= ROWS;
    left.textContent = "";
  }

  function fillForPaper() {
    if (sorted.length <= ROWS) return;
    put(sorted.slice(0, MOST_PRINTED));
    const isWhole = sorted.length <= MOST_PRINTED;
    left.textContent = isWhole ? "" : `The first ${number(MOST_PRINTED)} of ${number(sorted.length)} rows. To print others, narrow the list or sort it otherwise.`;
  }

  /** @param {T[]} shown */
  function put(shown) {
    body.replaceChildren(...shown.map((row) => el("tr", { set: { role: "row" } }, columns.map((column, at) => cell(column, row, at)))));
    if (!shown.length) {
      body.append(el("tr", { set: { role: "row" } }, el("td", { class: "none", set: { colspan: columns.length, role: "cell" } }, "Nothing here.")));
    }
  }

  /** @param {TableColumn<T>} column @param {T} row @param {number} at */
  function cell(column, row, at) {
    const content = column.cell(row);
    const children = Array.isArray(content) ? content : [content];
    // In narrow windows a cell tells what it is.
    /** @type {Record<string, string>} */
    const title = at > 0 ? { "data-title": column.title } : {};
    return column.head
      ? el("th", { class: column.class, set: { scope: "row", role: "rowheader" } }, children)
      : el("td", { class: column.class, set: { role: "cell", ...title } }, children);
  }

  const shownPage = () => Math.min(chosen.page, Math.max(0, Math.ceil(sorted.length / ROWS) - 1));

  function pager() {
    const page = shownPage();
    const last = Math.ceil(sorted.length / ROWS) - 1;
    /** @param {string} text @param {number} to */
    const button = (text, to) => {
      const it = el("button", { set: { type: "button" }, on: { click: () => { chosen.page = to; fill(); node.scrollIntoView({ block: "start" }); } } }, text);
      if (to < 0 || to > last || to === page) it.setAttribute("disabled", "");
      return it;
    };
    const range = `${number(page * ROWS + 1)}–${number(Math.min(sorted.length, (page + 1) * ROWS))} of ${number(sorted.length)}`;
    return [button("First", 0), button("Previous", page - 1), el("span", { set: { role: "status" } }, range),
      button("Next", page + 1), button("Last", last)];
  }

  tellOrder();
  arrange();
  return {
    node,
    show(rows) {
      all = rows;
      arrange();
    },
  };
}
