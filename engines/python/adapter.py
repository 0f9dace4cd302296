"""The PyPI package `wasmtime` behind the engine protocol (docs/engine-protocol.md), version 2.

    wassay run --engine 'python3 engines/python/adapter.py'
"""

import base64
import json
import sys
from importlib.metadata import version

try:
    import wasmtime
except ModuleNotFoundError:
    sys.exit("the package `wasmtime` is not installed: ci/engines.sh python-wasmtime")

from binary import Module, wrapper

FEATURES = {
    "bulk-memory": "wasm_bulk_memory",
    "custom-page-sizes": "wasm_custom_page_sizes",
    "exceptions": "wasm_exceptions",
    "function-references": "wasm_function_references",
    "gc": "wasm_gc",
    "memory64": "wasm_memory64",
    "multi-memory": "wasm_multi_memory",
    "multi-value": "wasm_multi_value",
    "reference-types": "wasm_reference_types",
    "relaxed-simd": "wasm_relaxed_simd",
    "simd": "wasm_simd",
    "tail-call": "wasm_tail_call",
    "wide-arithmetic": "wasm_wide_arithmetic",
}
# Features that the package cannot switch off. It aborts without the last two, which the component model needs: that is on.
ALWAYS_ON = ["wasm1", "extended-const", "mutable-global", "nontrapping-float-to-int-conversions", "sign-extension-ops",
             "bulk-memory", "reference-types"]

EXHAUSTED = {wasmtime.TrapCode.STACK_OVERFLOW, wasmtime.TrapCode.ALLOCATION_TOO_LARGE}
HEAP_KINDS = {1: "i31", 2: "struct", 3: "array"}


class Refused(Exception):
    """An outcome that takes the place of the requested result."""

    def __init__(self, outcome):
        self.outcome = outcome


class Instance:
    def __init__(self, instance, exports, module):
        self.instance, self.exports, self.module = instance, exports, module
        self.wrapped = {}


