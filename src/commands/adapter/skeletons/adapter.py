"""An engine behind Wassay's protocol (docs/engine-protocol.md).

Put your engine into `Session`; the rest speaks the protocol, and need not change. Then:

    wassay adapter check 'python3 adapter.py'
    wassay run --engine 'python3 adapter.py'
"""

import base64
import json
import sys

NAME = "my-engine"  # letters, digits, `-` and `_`
VERSION = "0.1.0"

# What the engine has, as `wassay run --features` names it. Without any it is asked everything.
FEATURES = []


class Outcome(Exception):
    """Any outcome of a request but values: raise it."""

    def __init__(self, outcome):
        super().__init__(outcome)
        self.outcome = outcome


def trapped(text):
    """A trap. Where the text begins with the specification's, the reason is told."""
    return Outcome({"trapped": text})


def exhausted(text):
    """A resource ran out, such as the call stack."""
    return Outcome({"exhausted": text})


def threw():
    """An exception that nothing caught."""
    return Outcome("threw")


def rejected(message, phase=None):
    """A module is refused: `phase` is "malformed", "invalid", or None where the engine does not tell."""
    return Outcome({"rejected": {"phase": phase, "message": message}})


def unlinkable(text):
    """An import is missing, or of another type."""
    return Outcome({"unlinkable": text})


def inapplicable(text):
    """There is no such export, or it takes other arguments."""
    return Outcome({"inapplicable": text})


def unsupported(what):
    """The engine has no such thing."""
    return Outcome({"unsupported": what})


class Session:
    """One store, in which every module has the same features."""

    def __init__(self, features):
        self.features = features
        self.instances = {}

    def define(self, module):
        """Decodes, validates and compiles a module (bytes), and creates nothing."""
        raise unsupported("define")

    def instantiate(self, number, module, imports):
        """Creates the instance with a number. `imports` has the numbers of instances, by the names of modules; `spectest` can be
        imported from without being there."""
        raise unsupported("instantiate")

    def invoke(self, instance, export, arguments):
        """Calls a function with pairs of a type and bits, such as ("i32", 4294967295). Returns a list of such pairs."""
        raise unsupported("invoke")

    def get(self, instance, export):
        """Reads a global. Returns a pair of its type and bits."""
        raise unsupported("get")


# ---- The protocol ----


def read_value(value):
    """("i32", bits) and so on; ("ref", what) for references, as the protocol has them."""
    [(kind, content)] = value.items()
    return (kind, content if kind == "ref" else int(content, 0))


def write_value(value):
    kind, content = value
    return {kind: content if kind == "ref" else hex(content)}


def perform(session, modules, directive, task):
    [(kind, fields)] = task.items()
    if kind == "define":
        session.define(modules[fields["module"]])
        return []
    if kind == "instantiate":
        session.instantiate(directive, modules[fields["module"]], dict(fields["imports"]))
        return []
    if kind == "invoke":
        arguments = [read_value(value) for value in fields["arguments"]]
        return session.invoke(fields["instance"], fields["export"], arguments)
    if kind == "get":
        return [session.get(fields["instance"], fields["export"])]
    raise unsupported(kind)


def outcome_of(session, modules, request):
    try:
        values = perform(session, modules, request["directive"], request["task"])
        return {"returned": [write_value(value) for value in values]}
    except Outcome as other:
        return other.outcome


def send(message):
    print(json.dumps(message), flush=True)


def known(line, kinds):
    """The kind of a message and the message, if it is one of these kinds."""
    message = json.loads(line)
    return next(((kind, message[kind]) for kind in kinds if kind in message), (None, None))


def main():
    session, modules = None, {}
    for line in sys.stdin:
        kind, message = known(line, ("hello", "session", "module", "request"))
        if kind == "hello":
            if message["configuration"] != "default":
                sys.exit(f"there is no configuration `{message['configuration']}`, only `default`")
            if message.get("newest", 1) < 2:
                sys.exit("the harness speaks version 1 of the protocol, and this adapter version 2")
            send({"hello": {"protocol": 2, "engine": NAME, "version": VERSION,
                            "configuration": "default", "features": FEATURES}})
        elif kind == "session":
            session, modules = Session(message["features"]), {}
        elif kind == "module":
            modules[message["number"]] = base64.b64decode(message["bytes"])
        elif kind == "request":
            outcome = outcome_of(session, modules, message)
            send({"answer": {"number": message["number"], "outcome": outcome}})


main()
