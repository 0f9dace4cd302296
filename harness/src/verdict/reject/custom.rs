//! Custom sections and annotations, checked by the rules of the specification's appendix and of branch hinting.
//!
//! They do not change the meaning of a module, so engines may ignore them, and no engine is asked about them. This room
//! decides `assert_malformed_custom` and `assert_invalid_custom`, from the bytes of a binary module or the annotations
//! of a text. The sections with rules are `name` and `metadata.code.branch_hint`, the annotations `@name`, `@custom`
//! and `@metadata.code.branch_hint`; all others may have any content.
//!
//! The order is that of the reference: decode the module, decode its sections, validate the module, validate its
//! sections. The texts are the reference's too. Some rules of the specification the reference does not check, or fails
//! on: duplicate and late hint sections, the order of indices and functions, function indices of hints, tag indices.
//! The texts for these are in the reference's style.
//!
//! It is not checked that a module *should* have only one name section, after its data: an `@name` beside a `@custom
//! "name"` makes two.
//!
//! Invariant: no panic and no recursion on any bytes; memory and time are bounded by the size of the module.

mod hints;
mod names;
mod shape;

use std::borrow::Cow;

use wasmparser::{Validator, WasmFeatures};

use super::reader::Reader;
use super::text::annotations::{self, Annotations};
use super::{DecodeRefusal, Phase, Subject, decode, parse_text};
use hints::Hints;
use names::Names;
use shape::Shape;

/// Why a module fails the check of its custom sections and annotations.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CustomRefusal {
    /// The module itself is refused, so its sections are not checked.
    #[error("{message}")]
    Module {
        /// Whether it is malformed or invalid.
        phase: Phase,
        /// The reason: the specification's text, or that of the parser or validator that was asked.
        message: String,
    },
    /// One of its custom sections or annotations is refused.
    #[error("{message}")]
    Custom {
        /// Whether it cannot be decoded (malformed), or says something untrue of the module (invalid).
        phase: Phase,
        /// The specification's text.
        message: Cow<'static, str>,
    },
}

/// The names of the sections that have rules.
const NAME: &str = "name";
const BRANCH_HINT: &str = "metadata.code.branch_hint";

/// A custom section of a binary, or one that an annotation writes out.
pub(super) struct Section<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) content: Cow<'a, [u8]>,
    /// Whether no code section precedes it.
    pub(super) is_before_code: bool,
}

/// What a section was decoded to.
enum Decoded {
    Names(Names),
    Hints(Hints),
}

/// Checks the custom sections of a binary module, or the annotations of a text module.
///
/// # Errors
/// The first refusal in the order of the reference.
pub fn check_custom(subject: Subject<'_>, features: WasmFeatures) -> Result<(), CustomRefusal> {
    let bytes;
    let (module, annotations) = match subject {
        Subject::Binary(module) => {
            decode(module, features)
                .map_err(|refusal| of_module(Phase::Malformed, refusal.message))?;
            (module, Annotations { sections: sections(module, features), ..Annotations::default() })
        }
        Subject::Text(source) => {
            bytes = parse_text(source, features)
                .map_err(|refusal| of_module(Phase::Malformed, refusal.message))?;
            let annotations =
                annotations::read(source).map_err(|refusal| malformed(refusal.message))?;
            (&bytes[..], annotations)
        }
    };
    let mut shape = Shape::of(module);
    let decoded = decode_sections(&annotations, &mut shape, features)?;
    let validator = &mut Validator::new_with_features(features);
    if let Err(error) = validator.validate_all(module) {
        return Err(of_module(Phase::Invalid, error.message().to_owned()));
    }
    annotations.invalid.map_or(Ok(()), |message| Err(invalid(message)))?;
    decoded.iter().try_for_each(|section| {
        match section {
            Decoded::Names(names) => names.check(&shape),
            Decoded::Hints(hints) => hints.check(&mut shape),
        }
        .map_err(invalid)
    })
}

fn of_module(phase: Phase, message: impl Into<String>) -> CustomRefusal {
    CustomRefusal::Module { phase, message: message.into() }
}

fn malformed(message: impl Into<Cow<'static, str>>) -> CustomRefusal {
    CustomRefusal::Custom { phase: Phase::Malformed, message: message.into() }
}

fn invalid(message: impl Into<Cow<'static, str>>) -> CustomRefusal {
    CustomRefusal::Custom { phase: Phase::Invalid, message: message.into() }
}

/// Decodes the sections that have rules, in their order.
fn decode_sections(
    annotations: &Annotations<'_>,
    shape: &mut Shape<'_>,
    features: WasmFeatures,
) -> Result<Vec<Decoded>, CustomRefusal> {
    let mut decoded = Vec::new();
    let mut has_hints = annotations.has_hints;
    for section in &annotations.sections {
        match &*section.name {
            NAME => decoded.push(Decoded::Names(
                names::decode(&section.content, features)
                    .map_err(|refusal| malformed(refusal.message))?,
            )),
            BRANCH_HINT => {
                if std::mem::replace(&mut has_hints, true) {
                    return Err(malformed(hints::DUPLICATE));
                }
                if !section.is_before_code {
                    return Err(malformed(hints::LATE));
                }
                let hints = hints::decode(&section.content, shape);
                decoded.push(Decoded::Hints(hints.map_err(|refusal| malformed(refusal.message))?));
            }
            _ => {}
        }
    }
    Ok(decoded)
}

/// The custom sections of a module that decodes.
fn sections(module: &[u8], features: WasmFeatures) -> Vec<Section<'_>> {
    let mut reader = Reader::new(module, features);
    let mut sections = Vec::new();
    let mut is_before_code = true;
    while let Ok(Some((id, content))) = next_section(&mut reader) {
        is_before_code &= id != CODE_SECTION;
        if let Some(section) = (id == 0).then(|| named(content, is_before_code)).flatten() {
            sections.push(section);
        }
    }
    sections
}

const CODE_SECTION: u8 = 10;

/// The id and the content of the next section, if there is one.
fn next_section<'a>(reader: &mut Reader<'a>) -> Result<Option<(u8, &'a [u8])>, DecodeRefusal> {
    if reader.at() == 0 {
        reader.take(8)?; // magic and version
    }
    if reader.at() == reader.len() {
        return Ok(None);
    }
    let id = reader.byte()?;
    let size = reader.length()?;
    Ok(Some((id, reader.take(size)?)))
}

/// A custom section: its name, then what it holds.
fn named(content: &[u8], is_before_code: bool) -> Option<Section<'_>> {
    let mut reader = Reader::new(content, WasmFeatures::empty());
    let length = reader.length().ok()?;
    let name = std::str::from_utf8(reader.take(length).ok()?).ok()?;
    let content = content.get(reader.at()..)?;
    Some(Section { name: name.into(), content: content.into(), is_before_code })
}

/// The refusal of a section. If the bytes ended too early, it has the section's own text for that.
fn ended(refusal: DecodeRefusal, content: &[u8], text: &'static str) -> DecodeRefusal {
    match refusal.offset == content.len() && refusal.message == super::reader::UNEXPECTED_END {
        true => DecodeRefusal { message: text.into(), ..refusal },
        false => refusal,
    }
}
