//! Finds the texts in the code that people read: in the attributes of errors, and in the literals that become messages.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::fs;
use std::path::Path;
use syn::{Attribute, Item, ItemEnum, ItemStruct, LitStr, Meta};

/// A literal of the code outside of tests.
#[derive(Debug)]
pub(crate) struct Text {
    /// `file:line`.
    pub(crate) place: String,
    /// The macro, function, method or attribute `error` that has the literal as an argument.
    pub(crate) of: String,
    pub(crate) text: String,
}

/// The texts in the code of a folder.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) texts: Vec<Text>,
    /// The errors that have a text of their own, as `Type::Variant`, or `Type` for a struct.
    pub(crate) errors: Vec<String>,
}

impl Source {
    /// Reads the Rust files of a folder of the repository.
    pub(crate) fn read(&mut self, top: &Path, folder: &str) {
        let entries = fs::read_dir(top.join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        for name in names {
            let path = format!("{folder}/{name}");
            if top.join(&path).is_dir() {
                self.read(top, &path);
            } else if name.ends_with(".rs") && name != "tests.rs" && !folder.ends_with("/tests") {
                self.read_file(&path, &fs::read_to_string(top.join(&path)).unwrap());
            }
        }
    }

    /// Reads a file.
    pub(crate) fn read_file(&mut self, path: &str, text: &str) {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        self.read_errors(&file.items);
        self.read_texts(path, "", text.parse().unwrap());
    }

    fn read_errors(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Enum(ItemEnum { attrs, ident, variants, .. }) if is_error(attrs) => {
                    let own = variants.iter().filter(|variant| !is_transparent(&variant.attrs));
                    self.errors.extend(own.map(|variant| format!("{ident}::{}", variant.ident)));
                }
                Item::Struct(ItemStruct { attrs, ident, .. }) if is_error(attrs) => {
                    self.errors.push(ident.to_string());
                }
                Item::Mod(module) => {
                    let items = module.content.iter().filter(|_| !is_for_tests(&module.attrs));
                    items.for_each(|(_, items)| self.read_errors(items));
                }
                _ => {}
            }
        }
    }

    fn read_texts(&mut self, path: &str, of: &str, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut callee = String::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    let inner =
                        matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == '!');
                    at += usize::from(inner);
                    let Some(TokenTree::Group(attribute)) = tokens.get(at) else { continue };
                    at += 1;
                    match kind(attribute) {
                        AttributeKind::Error => {
                            self.read_texts(path, "error", inside(attribute));
                        }
                        AttributeKind::Tests => at = after_item(&tokens, at),
                        AttributeKind::Other => {}
                    }
                }
                TokenTree::Ident(ident) => callee = ident.to_string(),
                TokenTree::Group(group) => {
                    let of = if group.delimiter() == Delimiter::Parenthesis && !callee.is_empty() {
                        std::mem::take(&mut callee)
                    } else {
                        of.to_owned()
                    };
                    self.read_texts(path, &of, group.stream());
                }
                TokenTree::Literal(literal) => {
                    let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) else { continue };
                    let place = format!("{path}:{}", literal.span().start().line);
                    self.texts.push(Text { place, of: of.to_owned(), text: text.value() });
                }
                TokenTree::Punct(punct) if punct.as_char() == '!' => {}
                TokenTree::Punct(_) => callee.clear(),
            }
        }
    }
}

enum AttributeKind {
    Error,
    Tests,
    Other,
}

fn kind(attribute: &Group) -> AttributeKind {
    let text = attribute.stream().to_string();
    match text.split(|c: char| !c.is_alphanumeric() && c != '_').next() {
        Some("error") => AttributeKind::Error,
        Some("cfg") if text.contains("test") && !text.contains("not") => AttributeKind::Tests,
        _ => AttributeKind::Other,
    }
}

fn inside(attribute: &Group) -> TokenStream {
    let groups = attribute.stream().into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    groups.collect()
}

/// Where the tokens after an item begin.
fn after_item(tokens: &[TokenTree], from: usize) -> usize {
    let ends = tokens[from..].iter().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    });
    ends.map_or(tokens.len(), |length| from + length + 1)
}

fn is_error(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => {
            list.tokens.to_string().split(',').any(|name| name.trim().ends_with("Error"))
        }
        _ => false,
    })
}

/// Whether an error has the text of the error inside it.
fn is_transparent(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) => {
            list.path.is_ident("error")
                && ["transparent", "\"{0}\""].contains(&&*list.tokens.to_string())
        }
        _ => false,
    })
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.meta.path().is_ident("cfg"))
}
