//! Tokens of the text format, by the rules of the specification: the longest match wins, and a word that is no token
//! is an unknown operator.

use wasmparser::WasmFeatures;

use super::TextRefusal;
use super::keywords;

/// The class of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Open,
    Close,
    /// A number without sign.
    Natural,
    /// A number with sign.
    Integer,
    Float,
    String,
    Identifier,
    Keyword,
}

/// A token and where it begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a [u8],
    pub(super) offset: usize,
}

impl Token<'_> {
    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Natural | Kind::Integer | Kind::Float)
    }
}

/// The tokens of a source, up to the first error. Keywords of features that are off are no tokens.
pub(super) struct Tokens<'a> {
    source: &'a [u8],
    at: usize,
    features: WasmFeatures,
}

type Result<T> = std::result::Result<T, TextRefusal>;

fn refuse<T>(message: impl Into<String>, offset: usize) -> Result<T> {
    Err(TextRefusal { message: message.into(), offset })
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Result<Token<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.token().transpose()
    }
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a [u8], features: WasmFeatures) -> Self {
        Tokens { source, at: 0, features }
    }

    fn starts_with(&self, prefix: &[u8]) -> bool {
        self.source[self.at..].starts_with(prefix)
    }

    fn token(&mut self) -> Result<Option<Token<'a>>> {
        loop {
            let offset = self.at;
            let Some(&byte) = self.source.get(offset) else { return Ok(None) };
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b';' if self.starts_with(b";;") => self.line_comment()?,
                b'(' if self.starts_with(b"(;") => self.block_comment()?,
                b'(' if self.starts_with(b"(@") => self.annotation()?,
                b'(' | b')' => {
                    self.at += 1;
                    let kind = if byte == b'(' { Kind::Open } else { Kind::Close };
                    let text = &self.source[offset..self.at];
                    return Ok(Some(Token { kind, text, offset }));
                }
                b',' | b';' | b'[' | b']' | b'{' | b'}' => {
                    return refuse(format!("unknown operator {}", char::from(byte)), offset);
                }
                _ if byte == b'"' || is_id_char(byte) => return self.word().map(Some),
                0..=0x1f | 0x7f => return refuse("misplaced control character", offset),
                _ => {
                    self.character()?;
                    return refuse("misplaced unicode character", offset);
                }
            }
        }
    }

    /// A run of characters and strings with nothing in between.
    fn word(&mut self) -> Result<Token<'a>> {
        let offset = self.at;
        loop {
            match self.source.get(self.at) {
                Some(b'"') => match string_end(self.source, self.at) {
                    Ok(end) => self.at = end,
                    // A malformed string ends the word before it, and is refused when it is read itself.
                    Err(refusal) if self.at == offset => return Err(refusal),
                    Err(_) => break,
                },
                Some(&byte) if is_id_char(byte) => self.at += 1,
                _ => break,
            }
        }
        let text = &self.source[offset..self.at];
        let kind = classify(text, offset, self.features)?;
        Ok(Token { kind, text, offset })
    }

    /// One character beyond ASCII, which must be well-formed.
    fn character(&mut self) -> Result<()> {
        let rest = &self.source[self.at..];
        let length = match rest[0] {
            0..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0.. => 4,
        };
        let character = rest.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
        match character {
            Some(_) => self.at += length,
            None => return refuse("malformed UTF-8 encoding", self.at),
        }
        Ok(())
    }

    fn line_comment(&mut self) -> Result<()> {
        while !matches!(self.source.get(self.at), None | Some(b'\n')) {
            self.character()?;
        }
        Ok(())
    }

    fn block_comment(&mut self) -> Result<()> {
        let start = self.at;
        let mut depth = 0u32;
        loop {
            if self.starts_with(b"(;") {
                (self.at, depth) = (self.at + 2, depth + 1);
            } else if self.starts_with(b";)") {
                (self.at, depth) = (self.at + 2, depth - 1);
                if depth == 0 {
                    return Ok(());
                }
            } else if self.at == self.source.len() {
                return refuse("unclosed comment", start);
            } else {
                self.character()?;
            }
        }
    }

    /// An annotation: any characters that tokens can have, with balanced parentheses.
    fn annotation(&mut self) -> Result<()> {
        let start = self.at;
        self.at += 2;
        self.annotation_id(start)?;
        let mut depth = 1u32;
        while depth > 0 {
            let Some(&byte) = self.source.get(self.at) else {
                return refuse("unclosed annotation", start);
            };
            match byte {
                b'"' => self.at = string_end(self.source, self.at)?,
                b'(' if self.starts_with(b"(;") => self.block_comment()?,
                b';' if self.starts_with(b";;") => self.line_comment()?,
                b'(' => (self.at, depth) = (self.at + 1, depth + 1),
                b')' => (self.at, depth) = (self.at + 1, depth - 1),
                b' ' | b'\t' | b'\n' | b'\r' | 0x21..=0x7e => self.at += 1,
                _ => {
                    let at = self.at;
                    self.character()?;
                    return refuse("illegal character", at);
                }
            }
        }
        Ok(())
    }

    /// The name after `(@`: characters or one string, and not empty.
    fn annotation_id(&mut self, start: usize) -> Result<()> {
        let from = self.at;
        if self.source.get(from) == Some(&b'"')
            && let Ok(end) = string_end(self.source, from)
        {
            self.at = end;
            return quoted_name(&self.source[from..end], start, "empty annotation id");
        }
        while self.source.get(self.at).is_some_and(|&byte| is_id_char(byte)) {
            self.at += 1;
        }
        if self.at == from { refuse("empty annotation id", start) } else { Ok(()) }
    }
}

