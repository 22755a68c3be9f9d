// Opens pages in Chromium and watches what they do.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser;

/** Starts the browser before the tests of a file and stops it behind them. */
export function browserFor({ before, after }) {
  before(async () => {
    browser = await chromium.launch({ executablePath, args });
  });
  after(async () => browser?.close());
}

/**
 * Opens a page at a view. What goes wrong in it is kept in `faults`.
 * @param {string} url
 * @param {object} [options] of the browser's context
 */
export async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) faults.push(`request: ${request.url().slice(0, 200)}`);
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(url);
  await ready(page);
  return { page, faults, close: () => context.close() };
}

/** Waits until the page shows its first view. */
export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.ready === "yes");
}

/** Goes to a view and waits until it stands there. */
export async function go(page, hash) {
  const before = await page.evaluate(() => document.querySelector("main").firstElementChild?.dataset.seen);
  assert.equal(before, undefined);
  await page.evaluate((to) => {
    document.querySelector("main").firstElementChild.dataset.seen = "yes";
    location.hash = to;
  }, hash);
  await page.waitForFunction(() => document.querySelector("main").firstElementChild?.dataset.seen === undefined);
}

/** Milliseconds from the start of loading to the first view. */
export const readyTime = (page) => page.evaluate(() => performance.getEntriesByName("ready")[0].startTime);

/** How far the page reaches beyond the window to the right, in CSS pixels. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Every view that the page of this moment links to from its navigation, and one of each kind. */
export async function views(page) {
  const found = ["#/", "#/concepts", "#/documents", "#/findings", "#/families"];
  for (const [list, kind] of [["#/concepts", "concept"], ["#/documents", "document"], ["#/findings", "finding"], ["#/families", "family"]]) {
    await go(page, list);
    const href = await page.locator(`main a[href^="#/${kind}/"]`).first().getAttribute("href", { timeout: 500 }).catch(() => null);
    if (href) found.push(href);
  }
  return found;
}
