//! Commands as JSON, with a file for each module, in the dialects of wasm-tools (the crate `json-from-wast`) and of WABT.
//!
//! The dialects differ in the names of instances (WABT's begin with `$`), in integers (wasm-tools writes them signed)
//! and in what they can express.

use super::{Act, Command, Form, Written};
use serde_json::{Map, Value as Json, json};
use wassay_harness::script::value::{FloatPattern, Hierarchy, Lanes, Pattern, Reference, Value};
use wassay_harness::script::{Expected, ModuleSource};

/// A dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// That of wasm-tools.
    WasmTools,
    /// That of WABT.
    Wabt,
}

/// Why a directive has no word.
type NoWord = String;

/// Writes a script: one line for each command, with the keys in the order that WABT's reader requires.
pub(super) fn write(commands: &[Command], source: &str, stem: &str, dialect: Dialect) -> Written {
    let mut writer = Writer { dialect, stem, modules: Vec::new() };
    let (mut lines, mut omitted) = (Vec::new(), Vec::new());
    for command in commands {
        let count = writer.modules.len();
        match command.form.clone().and_then(|form| writer.command(command.line, &form)) {
            Ok(json) => lines.push(format!("  {}", object(&json, dialect))),
            Err(why) => {
                writer.modules.truncate(count);
                omitted.push((command.id, why));
            }
        }
    }
    let source = string(source, dialect);
    let commands = lines.join(", \n");
    let text = format!("{{\"source_filename\": {source},\n \"commands\": [\n{commands}]}}\n");
    Written { text, modules: writer.modules, omitted }
}

