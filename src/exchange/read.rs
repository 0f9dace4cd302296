//! Reads scripts in JSON, in either dialect, and turns them into text with binary modules, which is lowered as any
//! script is.
//!
//! The files are not trusted: no path leads out of the script's folder, and everything has a limit.

use super::{Act, Command, Form, stem, text};
use crate::limits::{MAX_JSON_LINE, MAX_JSON_SCRIPT_BYTES};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::fs;
use std::path::{Component, Path, PathBuf};
use wassay_harness::script::features::Features;
use wassay_harness::script::value::{
    FloatBits, FloatPattern, Hierarchy, Lanes, Pattern, Reference, Value,
};
use wassay_harness::script::{Expected, ModuleSource};
use wassay_harness::suite::{GroupScript, GroupSource, ScriptSource, Suites, group_scripts};

/// The file beside exported scripts that says to which groups they belong. `wassay export` writes it.
pub const INDEX: &str = "index.json";

/// The contents of the index.
#[derive(Debug, Default, Deserialize, serde::Serialize)]
pub struct Index {
    /// The scripts.
    pub scripts: Vec<IndexEntry>,
}

/// The entry of a script in the index.
#[derive(Debug, Deserialize, serde::Serialize)]
pub struct IndexEntry {
    /// The path of its file, relative to the index, with `/`.
    pub file: String,
    /// The path of the script from which it was exported, inside its group.
    pub source: String,
    /// Its group.
    pub group: String,
    /// The group whose older wordings of texts its assertions may use.
    pub wordings: String,
    /// The features of its modules.
    pub features: Vec<String>,
    /// The directives that the format cannot express, by the names of their tests, and why.
    pub omitted: Vec<(String, String)>,
}

/// Whether a path is a script in JSON, or a folder with an index of such.
pub fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json") || path.join(INDEX).is_file()
}

/// Reads a script, or all scripts that an index names, as groups. The path of a script that no index names tells its
/// group, as for a script in text.
///
/// # Errors
///
/// When a file cannot be read, or is not understood.
pub fn read_json_scripts(
    path: &Path,
    suites: &Suites,
    features: Option<Features>,
    warnings: &mut Vec<String>,
) -> Result<Vec<GroupSource>> {
    if path.is_dir() {
        let mut groups: Vec<GroupSource> = Vec::new();
        for entry in &read_index(path)?.scripts {
            let script = member(&below(path, &entry.file)?, entry, features)?;
            match groups.iter_mut().find(|group| group.name == entry.group) {
                Some(group) => group.scripts.push(script),
                None => groups.push(group(entry, script)),
            }
        }
        return Ok(groups);
    }
    // The script may be one of those that an index above it names.
    for folder in path.ancestors().skip(1).filter(|folder| folder.join(INDEX).is_file()) {
        let index = read_index(folder)?;
        let own = path.strip_prefix(folder).unwrap_or(path);
        let own: Vec<_> = own.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        if let Some(entry) = index.scripts.iter().find(|entry| entry.file == own.join("/")) {
            return Ok(vec![group(entry, member(path, entry, features)?)]);
        }
    }
    let script = script(path, format!("{}.wast", stem(path)))?;
    Ok(group_scripts(vec![script], suites, features, warnings))
}

fn group(entry: &IndexEntry, script: GroupScript) -> GroupSource {
    GroupSource { name: entry.group.clone(), default: true, scripts: vec![script] }
}

/// A script with its entry in the index.
fn member(path: &Path, entry: &IndexEntry, features: Option<Features>) -> Result<GroupScript> {
    let source = script(path, entry.source.clone())?;
    let own = Features::from_names(entry.features.iter().cloned())?;
    let features = features.unwrap_or(own);
    Ok(GroupScript { source, features, wordings: entry.wordings.clone() })
}

fn read_index(folder: &Path) -> Result<Index> {
    let path = folder.join(INDEX);
    serde_json::from_slice(&read(&path)?).with_context(|| format!("{}", path.display()))
}

/// Reads a file that is not too large.
fn read(path: &Path) -> Result<Vec<u8>> {
    let context = || format!("cannot read {}", path.display());
    let size = fs::metadata(path).with_context(context)?.len();
    let limit = MAX_JSON_SCRIPT_BYTES >> 20;
    ensure!(size <= MAX_JSON_SCRIPT_BYTES, "{} is larger than {limit} MiB", path.display());
    fs::read(path).with_context(context)
}

