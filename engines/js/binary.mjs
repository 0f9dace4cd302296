// The binary format, as far as the adapter writes it (modules of its own) and reads it (the types of what a module exports).
//
// The JavaScript API tells neither the signature of a function nor the type of a global, and it passes no vector and no
// bits of a NaN. So the adapter reads the types from the module and calls through a module that it writes.
//
// Invariant: reading any bytes ends, in a result or in an error. Only modules that the engine has accepted are read.

/** Sections by their ids. */
const TYPES = 1, IMPORTS = 2, FUNCTIONS = 3, TABLES = 4, MEMORIES = 5, GLOBALS = 6, EXPORTS = 7, CODE = 10;

/** The kinds of what is imported and exported. */
export const FUNC = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3, TAG = 4, EXACT_FUNC = 0x20;

/** The types that are one byte, and the top of the hierarchy of those that are references. */
const NUMBERS = new Map([[0x7f, "i32"], [0x7e, "i64"], [0x7d, "f32"], [0x7c, "f64"], [0x7b, "v128"]]);
const TOPS = new Map([
  [0x70, "func"], [0x73, "func"],
  [0x6f, "extern"], [0x72, "extern"],
  [0x6e, "any"], [0x6d, "any"], [0x6c, "any"], [0x6b, "any"], [0x6a, "any"], [0x71, "any"],
  [0x69, "exn"], [0x74, "exn"],
  [0x68, "cont"], [0x75, "cont"],
]);
const PACKED = new Set([0x78, 0x77]);

/** Composite types by their first byte. */
const COMPOSITES = new Map([[0x60, "func"], [0x5f, "struct"], [0x5e, "array"], [0x5d, "cont"]]);

// ---- Writing ----

/** An unsigned number in LEB128. */
export function u32(number) {
  const bytes = [];
  do {
    const low = number & 0x7f;
    number >>>= 7;
    bytes.push(number ? low | 0x80 : low);
  } while (number);
  return bytes;
}

/** The bytes of a name, with their length. Names of the adapter's own modules are ASCII. */
export function name(text) {
  return [...u32(text.length), ...Array.from(text, (char) => char.charCodeAt(0))];
}

/** A vector of items, each of which is given as bytes. */
export function vec(items) {
  return [...u32(items.length), ...items.flat()];
}

/** A function type. */
export function funcType(params, results) {
  return [0x60, ...vec(params), ...vec(results)];
}

function section(id, items) {
  return items.length === 0 ? [] : bytesOfSection(id, vec(items));
}

function bytesOfSection(id, content) {
  return [id, ...u32(content.length), ...content];
}

/**
 * A module. Each list has the bytes of its items; `bodies` are instructions behind their locals. `types` may be the bytes
 * of a whole section.
 */
export function moduleOf(parts) {
  const { types, imports = [], functions = [], tables = [], memories = [], globals = [], exports, bodies = [] } = parts;
  const whole = types instanceof Uint8Array;
  return Uint8Array.from([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    ...(whole ? bytesOfSection(TYPES, [...types]) : section(TYPES, types)),
    ...section(IMPORTS, imports),
    ...section(FUNCTIONS, functions.map(u32)),
    ...section(TABLES, tables),
    ...section(MEMORIES, memories),
    ...section(GLOBALS, globals),
    ...section(EXPORTS, exports),
    ...section(CODE, bodies.map((body) => [...u32(body.length), ...body])),
  ]);
}

// ---- Reading ----

