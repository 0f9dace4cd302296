// What runs in the worker of a script's thread.

import { performThread } from "./protocol.mjs";

if (globalThis.WorkerGlobalScope !== undefined) {
  globalThis.onmessage = ({ data }) => globalThis.postMessage(performThread(data));
} else {
  const { parentPort } = await import("node:worker_threads");
  parentPort.on("message", (work) => parentPort.postMessage(performThread(work)));
}
