// What the data hold. The Rust code of this crate writes them.

/** @typedef {"en" | "zh"} Lang */
/** @typedef {"preferred" | "admitted" | "deprecated" | "superseded"} Status */
/** @typedef {[number, number]} At Number of a chunk, and index in it. */

/**
 * @typedef {object} Index
 * @property {{version: string, concepts: number, terms: number}} glossary
 * @property {{characters: number, paragraphs: number, uses: number, shielded: number,
 *   findings: number, known: number, families: number, clauses: number}} totals
 * @property {DocumentRow[]} documents
 * @property {TextRow[]} texts
 * @property {{path: string, message: string}[]} failures
 * @property {ConceptRow[]} concepts
 * @property {TermRow[]} terms
 * @property {DomainRow[]} domains
 * @property {RuleRow[]} rules
 * @property {TopItem[]} top
 * @property {Heat[]} heat
 */

/** @typedef {{id: string, slug: string, date: ?string, texts: number[], at: ?At, links: ?At}} DocumentRow */

/**
 * @typedef {object} TextRow
 * @property {number} document
 * @property {?At} at
 * @property {?Lang} lang
 * @property {?string} title
 * @property {?string} date
 * @property {string} path
 * @property {number} characters
 * @property {number} paragraphs
 * @property {number} uses
 * @property {number} shielded
 * @property {number} concepts
 * @property {number} varied
 * @property {?number} hhi
 * @property {[number, number]} findings
 * @property {[number, string][]} warnings
 */

/** @typedef {{lang: Lang, uses: number, shielded: number, documents: number, variants: number,
 *   unlike: number, hhi: ?number}} Usage */

/** @typedef {{id: string, en: ?string, zh: ?string, domain: string, kind: string, forms: string[],
 *   usage: Usage[], at: At}} ConceptRow */

/** @typedef {{text: string, lang: Lang, status: Status, concept: number}} TermRow */

/** @typedef {{id: string, en: ?string, zh: ?string, texts: number, concepts: number, varied: number,
 *   preferred: number, admitted: number, deprecated: number, hhi: ?number}} DomainRow */

/** @typedef {{id: string, summary: string, class: string, level: string, experimental: boolean,
 *   off: boolean, of_units: boolean, findings: number, known: number}} RuleRow */

/** @typedef {{finding: ?number, findings: number, concept: ?number, lang: Lang, passages: number,
 *   texts: ?number, score: number}} TopItem */

/** @typedef {{lang: Lang, columns: {document: ?number, year: ?string, characters: number}[],
 *   rows: {concept: number, cells: [number, number][]}[], most_used: number[],
 *   most_varied: number[]}} Heat */

/** @typedef {"exception" | "remark" | "baseline"} Known What knows a finding. */

/** @typedef {{key: string, rule: number, level: string, message: string, text: number,
 *   concept: ?number, lang: Lang, passages: number, known: ?Known, at: At}} FindingRow */

/** @typedef {{text: number, label: string, line: number, term: ?number, before: string,
 *   keyword: string, after: string, place: ?[number, number, number]}} Evidence */

/** @typedef {{help: string, known: ?[string, string], terms: [?number, number, number][], evidence: Evidence[]}} FindingData */

/**
 * A paragraph: label, kind, text, terms (start, length, number, flags), titles and quotations
 * (start, length, flags).
 * @typedef {{l: string, k: string, t: string, m: number[], q: number[]}} Paragraph
 */

/** @typedef {{paragraphs: Paragraph[], cut: boolean}} TextData */

/** @typedef {{rows: [number, number][], joined: number[],
 *   passages: [number, number, number, number, number, number][]}} DocumentData */

/** @typedef {{number: ?number, text: string, lang: Lang, status: Status, abbreviation: boolean,
 *   reason: ?string, note: ?string, only_for: ?string, valid: [?string, ?string],
 *   sources: string[], count: number, nested: number, shielded: number, first: ?string,
 *   last: ?string, texts: number[]}} TermData */

/** @typedef {{lang: Lang, preferred: number, admitted: number, deprecated: number, ltcr: ?number,
 *   within: ?number, drift: ?number, dispersion: ?number, per_thousand: ?number, weak: boolean,
 *   first: ?string, last: ?string}} UsageData */

/** @typedef {{units: number, accepted: number, discouraged: number, any: number, main: ?number,
 *   ltcr: ?number}} Shares */

/** @typedef {{lang: Lang, here: Shares, official: ?Shares}} Reach */

/** @typedef {[number, number, number, number]} Place Text, paragraph, start and length. */

/**
 * Numbers of an English and a Chinese term, units, Chinese texts (number less that of the one before,
 * units), and passages in both languages.
 * @typedef {{terms: [number, number], units: number, texts: number[], passages: [Place, Place][]}} Pair
 */

/** @typedef {{definition: ?string, note: ?string, unattested: ?string, usage: UsageData[],
 *   terms: TermData[], reach: Reach[], pairs: Pair[]}} ConceptData */

/** @typedef {{key: string, documents: number, uses: number, variants: number, drift: number,
 *   missed: number, terms: [string, string][], first: ?string, last: ?string, en: string,
 *   zh: string, at: At}} FamilyRow */

/** @typedef {{document: number, label: string, zh: ?number, en: ?number}} ClauseUse */

/** @typedef {{en: ?string, zh: ?string, uses: ClauseUse[], from: ?number, case: ?string,
 *   changes: {en: number[], zh: number[]}}} Variant */

/** @typedef {{title: string, node: HTMLElement, focus?: () => ?HTMLElement}} View */
