//! Messages as bytes: frames for our own workers, lines of JSON for everybody.
//!
//! A frame is the length of what follows as four bytes, the lowest first, and the message in postcard's format. What a
//! process writes is untrusted: any bytes are a message or an error, and no more of them is kept than the longest
//! message has.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How much of a message that is not understood its error shows.
const SHOWN_BYTES: usize = 60;

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Frames of bytes.
    Frames,
    /// Lines of JSON.
    Lines,
}

/// Why bytes are no message.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum WireError {
    /// The message is longer than a message may be.
    #[error("a message of {length} bytes: the limit is {limit}")]
    TooLong {
        /// The length, as far as it is known.
        length: usize,
        /// The longest that a message may be.
        limit: usize,
    },
    /// The message is not understood.
    #[error("a message that is not understood: `{shown}`: {reason}")]
    NotUnderstood {
        /// Its beginning, in printable characters.
        shown: String,
        /// What the parser says.
        reason: String,
    },
}

impl Encoding {
    /// Appends a message.
    ///
    /// # Errors
    ///
    /// When it is longer than a frame can say.
    pub fn write(self, message: &impl Serialize, out: &mut Vec<u8>) -> Result<(), WireError> {
        let start = out.len();
        match self {
            Self::Lines => {
                serde_json::to_writer(&mut *out, message)
                    .map_err(|error| not_understood(b"", &error))?;
                out.push(b'\n');
            }
            Self::Frames => {
                out.extend([0; FRAME_HEAD]);
                let whole = postcard::to_extend(message, std::mem::take(out));
                *out = whole.map_err(|error| not_understood(b"", &error))?;
                let length = out.len() - start - FRAME_HEAD;
                let Ok(head) = u32::try_from(length) else {
                    return Err(WireError::TooLong { length, limit: u32::MAX as usize });
                };
                out[start..start + FRAME_HEAD].copy_from_slice(&head.to_le_bytes());
            }
        }
        Ok(())
    }
}

/// The length of a frame's length.
const FRAME_HEAD: usize = 4;

/// Takes messages out of bytes as they come.
#[derive(Debug)]
pub struct Decoder {
    encoding: Encoding,
    /// The longest message.
    limit: usize,
    bytes: Vec<u8>,
    /// Where the next message begins.
    start: usize,
    /// How far the bytes have been searched for the end of a line.
    searched: usize,
}

impl Decoder {
    /// A decoder without any bytes yet.
    pub fn new(encoding: Encoding, limit: usize) -> Self {
        Self { encoding, limit, bytes: Vec::new(), start: 0, searched: 0 }
    }

    /// Adds what was read.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.start > 0 {
            self.bytes.drain(..self.start);
            self.searched -= self.start;
            self.start = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// Whether a message has begun and is not complete.
    pub fn is_within_message(&self) -> bool {
        self.start < self.bytes.len()
    }

    /// The next message, if it is complete.
    ///
    /// # Errors
    ///
    /// When the bytes are no message. Then no later ones are a message either.
    pub fn take<T: DeserializeOwned>(&mut self) -> Result<Option<T>, WireError> {
        match self.encoding {
            Encoding::Frames => self.next_frame(),
            Encoding::Lines => self.next_line(),
        }
    }

    fn next_frame<T: DeserializeOwned>(&mut self) -> Result<Option<T>, WireError> {
        let rest = &self.bytes[self.start..];
        let Some((head, rest)) = rest.split_first_chunk::<FRAME_HEAD>() else { return Ok(None) };
        let length = usize::try_from(u32::from_le_bytes(*head)).unwrap_or(usize::MAX);
        self.check_length(length)?;
        let Some(frame) = rest.get(..length) else { return Ok(None) };
        let (message, rest) =
            postcard::take_from_bytes(frame).map_err(|error| not_understood(frame, &error))?;
        if !rest.is_empty() {
            return Err(not_understood(frame, &"there is more in it than a message"));
        }
        self.start += FRAME_HEAD + length;
        self.searched = self.start;
        Ok(Some(message))
    }

    fn next_line<T: DeserializeOwned>(&mut self) -> Result<Option<T>, WireError> {
        loop {
            let new = &self.bytes[self.searched..];
            let Some(length) = new.iter().position(|byte| *byte == b'\n') else {
                self.searched = self.bytes.len();
                self.check_length(self.searched - self.start)?;
                return Ok(None);
            };
            let end = self.searched + length;
            let line = self.bytes[self.start..end].trim_ascii();
            self.check_length(line.len())?;
            let message = match line {
                [] => None,
                line => Some(serde_json::from_slice(line).map_err(|e| not_understood(line, &e))?),
            };
            self.start = end + 1;
            self.searched = self.start;
            if message.is_some() {
                return Ok(message);
            }
        }
    }

    fn check_length(&self, length: usize) -> Result<(), WireError> {
        match length > self.limit {
            true => Err(WireError::TooLong { length, limit: self.limit }),
            false => Ok(()),
        }
    }
}

fn not_understood(bytes: &[u8], reason: &dyn std::fmt::Display) -> WireError {
    let shown = bytes.iter().take(SHOWN_BYTES).flat_map(|byte| byte.escape_ascii());
    let shown = shown.map(char::from).collect();
    WireError::NotUnderstood { shown, reason: reason.to_string() }
}
