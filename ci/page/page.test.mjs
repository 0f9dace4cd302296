// Drives the page in Chromium: the page shows what the files of results say, and runs nothing that is in them.
// `ci/page.sh` makes the pages.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { parse } from "parse5";
import { counted, passes, recordsOf } from "./files.mjs";

const folder = process.env.PAGES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The most bytes of a page of ten engines and the whole suite. */
const MAX_PAGE_BYTES = 5e6;

let browser = null;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** Opens a page, and records its messages on the console, its requests to the network, and the windows that it opens. */
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

/** The numbers in a row of the table: for each column, those beside its signs. */
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

const FILES = ["wassay.jsonl", "steady.jsonl", "shaky.jsonl", "narrow.jsonl"];
const RUNS = ["monday.jsonl", "tuesday.jsonl"];

test("numbers equal those of the files of results", async () => {
  const page = await open("many.html", { hash: "#series=all" });
  const groups = await page.locator("#board tbody .fold bdi").allInnerTexts();
  assert.ok(groups.length > 20, `${groups.length} groups`);
  const files = [...FILES, ...RUNS];
  const check = async (row, below) => {
    const shown = await numbers(page, row);
    for (const [column, file] of files.entries()) {
      const { "not asked": _, "newly fails": __, "newly passes": ___, differs: ____, ...counts } = shown[column];
      assert.deepEqual(counts, counted(file, below), `${below} of ${file}`);
    }
  };
  await check(0, "");
  for (const [row, group] of groups.entries()) await check(row + 1, `${group}/`);
  // And of the scripts of three groups.
  for (const group of ["tail-call", "relaxed-simd", "exceptions"]) {
    await page.evaluate((key) => {
      location.hash = `series=all&open=${encodeURIComponent(key)}`;
    }, `group ${group}`);
    const scripts = page.locator("#board .level-2 .fold bdi");
    await scripts.first().waitFor();
    for (const [row, script] of (await scripts.allInnerTexts()).entries()) {
      await check(groups.indexOf(group) + 2 + row, `${group}/${script}:`);
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
  const blocked = recordsOf("shaky.jsonl").find(({ status }) => status === "blocked");
  await page.evaluate((name) => {
    location.hash = `row=${encodeURIComponent(name)}`;
  }, blocked.name);
  await page.getByRole("button", { name: "Show what blocks it" }).first().click();
  assert.equal(await text(page, "#drawer-title"), blocked.observation.replace("blocked by ", ""));
  const caused = recordsOf("shaky.jsonl").find(({ cause }) => cause);
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
  const failed = recordsOf("shaky.jsonl").filter(({ status }) => status === "failed").length;
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

test("filters find what the program finds in the whole suite", async () => {
  const page = await open("many.html");
  for (const expression of [
    "feature(simd)",
    "feature(gc) and kind(assert_invalid)",
    "not feature(threads) and group(threads)",
    "message(out of bounds *)",
    "file(~^(core|spec-2\\.0)/.*(32|64)\\.wast$)",
    "name(*:1*) and line(10..200) or kind(~^assert_(trap|exhaustion)$)",
  ]) {
    await filter(page, expression);
    const { stdout, status } = spawnSync(process.env.WASSAY, ["list", "-E", expression], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(status, 0, expression);
    const names = new Set(stdout.split("\n"));
    const expected = recordsOf("wassay.jsonl").filter(({ name }) => names.has(name)).length;
    assert.ok(expected > 0, expression);
    assert.equal(await found(page), expected, expression);
  }
  await page.quiet();
});

test("totals by feature are those of the filter", async () => {
  const page = await open("many.html", { hash: "#by=feature" });
  const labels = await page.locator("#board tbody .fold bdi").allInnerTexts();
  assert.ok(labels.length > 15 && labels.includes("no feature: WebAssembly 1.0"), labels.join());
  const everything = await numbers(page, labels.indexOf("relaxed-simd") + 1);
  await filter(page, "feature(relaxed-simd)");
  assert.deepEqual(await numbers(page, 0), everything);
  // Modules that need relaxed-simd need other features too, and are counted at each of them.
  const others = await page.locator("#board tbody .fold bdi").allInnerTexts();
  assert.deepEqual(await numbers(page, others.indexOf("simd") + 1), everything);
  await page.locator("#board .fold", { hasText: "relaxed-simd" }).first().click();
  await page.locator("#board .level-2 .fold").first().click();
  assert.ok((await page.locator("#board .directive").count()) > 0);
  await page.quiet();
});

test("the script of a directive is one that the program runs", async () => {
  const page = await open("wassay.html");
  for (const name of ["core/i32.wast:37:assert_return", ...["gc", "memory64", "threads", "exceptions", "relaxed-simd"].map(aPass)]) {
    await page.evaluate((row) => {
      location.hash = `row=${encodeURIComponent(row)}`;
    }, name);
    await page.locator("#drawer-title", { hasText: name }).waitFor();
    const text = await page.locator("#drawer pre[aria-label='The script']").textContent();
    const script = `${folder}/copied.wast`;
    writeFileSync(script, text);
    const { stdout, stderr, status } = spawnSync(process.env.WASSAY, ["run", "--suite", script], { encoding: "utf8" });
    assert.equal(status, 0, `${name}\n${text}\n${stdout}${stderr}`);
  }
  await page.quiet();
});

/** A directive of a group that passes, and needs a module. */
const aPass = (group) => {
  const found = recordsOf("wassay.jsonl").filter(({ name, status }) => name.startsWith(`${group}/`) && name.endsWith(":assert_return") && status === "passed");
  return found[found.length >> 1].name;
};

test("a suite that is not at hand is told, and the rest is shown", async () => {
  const page = await open("foreign.html");
  await page.locator("#runs summary").first().click();
  assert.match(await text(page, "#runs-body"), /not at hand for scripts of: tail-call, foreign\. Their sources/);
  assert.deepEqual((await numbers(page, 0))[0], counted("foreign.jsonl"));
  await filter(page, "group(foreign)");
  await page.locator("#unfold").click();
  await page.locator("#board .directive").first().click();
  const drawer = page.locator("#drawer");
  await drawer.getByText("is not at hand").first().waitFor();
  assert.ok((await drawer.innerText()).includes("returned i32:7 (0x00000007)"));
  assert.ok((await drawer.innerText()).includes("wassay show foreign/"));
  await page.keyboard.press("Escape");
  await filter(page, "group(core)");
  await page.selectOption("#by", "feature");
  await filter(page, "group(foreign)");
  assert.equal(await text(page, "#board .fold bdi"), "not at hand");
  await page.quiet();
});

test("a known failure has its reason and its link", async () => {
  const page = await open("many.html");
  const record = recordsOf("steady.jsonl").find(({ status }) => status === "expected-failure");
  await page.evaluate((name) => {
    location.hash = `row=${encodeURIComponent(name)}`;
  }, record.name);
  await page.getByText("known: steady does not have this").waitFor();
  assert.equal(await page.locator("#drawer .outcomes a").getAttribute("href"), "https://example.org/issues/1");
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

/** Parts of hostile texts that must show as text. */
const HOSTILE_PARTS = ["</script><script>globalThis.hacked = 1</script>", "<img src=x onerror=", "\\u{202e}"];
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Opens every part of a page with hostile texts, and checks that none of them has run or become an element. */
const unharmed = async (page, name) => {
  const html = readFileSync(`${folder}/${name}`, "utf8");
  const problems = [];
  parse(html, { onParseError: (error) => problems.push(`${error.code} in line ${error.startLine}`) });
  assert.deepEqual(problems, []);
  for (const summary of await page.locator("#runs summary").all()) await summary.click();
  await page.locator("#unfold").click();
  const shown = [await page.title(), await page.locator("body").innerText()];
  const count = await page.locator("#board .directive").count();
  for (let row = 0; row < Math.min(count, 20); row += 1) {
    await page.locator("#board .directive").nth(row).click();
    await page.locator("#drawer .outcomes").waitFor();
    await page.getByText("Reading the source").waitFor({ state: "detached" });
    shown.push(await page.locator("#drawer").innerText());
    await page.keyboard.press("Escape");
  }
  for (const part of HOSTILE_PARTS) assert.ok(shown.some((text) => text.includes(part)), `${part} is not shown`);
  assert.doesNotMatch(shown.join(""), UNSEEN);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator("img, svg, iframe, object, embed").count(), 0);
  assert.equal(await page.locator("script").count(), 3);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280, "nothing is cut");
  return count;
};

test("hostile results are texts", async () => {
  const page = await open("hostile.html", { hash: "#q=status(failed+in+hostile.jsonl)" });
  assert.ok((await unharmed(page, "hostile.html")) >= 60);
  assert.ok((await text(page, "#runs-body")).includes("unexpected end of hex escape"), "half a character is no text");
  await page.quiet();
});

test("hostile scripts are texts", async () => {
  const page = await open("scripts.html");
  assert.ok((await unharmed(page, "scripts.html")) >= 4);
  await page.quiet();
});

test("a hostile address is a text", async () => {
  const attack = encodeURIComponent("<img src=x onerror=globalThis.hacked=1>\u202e(\u0000");
  const page = await open("many.html", { hash: `#q=${attack}&row=${attack}&open=${attack}&show=${attack}` });
  assert.match(await text(page, "#filter-error"), /^Column 1: expected a predicate/);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
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
  for (const width of [360, 800, 1280]) {
    test(`readable at ${width} pixels, ${colorScheme}`, async () => {
      const hash = "#q=group(tail-call)+and+line(1..120)&open=group+tail-call&open=group+tail-call+return_call.wast";
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
