// The meaning of the engines' texts.
//
// The JavaScript API has the same error for malformed modules, for invalid ones, and for those that need a feature that the
// engine lacks. Only the text may tell which. Here are the texts that do, and also those that do not: for the latter the
// phase is not told.
//
// The place (a function, an offset) is put after the reason, so that equal reasons begin in the same way.

/** The texts of one engine. A text that matches none of them is about types, indices or constants: the module is invalid. */
const V8 = {
  refusal: /^WebAssembly\.Module\(\)/,
  read: readV8,
  unsupported: /--(experimental-)?wasm-/,
  notTold: /^invalid heap type/,
  malformed: new RegExp([
    "no valid UTF-8 string$",
    "^BufferSource argument is empty",
    "^expected magic word",
    "^expected version",
    "fell off end$",
    "^reached end while decoding",
    "^length overflow while decoding",
    "^extra bits in varint",
    "^section was shorter than expected size",
    "extends past end of the module",
    "^(unexpected|unknown) section",
    "^Multiple DataCount sections",
    "^The DataCount section must appear",
    "^function body count",
    "^function count is",
    "^data segments count",
    "^unknown (import kind|type form)",
    "^Invalid import kind",
    "^invalid (export kind|memory limits flags|table limits flags|global flags|mutability|value type|local type)",
    "^illegal flag value",
    "^(table-with-initializer byte|value type opcode)", // that was expected, and is not there
    "^function body must end with",
    "^unterminated control structure",
    "is missing 'end'$",
    "^local count too large",
    "^[Ii]nvalid (opcode|numeric opcode|prefix)",
    "^Only reference types can be used as table types",
    "^Unknown heap type",
    "^illegal element kind",
    "^exception attribute",
    "^Reserved byte must be",
    "^(else|catch|catch-all|delegate) does not match an? (if|try)",
    "^(catch-all already present|catch after catch-all) for try",
    "^invalid catch kind",
  ].join("|")),
  // Traps of the API that are limits of the engine.
  exhausted: /^requested new array is too large/,
};

const JAVASCRIPTCORE = {
  refusal: /^WebAssembly\.Module doesn't/,
  read: readJavaScriptCore,
  unsupported: /Memory64 is not enabled/,
  // A type that is not understood: its byte is not a type's, or its index does not exist.
  notTold: new RegExp(`^doesn't parse: (${[
    "can't get \\d+th (argument Type|Type's return value|field Type)$",
    "can't get (array's element Type|Global's value type|Function local's type|(block|loop|if|try)'s signature)",
    "can't parse (reftype|Table type)",
    "select can't parse annotations",
    "can't get heap type",
    "unknown init_expr opcode",
    "invalid structural type definition",
  ].join("|")})`),
  malformed: new RegExp(`^doesn't parse: (${[
    "(can't|nameLen) (get|decode|parse)",
    "expected a module of at least",
    "module doesn't start with",
    "unexpected version number",
    ".* would overflow Module's size",
    "parsing ended before the end",
    "invalid section",
    "Code section count",
    "Number of functions parsed",
    "Data section's count",
    "invalid (Global's|array|struct|field) mutability",
    "resizable limits flag are not valid",
    "can't use shared limits for non memory",
    "Function's number of locals is too big",
    "invalid (opcode|extended|0xfc extended)",
    "byte alignment immediate .* is too large",
    "\\d+th Type is non-Func",
    "\\d+th Exception has tag type",
    "unknown \\d+th Data segment's flag",
    "Table type should be a ref type",
    "element kind must be zero",
    "Code function's size",
    "can't use (else block|catch block|delegate) at the top-level",
  ].join("|")})`),
  exhausted: /^Failed to allocate new array/,
};

