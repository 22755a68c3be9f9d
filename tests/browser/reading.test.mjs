// What a reviewer does: search, sort, filter, follow a finding to its passage, compare, print.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browserFor, go, open } from "./browser.mjs";
import { report, seeds, written } from "./pages.mjs";
import { series } from "./texts.mjs";

browserFor({ before, after });

let pair;
before(() => {
  pair = report([written(series)]);
});

/** The texts of a column of the first table of the view. */
const column = (page, name) => page.locator(`main tbody .${name}`).allInnerTexts();

test("the search finds concepts in both languages and by id, and documents", async () => {
  const { page, faults, close } = await open(pair.url);
  for (const [words, hash] of [["负责任国家", "responsible-state-behaviour"], ["Responsible State", "responsible-state-behaviour"], ["responsible-state-behaviour", "responsible-state-behaviour"], ["76/902", "A%2FRES%2F76%2F902"], ["a-res-76-902", "A%2FRES%2F76%2F902"]]) {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.keyboard.type(words);
    const options = await page.locator("#hits [role=option]").evaluateAll((all) => all.map((it) => it.dataset.href ?? ""));
    assert.ok(options.some((href) => href.includes(hash)), `${words}: ${options}`);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("#hits [aria-selected=true]").count(), 1);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /#\/(concept|document)\//.test(location.hash));
    await go(page, "#/findings");
  }
  await page.fill("#search", "no such thing");
  assert.match(await page.locator("#hits").innerText(), /Nothing found/);
  assert.deepEqual(faults, []);
  await close();
});

test("the search folds script, width, case and hyphens as the counts do", async () => {
  const { page, faults, close } = await open(pair.url);
  const found = async (words) => {
    await page.fill("#search", words);
    return page.locator("#hits [role=option]").evaluateAll((all) => all.map((it) => it.dataset.href ?? ""));
  };
  for (const [words, hash] of [["負責任國家", "responsible-state-behaviour"], ["國家負責任", "responsible-state-behaviour"], ["ＲＥＳＰＯＮＳＩＢＬＥ Ｓｔａｔｅ", "responsible-state-behaviour"], ["responsible-state-", "responsible-state-behaviour"], ["資訊安全", "A%2FRES%2F76%2F902"], ["７６／９０２", "A%2FRES%2F76%2F902"]]) {
    const hits = await found(words);
    const isThere = hits.some((href) => href.includes(hash));
    // Another word for the same thing is no other way to write it.
    assert.equal(isThere, words !== "資訊安全", `${words}: ${hits}`);
  }
  await page.keyboard.press("Escape");
  await go(page, "#/concept/responsible-state-behaviour");
  await page.locator(".kwic tbody tr").nth(1).waitFor();
  await page.getByLabel("With the words").fill("國家負責任");
  assert.deepEqual([...new Set(await column(page, "keyword"))], ["国家负责任行为"]);
  assert.deepEqual(faults, []);
  await close();
});

test("clauses go by the date of whichever text has one, and by the symbol where none has", async () => {
  const undated = (text) => text.replace(/^.*\n/, "");
  const texts = {
    "A-RES-75-901.zh.txt": undated(series["A-RES-75-901.zh.txt"]),
    "A-RES-75-901.en.txt": series["A-RES-75-901.en.txt"],
    "A-RES-74-28.zh.txt": undated(series["A-RES-75-901.zh.txt"]).replace("宗旨的目的", "要求的目的"),
    "A-RES-76-902.zh.txt": series["A-RES-76-902.zh.txt"],
    "A-RES-76-902.en.txt": undated(series["A-RES-76-902.en.txt"]),
  };
  const { page, faults, close } = await open(`${report([written(texts)]).url}#/families`);
  await page.getByLabel("Show", { exact: true }).selectOption("reworded");
  await page.locator("main a.entry", { hasText: "表示关切" }).first().click();
  await page.locator(".variant").nth(1).waitFor();
  const uses = await page.locator(".variant .uses").allInnerTexts();
  assert.deepEqual(uses.map((it) => it.match(/7\d\/\d+/)[0]), ["74/28", "75/901", "76/902"]);
  assert.match(await page.locator(".variant h2").nth(1).innerText(), /2020-12-07/);
  assert.deepEqual(faults, []);
  await close();
});

