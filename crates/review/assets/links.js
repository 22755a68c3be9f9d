// Addresses of the views. They stay the same from one page to the next as long as the thing does.

import { index } from "./data.js";

/** @param {...(string | number)} parts */
export const address = (...parts) => `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;

/** @param {number} concept */
export const toConcept = (concept) => address("concept", index.concepts[concept].id);

/**
 * A document, or a passage of it: number of the text in it, paragraph, start and length.
 * @param {number} document
 * @param {?number[]} [passage]
 */
export const toDocument = (document, passage) => {
  const { slug } = index.documents[document];
  return passage ? address("document", slug, passage.join(".")) : address("document", slug);
};

/**
 * A passage of a text.
 * @param {number} text
 * @param {?number[]} place
 */
export const toPassage = (text, place) => {
  const { document } = index.texts[text];
  const at = index.documents[document].texts.indexOf(text);
  return toDocument(document, place && [at, ...place]);
};

/** @param {FindingRow} finding */
export const toFinding = (finding) => address("finding", finding.key);

/** @param {FamilyRow} family */
export const toFamily = (family) => address("family", family.key);

/**
 * The document and the passage that the parts of an address name. Who writes an address by hand leaves
 * the strokes of a symbol as they are.
 * @param {string[]} parts
 * @returns {{document: number, place: ?string}}
 */
export function documentOf(parts) {
  const named = (/** @type {string} */ slug) => index.documents.findIndex((document) => document.slug === slug);
  const whole = named(parts.join("/"));
  if (whole >= 0) return { document: whole, place: null };
  return { document: named(parts.slice(0, -1).join("/")), place: parts[parts.length - 1] ?? null };
}

/**
 * The parts of an address, or nothing where it is broken.
 * @param {string} hash
 * @returns {?string[]}
 */
export function parsed(hash) {
  try {
    return hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}
