// Starts everything.

import { byId } from "./dom.js";
import { loadIndex } from "./data.js";
import { startTheme } from "./theme.js";
import { startSearch } from "./search.js";
import { startKeyboard } from "./keyboard.js";
import { startRouter } from "./router.js";

/** The page is ready when its first view is shown. */
async function start() {
  startTheme();
  if (!("DecompressionStream" in window && "replaceChildren" in document.body)) {
    byId("main").textContent = "This browser is too old to unpack the page: it needs Chrome or Edge 86, Firefox 113 or Safari 16.4.";
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
  byId("main").textContent = `The page could not be unpacked: ${error}`;
});
