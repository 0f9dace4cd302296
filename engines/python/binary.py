"""The parts of the binary format of WebAssembly that the adapter reads and writes.

The Python package has values for numbers and `externref` only. So each function or global of a script is called through
a module that is made here: it imports the one in question and takes and returns numbers and `externref` in the place of
everything else.
"""

NULLABLE, EXACT = 0x63, -0x1E
NUMBERS = {0x7F: "i32", 0x7E: "i64", 0x7D: "f32", 0x7C: "f64", 0x7B: "v128"}
# Abstract heap types, as the byte of their negative number, and the hierarchy of each.
HEAP_TYPES = {
    0x70: "func", 0x73: "func", 0x6F: "extern", 0x72: "extern", 0x69: "exn", 0x74: "exn",
    0x6E: "any", 0x6D: "any", 0x6C: "any", 0x6B: "any", 0x6A: "any", 0x71: "any",
}
I32, I64, EXTERNREF = 0x7F, 0x7E, 0x6F


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def unsigned(self):
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number

    def signed(self):
        start = self.at
        number = self.unsigned()
        bits = 7 * (self.at - start)
        return number - (1 << bits) if number >> (bits - 1) else number

    def take(self, length):
        self.at += length
        return self.data[self.at - length : self.at]

    def name(self):
        return self.take(self.unsigned()).decode()

    def heap_type(self):
        """The hierarchy of an abstract type, or the index of another."""
        number = self.signed()
        if number == EXACT:
            number = self.unsigned()
        return number if number >= 0 else HEAP_TYPES[number & 0x7F]

    def value_type(self):
        """A type as `(bytes, hierarchy or number, whether it is nullable)`; the index of a type stands for its hierarchy."""
        start = self.at
        code = self.byte()
        kind, nullable = NUMBERS.get(code), True
        if code in (0x63, 0x64):
            kind, nullable = self.heap_type(), code == NULLABLE
        elif kind is None:
            kind = HEAP_TYPES[code]
        return self.data[start : self.at], kind, nullable

    def limits(self):
        flags = self.unsigned()
        self.unsigned()
        if flags & 1:
            self.unsigned()
        if flags & 8:
            self.unsigned()

    def constant_expression(self):
        """Skips a constant expression. Only instructions that can be in one are known."""
        while True:
            op = self.byte()
            if op == 0x0B:
                return
            if op in (0x41, 0x42, 0x23, 0xD2):
                self.signed()
            elif op == 0xD0:
                self.heap_type()
            elif op == 0x43:
                self.take(4)
            elif op == 0x44:
                self.take(8)
            elif op == 0xFD:
                self.unsigned()
                self.take(16)
            elif op == 0xFB:
                sub = self.unsigned()
                for _ in range({0: 1, 1: 1, 6: 1, 7: 1, 8: 2}.get(sub, 0)):
                    self.unsigned()


class Module:
    """The types, imports and exports of a module that an engine has accepted."""

    def __init__(self, data):
        self.types, self.type_section, self.group_count = [], b"", 0
        self.imports, self.exports = [], {}
        self.functions, self.globals = [], []
        reader = Reader(data, 8)
        while reader.at < len(data):
            section = reader.byte()
            size = reader.unsigned()
            content = Reader(reader.take(size))
            read = {1: self._types, 2: self._imports, 3: self._functions, 6: self._globals, 7: self._exports}
            if section in read:
                read[section](content)

    def _types(self, reader):
        self.group_count = reader.unsigned()
        self.type_section = reader.data[reader.at :]
        for _ in range(self.group_count):
            if reader.data[reader.at] == 0x4E:
                reader.byte()
                for _ in range(reader.unsigned()):
                    self._type(reader)
            else:
                self._type(reader)

    def _type(self, reader):
        code = reader.byte()
        if code in (0x50, 0x4F):
            for _ in range(reader.unsigned()):
                reader.unsigned()
            code = reader.byte()
        if code == 0x60:
            values = lambda: [reader.value_type() for _ in range(reader.unsigned())]
            self.types.append(("func", values(), values()))
            return
        for _ in range(reader.unsigned() if code == 0x5F else 1):
            if reader.data[reader.at] in (0x78, 0x77):
                reader.byte()
            else:
                reader.value_type()
            reader.byte()
        self.types.append(("any", [], []))

    def _imports(self, reader):
        for _ in range(reader.unsigned()):
            module, name, kind = reader.name(), reader.name(), reader.byte()
            self.imports.append((module, name))
            if kind in (0, 0x20):
                self.functions.append(reader.unsigned())
            elif kind == 1:
                reader.value_type()
                reader.limits()
            elif kind == 2:
                reader.limits()
            elif kind == 3:
                self.globals.append((reader.value_type(), reader.byte()))
            else:
                reader.byte()
                reader.unsigned()

    def _functions(self, reader):
        self.functions += [reader.unsigned() for _ in range(reader.unsigned())]

    def _globals(self, reader):
        for _ in range(reader.unsigned()):
            self.globals.append((reader.value_type(), reader.byte()))
            reader.constant_expression()

    def _exports(self, reader):
        for _ in range(reader.unsigned()):
            name, kind = reader.name(), reader.byte()
            self.exports[name] = (kind, reader.unsigned())

    def hierarchy(self, kind):
        """The hierarchy of a type: given by `kind` of `value_type`, or that of the type with this index."""
        return kind if isinstance(kind, str) else self.types[kind][0]


