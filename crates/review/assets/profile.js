// How uses divide over the statuses of terms, as a bar and in words.

import { el } from "./dom.js";
import { number, percent } from "./format.js";

/**
 * @param {{preferred: number, admitted: number, deprecated: number}} counts
 */
export function profile(counts) {
  const all = counts.preferred + counts.admitted + counts.deprecated;
  const parts = /** @type {const} */ (["preferred", "admitted", "deprecated"]).filter((name) => counts[name]);
  const words = parts.map((name) => `${name} ${percent(counts[name] / all)} (${number(counts[name])})`).join(", ");
  const bar = el("span", { class: "profile", title: words, set: { "aria-hidden": "true" } }, parts.map((name) => {
    const part = el("span", { class: name });
    part.style.flexGrow = String(counts[name]);
    return part;
  }));
  return el("span", { class: "profile-frame" }, bar, el("span", { class: "profile-words" }, words || "no uses"));
}
