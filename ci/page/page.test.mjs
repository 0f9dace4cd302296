// Drives the page in Chromium: what it shows is what the files of results say, and it runs nothing of what is in them.
// `ci/page.sh` makes the pages.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { parse } from "parse5";

const folder = process.env.PAGES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The most bytes of a page of ten engines and the whole suite. */
const MAX_PAGE_BYTES = 5e6;

let browser = null;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** Opens a page; whatever it says on its console, asks of the network or opens is kept. */
const open = async (name, { hash = "", width = 1280, colorScheme = "light" } = {}) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const address = pathToFileURL(`${folder}/${name}`).href;
  const noise = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error}`));
  page.on("dialog", (dialog) => noise.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:,")) noise.push(`request: ${request.url()}`);
  });
  await page.goto(address + hash);
  await page.waitForSelector("html[data-ready]");
  page.quiet = async () => {
    assert.deepEqual(noise, []);
    await context.close();
  };
  return page;
};

const text = (page, selector) => page.locator(selector).innerText();
const found = async (page) => Number((await text(page, "#found")).split(" ")[0].replaceAll(",", ""));
const filter = (page, expression) => page.fill("#filter", expression);
const titles = (page) => page.locator("#board thead th .engine").allInnerTexts();

/** The numbers of a row of the table: for each column what its signs say. */
const numbers = (page, row) =>
  page.locator("#board tbody tr").nth(row).evaluate((tr) =>
    [...tr.querySelectorAll("td")].map((td) => {
      const count = td.querySelector(".count")?.textContent.replaceAll(",", "").match(/^(\d+) of (\d+)$/);
      const counts = { passed: Number(count?.[1] ?? 0), asked: Number(count?.[2] ?? 0) };
      for (const sign of td.querySelectorAll(".signed")) {
        const [, number, name] = sign.title.replaceAll(",", "").match(/^(\d+) (.*)$/);
        counts[name] = Number(number);
      }
      return counts;
    }),
  );

/** What a file of results says, counted here. */
const counted = (name, group) => {
  const counts = { passed: 0, asked: 0 };
  const add = (of) => {
    counts[of] = (counts[of] ?? 0) + 1;
  };
  const lines = readFileSync(`${folder}/${name}`, "utf8").trimEnd().split("\n").slice(1, -1);
  for (const line of lines) {
    const record = JSON.parse(line);
    if (group && !record.name.startsWith(`${group}/`)) continue;
    add("asked");
    if (["expected-failure", "intermittent", "blocked-as-expected"].includes(record.status)) add("known failure");
    const isFine = ["passed", "unexpected-pass"].includes(record.status);
    if (record.status === "unsupported") add("unsupported");
    else if (isFine || record.status === "failed") {
      if (record.verdict.untold) {
        add("reason not told");
        continue;
      }
    }
    if (record.status === "unsupported") continue;
    if (isFine) add("passed");
    else if (record.status === "flaky") add("flaky");
    else if (record.status === "not-run") add("not run");
    else if (record.status.startsWith("blocked")) add("blocked");
    else if (record.kind === "unsupported" || record.kind === "not-understood" || record.kind === "inapplicable") add("unsupported");
    else if (record.kind === "crashed" || record.kind === "panicked") add("crashed");
    else if (record.kind === "timed-out") add("timed out");
    else if (!record.verdict.outcome) add("wrong outcome");
    else if (record.kind === "returned") add("wrong value");
    else add("wrong reason");
  }
  return counts;
};

const FILES = ["wassay.jsonl", "steady.jsonl", "shaky.jsonl", "narrow.jsonl"];
const RUNS = ["monday.jsonl", "tuesday.jsonl"];

test("numbers equal those of the files of results", async () => {
  const page = await open("many.html", { hash: "#series=all" });
  const groups = [null, ...(await page.locator("#board tbody .fold bdi").allInnerTexts())];
  assert.ok(groups.length > 30, `${groups.length} groups`);
  for (const [row, group] of groups.entries()) {
    const shown = await numbers(page, row);
    for (const [column, file] of [...FILES, ...RUNS].entries()) {
      const { "not asked": _, "newly fails": __, "newly passes": ___, ...counts } = shown[column];
      assert.deepEqual(counts, counted(file, group), `${group} of ${file}`);
    }
  }
  await page.quiet();
});

test("a page of the whole suite is small, and nothing in it is a request", async () => {
  assert.ok(statSync(`${folder}/many.html`).size <= MAX_PAGE_BYTES);
  const page = await open("many.html");
  await page.quiet();
});

test("rows unfold down to a directive, whose drawer has everything", async () => {
  const page = await open("many.html");
  await page.locator("#board .fold", { hasText: "tail-call" }).click();
  await page.locator("#board .level-2 .fold", { hasText: "return_call.wast" }).click();
  const directives = page.locator("#board .directive");
  assert.ok((await directives.count()) > 10);
  await directives.nth(3).click();
  const drawer = page.locator("#drawer");
  await drawer.locator("pre").nth(2).waitFor();
  assert.match(await text(page, "#drawer-title"), /^tail-call\/return_call\.wast:\d+:\w+/);
  const shown = await drawer.innerText();
  for (const part of ["Expected", "What the engines gave", "wassay show", ";;! features = [", "(module"]) {
    assert.ok(shown.includes(part), `${part} is missing in ${shown}`);
  }
  assert.ok((await drawer.locator(".outcomes li").count()) >= 1);
  const first = await text(page, "#drawer-title");
  await drawer.getByRole("button", { name: "Next directive" }).click();
  assert.notEqual(await text(page, "#drawer-title"), first);
  await page.keyboard.press("Escape");
  assert.equal(await drawer.isVisible(), false);
  await page.quiet();
});

test("a directive that failed says how, why, and by what it is blocked", async () => {
  const page = await open("many.html", { hash: `#class=blocked&by=group` });
  assert.ok((await found(page)) > 0);
  const blocked = JSON.parse(readFileSync(`${folder}/shaky.jsonl`, "utf8").split("\n").find((line) => line.includes('"blocked"')));
  await page.evaluate((name) => {
    location.hash = `row=${encodeURIComponent(name)}`;
  }, blocked.name);
  await page.getByRole("button", { name: "Show what blocks it" }).first().click();
  assert.equal(await text(page, "#drawer-title"), blocked.observation.replace("blocked by ", ""));
  const caused = JSON.parse(readFileSync(`${folder}/shaky.jsonl`, "utf8").split("\n").find((line) => line.includes('"cause"')));
  await page.evaluate((name) => {
    location.hash = `row=${encodeURIComponent(name)}`;
  }, caused.name);
  await page.getByText("cause: integer overflow").first().waitFor();
  await page.quiet();
});

