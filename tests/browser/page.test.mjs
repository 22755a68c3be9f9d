// The page around the views: keys, colours, print, focus.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browserFor, go, open } from "./browser.mjs";
import { report, written } from "./pages.mjs";
import { series } from "./texts.mjs";

browserFor({ before, after });

let pair;
before(() => {
  pair = report([written(series)]);
});

const active = (page) => page.evaluate(() => document.activeElement.className || document.activeElement.tagName);

test("keys go from finding to finding and from view to view", async () => {
  const { page, faults, close } = await open(`${pair.url}#/document/A%2FRES%2F76%2F902`);
  await page.keyboard.press("n");
  assert.match(await active(page), /card/);
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), first);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/finding/"));
  for (const [key, hash] of [["c", "#/concepts"], ["d", "#/documents"], ["f", "#/findings"], ["l", "#/families"], ["o", "#/"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForFunction((to) => location.hash === to, hash);
  }
  await page.keyboard.press("?");
  assert.ok(await page.locator("#help").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("#help").isVisible()));
  assert.deepEqual(faults, []);
  await close();
});

test("the focus goes to the heading of a new view", async () => {
  const { page, faults, close } = await open(pair.url);
  await go(page, "#/concepts");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  assert.match(await page.title(), /Concepts/);
  assert.equal(await page.locator("#views [aria-current=page]").innerText(), "Concepts");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  assert.deepEqual(faults, []);
  await close();
});

test("colours follow the system and the switch", async () => {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const { page, faults, close } = await open(pair.url, { colorScheme: "dark" });
  const dark = await ground(page);
  await page.click("#theme");
  const light = await ground(page);
  assert.notEqual(dark, light);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.ready === "yes");
  assert.equal(await ground(page), light, "the choice is remembered");
  await page.click("#theme");
  assert.equal(await ground(page), dark);
  assert.deepEqual(faults, []);
  await close();
});

test("print leaves out what only a screen needs", async () => {
  const { page, faults, close } = await open(`${pair.url}#/document/A%2FRES%2F76%2F902`, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".bar").isVisible()));
  assert.ok(!(await page.locator(".filters").first().isVisible()));
  assert.ok(await page.locator(".row[aria-label='OP 1'] .side.zh").isVisible());
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");
  assert.deepEqual(faults, []);
  await close();
});

test("a table is printed with all its rows, and comes in pages again on the screen", async () => {
  const years = Array.from({ length: 130 }, (_, at) => at + 1);
  const many = Object.fromEntries(years.map((year) => [`note-${year}.zh.txt`, `各国遵守规范，保护人权，第${year}号。\n`]));
  const { page, faults, close } = await open(`${report([written(many)]).url}#/documents`);
  const rows = () => page.locator("main tbody tr").count();
  await page.getByRole("button", { name: "Next" }).click();
  assert.equal(await rows(), 30);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await rows(), 130);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await rows(), 30);
  const [short, long] = [await pagesOf(page, "#/concepts"), await pagesOf(page, "#/documents")];
  assert.ok(long > short, `${long} leaves`);
  assert.deepEqual(faults, []);
  await close();
});

/** Leaves that a view is printed on. */
async function pagesOf(page, hash) {
  if (await page.evaluate(() => location.hash) !== hash) await go(page, hash);
  const pdf = await page.pdf({ format: "A4" });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}

test("nothing moves for those who want it so", async () => {
  const { page, close } = await open(pair.url, { reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("a, button, main *")].filter((it) => getComputedStyle(it).transitionDuration !== "0s").length);
  assert.equal(moving, 0);
  await close();
});
