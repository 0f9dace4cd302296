//! Mutations of modules and scripts.
//!
//! Most bytes of a module are inside of something that states its size. Some edits just change bytes. Others change the
//! inside of a section or a function's body, and state the new size: these pass the decoder far more often.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use wasmparser::{BinaryReader, CodeSectionReader, FunctionBody, Operator, Parser};

/// A change to a few bytes.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    Flip(Index, u8),
    Add(Index, u8),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Duplicate(Index, Index, usize),
}

/// A change to a module.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    /// A change of the bytes as they are.
    Raw(Edit),
    /// A change inside of one section.
    Section(Index, Edit),
    /// A change inside of the body of one function.
    Body(Index, Edit),
    /// A change of the opcode of one instruction, to a near opcode, which often has the same type; or of the byte after
    /// it, which may be an operand.
    Operator(Index, Index, usize, u8),
    Drop(Index),
    Repeat(Index, Index),
    Swap(Index, Index),
    /// Replaces a section by one of another module.
    Splice(Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let small = || 1..9_usize;
    prop_oneof![
        (at(), 0..8_u8).prop_map(|(at, bit)| Edit::Flip(at, 1 << bit)),
        (at(), select(vec![1, 2, 4, 0xFF, 0xFE])).prop_map(|(at, sum)| Edit::Add(at, sum)),
        (at(), vec(any::<u8>(), 1..6)).prop_map(|(at, bytes)| Edit::Insert(at, bytes)),
        (at(), small()).prop_map(|(at, length)| Edit::Delete(at, length)),
        (at(), at(), small()).prop_map(|(from, to, length)| Edit::Duplicate(from, to, length)),
    ]
}

/// A few mutations, most of them of code.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let at = any::<Index>;
    let mutation = prop_oneof![
        2 => edit().prop_map(Mutation::Raw),
        4 => (at(), edit()).prop_map(|(section, edit)| Mutation::Section(section, edit)),
        4 => (at(), edit()).prop_map(|(body, edit)| Mutation::Body(body, edit)),
        24 => (at(), at(), 0..2_usize, select(vec![1, 2, 4, 0xFF, 0xFE]))
            .prop_map(|(body, at, byte, sum)| Mutation::Operator(body, at, byte, sum)),
        1 => at().prop_map(Mutation::Drop),
        1 => (at(), at()).prop_map(|(from, to)| Mutation::Repeat(from, to)),
        1 => (at(), at()).prop_map(|(one, other)| Mutation::Swap(one, other)),
        2 => (at(), at()).prop_map(|(donated, place)| Mutation::Splice(donated, place)),
    ];
    (mutation.clone(), vec(mutation, 0..3), any::<bool>()).prop_map(|(first, more, alone)| {
        let more = if alone { Vec::new() } else { more };
        std::iter::once(first).chain(more).collect()
    })
}

/// The module with all mutations applied, in order.
pub(crate) fn mutate(module: &[u8], donor: &[u8], mutations: &[Mutation]) -> Vec<u8> {
    mutations.iter().fold(module.to_vec(), |module, mutation| match mutation {
        Mutation::Raw(edit) => edit.applied(&module),
        _ => match sections(&module).filter(|sections| !sections.is_empty()) {
            Some(sections) => write(&mutated(sections, donor, mutation)),
            None => module,
        },
    })
}

fn mutated(mut sections: Vec<Section>, donor: &[u8], mutation: &Mutation) -> Vec<Section> {
    let count = sections.len();
    match mutation {
        Mutation::Section(at, edit) => {
            let (_, contents) = &mut sections[at.index(count)];
            *contents = edit.applied(contents);
        }
        Mutation::Body(at, edit) => {
            change_bodies(&mut sections, |bodies| {
                if !bodies.is_empty() {
                    let body = &mut bodies[at.index(bodies.len())];
                    *body = edit.applied(body);
                }
            });
        }
        Mutation::Operator(body, at, byte, sum) => change_bodies(&mut sections, |bodies| {
            if !bodies.is_empty() {
                let body = &mut bodies[body.index(bodies.len())];
                let offsets = offsets(body, |_| true).unwrap_or_default();
                if let Some(byte) = offsets
                    .get(at.index(offsets.len().max(1)))
                    .and_then(|at| body.get_mut(at + byte))
                {
                    *byte = byte.wrapping_add(*sum);
                }
            }
        }),
        Mutation::Drop(at) => drop(sections.remove(at.index(count))),
        Mutation::Repeat(from, to) => {
            let section = sections[from.index(count)].clone();
            sections.insert(to.index(count + 1), section);
        }
        Mutation::Swap(one, other) => sections.swap(one.index(count), other.index(count)),
        Mutation::Splice(donated, place) => {
            let donor = self::sections(donor).unwrap_or_default();
            if !donor.is_empty() {
                let section = donated.get(&donor).clone();
                match sections.iter().position(|(id, _)| *id == section.0) {
                    Some(same) => sections[same] = section,
                    None => sections.insert(place.index(count + 1), section),
                }
            }
        }
        Mutation::Raw(_) => {}
    }
    sections
}

impl Edit {
    fn applied(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let (count, place) = (bytes.len(), |at: &Index| at.index(bytes.len() + 1));
        match self {
            Edit::Insert(at, inserted) => {
                let at = place(at);
                bytes.splice(at..at, inserted.iter().copied());
            }
            _ if count == 0 => {}
            Edit::Flip(at, mask) => bytes[at.index(count)] ^= mask,
            Edit::Add(at, sum) => {
                let byte = &mut bytes[at.index(count)];
                *byte = byte.wrapping_add(*sum);
            }
            Edit::Delete(at, length) => {
                let at = at.index(count);
                bytes.drain(at..(at + length).min(count));
            }
            Edit::Duplicate(from, to, length) => {
                let (from, to) = (from.index(count), place(to));
                let copied = bytes[from..(from + length).min(count)].to_vec();
                bytes.splice(to..to, copied);
            }
        }
        bytes
    }
}

