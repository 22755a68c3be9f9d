// Addresses to views.

import { announce, byId, el } from "./dom.js";
import { parsed } from "./links.js";
import { enter } from "./memory.js";
import { overview } from "./overview.js";
import { concepts } from "./concepts.js";
import { concept } from "./concept.js";
import { documents } from "./documents.js";
import { document_ } from "./document.js";
import { finding, findings } from "./findings.js";
import { families, family } from "./families.js";

/** @type {Record<string, (...parts: string[]) => Promise<?View>>} */
const VIEWS = { "": overview, concepts, concept, documents, document: document_, findings, finding, families, family };

/** Which entry of the navigation a view belongs to. */
const ENTRIES = { concepts: "concept", documents: "document", findings: "finding", families: "family" };

/** What the reader sees, once there is anything. @type {?import("./memory.js").Entry} */
let shown = null;
let turn = 0;

/** The view that is being made: the next waits for it, so that each finds its own choices. */
let making = Promise.resolve();

/** Shows the view of the address, and of every later one. */
export async function startRouter() {
  history.scrollRestoration = "manual";
  addEventListener("hashchange", () => {
    if (shown) shown.position = scrollY;
    next();
  });
  await next();
}

function next() {
  const mine = ++turn;
  making = making.then(() => (mine === turn ? show(mine) : undefined));
  return making;
}

/** Frames in which what is on the way may take its height. */
const FRAMES = 12;

/**
 * Scrolls to an element. Rows and parts on the way take their heights when they come into sight.
 * @param {HTMLElement} element
 * @param {number} frames
 */
function reach(element, frames) {
  const { top, bottom } = element.getBoundingClientRect();
  if (frames === FRAMES || top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center" });
  if (frames) requestAnimationFrame(() => reach(element, frames - 1));
}

/** @param {number} mine the turn of this view, which a later one may overtake */
async function show(mine) {
  const first = shown === null;
  const hash = location.hash || "#/";
  const entry = enter();
  const view = await made(hash);
  if (mine !== turn) return;
  shown = entry;
  const main = byId("main");
  main.replaceChildren(view.node);
  document.title = `${view.title} · Terminology review`;
  current(hash);
  const sought = view.focus?.();
  const heading = /** @type {?HTMLElement} */ (main.querySelector("h1"));
  scrollTo(0, entry.position);
  if (sought && !entry.position) {
    sought.focus({ preventScroll: true });
    reach(sought, FRAMES);
  } else if (!first) {
    heading?.focus({ preventScroll: true });
    announce(view.title);
  }
}

/**
 * @param {string} hash
 * @returns {Promise<View>}
 */
async function made(hash) {
  const parts = parsed(hash);
  const make = parts && Object.keys(VIEWS).includes(parts[0]) ? VIEWS[parts[0]] : null;
  try {
    return (parts && make && await make(...parts.slice(1))) || missing();
  } catch (error) {
    console.error(error);
    return failed(error);
  }
}

/** @returns {View} */
function missing() {
  const node = el("article", {}, el("h1", { set: { tabindex: -1 } }, "Not in this review"),
    el("p", {}, "The address names something that is not here: it may come from another review. ", el("a", { href: "#/" }, "To the overview")));
  return { title: "Not in this review", node };
}

/** @param {unknown} error @returns {View} */
function failed(error) {
  const node = el("article", {}, el("h1", { set: { tabindex: -1 } }, "This could not be shown"), el("p", {}, String(error)));
  return { title: "This could not be shown", node };
}

/** @param {string} hash */
function current(hash) {
  const [view] = parsed(hash) ?? [""];
  const entry = ENTRIES[/** @type {keyof typeof ENTRIES} */ (view)] ?? view;
  for (const link of byId("views").querySelectorAll("a")) {
    if (link.dataset.view === entry) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