test("filters, presets and results narrow the table", async () => {
  const page = await open("many.html");
  const all = await found(page);
  await filter(page, "group(gc) and kind(assert_trap)");
  const some = await found(page);
  assert.ok(some > 0 && some < all, `${some}`);
  assert.equal(await page.locator("#board .fold").count(), 1);
  await filter(page, "group(gc) and kind(");
  assert.match(await text(page, "#filter-error"), /^Column 19: this parenthesis is not closed/);
  assert.equal(await found(page), some, "what was found stays");
  await filter(page, "i32.wast");
  assert.ok((await found(page)) > 0);
  assert.equal(await page.locator("#filter-error").isVisible(), false);
  await filter(page, "status(failed in shaky.jsonl)");
  const failed = readFileSync(`${folder}/shaky.jsonl`, "utf8").split('"status":"failed"').length - 1;
  assert.equal(await found(page), failed);
  await filter(page, "");
  const records = Object.fromEntries([...FILES, RUNS[1]].map((file) => [file, passes(file)]));
  for (const [show, wanted] of Object.entries({
    disagree: (passed) => passed.includes(true) && passed.includes(false),
    one: (passed) => passed.filter((passes) => !passes).length === 1 && passed.includes(true),
    none: (passed) => passed.every((passes) => !passes),
    failing: (passed) => passed.includes(false),
  })) {
    await page.selectOption("#show", show);
    const names = new Set(Object.values(records).flatMap((of) => [...of.keys()]));
    const expected = [...names].filter((name) => wanted(Object.values(records).map((of) => of.get(name)).filter((passes) => passes !== undefined)));
    assert.equal(await found(page), expected.length, show);
  }
  await page.selectOption("#show", "all");
  await page.selectOption("#class", "timed out");
  await page.selectOption("#engine", "1");
  assert.equal(await found(page), counted("steady.jsonl")["timed out"]);
  await page.quiet();
});

/** Whether each directive of a file passes. */
const passes = (file) => {
  const lines = readFileSync(`${folder}/${file}`, "utf8").trimEnd().split("\n").slice(1, -1).map((line) => JSON.parse(line));
  return new Map(lines.map(({ name, status }) => [name, ["passed", "unexpected-pass"].includes(status)]));
};

test("an address shows what its sender saw, and back goes back", async () => {
  const page = await open("many.html");
  await filter(page, "group(simd)");
  await page.selectOption("#show", "disagree");
  await page.locator("#board .fold").first().click();
  await page.selectOption("#sort", "failures");
  const seen = await text(page, "#board");
  const { hash } = new URL(page.url());
  const other = await open("many.html", { hash });
  assert.equal(await text(other, "#board"), seen);
  assert.equal(await other.inputValue("#filter"), "group(simd)");
  await other.quiet();
  await page.goBack();
  assert.equal(await page.inputValue("#sort"), "suite");
  await page.goBack();
  assert.equal(await page.locator("#board .level-2").count(), 0);
  await page.goForward();
  assert.ok((await page.locator("#board .level-2").count()) > 0);
  await page.quiet();
});

test("an address that nobody wrote is no error", async () => {
  const page = await open("many.html", { hash: "#show=constructor&engine=99&sort=-1&against=x&by=__proto__&open=%00&row=nothing&q=%28&class=x" });
  assert.ok(await page.locator("#filter-error").isVisible());
  await page.quiet();
});

