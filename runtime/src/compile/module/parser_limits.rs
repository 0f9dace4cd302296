//! The limits of the parser, which the specification allows. A module that exceeds one is neither malformed nor
//! invalid. <https://webassembly.github.io/spec/core/appendix/implementation.html>

use wasmparser::{BinaryReader, Error, Parser, Payload, TypeRef, WasmFeatures};

/// Messages for lists that are too long, which point to the length: what is too many, and the limit.
const LISTS: [(&str, &str, u32); 7] = [
    ("function params size is out of bounds", "parameters", 1_000),
    ("function returns size is out of bounds", "results", 1_000),
    ("struct fields size is out of bounds", "fields", 10_000),
    ("rec group types size is out of bounds", "types in a group", 1_000_000),
    ("catches size is out of bounds", "catch clauses", 10_000),
    ("resume table size is out of bounds", "handlers", 10_000),
    ("br_table size is out of bounds", "labels", 7_654_321),
];

/// Messages without a place where the number could be read.
const OTHERS: [(&str, &str); 5] = [
    ("too many locals: locals exceed maximum", "more than 50000 locals"),
    ("string size out of bounds", "a name of more than 100000 bytes"),
    ("number of elements is out of bounds", "more than 10000000 elements in a segment"),
    ("data count section specifies too many data segments", "more than 100000 data segments"),
    (
        "effective type size exceeds the limit of ",
        "types of too large a size (the limit is 1000000)",
    ),
];

/// What in a module exceeds a limit of the parser's, if the error is about one.
pub(super) fn exceeded(bytes: &[u8], features: WasmFeatures, error: &Error) -> Option<String> {
    let message = error.message();
    if let Some((what, limit)) = message.split_once(" count exceeds limit of ") {
        if what == "function body size" {
            let length = body_at(bytes, features, error.offset())?;
            return Some(format!("a function body of {length} bytes (the limit is {limit})"));
        }
        let count = count(bytes, features, what);
        return Some(format!("{count} {what} (the limit is {limit})"));
    }
    if let Some((_, what, limit)) = LISTS.iter().find(|(text, ..)| *text == message) {
        let start = usize::try_from(error.offset()).ok()?;
        let length = BinaryReader::new(bytes.get(start..)?, error.offset()).read_var_u32().ok()?;
        return Some(format!("{length} {what} (the limit is {limit})"));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(text, _)| message.starts_with(text)) {
        return Some((*what).to_owned());
    }
    let depth = message.strip_prefix("sub type hierarchy too deep: found depth ");
    if let Some((depth, limit)) = depth.and_then(|rest| rest.split_once(", cannot exceed depth ")) {
        return Some(format!("a subtype at depth {depth} (the limit is {limit})"));
    }
    message.strip_prefix("implementation limit: ").map(str::to_owned)
}

/// How many of a kind a module has, in the validator's words for it.
fn count(bytes: &[u8], features: WasmFeatures, what: &str) -> u64 {
    let mut parser = Parser::new(0);
    parser.set_features(features);
    let mut count = 0;
    for payload in parser.parse_all(bytes).map_while(Result::ok) {
        count += match (payload, what) {
            (Payload::TypeSection(section), "types") => {
                section.into_iter().map_while(Result::ok).map(|group| group.types().len()).sum()
            }
            (Payload::ImportSection(section), _) => {
                let imports = section.into_imports().map_while(Result::ok);
                imports.filter(|import| what == "imports" || kind(import.ty) == what).count()
            }
            (Payload::FunctionSection(section), "functions") => section.count() as usize,
            (Payload::TableSection(section), "tables") => section.count() as usize,
            (Payload::MemorySection(section), "memories") => section.count() as usize,
            (Payload::TagSection(section), "tags") => section.count() as usize,
            (Payload::GlobalSection(section), "globals") => section.count() as usize,
            (Payload::ExportSection(section), "exports") => section.count() as usize,
            (Payload::ElementSection(section), "element segments") => section.count() as usize,
            (Payload::DataSection(section), "data segments") => section.count() as usize,
            _ => 0,
        } as u64;
    }
    count
}

/// The validator's word for what is imported.
fn kind(ty: TypeRef) -> &'static str {
    match ty {
        TypeRef::Func(_) | TypeRef::FuncExact(_) => "functions",
        TypeRef::Table(_) => "tables",
        TypeRef::Memory(_) => "memories",
        TypeRef::Global(_) => "globals",
        TypeRef::Tag(_) => "tags",
    }
}

/// The length of the function body at an offset.
fn body_at(bytes: &[u8], features: WasmFeatures, offset: u64) -> Option<u64> {
    let mut parser = Parser::new(0);
    parser.set_features(features);
    parser.parse_all(bytes).map_while(Result::ok).find_map(|payload| match payload {
        Payload::CodeSectionEntry(body) if body.range().start == offset => {
            Some(body.range().end - offset)
        }
        _ => None,
    })
}
