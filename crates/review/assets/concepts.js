// All concepts that occur.

import { el, said } from "./dom.js";
import { index } from "./data.js";
import { toConcept } from "./links.js";
import { conceptName } from "./names.js";
import { choice, words } from "./filters.js";
import { number, ratio } from "./format.js";
import { remembered } from "./memory.js";
import { table } from "./table.js";
import { hasWords } from "./words.js";

/** @typedef {{number: number, concept: ConceptRow, uses: number, unlike: number, variants: number, hhi: ?number}} Line */

/** @returns {Promise<View>} */
export async function concepts() {
  const wanted = remembered("filters", { words: "", domain: "", varies: "" });
  const all = index.concepts.map(line);
  const list = table({ caption: "Concepts in use", hidden: true, rows: all, columns: columns() });
  const show = () => list.show(all.filter(({ concept, variants }) =>
    (!wanted.words || hasWords([concept.id, ...concept.forms].join(" "), wanted.words)) &&
    (!wanted.domain || concept.domain === wanted.domain) &&
    (!wanted.varies || variants > 1)));
  /** @type {[string, string][]} */
  const domains = index.domains.map(({ id, en }) => [id, en ?? id]);
  show();
  const node = el("article", {},
    el("h1", { set: { tabindex: -1 } }, "Concepts"),
    el("p", { class: "quiet-text" }, `${number(index.concepts.length)} of the ${number(index.glossary.concepts)} concepts of the glossary occur. Languages are counted apart; the index and the figures are those of the language in which the concept varies most.`),
    el("div", { class: "filters" },
      words("With the words", (value) => { wanted.words = value; show(); }, wanted.words),
      choice("Domain", [["", "all"], ...domains], (value) => { wanted.domain = value; show(); }, wanted.domain),
      choice("Terms", [["", "any number"], ["several", "several in use"]], (value) => { wanted.varies = value; show(); }, wanted.varies)),
    list.node);
  return { title: "Concepts", node };
}

/**
 * @param {ConceptRow} concept
 * @param {number} number
 * @returns {Line}
 */
function line(concept, number) {
  const uses = concept.usage.reduce((sum, usage) => sum + usage.uses, 0);
  const worst = [...concept.usage].sort((one, two) => two.unlike - one.unlike)[0];
  return { number, concept, uses, unlike: worst.unlike, variants: worst.variants, hhi: worst.hhi };
}

function columns() {
  /** @type {import("./table.js").TableColumn<Line>[]} */
  const columns = [
    { title: "Concept", head: true, key: ({ concept }) => concept.zh ?? concept.en ?? concept.id, cell: ({ number }) => el("a", { href: toConcept(number) }, conceptName(number)) },
    { title: "Id", class: "minor", key: ({ concept }) => concept.id, cell: ({ concept }) => said(concept.id, "en", "id") },
    { title: "Uses", class: "figure", falling: true, key: ({ uses }) => uses, cell: ({ uses }) => number(uses) },
    { title: "Terms", class: "figure", falling: true, key: ({ variants }) => variants, cell: ({ variants }) => number(variants) },
    { title: "Unlike", class: "figure", falling: true, key: ({ unlike }) => unlike, cell: ({ unlike }) => number(unlike) },
    { title: "HHI", class: "figure", key: ({ hhi }) => hhi ?? 2, cell: ({ hhi }) => ratio(hhi) },
  ];
  return columns;
}
