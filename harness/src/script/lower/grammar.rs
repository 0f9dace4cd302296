//! The grammar of commands: the head of each form is parsed here, the module in it by `wast`.
//!
//! The grammar is that of the reference interpreter (WebAssembly/spec, `interpreter/text/parser.mly`: `cmd`,
//! `assertion`, `action`, `instance`, `meta`), with `thread` and `wait` of the threads proposal's interpreter. Nothing
//! is resolved here.

use super::constants::{self, Literal};
use crate::script::value::Pattern;
use wast::core::{ModuleField, ModuleKind};
use wast::kw;
use wast::parser::{Cursor, Parse, Parser, Result};
use wast::token::{Id, NameAnnotation, Span};

/// One command. Commands that have others inside are parsed elsewhere.
pub(super) enum Command<'a> {
    Module(Module<'a>),
    /// `(module instance $instance? $module?)`.
    Instance {
        instance: Option<Id<'a>>,
        module: Option<Id<'a>>,
    },
    Register {
        name: &'a str,
        instance: Option<Id<'a>>,
    },
    Action(Action<'a>),
    AssertReturn(Action<'a>, Vec<Literal<Pattern>>),
    AssertTrap(Execution<'a>, &'a str),
    AssertExhaustion(Action<'a>, &'a str),
    AssertException(Action<'a>),
    AssertUnlinkable(Instantiation<'a>, &'a str),
    AssertInvalid(Module<'a>, &'a str),
    AssertMalformed(Module<'a>, &'a str),
    AssertInvalidCustom(Module<'a>, &'a str),
    AssertMalformedCustom(Module<'a>, &'a str),
    Wait(Option<Id<'a>>),
    Input {
        name: Option<Id<'a>>,
        file: &'a str,
    },
    /// A form that is known but not run, by its name, and the text that it expects.
    Unsupported(&'static str, Option<&'a str>),
}

/// A module as a definition, named or not.
pub(super) struct Module<'a> {
    pub(super) is_definition: bool,
    pub(super) name: Option<Id<'a>>,
    pub(super) body: Body<'a>,
    /// Where the keyword `module` begins, and where the text after the words of its head begins.
    pub(super) start: usize,
    pub(super) inside: usize,
    /// Where the closing parenthesis is.
    pub(super) end: usize,
}

/// What a module is made of.
pub(super) enum Body<'a> {
    /// The text format, or the strings of `binary`.
    Module(wast::core::Module<'a>),
    /// The strings of `quote`.
    Quote(Vec<&'a [u8]>),
    /// A component, which is no module.
    Component,
}

/// A call or a read of an export.
pub(super) enum Action<'a> {
    Invoke { instance: Option<Id<'a>>, export: &'a str, arguments: Vec<Literal> },
    Get { instance: Option<Id<'a>>, export: &'a str },
}

/// What an assertion instantiates: a module that stands in it, or one that was defined before.
pub(super) enum Instantiation<'a> {
    Inline(Module<'a>),
    Defined(Option<Id<'a>>),
}

/// What `assert_trap` is about.
pub(super) enum Execution<'a> {
    Action(Action<'a>),
    Instantiation(Instantiation<'a>),
}

/// The name that a form with commands inside bears: `(thread $t ...)`, `(script $s ...)`.
pub(super) struct Named(pub(super) Option<String>);

/// `(shared (module $m))`, of a thread.
pub(super) struct Shared(pub(super) String);

impl<'a> Parse<'a> for Command<'a> {
    fn parse(parser: Parser<'a>) -> Result<Self> {
        // Register the annotations that the tools know, as they are part of the text: `Parser` skips all others.
        let _custom = parser.register_annotation("custom");
        let _name = parser.register_annotation("name");
        let _hint = parser.register_annotation("metadata.code.branch_hint");
        parser.parens(command)
    }
}

impl<'a> Parse<'a> for Shared {
    fn parse(parser: Parser<'a>) -> Result<Self> {
        parser.parens(|parser| {
            parser.parse::<kw::shared>()?;
            parser.parens(|parser| {
                parser.parse::<kw::module>()?;
                Ok(Self(parser.parse::<Id<'_>>()?.name().to_owned()))
            })
        })
    }
}

impl<'a> Parse<'a> for Named {
    fn parse(parser: Parser<'a>) -> Result<Self> {
        parser.parens(|parser| {
            keyword(parser)?;
            let name: Option<Id<'_>> = parser.parse()?;
            rest(parser)?;
            Ok(Self(name.map(|name| name.name().to_owned())))
        })
    }
}

fn command<'a>(parser: Parser<'a>) -> Result<Command<'a>> {
    use Command as C;
    let word = peek_keyword(parser)?;
    if matches!(word, "module") {
        return match instance(parser)? {
            Some((instance, module)) => Ok(C::Instance { instance, module }),
            None => module(parser).map(C::Module),
        };
    }
    if matches!(word, "invoke" | "get") {
        return action(parser).map(C::Action);
    }
    let start = parser.cur_span();
    keyword(parser)?;
    Ok(match word {
        "register" => C::Register { name: parser.parse()?, instance: parser.parse()? },
        "assert_return" => C::AssertReturn(parser.parens(action)?, results(parser)?),
        "assert_trap" => C::AssertTrap(parser.parens(execution)?, parser.parse()?),
        "assert_exhaustion" => C::AssertExhaustion(parser.parens(action)?, parser.parse()?),
        "assert_exception" => C::AssertException(parser.parens(action)?),
        "assert_suspension" => {
            parser.parens(action)?;
            C::Unsupported("assert_suspension", Some(parser.parse()?))
        }
        "assert_unlinkable" => C::AssertUnlinkable(parser.parens(instantiation)?, parser.parse()?),
        "assert_invalid" => C::AssertInvalid(parser.parens(module)?, parser.parse()?),
        "assert_malformed" => C::AssertMalformed(parser.parens(module)?, parser.parse()?),
        "assert_invalid_custom" => C::AssertInvalidCustom(parser.parens(module)?, parser.parse()?),
        "assert_malformed_custom" => {
            C::AssertMalformedCustom(parser.parens(module)?, parser.parse()?)
        }
        "wait" => C::Wait(parser.parse()?),
        "input" => C::Input { name: parser.parse()?, file: parser.parse()? },
        "output" => {
            let (_name, _file): (Option<Id<'_>>, Option<&str>) = (parser.parse()?, parser.parse()?);
            C::Unsupported("output", None)
        }
        "component" => {
            rest(parser)?;
            C::Unsupported("component", None)
        }
        "assert_fuel" => {
            rest(parser)?;
            C::Unsupported("assert_fuel", None)
        }
        _ => return Err(parser.error_at(start, "expected a directive")),
    })
}

/// `module instance $instance? $module?`: one name is that of the module.
fn instance<'a>(parser: Parser<'a>) -> Result<Option<(Option<Id<'a>>, Option<Id<'a>>)>> {
    if !parser.peek2::<kw::instance>()? {
        return Ok(None);
    }
    parser.parse::<kw::module>()?;
    parser.parse::<kw::instance>()?;
    let first = parser.parse()?;
    let second = parser.parse()?;
    Ok(Some(match second {
        Some(_) => (first, second),
        None => (None, first),
    }))
}

fn module<'a>(parser: Parser<'a>) -> Result<Module<'a>> {
    let start = parser.cur_span().offset();
    let word = keyword(parser)?;
    if word == "component" {
        rest(parser)?;
        let (is_definition, name, body) = (false, None, Body::Component);
        return Ok(Module { is_definition, name, body, start, inside: start, end: start });
    }
    if word != "module" {
        return Err(parser.error_at(Span::from_offset(start), "expected a module"));
    }
    let is_definition = parser.parse::<Option<kw::definition>>()?.is_some();
    let inside = parser.cur_span().offset();
    let name: Option<Id<'a>> = parser.parse()?;
    let body = match peek_word(parser)? {
        Some("quote") => {
            parser.parse::<kw::quote>()?;
            Body::Quote(strings(parser)?)
        }
        word => Body::Module(body(parser, start, name, word == Some("binary"))?),
    };
    let end = parser.cur_span().offset();
    Ok(Module { is_definition, name, body, start, inside, end })
}

fn body<'a>(
    parser: Parser<'a>,
    start: usize,
    id: Option<Id<'a>>,
    is_binary: bool,
) -> Result<wast::core::Module<'a>> {
    let _producers = parser.register_annotation("producers");
    let _dylink = parser.register_annotation("dylink.0");
    let name: Option<NameAnnotation<'a>> = parser.parse()?;
    let kind = if is_binary || peek_word(parser)? == Some("binary") {
        parser.parse::<kw::binary>()?;
        ModuleKind::Binary(strings(parser)?)
    } else {
        let mut fields = Vec::new();
        while !parser.is_empty() {
            fields.push(parser.parens(ModuleField::parse)?);
        }
        ModuleKind::Text(fields)
    };
    Ok(wast::core::Module { span: Span::from_offset(start), id, name, kind })
}