test("no line runs on behind a name in two languages", async () => {
  const { page, faults, close } = await open(pair.url);
  const lines = await page.locator("a.named").evaluateAll((all) => all.map((link) => [getComputedStyle(link).textDecorationLine, ...[...link.querySelectorAll("bdi")].map((part) => getComputedStyle(part).textDecorationLine)]));
  assert.ok(lines.length > 0);
  for (const [link, ...names] of lines) {
    assert.equal(link, "none");
    assert.deepEqual([...new Set(names)], ["underline"]);
  }
  const signs = await page.locator(".top a.what:has(.level)").evaluateAll((all) => all.map((link) => link.querySelector(".level").nextSibling.textContent[0]));
  assert.ok(signs.length > 0 && !signs.includes(" "), "nothing is underlined between a sign and its sentence");
  await go(page, "#/document/A%2FRES%2F76%2F902");
  const terms = await page.locator(".row .term").allInnerTexts();
  assert.ok(terms.includes("大会"));
  assert.deepEqual(terms.filter((term) => /[\s，。；：、,;:]$/u.test(term)), []);
  assert.deepEqual(faults, []);
  await close();
});

test("occurrences sort by what stands beside them", async () => {
  const { page, faults, close } = await open(`${pair.url}#/concept/responsible-state-behaviour`);
  await page.locator(".kwic tbody tr").nth(1).waitFor();
  const all = await column(page, "keyword");
  assert.ok(all.length === 4 && all.includes("负责任国家行为") && all.includes("国家负责任行为"), all.join());
  const sort = page.locator(".kwic thead button", { hasText: "Term" });
  await sort.click();
  const rising = await column(page, "keyword");
  await sort.click();
  const falling = await column(page, "keyword");
  assert.deepEqual([...rising].sort(), [...all].sort());
  assert.notDeepEqual(rising, falling);
  assert.equal(await page.locator(".kwic th.keyword").getAttribute("aria-sort"), "descending");
  await page.locator(".kwic thead button", { hasText: "Left" }).click();
  assert.equal(await page.locator(".kwic th.keyword").getAttribute("aria-sort"), "none");
  assert.deepEqual(faults, []);
  await close();
});

test("occurrences filter by term, language, status, year and words", async () => {
  const { page, faults, close } = await open(`${pair.url}#/concept/responsible-state-behaviour`);
  await page.locator(".kwic tbody tr").nth(1).waitFor();
  const choose = (label, option) => page.getByLabel(label, { exact: true }).selectOption({ label: option });
  await choose("Language", "Chinese");
  assert.deepEqual([...new Set(await column(page, "keyword"))].sort(), ["国家负责任行为", "负责任国家行为"].sort());
  await choose("Year", "2021");
  assert.deepEqual([...new Set(await column(page, "keyword"))], ["国家负责任行为"]);
  await choose("Year", "all");
  await choose("Status", "preferred");
  assert.deepEqual([...new Set(await column(page, "keyword"))], ["负责任国家行为"]);
  await choose("Status", "all");
  await choose("Language", "all");
  await choose("Term", "responsible State behaviour");
  assert.deepEqual([...new Set((await column(page, "keyword")).map((it) => it.toLowerCase()))], ["responsible state behaviour"]);
  await page.getByLabel("With the words").fill("no such words");
  assert.match(await page.locator(".kwic").innerText(), /Nothing here/);
  assert.deepEqual(faults, []);
  await close();
});

