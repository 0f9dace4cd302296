//! A generated module and what was done with it, as a script that can be run.

use super::ours::{Ours, features};
use super::side::Ended;
use crate::embedding::constant;
use std::collections::BTreeMap;
use std::fmt::Write;
use wassay_harness::script::value::{Hierarchy, Reference, Value};
use wassay_runtime::{ExternType, FuncType, IndexType, MemoryType, TableType, Val, ValType};

/// The script so far.
pub(crate) struct Script {
    text: String,
}

impl Script {
    /// Begins a script with the modules that stand for the host, and the generated module.
    pub(crate) fn new(bytes: &[u8], module: &Ours) -> Self {
        let names: Vec<String> = features().names().map(|name| format!("\"{name}\"")).collect();
        let mut providers: BTreeMap<&str, String> = BTreeMap::new();
        for import in module.module().imports() {
            let fields = providers.entry(import.module).or_default();
            let field = provided(&import.ty, &string(import.name));
            *fields += &format!("\n  {field}");
        }
        let mut text = format!(";;! features = [{}]\n", names.join(", "));
        for (name, fields) in providers {
            let name = string(name);
            text += &format!("(module ;; stands for the host{fields})\n(register {name})\n");
        }
        text += &self::text(bytes);
        Self { text }
    }

    pub(crate) fn instantiated(&mut self, ours: &Ended, theirs: &Ended) {
        self.ended(ours, theirs);
    }

    pub(crate) fn called(&mut self, name: &str, arguments: &[Value], ours: &Ended, theirs: &Ended) {
        self.text += &format!("(invoke {}", string(name));
        arguments.iter().for_each(|argument| self.text += &format!(" ({})", instruction(argument)));
        self.text.push(')');
        self.ended(ours, theirs);
    }

    fn ended(&mut self, ours: &Ended, theirs: &Ended) {
        self.text += &format!("\n;; here: {ours}\n;; wasmi: {theirs}\n");
    }

    /// The script, preceded by what is wrong.
    pub(crate) fn with(&self, what: &str) -> String {
        format!("{what}\n{}", self.text)
    }
}

/// A module as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    wasmprinter::print_bytes(bytes)
        .unwrap_or_else(|error| format!(";; cannot be printed: {error}\n"))
}

fn string(text: &str) -> String {
    let bytes: String = text.bytes().map(|byte| format!("\\{byte:02x}")).collect();
    match text.chars().all(|c| c.is_ascii_alphanumeric()) {
        true => format!("\"{text}\""),
        false => format!("\"{bytes}\""),
    }
}

/// A field that does what the host's item does.
fn provided(ty: &ExternType, name: &str) -> String {
    let value = |ty: ValType| match constant(ty) {
        Some(Val::I32(number)) => format!("(i32.const {number})"),
        Some(Val::I64(number)) => format!("(i64.const {number})"),
        Some(Val::F32(bits)) => format!("({})", instruction(&Value::F32(bits))),
        Some(Val::F64(bits)) => format!("({})", instruction(&Value::F64(bits))),
        Some(Val::V128(bits)) => format!("({})", instruction(&Value::V128(bits))),
        Some(Val::ExternRef(_)) => "(ref.null extern)".to_owned(),
        _ => "(ref.null func)".to_owned(),
    };
    let index = |index| if index == IndexType::I64 { "i64 " } else { "" };
    let limits = |minimum: u64, maximum: Option<u64>| {
        let maximum = maximum.map(|maximum| format!(" {maximum}")).unwrap_or_default();
        format!("{minimum}{maximum}")
    };
    match ty {
        ExternType::Func(_, FuncType { params, results }) => {
            let mut field = format!("(func (export {name})");
            params.iter().for_each(|ty| field += &format!(" (param {ty})"));
            results.iter().for_each(|ty| field += &format!(" (result {ty})"));
            results.iter().for_each(|ty| field += &format!(" {}", value(*ty)));
            field + ")"
        }
        ExternType::Table(TableType { element, index: index_type, minimum, maximum }) => {
            let (index, limits) = (index(*index_type), limits(*minimum, *maximum));
            format!("(table (export {name}) {index}{limits} {element})")
        }
        ExternType::Memory(MemoryType {
            index: index_type,
            minimum,
            maximum,
            page_size_log2,
            ..
        }) => {
            let (index, limits) = (index(*index_type), limits(*minimum, *maximum));
            let page = if *page_size_log2 == 16 { "" } else { " (pagesize 1)" };
            format!("(memory (export {name}) {index}{limits}{page})")
        }
        ExternType::Global(ty) => {
            let content = match ty.mutable {
                true => format!("(mut {})", ty.content),
                false => ty.content.to_string(),
            };
            format!("(global (export {name}) {content} {})", value(ty.content))
        }
        _ => ";; cannot be written".to_owned(),
    }
}

/// The instruction of a constant.
fn instruction(value: &Value) -> String {
    let mut text = String::new();
    let float = |sign: bool, is_nan: bool, payload: u64, number: &dyn std::fmt::Debug| match is_nan
    {
        true => format!("{}nan:{payload:#x}", if sign { "-" } else { "" }),
        false => format!("{number:?}"),
    };
    let written = match value {
        Value::I32(bits) => write!(text, "i32.const {bits:#x}"),
        Value::I64(bits) => write!(text, "i64.const {bits:#x}"),
        Value::F32(bits) => {
            let number = f32::from_bits(*bits);
            let payload = u64::from(bits & 0x7F_FFFF);
            let number = float(number.is_sign_negative(), number.is_nan(), payload, &number);
            write!(text, "f32.const {number}")
        }
        Value::F64(bits) => {
            let number = f64::from_bits(*bits);
            let payload = bits & 0xF_FFFF_FFFF_FFFF;
            let number = float(number.is_sign_negative(), number.is_nan(), payload, &number);
            write!(text, "f64.const {number}")
        }
        Value::V128(bits) => {
            write!(text, "v128.const i64x2 {:#x} {:#x}", *bits as u64, (bits >> 64) as u64)
        }
        Value::Ref(Reference::Extern(number)) => write!(text, "ref.extern {number}"),
        Value::Ref(Reference::Null(Hierarchy::Extern)) => write!(text, "ref.null extern"),
        Value::Ref(_) => write!(text, "ref.null func"),
    };
    written.expect("a string takes everything");
    text
}