fn is_id_char(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(byte, b'"' | b'(' | b')' | b',' | b';' | b'[' | b']' | b'{' | b'}')
}

/// The class of a word.
fn classify(word: &[u8], offset: usize, features: WasmFeatures) -> Result<Kind> {
    let unknown = || refuse(format!("unknown operator {}", String::from_utf8_lossy(word)), offset);
    let is_string =
        |text: &[u8]| text.first() == Some(&b'"') && string_end(text, 0) == Ok(text.len());
    match word[0] {
        b'"' if is_string(word) => Ok(Kind::String),
        b'$' if word.len() == 1 => refuse("empty identifier", offset),
        b'$' if is_string(&word[1..]) => {
            quoted_name(&word[1..], offset, "empty identifier").map(|()| Kind::Identifier)
        }
        _ if word.contains(&b'"') => unknown(),
        b'$' => Ok(Kind::Identifier),
        _ => match number(word) {
            Some(kind) => Ok(kind),
            None if keywords::is_keyword(word, features) => Ok(Kind::Keyword),
            None => unknown(),
        },
    }
}

/// A name in the form of a string, quotes included: UTF-8 once its escapes are read, and not empty.
fn quoted_name(string: &[u8], offset: usize, empty: &str) -> Result<()> {
    let inner = &string[1..string.len() - 1];
    match inner {
        [] => refuse(empty, offset),
        _ if String::from_utf8(unescape(inner)).is_err() => {
            refuse("malformed UTF-8 encoding", offset)
        }
        _ => Ok(()),
    }
}

/// The bytes that the inside of a well-formed string stands for.
fn unescape(inner: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'\\', [b'u', b'{', tail @ ..]) => {
                let end = tail.iter().position(|&byte| byte == b'}').unwrap_or(tail.len());
                let code = scalar(&tail[..end]).unwrap_or(char::REPLACEMENT_CHARACTER);
                bytes.extend_from_slice(code.encode_utf8(&mut [0; 4]).as_bytes());
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            (b'\\', [high, low, tail @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or(0) as u8;
                bytes.push(digit(high) << 4 | digit(low));
                rest = tail;
            }
            (b'\\', [escape, tail @ ..]) => {
                bytes.push(match escape {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    other => *other,
                });
                rest = tail;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The character of `\u{digits}`.
fn scalar(digits: &[u8]) -> Option<char> {
    let digits: String =
        digits.iter().filter(|&&byte| byte != b'_').map(|&byte| char::from(byte)).collect();
    u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)
}

/// The end of the string that begins at `start`, after its closing quote.
fn string_end(source: &[u8], start: usize) -> Result<usize> {
    let mut at = start + 1;
    loop {
        let rest = &source[at..];
        at += match rest {
            [] | [b'\n', ..] => return refuse("unclosed string literal", start),
            [b'"', ..] => return Ok(at + 1),
            [0..=0x1f | 0x7f, ..] => {
                return refuse("illegal control character in string literal", at);
            }
            [b'\\', ..] => match escape_length(rest) {
                Some(length) => length,
                None => return refuse("illegal escape", at),
            },
            [0..=0x7f, ..] => 1,
            _ => {
                let mut at_character = Tokens { source, at, features: WasmFeatures::empty() };
                at_character.character()?;
                at_character.at - at
            }
        };
    }
}

/// How long the escape is that `rest` begins with.
fn escape_length(rest: &[u8]) -> Option<usize> {
    match rest.get(1)? {
        b'n' | b'r' | b't' | b'\\' | b'\'' | b'"' => Some(2),
        b'u' => {
            let end = rest.iter().position(|&byte| byte == b'}')?;
            let digits = rest.get(3..end).filter(|digits| is_digits(digits, 16))?;
            (rest[2] == b'{' && scalar(digits).is_some()).then_some(end + 1)
        }
        high if high.is_ascii_hexdigit() && rest.get(2)?.is_ascii_hexdigit() => Some(3),
        _ => None,
    }
}

/// What kind of number a word is, if it is one.
fn number(word: &[u8]) -> Option<Kind> {
    let (signed, rest) = match word {
        [b'+' | b'-', rest @ ..] => (true, rest),
        _ => (false, word),
    };
    let (radix, digits) = match rest {
        b"inf" | b"nan" => return Some(Kind::Float),
        _ if rest.starts_with(b"nan:0x") => {
            return is_digits(&rest[6..], 16).then_some(Kind::Float);
        }
        [b'0', b'x', digits @ ..] => (16, digits),
        digits => (10, digits),
    };
    if is_digits(digits, radix) {
        return Some(if signed { Kind::Integer } else { Kind::Natural });
    }
    let marks: &[u8] = if radix == 16 { b"pP" } else { b"eE" };
    let (mantissa, exponent) = match digits.iter().position(|byte| marks.contains(byte)) {
        Some(at) => (&digits[..at], Some(&digits[at + 1..])),
        None => (digits, None),
    };
    let (whole, fraction) = match mantissa.iter().position(|&byte| byte == b'.') {
        Some(at) => (&mantissa[..at], Some(&mantissa[at + 1..])),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|digits| match digits {
        [b'+' | b'-', digits @ ..] => digits,
        digits => digits,
    });
    let is_float = is_digits(whole, radix)
        && fraction.is_none_or(|digits| digits.is_empty() || is_digits(digits, radix))
        && exponent.is_none_or(|digits| is_digits(digits, 10));
    is_float.then_some(Kind::Float)
}

/// Digits, with single underscores between them.
pub(super) fn is_digits(digits: &[u8], radix: u32) -> bool {
    digits.split(|&byte| byte == b'_').all(|group| {
        !group.is_empty() && group.iter().all(|&byte| char::from(byte).is_digit(radix))
    })
}
