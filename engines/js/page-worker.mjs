// Runs in the page's worker: gets lines, many at once, and sends each answer as soon as it is there. A message that begins
// with an exclamation mark says why the worker cannot go on.

import { features } from "./features.mjs";
import { Executor } from "./protocol.mjs";

const executor = new Executor();

async function answer(lines) {
  for (const line of lines) {
    const answer = await executor.answer(line);
    if (answer !== undefined) postMessage(answer);
  }
}

/** Lines that come during a wait for a thread. They are handled when the thread has ended. */
let before = Promise.resolve();

onmessage = ({ data }) => {
  if (data === "") return postMessage(JSON.stringify({ ready: { features: features() } }));
  const lines = data.split("\n").filter((line) => line.trim() !== "");
  before = before.then(() => answer(lines)).catch((error) => postMessage(`!${error.message}`));
};
