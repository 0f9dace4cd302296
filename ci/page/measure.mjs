// How large a page is, and how long it takes to open and to filter, in Chromium (docs/performance.md):
//
//     node target/page/measure.mjs PAGE [ROUNDS]
//
// Opening lasts from the start of the navigation to the first table, filtering from the input to the layout.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/** Texts that are typed into the filter, and choices in lists. */
const FILTERS = ["group(simd)", "i32", "kind(assert_trap) and not file(i31)", "name(*:37:*)", "message(out of bounds *)", "feature(simd)", "group(core)", ""];
const CHOICES = [["show", "disagree"], ["show", "one"], ["show", "all"], ["by", "feature"], ["by", "group"]];
const STEPS = [...FILTERS.map((text) => ["filter", text]), ...CHOICES];
const [file, rounds = "9"] = process.argv.slice(2);
const shown = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1].toFixed(0)} ms, ${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)}`;
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const opened = [];
const changed = STEPS.map(() => []);
for (let round = 0; round < Number(rounds); round += 1) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForSelector("html[data-ready]", { timeout: 60000 });
  opened.push(await page.evaluate(() => performance.getEntriesByName("page ready")[0].startTime));
  // Once to warm up, as someone who types does.
  for (const warm of [true, false]) {
    for (const [number, step] of STEPS.entries()) {
      const time = await page.evaluate(([id, text]) => {
        const [start, input] = [performance.now(), document.getElementById(id)];
        input.value = text;
        input.dispatchEvent(new Event(id === "filter" ? "input" : "change"));
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, step);
      if (!warm) changed[number].push(time);
    }
  }
  await page.close();
}
await browser.close();
console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB`);
console.log(`open: ${shown(opened)}`);
STEPS.forEach(([id, text], number) => console.log(`${id} ${text || "(empty)"}: ${shown(changed[number])}`));
