// Keys: to the search, from finding to finding, from view to view.

import { byId } from "./dom.js";
import { crossOver } from "./linked.js";

/** Where the second key behind `g` leads. */
const PLACES = { o: "#/", c: "#/concepts", d: "#/documents", f: "#/findings", l: "#/families" };

/** How far down a line is no more behind the bar, in CSS pixels. */
const BAR = 80;

/** Listens to keys that are not typed into a field. */
export function startKeyboard() {
  let going = false;
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  byId("help-button").addEventListener("click", () => help.showModal());
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.closest("input:not([type=checkbox]), select, textarea, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = going ? PLACES[/** @type {keyof typeof PLACES} */ (event.key)] : undefined;
    going = event.key === "g";
    if (place) location.hash = place;
    else if (event.key === "/") byId("search").focus();
    else if (event.key === "?") help.showModal();
    else if (event.key === "o") crossOver();
    else if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });
}

/**
 * To the next finding of a document, or line of a list.
 * @param {number} by
 */
function step(by) {
  const main = byId("main");
  const all = /** @type {HTMLElement[]} */ ([...main.querySelectorAll("a.entry, .top a.what, tbody th a")])
    .filter((entry) => entry.offsetParent !== null);
  if (!all.length) return;
  const active = document.activeElement;
  const at = all.findIndex((entry) => entry === active);
  const below = all.findIndex((it) => it.getBoundingClientRect().top >= BAR);
  const near = at >= 0 ? at + by : by > 0 || below < 0 ? below : below - 1;
  const next = all[Math.min(all.length - 1, Math.max(0, near))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}