test("an occurrence leads to its passage", async () => {
  const { page, faults, close } = await open(`${pair.url}#/concept/civil-and-military-fields`);
  const line = page.locator(".kwic tbody tr", { hasText: "民事和军事领域" }).first();
  await line.locator("a").click();
  const sought = page.locator("#sought");
  await sought.waitFor();
  assert.equal(await sought.innerText(), "民事和军事领域");
  assert.equal(await page.evaluate(() => document.activeElement.id), "sought");
  assert.match(await page.locator("main h1").innerText(), /76\/902/);
  await page.goBack();
  await page.locator(".kwic tbody tr").first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test("a finding leads from the overview to its passage, and stands beside it", async () => {
  const { page, faults, close } = await open(pair.url);
  await page.locator(".top a", { hasText: "军事" }).first().click();
  await page.locator("main h1").waitFor();
  if (page.url().includes("#/findings")) await page.locator("main a.entry").first().click();
  await page.getByRole("link", { name: "Read it in the document" }).click();
  await page.locator("#sought").waitFor();
  assert.equal(await page.locator("#sought").innerText(), "民事和军事领域");
  const row = page.locator(".row", { has: page.locator("#sought") });
  assert.match(await row.locator(".card").innerText(), /deprecated-term/);
  const [text, card] = await Promise.all([row.locator(".side").first().boundingBox(), row.locator(".card").boundingBox()]);
  assert.ok(card.x > text.x + text.width, "beside the text on a wide screen");
  await page.setViewportSize({ width: 390, height: 844 });
  const [below, side] = await Promise.all([row.locator(".card").boundingBox(), row.locator(".side").last().boundingBox()]);
  assert.ok(below.y >= side.y + side.height, "below it on a narrow one");
  assert.deepEqual(faults, []);
  await close();
});

test("the seeds' broken name stands in OP 1", async () => {
  const { page, faults, close } = await open(`${report([seeds]).url}#/document/A%2FC.1%2F76%2FL.13`);
  const row = page.locator(".row[aria-label='OP 1']");
  assert.equal(await row.locator(".card", { hasText: "broken-name" }).count(), 1);
  assert.deepEqual(faults, []);
  await close();
});

test("a document shows terms by status, shields, and both languages side by side", async () => {
  const { page, faults, close } = await open(`${pair.url}#/document/A%2FRES%2F75%2F901`);
  const first = page.locator(".row[aria-label='OP 1']");
  const [zh, en] = [first.locator(".side.zh"), first.locator(".side.en")];
  assert.match(await zh.innerText(), /促请各国/);
  assert.match(await en.innerText(), /Calls upon States/);
  assert.equal(await zh.getAttribute("lang"), "zh-Hans");
  assert.equal(await en.getAttribute("lang"), "en");
  assert.equal((await zh.boundingBox()).y, (await en.boundingBox()).y);
  const style = (status) => page.evaluate((name) => getComputedStyle(document.querySelector(`.legend-marks .term.${name}`)).textDecorationStyle, status);
  assert.equal(new Set(await Promise.all(["preferred", "admitted", "deprecated", "superseded"].map(style))).size, 4, "told apart without colour");
  assert.ok(await page.locator(".row .shield", { hasText: "联合国宪章" }).count());
  assert.ok(await page.locator(".row .shield", { hasText: "网络空间规范" }).count());
  await page.getByLabel("Languages").selectOption("only-zh");
  assert.equal(await en.isVisible(), false);
  await page.getByLabel("mark terms").uncheck();
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".row a.term")).textDecorationLine), "none");
  assert.deepEqual(faults, []);
  await close();
});

test("a family of clauses shows its wordings in order with what changed", async () => {
  const { page, faults, close } = await open(`${pair.url}#/families`);
  await page.locator("main a.entry", { hasText: "表示关切" }).click();
  await page.locator(".variant").nth(1).waitFor();
  const dates = await page.locator(".variant h2").allInnerTexts();
  assert.deepEqual(dates, [...dates].sort());
  const second = page.locator(".variant").nth(1);
  const [left, put] = [await second.locator("del").allInnerTexts(), await second.locator("ins").allInnerTexts()];
  assert.ok(left.join().includes("宗旨") && put.join().includes("目标"), `${left} ${put}`);
  const whole = await second.locator(".wording[lang=zh-Hans]").evaluate((it) => {
    const copy = it.cloneNode(true);
    copy.querySelectorAll("del").forEach((part) => part.remove());
    return copy.textContent;
  });
  assert.equal(whole.replace(/\s/g, ""), "表示关切这些技术和手段可能会被用于不符合维护国际稳定与安全目标的目的，损害其民事和军事领域的安全，");
  assert.match(await second.locator(".case").innerText(), /English same, Chinese changed/);
  assert.deepEqual(faults, []);
  await close();
});

test("shares by year come as a drawing and as a table", async () => {
  const { page, faults, close } = await open(`${pair.url}#/concept/responsible-state-behaviour`);
  const chart = page.locator(".chart").first();
  assert.ok(await chart.locator("svg[role=img] rect.series").count());
  await chart.locator("summary").click();
  const rows = await chart.locator("tbody tr").allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /^2020/);
  assert.match(rows[1], /^2021/);
  assert.deepEqual(faults, []);
  await close();
});

