// Both languages side by side: terms linked across, findings between, and what renders what.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browserFor, go, open, overflow } from "./browser.mjs";
import { report, written } from "./pages.mjs";

browserFor({ before, after });

const glossary = `
[[concept]]
id = "norm-of-conduct"
en = ["norm", "rule of conduct"]
zh = ["规范", "准则", { term = "法度", status = "deprecated", reason = "An old word." }]

[[concept]]
id = "private-actors"
en = ["private sector"]
zh = ["私营部门"]

[[concept]]
id = "rights"
en = ["human rights"]
zh = ["人权"]
`;

const texts = {
  "draft.en.txt": [
    "States should observe the norms that they have agreed upon, and protect human rights in 2021.",
    "States should draw up further norms where they are needed, in the light of resolution 75/900.",
    "The private sector should take part in the work of all States on this matter as of 2023.",
    "Each port should keep the norms of conduct that were published in 2019 and in 2020.",
    "Each ship should keep the norms of the port that it lies in, as set out in report A/75/901.",
    "States should make the rules of conduct known to all who need them by 4 May 2027.",
  ].join("\n\n"),
  "draft.zh.txt": [
    "各国应当遵守它们商定的规范，并在2021年保护人权。",
    "各国应当根据第75/900号决议在必要之处制定更多准则。",
    "营部门应自2023年起参与所有国家就这一问题开展的工作。",
    "每个港口应当遵守2019年和2020年公布的行为规范。每艘船只应当遵守A/75/901号报告所载的其停泊港口的规范。",
    "各国应当在2027年5月4日之前使所有需要的人了解这些规范。",
  ].join("\n\n"),
};

let made;
before(() => {
  made = report([written(texts)], "--glossary", `${written({ "terms.toml": glossary })}/terms.toml`);
});

/** The page at the one document, which is called by its first text. */
async function reading() {
  const opened = await open(made.url);
  await go(opened.page, "#/documents");
  const href = await opened.page.locator("main tbody a.symbol").first().getAttribute("href");
  await go(opened.page, href);
  return opened;
}

const terms = (page, name) => page.locator(`.reading .${name}`).allInnerTexts();

test("a term marks its renderings opposite, and nothing else", async () => {
  const { page, faults, close } = await reading();
  const [first, second] = [page.locator(".row").nth(0), page.locator(".row").nth(1)];
  await first.locator(".side.en a.term", { hasText: "norms" }).hover();
  assert.deepEqual(await terms(page, "linked"), ["规范"]);
  assert.deepEqual(await terms(page, "linking"), ["norms"]);
  await second.locator(".side.zh a.term", { hasText: "准则" }).hover();
  assert.deepEqual(await terms(page, "linked"), ["norms"]);
  await page.locator("h1").hover();
  assert.deepEqual(await terms(page, "linked"), []);
  await page.locator(".side.en a.term", { hasText: "private sector" }).hover();
  assert.deepEqual(await terms(page, "unmatched"), ["private sector"]);
  assert.deepEqual(await terms(page, "linked"), []);
  assert.deepEqual(faults, []);
  await close();
});

test("the paragraphs of one unit are one, wherever they are parted", async () => {
  const { page, faults, close } = await reading();
  const joined = page.locator(".row", { has: page.locator(".side.en", { hasText: "Each ship" }) });
  assert.equal(await joined.locator(".side.zh").innerText(), "");
  await joined.locator(".side.en a.term", { hasText: "norms" }).hover();
  assert.deepEqual([...new Set(await terms(page, "linked"))], ["规范"]);
  assert.deepEqual(faults, []);
  await close();
});