def unsigned(number):
    out = bytearray()
    while True:
        byte, number = number & 0x7F, number >> 7
        out.append(byte | (0x80 if number else 0))
        if not number:
            return bytes(out)


def vector(items):
    return unsigned(len(items)) + b"".join(items)


def section(number, content):
    return bytes([number]) + unsigned(len(content)) + content


def name(text):
    return unsigned(len(text.encode())) + text.encode()


# The carriers of values: the types of numbers and references that the Python package supports.
CARRIERS = {"i32": [I32], "i64": [I64], "f32": [I32], "f64": [I64], "v128": [I64, I64]}
ARGUMENTS = {**CARRIERS, "extern": [EXTERNREF], "any": [EXTERNREF], "func": [], "exn": []}
RESULTS = {**CARRIERS, "extern": [I32, EXTERNREF], "any": [I32, I32, EXTERNREF], "func": [I32], "exn": [I32]}


def put(kind, local):
    """Code that puts an argument on the stack, from the locals that carry it."""
    get = lambda index: b"\x20" + unsigned(index)
    if kind == "v128":
        return get(local) + b"\xfd\x12" + get(local + 1) + b"\xfd\x1e\x01"  # i64x2.splat, i64x2.replace_lane 1
    return {
        "i32": get(local), "i64": get(local), "f32": get(local) + b"\xbe", "f64": get(local) + b"\xbf",
        "extern": get(local), "any": get(local) + b"\xfb\x1a",  # any.convert_extern
        "func": b"\xd0\x70", "exn": b"\xd0\x69",
    }[kind]


def split(kind, local):
    """Code that leaves what carries the result in a local. The numbers of kinds of `any` are those of `ANY`."""
    get = b"\x20" + unsigned(local)
    is_null = get + b"\xd1"
    if kind == "v128":
        return get + b"\xfd\x1d\x00" + get + b"\xfd\x1d\x01"  # i64x2.extract_lane
    if kind == "any":
        test = lambda heap: get + b"\xfb\x14" + bytes([heap])
        choose = lambda condition, yes, no: condition + b"\x04\x7f" + yes + b"\x05" + no + b"\x0b"
        number = lambda constant: b"\x41" + bytes([constant])
        i31 = test(0x6C)
        which = choose(is_null, number(0), choose(i31, number(1), choose(
            test(0x6B), number(2), choose(test(0x6A), number(3), number(4)))))
        value = choose(i31, get + b"\xfb\x16\x6c\xfb\x1d", number(0))  # ref.cast i31, i31.get_s
        return which + value + get + b"\xfb\x1b"  # extern.convert_any
    return {
        "i32": get, "i64": get, "f32": get + b"\xbc", "f64": get + b"\xbd",
        "extern": is_null + get, "func": is_null, "exn": is_null,
    }[kind]


def wrapper(module, export):
    """A module that imports an export as `"" ""`, and exports a function `""` with carriers in the place of values; with
    the kinds of the arguments and of the results."""
    kind, index = module.exports[export]
    kind_is_function = kind == 0
    if kind_is_function:
        type_index = module.functions[index]
        _, parameters, results = module.types[type_index]
        imported = b"\x00" + unsigned(type_index)
        call = b"\x10\x00"
    else:
        ty, mutable = module.globals[index]
        parameters, results = [], [ty]
        imported = b"\x03" + ty[0] + bytes([mutable])
        call = b"\x23\x00"
    takes = [module.hierarchy(kind) for _, kind, _ in parameters]
    gives = [module.hierarchy(kind) for _, kind, _ in results]
    carried = lambda table, kinds: vector([bytes([code]) for kind in kinds for code in table[kind]])
    own_type = b"\x60" + carried(ARGUMENTS, takes) + carried(RESULTS, gives)
    body, local = b"", 0
    for kind, (bytes_of, _, nullable) in zip(takes, parameters):
        body += put(kind, local)
        if kind == "extern" and not nullable:
            body += b"\xd4"  # ref.as_non_null
        elif kind == "any" and bytes_of != b"\x6e":
            # The type is narrower than that of the carrier.
            heap = bytes_of[1:] if bytes_of[0] in (0x63, 0x64) else bytes_of
            body += (b"\xfb\x17" if nullable else b"\xfb\x16") + heap  # ref.cast
        local += len(ARGUMENTS[kind])
    body += call
    for offset in reversed(range(len(gives))):
        body += b"\x21" + unsigned(local + offset)
    for offset, kind in enumerate(gives):
        body += split(kind, local + offset)
    # A local that cannot be null would have to be set first, and is: the types are those of the results.
    code = vector([b"\x01" + ty for ty, _, _ in results]) + body + b"\x0b"
    own_index = 1 if kind_is_function else 0
    whole = b"\0asm\x01\0\0\0"
    whole += section(1, unsigned(module.group_count + 1) + module.type_section + own_type)
    whole += section(2, vector([name("") + name("") + imported]))
    whole += section(3, vector([unsigned(len(module.types))]))
    whole += section(7, vector([name("") + b"\x00" + unsigned(own_index)]))
    whole += section(10, vector([unsigned(len(code)) + code]))
    return whole, takes, gives

