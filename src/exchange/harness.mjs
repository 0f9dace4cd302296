// What exported scripts call: the script language over the WebAssembly JavaScript API.
//
// Each script prints what is not as it should be and a line of counts, and ends with exit code 1 if something is not. A
// rejection's phase and the texts of traps are not looked at: engines word them as they like.

const SPECTEST = {
  // The items stand here.
};

const decode = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

class Failure extends Error {}

/** The item of `spectest` of a name, the same one each time in a script. */
function spectest(made, name) {
  if (!(name in made) && Object.hasOwn(SPECTEST, name)) {
    try {
      made[name] = new WebAssembly.Instance(new WebAssembly.Module(decode(SPECTEST[name]))).exports[name];
    } catch {
      made[name] = undefined; // of a proposal that the engine has not
    }
  }
  return made[name];
}

const isExhaustion = (error) =>
  error instanceof RangeError || (error?.name === "InternalError" && /recursion/.test(error.message));
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;

export function begin(source) {
  const named = {};
  const registered = {};
  const made = {};
  const hosts = new Map();
  const counts = { passed: 0, failed: 0 };
  let latest;

  const imports = (module) => {
    const found = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      const exports = Object.hasOwn(registered, from) ? registered[from] : undefined;
      const item = exports ? exports[name] : from === "spectest" ? spectest(made, name) : undefined;
      if (item !== undefined) (found[from] ??= {})[name] = item;
    }
    return found;
  };
  const instantiate = (bytes) => {
    const module = new WebAssembly.Module(decode(bytes));
    return new WebAssembly.Instance(module, imports(module));
  };
  const exported = (instance, name) => {
    const exports = instance === null ? latest : named[instance];
    if (exports === undefined) throw new Failure("the instance was not made");
    if (!(name in exports)) throw new Failure(`there is no export ${name}`);
    return exports[name];
  };
  const check = (line, test) => {
    try {
      test();
      counts.passed += 1;
    } catch (error) {
      counts.failed += 1;
      console.log(`${source}:${line}: ${error}`);
    }
  };
  /** Does what must throw an error of some kind. */
  const fails = (line, kind, is, act) =>
    check(line, () => {
      let result;
      try {
        result = act();
      } catch (error) {
        if (error instanceof Failure || !is(error)) throw error;
        return;
      }
      throw new Failure(`returned ${String(result)}, where ${kind} is expected`);
    });
  const show = (value) => (typeof value === "object" && value !== null ? "an object" : String(value));

  return {
    module(line, bytes, name) {
      latest = undefined;
      check(line, () => {
        latest = instantiate(bytes).exports;
        if (name !== null) named[name] = latest;
      });
    },
    definition: (line, bytes) => check(line, () => new WebAssembly.Module(decode(bytes))),
    register: (line, to, name) =>
      check(line, () => {
        const exports = name === null ? latest : named[name];
        if (exports === undefined) throw new Failure("the instance was not made");
        registered[to] = exports;
      }),
    invoke: (instance, name, args) => () => exported(instance, name)(...args),
    get: (instance, name) => () => exported(instance, name).value,
    action: (line, act) => check(line, act),
    returns: (line, act, expected) =>
      check(line, () => {
        const result = act();
        const results = expected.length === 0 ? [] : expected.length === 1 ? [result] : [...result];
        const same = results.length === expected.length && results.every((value, i) => expected[i](value));
        if (!same || (expected.length === 0 && result !== undefined)) {
          throw new Failure(`returned ${results.map(show).join(", ") || show(result)}`);
        }
      }),
    traps: (line, act) => fails(line, "a trap", (error) => isTrap(error) && !isExhaustion(error), act),
    exhausts: (line, act) => fails(line, "exhaustion", (error) => isExhaustion(error) || isTrap(error), act),
    throws: (line, act) => fails(line, "an exception", (error) => error instanceof WebAssembly.Exception, act),
    refuses: (line, bytes) =>
      check(line, () => {
        if (WebAssembly.validate(decode(bytes))) throw new Failure("the module is accepted");
      }),
    unlinkable: (line, bytes) =>
      fails(
        line,
        "a link error",
        (error) => error instanceof WebAssembly.LinkError || error instanceof TypeError,
        () => instantiate(bytes),
      ),
    uninstantiable: (line, bytes) => fails(line, "a trap", isTrap, () => instantiate(bytes)),

    f32: (bits) => new Float32Array(Uint32Array.of(bits).buffer)[0],
    f64: (bits) => new Float64Array(BigUint64Array.of(bits).buffer)[0],
    /** The host value of a number: the same object each time. */
    host(number) {
      if (!hosts.has(number)) hosts.set(number, { number });
      return hosts.get(number);
    },
    is: (expected) => (value) => Object.is(value, expected),
    nan: (value) => Number.isNaN(value),
    func: (value) => typeof value === "function",
    some: (value) => value !== null && value !== undefined,
    i31: (value) => Number.isInteger(value),
    object: (value) => value !== null && (typeof value === "object" || Number.isInteger(value)),
    either: (...patterns) => (value) => patterns.some((pattern) => pattern(value)),

    end() {
      console.log(`${source}: ${counts.passed} passed, ${counts.failed} failed`);
      if (counts.failed > 0 && globalThis.process) globalThis.process.exitCode = 1;
    },
  };
}
