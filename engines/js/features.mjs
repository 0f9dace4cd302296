// Finds which proposals the engine has: it must accept a small module that uses the proposal.

import { funcType, moduleOf, name } from "./binary.mjs";

const I32 = [0x7f], I64 = [0x7e], V128 = [0x7b], EXTERN = [0x6f], ANY = [0x6e], EXN = [0x69];

/** A module with one function. */
function withBody(params, results, code, more = {}) {
  return moduleOf({ types: [funcType(params, results)], functions: [0], exports: [], bodies: [[0, ...code, 0x0b]], ...more });
}

function withTypes(types) {
  return moduleOf({ types, exports: [] });
}

/** One module for each proposal, by the harness's name of the proposal. */
const PROBES = {
  "floats": withBody([], [[0x7d]], [0x43, 0, 0, 0, 0]),
  "mutable-global": moduleOf({ types: [], globals: [[...I32, 1, 0x41, 0, 0x0b]], exports: [[...name("g"), 3, 0]] }),
  "sign-extension-ops": withBody([I32], [I32], [0x20, 0, 0xc0]),
  "nontrapping-float-to-int-conversions": withBody([[0x7d]], [I32], [0x20, 0, 0xfc, 0x00]),
  "multi-value": withBody([], [I32, I32], [0x41, 0, 0x41, 0]),
  "bulk-memory": withBody([], [], [0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 0x0b, 0], { memories: [[0, 1]] }),
  "reference-types": withBody([EXTERN], [EXTERN], [0x20, 0]),
  "simd": withBody([V128], [V128], [0x20, 0]),
  "relaxed-simd": withBody([V128, V128], [V128], [0x20, 0, 0x20, 1, 0xfd, 0x80, 0x02]),
  "tail-call": withBody([], [], [0x12, 0]),
  "extended-const": moduleOf({ types: [], globals: [[...I32, 0, 0x41, 0, 0x41, 0, 0x6a, 0x0b]], exports: [] }),
  "multi-memory": moduleOf({ types: [], memories: [[0, 1], [0, 1]], exports: [] }),
  "memory64": moduleOf({ types: [], memories: [[4, 1]], exports: [] }),
  "function-references": withBody([[0x64, 0x70]], [], []),
  "gc": withTypes([[0x5f, 1, ...I32, 1]]),
  "gc-types": withBody([ANY], [ANY], [0x20, 0]),
  "exceptions": withBody([EXN], [], [0x20, 0, 0x0a]),
  "legacy-exceptions": withBody([], [], [0x06, 0x40, 0x19, 0x0b]),
  "threads": withBody([], [], [0xfe, 0x03, 0], { memories: [[3, 1, 1]] }),
  "custom-page-sizes": moduleOf({ types: [], memories: [[0x08, 1, 0]], exports: [] }),
  "wide-arithmetic": withBody([I64, I64], [I64, I64], [0x20, 0, 0x20, 1, 0xfc, 0x15]),
  "stack-switching": withTypes([funcType([], []), [0x5d, 0]]),
  "custom-descriptors": withTypes([[0x4e, 2, 0x4d, 1, 0x5f, 0, 0x4c, 0, 0x5f, 0]]),
};

/** The names of the proposals that the engine has. */
export function features() {
  return Object.keys(PROBES).filter((name) => WebAssembly.validate(PROBES[name]));
}
