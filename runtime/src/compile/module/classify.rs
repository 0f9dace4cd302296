//! Tells malformed modules from invalid ones, once a module has been refused.
//!
//! Malformed is what decoding alone refuses, what needs a feature that is off, and a missing data
//! count section. All else that the validator refuses is invalid, but for what exceeds a limit of the
//! parser's. Rules of decoding that wasmparser does not know belong in [`decode_payload`].

use super::ModuleError;
use super::parser_limits::exceeded;
use wasmparser::{
    DataKind, ElementItems, ElementKind, Error, FunctionBody, OperatorsReader, Parser, Payload,
    TableInit, WasmFeatures,
};

/// What decoding alone refuses.
enum DecodeError {
    Parser(Error),
    Malformed { message: String, offset: u64 },
}

impl From<Error> for DecodeError {
    fn from(error: Error) -> Self {
        DecodeError::Parser(error)
    }
}

/// The error that a refused binary deserves.
pub(super) fn classify(bytes: &[u8], features: WasmFeatures, error: Error) -> ModuleError {
    let of_limit = |error: &Error| {
        let message = exceeded(bytes, features, error)?;
        Some(ModuleError::Limit { message })
    };
    match decode_only(bytes, features) {
        Ok(()) => {}
        Err(DecodeError::Malformed { message, offset }) => {
            return ModuleError::Malformed { message, offset };
        }
        Err(DecodeError::Parser(error)) => {
            return of_limit(&error).unwrap_or_else(|| ModuleError::Malformed {
                message: error.message().to_owned(),
                offset: error.offset(),
            });
        }
    }
    if let Some(limit) = of_limit(&error) {
        return limit;
    }
    // These decode: a feature would only make them valid.
    const INVALID: [&str; 2] = ["constant expression required", "invalid exception type"];
    let is_invalid = INVALID.iter().any(|text| error.message().starts_with(text));
    let needs_feature = error.missing_wasm_feature().is_some() && !is_invalid;
    let needs_data_count = error.message() == "data count section required";
    let (message, offset) = (error.message().to_owned(), error.offset());
    if needs_feature || needs_data_count {
        ModuleError::Malformed { message, offset }
    } else {
        ModuleError::Invalid { message, offset }
    }
}

/// Reads everything in a binary and validates nothing.
fn decode_only(bytes: &[u8], features: WasmFeatures) -> Result<(), DecodeError> {
    let mut parser = Parser::new(0);
    parser.set_features(features);
    for payload in parser.parse_all(bytes) {
        decode_payload(payload?)?;
    }
    Ok(())
}

fn decode_payload(payload: Payload<'_>) -> Result<(), DecodeError> {
    match payload {
        Payload::TypeSection(section) => all(section)?,
        Payload::ImportSection(section) => all(section.into_imports())?,
        Payload::FunctionSection(section) => all(section)?,
        Payload::MemorySection(section) => all(section)?,
        Payload::TagSection(section) => all(section)?,
        Payload::ExportSection(section) => all(section)?,
        Payload::TableSection(section) => {
            for table in section {
                if let TableInit::Expr(expression) = table?.init {
                    operators(expression.get_operators_reader())?;
                }
            }
        }
        Payload::GlobalSection(section) => {
            for global in section {
                operators(global?.init_expr.get_operators_reader())?;
            }
        }
        Payload::ElementSection(section) => {
            for element in section {
                let element = element?;
                if let ElementKind::Active { offset_expr, .. } = element.kind {
                    operators(offset_expr.get_operators_reader())?;
                }
                match element.items {
                    ElementItems::Functions(items) => all(items)?,
                    ElementItems::Expressions(_, items) => {
                        for item in items {
                            operators(item?.get_operators_reader())?;
                        }
                    }
                }
            }
        }
        Payload::DataSection(section) => {
            for data in section {
                if let DataKind::Active { offset_expr, .. } = data?.kind {
                    operators(offset_expr.get_operators_reader())?;
                }
            }
        }
        Payload::CodeSectionEntry(body) => decode_body(&body)?,
        // The parser leaves it to the validator to refuse these.
        Payload::UnknownSection { id, range, .. } => {
            let message = format!("malformed section id: {id}");
            return Err(DecodeError::Malformed { message, offset: range.start });
        }
        _ => {}
    }
    Ok(())
}

fn all<T>(items: impl IntoIterator<Item = Result<T, Error>>) -> Result<(), Error> {
    items.into_iter().try_for_each(|item| item.map(drop))
}

fn decode_body(body: &FunctionBody<'_>) -> Result<(), Error> {
    let mut locals = body.get_locals_reader()?;
    for _ in 0..locals.get_count() {
        locals.read()?;
    }
    operators(OperatorsReader::new(locals.get_binary_reader()))
}

fn operators(mut reader: OperatorsReader<'_>) -> Result<(), Error> {
    while !reader.eof() {
        reader.read()?;
    }
    reader.finish()
}