fn instantiation<'a>(parser: Parser<'a>) -> Result<Instantiation<'a>> {
    if let Some((_, module)) = instance(parser)? {
        return Ok(Instantiation::Defined(module));
    }
    let start = parser.cur_span();
    let module = module(parser)?;
    match module.is_definition {
        // The reference interpreter's words.
        true => Err(parser.error_at(start, "misplaced module definition")),
        false => Ok(Instantiation::Inline(module)),
    }
}

fn execution<'a>(parser: Parser<'a>) -> Result<Execution<'a>> {
    match peek_keyword(parser)? {
        "module" | "component" => instantiation(parser).map(Execution::Instantiation),
        _ => action(parser).map(Execution::Action),
    }
}

fn action<'a>(parser: Parser<'a>) -> Result<Action<'a>> {
    let start = parser.cur_span();
    match keyword(parser)? {
        "invoke" => {
            let (instance, export) = (parser.parse()?, parser.parse()?);
            let mut arguments = Vec::new();
            while !parser.is_empty() {
                arguments.push(parser.parens(constants::argument)?);
            }
            Ok(Action::Invoke { instance, export, arguments })
        }
        "get" => Ok(Action::Get { instance: parser.parse()?, export: parser.parse()? }),
        _ => Err(parser.error_at(start, "expected an action, `invoke` or `get`")),
    }
}

