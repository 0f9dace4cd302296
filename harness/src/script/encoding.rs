//! How data is written for which serde's own way is not good enough: compact in binary formats, and in text in a form
//! that every language can read back without loss.
//!
//! Invariant: what is written is read back as it was, in both.

/// Bytes: one string of bytes in binary formats, base64 (RFC 4648, with padding) in text.
pub(crate) mod bytes {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::{Deserializer, Error, SeqAccess, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub(crate) fn serialize<S: Serializer>(
        bytes: &impl AsRef<[u8]>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let bytes = bytes.as_ref();
        match serializer.is_human_readable() {
            true => serializer.serialize_str(&STANDARD.encode(bytes)),
            false => serializer.serialize_bytes(bytes),
        }
    }

    pub(crate) fn deserialize<'de, T: From<Vec<u8>>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let bytes = match deserializer.is_human_readable() {
            true => deserializer.deserialize_str(Base64)?,
            false => deserializer.deserialize_byte_buf(Bytes)?,
        };
        Ok(bytes.into())
    }

    struct Base64;

    impl Visitor<'_> for Base64 {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bytes as base64")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
            decode(text)
        }
    }

    /// Reads base64.
    pub(crate) fn decode<E: Error>(text: &str) -> Result<Vec<u8>, E> {
        STANDARD.decode(text).map_err(E::custom)
    }

    struct Bytes;

    impl<'de> Visitor<'de> for Bytes {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bytes")
        }

        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<u8>, A::Error> {
            let mut bytes = Vec::new();
            while let Some(byte) = seq.next_element()? {
                bytes.push(byte);
            }
            Ok(bytes)
        }
    }
}

/// The bits of a number: as they are in binary formats, and as a string in text, because many readers take JSON's
/// numbers for doubles. `0x` and hexadecimal digits are written; decimal digits are read too.
pub(crate) mod bits {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::{Deserialize, Serialize, Serializer};
    use std::fmt;
    use std::marker::PhantomData;

    /// An unsigned integer.
    pub(crate) trait Bits: Sized {
        fn parse(digits: &str, radix: u32) -> Option<Self>;
    }

    macro_rules! bits {
        ($($ty:ty),*) => { $(
            impl Bits for $ty {
                fn parse(digits: &str, radix: u32) -> Option<Self> {
                    <$ty>::from_str_radix(digits, radix).ok()
                }
            }
        )* };
    }
    bits!(u32, u64, u128);

    pub(crate) fn serialize<T: fmt::LowerHex + Serialize, S: Serializer>(
        bits: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(&format_args!("{bits:#x}")),
            false => bits.serialize(serializer),
        }
    }

    pub(crate) fn deserialize<'de, T: Bits + Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        match deserializer.is_human_readable() {
            true => deserializer.deserialize_str(Digits(PhantomData)),
            false => T::deserialize(deserializer),
        }
    }

    struct Digits<T>(PhantomData<T>);

    impl<T: Bits> Visitor<'_> for Digits<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("bits as a string, such as \"0x7fc00000\" or \"2143289344\"")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            let parsed = match text.strip_prefix("0x") {
                Some(digits) => T::parse(digits, 16),
                None => T::parse(text, 10),
            };
            parsed.filter(|_| !text.contains('+')).ok_or_else(|| {
                E::custom(format_args!(
                    "`{text}` is not a number of this width: write \"0x…\" or decimal digits"
                ))
            })
        }
    }
}