class Session:
    engines = {}

    def __init__(self, features):
        key = tuple(sorted(features))
        if key not in self.engines:
            config = wasmtime.Config()
            for name, setting in FEATURES.items():
                setattr(config, setting, name in features or name in ALWAYS_ON)
            config.wasm_threads = False
            self.engines[key] = wasmtime.Engine(config)
        self.engine = self.engines[key]
        self.store = wasmtime.Store(self.engine)
        self.bytes, self.instances, self.compiled = {}, {}, {}
        self.spectest, self.printed, self.hosts = None, [], {}

    def module(self, number):
        if number not in self.compiled:
            try:
                self.compiled[number] = wasmtime.Module(self.engine, self.bytes[number])
            except wasmtime.WasmtimeError as error:
                # The package's text does not tell a malformed module from an invalid one.
                raise Refused({"rejected": {"phase": None, "message": str(error)}})
        return self.compiled[number]

    def define(self, directive, module):
        self.module(module)

    def instantiate(self, directive, module, imports):
        number, module = module, self.module(module)
        registered = {name: self.instances.get(instance) for name, instance in imports}
        found = []
        for module_name, name in Module(self.bytes[number]).imports:
            if module_name in registered:
                instance = registered[module_name]
                item = instance.exports.get(name) if instance else None
            else:
                item = self.host(name) if module_name == "spectest" else None
            if item is None:
                raise Refused({"unlinkable": f'unknown import "{module_name}"."{name}"'})
            found.append(item)
        instance = self.run(lambda: wasmtime.Instance(self.store, module, found), links=True)
        exports = instance.exports(self.store)
        names = [export.name for export in module.exports]
        self.instances[directive] = Instance(instance, {n: exports[n] for n in names}, number)

    def host(self, name):
        """An item of `spectest`."""
        if self.spectest is None:
            self.spectest = new_spectest(self.store, self.printed)
        return self.spectest.get(name)

    def invoke(self, directive, instance, export, arguments):
        call, takes, gives = self.wrapped(instance, export, 0, "function")
        if len(arguments) != len(takes) or not all(map(fits, arguments, takes)):
            raise Refused({"inapplicable": f"`{export}` takes other arguments"})
        carried = [part for value, kind in zip(arguments, takes) for part in self.carry(value, kind)]
        return self.uncarry(self.run(lambda: call(self.store, *carried)), gives)

    def get(self, directive, instance, export):
        call, _, gives = self.wrapped(instance, export, 3, "global")
        return self.uncarry(self.run(lambda: call(self.store)), gives)

    def wrapped(self, directive, export, kind, word):
        instance = self.instances.get(directive)
        if instance is None or export not in instance.exports:
            raise Refused({"inapplicable": f"there is no exported {word} `{export}`"})
        if (export, kind) not in instance.wrapped:
            module = Module(self.bytes[instance.module])
            if module.exports[export][0] != kind:
                raise Refused({"inapplicable": f"there is no exported {word} `{export}`"})
            data, takes, gives = wrapper(module, export)
            made = wasmtime.Module(self.engine, data)
            made = wasmtime.Instance(self.store, made, [instance.exports[export]])
            instance.wrapped[export, kind] = (made.exports(self.store)[""], takes, gives)
        return instance.wrapped[export, kind]

    def run(self, action, links=False):
        try:
            return action()
        except wasmtime.Trap as trap:
            text = trap.message.strip().splitlines()[-1].split("wasm trap: ")[-1].strip()
            if trap.trap_code == wasmtime.TrapCode.UNCAUGHT_EXCEPTION or text == "thrown Wasm exception":
                raise Refused("threw")
            raise Refused({"exhausted" if trap.trap_code in EXHAUSTED else "trapped": text})
        except wasmtime.WasmtimeError as error:
            text = str(error)
            if text.rstrip().endswith("thrown Wasm exception"):
                raise Refused("threw")
            is_link = links and "incompatible import type" in text
            raise Refused({"unlinkable" if is_link else "exhausted": text})

    def carry(self, value, kind):
        """The values that carry an argument."""
        [(ty, given)] = value.items()
        if ty == "ref":
            if kind in ("func", "exn"):
                return []
            if "null" in given:
                return [wasmtime.Val.externref(None)]
            number = given.get("extern", given.get("host"))
            return [wasmtime.Val.externref(self.hosts.setdefault(number, HostValue(number)))]
        bits = int(given, 0)
        if ty == "v128":
            return [signed(bits, 64), signed(bits >> 64, 64)]
        return [signed(bits, 32 if ty in ("i32", "f32") else 64)]

    def uncarry(self, results, gives):
        """The values that were carried."""
        parts = iter([] if results is None else results if isinstance(results, list) else [results])
        return {"returned": [uncarried(kind, parts) for kind in gives]}


class HostValue:
    def __init__(self, number):
        self.number = number


def fits(value, kind):
    [(ty, given)] = value.items()
    if ty != "ref":
        return ty == kind
    if not isinstance(given, dict) or "i31" in given:
        return False
    return given.get("null") == kind or ("extern" in given and kind == "extern") or ("host" in given and kind == "any")


def signed(bits, size):
    bits &= (1 << size) - 1
    return bits - (1 << size) if bits >> (size - 1) else bits


