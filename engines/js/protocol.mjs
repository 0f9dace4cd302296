// The engine protocol, version 1 (docs/engine-protocol.md): messages in, answers out. Nothing else knows how they are
// written.
//
// Invariant: exactly one answer to each request, and none to anything else.

import { Refusal } from "./configurations.mjs";
import { DONE, Session } from "./session.mjs";
import { startThread } from "./threads.mjs";

export const VERSION = 1;

/** The number of the instance that has what a thread can import. */
const SHARED = 0;

/** What was sent is no message of the protocol: nothing after it can be understood. */
export class ProtocolError extends Refusal {}

/** Reads one line. */
export function readMessage(line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch (error) {
    throw new ProtocolError(`what was sent is not JSON: ${error.message}`);
  }
  const kinds = isObject(message) ? Object.keys(message) : [];
  if (kinds.length !== 1 || !isObject(message[kinds[0]])) {
    throw new ProtocolError("a message is an object with one field, which is an object");
  }
  return { kind: kinds[0], fields: message[kinds[0]] };
}

/** Reads the first line, and says which configuration it asks for. */
export function readHello(line) {
  const { kind, fields } = readMessage(line);
  if (kind !== "hello") throw new ProtocolError(`\`${kind}\` came, where \`hello\` is due`);
  if (fields.protocol !== VERSION) {
    throw new ProtocolError(`version ${fields.protocol} of the protocol was asked for; this adapter speaks ${VERSION}`);
  }
  return text(fields, "configuration");
}

/** The line that answers the first one: `engine`, `version`, `configuration` and `features`. */
export function hello(engine) {
  return JSON.stringify({ hello: { protocol: VERSION, ...engine, pipelined: true, threads: true } });
}

/** Carries out what lines ask for, one session after the other. */
export class Executor {
  constructor() {
    this.begin(undefined);
  }

  /** Begins a session, and ends the one before. */
  begin(session) {
    for (const thread of this.threads?.values() ?? []) thread.stop();
    this.session = session;
    this.made = new Set();
    this.threads = new Map();
  }

  /** The line that answers a line, if it has an answer. It waits for nothing but threads. */
  async answer(line) {
    const { kind, fields } = readMessage(line);
    switch (kind) {
      case "session":
        this.begin(new Session());
        return undefined;
      case "request": {
        const number = natural(fields, "number");
        const start = performance.now();
        const done = this.perform(fields);
        const answered = done instanceof Promise ? await done : done;
        const nanoseconds = Math.round((performance.now() - start) * 1e6);
        const kind = "outcomes" in answered ? "joined" : "answer";
        return JSON.stringify({ [kind]: { number, nanoseconds, ...answered } });
      }
      default:
        throw new ProtocolError(`an unknown message: \`${kind}\``);
    }
  }

  /** Carries out a request: `outcome`, or `outcomes` of a thread that was waited for. */
  perform(request) {
    const [directive, needs] = [natural(request, "directive"), list(request, "needs")];
    const task = object(request, "task");
    const kind = Object.keys(task)[0];
    const answered = this.isReady(needs) ? this.carryOut(directive, kind, task[kind]) : { outcome: "skipped" };
    const finish = (answered) => this.finish(request, kind, answered);
    return answered instanceof Promise ? answered.then(finish) : finish(answered);
  }

  isReady(needs) {
    return this.session !== undefined && needs.every((need) => this.made.has(need));
  }

  finish(request, kind, answered) {
    if (CREATING.has(kind) && answered.outcome?.returned !== undefined) this.made.add(request.directive);
    if (request.last === true || answered.outcome?.panicked !== undefined) this.begin(undefined);
    return answered;
  }

  carryOut(directive, kind, fields) {
    if (!Object.hasOwn(TASKS, kind ?? "")) return { outcome: { unsupported: String(kind) } };
    if (!isObject(fields)) throw new ProtocolError(`the fields of \`${kind}\` are no object`);
    return TASKS[kind](this, directive, fields);
  }
}

