// Makes pages with the release binary.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
export const binary = process.env.ZHENGMING ?? join(target, "release", "zhengming");

/** The two resolutions that the project was created from. */
export const seeds = join(root, "seeds");

/** The texts of others, which are no part of the repository. */
export const corpus = process.env.ZHENGMING_CORPUS ?? join(root, "../shared/corpus");

const folder = mkdtempSync(join(tmpdir(), "zhengming-browser-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/**
 * Writes files into a new folder.
 * @param {Record<string, string>} files contents by name
 */
export function written(files) {
  const place = join(folder, `texts-${made++}`);
  mkdirSync(place);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return place;
}

/**
 * Makes the page of some paths. A command that found unreadable files makes one too.
 * @param {string[]} paths
 * @param {...string} options
 * @returns {{file: string, url: string, bytes: number, seconds: number}}
 */
export function report(paths, ...options) {
  const file = join(folder, `page-${made++}.html`);
  const started = performance.now();
  try {
    execFileSync(binary, ["report", ...paths, "--quiet", ...options, "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (error.status !== 2) throw error;
  }
  const seconds = (performance.now() - started) / 1000;
  return { file, url: `file://${file}`, bytes: statSync(file).size, seconds };
}