/// A path in a folder, which does not lead out of it.
fn below(folder: &Path, name: &str) -> Result<PathBuf> {
    let is_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    ensure!(is_inside, "`{name}` is not a file below {}", folder.display());
    Ok(folder.join(name))
}

/// One script as text.
fn script(path: &Path, name: String) -> Result<ScriptSource> {
    let bytes = read(path)?;
    let mut json: Script = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not a script in JSON", path.display()))?;
    if bytes.is_ascii() {
        json.commands.iter_mut().flat_map(JsonCommand::texts).for_each(join_bytes);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut size = 0;
    let commands = (0..).zip(json.commands).map(|(id, command)| {
        let (line, form) = command.form(folder, &mut size)?;
        Ok(Command { id, line, form })
    });
    let commands = commands.collect::<Result<Vec<_>>>();
    let commands = commands.with_context(|| format!("{}", path.display()))?;
    Ok(ScriptSource::embedded(name, text::write(&commands)))
}

#[derive(Deserialize)]
struct Script {
    commands: Vec<JsonCommand>,
}

/// A command as it stands in the file. Unknown keys are ignored.
#[derive(Deserialize)]
struct JsonCommand {
    #[serde(rename = "type")]
    ty: String,
    line: u32,
    name: Option<String>,
    filename: Option<String>,
    module_type: Option<String>,
    #[serde(rename = "as")]
    to: Option<String>,
    text: Option<String>,
    action: Option<JsonAction>,
    expected: Option<Vec<JsonConstant>>,
    either: Option<Vec<JsonConstant>>,
}

#[derive(Deserialize)]
struct JsonAction {
    #[serde(rename = "type")]
    ty: String,
    module: Option<String>,
    field: String,
    #[serde(default)]
    args: Vec<JsonConstant>,
}

#[derive(Deserialize)]
struct JsonConstant {
    #[serde(rename = "type")]
    ty: String,
    lane_type: Option<String>,
    value: Option<serde_json::Value>,
    #[serde(default)]
    values: Vec<JsonConstant>,
}

impl JsonCommand {
    /// The texts that the script's author chose.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let field = self.action.as_mut().map(|action| &mut action.field);
        [self.text.as_mut(), self.to.as_mut(), field].into_iter().flatten()
    }

    /// The command's line and what it does, or why it is not understood.
    fn form(self, folder: &Path, size: &mut u64) -> Result<(u32, Result<Form, String>)> {
        ensure!(self.line <= MAX_JSON_LINE, "there is no line {}", self.line);
        let line = self.line;
        let module = self.filename.as_deref().map(|name| -> Result<ModuleSource> {
            let bytes = read(&below(folder, name)?)?;
            *size += bytes.len() as u64;
            ensure!(
                *size <= MAX_JSON_SCRIPT_BYTES,
                "the modules of the script are larger than {} MiB",
                MAX_JSON_SCRIPT_BYTES >> 20
            );
            Ok(match self.module_type.as_deref() {
                Some("text") => ModuleSource::Text(bytes),
                _ => ModuleSource::Binary(bytes),
            })
        });
        let module = module.transpose()?;
        Ok((line, self.parse(module).map_err(|error| format!("{error:#}"))))
    }

    fn parse(self, module: Option<ModuleSource>) -> Result<Form> {
        let text = self.text.unwrap_or_default();
        let module = || module.context("the command has no `filename`");
        let expected = match &*self.ty {
            "module" => {
                return Ok(Form::Module { name: self.name.map(plain), module: module()? });
            }
            "module_definition" => return Ok(Form::Definition(module()?)),
            "register" => {
                let to = self.to.context("the command has no `as`")?;
                return Ok(Form::Register { instance: self.name.map(plain), to });
            }
            "action" => Expected::Success,
            "assert_return" => match (self.expected, self.either) {
                (_, Some(either)) => {
                    let patterns = either.iter().map(|json| json.pattern(0));
                    Expected::Results(vec![Pattern::Either(patterns.collect::<Result<_>>()?)])
                }
                (Some(expected), None) => {
                    let patterns = expected.iter().map(|json| json.pattern(0));
                    Expected::Results(patterns.collect::<Result<_>>()?)
                }
                (None, None) => bail!("the command has no `expected`"),
            },
            "assert_trap" => Expected::Trap(text),
            "assert_exhaustion" => Expected::Exhaustion(text),
            "assert_exception" => Expected::Exception,
            "assert_suspension" => Expected::Suspension(text),
            refusal => {
                let expected = match refusal {
                    "assert_malformed" => Expected::Malformed(text),
                    "assert_invalid" => Expected::Invalid(text),
                    "assert_unlinkable" => Expected::Unlinkable(text),
                    "assert_uninstantiable" => Expected::Trap(text),
                    "assert_malformed_custom" => Expected::MalformedCustom(text),
                    "assert_invalid_custom" => Expected::InvalidCustom(text),
                    other => bail!("the command `{other}` is not known"),
                };
                return Ok(Form::Refuse { module: module()?, expected });
            }
        };
        let action = self.action.context("the command has no `action`")?.parse()?;
        Ok(Form::Act { action, expected })
    }
}

