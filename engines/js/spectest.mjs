// The host module `spectest` (WebAssembly/spec, `interpreter/host/spectest.ml`), as the exports of modules.
//
// A function of JavaScript links with any type, so a script would never see a wrong type refused. Here a module exports the
// functions with their types. Items that an engine lacks are left out.

import { FUNC, GLOBAL, MEMORY, TABLE, funcType, moduleOf, name, u32 } from "./binary.mjs";

const I32 = [0x7f], I64 = [0x7e], F32 = [0x7d], F64 = [0x7c];

const PRINTS = [
  ["print", []],
  ["print_i32", [I32]],
  ["print_i64", [I64]],
  ["print_f32", [F32]],
  ["print_f64", [F64]],
  ["print_i32_f32", [I32, F32]],
  ["print_f64_f64", [F64, F64]],
];

/** Globals: the type, and the expression for 666 or 666.6. */
const GLOBALS = [
  ["global_i32", I32, [0x41, 0x9a, 0x05]],
  ["global_i64", I64, [0x42, 0x9a, 0x05]],
  ["global_f32", F32, [0x43, ...floatBytes(4, (view) => view.setFloat32(0, 666.6, true))]],
  ["global_f64", F64, [0x44, ...floatBytes(8, (view) => view.setFloat64(0, 666.6, true))]],
];

function floatBytes(length, write) {
  const view = new DataView(new ArrayBuffer(length));
  write(view);
  return new Uint8Array(view.buffer);
}

function exported(names, kind) {
  return names.map((text, index) => [...name(text), kind, ...u32(index)]);
}

const PARTS = [
  moduleOf({
    types: PRINTS.map(([, params]) => funcType(params, [])),
    imports: PRINTS.map(([text], index) => [...name(""), ...name(text), FUNC, ...u32(index)]),
    tables: [[0x70, 0x01, 10, 20]],
    memories: [[0x01, 1, 2]],
    globals: GLOBALS.map(([, type, value]) => [...type, 0x00, ...value, 0x0b]),
    exports: [
      ...exported(PRINTS.map(([text]) => text), FUNC),
      ...exported(GLOBALS.map(([text]) => text), GLOBAL),
      ...exported(["table"], TABLE),
      ...exported(["memory"], MEMORY),
    ],
  }),
  moduleOf({ types: [], tables: [[0x70, 0x05, 10, 20]], exports: exported(["table64"], TABLE) }),
  moduleOf({ types: [], memories: [[0x03, 1, 2]], exports: exported(["shared_memory"], MEMORY) }),
];

let modules;

/** New items by their names. The functions pass what they print to `print`. */
export function spectest(print) {
  modules ??= PARTS.filter((bytes) => WebAssembly.validate(bytes)).map((bytes) => new WebAssembly.Module(bytes));
  const printing = ([text]) => [text, (...values) => print([text, ...values].join(" "))];
  const imports = { "": Object.fromEntries(PRINTS.map(printing)) };
  const items = Object.create(null);
  for (const module of modules) Object.assign(items, new WebAssembly.Instance(module, imports).exports);
  return items;
}
