// How values pass between JavaScript and WebAssembly with all their bits.
//
// The JavaScript API refuses vectors and exceptions and changes NaNs. So a function that has any of these is called through
// a module of the adapter's that imports it: floats pass as the integer of their bits, vectors as two integers of 64 bits,
// exceptions as whether they are null. One module serves all functions of a signature.

import { FUNC, GLOBAL, funcType, moduleOf, name, topOf, u32 } from "./binary.mjs";

const I32 = 0x7f, I64 = 0x7e;

/** The type with which JavaScript passes a value of a type. */
function carriers(type, known) {
  switch (type.kind) {
    case "f32": return [[I32]];
    case "f64": return [[I64]];
    case "v128": return [[I64], [I64]];
    case "ref": return isOpaque(type, known) ? [[I32]] : [type.bytes];
    default: return [type.bytes];
  }
}

/** Whether the JavaScript API lets no reference of the type pass. */
function isOpaque(type, known) {
  const top = topOf(type, known);
  return top === "exn" || top === "cont";
}

/** Whether values of the type pass as they are. */
function passes(type, known) {
  return type.kind === "i32" || type.kind === "i64" || (type.kind === "ref" && !isOpaque(type, known));
}

/** Instructions that make a value of the type of the parameters from `local` on. */
function lower(type, local, known) {
  const get = (offset) => [0x20, ...u32(local + offset)];
  switch (type.kind) {
    case "f32": return [...get(0), 0xbe]; // f32.reinterpret_i32
    case "f64": return [...get(0), 0xbf]; // f64.reinterpret_i64
    case "v128": // i64x2.splat, i64x2.replace_lane 1
      return [...get(0), 0xfd, 0x12, ...get(1), 0xfd, 0x1e, 1];
    case "ref":
      if (!isOpaque(type, known)) return get(0);
      if (!type.nullable) return [0x00]; // no script can write such a value
      return [0xd0, ...(topOf(type, known) === "exn" ? [0x74] : [0x75])];
    default: return get(0);
  }
}

/** Instructions that convert the value of the type in `local` to the form in which JavaScript gets it. */
function lift(type, local, known) {
  const get = [0x20, ...u32(local)];
  switch (type.kind) {
    case "f32": return [...get, 0xbc]; // i32.reinterpret_f32
    case "f64": return [...get, 0xbd]; // i64.reinterpret_f64
    case "v128": // i64x2.extract_lane 0 and 1
      return [...get, 0xfd, 0x1d, 0, ...get, 0xfd, 0x1d, 1];
    case "ref": return isOpaque(type, known) ? [...get, 0xd1] : get;
    default: return get;
  }
}

/** The bytes of the module that calls a function of this type. */
function callerOf(type, index, known) {
  const params = type.params.flatMap((param) => carriers(param, known));
  const results = type.results.flatMap((result) => carriers(result, known));
  const own = funcType(params, results);
  const theirs = funcType(bytesOf(type.params), bytesOf(type.results));
  const { types, imported, exported } = typesWith(type.plain, theirs, index, own, known);
  let local = 0;
  const code = type.params.flatMap((param) => {
    const first = local;
    local += carriers(param, known).length;
    return lower(param, first, known);
  });
  code.push(0x10, 0x00);
  code.push(...popAndLift(type.results, local, known));
  return moduleOf({
    types,
    imports: [[...name(""), ...name(""), FUNC, ...u32(imported)]],
    functions: [exported],
    exports: [[...name("f"), FUNC, ...u32(1)]],
    bodies: [[...localsOf(type.results), ...code, 0x0b]],
  });
}

/** The bytes of the module that reads a global of this type. */
function getterOf({ type, mutable }, known) {
  const own = funcType([], carriers(type, known));
  const { types, exported } = typesWith(type.type === undefined, undefined, undefined, own, known);
  return moduleOf({
    types,
    imports: [[...name(""), ...name(""), GLOBAL, ...type.bytes, mutable]],
    functions: [exported],
    exports: [[...name("f"), FUNC, ...u32(0)]],
    bodies: [[...localsOf([type]), 0x23, 0x00, ...popAndLift([type], 0, known), 0x0b]],
  });
}

function bytesOf(types) {
  return types.map((type) => type.bytes);
}

function localsOf(types) {
  return [...u32(types.length), ...types.flatMap((type) => [1, ...type.bytes])];
}

/** Moves results from the stack to the locals from `first` on, and their forms for JavaScript back to the stack. */
function popAndLift(results, first, known) {
  const code = [];
  for (let index = results.length - 1; index >= 0; index--) code.push(0x21, ...u32(first + index));
  results.forEach((result, index) => code.push(...lift(result, first + index, known)));
  return code;
}

