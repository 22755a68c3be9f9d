// Elements are made here and nowhere else. Text becomes text: nothing of the data is ever read as
// markup, and a link leads nowhere but into this page.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an element. `on` has listeners, `set` attributes; an address must begin with `#`.
 * @param {string} tag
 * @param {{class?: string, href?: string, lang?: ?string, id?: string, title?: string,
 *   on?: Record<string, (event: any) => void>, set?: Record<string, string | number>}} [given]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  if (given.class) element.className = given.class;
  if (given.id) element.id = given.id;
  if (given.title) element.title = given.title;
  if (given.lang) element.lang = given.lang === "zh" ? "zh-Hans" : given.lang;
  if (given.href?.startsWith("#")) element.setAttribute("href", given.href);
  for (const [name, listener] of Object.entries(given.on ?? {})) {
    element.addEventListener(name, listener);
  }
  setAll(element, given.set ?? {});
  element.append(...nodes(children));
  return element;
}

/**
 * Makes an element of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function draw(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  setAll(element, attributes);
  element.append(...nodes(children));
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, string | number>} attributes
 */
function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * The element of the page that has this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/**
 * What language a text is in, by its characters.
 * @param {string} text
 * @returns {?string}
 */
export function langOf(text) {
  if (/\p{Script=Han}/u.test(text)) return "zh";
  return /[A-Za-z]/.test(text) ? "en" : null;
}

/**
 * A piece of text of the documents or the glossary, marked with its language.
 * @param {?string} text
 * @param {?string} [lang]
 * @param {string} [className]
 */
export function said(text, lang, className) {
  return el("bdi", { lang: lang ?? langOf(text ?? ""), class: className }, text);
}

/**
 * Tells those who do not see the page what happened.
 * @param {string} message
 */
export function announce(message) {
  byId("said").textContent = message;
}