test("the keyboard finds the rendering opposite and is told of it", async () => {
  const { page, faults, close } = await reading();
  await page.locator(".row").nth(0).locator(".side.en a.term", { hasText: "human rights" }).focus();
  assert.deepEqual(await terms(page, "linked"), ["人权"]);
  assert.equal(await page.locator("#said").innerText(), "Opposite: 人权");
  await page.keyboard.press("o");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "人权");
  assert.deepEqual(await terms(page, "linked"), ["human rights"]);
  await page.keyboard.press("o");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "human rights");
  await page.locator(".side.en a.term", { hasText: "private sector" }).focus();
  assert.equal(await page.locator("#said").innerText(), "No term of the concept opposite");
  await page.emulateMedia({ media: "print" });
  const style = await page.locator(".unmatched").evaluate((it) => getComputedStyle(it).outlineStyle);
  assert.equal(style, "none", "nothing of it on paper");
  assert.deepEqual(faults, []);
  await close();
});

test("a finding on both languages lies between them and marks its passages", async () => {
  const { page, faults, close } = await reading();
  const row = page.locator(".row", { has: page.locator(".between .card", { hasText: "missing-rendering" }) });
  const [zh, en, card] = await Promise.all([".side.zh", ".side.en", ".between .card"].map((it) => row.locator(it).boundingBox()));
  assert.ok(card.y >= Math.max(zh.y + zh.height, en.y + en.height) - 1, "under both sides");
  assert.ok(card.x <= zh.x + 1 && card.x + card.width >= en.x + en.width - 1, "as wide as both");
  await row.locator(".card").hover();
  assert.deepEqual(await terms(page, "passage.linked"), ["营部门", "private sector"]);
  await row.locator("mark", { hasText: "营部门" }).hover();
  assert.equal(await row.locator(".card.linked").count(), 1);
  await page.setViewportSize({ width: 390, height: 844 });
  const [below, side] = await Promise.all([row.locator(".card").boundingBox(), row.locator(".side.en").boundingBox()]);
  assert.ok(below.y >= side.y + side.height - 1 && below.x >= 0 && below.x + below.width <= 390);
  assert.equal(await overflow(page), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("a concept shows what renders it, with counts, shares, documents and passages", async () => {
  const { page, faults, close } = await open(`${made.url}#/concept/norm-of-conduct`);
  const english = page.getByRole("region", { name: "English into Chinese" });
  const lines = await english.locator(".rendering").allInnerTexts();
  const plain = lines.map((line) => line.replace(/\s+/g, " "));
  assert.deepEqual(plain, ["规范 preferred 2 67%", "准则 admitted 1 33%", "规范 preferred 1 100%"]);
  assert.match(await english.locator("h4").first().innerText(), /norm\s+3 units; HHI 0\.56, LTCR 0\.33, preferred 0\.67/);
  assert.match(await english.locator(".reach").innerText(), /4 units: an agreed term opposite 100%/);
  await english.locator("summary").nth(1).click();
  const passage = english.locator(".rendered-by > li").nth(1).locator(".passages li");
  await passage.waitFor();
  assert.deepEqual(await passage.locator("mark").allInnerTexts(), ["norms", "准则"]);
  assert.match(await english.locator(".in-documents").innerText(), /^In draft\.zh\.txt\.$/);
  const chinese = page.getByRole("region", { name: "Chinese into English" });
  assert.match((await chinese.locator(".rendering").first().innerText()).replace(/\s+/g, " "), /^norm preferred 2 67%/);
  await passage.locator("a").click();
  await page.locator("#sought").waitFor();
  assert.equal(await page.locator("#sought").innerText(), "norms");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goBack();
  await page.locator(".rendering").first().waitFor();
  assert.equal(await overflow(page), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("a concept of texts in one language has no renderings", async () => {
  const one = report([written({ "draft.zh.txt": texts["draft.zh.txt"] })], "--glossary", `${written({ "terms.toml": glossary })}/terms.toml`);
  const { page, faults, close } = await open(`${one.url}#/concept/norm-of-conduct`);
  await page.locator("#every").waitFor();
  assert.equal(await page.locator(".renderings").count(), 0);
  assert.deepEqual(faults, []);
  await close();
});