const SPIDERMONKEY = {
  read: readSpiderMonkey,
  unsupported: / not enabled$/,
  // An unknown opcode, or one that is not constant; a type that is not understood.
  notTold: /^(unrecognized opcode|invalid heap type$|expected (global|field|element|local) type|bad type$)/,
  malformed: new RegExp(`^(${[
    "failed to (start|finish|match|read)",
    "expected (valid|type|custom|code|initial|maximum|data|elem|signature(?! type)|function|flags|number|tag|table|reserved)",
    "unexpected (bits set|export kind)",
    "unsupported import kind",
    "unable to read",
    "binary version",
    "function body (count|length)",
    "number of data segments",
    "unknown section",
    "byte size mismatch",
    "bad number of function",
    "too many locals",
    "(memory.init|data.drop) requires a DataCount section",
    "datacount section missing",
    "invalid (memory flags|elem segment flags|element kind|data initializer-kind|br_on_cast flags|try_table catch flags)",
    "illegal tag kind",
    "(else|catch|catch_all|delegate) (can only be used within|cannot follow)",
    "data segment shorter",
    "garbage flag bits",
  ].join("|")})`),
  exhausted: undefined, // it says the same of a segment that is too short
};

/** The engine that runs this, recognised by its text for a module of zeros. */
const ENGINE = (() => {
  try {
    return new WebAssembly.Module(new Uint8Array(8));
  } catch ({ message }) {
    return [V8, JAVASCRIPTCORE].find((engine) => engine.refusal.test(message)) ?? SPIDERMONKEY;
  }
})();

/** An engine's text, reordered: first the reason, without the names of the API, then the place. */
export function words(message) {
  return located(ENGINE.read(message));
}

/** Why a module is refused: `is` is `rejected`, with a phase if it is told, or `unsupported`. */
export function refusal(message) {
  const read = ENGINE.read(message);
  const { reason } = read;
  const text = located(read);
  if (ENGINE.unsupported.test(reason)) return { is: "unsupported", text };
  if (ENGINE.notTold.test(reason)) return { is: "rejected", phase: undefined, text };
  return { is: "rejected", phase: ENGINE.malformed.test(reason) ? "malformed" : "invalid", text };
}

/** Why code has ended: `is` is `trapped` or `exhausted`. */
export function trap(message) {
  const read = ENGINE.read(message);
  const isExhausted = ENGINE.exhausted?.test(read.reason) === true;
  return { is: isExhausted ? "exhausted" : "trapped", text: located(read) };
}

function located({ reason, places }) {
  const known = places.filter((place) => place !== undefined);
  return known.length === 0 ? reason : `${reason} (${known.join(", ")})`;
}

/**
 * `WebAssembly.Module(): Compiling function #1:"f" failed: REASON @+27`, or
 * `WebAssembly.Instance(): Import #0 "m" "f": REASON`, or the reason alone.
 */
function readV8(message) {
  const [, text, offset] = /^(?:WebAssembly\.[\w.]+\(\): )?(.*?)(?: @\+(\d+))?$/s.exec(message);
  const found = /^(?:Compiling (function #\d+.*?) failed|I(mport #\d+ .*?")): (.*)$/s.exec(text);
  const place = offset === undefined ? undefined : `at offset ${offset}`;
  if (found === null) return { reason: text, places: [place] };
  return { reason: found[3], places: [found[1] ?? `i${found[2]}`, place] };
}

/** `WebAssembly.Module doesn't parse at byte 27: REASON, in function at index 1 (evaluating 'f()')`, or less of it. */
function readJavaScriptCore(message) {
  const [, text, where] = /^(.*?)(?:, in (function at index \d+))?(?: \(evaluating '.*'\))?$/s.exec(message);
  const found = /^WebAssembly\.Module doesn't (parse|validate)(?: (at byte \d+))?: *(.*)$/s.exec(text);
  return { reason: found === null ? text : `doesn't ${found[1]}: ${found[3]}`, places: [where, found?.[2]] };
}

/** `wasm validation error: at offset 27: REASON`, or the reason alone. */
function readSpiderMonkey(message) {
  const found = /^(?:wasm validation error: )?at offset (\d+): (.*)$/s.exec(message);
  return found === null ? { reason: message, places: [] } : { reason: found[2], places: [`at offset ${found[1]}`] };
}