// ---- The binary format, as far as sizes go.

/// A section's number and contents.
pub(crate) type Section = (u8, Vec<u8>);

/// The number of the code section.
const CODE: u8 = 10;

/// The sections of a module, if they can be told apart.
pub(crate) fn sections(module: &[u8]) -> Option<Vec<Section>> {
    let mut sections = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Some((id, range)) = payload.ok()?.as_section() {
            let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
            sections.push((id, module.get(range)?.to_vec()));
        }
    }
    Some(sections)
}

/// Changes the bodies of a module's functions, if they can be told apart.
pub(crate) fn change_bodies(sections: &mut [Section], change: impl Fn(&mut [Vec<u8>])) {
    for (_, contents) in sections.iter_mut().filter(|(id, _)| *id == CODE) {
        if let Some(changed) = with_bodies(contents, &change) {
            *contents = changed;
        }
    }
}

/// The offsets in a body of the operators for which `is_wanted` holds.
pub(crate) fn offsets(
    body: &[u8],
    is_wanted: impl Fn(&Operator<'_>) -> bool,
) -> Option<Vec<usize>> {
    let body = FunctionBody::new(BinaryReader::new(body, 0));
    let mut operators = body.get_operators_reader().ok()?.into_iter_with_offsets();
    let mut offsets = Vec::new();
    operators.try_for_each(|operator| {
        let (operator, offset) = operator.ok()?;
        if is_wanted(&operator) {
            offsets.push(usize::try_from(offset).ok()?);
        }
        Some(())
    })?;
    Some(offsets)
}

/// The module with these sections.
pub(crate) fn write(sections: &[Section]) -> Vec<u8> {
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    for (id, contents) in sections {
        module.push(*id);
        write_sized(&mut module, contents);
    }
    module
}

/// The contents of a code section with each function's body as `change` leaves it.
fn with_bodies(contents: &[u8], change: impl FnOnce(&mut [Vec<u8>])) -> Option<Vec<u8>> {
    let mut bodies = Vec::new();
    for body in CodeSectionReader::new(BinaryReader::new(contents, 0)).ok()? {
        let range = body.ok()?.range();
        let range = usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?;
        bodies.push(contents[range].to_vec());
    }
    change(&mut bodies);
    let mut contents = Vec::new();
    write_size(&mut contents, bodies.len());
    bodies.iter().for_each(|body| write_sized(&mut contents, body));
    Some(contents)
}

fn write_sized(target: &mut Vec<u8>, contents: &[u8]) {
    write_size(target, contents.len());
    target.extend_from_slice(contents);
}

fn write_size(target: &mut Vec<u8>, mut size: usize) {
    while size >= 0x80 {
        target.push(size as u8 | 0x80);
        size >>= 7;
    }
    target.push(size as u8);
}

// ---- Text.

/// A change to the words of a text: parentheses, strings and the text between them.
#[derive(Clone, Debug)]
pub(crate) enum TextEdit {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Duplicate(Index, Index, usize),
    Swap(Index, Index),
    /// A change of the bytes of the text. Bytes that are no UTF-8 afterwards are replaced.
    Bytes(Edit),
}

/// A few edits of a text.
pub(crate) fn text_edits() -> impl Strategy<Value = Vec<TextEdit>> {
    const WORDS: [&str; 32] = [
        "(",
        ")",
        "\"",
        "\\",
        "(;",
        ";)",
        ";;",
        "\n",
        " ",
        "\0",
        "$",
        "$x",
        "@",
        "(@x",
        "é",
        "\u{202e}",
        "module",
        "definition",
        "instance",
        "quote",
        "binary",
        "register",
        "invoke",
        "get",
        "assert_return",
        "either",
        "i32.const",
        "v128.const",
        "ref.extern",
        "nan:0x",
        "0x1p-9999",
        "18446744073709551616",
    ];
    let at = any::<Index>;
    let edit = prop_oneof![
        (at(), 1..6_usize).prop_map(|(at, length)| TextEdit::Delete(at, length)),
        (at(), select(WORDS.to_vec())).prop_map(|(at, word)| TextEdit::Insert(at, word)),
        (at(), at(), 1..30_usize)
            .prop_map(|(from, to, length)| TextEdit::Duplicate(from, to, length)),
        (at(), at()).prop_map(|(one, other)| TextEdit::Swap(one, other)),
        edit().prop_map(TextEdit::Bytes),
    ];
    vec(edit, 1..5)
}

/// The text with all edits applied, in order.
pub(crate) fn edited(text: &str, edits: &[TextEdit]) -> String {
    edits.iter().fold(text.to_owned(), |text, edit| {
        let mut words = words(&text);
        let (count, place) = (words.len(), |at: &Index| at.index(words.len() + 1));
        match edit {
            TextEdit::Bytes(edit) => {
                return String::from_utf8_lossy(&edit.applied(text.as_bytes())).into_owned();
            }
            TextEdit::Insert(at, word) => words.insert(place(at), word),
            _ if count == 0 => {}
            TextEdit::Delete(at, length) => {
                let at = at.index(count);
                words.drain(at..(at + length).min(count));
            }
            TextEdit::Duplicate(from, to, length) => {
                let (from, to) = (from.index(count), place(to));
                let copied = words[from..(from + length).min(count)].to_vec();
                words.splice(to..to, copied);
            }
            TextEdit::Swap(one, other) => words.swap(one.index(count), other.index(count)),
        }
        words.concat()
    })
}

/// Splits a text at parentheses, quotes and the ends of words. Nothing is left out.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"')).collect()
}
