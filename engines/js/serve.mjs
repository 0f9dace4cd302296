// Serves the page on 127.0.0.1, at a random port and below a secret token, and communicates with the page through a
// WebSocket (RFC 6455). No other request is answered.

import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import http from "node:http";

/** The files that the page needs: this folder's, by name. */
const FILES = new Set([
  "page.mjs", "page-worker.mjs", "thread.mjs", "threads.mjs", "protocol.mjs", "session.mjs", "passage.mjs", "binary.mjs",
  "spectest.mjs", "words.mjs", "features.mjs", "configurations.mjs",
]);

const PAGE = '<!doctype html><meta charset="utf-8"><title>Wassay</title><script type="module" src="page.mjs"></script>';

/** These headers isolate the page, which gives it shared memories. */
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** The longest message that is taken from the page. */
const MAX_MESSAGE_BYTES = 16 << 20;

/** What RFC 6455 appends to the key of a client. */
const HANDSHAKE = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

const CONTINUATION = 0, TEXT = 1, CLOSE = 8, PING = 9, PONG = 10;

/**
 * Serves the page. `gone` gets the reason when the page has ended. In the result, `ready` is what the page says of itself
 * when it can work.
 */
export async function servePage({ gone }) {
  const root = `/${randomBytes(16).toString("hex")}/`;
  let socket;
  let receive;
  const ready = new Promise((resolve) => {
    receive = (text) => resolve(JSON.parse(text).ready);
  });
  const server = http.createServer((request, response) => answer(root, request, response));
  server.on("upgrade", (request, connection) => {
    if (request.url !== `${root}socket` || socket !== undefined) return void connection.destroy();
    socket = accept(request, connection, {
      text: (text) => (text.startsWith("!") ? gone(text.slice(1)) : receive(text)),
      closed: gone,
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${root}`,
    ready,
    send: (text) => socket.write(frame(TEXT, Buffer.from(text))),
    onAnswer: (act) => (receive = act),
  };
}

function answer(root, { method, url }, response) {
  const name = url.startsWith(root) ? url.slice(root.length) : undefined;
  if (method === "GET" && name === "") {
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/html; charset=utf-8" });
    response.end(PAGE);
  } else if (method === "GET" && FILES.has(name)) {
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/javascript; charset=utf-8" });
    response.end(fs.readFileSync(new URL(name, import.meta.url)));
  } else {
    response.destroy();
  }
}

/** Accepts the page's WebSocket: `text` gets its messages, `closed` the reason why there are no more. */
function accept(request, connection, { text, closed }) {
  const key = request.headers["sec-websocket-key"] ?? "";
  const accepted = createHash("sha1").update(key + HANDSHAKE).digest("base64");
  const head = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", `Sec-WebSocket-Accept: ${accepted}`];
  connection.write(`${head.join("\r\n")}\r\n\r\n`);
  connection.setNoDelay(true);
  const parts = [];
  const frames = frameReader(({ code, isLast, payload }) => {
    switch (code) {
      case PING: connection.write(frame(PONG, payload)); break;
      case CLOSE: connection.end(); break;
      case TEXT: case CONTINUATION:
        parts.push(payload);
        if (parts.reduce((sum, part) => sum + part.length, 0) > MAX_MESSAGE_BYTES) return closed("its message is too long");
        if (isLast) text(Buffer.concat(parts.splice(0)).toString());
    }
  });
  connection.on("data", (data) => {
    try {
      frames(data);
    } catch (error) {
      closed(error.message);
    }
  });
  connection.on("close", () => closed("it has closed its connection"));
  connection.on("error", (error) => closed(error.message));
  return connection;
}

/** A frame of the server, which is not masked. */
function frame(code, payload) {
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 0x1_0000 ? 4 : 10);
  head[0] = 0x80 | code;
  if (head.length === 2) {
    head[1] = payload.length;
  } else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Takes bytes as they come, and passes on each frame when it is complete. */
function frameReader(act) {
  let bytes = Buffer.alloc(0);
  return (data) => {
    bytes = bytes.length === 0 ? data : Buffer.concat([bytes, data]);
    for (;;) {
      const found = firstFrame(bytes);
      if (found === undefined) return;
      bytes = bytes.subarray(found.length);
      act(found);
    }
  };
}

function firstFrame(bytes) {
  if (bytes.length < 2) return undefined;
  let [head, size] = [2, bytes[1] & 0x7f];
  if (size === 126) {
    if (bytes.length < 4) return undefined;
    [head, size] = [4, bytes.readUInt16BE(2)];
  } else if (size === 127) {
    if (bytes.length < 10) return undefined;
    [head, size] = [10, Number(bytes.readBigUInt64BE(2))];
  }
  if ((bytes[1] & 0x80) === 0) throw new Error("a frame of a client that is not masked");
  if (size > MAX_MESSAGE_BYTES) throw new Error("its message is too long");
  const length = head + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(head, head + 4);
  const payload = Buffer.from(bytes.subarray(head + 4, length));
  for (let index = 0; index < size; index++) payload[index] ^= mask[index & 3];
  return { code: bytes[0] & 0x0f, isLast: (bytes[0] & 0x80) !== 0, payload, length };
}
