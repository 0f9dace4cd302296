//! Commands as text: scripts in which modules are binary.

use super::{Act, Command, Form, Written};
use std::fmt::Write as _;
use wassay_harness::script::value::{FloatBits, FloatPattern, Lanes, Pattern, Reference, Value};
use wassay_harness::script::{Expected, ModuleSource};

/// Writes a script in which every module is binary. It cannot express directives about the text format.
pub(super) fn write_binary(commands: &[Command]) -> Written {
    let (mut lines, mut omitted) = (Lines::new(), Vec::new());
    for command in commands {
        match &command.form {
            Ok(Form::Refuse { module: ModuleSource::Text(_), .. }) => {
                omitted.push((command.id, "the directive is about the text format".to_owned()));
            }
            Ok(form) => lines.put(command.line, &self::form(form)),
            Err(why) => omitted.push((command.id, why.clone())),
        }
    }
    Written { text: lines.text, modules: Vec::new(), omitted }
}

/// Writes commands with modules in either format, for our own reader.
pub(super) fn write(commands: &[Command]) -> String {
    let mut lines = Lines::new();
    for command in commands {
        match &command.form {
            Ok(form) => lines.put(command.line, &self::form(form)),
            // Write a form that is not in the language: the directive fails, and shows why.
            Err(why) => {
                lines.put(command.line, &format!("(not_understood {})", string(why.as_bytes())));
            }
        }
    }
    lines.text
}

/// Forms, each on the line that it has in the source, unless that has been passed already.
struct Lines {
    text: String,
    line: u32,
}

impl Lines {
    fn new() -> Self {
        Self { text: String::new(), line: 1 }
    }

    fn put(&mut self, line: u32, form: &str) {
        match self.line < line {
            true => self.text.extend((self.line..line).map(|_| '\n')),
            false if self.text.is_empty() => {}
            false => self.text.push(' '),
        }
        self.line = self.line.max(line);
        self.text.push_str(form);
    }
}

fn form(form: &Form) -> String {
    match form {
        Form::Module { name, module } => format!("(module{} {})", optional(name), body(module)),
        Form::Definition(module) => format!("(module definition {})", body(module)),
        Form::Register { instance, to } => {
            format!("(register {}{})", string(to.as_bytes()), optional(instance))
        }
        Form::Act { action, expected } => assertion(&act(action), expected),
        Form::Refuse { module, expected } => {
            assertion(&format!("(module {})", body(module)), expected)
        }
    }
}

/// A form about an action or a module, with the outcome that it expects.
fn assertion(subject: &str, expected: &Expected) -> String {
    let with =
        |keyword: &str, text: &str| format!("({keyword} {subject} {})", string(text.as_bytes()));
    match expected {
        Expected::Success => subject.to_owned(),
        Expected::Results(patterns) => {
            let patterns = patterns.iter().map(|pattern| format!(" {}", self::pattern(pattern)));
            format!("(assert_return {subject}{})", patterns.collect::<String>())
        }
        Expected::Trap(text) => with("assert_trap", text),
        Expected::Exhaustion(text) => with("assert_exhaustion", text),
        Expected::Exception => format!("(assert_exception {subject})"),
        Expected::Suspension(text) => with("assert_suspension", text),
        Expected::Malformed(text) => with("assert_malformed", text),
        Expected::Invalid(text) => with("assert_invalid", text),
        Expected::Unlinkable(text) => with("assert_unlinkable", text),
        Expected::MalformedCustom(text) => with("assert_malformed_custom", text),
        Expected::InvalidCustom(text) => with("assert_invalid_custom", text),
        Expected::Joined(_) => unreachable!("BUG: threads have no command"),
    }
}

fn act(Act { instance, export, arguments }: &Act) -> String {
    let (instance, export) = (optional(instance), string(export.as_bytes()));
    match arguments {
        None => format!("(get{instance} {export})"),
        Some(arguments) => {
            let arguments = arguments.iter().map(|value| format!(" {}", self::value(value)));
            format!("(invoke{instance} {export}{})", arguments.collect::<String>())
        }
    }
}

fn optional(name: &Option<String>) -> String {
    name.as_ref().map_or(String::new(), |name| format!(" ${name}"))
}

fn body(module: &ModuleSource) -> String {
    match module {
        ModuleSource::Binary(bytes) => format!("binary {}", string(bytes)),
        ModuleSource::Text(text) => format!("quote {}", string(text)),
    }
}

/// A string of any bytes.
fn string(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 + 2);
    text.push('"');
    for byte in bytes {
        match byte {
            b'"' | b'\\' | 0..0x20 | 0x7f.. => _ = write!(text, "\\{byte:02x}"),
            byte => text.push(char::from(*byte)),
        }
    }
    text.push('"');
    text
}

