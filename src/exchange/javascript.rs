//! Commands as JavaScript, for engines that have the WebAssembly JavaScript API.
//!
//! A script is a module that calls the functions of `harness.mjs`, which stands at the top of the exported folder.
//! There is no word for what the API cannot pass or tell: vectors, the bits of a NaN, references to exceptions, a
//! malformed text.

use super::{Act, Command, Form, Written, json::exactly};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::fmt::Write;
use wassay_harness::engine::spectest;
use wassay_harness::script::value::{FloatPattern, Hierarchy, Pattern};
use wassay_harness::script::{Expected, ModuleSource};

/// The name and the text of the file that all scripts import.
pub const HARNESS: (&str, fn() -> String) = ("harness.mjs", harness);

/// Why a directive has no word.
type NoWord = String;

/// The functions that scripts call, and the modules of `spectest`, one for each item. They are modules because a
/// JavaScript function would link with any type.
fn harness() -> String {
    let items = spectest::ITEMS.iter().filter_map(|(name, _)| {
        let module = spectest::module(name)?;
        Some(format!("  {name}: \"{}\",\n", STANDARD.encode(module)))
    });
    let items: String = items.collect();
    include_str!("harness.mjs").replace("  // The items stand here.\n", &items)
}

/// Writes a script.
pub(super) fn write(commands: &[Command], source: &str, depth: usize) -> Written {
    let up = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
    let mut written = Written::default();
    let text = &mut written.text;
    _ = writeln!(text, "import {{ begin }} from \"{up}harness.mjs\";");
    _ = writeln!(text, "const t = begin({});", json!(source));
    for command in commands {
        match command.form.clone().and_then(|form| self::form(command.line, &form)) {
            Ok(form) => _ = writeln!(text, "{form}"),
            Err(why) => written.omitted.push((command.id, why)),
        }
    }
    _ = writeln!(text, "t.end();");
    written
}

fn form(line: u32, form: &Form) -> Result<String, NoWord> {
    Ok(match form {
        Form::Module { name, module } => {
            format!("t.module({line}, {}, {});", bytes(module)?, json!(name))
        }
        Form::Definition(module) => format!("t.definition({line}, {});", bytes(module)?),
        Form::Register { instance, to } => {
            format!("t.register({line}, {}, {});", json!(to), json!(instance))
        }
        Form::Act { action, expected } => {
            let action = act(action)?;
            match expected {
                Expected::Success => format!("t.action({line}, {action});"),
                Expected::Results(patterns) => {
                    let patterns = patterns.iter().map(pattern).collect::<Result<Vec<_>, _>>()?;
                    format!("t.returns({line}, {action}, [{}]);", patterns.join(", "))
                }
                Expected::Trap(_) => format!("t.traps({line}, {action});"),
                Expected::Exhaustion(_) => format!("t.exhausts({line}, {action});"),
                Expected::Exception => format!("t.throws({line}, {action});"),
                other => return Err(format!("`{other}` cannot be written in this form")),
            }
        }
        Form::Refuse { module, expected } => {
            let bytes = bytes(module)?;
            match expected {
                Expected::Malformed(_) | Expected::Invalid(_) => {
                    format!("t.refuses({line}, {bytes});")
                }
                Expected::Unlinkable(_) => format!("t.unlinkable({line}, {bytes});"),
                Expected::Trap(_) => format!("t.uninstantiable({line}, {bytes});"),
                other => return Err(format!("`{other}` cannot be written in this form")),
            }
        }
    })
}

fn bytes(module: &ModuleSource) -> Result<String, NoWord> {
    match module {
        ModuleSource::Binary(bytes) => Ok(format!("\"{}\"", STANDARD.encode(bytes))),
        ModuleSource::Text(_) => Err("the directive is about the text format".to_owned()),
    }
}

fn act(Act { instance, export, arguments }: &Act) -> Result<String, NoWord> {
    let (instance, export) = (json!(instance), json!(export));
    let Some(arguments) = arguments else {
        return Ok(format!("t.get({instance}, {export})"));
    };
    let arguments = arguments.iter().map(|value| argument(&exactly(value)?));
    let arguments = arguments.collect::<Result<Vec<_>, _>>()?.join(", ");
    Ok(format!("t.invoke({instance}, {export}, [{arguments}])"))
}

/// A value that is passed to a function.
fn argument(pattern: &Pattern) -> Result<String, NoWord> {
    Ok(match pattern {
        Pattern::I32(bits) => bits.cast_signed().to_string(),
        Pattern::I64(bits) => format!("{}n", bits.cast_signed()),
        Pattern::F32(FloatPattern::Bits(bits)) if !f32::from_bits(*bits).is_nan() => {
            format!("t.f32({bits})")
        }
        Pattern::F64(FloatPattern::Bits(bits)) if !f64::from_bits(*bits).is_nan() => {
            format!("t.f64({bits}n)")
        }
        Pattern::Null(Some(Hierarchy::Func | Hierarchy::Extern | Hierarchy::Any)) => {
            "null".to_owned()
        }
        Pattern::Extern(Some(number)) | Pattern::Host(number) => format!("t.host({number})"),
        other => return Err(format!("`{other}` cannot be passed through the API")),
    })
}

/// A test of a value that was returned.
fn pattern(pattern: &Pattern) -> Result<String, NoWord> {
    Ok(match pattern {
        Pattern::F32(FloatPattern::CanonicalNan | FloatPattern::ArithmeticNan)
        | Pattern::F64(FloatPattern::CanonicalNan | FloatPattern::ArithmeticNan) => {
            "t.nan".to_owned()
        }
        Pattern::Null(Some(Hierarchy::Exn)) => {
            return Err("`ref.null exn` cannot be passed through the API".to_owned());
        }
        Pattern::Null(_) => "t.is(null)".to_owned(),
        Pattern::Func => "t.func".to_owned(),
        Pattern::Extern(None) | Pattern::Any => "t.some".to_owned(),
        Pattern::I31 => "t.i31".to_owned(),
        Pattern::Struct | Pattern::Array | Pattern::Eq => "t.object".to_owned(),
        Pattern::Either(patterns) => {
            let patterns = patterns.iter().map(self::pattern).collect::<Result<Vec<_>, _>>()?;
            format!("t.either({})", patterns.join(", "))
        }
        exact => format!("t.is({})", argument(exact)?),
    })
}
