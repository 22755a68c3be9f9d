// What is configured holds for the page as it does for the check.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { browserFor, go, open } from "./browser.mjs";
import { binary, report, written } from "./pages.mjs";
import { series } from "./texts.mjs";

browserFor({ before, after });

/** A passage in each of two years is deprecated; one is excepted, the other a mere note. */
const CONFIG = `[rules]
opening-verb = "off"
unlisted-variant = "off"
deprecated-term = "note"

[[exception]]
rule = "deprecated-term"
document = "A/RES/76/902"
reason = "各代表团商定的措辞"
`;

const texts = {
  ...series,
  "A-RES-75-901.zh.txt": series["A-RES-75-901.zh.txt"].replace("民用和军事", "民事和军事"),
};

let folder;
let config;
before(() => {
  folder = written(texts);
  config = join(written({ "zhengming.toml": CONFIG }), "zhengming.toml");
});

/** What `check` finds with the same configuration. */
function checked(...options) {
  let output;
  try {
    output = execFileSync(binary, ["check", folder, "--quiet", "--config", config, "--format", "json", ...options], { encoding: "utf8" });
  } catch (error) {
    output = error.stdout;
  }
  return output ? JSON.parse(output).findings : [];
}

test("the page has the findings that the check has, at their levels", async () => {
  const { page, faults, close } = await open(`${report([folder], "--config", config).url}#/findings`);
  const rows = page.locator("main tbody tr", { has: page.locator("a.entry") });
  assert.equal(await rows.count(), 1);
  assert.match(await rows.innerText(), /民事和军事领域[^]*deprecated-term[^]*75\/901/);
  assert.equal(await rows.getByRole("img", { name: "note" }).count(), 1);
  assert.deepEqual(checked().map(({ rule, level }) => [rule, level]), [["deprecated-term", "note"]]);
  await go(page, "#/");
  assert.match(await page.getByRole("row", { name: /^opening-verb\s/ }).innerText(), /off/);
  assert.deepEqual(faults, []);
  await close();
});

test("known findings are counted, folded away, and shown with their reason when asked for", async () => {
  const { page, faults, close } = await open(report([folder], "--config", config).url);
  assert.match(await page.locator("main .lead").first().innerText(), /1 finding known by exceptions or a baseline is folded away/);
  await go(page, "#/findings");
  assert.match(await page.locator("main [role=status]").first().innerText(), /1 known by exceptions or a baseline is folded away/);
  await page.getByLabel(/known ones too/).check();
  const row = page.locator("main tbody tr", { hasText: "known" });
  assert.match(await row.innerText(), /76\/902/);
  await row.locator("a.entry").click();
  await page.locator(".known-note").waitFor();
  assert.match(await page.locator(".known-note").innerText(), /各代表团商定的措辞 \(.*zhengming\.toml:\d+:\d+\)/);
  await go(page, "#/document/A%2FRES%2F76%2F902");
  const card = page.locator(".card.known:not(.experimental)");
  assert.equal(await card.isVisible(), false);
  await page.getByLabel("known findings (1)").check();
  assert.ok(await card.isVisible());
  assert.deepEqual(faults, []);
  await close();
});

test("what the baseline holds is known", async () => {
  const place = written({});
  const baseline = join(place, "known.tsv");
  checked("--write-baseline", baseline);
  const with_ = join(written({ "zhengming.toml": `baseline = ${JSON.stringify(baseline)}\n${CONFIG}` }), "zhengming.toml");
  const { page, faults, close } = await open(`${report([folder], "--config", with_).url}#/findings`);
  assert.match(await page.locator("main [role=status]").first().innerText(), /2 known by exceptions or a baseline are folded away|0 findings/);
  assert.deepEqual(faults, []);
  await close();
});