/** A name may begin with a byte order mark, which must stay. */
const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads bytes from the left to the right. */
class Reader {
  constructor(bytes, position = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  byte() {
    if (this.position >= this.end) throw new Error("the adapter cannot read the module: it ends too early");
    return this.bytes[this.position++];
  }

  peek() {
    return this.position < this.end ? this.bytes[this.position] : -1;
  }

  u32() {
    let [number, factor] = [0, 1];
    for (;;) {
      const byte = this.byte();
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
      factor *= 0x80;
    }
  }

  /** An integer of any kind, the value of which does not matter. */
  skipInteger() {
    while (this.byte() >= 0x80);
  }

  skip(count) {
    this.position += count;
    if (this.position > this.end) throw new Error("the adapter cannot read the module: it ends too early");
  }

  name() {
    const length = this.u32();
    const start = this.position;
    this.skip(length);
    return UTF_8.decode(this.bytes.subarray(start, this.position));
  }

  vec(item) {
    const items = [];
    for (let count = this.u32(); count > 0; count--) items.push(item(this));
    return items;
  }
}

/**
 * A value type. `kind` is `i32` and so on, or `ref`. For a `ref`, `top` is the top of its hierarchy, or `type` the index of a
 * type that tells the top. `bytes` are the bytes of the type.
 */
function valueType(reader) {
  const start = reader.position;
  const type = valueTypeAt(reader);
  type.bytes = [...reader.bytes.subarray(start, reader.position)];
  return type;
}

function valueTypeAt(reader) {
  const code = reader.byte();
  const kind = NUMBERS.get(code);
  if (kind !== undefined) return { kind };
  if (PACKED.has(code)) return { kind: "packed" };
  const top = TOPS.get(code);
  if (top !== undefined) return { kind: "ref", nullable: true, top };
  if (code === 0x63 || code === 0x64) return { kind: "ref", nullable: code === 0x63, ...heapType(reader) };
  throw new Error(`the adapter does not know the type 0x${code.toString(16)}`);
}

function heapType(reader) {
  const top = TOPS.get(reader.peek());
  if (top !== undefined) {
    reader.byte();
    return { top };
  }
  if (reader.peek() === 0x62) reader.byte(); // exactly this type
  return { type: reader.u32() };
}

/** One definition of the section of types. */
function subType(reader, alone) {
  let final = true;
  let supers = 0;
  if (reader.peek() === 0x50 || reader.peek() === 0x4f) {
    final = reader.byte() === 0x4f;
    supers = reader.vec((reader) => reader.u32()).length;
  }
  while (reader.peek() === 0x4c || reader.peek() === 0x4d) { // what it describes, and what describes it
    reader.byte();
    reader.u32();
    alone = false;
  }
  const code = reader.byte();
  const kind = COMPOSITES.get(code);
  const type = { kind, params: [], results: [], plain: false };
  switch (kind) {
    case "func":
      type.params = reader.vec(valueType);
      type.results = reader.vec(valueType);
      // Whether the type is determined by its parameters and results.
      type.plain = alone && final && supers === 0 && [...type.params, ...type.results].every((type) => type.type === undefined);
      break;
    case "struct":
      reader.vec(field);
      break;
    case "array":
      field(reader);
      break;
    case "cont":
      heapType(reader);
      break;
    default:
      throw new Error(`the adapter does not know the composite type 0x${code.toString(16)}`);
  }
  return type;
}

function field(reader) {
  valueType(reader);
  reader.byte(); // whether it can be changed
}

function recGroup(reader) {
  if (reader.peek() !== 0x4e) return [subType(reader, true)];
  reader.byte();
  return reader.vec((reader) => subType(reader, false));
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.skipInteger();
  if (flags & 0x01) reader.skipInteger();
  if (flags & 0x08) reader.skipInteger(); // the size of a page
}

function globalType(reader) {
  const type = valueType(reader);
  return { type, mutable: reader.byte() };
}

/** Steps over a constant expression. */
function skipExpression(reader) {
  for (;;) {
    const code = reader.byte();
    switch (code) {
      case 0x0b: return;
      case 0x23: case 0xd2: reader.u32(); break;
      case 0x41: case 0x42: reader.skipInteger(); break;
      case 0x43: reader.skip(4); break;
      case 0x44: reader.skip(8); break;
      case 0xd0: heapType(reader); break;
      case 0x6a: case 0x6b: case 0x6c: case 0x7c: case 0x7d: case 0x7e: break;
      case 0xfb: skipGcInstruction(reader); break;
      case 0xfd:
        reader.u32(); // a constant, as no other instruction of vectors is constant
        reader.skip(16);
        break;
      default: throw new Error(`the adapter does not know the constant instruction 0x${code.toString(16)}`);
    }
  }
}

function skipGcInstruction(reader) {
  const code = reader.u32();
  switch (code) {
    case 0x00: case 0x01: case 0x06: case 0x07: case 0x20: case 0x21: reader.u32(); break;
    case 0x08: reader.u32(); reader.u32(); break;
    case 0x1a: case 0x1b: case 0x1c: break;
    default: throw new Error(`the adapter does not know the constant instruction 0xfb 0x${code.toString(16)}`);
  }
}

/**
 * The types of a module's exports: `types` are the definitions, `typeSection` their bytes; `functions` has
 * the type of each function, `globals` that of each global, and `exports` kind and index by name.
 */
export function readTypes(bytes) {
  const known = { types: [], typeSection: { count: 0, bytes: new Uint8Array() }, functions: [], globals: [], exports: new Map() };
  const reader = new Reader(bytes, 8);
  while (reader.position < reader.end) {
    const id = reader.byte();
    const size = reader.u32();
    const start = reader.position;
    reader.skip(size);
    readSection(id, new Reader(bytes, start, start + size), known);
  }
  return known;
}

function readSection(id, reader, known) {
  switch (id) {
    case TYPES: {
      const count = reader.u32();
      known.typeSection = { count, bytes: reader.bytes.subarray(reader.position, reader.end) };
      for (let group = 0; group < count; group++) known.types.push(...recGroup(reader));
      break;
    }
    case IMPORTS:
      reader.vec((reader) => readImport(reader, known));
      break;
    case FUNCTIONS:
      known.functions.push(...reader.vec((reader) => reader.u32()));
      break;
    case GLOBALS:
      reader.vec((reader) => {
        known.globals.push(globalType(reader));
        skipExpression(reader);
      });
      break;
    case EXPORTS:
      reader.vec((reader) => known.exports.set(reader.name(), { kind: reader.byte(), index: reader.u32() }));
      break;
  }
}

function readImport(reader, known) {
  reader.skip(reader.u32());
  reader.skip(reader.u32());
  const kind = reader.byte();
  switch (kind) {
    case FUNC: case EXACT_FUNC: known.functions.push(reader.u32()); break;
    case TABLE: valueType(reader); skipLimits(reader); break;
    case MEMORY: skipLimits(reader); break;
    case GLOBAL: known.globals.push(globalType(reader)); break;
    case TAG: reader.byte(); reader.u32(); break;
    default: throw new Error(`the adapter does not know the kind of import 0x${kind.toString(16)}`);
  }
}

/** The top of the hierarchy of a reference type. */
export function topOf(type, known) {
  if (type.top !== undefined) return type.top;
  const kind = known.types[type.type]?.kind;
  return kind === "struct" || kind === "array" ? "any" : kind;
}