fn results<'a>(parser: Parser<'a>) -> Result<Vec<Literal<Pattern>>> {
    let mut results = Vec::new();
    while !parser.is_empty() {
        results.push(parser.parens(constants::result)?);
    }
    Ok(results)
}

fn strings<'a>(parser: Parser<'a>) -> Result<Vec<&'a [u8]>> {
    let mut strings = Vec::new();
    while !parser.is_empty() {
        strings.push(parser.parse()?);
    }
    Ok(strings)
}

// ---- Tokens.

/// The next token, which is a keyword.
pub(super) fn keyword<'a>(parser: Parser<'a>) -> Result<&'a str> {
    parser.step(|cursor| cursor.keyword()?.ok_or_else(|| cursor.error("expected a keyword")))
}

fn peek_keyword<'a>(parser: Parser<'a>) -> Result<&'a str> {
    peek_word(parser)?.ok_or_else(|| parser.error("expected a keyword"))
}

/// The keyword that is the next token, if it is one.
fn peek_word<'a>(parser: Parser<'a>) -> Result<Option<&'a str>> {
    parser.step(|cursor| Ok((cursor.keyword()?.map(|(word, _)| word), cursor)))
}

/// Skips what stands before the parenthesis that closes this form.
pub(super) fn rest(parser: Parser<'_>) -> Result<()> {
    let mut depth = 0_usize;
    while depth > 0 || !parser.is_empty() {
        parser.step(|cursor| {
            if let Some(next) = cursor.lparen()? {
                depth += 1;
                return Ok(((), next));
            }
            if depth > 0
                && let Some(next) = cursor.rparen()?
            {
                depth -= 1;
                return Ok(((), next));
            }
            Ok(((), atom(cursor)?))
        })?;
    }
    Ok(())
}

fn atom<'a>(cursor: Cursor<'a>) -> Result<Cursor<'a>> {
    let next = cursor.keyword()?.map(|(_, next)| next);
    let next = next.or(cursor.string()?.map(|(_, next)| next));
    let next = next.or(cursor.integer()?.map(|(_, next)| next));
    let next = next.or(cursor.float()?.map(|(_, next)| next));
    let next = next.or(cursor.id()?.map(|(_, next)| next));
    let next = next.or(cursor.reserved()?.map(|(_, next)| next));
    // The cursor finds an annotation by its name only.
    let next = next.or(cursor.annotation()?.map(|(_, next)| next));
    next.ok_or_else(|| cursor.error("the form has no end"))
}
