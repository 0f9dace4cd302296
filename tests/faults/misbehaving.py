"""An adapter that misbehaves in one of the ways below: `misbehaving.py WAY [FILE]`.

It speaks version 2 of the engine protocol, and would answer what `adapters.rs` asks rightly, but for its way. A way gets
hold of the hello (`HELLO`), or of the answer to request 1 of the first process (`ANSWER`), which leaves FILE behind: later
processes behave.
"""

import json, os, signal, subprocess, sys, time

WAY = sys.argv[1]
MARK = sys.argv[2] if len(sys.argv) > 2 else None


def write(text):
    sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode())
    sys.stdout.buffer.flush()


def send(message):
    write(json.dumps(message) + "\n")


def hello(message, **fields):
    return {"hello": {"protocol": 2, "engine": "misbehaving", "version": "1",
                      "configuration": message["configuration"], **fields}}


def answer(number, outcome, **fields):
    return {"answer": {"number": number, "outcome": outcome, **fields}}


def right(message):
    [kind] = message["task"].keys()
    return {"returned": [{"i32": "0x1"}] if kind == "invoke" else []}


def write_for_ever(text):
    data = text.encode() * 1000
    while True:
        sys.stdout.buffer.write(data)


def close_output():
    sys.stdout.flush()
    os.close(1)
    os.open(os.devnull, os.O_WRONLY)  # so that nothing else gets its number
    time.sleep(60)


# ---- Ways of saying hello ----

HELLO = {
    "exits_at_once": lambda m: sys.exit(0),
    "exits_with_a_reason": lambda m: sys.exit("there is no engine \x1b[31mhere"),
    "greets_people": lambda m: write("Hello, world!\n"),
    "says_nothing_and_closes": lambda m: close_output(),
    "answers_first": lambda m: send(answer(0, {"returned": []})),
    "has_no_name": lambda m: send({"hello": {"protocol": 2, "version": "1", "configuration": "default"}}),
    "has_an_empty_name": lambda m: send(hello(m, engine="")),
    "has_a_path_for_a_name": lambda m: send(hello(m, engine="../wassay")),
    "has_a_coloured_name": lambda m: send(hello(m, engine="\x1b[31mred")),
    "has_a_long_name": lambda m: send(hello(m, engine="a" * 100_000)),
    "speaks_version_0": lambda m: send(hello(m, protocol=0)),
    "speaks_version_3": lambda m: send(hello(m, protocol=3)),
    "has_a_text_for_a_version": lambda m: send(hello(m, protocol="2")),
    "says_two_things_in_one": lambda m: send({**hello(m), **answer(0, "skipped")}),
    "is_no_text": lambda m: write(b"\xff\xfe{\0\n"),
    "is_too_long": lambda m: write("x" * (17 << 20)),
    "is_cut_short": lambda m: (write('{"hello":{"protocol":2,'), sys.exit(0)),
    "changes": lambda m: send(hello(m, pipelined=os.path.exists(MARK))),
}


# ---- Ways of answering request 1 ----

def deep(number):
    write('{"answer":{"number":1,"outcome":' + "[" * 1_000_000 + "\n")


def leaves_a_child(number):
    # It keeps the pipes open. Whoever waits for its end reads what is no message.
    subprocess.Popen(["sh", "-c", "sleep 10; echo late"])
    os._exit(4)


def floods_stderr(number):
    sys.stderr.write("noise\n" * 1_000_000 + "the last word")
    sys.stderr.flush()
    os._exit(5)


