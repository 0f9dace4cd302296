// Lines from standard input and to standard output, without an event loop in between: a line has been written before work
// on the next one begins.

import fs from "node:fs";
import process from "node:process";

const INPUT = 0, OUTPUT = 1;

/** How much is read at once. */
const READ_BYTES = 64 << 10;

const buffer = new Uint8Array(READ_BYTES);

/** Reads into the buffer and returns the number of bytes: 0 at the end of the input. */
function read(length) {
  for (;;) {
    try {
      return fs.readSync(INPUT, buffer, 0, length, null);
    } catch (error) {
      if (error.code === "EOF") return 0; // what Windows says
      if (error.code !== "EAGAIN" && error.code !== "EINTR") throw error;
    }
  }
}

/** Reads the first line, and not a byte more. Ends the program if there is none. */
export function readFirstLine() {
  const bytes = [];
  while (read(1) === 1 && buffer[0] !== 0x0a) bytes.push(buffer[0]);
  if (bytes.length === 0) process.exit(0);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** All further lines. */
export function* readLines() {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const count = read(READ_BYTES);
    if (count === 0) return;
    const lines = (rest + decoder.decode(buffer.subarray(0, count), { stream: true })).split("\n");
    rest = lines.pop();
    yield* lines.filter((line) => line.trim() !== "");
  }
}

/** Writes a line. */
export function writeLine(line) {
  const bytes = new TextEncoder().encode(`${line}\n`);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += fs.writeSync(OUTPUT, bytes, written);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}
