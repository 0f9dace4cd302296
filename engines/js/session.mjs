// One session on the engine that runs this: instances that can see each other, and the outcomes of requests to them.
//
// A session knows nothing of the protocol. An outcome is an object whose `is` says which; values are those of `passage.mjs`.

import { readTypes } from "./binary.mjs";
import { HostValue, callable, fits, pass, read, received } from "./passage.mjs";
import { spectest } from "./spectest.mjs";
import { refusal, trap, words } from "./words.mjs";

export const DONE = { is: "returned", values: [] };

/** How many texts that were printed are kept until they are asked for. */
const MAX_PRINTED = 100;

/** An instance, and the types of its exports, which are read from its module when they are needed. */
class Made {
  constructor(exports, bytes) {
    this.exports = exports;
    this.bytes = bytes;
    this.callables = new Map();
  }

  get known() {
    return (this.types ??= readTypes(this.bytes));
  }
}

export class Session {
  constructor() {
    this.instances = new Map();
    this.hosts = new Map();
    this.texts = [];
  }

  /** The texts printed since the last call of this, as far as they are kept. */
  takePrinted() {
    return this.texts.splice(0);
  }

  print(text) {
    if (this.texts.length < MAX_PRINTED) this.texts.push(text);
  }

  /** Decodes, validates and compiles a module. */
  define(bytes) {
    return attempt(() => {
      new WebAssembly.Module(bytes);
      return DONE;
    });
  }

  /** Creates an instance that has the number `id`. `registered` are pairs of a module's name and an instance's number. */
  instantiate(id, bytes, registered) {
    return attempt(() => {
      const module = new WebAssembly.Module(bytes);
      const imports = Object.create(null);
      for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        const exports = this.exportsOf(from, registered);
        if (exports === undefined || !Object.hasOwn(exports, name)) {
          return { is: "unlinkable", text: `unknown import: \`${from}\` has no \`${name}\`` };
        }
        imports[from] ??= Object.create(null);
        imports[from][name] = exports[name];
      }
      const instance = new WebAssembly.Instance(module, imports);
      this.instances.set(id, new Made(instance.exports, bytes));
      return DONE;
    });
  }

  exportsOf(name, registered) {
    const found = registered.findLast(([registered]) => registered === name);
    if (found !== undefined) return this.instances.get(found[1])?.exports;
    return name === "spectest" ? (this.spectest ??= spectest((text) => this.print(text))) : undefined;
  }

  /** Gives the number `id` to exports from another session: the shared memories that a thread can import. */
  adopt(id, exports) {
    this.instances.set(id, new Made(exports, undefined));
  }

  /** Calls an exported function. */
  invoke(id, name, values) {
    const made = this.instances.get(id);
    const func = made?.exports[name];
    if (typeof func !== "function" || !Object.hasOwn(made.exports, name)) {
      return { is: "inapplicable", text: `there is no exported function \`${name}\`` };
    }
    return attempt(() => {
      const { known } = made;
      const { index } = known.exports.get(name);
      const type = known.types[known.functions[index]];
      const { params } = type;
      if (params.length !== values.length) {
        return { is: "inapplicable", text: `call with ${values.length} arguments a function of ${params.length} parameters` };
      }
      const passed = [];
      for (const [index, value] of values.entries()) {
        if (!fits(value, params[index])) {
          return { is: "inapplicable", text: `argument ${index} is no ${params[index].kind}` };
        }
        pass(value, params[index], known, (number) => this.host(number), passed);
      }
      let called = made.callables.get(name);
      if (called === undefined) {
        called = callable(func, known.functions[index], known);
        made.callables.set(name, called);
      }
      return { is: "returned", values: received(called(...passed), type.results, known) };
    });
  }

  /** Reads an exported global. */
  get(id, name) {
    const made = this.instances.get(id);
    const global = made !== undefined && Object.hasOwn(made.exports, name) ? made.exports[name] : undefined;
    if (!(global instanceof WebAssembly.Global)) {
      return { is: "inapplicable", text: `there is no exported global \`${name}\`` };
    }
    return attempt(() => {
      const { known } = made;
      const globalType = known.globals[known.exports.get(name).index];
      return { is: "returned", values: received(read(global, globalType, known), [globalType.type], known) };
    });
  }

  /** The host value with a number. */
  host(number) {
    let value = this.hosts.get(number);
    if (value === undefined) {
      value = Object.freeze(new HostValue(number));
      this.hosts.set(number, value);
    }
    return value;
  }

  /** The shared memories that an instance exports, by name. */
  sharedOf(id) {
    const exports = this.instances.get(id)?.exports ?? {};
    const isShared = ([, item]) => item instanceof WebAssembly.Memory && item.buffer instanceof SharedArrayBuffer;
    return Object.fromEntries(Object.entries(exports).filter(isShared));
  }
}

/** The outcome of something: what it returns, or what its error says. */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error) {
  if (error instanceof WebAssembly.CompileError) return refusal(error.message);
  if (error instanceof WebAssembly.LinkError) return { is: "unlinkable", text: words(error.message) };
  if (error instanceof WebAssembly.RuntimeError) return trap(error.message);
  if (WebAssembly.Exception !== undefined && error instanceof WebAssembly.Exception) return { is: "threw" };
  if (error instanceof RangeError || error?.name === "InternalError") return { is: "exhausted", text: words(error.message) };
  if (error instanceof TypeError) return { is: "inapplicable", text: words(error.message) };
  return { is: "panicked", text: String(error?.stack ?? error) };
}
