// The engine of the program that runs this: Node, Deno or Bun.

import process from "node:process";
import { Refusal, settingsOf } from "./configurations.mjs";
import { features } from "./features.mjs";
import { readFirstLine, readLines, writeLine } from "./lines.mjs";
import { Executor, hello, readHello } from "./protocol.mjs";

/** Marks the first line when the program has started itself again. */
const GREETED = "--greeted";

const ENGINE = globalThis.Deno !== undefined ? "deno" : globalThis.Bun !== undefined ? "bun" : "node";

/** Answers the lines of standard input, until it is closed. */
export async function serveHere(option, [greeted]) {
  if (option !== undefined && option !== GREETED) {
    throw new Refusal(`an unknown argument: \`${option}\`; known are \`chromium\`, \`firefox\`, and none`);
  }
  const line = greeted ?? readFirstLine();
  const configuration = readHello(line);
  configure(settingsOf(ENGINE, configuration), line);
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

/**
 * Makes the engine that of a configuration, before it has seen a module. Flags and variables are read when an engine
 * starts, so the program starts again, as the same process: a child would outlive it. `greeting` is the line that asked.
 */
function configure(settings, greeting) {
  if (settings === undefined) return;
  const { args = [], variables = {} } = startsOf(settings);
  const isArgs = args.every((arg) => process.execArgv.includes(arg));
  const isVariables = Object.entries(variables).every(([name, value]) => process.env[name] === value);
  if (isArgs && isVariables) return;
  if (process.execve === undefined || process.platform === "win32") {
    const wanted = [...Object.entries(variables).map(([name, value]) => `${name}=${value}`), ENGINE, ...args];
    throw new Refusal(`this program cannot start itself again here: for this configuration, start it as ${wanted.join(" ")}`);
  }
  const again = [process.execPath, ...process.execArgv, ...args, process.argv[1], GREETED, greeting];
  process.execve(process.execPath, again, { ...process.env, ...variables });
}

/** How the engine starts with these settings. */
function startsOf(settings) {
  switch (ENGINE) {
    case "bun": {
      const variables = Object.entries(settings).map(([name, value]) => [`BUN_JSC_${name}`, value]);
      return { variables: Object.fromEntries(variables) };
    }
    case "deno": return { variables: { DENO_V8_FLAGS: settings.join(",") } };
    default: return { args: settings };
  }
}
