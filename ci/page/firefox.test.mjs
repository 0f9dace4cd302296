// Drives the page in Firefox: the same actions as in Chromium, each once (page.test.mjs checks more).

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { counted, recordsOf } from "./files.mjs";
import { firefox } from "./firefox.mjs";

const folder = process.env.PAGES;
let browser = null;
before(async () => {
  browser = await firefox("dark");
});
after(() => browser.close());

const open = async (name, { hash = "", width = 1280 } = {}) => {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  const address = pathToFileURL(`${folder}/${name}`).href;
  const noise = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => noise.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("data:")) noise.push(`request: ${url}`);
  });
  await page.goto(address + hash);
  await page.waitForSelector("html[data-ready]");
  page.quiet = async () => {
    assert.deepEqual(noise, []);
    await page.close();
  };
  return page;
};

const text = (page, selector) => page.$eval(selector, (element) => element.innerText);
const found = async (page) => Number((await text(page, "#found")).split(" ")[0].replaceAll(",", ""));

test("a filter, a preset, unfolding, a drawer and going back", async () => {
  const page = await open("many.html");
  await page.keyboard.press("/");
  await page.keyboard.type("group(tail-call)");
  assert.equal(await found(page), recordsOf("wassay.jsonl").filter(({ name }) => name.startsWith("tail-call/")).length);
  assert.equal(await text(page, "#board tbody .total .count"), `${counted("wassay.jsonl", "tail-call/").passed} of ${counted("wassay.jsonl", "tail-call/").asked}`);
  await page.select("#show", "disagree");
  assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), true);
  await page.focus("#board .fold");
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await page.waitForSelector("#drawer[open] pre[aria-label='The script']");
  assert.match(await text(page, "#drawer-title"), /^tail-call\/return_call/);
  assert.match(await text(page, "#drawer"), /\(module/);
  const { hash } = new URL(page.url());
  const seen = await text(page, "#board");
  const other = await open("many.html", { hash });
  assert.equal(await text(other, "#board"), seen, "a link shows what its sender saw");
  assert.equal(await text(other, "#drawer-title"), await text(page, "#drawer-title"));
  await other.quiet();
  await page.keyboard.press("Escape");
  await page.waitForSelector("#drawer:not([open])");
  await page.evaluate(() => history.go(-5));
  await page.waitForFunction(() => document.getElementById("show").value === "all");
  assert.equal(await page.$("#board .level-2"), null);
  await page.evaluate(() => history.go(2));
  await page.waitForSelector("#board .level-2");
  await page.quiet();
});

test("numbers equal those of the files of results", async () => {
  const page = await open("many.html", { hash: "#series=all" });
  const totals = await page.$$eval("#board tbody .total .count", (all) => all.map((count) => count.textContent.replaceAll(",", "")));
  for (const [column, file] of ["wassay", "steady", "shaky", "narrow", "monday", "tuesday"].entries()) {
    const { passed, asked } = counted(`${file}.jsonl`);
    assert.equal(totals[column], `${passed} of ${asked}`, file);
  }
  await page.quiet();
});

test("what is hostile is a text", async () => {
  for (const name of ["hostile.html", "scripts.html"]) {
    const page = await open(name, { hash: "#q=kind(assert_trap)+or+kind(module)" });
    assert.equal(await page.title(), "</title><script>globalThis.hacked = 1</script>");
    await page.click("#runs summary");
    await page.click("#board .fold");
    await page.click("#board .level-2 .fold");
    await page.click("#board .directive");
    await page.waitForSelector("#drawer[open] .outcomes");
    assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
    assert.equal(await page.$("img, svg, iframe, object, embed"), null);
    await page.quiet();
  }
});

for (const width of [360, 800, 1280]) {
  test(`nothing is cut at ${width} pixels`, async () => {
    const page = await open("many.html", { hash: "#open=group+tail-call&open=group+tail-call+return_call.wast", width });
    const cut = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await cut()) <= 0);
    await page.click("#board .directive");
    await page.waitForSelector("#drawer[open] pre[aria-label='The script']");
    assert.ok((await cut()) <= 0);
    // The page's scroll bar takes some of the window's width.
    assert.ok((await page.$eval("#drawer", (drawer) => drawer.getBoundingClientRect().left)) >= 0);
    await page.quiet();
  });
}
