// Hostile text stays text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browserFor, go, open, overflow, views } from "./browser.mjs";
import { report, written } from "./pages.mjs";
import { hostile, injection } from "./texts.mjs";

browserFor({ before, after });

let page_;
before(() => {
  const glossary = join(written(injection.glossary), "terms.toml");
  page_ = report([written(injection.documents)], "--glossary", glossary);
});

test("no hostile text stands in the file as it is", () => {
  const file = readFileSync(page_.file, "utf8");
  for (const text of ["window.hit", "onload=", "javascript:", "<svg/", "<img"]) {
    assert.ok(!file.includes(text), text);
  }
  assert.equal(file.match(/<script/g).length, file.match(/<\/script>/g).length);
});

test("nothing runs, and what was written is what is read", async () => {
  const { page, faults, close } = await open(page_.url);
  const seen = [];
  await go(page, "#/documents");
  const documents = await page.locator("main th a.symbol").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  assert.equal(documents.length, Object.keys(injection.documents).length);
  for (const hash of [...await views(page), ...documents]) {
    await go(page, hash === await page.evaluate(() => location.hash) ? "#/" : hash);
    seen.push(await page.locator("main").evaluate((main) => main.textContent));
    assert.equal(await overflow(page), 0, hash);
  }
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(faults, []);
  const all = seen.join("\n");
  for (const text of hostile) {
    const shown = text.replace(/[\u2028\u2029]/g, "");
    assert.ok(all.replace(/[\s\u2028\u2029]/g, "").includes(shown.replace(/\s/g, "")), text);
  }
  assert.ok(all.includes("<b>规范</b>"), "a hostile term");
  await close();
});

test("no element or address comes from the data", async () => {
  const { page, close } = await open(page_.url);
  for (const hash of await views(page)) {
    await go(page, hash);
    const strange = await page.evaluate(() => {
      const elements = [...document.querySelectorAll("main *, #hits *")];
      const bad = elements.filter((it) => ["SCRIPT", "IMG", "IFRAME", "OBJECT", "B", "BASE", "LINK", "STYLE", "FORM"].includes(it.tagName) ||
        [...it.attributes].some(({ name, value }) => name.startsWith("on") || name === "style" && /url|expression/.test(value) || name === "href" && !value.startsWith("#")));
      return bad.map((it) => it.outerHTML);
    });
    assert.deepEqual(strange, [], hash);
  }
  await close();
});

test("a script that gets into the page does not run", async () => {
  const { page, close } = await open(page_.url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.hit = 99";
    document.body.append(script);
    const image = document.createElement("div");
    image.setAttribute("onclick", "window.hit = 98");
    document.body.append(image);
    image.click();
  });
  assert.equal(await page.evaluate(() => window.hit), undefined);
  const fetched = await page.evaluate(() => fetch("https://example.org/").then(() => "loaded", () => "refused"));
  assert.equal(fetched, "refused");
  await close();
});