ANSWER = {
    # Lines that are no messages.
    "garbage": lambda n: write("Traceback (most recent call last):\n"),
    "not_a_number": lambda n: write('{"answer":{"number":1,"outcome":{"returned":[NaN]}}}\n'),
    "not_utf8": lambda n: write(b'{"answer":{"number":1,"outcome":{"trapped":"\xff"}}}\n'),
    "a_byte_order_mark": lambda n: write("\ufeff" + json.dumps(answer(n, {"returned": []})) + "\n"),
    "two_in_a_line": lambda n: write(json.dumps(answer(n, "threw")) * 2 + "\n"),
    "deep_nesting": deep,
    "a_line_without_end": lambda n: write_for_ever("x"),
    "blank_lines_without_end": lambda n: write_for_ever("\n"),
    "notes_without_end": lambda n: write_for_ever('{"noted":[["a",1]]}\n'),
    "half_a_line": lambda n: (write('{"answer":{"number":'), os._exit(0)),
    # Messages that are not due.
    "a_second_hello": lambda n: send(hello({"configuration": "default"})),
    "an_unknown_message": lambda n: send({"result": {"number": n}}),
    "another_number": lambda n: send(answer(7, {"returned": []})),
    "a_negative_number": lambda n: send(answer(-1, {"returned": []})),
    "twice": lambda n: (send(answer(n, {"returned": [{"i32": "1"}]})), send(answer(n, {"returned": [{"i32": "1"}]}))),
    "joined_without_a_thread": lambda n: send({"joined": {"number": n, "outcomes": []}}),
    "skipped_for_nothing": lambda n: send(answer(n, "skipped")),
    "too_many_notes": lambda n: send({"noted": [[str(i), 1] for i in range(17)]}),
    "a_long_note": lambda n: send({"noted": [["a" * 101, 1]]}),
    # Answers that say nothing, too much or something else.
    "no_outcome": lambda n: send({"answer": {"number": n}}),
    "an_empty_outcome": lambda n: send(answer(n, {})),
    "an_unknown_outcome": lambda n: send(answer(n, {"succeeded": []})),
    "an_unknown_word": lambda n: send(answer(n, "ok")),
    "two_outcomes": lambda n: send(answer(n, {"trapped": "a", "returned": []})),
    "an_unknown_phase": lambda n: send(answer(n, {"rejected": {"phase": "parse", "message": ""}})),
    "negative_time": lambda n: send(answer(n, {"returned": []}, nanoseconds=-1)),
    "a_wide_value": lambda n: send(answer(n, {"returned": [{"i32": "0x100000000"}]})),
    "a_value_as_a_number": lambda n: send(answer(n, {"returned": [{"i32": 1}]})),
    "a_value_of_no_type": lambda n: send(answer(n, {"returned": [{"i33": "1"}]})),
    "a_negative_value": lambda n: send(answer(n, {"returned": [{"i32": "-1"}]})),
    "too_many_values": lambda n: send(answer(n, {"returned": [{"i32": "1"}] * 2})),
    "a_million_values": lambda n: write('{"answer":{"number":1,"outcome":{"returned":[' + '{"i32":"1"},' * 1_500_000),
    "a_rejection": lambda n: send(answer(n, {"rejected": {"phase": None, "message": "no module"}})),
    "a_panic": lambda n: send(answer(n, {"panicked": "index out of bounds"})),
    # Processes that end, or do not.
    "exits_well": lambda n: os._exit(0),
    "exits_with_3": lambda n: os._exit(3),
    "is_killed": lambda n: os.kill(os.getpid(), signal.SIGKILL),
    "aborts": lambda n: os.abort(),
    "leaves_a_child": leaves_a_child,
    "floods_stderr": floods_stderr,
    "closes_its_output": lambda n: close_output(),
    "closes_its_input": lambda n: (os.close(0), time.sleep(60)),
    "never_answers": lambda n: time.sleep(60),
    "answers_late": lambda n: (time.sleep(30), send(answer(n, {"returned": [{"i32": "1"}]}))),
    # What is odd, and right.
    "further_fields": lambda n: send({"x": [1], **answer(n, {"returned": [{"i32": "1"}], "y": {}}, z=None)}),
    "line_ends_of_windows": lambda n: write("\r\n \n" + json.dumps(answer(n, {"returned": [{"i32": "1"}]})) + "\r\n"),
    "prints_without_end": lambda n: send(answer(n, {"returned": [{"i32": "1"}]}, printed=["\x1b[2J" + "a" * 1000] * 10_000)),
    "a_long_time": lambda n: send(answer(n, {"returned": [{"i32": "1"}]}, nanoseconds=2**64 - 1)),
}


def end():
    if WAY == "does_not_end":
        time.sleep(60)
    # At once: the interpreter needs time to end, which a busy machine does not give it.
    os._exit(6 if WAY == "ends_badly" else 0)


def main():
    is_first = MARK is None or not os.path.exists(MARK)
    for line in sys.stdin:
        [(kind, message)] = json.loads(line).items()
        if kind == "hello":
            if WAY in HELLO:
                HELLO[WAY](message)
            else:
                send(hello(message))
        elif kind == "request":
            if is_first and message["number"] == 1 and (WAY in ANSWER or WAY == "changes"):
                if MARK is not None:
                    open(MARK, "w").close()
                if WAY == "changes":
                    os._exit(7)
                ANSWER[WAY](message["number"])
            else:
                send(answer(message["number"], right(message)))
    end()


main()
