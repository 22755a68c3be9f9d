// Figures and words as a reader expects them.

const NUMBER = new Intl.NumberFormat("en");
const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const RATIO = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** @param {number} value */
export const number = (value) => NUMBER.format(value);

/** @param {number} value */
export const percent = (value) => PERCENT.format(value);

/** @param {?number | undefined} value */
export const ratio = (value) => (value === null || value === undefined ? "–" : RATIO.format(value));

/**
 * `1 document`, `2 documents`.
 * @param {number} count
 * @param {string} what
 * @param {string} [many]
 */
export const counted = (count, what, many = `${what}s`) =>
  `${number(count)} ${count === 1 ? what : many}`;

/** @param {?string | undefined} date */
export const yearOf = (date) => date?.slice(0, 4) ?? "";

/**
 * The first and the last of some dates, as `2018 to 2021`.
 * @param {(?string | undefined)[]} dates
 */
export function span(dates) {
  const known = dates.filter((date) => date).sort();
  const [first, last] = [known[0], known[known.length - 1]];
  if (!first || !last) return "";
  return first === last ? first : `${first} to ${last}`;
}

const LANGUAGES = { zh: "Chinese", en: "English" };

/** @param {?Lang} lang */
export const languageName = (lang) => (lang ? LANGUAGES[lang] : "language not known");

/**
 * The start of a text.
 * @param {string} text
 * @param {number} most
 */
export const shortened = (text, most) =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;

const COLLATOR = new Intl.Collator("zh-Hans-u-co-pinyin", { numeric: true });

/**
 * Compares numbers by size and texts as dictionaries do.
 * @param {string | number} one
 * @param {string | number} two
 */
export const compare = (one, two) =>
  typeof one === "number" && typeof two === "number"
    ? one - two
    : COLLATOR.compare(String(one), String(two));