test("each text counts under its own date, and differing dates are told", async () => {
  const misdated = { ...series, "A-RES-76-902.zh.txt": series["A-RES-76-902.zh.txt"].replace("2021年12月6日", "2011年12月6日") };
  const { page, faults, close } = await open(report([written(misdated)]).url);
  assert.match(await page.locator("main").innerText(), /1 document with different dates/);
  await go(page, "#/concept/responsible-state-behaviour");
  const english = page.getByRole("region", { name: "English", exact: true });
  assert.match(await english.innerText(), /2020-12-07 to 2021-12-06/);
  await english.locator(".chart summary").click();
  assert.deepEqual(await english.locator(".chart tbody th").allInnerTexts(), ["2020", "2021"]);
  await page.getByLabel("Year", { exact: true }).selectOption({ label: "2021" });
  assert.deepEqual([...new Set((await column(page, "keyword")).map((it) => it.toLowerCase()))], ["responsible state behaviour"]);
  for (const year of ["2011", "2021"]) {
    await go(page, `#/documents/${year}`);
    assert.match(await page.locator("main tbody").innerText(), /76\/902/, year);
  }
  await go(page, "#/document/A%2FRES%2F76%2F902");
  assert.match(await page.locator("main").innerText(), /Chinese 2011-12-06, English 2021-12-06/);
  assert.deepEqual(faults, []);
  await close();
});

test("a clause in one language alone is linked where it stands, and nowhere else", async () => {
  const added = {
    "A-RES-75-901.zh.txt": "\n4. 请图书馆在星期二开门。\n",
    "A-RES-76-902.zh.txt": "\n4. 感谢厨师长准备的午餐和茶点。\n",
    "A-RES-75-901.en.txt": "\n3. Emphasizes that confidence-building measures reduce the risk of misunderstanding among States.\n",
    "A-RES-76-902.en.txt": "\n3. Emphasizes that confidence-building measures reduce the risk of misunderstanding among States.\n",
  };
  const texts = Object.fromEntries(Object.entries(series).map(([name, text]) => [name, text + added[name]]));
  const { page, faults, close } = await open(`${report([written(texts)]).url}#/document/A%2FRES%2F76%2F902`);
  const links = (label) => page.locator(`.row[aria-label='${label}'] .family-link`).count();
  assert.equal(await page.locator(".row[aria-label='OP 4'] .side.en").innerText(), "");
  assert.equal(await links("OP 3"), 1);
  assert.equal(await links("OP 4"), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("old and new wording read as they were, blanks and all", async () => {
  const clause = "to the detriment of their security in both civil and military fields,";
  const wordings = {
    "A-RES-75-901.en.txt": series["A-RES-75-901.en.txt"].replace(clause, "to the detriment of their security and may adversely affect the integrity of infrastructure,"),
    "A-RES-76-902.en.txt": series["A-RES-76-902.en.txt"].replace(clause, "to the detriment of their security,"),
  };
  const { page, faults, close } = await open(`${report([written(wordings)]).url}#/families`);
  await page.getByLabel("Show", { exact: true }).selectOption("reworded");
  await page.locator("main a.entry", { hasText: "Expressing concern" }).click();
  const second = page.locator(".variant").nth(1).locator("p.wording");
  await second.waitFor();
  const without = (tag) => second.evaluate((it, name) => {
    const copy = it.cloneNode(true);
    copy.querySelectorAll(name).forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ");
  }, tag);
  assert.match(await without("ins"), /their security and may adversely affect the integrity of infrastructure/);
  assert.match(await without("del"), /their security,/);
  assert.deepEqual(faults, []);
  await close();
});

test("who goes back finds the list as it was left, and walks along it", async () => {
  const { page, faults, close } = await open(`${pair.url}#/findings`);
  const rows = () => page.locator("main tbody a.entry").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  const unfiltered = await rows();
  await page.getByLabel("experimental rules too").check();
  await page.getByLabel("With the words").fill("76/902");
  await page.locator("thead button", { hasText: "Rule" }).click();
  await page.locator("thead button", { hasText: "Rule" }).click();
  const left = await rows();
  assert.notDeepEqual(left, unfiltered);
  assert.ok(left.length >= 2, `${left.length} findings`);
  await page.locator("main a.entry").first().click();
  await page.getByRole("link", { name: "Next finding" }).click();
  await page.waitForFunction((to) => location.hash === to, left[1]);
  assert.match(await page.locator("nav.pages").last().innerText(), new RegExp(`2 of ${left.length}`));
  await page.goBack();
  await page.goBack();
  await page.locator("main a.entry").first().waitFor();
  assert.deepEqual(await rows(), left);
  assert.equal(await page.getByLabel("With the words").inputValue(), "76/902");
  assert.equal(await page.locator("main th[aria-sort=descending]").innerText(), "Rule");
  await go(page, "#/concepts");
  await go(page, "#/findings");
  assert.deepEqual(await rows(), unfiltered, "a new visit begins anew");
  assert.deepEqual(faults, []);
  await close();
});