def uncarried(kind, parts):
    if kind == "v128":
        low, high = (next(parts) & (1 << 64) - 1 for _ in range(2))
        return {"v128": hex(high << 64 | low)}
    if kind in ("i32", "f32", "i64", "f64"):
        return {kind: hex(next(parts) & (1 << (32 if kind in ("i32", "f32") else 64)) - 1)}
    first = next(parts)
    if kind in ("func", "exn"):
        return {"ref": {"null": kind} if first else kind}
    if kind == "extern":
        host = next(parts)
        if first:
            return {"ref": {"null": "extern"}}
        return {"ref": {"extern": host.number} if isinstance(host, HostValue) else "extern_other"}
    number, host = next(parts), next(parts)
    if first == 0:
        return {"ref": {"null": "any"}}
    if first == 1:
        return {"ref": {"i31": number}}
    if first in HEAP_KINDS:
        return {"ref": HEAP_KINDS[first]}
    if not isinstance(host, HostValue):
        raise Refused({"unsupported": "an internal reference of another kind"})
    return {"ref": {"host": host.number}}


def new_spectest(store, printed):
    i32, i64, f32, f64 = (getattr(wasmtime.ValType, name)() for name in ("i32", "i64", "f32", "f64"))

    def function(name, *parameters):
        def print_them(*arguments):
            printed.append(" ".join([name, *map(str, arguments)]))

        return wasmtime.Func(store, wasmtime.FuncType(list(parameters), []), print_them)

    def constant(ty, value):
        return wasmtime.Global(store, wasmtime.GlobalType(ty, False), value)

    items = {
        "print": function("print"),
        "print_i32": function("print_i32", i32),
        "print_i64": function("print_i64", i64),
        "print_f32": function("print_f32", f32),
        "print_f64": function("print_f64", f64),
        "print_i32_f32": function("print_i32_f32", i32, f32),
        "print_f64_f64": function("print_f64_f64", f64, f64),
        "global_i32": constant(i32, wasmtime.Val.i32(666)),
        "global_i64": constant(i64, wasmtime.Val.i64(666)),
        "global_f32": constant(f32, wasmtime.Val.f32(666.6)),
        "global_f64": constant(f64, wasmtime.Val.f64(666.6)),
        "memory": wasmtime.Memory(store, wasmtime.MemoryType(wasmtime.Limits(1, 2))),
        "table": wasmtime.Table(
            store, wasmtime.TableType(wasmtime.ValType.funcref(), wasmtime.Limits(10, 20)), None
        ),
    }
    # The package makes no table with 64-bit indices, so a module does.
    try:
        module = wasmtime.Module(store.engine, TABLE64)
        items["table64"] = wasmtime.Instance(store, module, []).exports(store)["t"]
    except wasmtime.WasmtimeError:
        pass  # The session is without 64-bit tables.
    return items


TABLE64 = b"\0asm\x01\0\0\0\x04\x05\x01\x70\x05\x0a\x14\x07\x05\x01\x01t\x01\x00"


def perform(session, request):
    [(verb, fields)] = request["task"].items()
    method = {"define": session.define, "instantiate": session.instantiate, "invoke": session.invoke, "get": session.get}
    if verb not in method:
        return {"unsupported": verb}
    if not all(needed in session.done for needed in request["needs"]):
        return "skipped"
    try:
        return method[verb](request["directive"], **fields) or {"returned": []}
    except Refused as refused:
        return refused.outcome


def main():
    session = None
    for line in sys.stdin:
        message = json.loads(line)
        if "hello" in message:
            if message["hello"]["configuration"] != "default":
                sys.exit("there is one configuration: `default`")
            answer = {"hello": {
                "protocol": 2, "engine": "python-wasmtime", "version": version("wasmtime"),
                "configuration": "default", "features": sorted({*ALWAYS_ON, *FEATURES}),
            }}
        elif "session" in message:
            session = Session(message["session"]["features"])
            session.done = set()
            continue
        elif "module" in message:
            session.bytes[message["module"]["number"]] = base64.b64decode(message["module"]["bytes"])
            continue
        elif "request" in message:
            request = message["request"]
            outcome = perform(session, request)
            if isinstance(outcome, dict) and "returned" in outcome:
                session.done.add(request["directive"])
            answer = {"answer": {"number": request["number"], "outcome": outcome, "printed": session.printed[:]}}
            session.printed.clear()
        else:
            continue
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
