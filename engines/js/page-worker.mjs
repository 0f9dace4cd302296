// Works in the page's worker: gets lines, many at once, and sends each answer when it is there. What begins with an
// exclamation mark says why it cannot go on.

import { features } from "./features.mjs";
import { Executor } from "./protocol.mjs";

const executor = new Executor();

async function answer(lines) {
  for (const line of lines) {
    const answer = await executor.answer(line);
    if (answer !== undefined) postMessage(answer);
  }
}

/** Lines that come while a thread is waited for have their turn when it has ended. */
let before = Promise.resolve();

onmessage = ({ data }) => {
  if (data === "") return postMessage(JSON.stringify({ ready: { features: features() } }));
  const lines = data.split("\n").filter((line) => line.trim() !== "");
  before = before.then(() => answer(lines)).catch((error) => postMessage(`!${error.message}`));
};
