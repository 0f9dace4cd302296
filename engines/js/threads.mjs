// Threads of a script: each is a worker that gets at once all that it is to do, and says what came of it.

/** Browsers, Deno and Bun have the class of the web; Node has its own. */
const Worker = globalThis.Worker ?? (await import("node:worker_threads")).Worker;

/** Begins a thread: `shared` are the memories that it can import, `asks` its requests. */
export function startThread(work) {
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), { type: "module" });
  const ended = new Promise((resolve) => {
    listen(worker, "message", resolve);
    listen(worker, "error", (error) => resolve({ outcome: { panicked: `the thread: ${error.message}` } }));
  });
  worker.postMessage(work);
  const stop = () => void worker.terminate();
  return { stop, wait: (seconds) => within(seconds, ended).finally(stop) };
}

/** What a promise comes to, or nothing if that takes longer. */
function within(seconds, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, seconds * 1000)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function listen(worker, event, act) {
  if (worker.on) worker.on(event, act);
  else worker.addEventListener(event, (message) => act(message.data ?? message));
}
