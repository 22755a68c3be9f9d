// Official texts: sizes and times. They are read where they are and copied nowhere.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { browserFor, go, open, overflow, readyTime, views } from "./browser.mjs";
import { corpus, report } from "./pages.mjs";

browserFor({ before, after });

/** Of each collection the most megabytes, and the most seconds until the page is ready. */
const collections = [
  { name: "documents on information and communications technologies", path: "un/ict/akn", megabytes: 5, seconds: 1 },
  { name: "all resolutions in both languages", path: "un/pairs", megabytes: 40, seconds: 4 },
];

/** Machines that test are busy; the figures are told as they are. */
const PATIENCE = 4;

for (const { name, path, megabytes, seconds } of collections) {
  describe(name, () => {
    const folder = join(corpus, path);

    test("size, time and views", async (context) => {
      assert.ok(existsSync(folder), `${folder} is missing`);
      const made = report([folder]);
      const { page, faults, close } = await open(made.url);
      const time = (await readyTime(page)) / 1000;
      context.diagnostic(`${(made.bytes / 1e6).toFixed(1)} MB, written in ${made.seconds.toFixed(1)} s, ready in ${time.toFixed(2)} s`);
      assert.ok(made.bytes <= megabytes * 1e6, `${made.bytes} bytes`);
      assert.ok(time <= seconds * PATIENCE, `${time} s`);
      for (const hash of await views(page)) {
        await go(page, hash);
        assert.equal(await overflow(page), 0, hash);
        assert.ok(!/could not be shown/.test(await page.locator("main h1").innerText()), hash);
      }
      assert.deepEqual(faults, []);
      await close();
    });
  });
}
