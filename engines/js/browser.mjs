// The engine of a browser: starts the browser without a window on a page that this program serves, passes the lines of
// standard input to the page, and writes the page's answers.
//
// Nothing is left behind, whichever process ends first: the browser is the child of a guardian, which kills it and removes
// its profile when this program has ended in any way; and this program ends when the browser or its page has.

import { execFile, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Refusal, settingsOf } from "./configurations.mjs";
import { readFirstLine } from "./lines.mjs";
import { hello, readHello } from "./protocol.mjs";
import { servePage } from "./serve.mjs";

/** How much of what a browser writes to its standard error is shown when it ends too early: its end. */
const SHOWN_CHARACTERS = 2000;

/** The exit code of this program when its browser or its page is gone. */
const GONE = 3;

const PROGRAMS = {
  chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: ["firefox-esr", "firefox"],
};

/** The arguments of each browser, and what it needs in its profile. */
const STARTS = {
  chromium: (address, profile, flags) => [
    "--headless=new",
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--mute-audio",
    "--password-store=basic",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // Chromium has no sandbox for root
    ...(flags === undefined ? [] : [`--js-flags=${flags.join(" ")}`]),
    address,
  ],
  firefox: (address, profile, preferences) => {
    const lines = Object.entries({ ...QUIET, ...preferences });
    const text = lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    fs.writeFileSync(path.join(profile, "user.js"), text.join(""));
    return ["--headless", "--no-remote", "--profile", profile, address];
  },
};

/** Keeps Firefox from using the network, and from showing any page but ours. */
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.startup.page": 0,
  "dom.max_script_run_time": 0,
  "extensions.enabledScopes": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "http://127.0.0.1:9/",
  "toolkit.telemetry.enabled": false,
};

/** Answers the lines of standard input, until it is closed. Searches for the program if none is given. */
export async function serveBrowser(engine, [program = find(engine)]) {
  const configuration = readHello(readFirstLine());
  const settings = settingsOf(engine, configuration);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), `wassay-${engine}-`));
  const page = await servePage({ gone: (why) => leave(`the page is gone: ${why}`) });
  guard(profile, program, STARTS[engine](page.address, profile, settings));
  const [version, ready] = await Promise.all([versionOf(program), page.ready]);
  process.stdout.write(`${hello({ engine, version, configuration, features: ready.features })}\n`);
  page.onAnswer((line) => process.stdout.write(`${line}\n`));
  forwardInput(page);
}

/** Starts the browser under a guardian. */
function guard(profile, program, args) {
  const file = fileURLToPath(new URL("./guardian.mjs", import.meta.url));
  // Detached, so that the guardian survives when the group of this process is killed. It holds none of our pipes.
  const options = { detached: true, stdio: ["pipe", "pipe", "ignore"] };
  const guardian = spawn(process.execPath, [file, profile, program, ...args], options);
  let written = "";
  guardian.stdout.on("data", (data) => (written = (written + data).slice(-SHOWN_CHARACTERS)));
  guardian.on("exit", () => leave(`the browser has ended\n${written}`));
}

function leave(why) {
  process.stderr.write(`${why}\n`);
  process.exit(GONE);
}

/** Passes on complete lines, as many at once as there are. */
function forwardInput(page) {
  const decoder = new TextDecoder();
  let rest = "";
  process.stdin.on("data", (data) => {
    const lines = (rest + decoder.decode(data, { stream: true })).split("\n");
    rest = lines.pop();
    if (lines.length > 0) page.send(lines.join("\n"));
  });
  process.stdin.on("end", () => process.exit(0));
}

function find(engine) {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  for (const name of PROGRAMS[engine]) {
    const found = folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
    if (found !== undefined) return found;
  }
  throw new Refusal(`there is no ${PROGRAMS[engine].join(", ")} in PATH; name the program: main.mjs ${engine} PROGRAM`);
}

/** The version that the program prints, without its name. */
async function versionOf(program) {
  const { stdout } = await promisify(execFile)(program, ["--version"]);
  return /\d[^\s]*/.exec(stdout)?.[0] ?? "unknown";
}
