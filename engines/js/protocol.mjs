// The engine protocol, version 2 (docs/engine-protocol.md): messages in, answers out. Only this file knows how they are
// written.
//
// Invariant: exactly one answer to each request, and none to anything else. Messages and fields of a later version are ignored.

import { Refusal } from "./configurations.mjs";
import { DONE, Session } from "./session.mjs";
import { startThread } from "./threads.mjs";

/** The version of the protocol that this adapter speaks, and the one in which the harness says hello. */
const VERSION = 2, GREETING = 1;

/** The messages that it knows. */
const KINDS = ["hello", "session", "module", "request"];

/** The line is no message of the protocol, so no later line can be understood either. */
export class ProtocolError extends Refusal {}

/** Reads one line. `kind` is undefined if the message is not known. */
function readMessage(line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch (error) {
    throw new ProtocolError(`what was sent is not JSON: ${error.message}`);
  }
  if (!isObject(message)) throw new ProtocolError("what was sent is no object");
  const kind = KINDS.find((kind) => Object.hasOwn(message, kind));
  return { kind, fields: kind === undefined ? undefined : object(message, kind) };
}

/** Reads the first line, and says which configuration it asks for. */
export function readHello(line) {
  const { kind, fields } = readMessage(line);
  if (kind !== "hello") throw new ProtocolError("the first message is no `hello`");
  const newest = fields.newest ?? fields.protocol;
  if (fields.protocol !== GREETING || newest < VERSION) {
    throw new ProtocolError(`the harness speaks version ${newest} of the protocol, and this adapter ${VERSION}`);
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
  begin(session, modules = new Map()) {
    for (const thread of this.begun ?? []) thread.stop();
    this.session = session;
    /** The bytes of modules, by their numbers. */
    this.modules = modules;
    this.made = new Set();
    /** The threads that have not been waited for, by their directives; and all threads. */
    this.threads = new Map();
    this.begun = [];
  }

  /** The line that answers a line, if it has an answer. Only waits for threads. */
  async answer(line) {
    const { kind, fields } = readMessage(line);
    switch (kind) {
      case "session":
        this.begin(new Session());
        return undefined;
      case "module":
        this.modules.set(natural(fields, "number"), bytesOf(fields));
        return undefined;
      case "request": {
        const number = natural(fields, "number");
        const { session } = this;
        const start = performance.now();
        const done = this.perform(fields);
        const answered = done instanceof Promise ? await done : done;
        const nanoseconds = Math.round((performance.now() - start) * 1e6);
        if (answered.outcomes !== undefined) return JSON.stringify({ joined: { number, nanoseconds, ...answered } });
        const printed = session?.takePrinted() ?? [];
        const more = printed.length > 0 ? { printed } : {};
        return JSON.stringify({ answer: { number, nanoseconds, ...answered, ...more } });
      }
      case "hello": throw new ProtocolError("a second `hello`");
      default: return undefined;
    }
  }

  /** Carries out a request: `outcome`, or `outcomes` of a thread that was waited for. */
  perform(request) {
    const [directive, needs] = [natural(request, "directive"), list(request, "needs")];
    const task = object(request, "task");
    const kind = Object.keys(task).find((kind) => Object.hasOwn(TASKS, kind));
    if (kind === undefined) return { outcome: { unsupported: Object.keys(task)[0] ?? "nothing" } };
    const answered = this.isReady(needs) ? TASKS[kind](this, directive, object(task, kind)) : { outcome: "skipped" };
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

  /** The bytes of the module that a task names. */
  moduleOf(fields) {
    const bytes = this.modules.get(natural(fields, "module"));
    if (bytes === undefined) throw new ProtocolError(`there is no module ${fields.module}`);
    return bytes;
  }
}

/** The tasks. */
const TASKS = {
  define: (executor, _, fields) => one(executor.session.define(executor.moduleOf(fields))),

  instantiate: (executor, directive, fields) =>
    one(executor.session.instantiate(directive, executor.moduleOf(fields), importsOf(fields))),

  invoke: (executor, _, fields) => {
    const values = list(fields, "arguments").map(readValue);
    const unknown = values.find((value) => value.unsupported !== undefined);
    if (unknown !== undefined) return { outcome: unknown };
    return one(executor.session.invoke(natural(fields, "instance"), text(fields, "export"), values));
  },

  get: (executor, _, fields) => one(executor.session.get(natural(fields, "instance"), text(fields, "export"))),

  thread: async (executor, directive, fields) => {
    const shared = sharedBy(fields).map((instance) => executor.session.sharedOf(instance));
    const asks = list(fields, "asks");
    const thread = await startThread({ shared, asks, modules: modulesOf(asks, executor.modules) });
    executor.threads.set(directive, thread);
    executor.begun.push(thread);
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

/** The tasks that create something that others can need. */
const CREATING = new Set(["define", "instantiate", "thread"]);

/** The instances whose memories a thread can import. The thread knows them by the numbers 0, 1, 2 and so on. */
function sharedBy({ shared = null }) {
  const instances = shared === null ? [] : Array.isArray(shared) ? shared : [shared];
  if (!instances.every(isNatural)) throw new ProtocolError("`shared` is no number, list of numbers or null");
  return instances;
}

/** The modules that requests of a thread name, also those of its inner threads. */
function modulesOf(asks, modules) {
  const named = new Map();
  for (const ask of asks) {
    if (!isObject(ask)) throw new ProtocolError("a request of a thread that is no object");
    for (const fields of Object.values(object(ask, "task"))) {
      if (modules.has(fields?.module)) named.set(fields.module, modules.get(fields.module));
      if (Array.isArray(fields?.asks)) modulesOf(fields.asks, modules).forEach((bytes, number) => named.set(number, bytes));
    }
  }
  return named;
}

/** The outcomes of the requests of a thread, which can import the memories `shared` and name these modules. */
export async function performThread({ shared, asks, modules }) {
  const executor = new Executor();
  executor.begin(new Session(), modules);
  shared.forEach((memories, instance) => {
    executor.session.adopt(instance, memories);
    executor.made.add(instance);
  });
  const outcomes = [];
  for (const ask of asks) {
    const answered = await executor.perform({ ...ask, last: false });
    const ofThread = answered.outcomes;
    outcomes.push(...(ofThread === undefined ? [answered.outcome] : [{ joined: ofThread.length }, ...ofThread]));
  }
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
    case "rejected": return { rejected: { phase: outcome.phase ?? null, message: outcome.text } };
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

function isNatural(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

function natural(fields, name) {
  return field(fields, name, "number", isNatural);
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

function bytesOf(fields) {
  try {
    return Uint8Array.from(atob(text(fields, "bytes")), (char) => char.charCodeAt(0));
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError("a module that is not in base64");
  }
}
