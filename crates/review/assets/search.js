// Search over concepts and documents from anywhere.

import { announce, byId, el, said } from "./dom.js";
import { index } from "./data.js";
import { toConcept, toDocument } from "./links.js";
import { conceptName, documentName, titlesOf } from "./names.js";
import { counted, number } from "./format.js";
import { having, loose } from "./words.js";

/** Lines that are shown of each kind. */
const MOST = 8;

/** @typedef {{href: string, node: Node}} Hit */

/** @type {{hits: Hit[], more: number}} */
const NOTHING = { hits: [], more: 0 };

/** What is searched, folded. @typedef {{concepts: string[], documents: string[]}} Haystack */

/** @returns {Haystack} */
const gathered = () => ({
  concepts: index.concepts.map(({ id, forms }) => loose(`${id} ${forms.join(" ")}`)),
  documents: index.documents.map(({ id, texts }) => loose(`${id} ${id.replace(/\//g, "-")} ${texts.map((text) => index.texts[text].title ?? "").join(" ")}`)),
});

/** Brings the search field to life. */
export function startSearch() {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  const list = byId("hits");
  /** Made when somebody searches. @type {?Haystack} */
  let haystack = null;
  let active = -1;
  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);

  /** @param {{hits: Hit[], more: number}} found */
  function show({ hits, more }) {
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.map(({ href, node }, at) =>
      el("li", { id: `hit-${at}`, set: { role: "option", "aria-selected": "false", "data-href": href }, on: { mousedown: (event) => { event.preventDefault(); go(href); } } }, node)));
    const words = field.value.trim();
    if (more) list.append(el("li", { class: "none", set: { role: "option", "aria-disabled": "true" } }, `and ${number(more)} more: another word narrows them`));
    if (words && !hits.length) list.append(el("li", { class: "none", set: { role: "option", "aria-disabled": "true" } }, "Nothing found."));
    list.hidden = !words;
    field.setAttribute("aria-expanded", String(Boolean(words)));
    announce(words ? counted(hits.length, "result") : "");
  }

  /** @param {string} href */
  function go(href) {
    field.value = "";
    show(NOTHING);
    location.hash = href;
  }

  /** @param {number} to */
  function choose(to) {
    const all = options().filter((it) => it.dataset.href);
    if (!all.length) return;
    active = (to + all.length) % all.length;
    all.forEach((it, at) => it.setAttribute("aria-selected", String(at === active)));
    all[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[active].id);
  }

  field.disabled = false;
  field.addEventListener("input", () => {
    haystack ??= gathered();
    show(found(field.value, haystack));
  });
  field.addEventListener("blur", () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(active + 1);
    else if (event.key === "ArrowUp") choose(active - 1);
    else if (event.key === "Escape") { field.value = ""; show(NOTHING); field.blur(); }
    else if (event.key === "Enter") {
      const href = options()[Math.max(0, active)]?.dataset.href;
      if (href) go(href);
    } else return;
    event.preventDefault();
  });
}

/**
 * @param {string} wanted
 * @param {Haystack} haystack
 * @returns {{hits: Hit[], more: number}} those that are shown, and how many are not
 */
function found(wanted, haystack) {
  const words = loose(wanted).trim();
  if (!words) return NOTHING;
  const has = having(wanted);
  /** @param {string[]} texts */
  const fits = (texts) => texts.flatMap((text, at) => (has(text) ? [at] : []));
  const uses = (/** @type {number} */ at) => index.concepts[at].usage.reduce((sum, one) => sum + one.uses, 0);
  const exact = (/** @type {number} */ at) => Number([index.concepts[at].id, ...index.concepts[at].forms].some((form) => loose(form) === words));
  const concepts = fits(haystack.concepts).sort((one, two) => exact(two) - exact(one) || uses(two) - uses(one));
  const documents = fits(haystack.documents);
  const more = Math.max(0, concepts.length - MOST) + Math.max(0, documents.length - MOST);
  const hits = [
    ...concepts.slice(0, MOST).map((at) => ({ href: toConcept(at), node: el("span", {}, conceptName(at), el("span", { class: "count" }, counted(uses(at), "use"))) })),
    ...documents.slice(0, MOST).map((at) => ({ href: toDocument(at), node: el("span", {}, said(documentName(at), "en", "symbol"), " ", titlesOf(at)[0]) })),
  ];
  return { hits, more };
}
