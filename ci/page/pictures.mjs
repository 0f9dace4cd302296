// Pictures of a page for people to look at: in Chromium and Firefox, three widths, light and dark, each of the table and of a
// directive:
//
//     node target/page/pictures.mjs PAGE FOLDER [HASH]
//
// HASH is the fragment of the page's address: which rows are unfolded, which directive is open.

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { firefox } from "./firefox.mjs";

const [file, folder, hash = ""] = process.argv.slice(2);
const address = pathToFileURL(resolve(file)).href;
const HEIGHT = 900;
mkdirSync(folder, { recursive: true });

const take = async (page, name) => {
  await page.goto("about:blank");
  await page.goto(address + hash);
  await page.waitForSelector("html[data-ready]", { timeout: 120000 });
  await new Promise((done) => setTimeout(done, 1000));
  await page.screenshot({ path: `${folder}/${name}.png` });
};

for (const theme of ["light", "dark"]) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const other = await firefox(theme);
  for (const width of [1280, 800, 360]) {
    const page = await browser.newPage({ viewport: { width, height: HEIGHT }, colorScheme: theme });
    await take(page, `chromium-${theme}-${width}`);
    await page.close();
    const there = await other.newPage();
    await there.setViewport({ width, height: HEIGHT });
    await take(there, `firefox-${theme}-${width}`);
    await there.close();
  }
  await browser.close();
  await other.close();
}