/// Joins the bytes of characters, for each of which WABT writes an escape. Everything else in its files is ASCII; other
/// programs write characters as they are.
fn join_bytes(text: &mut String) {
    let bytes = text.chars().map(|c| u8::try_from(u32::from(c)).ok());
    let joined = bytes.collect::<Option<Vec<u8>>>().and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some(joined) = joined {
        *text = joined;
    }
}

/// A name as the text format takes it: without WABT's `$`, and only of characters that names have.
fn plain(name: String) -> String {
    let name = name.strip_prefix('$').map_or(name.clone(), str::to_owned);
    name.chars()
        .map(|c| if c.is_ascii_alphanumeric() || "_-.".contains(c) { c } else { '_' })
        .collect()
}

impl JsonAction {
    fn parse(self) -> Result<Act> {
        let arguments = match &*self.ty {
            "invoke" => {
                let arguments = self.args.iter().map(|json| argument(json.pattern(0)?));
                Some(arguments.collect::<Result<_>>()?)
            }
            "get" => None,
            other => bail!("the action `{other}` is not known"),
        };
        Ok(Act { instance: self.module.map(plain), export: self.field, arguments })
    }
}

/// The value of a constant that is an argument.
fn argument(pattern: Pattern) -> Result<Value> {
    Ok(match pattern {
        Pattern::I32(bits) => Value::I32(bits),
        Pattern::I64(bits) => Value::I64(bits),
        Pattern::F32(FloatPattern::Bits(bits)) => Value::F32(bits),
        Pattern::F64(FloatPattern::Bits(bits)) => Value::F64(bits),
        Pattern::V128(lanes) => Value::V128(vector(&lanes)?),
        Pattern::Null(Some(hierarchy)) => Value::Ref(Reference::Null(hierarchy)),
        Pattern::Extern(Some(number)) => Value::Ref(Reference::Extern(number)),
        Pattern::Host(number) => Value::Ref(Reference::Host(number)),
        other => bail!("`{other}` is not an argument"),
    })
}

/// The bits of a vector without patterns.
fn vector(lanes: &Lanes) -> Result<u128> {
    fn bytes<T: Copy, const N: usize>(lanes: &[T], to: fn(T) -> [u8; N]) -> Vec<u8> {
        lanes.iter().flat_map(|lane| to(*lane)).collect()
    }
    fn bits<Bits: FloatBits>(lanes: &[FloatPattern<Bits>]) -> Result<Vec<Bits>> {
        let bits = lanes.iter().map(|lane| match lane {
            FloatPattern::Bits(bits) => Ok(*bits),
            _ => bail!("a pattern is not an argument"),
        });
        bits.collect()
    }
    let bytes = match lanes {
        Lanes::I8x16(lanes) => lanes.to_vec(),
        Lanes::I16x8(lanes) => bytes(lanes, u16::to_le_bytes),
        Lanes::I32x4(lanes) => bytes(lanes, u32::to_le_bytes),
        Lanes::I64x2(lanes) => bytes(lanes, u64::to_le_bytes),
        Lanes::F32x4(lanes) => bytes(&bits(lanes)?, u32::to_le_bytes),
        Lanes::F64x2(lanes) => bytes(&bits(lanes)?, u64::to_le_bytes),
    };
    Ok(u128::from_le_bytes(bytes.try_into().expect("BUG: a vector has 16 bytes")))
}

/// How deep `either` may be in `either`.
const MAX_EITHER_DEPTH: u32 = 4;

