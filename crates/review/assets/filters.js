// Controls that narrow a list.

import { el } from "./dom.js";

let named = 0;

/**
 * A field under its label.
 * @param {string} label
 * @param {HTMLElement} field
 */
function labelled(label, field) {
  named += 1;
  field.id = `field-${named}`;
  return el("div", { class: "filter" }, el("label", { set: { for: field.id } }, label), field);
}

/**
 * A choice of one of a few values.
 * @param {string} label
 * @param {[string, string][]} options values and how they read
 * @param {(value: string) => void} change
 * @param {string} [value]
 */
export function choice(label, options, change, value) {
  const select = el("select", { on: { change: () => change(/** @type {HTMLSelectElement} */ (select).value) } },
    options.map(([of, text]) => el("option", { set: of === value ? { value: of, selected: "" } : { value: of } }, text)));
  return labelled(label, select);
}

/**
 * Words that a line must have.
 * @param {string} label
 * @param {(words: string) => void} change
 * @param {string} value
 */
export function words(label, change, value) {
  const input = el("input", { set: { type: "search", spellcheck: "false", value },
    on: { input: () => change(/** @type {HTMLInputElement} */ (input).value) } });
  return labelled(label, input);
}

/**
 * Something that is on or off.
 * @param {string} label
 * @param {boolean} on
 * @param {(on: boolean) => void} change
 */
export function toggle(label, on, change) {
  const box = el("input", { set: { type: "checkbox" },
    on: { change: () => change(/** @type {HTMLInputElement} */ (box).checked) } });
  /** @type {HTMLInputElement} */ (box).checked = on;
  return el("label", { class: "filter toggle" }, box, el("span", {}, label));
}