test("runs of one engine make a history", async () => {
  const page = await open("many.html");
  assert.equal((await titles(page)).filter((title) => title === "calendar").length, 1);
  const [monday, tuesday] = RUNS.map(passes);
  const changed = (from, to) => [...tuesday].filter(([name, now]) => monday.get(name) === from && now === to).length;
  await page.selectOption("#show", "fails");
  assert.equal(await found(page), changed(true, false));
  await page.selectOption("#show", "passes");
  assert.equal(await found(page), changed(false, true));
  await page.locator("#board .fold").first().click();
  await page.locator("#board .level-2 .fold").first().click();
  const history = page.locator("#board .history").first();
  assert.equal(await history.locator("li").count(), 2);
  assert.match(await history.locator("li").first().getAttribute("title"), /^monday, 0123456789ab, 2026-11-23T01:00:00Z: /);
  await page.selectOption("#show", "all");
  await page.selectOption("#series", "all");
  assert.equal((await titles(page)).filter((title) => title === "calendar").length, 2);
  await page.selectOption("#show", "fails");
  await page.selectOption("#against", "0");
  assert.ok((await found(page)) > 0, "against another engine");
  await page.quiet();
});

test("an engine without results is a column that says so", async () => {
  const page = await open("many.html");
  const last = await page.locator("#board thead th").last().innerText();
  assert.match(last, /could not be started/);
  assert.equal(await page.locator("#board tbody tr").first().locator("td").last().innerText(), "no results");
  await page.locator("#runs summary").first().click();
  assert.match(await text(page, "#runs-body"), /no results: .*missing field/);
  const links = await page.locator("#runs-body a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.ok(links.includes("./shaky.jsonl"), links.join());
  await page.quiet();
});

test("totals by feature are those of the filter", async () => {
  const page = await open("many.html", { hash: "#by=feature&q=feature(relaxed-simd)" });
  const row = (await page.locator("#board tbody .fold bdi").allInnerTexts()).indexOf("relaxed-simd");
  assert.deepEqual(await numbers(page, row + 1), await numbers(page, 0));
  await page.quiet();
});

test("the keyboard reaches everything", async () => {
  const page = await open("many.html");
  await page.keyboard.press("/");
  await page.keyboard.type("group(tail-call)");
  await page.locator("#board .fold").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#board .fold").first().getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const focused = page.locator(":focus");
  assert.equal(await focused.getAttribute("class"), "directive");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#drawer").isVisible());
  await page.keyboard.press("Escape");
  await page.locator("#board .directive").first().focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#board .level-2 .fold").first().getAttribute("aria-expanded"), "false");
  await page.quiet();
});

test("what is hostile is a text", async () => {
  const html = readFileSync(`${folder}/hostile.html`, "utf8");
  const problems = [];
  parse(html, { onParseError: (error) => problems.push(`${error.code} in line ${error.startLine}`) });
  assert.deepEqual(problems, []);
  const page = await open("hostile.html");
  await page.locator("#runs summary").first().click();
  await page.locator("#unfold").click();
  assert.ok((await page.locator("#board .directive").count()) >= 60);
  const shown = await page.locator("body").innerText();
  for (const part of ["</script><script>globalThis.hacked = 1</script>", "<img src=x onerror=", "\\u{202e}", "\\u{1b}[2J"]) {
    assert.ok(shown.includes(part), `${part} is not shown`);
  }
  assert.doesNotMatch(shown, /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  for (const row of [0, 3, 9, 20]) {
    await page.locator("#board .directive").nth(row).click();
    await page.locator("#drawer .outcomes").waitFor();
    await page.keyboard.press("Escape");
  }
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator("img, svg, iframe, object").count(), 0);
  assert.equal(await page.locator("script").count(), 3);
  await page.quiet();
});

test("diff shows both runs and what differs", async () => {
  const page = await open("diff.html");
  assert.equal((await titles(page)).length, 2);
  const [monday, tuesday] = RUNS.map(passes);
  const changed = [...tuesday].filter(([name, now]) => monday.get(name) !== now).length;
  assert.ok((await found(page)) >= changed && changed > 0);
  await page.selectOption("#show", "fails");
  assert.equal(await found(page), [...tuesday].filter(([name, now]) => monday.get(name) && !now).length);
  await page.quiet();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 800, 1400]) {
    test(`readable at ${width} pixels, ${colorScheme}`, async () => {
      const hash = "#open=group+tail-call&open=group+tail-call+return_call.wast";
      const page = await open("many.html", { hash, width, colorScheme });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, "nothing is cut");
      await page.locator(".help summary").click();
      const violations = async () => {
        await page.evaluate(axe);
        const found = await page.evaluate(() =>
          globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }),
        );
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join("\n")}`);
      };
      assert.deepEqual(await violations(), []);
      await page.locator("#board .directive").nth(2).click();
      await page.locator("#drawer pre").nth(1).waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, "nothing is cut");
      assert.deepEqual(await violations(), []);
      await page.quiet();
    });
  }
}