/**
 * The types of a module of the adapter's: those that it needs; or, if types can refer to each other, all types of the
 * module that is called, followed by the adapter's own.
 */
function typesWith(isPlain, theirs, index, own, known) {
  if (isPlain) {
    const types = theirs === undefined ? [own] : [theirs, own];
    return { types, imported: 0, exported: types.length - 1 };
  }
  const { count, bytes } = known.typeSection;
  return { types: Uint8Array.from([...u32(count + 1), ...bytes, ...own]), imported: index, exported: known.types.length };
}

/** The modules that serve more than one function. */
const modules = new Map();

function compiled(key, bytes) {
  if (key === undefined) return new WebAssembly.Module(bytes());
  let module = modules.get(key);
  if (module === undefined) {
    module = new WebAssembly.Module(bytes());
    modules.set(key, module);
  }
  return module;
}

function instantiated(module, item) {
  return new WebAssembly.Instance(module, { "": { "": item } }).exports.f;
}

/** The function to call in the place of `func`, whose type has this index. */
export function callable(func, index, known) {
  const type = known.types[index];
  if ([...type.params, ...type.results].every((type) => passes(type, known))) return func;
  const key = type.plain ? `${bytesOf(type.params)}>${bytesOf(type.results)}` : undefined;
  return instantiated(compiled(key, () => callerOf(type, index, known)), func);
}

/** Reads a global: what a call of a function with this result returns. */
export function read(global, globalType, known) {
  const { type, mutable } = globalType;
  if (passes(type, known)) return global.value;
  const key = type.type === undefined ? `${mutable}:${type.bytes}` : undefined;
  return instantiated(compiled(key, () => getterOf(globalType, known)), global)();
}

// ---- Values ----

/** A host value: two with the same number of one session are one. */
export class HostValue {
  constructor(number) {
    this.number = number;
  }
}

/** Whether a script's value is of the type, as far as its number, vector or reference goes. */
export function fits(value, type) {
  return value.type === type.kind;
}

/** Appends the form of a value in which JavaScript passes it. `host` gives the host value of a number. */
export function pass(value, type, known, host, out) {
  switch (value.type) {
    case "i32": case "f32": out.push(Number(value.bits) | 0); break;
    case "i64": case "f64": out.push(BigInt.asIntN(64, value.bits)); break;
    case "v128": out.push(BigInt.asIntN(64, value.bits), BigInt.asIntN(64, value.bits >> 64n)); break;
    case "ref": out.push(isOpaque(type, known) ? 0 : reference(value, host));
  }
}

function reference({ ref, number }, host) {
  switch (ref) {
    case "null": return null;
    case "i31": return number;
    default: return host(number);
  }
}

/** The values of these types that a call has returned. */
export function received(returned, types, known) {
  const carried = types.flatMap((type) => carriers(type, known)).length;
  const parts = carried === 0 ? [] : carried === 1 ? [returned] : [...returned];
  let next = 0;
  return types.map((type) => {
    const part = parts[next++];
    switch (type.kind) {
      case "i32": case "f32": return { type: type.kind, bits: BigInt(part >>> 0) };
      case "i64": case "f64": return { type: type.kind, bits: BigInt.asUintN(64, part) };
      case "v128": return { type: "v128", bits: BigInt.asUintN(64, part) | (BigInt.asUintN(64, parts[next++]) << 64n) };
      default: return { type: "ref", ...told(part, topOf(type, known)) };
    }
  });
}

/** A reference, as far as the adapter can tell what it refers to. */
function told(reference, top) {
  switch (top) {
    case "exn": case "cont": return reference ? { ref: "null", top } : { ref: top };
    default: if (reference === null) return { ref: "null", top };
  }
  if (top === "func") return { ref: "func" };
  if (top === "extern") {
    return reference instanceof HostValue ? { ref: "extern", number: reference.number } : { ref: "extern_other" };
  }
  if (reference instanceof HostValue) return { ref: "host", number: reference.number };
  if (typeof reference === "number") return { ref: "i31", number: reference };
  return { ref: isStruct(reference) ? "struct" : "array" };
}

/** Asks the engine whether a reference, which is an object of WebAssembly, is a structure. */
function isStruct(reference) {
  const bytes = () => moduleOf({
    types: [funcType([[0x6e]], [[I32]])],
    functions: [0],
    exports: [[...name("f"), FUNC, 0]],
    bodies: [[0, 0x20, 0, 0xfb, 0x14, 0x6b, 0x0b]], // ref.test (ref struct)
  });
  return instantiated(compiled("ref.test struct", bytes), undefined)(reference) === 1;
}
