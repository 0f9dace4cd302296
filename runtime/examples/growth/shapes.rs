//! The shapes of modules that `growth` measures, as text: each takes the number of repetitions.

use std::fmt::Write;

/// A family of modules that differ in one number.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The largest number that the format or a limit of the parser's allows.
    pub(crate) most: usize,
    pub(crate) text: fn(usize) -> String,
}

/// The only limit is the largest body of a function.
const BODY: usize = usize::MAX;

/// The runtime's `MAX_LOOP_DEPTH` is reached first.
const LOOPS: usize = 32 << 10;

const fn shape(name: &'static str, most: usize, text: fn(usize) -> String) -> Shape {
    Shape { name, most, text }
}

/// A module with these fields and one function, in whose body `line` stands `n` times; `#` in it is
/// the number of the line.
fn repeated(fields: &str, head: &str, line: &str, n: usize) -> String {
    wrapped(fields, head, line, "", n)
}

/// As [`repeated`], with `tail` after the lines.
fn wrapped(fields: &str, head: &str, line: &str, tail: &str, n: usize) -> String {
    let mut text = format!("(module {fields} (func {head}\n");
    lines(&mut text, line, n);
    text.push_str(tail);
    text.push_str("))");
    text
}

/// A module with the same field n times.
fn fields(head: &str, line: &str, tail: &str, n: usize) -> String {
    let mut text = format!("(module {head}\n");
    lines(&mut text, line, n);
    text.push_str(tail);
    text.push(')');
    text
}

fn lines(text: &mut String, line: &str, n: usize) {
    for number in 0..n {
        let mut parts = line.split('#');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let _ = write!(text, "{number}{part}");
        }
        text.push('\n');
    }
}

const I32S: &str = "(param i32 i32) (result i32)";
const MEMORY: &str = "(memory 1)";
const OBJECTS: &str = "(type $s (struct (field (mut i32)) (field (mut i64))))
    (type $t (sub (struct (field i32)))) (type $u (sub $t (struct (field i32) (field i32))))
    (type $a (array (mut i32)))";

