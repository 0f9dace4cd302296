// The adapter: speaks the engine protocol on standard input and output, for the engine that runs this file (Node, Deno,
// Bun) or for the browser that is named.
//
//     node engines/js/main.mjs                 bun engines/js/main.mjs
//     deno run -A engines/js/main.mjs          node engines/js/main.mjs chromium|firefox

import process from "node:process";
import { Refusal } from "./configurations.mjs";

const [name, ...rest] = process.argv.slice(2);
try {
  if (name === "chromium" || name === "firefox") {
    const { serveBrowser } = await import("./browser.mjs");
    await serveBrowser(name, rest);
  } else {
    const { serveHere } = await import("./here.mjs");
    await serveHere(name, rest);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
