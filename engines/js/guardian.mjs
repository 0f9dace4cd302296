// The parent of a browser: kills it and removes its profile when standard input is closed, which happens when the adapter
// has ended in any way.

import { spawn } from "node:child_process";
import fs from "node:fs";
import process from "node:process";

const [profile, program, ...args] = process.argv.slice(2);

// A group of its own, so that all of its processes can be killed. The adapter reads its standard error.
const browser = spawn(program, args, { detached: true, stdio: ["ignore", "ignore", 1] });
let isEnding = false;
browser.on("error", (error) => {
  process.stdout.write(`${error.message}\n`);
  leave();
});
browser.on("exit", leave);
process.stdin.on("end", kill);
process.stdin.on("error", kill);
process.stdin.resume();

/** Kills the browser, and waits for its end. */
function kill() {
  try {
    process.kill(-browser.pid, "SIGKILL");
  } catch {
    browser.kill("SIGKILL"); // there are no groups here, or it has ended
  }
}

function leave() {
  if (isEnding) return;
  isEnding = true;
  kill(); // what is left of its group
  // A dying process may still write files, which the next try removes.
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.exit(0);
}
