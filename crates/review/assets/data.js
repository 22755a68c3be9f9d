// Unpacks the data, chunk by chunk, when they are asked for.

/** Chunks that are kept unpacked. */
const MOST_KEPT = 64;

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** What is known before anything else is unpacked; empty until it is loaded. */
export const index = /** @type {Index} */ ({});

/** Characters, and those that they are compared as: those in use in this page. @type {Map<string, string>} */
export const folding = new Map();

/** Unpacks the index, which everything else needs. */
export async function loadIndex() {
  const [loaded, pairs] = await Promise.all([unpack("index"), unpack("folding")]);
  Object.assign(index, loaded);
  const chars = [...pairs];
  for (let at = 0; at < chars.length; at += 2) folding.set(chars[at], chars[at + 1]);
}

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
async function unpack(name) {
  const holder = document.getElementById(`data-${name}`);
  if (!holder) throw new Error(`the page has no data ${name}`);
  const bytes = fromBase64(holder.textContent ?? "");
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/**
 * A chunk, unpacked; the oldest of too many is let go.
 * @param {string} name
 * @returns {Promise<any>}
 */
function chunk(name) {
  const known = kept.get(name);
  kept.delete(name);
  const loading = known ?? unpack(name);
  kept.set(name, loading);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return loading;
}

/**
 * @param {string} kind
 * @param {At} at
 * @returns {Promise<any>}
 */
async function item(kind, [number, place]) {
  return (await chunk(`${kind}-${number}`))[place];
}

/** @param {number} number @returns {Promise<?DocumentData>} */
export async function documentData(number) {
  const { at } = index.documents[number];
  return at && item("documents", at);
}

/** @param {number} number of the text @returns {Promise<TextData>} */
export async function textData(number) {
  const { at, lang } = index.texts[number];
  return at ? item(`texts-${lang ?? "none"}`, at) : { paragraphs: [], cut: false };
}

/** @param {number} number @returns {Promise<[number, number, number][]>} */
export async function clauseLinks(number) {
  const { links } = index.documents[number];
  return links ? item("links", links) : [];
}

/** @param {ConceptRow} concept @returns {Promise<ConceptData>} */
export function conceptData(concept) {
  return item("concepts", concept.at);
}

/** @returns {Promise<FindingRow[]>} */
export function findingRows() {
  return chunk("findings");
}

/** @param {FindingRow} finding @returns {Promise<FindingData>} */
export function findingData(finding) {
  return item("finding-details", finding.at);
}

/** @returns {Promise<FamilyRow[]>} */
export function familyRows() {
  return chunk("families");
}

/** @param {FamilyRow} family @returns {Promise<{variants: Variant[]}>} */
export function familyData(family) {
  return item("family-details", family.at);
}
