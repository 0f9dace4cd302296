//! The modules in commands: from the parser's types to what an engine or an assertion is about.

use super::grammar::{Body, Module};
use crate::script::ModuleSource;
use crate::script::folded_try::Unfolded;
use wast::Wat;
use wast::core::ModuleKind;
use wast::lexer::Lexer;
use wast::parser::ParseBuffer;

/// What becomes of the text of a module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Encode the module, if that is possible.
    Encode,
    /// Keep quoted text, because an assertion is about the text.
    KeepQuoted,
    /// Keep all text: encoding would turn annotations into sections as the encoder writes them.
    KeepText,
}

/// What a module's text begins with instead of `(module definition`, which is only known in scripts.
pub(super) const WITHOUT_DEFINITION: &str = "(module ";

/// The module in the form `text`. A component has none.
pub(super) fn source(module: Module<'_>, text: &str, treatment: Treatment) -> Option<ModuleSource> {
    let Module { is_definition, body, start, inside, end, .. } = module;
    let written = || {
        let text = match is_definition {
            true => format!("{WITHOUT_DEFINITION}{})", &text[inside..end]),
            false => format!("({})", &text[start..end]),
        };
        ModuleSource::Text(text.into_bytes())
    };
    match body {
        Body::Module(module) => {
            let is_text = matches!(module.kind, ModuleKind::Text(_));
            if is_text && treatment == Treatment::KeepText {
                return Some(written());
            }
            // A module that cannot be encoded stays text, so that the text parser refuses it.
            Some(Wat::Module(module).encode().map_or_else(|_| written(), ModuleSource::Binary))
        }
        Body::Quote(strings) => {
            let quote = strings.concat();
            let encoded = match treatment {
                Treatment::Encode => std::str::from_utf8(&quote).ok().and_then(encode_text),
                Treatment::KeepQuoted | Treatment::KeepText => None,
            };
            Some(encoded.map_or(ModuleSource::Text(quote), ModuleSource::Binary))
        }
        Body::Component => None,
    }
}

/// The tokens of a text, in which any character that the specification allows is fine.
pub(super) fn buffer(text: &str) -> wast::parser::Result<ParseBuffer<'_>> {
    let mut lexer = Lexer::new(text);
    lexer.allow_confusing_unicode(true);
    ParseBuffer::new_with_lexer(lexer)
}

/// A text module in the binary format, if it can be encoded.
pub(super) fn encode_text(text: &str) -> Option<Vec<u8>> {
    let unfolded = Unfolded::of(text);
    let buffer = buffer(&unfolded.text).ok()?;
    wast::parser::parse::<Wat<'_>>(&buffer).ok()?.encode().ok()
}