/// An object that keeps the order in which its keys were added, which WABT's reader requires.
type Object = Vec<(&'static str, Json)>;

fn object(object: &Object, dialect: Dialect) -> String {
    let pairs = object.iter().map(|(key, value)| format!("\"{key}\": {}", nested(value, dialect)));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}

/// JSON as text. The keys of nested actions and of constants are in the order that WABT's reader requires.
fn nested(value: &Json, dialect: Dialect) -> String {
    const ORDER: [&str; 6] = ["type", "lane_type", "module", "field", "args", "value"];
    match value {
        Json::Object(map) => {
            let known = ORDER.iter().filter_map(|key| Some((*key, map.get(*key)?)));
            let others = map.iter().filter(|(key, _)| !ORDER.contains(&&***key));
            let pairs = known.chain(others.map(|(key, value)| (&**key, value)));
            let pairs = pairs.map(|(key, value)| format!("\"{key}\": {}", nested(value, dialect)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Json::Array(values) => {
            let values = values.iter().map(|value| nested(value, dialect));
            format!("[{}]", values.collect::<Vec<_>>().join(", "))
        }
        Json::String(text) => string(text, dialect),
        other => other.to_string(),
    }
}

/// A string. WABT writes bytes instead of characters, and no escapes except `\u` for them.
fn string(text: &str, dialect: Dialect) -> String {
    if dialect == Dialect::WasmTools {
        return json!(text).to_string();
    }
    let bytes = text.bytes().map(|byte| match byte {
        b'"' | b'\\' | 0..0x20 | 0x7f.. => format!("\\u{byte:04x}"),
        byte => char::from(byte).to_string(),
    });
    format!("\"{}\"", bytes.collect::<String>())
}

struct Writer<'a> {
    dialect: Dialect,
    stem: &'a str,
    modules: Vec<(String, Vec<u8>)>,
}

impl Writer<'_> {
    fn command(&mut self, line: u32, form: &Form) -> Result<Object, NoWord> {
        Ok(match form {
            Form::Module { name, module } => {
                let mut object: Object = vec![("type", json!("module")), ("line", json!(line))];
                object.extend(name.as_ref().map(|name| ("name", self.name(name))));
                object.extend(self.file(module));
                if self.dialect == Dialect::Wabt {
                    object.retain(|(key, _)| *key != "module_type");
                }
                object
            }
            Form::Definition(_) if self.dialect == Dialect::Wabt => {
                return Err("a module definition cannot be written in this form".to_owned());
            }
            Form::Definition(module) => {
                let mut object: Object =
                    vec![("type", json!("module_definition")), ("line", json!(line))];
                object.extend(self.file(module));
                object
            }
            Form::Register { instance, to } => {
                let mut object: Object = vec![("type", json!("register")), ("line", json!(line))];
                object.extend(instance.as_ref().map(|name| ("name", self.name(name))));
                object.push(("as", json!(to)));
                object
            }
            Form::Act { action, expected } => self.act(line, action, expected)?,
            Form::Refuse { module, expected } => self.refuse(line, module, expected)?,
        })
    }

    fn act(&self, line: u32, action: &Act, expected: &Expected) -> Result<Object, NoWord> {
        let (ty, text) = match expected {
            Expected::Success => ("action", None),
            Expected::Results(_) => ("assert_return", None),
            Expected::Trap(text) => ("assert_trap", Some(text)),
            Expected::Exhaustion(text) => ("assert_exhaustion", Some(text)),
            Expected::Exception => ("assert_exception", None),
            Expected::Suspension(text) if self.dialect == Dialect::WasmTools => {
                ("assert_suspension", Some(text))
            }
            other => return Err(format!("`{other}` of an action cannot be written in this form")),
        };
        let mut object: Object = vec![("type", json!(ty)), ("line", json!(line))];
        object.push(("action", self.action(action)?));
        object.extend(text.map(|text| ("text", json!(text))));
        match (expected, self.dialect) {
            (Expected::Results(patterns), Dialect::Wabt) => match &patterns[..] {
                [Pattern::Either(patterns)] => object.push(("either", self.patterns(patterns)?)),
                patterns => object.push(("expected", self.patterns(patterns)?)),
            },
            (Expected::Results(patterns), _) => object.push(("expected", self.patterns(patterns)?)),
            // There are no results whose types could be listed: WABT's reader only looks for the key.
            (_, Dialect::Wabt) => object.push(("expected", json!([]))),
            _ => {}
        }
        Ok(object)
    }

    fn action(&self, Act { instance, export, arguments }: &Act) -> Result<Json, NoWord> {
        let mut action = Map::new();
        let ty = if arguments.is_some() { "invoke" } else { "get" };
        action.insert("type".to_owned(), json!(ty));
        if let Some(name) = instance {
            action.insert("module".to_owned(), self.name(name));
        }
        action.insert("field".to_owned(), json!(export));
        if let Some(arguments) = arguments {
            let arguments = arguments.iter().map(|value| self.pattern(&exactly(value)?));
            action.insert("args".to_owned(), Json::Array(arguments.collect::<Result<_, _>>()?));
        }
        Ok(Json::Object(action))
    }

    fn refuse(
        &mut self,
        line: u32,
        module: &ModuleSource,
        expected: &Expected,
    ) -> Result<Object, NoWord> {
        let ty = match expected {
            Expected::Malformed(_) => "assert_malformed",
            Expected::Invalid(_) => "assert_invalid",
            Expected::Unlinkable(_) => "assert_unlinkable",
            Expected::Trap(_) => "assert_uninstantiable",
            Expected::MalformedCustom(_) if self.dialect == Dialect::WasmTools => {
                "assert_malformed_custom"
            }
            Expected::InvalidCustom(_) if self.dialect == Dialect::WasmTools => {
                "assert_invalid_custom"
            }
            other => return Err(format!("`{other}` of a module cannot be written in this form")),
        };
        let text = expected.text().unwrap_or_default();
        let mut object: Object = vec![("type", json!(ty)), ("line", json!(line))];
        let [filename, module_type] = self.file(module);
        object.extend([filename, ("text", json!(text)), module_type]);
        Ok(object)
    }

    /// Keeps a module, and returns the keys that name its file.
    fn file(&mut self, module: &ModuleSource) -> [(&'static str, Json); 2] {
        let (bytes, extension, ty) = match module {
            ModuleSource::Binary(bytes) => (bytes, "wasm", "binary"),
            ModuleSource::Text(text) => (text, "wat", "text"),
        };
        let file = format!("{}.{}.{extension}", self.stem, self.modules.len());
        self.modules.push((file.clone(), bytes.clone()));
        [("filename", json!(file)), ("module_type", json!(ty))]
    }

    fn name(&self, name: &str) -> Json {
        match self.dialect {
            Dialect::WasmTools => json!(name),
            Dialect::Wabt => json!(format!("${name}")),
        }
    }

    fn patterns(&self, patterns: &[Pattern]) -> Result<Json, NoWord> {
        let patterns = patterns.iter().map(|pattern| self.pattern(pattern));
        Ok(Json::Array(patterns.collect::<Result<_, _>>()?))
    }

    fn pattern(&self, pattern: &Pattern) -> Result<Json, NoWord> {
        let typed = |ty: &str, value: String| json!({ "type": ty, "value": value });
        let is_wabt = self.dialect == Dialect::Wabt;
        Ok(match pattern {
            Pattern::I32(bits) if is_wabt => typed("i32", bits.to_string()),
            Pattern::I32(bits) => typed("i32", bits.cast_signed().to_string()),
            Pattern::I64(bits) if is_wabt => typed("i64", bits.to_string()),
            Pattern::I64(bits) => typed("i64", bits.cast_signed().to_string()),
            Pattern::F32(pattern) => typed("f32", float(pattern)),
            Pattern::F64(pattern) => typed("f64", float(pattern)),
            Pattern::V128(lanes) => self.lanes(lanes),
            Pattern::Null(Some(Hierarchy::Func)) => typed("funcref", "null".to_owned()),
            Pattern::Null(Some(Hierarchy::Extern)) => typed("externref", "null".to_owned()),
            Pattern::Extern(Some(number)) => typed("externref", number.to_string()),
            // WABT's reader requires a number, and only checks whether there is a function.
            Pattern::Func if is_wabt => typed("funcref", "0".to_owned()),
            other if is_wabt => return Err(format!("`{other}` cannot be written in this form")),
            Pattern::Null(Some(Hierarchy::Any)) => typed("anyref", "null".to_owned()),
            Pattern::Null(Some(Hierarchy::Exn)) => typed("exnref", "null".to_owned()),
            Pattern::Null(None) => json!({ "type": "refnull" }),
            Pattern::Func => json!({ "type": "funcref" }),
            Pattern::Extern(None) => json!({ "type": "externref" }),
            Pattern::Host(number) => typed("anyref", number.to_string()),
            Pattern::Any => json!({ "type": "anyref" }),
            Pattern::Eq => json!({ "type": "eqref" }),
            Pattern::I31 => json!({ "type": "i31ref" }),
            Pattern::Struct => json!({ "type": "structref" }),
            Pattern::Array => json!({ "type": "arrayref" }),
            Pattern::Exn => json!({ "type": "exnref" }),
            Pattern::Either(patterns) => {
                json!({ "type": "either", "values": self.patterns(patterns)? })
            }
        })
    }

    fn lanes(&self, lanes: &Lanes) -> Json {
        let is_wabt = self.dialect == Dialect::Wabt;
        let (ty, value): (&str, Vec<String>) = match lanes {
            Lanes::I8x16(lanes) => {
                ("i8", integers(lanes, is_wabt, |lane| lane.cast_signed().into()))
            }
            Lanes::I16x8(lanes) => {
                ("i16", integers(lanes, is_wabt, |lane| lane.cast_signed().into()))
            }
            Lanes::I32x4(lanes) => {
                ("i32", integers(lanes, is_wabt, |lane| lane.cast_signed().into()))
            }
            Lanes::I64x2(lanes) => ("i64", integers(lanes, is_wabt, |lane| lane.cast_signed())),
            Lanes::F32x4(lanes) => ("f32", lanes.iter().map(float).collect()),
            Lanes::F64x2(lanes) => ("f64", lanes.iter().map(float).collect()),
        };
        json!({ "type": "v128", "lane_type": ty, "value": value })
    }
}

fn integers<T: Copy + ToString>(
    lanes: &[T],
    is_wabt: bool,
    signed: impl Fn(T) -> i64,
) -> Vec<String> {
    let text = |lane: &T| if is_wabt { lane.to_string() } else { signed(*lane).to_string() };
    lanes.iter().map(text).collect()
}

/// The pattern of exactly this value.
pub(super) fn exactly(value: &Value) -> Result<Pattern, NoWord> {
    Ok(match value {
        Value::I32(bits) => Pattern::I32(*bits),
        Value::I64(bits) => Pattern::I64(*bits),
        Value::F32(bits) => Pattern::F32(FloatPattern::Bits(*bits)),
        Value::F64(bits) => Pattern::F64(FloatPattern::Bits(*bits)),
        Value::V128(bits) => {
            Pattern::V128(Lanes::I32x4([0, 32, 64, 96].map(|shift| (bits >> shift) as u32)))
        }
        Value::Ref(Reference::Null(hierarchy)) => Pattern::Null(Some(*hierarchy)),
        Value::Ref(Reference::Extern(number)) => Pattern::Extern(Some(*number)),
        Value::Ref(Reference::Host(number)) => Pattern::Host(*number),
        Value::Ref(other) => {
            return Err(format!("`{other}` as an argument cannot be written in this form"));
        }
    })
}

fn float<Bits: ToString + Copy>(pattern: &FloatPattern<Bits>) -> String {
    match pattern {
        FloatPattern::Bits(bits) => bits.to_string(),
        FloatPattern::CanonicalNan => "nan:canonical".to_owned(),
        FloatPattern::ArithmeticNan => "nan:arithmetic".to_owned(),
    }
}