/** What can be asked for. */
const TASKS = {
  define: (executor, _, fields) => one(executor.session.define(moduleOf(fields))),

  instantiate: (executor, directive, fields) =>
    one(executor.session.instantiate(directive, moduleOf(fields), importsOf(fields))),

  invoke: (executor, _, fields) => {
    const values = list(fields, "arguments").map(readValue);
    const unknown = values.find((value) => value.unsupported !== undefined);
    if (unknown !== undefined) return { outcome: unknown };
    return one(executor.session.invoke(natural(fields, "instance"), text(fields, "export"), values));
  },

  get: (executor, _, fields) => one(executor.session.get(natural(fields, "instance"), text(fields, "export"))),

  thread: async (executor, directive, fields) => {
    const shared = (fields.shared ?? null) === null ? {} : executor.session.sharedOf(natural(fields, "shared"));
    const asks = list(fields, "asks");
    if (!asks.every(isObject)) throw new ProtocolError("a request of a thread that is no object");
    executor.threads.set(directive, await startThread({ shared, asks }));
    return one(DONE);
  },

  wait: async (executor, _, fields) => {
    const [id, seconds] = [natural(fields, "thread"), natural(fields, "seconds")];
    const thread = executor.threads.get(id);
    executor.threads.delete(id);
    if (thread === undefined) return { outcome: { inapplicable: "the thread was waited for already" } };
    return (await thread.wait(seconds)) ?? { outcome: { timed_out: seconds } };
  },
};

/** The tasks that leave something behind which others can need. */
const CREATING = new Set(["define", "instantiate", "thread"]);

/** What comes of the requests of a thread, which can import the memories `shared`. */
export function performThread({ shared, asks }) {
  const executor = new Executor();
  executor.begin(new Session());
  executor.session.adopt(SHARED, shared);
  executor.made.add(SHARED);
  const outcomes = asks.map((ask) => {
    const kind = Object.keys(object(ask, "task"))[0];
    if (kind === "thread" || kind === "wait") return { unsupported: "a thread within a thread" };
    return executor.perform({ ...ask, last: false }).outcome;
  });
  return { outcomes };
}

// ---- Outcomes and values ----

function one(outcome) {
  return { outcome: writeOutcome(outcome) };
}

function writeOutcome(outcome) {
  switch (outcome.is) {
    case "returned": return { returned: outcome.values.map(writeValue) };
    case "threw": return "threw";
    // Version 1 has no word for a rejection whose phase is not told: such a module is called invalid.
    case "rejected": return { rejected: { phase: outcome.phase ?? "invalid", message: outcome.text } };
    default: return { [outcome.is]: outcome.text };
  }
}

function writeValue(value) {
  return value.type === "ref" ? { ref: writeReference(value) } : { [value.type]: value.bits.toString() };
}

function writeReference({ ref, top, number }) {
  switch (ref) {
    case "null": return { null: top };
    case "extern": case "host": case "i31": return { [ref]: number };
    default: return ref;
  }
}

function readValue(value) {
  const [[type, content] = []] = isObject(value) ? Object.entries(value) : [];
  switch (type) {
    case "i32": case "f32": return { type, bits: bits(content, 32) };
    case "i64": case "f64": return { type, bits: bits(content, 64) };
    case "v128": return { type, bits: bits(content, 128) };
    case "ref": return readReference(content);
    default: throw new ProtocolError("a value of an unknown type");
  }
}

function readReference(reference) {
  const [kind, number] = isObject(reference) ? Object.entries(reference)[0] ?? [] : [];
  switch (kind) {
    case "null": return { type: "ref", ref: "null", top: number };
    case "extern": case "host": case "i31":
      if (!Number.isInteger(number)) throw new ProtocolError("a reference without a number");
      return { type: "ref", ref: kind, number };
    default: return { unsupported: "a reference that no script can write as an argument" };
  }
}

function bits(content, width) {
  const isNumber = typeof content === "string" && /^(0x[0-9a-f]{1,32}|[0-9]{1,39})$/i.test(content);
  const bits = isNumber ? BigInt(content) : undefined;
  if (bits === undefined || BigInt.asUintN(width, bits) !== bits) {
    throw new ProtocolError(`bits that are no number of ${width} bits`);
  }
  return bits;
}

// ---- Fields ----

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(fields, name, type, is) {
  const value = fields[name];
  if (!is(value)) throw new ProtocolError(`\`${name}\` is no ${type}`);
  return value;
}

function natural(fields, name) {
  return field(fields, name, "number", (value) => Number.isSafeInteger(value) && value >= 0);
}

function text(fields, name) {
  return field(fields, name, "text", (value) => typeof value === "string");
}

function list(fields, name) {
  return field(fields, name, "list", Array.isArray);
}

function object(fields, name) {
  return field(fields, name, "object", isObject);
}

/** Pairs of a module's name and the number of the instance that has it. */
function importsOf(fields) {
  const isPair = (pair) => Array.isArray(pair) && typeof pair[0] === "string" && Number.isSafeInteger(pair[1]);
  return field(fields, "imports", "list of pairs", (pairs) => Array.isArray(pairs) && pairs.every(isPair));
}

function moduleOf(fields) {
  try {
    return Uint8Array.from(atob(text(fields, "module")), (char) => char.charCodeAt(0));
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError("a module that is not in base64");
  }
}
