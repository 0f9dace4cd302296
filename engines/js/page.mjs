// The page in a browser. The page itself does no work, so that answers go out while its worker handles the next request.

const socket = new WebSocket(new URL("socket", location.href.replace("http:", "ws:")));
const worker = new Worker("page-worker.mjs", { type: "module" });

socket.addEventListener("message", ({ data }) => worker.postMessage(data));
socket.addEventListener("open", () => {
  worker.addEventListener("message", ({ data }) => socket.send(data));
  worker.addEventListener("error", ({ message }) => socket.send(`!${message}`));
  worker.postMessage("");
});
