// Every view of pages of all kinds: shown without an error, within its width, and accessible.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { browserFor, go, open, overflow, views } from "./browser.mjs";
import { report, seeds, written } from "./pages.mjs";
import { bare, series } from "./texts.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

browserFor({ before, after });

/** @type {Record<string, () => {url: string}>} */
const pages = {
  "the seeds": () => report([seeds]),
  "both languages": () => report([written(series)]),
  "one language": () => report([written({ "A-RES-75-901.en.txt": series["A-RES-75-901.en.txt"] })]),
  "nothing of the glossary": () => report([written(bare)]),
  "an unreadable file": () => report([written({ ...series, "broken.xml": "<akomaNtoso><broken" })]),
  "an empty text": () => report([written({ "empty.txt": "" })]),
};

for (const [name, make] of Object.entries(pages)) {
  describe(name, () => {
    test("every view shows without an error", async () => {
      const { page, faults, close } = await open(make().url);
      for (const hash of await views(page)) {
        await go(page, hash);
        const heading = await page.locator("main h1").innerText();
        assert.ok(heading.trim() && !/could not be shown|Not in this review/.test(heading), `${hash}: ${heading}`);
      }
      assert.deepEqual(faults, []);
      await close();
    });

    test("no view is wider than a telephone", async () => {
      const { page, faults, close } = await open(make().url, { viewport: { width: 390, height: 844 } });
      for (const hash of await views(page)) {
        await go(page, hash);
        assert.equal(await overflow(page), 0, hash);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`no view has a fault that axe knows, ${colorScheme}`, async () => {
    const { page, close } = await open(report([written(series)]).url, { colorScheme, bypassCSP: true });
    for (const hash of await views(page)) {
      await go(page, hash);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
      assert.deepEqual(told, [], hash);
    }
    await close();
  });
}

test("an address of another review is told as such", async () => {
  const { page, faults, close } = await open(`${report([seeds]).url}#/concept/no-such-thing`);
  assert.equal(await page.locator("main h1").innerText(), "Not in this review");
  for (const hash of ["#/%E0%A4%A", "#/constructor", "#/document/__proto__", "#/nowhere/1/2/3"]) {
    await go(page, hash);
    assert.equal(await page.locator("main h1").innerText(), "Not in this review", hash);
  }
  assert.deepEqual(faults, []);
  await close();
});

test("an address written by hand leads to its document, and a passage that is not there is told", async () => {
  const { page, faults, close } = await open(`${report([written(series)]).url}#/document/A/RES/76/902`);
  assert.equal(await page.locator("main h1").innerText(), "A/RES/76/902");
  for (const [hash, told] of [["#/document/A%2FRES%2F76%2F902/0.4.0.2", 0], ["#/document/A/RES/76/902/0.999.0.2", 1], ["#/document/A%2FRES%2F76%2F902/nonsense", 1]]) {
    await go(page, hash);
    assert.equal(await page.locator("main", { hasText: "is not in this text" }).count(), told, hash);
  }
  assert.deepEqual(faults, []);
  await close();
});
