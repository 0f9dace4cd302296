// The engine of the program that runs this: Node, Deno or Bun.

import process from "node:process";
import { settingsOf } from "./configurations.mjs";
import { features } from "./features.mjs";
import { readFirstLine, readLines, writeLine } from "./lines.mjs";
import { Executor, hello, readHello } from "./protocol.mjs";

/** Before the first line, when the program has started itself again. */
const GREETED = "--greeted";

const ENGINE = globalThis.Deno !== undefined ? "deno" : globalThis.Bun !== undefined ? "bun" : "node";

/** Answers the lines of standard input, until it is closed. */
export async function serveHere(option, [greeted]) {
  if (option !== undefined && option !== GREETED) {
    throw new Error(`an unknown argument: \`${option}\`; known are \`chromium\`, \`firefox\`, and none`);
  }
  const line = greeted ?? readFirstLine();
  const configuration = readHello(line);
  await configure(settingsOf(ENGINE, configuration), line);
  writeLine(hello({ engine: ENGINE, version: version(), configuration, features: features() }));
  const executor = new Executor();
  for (const line of readLines()) {
    const answer = await executor.answer(line);
    if (answer !== undefined) writeLine(answer);
  }
  process.exit(0); // also if threads are left
}

function version() {
  const { versions } = process;
  switch (ENGINE) {
    case "bun": return `${versions.bun} (JavaScriptCore ${versions.webkit.slice(0, 12)})`;
    case "deno": return `${versions.deno} (V8 ${versions.v8})`;
    default: return `${versions.node} (V8 ${versions.v8})`;
  }
}

/** Makes the engine that of a configuration, before it has seen a module. `greeting` is the line that asked for it. */
async function configure(settings, greeting) {
  if (settings === undefined) return;
  switch (ENGINE) {
    case "node": {
      const { setFlagsFromString } = await import("node:v8");
      settings.forEach((flag) => setFlagsFromString(flag));
      break;
    }
    case "deno":
      demand("DENO_V8_FLAGS", settings.join(","));
      break;
    case "bun": {
      const wanted = Object.entries(settings).map(([name, value]) => [`BUN_JSC_${name}`, value]);
      if (wanted.every(([name, value]) => process.env[name] === value)) break;
      if (process.execve === undefined || process.platform === "win32") wanted.forEach(([name, value]) => demand(name, value));
      // The engine reads them when it starts: the same process starts again, as one that was started would outlive it.
      const again = [process.execPath, process.argv[1], GREETED, greeting];
      process.execve(process.execPath, again, { ...process.env, ...Object.fromEntries(wanted) });
    }
  }
}

/** This program cannot start itself again as the same process: who starts it sets the variable. */
function demand(name, value) {
  if (process.env[name] !== value) throw new Error(`for this configuration, start ${ENGINE} with the variable ${name}=${value}`);
}