pub(crate) const SHAPES: &[Shape] = &[
    // ---- Checks of each kind.
    shape("i32.div_s", BODY, |n| {
        let line = "local.get 0 local.get 1 i32.div_s local.set 0";
        wrapped("", I32S, line, "local.get 0", n)
    }),
    shape("i64.rem_u", BODY, |n| {
        let line = "local.get 0 local.get 1 i64.rem_u local.set 0";
        wrapped("", "(param i64 i64) (result i64)", line, "local.get 0", n)
    }),
    shape("i32.trunc_f64_s", BODY, |n| {
        let line = "local.get 0 i32.trunc_f64_s f64.convert_i32_s local.set 0";
        wrapped("", "(param f64) (result f64)", line, "local.get 0", n)
    }),
    shape("i32.load, computed addresses", BODY, |n| {
        wrapped(MEMORY, I32S, "local.get 0 i32.load local.set 0", "local.get 0", n)
    }),
    shape("i32.store, distinct addresses", BODY, |n| {
        let line = "local.get 0 i32.const # i32.add local.get 1 i32.store";
        repeated(MEMORY, "(param i32 i32)", line, n)
    }),
    shape("i64.load, 64-bit memory", BODY, |n| {
        let (head, line) = ("(param i64) (result i64)", "local.get 0 i64.load local.set 0");
        wrapped("(memory i64 1)", head, line, "local.get 0", n)
    }),
    shape("v128.store, distinct addresses", BODY, |n| {
        let line = "local.get 0 i32.const # i32.add local.get 1 v128.store";
        repeated(MEMORY, "(param i32 v128)", line, n)
    }),
    shape("i32.atomic.rmw.add", BODY, |n| {
        let line = "local.get 0 local.get 1 i32.atomic.rmw.add local.set 0";
        wrapped(MEMORY, I32S, line, "local.get 0", n)
    }),
    shape("memory.fill", BODY, |n| {
        let line = "local.get 0 local.get 1 local.get 0 memory.fill";
        repeated(MEMORY, "(param i32 i32)", line, n)
    }),
    shape("memory.grow", BODY, |n| {
        wrapped(MEMORY, I32S, "local.get 0 memory.grow local.set 0", "local.get 0", n)
    }),
    shape("table.get, table.set", BODY, |n| {
        let line = "local.get 0 local.get 1 table.get 0 table.set 0";
        repeated("(table 10 funcref)", "(param i32 i32)", line, n)
    }),
    shape("call_indirect", BODY, |n| {
        let fields = "(type $f (func (param i32) (result i32))) (table 10 funcref)";
        let line = "local.get 0 local.get 1 call_indirect (type $f) local.set 0";
        wrapped(fields, I32S, line, "local.get 0", n)
    }),
    shape("call_ref", BODY, |n| {
        let fields = "(type $f (func (param i32) (result i32)))";
        let head = "(param i32) (param (ref null $f)) (result i32)";
        wrapped(fields, head, "local.get 0 local.get 1 call_ref $f local.set 0", "local.get 0", n)
    }),
    shape("ref.as_non_null", BODY, |n| {
        repeated("", "(param anyref)", "local.get 0 ref.as_non_null drop", n)
    }),
    shape("struct.get, struct.set", BODY, |n| {
        let line = "local.get 0 local.get 0 struct.get $s 0 struct.set $s 0";
        repeated(OBJECTS, "(param (ref null $s))", line, n)
    }),
    shape("struct.new", BODY, |n| {
        let line = "local.get 0 local.get 1 struct.new $s local.set 2";
        repeated(OBJECTS, "(param i32 i64) (local (ref null $s))", line, n)
    }),
    shape("array.get", BODY, |n| {
        let line = "local.get 1 local.get 0 array.get $a local.set 0";
        repeated(OBJECTS, "(param i32) (param (ref null $a))", line, n)
    }),
    shape("array.set", BODY, |n| {
        let line = "local.get 1 i32.const # local.get 0 array.set $a";
        repeated(OBJECTS, "(param i32) (param (ref null $a))", line, n)
    }),
    shape("array.new_fixed, computed operands", 10_000, |n| {
        let line = "local.get 0 i32.const # i32.add";
        let tail = format!("array.new_fixed $a {n} drop");
        wrapped(OBJECTS, "(param i32)", line, &tail, n)
    }),
    shape("ref.cast", BODY, |n| {
        repeated(OBJECTS, "(param (ref null $t))", "local.get 0 ref.cast (ref $u) drop", n)
    }),
    shape("ref.i31, i31.get_s", BODY, |n| {
        let line = "local.get 0 ref.i31 local.set 1 local.get 1 i31.get_s local.set 0";
        repeated("", "(param i32) (local i31ref)", line, n)
    }),
    // ---- Control.
    shape("loop end", BODY, |n| repeated("", "", "loop end", n)),
    shape("block end", BODY, |n| repeated("", "(param i32)", "block local.get 0 br_if 0 end", n)),
    shape("if with a result", BODY, |n| {
        let line = "local.get 0 if (result i32) local.get 1 else i32.const # end local.set 1";
        wrapped("", I32S, line, "local.get 1", n)
    }),
    shape("nested blocks", BODY, |n| {
        let mut text = String::from("(module (func (param i32)\n");
        lines(&mut text, "block local.get 0 br_if 0", n);
        lines(&mut text, "end", n);
        text + "))"
    }),
    shape("nested loops", LOOPS, |n| {
        let mut text = String::from("(module (func (param i32)\n");
        lines(&mut text, "loop", n);
        lines(&mut text, "local.get 0 br_if 0 end", n);
        text + "))"
    }),
    shape("nested loops, 100 locals", LOOPS, |n| {
        let locals = "i32 ".repeat(100);
        let mut text = format!("(module (func (param i32) (local {locals})\n");
        for number in 0..n {
            let (to, from) = (1 + number % 100, 1 + (number * 7 + 3) % 100);
            let _ = writeln!(text, "loop local.get {from} local.get 0 i32.add local.set {to}");
        }
        lines(&mut text, "local.get 0 br_if 0 end", n);
        text + "))"
    }),
    shape("br_table, entries", 65_000, |n| {
        let mut text = String::from("(module (func (param i32)\n");
        lines(&mut text, "block", n.min(1_000));
        text.push_str("local.get 0 br_table");
        (0..n).for_each(|number| text.push_str(&format!(" {}", number % n.min(1_000))));
        text.push_str(" 0\n");
        lines(&mut text, "end", n.min(1_000));
        text + "))"
    }),
    shape("br_table, instructions", BODY, |n| {
        let line = "block block block local.get 0 br_table 0 1 2 end end end";
        repeated("", "(param i32)", line, n)
    }),
    shape("br_if to the function's end", BODY, |n| {
        let line = "local.get 0 local.get 1 br_if 0 local.set 0";
        wrapped("", I32S, line, "local.get 0", n)
    }),
    shape("br_if to one block", BODY, |n| {
        let mut text = format!("(module (func {I32S} block (result i32)\n");
        lines(&mut text, "local.get 0 local.get 1 br_if 0 local.set 0", n);
        text + "local.get 0 end))"
    }),
    shape("unreachable", BODY, |n| {
        repeated("", "(param i32)", "local.get 0 if unreachable end", n)
    }),
    // ---- Calls and exceptions.
    shape("call", BODY, |n| {
        wrapped("", I32S, "local.get 0 local.get 1 call 0 local.set 0", "local.get 0", n)
    }),
    shape("call, results on the stack", BODY, |n| {
        let mut text = format!("(module (func {I32S}\n");
        lines(&mut text, "local.get 0 local.get 1 call 0", n);
        lines(&mut text, "i32.add", n - 1);
        text + "))"
    }),
    shape("call, 100 parameters", BODY, |n| {
        let (params, arguments) = ("i32 ".repeat(100), "local.get 0 ".repeat(100));
        let fields = format!("(func $f (param {params}))");
        repeated(&fields, "(param i32)", &format!("{arguments} call $f"), n)
    }),
    shape("call in one try_table", BODY, |n| {
        let mut text = String::from("(module (func (param i32) block try_table (catch_all 0)\n");
        lines(&mut text, "local.get 0 call 0", n);
        text + "end end))"
    }),
    shape("try_table", BODY, |n| {
        let line = "block try_table (catch_all 0) local.get 0 call 0 end end";
        repeated("", "(param i32)", line, n)
    }),
    shape("try_table, caught values summed", BODY, |n| {
        let fields = "(tag $e (param i32)) (func $f)";
        let line = "block (result i32) try_table (catch $e 0) call $f end i32.const 1 end
            local.get 0 i32.add local.set 0";
        wrapped(fields, "(param i32) (result i32)", line, "local.get 0", n)
    }),
    shape("try_table, caught values on the stack", BODY, |n| {
        let fields = "(tag $e (param i32)) (func $f)";
        let mut text = format!("(module {fields} (func (result i32)\n");
        let line = "block (result i32) try_table (catch $e 0) call $f end i32.const 1 end";
        lines(&mut text, line, n);
        lines(&mut text, "i32.add", n - 1);
        text + "))"
    }),
    shape("nested try_tables", BODY, |n| {
        let mut text = String::from("(module (tag $e) (func (param i32) block\n");
        lines(&mut text, "try_table (catch $e 0) local.get 0 call 0", n);
        lines(&mut text, "end", n);
        text + "end))"
    }),
    shape("throw in one try_table", BODY, |n| {
        let fields = "(tag $e)";
        let mut text = format!("(module {fields} (func (param i32) block try_table (catch $e 0)\n");
        lines(&mut text, "local.get 0 if throw $e end", n);
        text + "end end))"
    }),
    // ---- Values.
    shape("operands", BODY, |n| {
        let mut text = format!("(module {MEMORY} (func {I32S}\n");
        lines(&mut text, "i32.const # i32.load", n);
        lines(&mut text, "i32.add", n - 1);
        text + "))"
    }),
    shape("locals", 49_000, |n| {
        let mut text = format!("(module (func (param i32) (local {})\n", "i32 ".repeat(n));
        for number in 0..n {
            let _ =
                writeln!(text, "local.get {number} i32.const 3 i32.mul local.set {}", number + 1);
        }
        text + "))"
    }),
    shape("locals that live across calls", 49_000, |n| {
        let mut text = format!("(module (func (param i32) (local {})\n", "i32 ".repeat(n));
        for number in 1..=n {
            let _ = writeln!(text, "local.get 0 i32.const {number} i32.mul local.set {number}");
        }
        text.push_str("local.get 0 call 0\n");
        for number in 1..=n {
            let _ = writeln!(text, "local.get {number} call 0");
        }
        text + "))"
    }),
    shape("references that live across calls", 49_000, |n| {
        let mut text = format!("(module (func (param anyref) (local {})\n", "anyref ".repeat(n));
        for number in 1..=n {
            let _ = writeln!(text, "local.get 0 local.set {number}");
        }
        text.push_str("local.get 0 call 0\n");
        for number in 1..=n {
            let _ = writeln!(text, "local.get {number} call 0");
        }
        text + "))"
    }),
    shape("i64.const", BODY, |n| {
        let line = "local.get 0 i64.const 0x123456789# i64.xor local.set 0";
        wrapped("", "(param i64) (result i64)", line, "local.get 0", n)
    }),
    shape("f64.const", BODY, |n| {
        let line = "local.get 0 f64.const 1.# f64.add local.set 0";
        wrapped("", "(param f64) (result f64)", line, "local.get 0", n)
    }),
    shape("v128.const", BODY, |n| {
        let line = "local.get 0 v128.const i64x2 # 7 v128.xor local.set 0";
        wrapped("", "(param v128) (result v128)", line, "local.get 0", n)
    }),
    shape("select", BODY, |n| {
        let line = "local.get 0 local.get 1 local.get 0 select local.set 0";
        wrapped("", I32S, line, "local.get 0", n)
    }),
    shape("global.get, global.set", BODY, |n| {
        let line = "global.get 0 local.get 0 i32.add global.set 0";
        repeated("(global (mut i32) (i32.const 0))", "(param i32)", line, n)
    }),
    // ---- Modules.
    shape("function types", 990_000, |n| {
        let mut text = String::from("(module\n");
        for number in 0..n {
            let bits = (0..20).map(|bit| if number >> bit & 1 == 0 { " i32" } else { " i64" });
            let _ = writeln!(text, "(type (func (param{})))", bits.collect::<String>());
        }
        text + ")"
    }),
    shape("struct types, one group", 990_000, |n| {
        let line = "(type $t# (sub (struct (field (ref null $t#)) (field i32))))";
        fields("(rec", line, ")", n)
    }),
    shape("struct types, groups of their own", 990_000, |n| {
        let mut text = String::from("(module\n");
        for number in 0..n {
            let bits = (0..20).map(|bit| if number >> bit & 1 == 0 { " i32" } else { " i64" });
            let _ = writeln!(text, "(type (struct (field{})))", bits.collect::<String>());
        }
        text + ")"
    }),
    shape("functions", 990_000, |n| {
        fields("", "(func (param i32) (result i32) local.get 0 i32.const # i32.add)", "", n)
    }),
    shape("functions that call each other", 990_000, |n| {
        fields("(func $g0)", "(func $f# call $f#)", "", n)
    }),
    shape("exported functions", 990_000, |n| fields("", "(func (export \"f#\"))", "", n)),
    shape("imported functions", 990_000, |n| fields("", "(import \"m\" \"f#\" (func))", "", n)),
    shape("globals", 990_000, |n| fields("", "(global i32 (i32.const #))", "", n)),
    shape("data segments", 99_000, |n| fields("(memory 1)", "(data (i32.const #) \"abc\")", "", n)),
    shape("element segments", 99_000, |n| {
        fields("(func $f) (table 10 funcref)", "(elem (i32.const 0) $f)", "", n)
    }),
    shape("elements of one segment", 9_900_000, |n| {
        fields("(func $f) (table 10 funcref) (elem (i32.const 0) func", "$f", ")", n)
    }),
];
