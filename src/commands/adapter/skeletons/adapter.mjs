// An engine behind Wassay's protocol (docs/engine-protocol.md), for Node, Deno or Bun.
//
// Put your engine into `Session`; the rest speaks the protocol, and need not change. Then:
//
//     wassay adapter check 'node adapter.mjs'
//     wassay run --engine 'node adapter.mjs'

import { createInterface } from "node:readline";

const NAME = "my-engine"; // letters, digits, `-` and `_`
const VERSION = "0.1.0";

// What the engine has, as `wassay run --features` names it. Without any it is asked everything.
const FEATURES = [];

/** Any outcome of a request but values: throw it. */
class Outcome {
  constructor(outcome) {
    this.outcome = outcome;
  }
}

/** A trap. Where the text begins with the specification's, the reason is told. */
export const trapped = (text) => new Outcome({ trapped: text });
/** A resource ran out, such as the call stack. */
export const exhausted = (text) => new Outcome({ exhausted: text });
/** An exception that nothing caught. */
export const threw = () => new Outcome("threw");
/** A module is refused: `phase` is "malformed", "invalid", or null where the engine does not tell. */
export const rejected = (message, phase = null) => new Outcome({ rejected: { phase, message } });
/** An import is missing, or of another type. */
export const unlinkable = (text) => new Outcome({ unlinkable: text });
/** There is no such export, or it takes other arguments. */
export const inapplicable = (text) => new Outcome({ inapplicable: text });
/** The engine has no such thing. */
export const unsupported = (what) => new Outcome({ unsupported: what });

/** One store, in which every module has the same features. */
class Session {
  constructor(features) {
    this.features = features;
    this.instances = new Map();
  }

  /** Decodes, validates and compiles a module (bytes), and creates nothing. */
  define(module) {
    throw unsupported("define");
  }

  /**
   * Creates the instance with a number. `imports` has the numbers of instances, by the names of modules; `spectest` can be
   * imported from without being there.
   */
  instantiate(number, module, imports) {
    throw unsupported("instantiate");
  }

  /** Calls a function with pairs of a type and bits, such as ["i32", 4294967295n]. Returns a list of such pairs. */
  invoke(instance, name, values) {
    throw unsupported("invoke");
  }

  /** Reads a global. Returns a pair of its type and bits. */
  get(instance, name) {
    throw unsupported("get");
  }
}

// ---- The protocol ----

/** ["i32", bits] and so on; ["ref", what] for references, as the protocol has them. */
function readValue(value) {
  const [[type, content]] = Object.entries(value);
  return [type, type === "ref" ? content : BigInt(content)];
}

function writeValue([type, content]) {
  return { [type]: type === "ref" ? content : String(content) };
}

function perform(session, modules, directive, task) {
  const [[kind, fields]] = Object.entries(task);
  switch (kind) {
    case "define":
      session.define(modules.get(fields.module));
      return [];
    case "instantiate":
      session.instantiate(directive, modules.get(fields.module), new Map(fields.imports));
      return [];
    case "invoke":
      return session.invoke(fields.instance, fields.export, fields.arguments.map(readValue));
    case "get":
      return [session.get(fields.instance, fields.export)];
    default:
      throw unsupported(kind);
  }
}

function outcomeOf(session, modules, request) {
  try {
    return { returned: perform(session, modules, request.directive, request.task).map(writeValue) };
  } catch (error) {
    if (error instanceof Outcome) return error.outcome;
    throw error;
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

let session;
let modules = new Map();

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { hello, session: begun, module, request } = JSON.parse(line);
  if (hello !== undefined) {
    const { configuration, newest = 1 } = hello;
    if (configuration !== "default") fail(`there is no configuration \`${configuration}\`, only \`default\``);
    if (newest < 2) fail("the harness speaks version 1 of the protocol, and this adapter version 2");
    send({ hello: { protocol: 2, engine: NAME, version: VERSION, configuration, features: FEATURES } });
  } else if (begun !== undefined) {
    session = new Session(begun.features);
    modules = new Map();
  } else if (module !== undefined) {
    modules.set(module.number, Uint8Array.from(atob(module.bytes), (char) => char.charCodeAt(0)));
  } else if (request !== undefined) {
    send({ answer: { number: request.number, outcome: outcomeOf(session, modules, request) } });
  }
}