impl JsonConstant {
    fn pattern(&self, depth: u32) -> Result<Pattern> {
        let text = self.value.as_ref().and_then(serde_json::Value::as_str);
        let number =
            || text.with_context(|| format!("a constant of type {} has no value", self.ty));
        let is_null = text == Some("null");
        Ok(match &*self.ty {
            "i32" => Pattern::I32(integer(number()?, 32)? as u32),
            "i64" => Pattern::I64(integer(number()?, 64)?),
            "f32" => Pattern::F32(float(number()?)?),
            "f64" => Pattern::F64(float(number()?)?),
            "v128" => Pattern::V128(self.lanes()?),
            "funcref" | "nullfuncref" if is_null || self.ty == "nullfuncref" => {
                Pattern::Null(Some(Hierarchy::Func))
            }
            "funcref" => Pattern::Func,
            "externref" | "nullexternref" if is_null || self.ty == "nullexternref" => {
                Pattern::Null(Some(Hierarchy::Extern))
            }
            "externref" => Pattern::Extern(text.map(str::parse).transpose()?),
            "anyref" | "nullref" if is_null || self.ty == "nullref" => {
                Pattern::Null(Some(Hierarchy::Any))
            }
            "anyref" => match text {
                Some(number) => Pattern::Host(number.parse()?),
                None => Pattern::Any,
            },
            "exnref" | "nullexnref" if is_null || self.ty == "nullexnref" => {
                Pattern::Null(Some(Hierarchy::Exn))
            }
            "exnref" => Pattern::Exn,
            "refnull" => Pattern::Null(None),
            "eqref" => Pattern::Eq,
            "i31ref" => Pattern::I31,
            "structref" => Pattern::Struct,
            "arrayref" => Pattern::Array,
            "either" if depth < MAX_EITHER_DEPTH => {
                let patterns = self.values.iter().map(|json| json.pattern(depth + 1));
                Pattern::Either(patterns.collect::<Result<_>>()?)
            }
            other => bail!("a constant of type `{other}` is not known"),
        })
    }

    fn lanes(&self) -> Result<Lanes> {
        let lanes = self.value.as_ref().and_then(serde_json::Value::as_array);
        let lanes = lanes.context("a vector has no lanes")?;
        let texts = lanes.iter().map(|lane| lane.as_str().context("a lane is no string"));
        let texts = texts.collect::<Result<Vec<_>>>()?;
        let integers =
            |width| texts.iter().map(|text| integer(text, width)).collect::<Result<Vec<u64>>>();
        fn array<T, const N: usize>(lanes: Vec<T>) -> Result<[T; N]> {
            let count = lanes.len();
            lanes.try_into().map_err(|_| anyhow::anyhow!("{count} lanes, where there are {N}"))
        }
        Ok(match self.lane_type.as_deref() {
            Some("i8") => Lanes::I8x16(array(integers(8)?)?.map(|lane| lane as u8)),
            Some("i16") => Lanes::I16x8(array(integers(16)?)?.map(|lane| lane as u16)),
            Some("i32") => Lanes::I32x4(array(integers(32)?)?.map(|lane| lane as u32)),
            Some("i64") => Lanes::I64x2(array(integers(64)?)?),
            Some("f32") => {
                Lanes::F32x4(array(texts.iter().map(|t| float(t)).collect::<Result<_>>()?)?)
            }
            Some("f64") => {
                Lanes::F64x2(array(texts.iter().map(|t| float(t)).collect::<Result<_>>()?)?)
            }
            Some(other) => bail!("lanes of type `{other}` are not known"),
            None => bail!("a vector has no type of its lanes"),
        })
    }
}

/// The bits of an integer of a width, signed or unsigned.
fn integer(text: &str, width: u32) -> Result<u64> {
    let number: i128 = text.parse().with_context(|| format!("`{text}` is not an integer"))?;
    let range = -(1_i128 << (width - 1))..1 << width;
    ensure!(range.contains(&number), "{text} does not fit {width} bits");
    Ok((number & ((1 << width) - 1)) as u64)
}

/// The bits of a float as an unsigned number, or a pattern.
fn float<Bits: std::str::FromStr>(text: &str) -> Result<FloatPattern<Bits>> {
    Ok(match text {
        "nan:canonical" => FloatPattern::CanonicalNan,
        "nan:arithmetic" => FloatPattern::ArithmeticNan,
        bits => match bits.parse() {
            Ok(bits) => FloatPattern::Bits(bits),
            Err(_) => bail!("`{bits}` is not the bits of a float"),
        },
    })
}
