//! Gives modules other names in the texts of forms, for scripts that are put together from the forms of several
//! scripts.

use super::forms::{Names, forms};
use crate::script::tokens::is_blank;
use wast::lexer::{Lexer, TokenKind};

/// The first name in a form, without its `$`: of a module, or of an `input`.
pub fn name_in(form: &str) -> Option<String> {
    Names::of(form).ids.into_iter().next()
}

/// The text of a module with `(module ...)` around it, which a script may leave out.
pub fn whole_module(text: &str) -> String {
    let forms = forms(text);
    match forms.first().is_some_and(|form| form.keywords[0] == "module") {
        true => text.to_owned(),
        false => format!("(module\n{text}\n)"),
    }
}

/// The text of a module without a name, with this name added.
pub fn with_name(module: &str, name: &str) -> String {
    let mut lexer = Lexer::new(module);
    lexer.allow_confusing_unicode(true);
    let mut tokens = lexer.iter(0).map_while(Result::ok).filter(|token| !is_blank(token.kind));
    let mut end = None;
    // Behind `module` and, if it follows, `definition`.
    _ = tokens.next();
    while let Some(token) = tokens.next()
        && token.kind == TokenKind::Keyword
        && matches!(token.src(module), "module" | "definition")
    {
        end = Some(token.offset + token.src(module).len());
    }
    let Some(end) = end else { return module.to_owned() };
    format!("{} {}{}", &module[..end], identifier(name), &module[end..])
}

/// A form in which the name of a module or instance is replaced by another: in actions, `register` and the heads of
/// modules. The inside of modules stays as it is.
pub fn renamed(form: &str, from: &str, to: &str) -> String {
    let mut lexer = Lexer::new(form);
    lexer.allow_confusing_unicode(true);
    let mut text = String::with_capacity(form.len());
    let mut copied = 0;
    let mut words: Vec<&str> = Vec::new();
    let mut opened = false;
    let tokens = lexer.iter(0).map_while(Result::ok).filter(|token| !is_blank(token.kind));
    for token in tokens {
        let source = token.src(form);
        let after_opening = std::mem::replace(&mut opened, token.kind == TokenKind::LParen);
        match token.kind {
            TokenKind::LParen => words.push(""),
            TokenKind::RParen => _ = words.pop(),
            TokenKind::Keyword if after_opening => {
                if let Some(word) = words.last_mut() {
                    *word = source;
                }
            }
            TokenKind::Id
                if words.last().is_some_and(|word| HEADS.contains(word))
                    && token.id(form).is_ok_and(|id| id == from) =>
            {
                text.push_str(&form[copied..token.offset]);
                text.push_str(&identifier(to));
                copied = token.offset + source.len();
            }
            _ => {}
        }
    }
    text.push_str(&form[copied..]);
    text
}

/// The forms whose own names mean modules and instances.
const HEADS: [&str; 4] = ["module", "invoke", "get", "register"];

/// A name as an identifier: in quotes if it must be.
fn identifier(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"(),;[]{}".contains(c);
    if name.chars().all(is_plain) {
        return format!("${name}");
    }
    let escaped = name.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' => char::from(byte).to_string(),
        byte => format!("\\{byte:02x}"),
    });
    format!("$\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_get_names() {
        assert_eq!(with_name("(module (func $f))", "x"), "(module $x (func $f))");
        assert_eq!(with_name("(module\n quote \"\")", "x"), "(module $x\n quote \"\")");
        assert_eq!(with_name("(module definition)", "x"), "(module definition $x)");
        assert_eq!(whole_module("(func) ;; f"), "(module\n(func) ;; f\n)");
        assert_eq!(whole_module("(module (func))"), "(module (func))");
        assert_eq!(with_name("(module)", "a b"), "(module $\"a b\")");
        assert_eq!(name_in("(input $x \"a.wast\")").as_deref(), Some("x"));
        assert_eq!(name_in("(module (func $f))"), None);
    }

    #[test]
    fn names_of_modules_change_and_those_in_modules_stay() {
        let renamed = |form| renamed(form, "x", "y");
        assert_eq!(
            renamed("(assert_return (invoke $x \"x\" (i32.const 1)) (i32.const 2))"),
            "(assert_return (invoke $y \"x\" (i32.const 1)) (i32.const 2))"
        );
        assert_eq!(renamed("(module $x (func $x (call $x)))"), "(module $y (func $x (call $x)))");
        assert_eq!(renamed("(module instance $i $x)"), "(module instance $i $y)");
        assert_eq!(renamed("(register \"x\" $\"x\")"), "(register \"x\" $y)");
        assert_eq!(renamed("(thread $x (shared (module $x)))"), "(thread $x (shared (module $y)))");
        assert_eq!(renamed("(get $xx \"g\")"), "(get $xx \"g\")");
    }
}
