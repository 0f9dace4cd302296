// The configurations of each engine: the flags, variables or preferences that make it another one.

const V8 = {
  liftoff: ["--liftoff-only"], // the baseline compiler alone
  turbofan: ["--no-liftoff"], // the optimising compiler alone
  wasmfx: ["--experimental-wasm-wasmfx"], // stack switching
  "custom-descriptors": ["--experimental-wasm-custom-descriptors"],
};

const JAVASCRIPTCORE = {
  memory64: { useWasmMemory64: "1" },
  interpreter: { useBBQJIT: "0", useOMGJIT: "0" },
  bbq: { useWasmIPInt: "0", useOMGJIT: "0" }, // the baseline compiler alone
};

const SPIDERMONKEY = {
  baseline: { "javascript.options.wasm_optimizingjit": false },
  ion: { "javascript.options.wasm_baselinejit": false },
};

const CONFIGURATIONS = { node: V8, deno: V8, chromium: V8, bun: JAVASCRIPTCORE, firefox: SPIDERMONKEY };

/** An error that says in words what this program cannot do. */
export class Refusal extends Error {}

/** The settings of a configuration of an engine; none for `default`. Fails if the engine has no such configuration. */
export function settingsOf(engine, configuration) {
  if (configuration === "default") return undefined;
  const known = CONFIGURATIONS[engine];
  if (Object.hasOwn(known, configuration)) return known[configuration];
  const names = ["default", ...Object.keys(known)].map((name) => `\`${name}\``).join(", ");
  throw new Refusal(`there is no configuration \`${configuration}\` of ${engine}, only ${names}`);
}
