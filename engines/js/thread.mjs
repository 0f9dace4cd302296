// Runs in the worker of a script's thread: gets the requests of the thread, and sends their outcomes.

import { performThread } from "./protocol.mjs";
import { BEGUN } from "./threads.mjs";

const perform = async (work, send) => {
  send(BEGUN);
  send(await performThread(work).catch((error) => ({ outcome: { panicked: `the thread: ${error.message}` } })));
};

if (globalThis.WorkerGlobalScope !== undefined) {
  globalThis.onmessage = ({ data }) => perform(data, (message) => globalThis.postMessage(message));
} else {
  const { parentPort } = await import("node:worker_threads");
  parentPort.on("message", (work) => perform(work, (message) => parentPort.postMessage(message)));
}