fn value(value: &Value) -> String {
    match value {
        Value::I32(bits) => format!("(i32.const {})", bits.cast_signed()),
        Value::I64(bits) => format!("(i64.const {})", bits.cast_signed()),
        Value::F32(bits) => format!("(f32.const {})", float32(*bits)),
        Value::F64(bits) => format!("(f64.const {})", float64(*bits)),
        Value::V128(bits) => {
            let lanes = [0, 32, 64, 96].map(|shift| (bits >> shift) as u32);
            pattern(&Pattern::V128(Lanes::I32x4(lanes)))
        }
        Value::Ref(Reference::Null(hierarchy)) => format!("(ref.null {hierarchy})"),
        Value::Ref(Reference::Extern(number)) => format!("(ref.extern {number})"),
        Value::Ref(Reference::Host(number)) => format!("(ref.host {number})"),
        Value::Ref(other) => unreachable!("BUG: no script passes {other}"),
    }
}

fn pattern(pattern: &Pattern) -> String {
    match pattern {
        Pattern::I32(bits) => value(&Value::I32(*bits)),
        Pattern::I64(bits) => value(&Value::I64(*bits)),
        Pattern::F32(pattern) => format!("(f32.const {})", float(*pattern, float32)),
        Pattern::F64(pattern) => format!("(f64.const {})", float(*pattern, float64)),
        Pattern::V128(lanes) => format!("(v128.const {})", self::lanes(lanes)),
        Pattern::Null(None) => "(ref.null)".to_owned(),
        Pattern::Null(Some(hierarchy)) => format!("(ref.null {hierarchy})"),
        Pattern::Func => "(ref.func)".to_owned(),
        Pattern::Extern(None) => "(ref.extern)".to_owned(),
        Pattern::Extern(Some(number)) => format!("(ref.extern {number})"),
        Pattern::Host(number) => format!("(ref.host {number})"),
        Pattern::Any => "(ref.any)".to_owned(),
        Pattern::Eq => "(ref.eq)".to_owned(),
        Pattern::I31 => "(ref.i31)".to_owned(),
        Pattern::Struct => "(ref.struct)".to_owned(),
        Pattern::Array => "(ref.array)".to_owned(),
        Pattern::Exn => "(ref.exn)".to_owned(),
        Pattern::Either(patterns) => {
            let patterns = patterns.iter().map(|pattern| format!(" {}", self::pattern(pattern)));
            format!("(either{})", patterns.collect::<String>())
        }
    }
}

fn lanes(lanes: &Lanes) -> String {
    fn list<T>(shape: &str, lanes: &[T], lane: impl Fn(&T) -> String) -> String {
        let lanes = lanes.iter().map(|value| format!(" {}", lane(value)));
        format!("{shape}{}", lanes.collect::<String>())
    }
    match lanes {
        Lanes::I8x16(lanes) => list("i8x16", lanes, u8::to_string),
        Lanes::I16x8(lanes) => list("i16x8", lanes, u16::to_string),
        Lanes::I32x4(lanes) => list("i32x4", lanes, u32::to_string),
        Lanes::I64x2(lanes) => list("i64x2", lanes, u64::to_string),
        Lanes::F32x4(lanes) => list("f32x4", lanes, |lane| float(*lane, float32)),
        Lanes::F64x2(lanes) => list("f64x2", lanes, |lane| float(*lane, float64)),
    }
}

fn float<Bits: FloatBits>(pattern: FloatPattern<Bits>, text: fn(Bits) -> String) -> String {
    match pattern {
        FloatPattern::Bits(bits) => text(bits),
        FloatPattern::CanonicalNan => "nan:canonical".to_owned(),
        FloatPattern::ArithmeticNan => "nan:arithmetic".to_owned(),
    }
}

fn float32(bits: u32) -> String {
    hexadecimal(
        u64::from(bits >> 31),
        i64::from(bits >> 23 & 0xff),
        u64::from(bits & 0x7f_ffff),
        23,
        127,
    )
}

fn float64(bits: u64) -> String {
    let exponent = (bits >> 52 & 0x7ff).cast_signed();
    hexadecimal(bits >> 63, exponent, bits & 0xf_ffff_ffff_ffff, 52, 1023)
}

/// A float from its parts, exactly: the mantissa as an integer and a power of two.
fn hexadecimal(sign: u64, exponent: i64, mantissa: u64, width: u32, bias: i64) -> String {
    let sign = if sign == 1 { "-" } else { "" };
    if exponent == 2 * bias + 1 {
        return match mantissa {
            0 => format!("{sign}inf"),
            payload => format!("{sign}nan:{payload:#x}"),
        };
    }
    let (mantissa, exponent) = match exponent {
        0 => (mantissa, 1),
        exponent => (mantissa | 1 << width, exponent),
    };
    format!("{sign}{mantissa:#x}p{}", exponent - bias - i64::from(width))
}
