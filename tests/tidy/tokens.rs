//! Finds the paths in tokens, wherever they are: in expressions, types, patterns, attributes and bodies of macros.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::fmt;

/// A path that the code names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Its segments, with `crate`, `self` and `super` as they are written.
    pub(crate) segments: Vec<String>,
    /// Whether `::*` follows.
    pub(crate) is_glob: bool,
    /// The line, from 1.
    pub(crate) line: usize,
}

impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.segments.join("::"))?;
        f.write_str(if self.is_glob { "::*" } else { "" })
    }
}

/// All paths of two segments or more, except those under `#[cfg(test)]` and in visibilities.
pub(crate) fn mentions(tokens: TokenStream) -> Vec<Mention> {
    let mut found = Vec::new();
    scan(&tokens.into_iter().collect::<Vec<_>>(), &mut found);
    found
}

fn scan(tokens: &[TokenTree], found: &mut Vec<Mention>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((attribute, after)) = attribute(tokens, at) {
            at = match is_cfg_test(&attribute) {
                true => after_annotated(tokens, after),
                false => {
                    scan_attribute(&attribute, found);
                    after
                }
            };
            continue;
        }
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                // `pub(in path)` says who may see something, not what is needed.
                if !inner.first().is_some_and(|first| is_ident(first, "in")) {
                    scan(&inner, found);
                }
                at += 1;
            }
            TokenTree::Ident(ident) if may_begin_path(tokens, at) => {
                at = path(tokens, at + 1, vec![segment(ident)], line(ident), found);
            }
            _ => at += 1,
        }
    }
}

/// Reads what follows a segment of a path: more segments, a star, or a tree as in `use`. Returns where it ends.
fn path(
    tokens: &[TokenTree],
    mut at: usize,
    mut segments: Vec<String>,
    line: usize,
    found: &mut Vec<Mention>,
) -> usize {
    while is_colons(tokens, at) {
        match tokens.get(at + 2) {
            Some(TokenTree::Ident(ident)) => segments.push(segment(ident)),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
                found.push(Mention { segments, is_glob: true, line });
                return at + 3;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                tree(group.stream(), &segments, found);
                return at + 3;
            }
            // `Vec::<T>`: the part in angle brackets is scanned as all other tokens are.
            _ => break,
        }
        at += 3;
    }
    if segments.len() > 1 {
        found.push(Mention { segments, is_glob: false, line });
    }
    at
}

/// The branches of a `use` tree.
fn tree(stream: TokenStream, prefix: &[String], found: &mut Vec<Mention>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for branch in tokens.split(|token| is_punct(token, ',')) {
        match branch.first() {
            Some(TokenTree::Ident(ident)) if ident == "self" => {
                let segments = prefix.to_vec();
                found.push(Mention { segments, is_glob: false, line: line(ident) });
            }
            Some(TokenTree::Ident(ident)) => {
                let segments = [prefix, &[segment(ident)]].concat();
                path(branch, 1, segments, line(ident), found);
            }
            Some(star) if is_punct(star, '*') => {
                let line = star.span().start().line;
                found.push(Mention { segments: prefix.to_vec(), is_glob: true, line });
            }
            _ => {}
        }
    }
}

/// Finds paths in an attribute, also in its strings: `#[serde(with = "crate::encoding::bits")]`.
fn scan_attribute(tokens: &[TokenTree], found: &mut Vec<Mention>) {
    if tokens.first().is_some_and(|first| is_ident(first, "doc")) {
        return;
    }
    scan(tokens, found);
    strings(tokens, found);
}

/// Finds string literals that are paths.
fn strings(tokens: &[TokenTree], found: &mut Vec<Mention>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                strings(&group.stream().into_iter().collect::<Vec<_>>(), found);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let text = text.trim_matches('"');
                let segments: Vec<String> = text.split("::").map(str::to_owned).collect();
                let is_name = |segment: &String| {
                    let mut letters = segment.chars();
                    letters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
                        && letters.all(|c| c.is_alphanumeric() || c == '_')
                };
                if segments.len() > 1 && segments.iter().all(is_name) {
                    let line = literal.span().start().line;
                    found.push(Mention { segments, is_glob: false, line });
                }
            }
            _ => {}
        }
    }
}

/// The tokens of the attribute that begins here, and where it ends.
fn attribute(tokens: &[TokenTree], at: usize) -> Option<(Vec<TokenTree>, usize)> {
    if !is_punct(tokens.get(at)?, '#') {
        return None;
    }
    let bang = usize::from(is_punct(tokens.get(at + 1)?, '!'));
    match tokens.get(at + 1 + bang)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            Some((group.stream().into_iter().collect(), at + 2 + bang))
        }
        _ => None,
    }
}

/// Whether an attribute is `cfg(test)`, or `cfg(all(…))` with `test` in it.
fn is_cfg_test(attribute: &[TokenTree]) -> bool {
    let [cfg, TokenTree::Group(condition)] = attribute else { return false };
    is_ident(cfg, "cfg") && needs_test(&condition.stream().into_iter().collect::<Vec<_>>())
}

fn needs_test(condition: &[TokenTree]) -> bool {
    match condition {
        [test] => is_ident(test, "test"),
        [all, TokenTree::Group(conditions)] if is_ident(all, "all") => {
            let conditions: Vec<TokenTree> = conditions.stream().into_iter().collect();
            conditions.split(|token| is_punct(token, ',')).any(needs_test)
        }
        _ => false,
    }
}

/// Whether attributes say that what follows exists only for tests.
pub(crate) fn is_test_only(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = quote::ToTokens::to_token_stream(&attribute.meta);
        is_cfg_test(&tokens.into_iter().collect::<Vec<_>>())
    })
}

/// The end of what an attribute belongs to: an item, a field, a statement or an arm.
fn after_annotated(tokens: &[TokenTree], mut at: usize) -> usize {
    while let Some((_, after)) = attribute(tokens, at) {
        at = after;
    }
    let mut angles = 0_i32;
    while let Some(token) = tokens.get(at) {
        let is_arrow = at > 0 && ['-', '='].iter().any(|c| is_punct(&tokens[at - 1], *c));
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return at + 1,
            TokenTree::Punct(punct) => match punct.as_char() {
                ';' => return at + 1,
                ',' if angles <= 0 => return at + 1,
                '<' => angles += 1,
                '>' if !is_arrow => angles -= 1,
                _ => {}
            },
            _ => {}
        }
        at += 1;
    }
    at
}

/// Whether an identifier can be the first segment of a path: nothing before it makes it a part of something else.
fn may_begin_path(tokens: &[TokenTree], at: usize) -> bool {
    let before = |distance: usize| at.checked_sub(distance).map(|at| &tokens[at]);
    let is = |distance, c| before(distance).is_some_and(|token| is_punct(token, c));
    // `$name::x` depends on the macro's arguments, but `$crate::x` is a path of this crate.
    let is_variable = is(1, '$') && !is_ident(&tokens[at], "crate");
    let is_later_segment = is(1, ':') && is(2, ':');
    let is_member = is(1, '.') && !is(2, '.');
    !is_variable && !is_later_segment && !is_member
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    [at, at + 1].iter().all(|at| tokens.get(*at).is_some_and(|token| is_punct(token, ':')))
}

fn is_punct(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == c)
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}

fn segment(ident: &Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

fn line(ident: &Ident) -> usize {
    ident.span().start().line
}
