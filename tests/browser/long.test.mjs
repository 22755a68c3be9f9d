// Texts of a length that no resolution has: shown at once, and all of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browserFor, go, open } from "./browser.mjs";
import { report, written } from "./pages.mjs";

browserFor({ before, after });

/** About five megabytes in one paragraph. */
const SENTENCE = "各国应遵守负责任国家行为规范，并在使用信息和通信技术时保护人权，促进国际和平与安全；";
const LONG = `${SENTENCE.repeat(40_000)}遵守守则。`;

/** Elements that a browser lays out without being felt. */
const MOST_ELEMENTS = 20_000;

let long;
before(() => {
  long = report([written({ "long.zh.md": `# 长段\n\n${LONG}\n\n结束。\n` })]);
});

const elements = (page) => page.evaluate(() => document.querySelectorAll("main *").length);

test("a paragraph of five megabytes opens at once, with marks where the reader is", async (context) => {
  const { page, faults, close } = await open(`${long.url}#/documents`);
  const href = await page.locator("main th a.symbol").getAttribute("href");
  const time = await page.evaluate(async (to) => {
    const started = performance.now();
    location.hash = to;
    while (!document.querySelector(".reading")) await new Promise((go) => setTimeout(go, 5));
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    return performance.now() - started;
  }, href);
  context.diagnostic(`shown in ${Math.round(time)} ms`);
  assert.ok(time < 3000, `${time} ms`);
  assert.ok(await elements(page) < MOST_ELEMENTS, `${await elements(page)} elements`);
  const shown = await page.locator(".reading .text .side").nth(0).evaluate((side) => [...side.querySelectorAll("p.text")].map((part) => part.textContent).join(""));
  assert.equal(shown, LONG);
  assert.match(await page.locator(".long-note").innerText(), /characters, in [\d,]+ parts/);
  await page.locator(".part").first().locator("a.term").first().waitFor();
  const middle = page.locator(".part").nth(200);
  assert.equal(await middle.locator("a.term").count(), 0, "nothing is made where nobody is");
  await middle.scrollIntoViewIfNeeded();
  await middle.locator("a.term").first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test("an occurrence at the end of a long paragraph is where its link leads", async () => {
  const { page, faults, close } = await open(`${long.url}#/documents`);
  const href = await page.locator("main th a.symbol").getAttribute("href");
  await go(page, `${href}/0.1.${LONG.length - 3}.2`);
  const sought = page.locator("#sought");
  await sought.waitFor();
  assert.equal(await sought.innerText(), "守则");
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("#sought").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.deepEqual(faults, []);
  await close();
});

test("a long wording of a clause begins, and goes on when asked to", async () => {
  const clause = (end) => `大会，\n\n1. ${SENTENCE.repeat(600)}${end}\n`;
  const texts = { "A-RES-75-901.zh.txt": clause("甲方。"), "A-RES-76-902.zh.txt": clause("乙方。") };
  const { page, faults, close } = await open(`${report([written(texts)]).url}#/families`);
  await page.getByLabel("Show", { exact: true }).selectOption({ label: "all" });
  await page.locator("main a.entry").first().click();
  const wording = page.locator("p.wording").first();
  await wording.waitFor();
  assert.ok((await wording.innerText()).length < 13_000);
  await wording.getByRole("button").click();
  assert.match(await wording.innerText(), /甲方。$/);
  assert.deepEqual(faults, []);
  await close();
});
