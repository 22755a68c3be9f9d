// Starts everything.

import { byId, el } from "./dom.js";
import { loadIndex } from "./data.js";
import { startTheme } from "./theme.js";
import { startSearch } from "./search.js";
import { startKeyboard } from "./keyboard.js";
import { startRouter } from "./router.js";

/** The page is ready when its first view is shown. */
async function start() {
  startTheme();
  if (!("DecompressionStream" in window)) {
    byId("main").replaceChildren(el("p", { class: "wait" }, "This browser is too old to unpack the page: it needs Chrome or Edge 80, Firefox 113 or Safari 16.4."));
    return;
  }
  await loadIndex();
  startSearch();
  startKeyboard();
  await startRouter();
  document.documentElement.dataset.ready = "yes";
  performance.mark("ready");
}

start().catch((error) => {
  console.error(error);
  byId("main").replaceChildren(el("p", { class: "wait" }, `The page could not be unpacked: ${error}`));
});
