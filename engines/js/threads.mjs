// Threads of a script: each is a worker that gets all its requests at once, and sends their outcomes.

/** The message of a worker that has its requests, before it begins. */
export const BEGUN = "begun";

/** Browsers, Deno and Bun have the class of the web; Node has its own. */
const Worker = globalThis.Worker ?? (await import("node:worker_threads")).Worker;

/**
 * Begins a thread: `shared` are the memories that it can import, `asks` its requests. It runs when this returns: a browser
 * starts no worker while the one that asks for it is busy, and a script may wait at a memory for what a thread does.
 */
export async function startThread(work) {
  const worker = new Worker(new URL("./thread.mjs", import.meta.url), { type: "module" });
  const { promise: started, resolve: begin } = Promise.withResolvers();
  const { promise: ended, resolve: end } = Promise.withResolvers();
  listen(worker, "message", (message) => (message === BEGUN ? begin() : end(message)));
  listen(worker, "error", (error) => {
    end({ outcome: { panicked: `the thread: ${error.message}` } });
    begin();
  });
  worker.postMessage(work);
  await started;
  // The worker stays when its requests are done: threads that it began, and that have not been waited for, run until the
  // session ends.
  return { stop: () => void worker.terminate(), wait: (seconds) => within(seconds, ended) };
}

/** The value of a promise, or nothing if that takes too long. */
function within(seconds, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, seconds * 1000)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function listen(worker, event, act) {
  if (worker.on) worker.on(event, act);
  else worker.addEventListener(event, (message) => act(message.data ?? message));
}
