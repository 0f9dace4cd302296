//! Values that cross the boundary to an engine, and the patterns that scripts expect.
//!
//! Invariant: floats are bits everywhere, so that no payload of a NaN is ever quieted.

use crate::script::encoding::bits;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A value that a script passes to an engine, or that an engine returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A 32-bit integer.
    I32(#[serde(with = "bits")] u32),
    /// A 64-bit integer.
    I64(#[serde(with = "bits")] u64),
    /// The bits of a 32-bit float.
    F32(#[serde(with = "bits")] u32),
    /// The bits of a 64-bit float.
    F64(#[serde(with = "bits")] u64),
    /// A vector, the first lane in the lowest bits.
    V128(#[serde(with = "bits")] u128),
    /// A reference.
    Ref(Reference),
}

/// What a harness can know about a reference without dereferencing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// A null of the hierarchy of heap types that its static type belongs to.
    Null(Hierarchy),
    /// A function.
    Func,
    /// The host value with this number, as externref.
    Extern(u32),
    /// The host value with this number, internalised as anyref.
    Host(u32),
    /// A 31-bit integer, sign-extended.
    I31(i32),
    /// A structure.
    Struct,
    /// An array.
    Array,
    /// An exception.
    Exn,
    /// A wasm value externalised as externref, which is not one of the script's host values.
    ExternOther,
}

/// The four disjoint hierarchies of heap types (spec, section 2.3.3), named by their top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hierarchy {
    /// Functions, down to `nofunc`.
    Func,
    /// External references, down to `noextern`.
    Extern,
    /// Internal references, down to `none`.
    Any,
    /// Exceptions, down to `noexn`.
    Exn,
}

/// What a script expects of one float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FloatPattern<Bits> {
    /// Exactly these bits.
    Bits(Bits),
    /// A NaN whose payload is only its highest bit, of either sign.
    CanonicalNan,
    /// A NaN whose payload has its highest bit set, of either sign.
    ArithmeticNan,
}

/// What a script expects of one result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// This 32-bit integer.
    I32(u32),
    /// This 64-bit integer.
    I64(u64),
    /// A 32-bit float.
    F32(FloatPattern<u32>),
    /// A 64-bit float.
    F64(FloatPattern<u64>),
    /// A vector, lane by lane.
    V128(Lanes),
    /// A null, of this hierarchy if the script names a type.
    Null(Option<Hierarchy>),
    /// Any function.
    Func,
    /// An external reference that is not null: this host value, or any.
    Extern(Option<u32>),
    /// This host value, internalised.
    Host(u32),
    /// Any internal reference that is not null.
    Any,
    /// Any reference that `ref.eq` can compare.
    Eq,
    /// Any 31-bit integer.
    I31,
    /// Any structure.
    Struct,
    /// Any array.
    Array,
    /// Any exception.
    Exn,
    /// Any one of these.
    Either(Vec<Pattern>),
}

/// The lanes of an expected vector, in the shape that the script writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lanes {
    /// Sixteen 8-bit integers.
    I8x16([u8; 16]),
    /// Eight 16-bit integers.
    I16x8([u16; 8]),
    /// Four 32-bit integers.
    I32x4([u32; 4]),
    /// Two 64-bit integers.
    I64x2([u64; 2]),
    /// Four 32-bit floats.
    F32x4([FloatPattern<u32>; 4]),
    /// Two 64-bit floats.
    F64x2([FloatPattern<u64>; 2]),
}

/// A returned value as reports show it: a vector in the shape of the pattern that it was compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShownValue {
    /// As it is.
    Plain(Value),
    /// A vector, whose lanes are all bits.
    Lanes(Lanes),
}

/// The bits of a float of either width, on which the NaN patterns are defined.
pub trait FloatBits: Copy + PartialEq + fmt::LowerHex {
    /// The keyword of the type.
    const TYPE: &'static str;
    /// How many characters the bits take in hexadecimal, `0x` included.
    const WIDTH: usize;
    /// The positive NaN whose payload is only its highest bit (spec, section 2.2.3).
    const CANONICAL_NAN: Self;

    /// All bits but the sign.
    fn magnitude(self) -> Self;
    /// Whether all bits of `mask` are set.
    fn has(self, mask: Self) -> bool;
    /// The number that Rust prints. A NaN may change its payload.
    fn number(self) -> String;
}

impl FloatBits for u32 {
    const TYPE: &'static str = "f32";
    const WIDTH: usize = 10;
    const CANONICAL_NAN: u32 = 0x7fc0_0000;

    fn magnitude(self) -> u32 {
        self & 0x7fff_ffff
    }

    fn has(self, mask: u32) -> bool {
        self & mask == mask
    }

    fn number(self) -> String {
        format!("{:?}", f32::from_bits(self))
    }
}

impl FloatBits for u64 {
    const TYPE: &'static str = "f64";
    const WIDTH: usize = 18;
    const CANONICAL_NAN: u64 = 0x7ff8_0000_0000_0000;

    fn magnitude(self) -> u64 {
        self & 0x7fff_ffff_ffff_ffff
    }

    fn has(self, mask: u64) -> bool {
        self & mask == mask
    }

    fn number(self) -> String {
        format!("{:?}", f64::from_bits(self))
    }
}

impl<Bits: FloatBits> FloatPattern<Bits> {
    /// Whether these bits are what the pattern asks for. A canonical NaN is arithmetic too.
    pub fn matches(self, bits: Bits) -> bool {
        match self {
            Self::Bits(expected) => bits == expected,
            Self::CanonicalNan => bits.magnitude() == Bits::CANONICAL_NAN,
            Self::ArithmeticNan => bits.has(Bits::CANONICAL_NAN),
        }
    }
}

impl Lanes {
    /// Whether each lane of `vector` is what this asks for.
    pub fn matches(&self, vector: u128) -> bool {
        let bytes = vector.to_le_bytes();
        match self {
            Self::I8x16(lanes) => bytes == *lanes,
            Self::I16x8(lanes) => split(bytes, u16::from_le_bytes).eq(lanes.iter().copied()),
            Self::I32x4(lanes) => split(bytes, u32::from_le_bytes).eq(lanes.iter().copied()),
            Self::I64x2(lanes) => split(bytes, u64::from_le_bytes).eq(lanes.iter().copied()),
            Self::F32x4(lanes) => all_match(lanes, split(bytes, u32::from_le_bytes)),
            Self::F64x2(lanes) => all_match(lanes, split(bytes, u64::from_le_bytes)),
        }
    }
}

impl Lanes {
    /// A vector in the same shape, each lane its bits.
    #[must_use]
    pub fn shape(&self, vector: u128) -> Lanes {
        let bytes = vector.to_le_bytes();
        match self {
            Self::I8x16(_) => Self::I8x16(bytes),
            Self::I16x8(_) => Self::I16x8(lanes(bytes, u16::from_le_bytes)),
            Self::I32x4(_) => Self::I32x4(lanes(bytes, u32::from_le_bytes)),
            Self::I64x2(_) => Self::I64x2(lanes(bytes, u64::from_le_bytes)),
            Self::F32x4(_) => Self::F32x4(lanes(bytes, u32::from_le_bytes).map(FloatPattern::Bits)),
            Self::F64x2(_) => Self::F64x2(lanes(bytes, u64::from_le_bytes).map(FloatPattern::Bits)),
        }
    }
}

/// All lanes of a vector, `WIDTH` bytes each.
fn lanes<Lane: Copy + Default, const WIDTH: usize, const COUNT: usize>(
    bytes: [u8; 16],
    lane: fn([u8; WIDTH]) -> Lane,
) -> [Lane; COUNT] {
    let mut lanes = [Lane::default(); COUNT];
    lanes.iter_mut().zip(split(bytes, lane)).for_each(|(to, from)| *to = from);
    lanes
}

/// The lanes of a vector, `WIDTH` bytes each.
fn split<Lane, const WIDTH: usize>(
    bytes: [u8; 16],
    lane: fn([u8; WIDTH]) -> Lane,
) -> impl Iterator<Item = Lane> {
    let chunk = move |start| std::array::from_fn(|offset| bytes[start + offset]);
    (0..bytes.len()).step_by(WIDTH).map(chunk).map(lane)
}

fn all_match<Bits: FloatBits>(
    patterns: &[FloatPattern<Bits>],
    lanes: impl Iterator<Item = Bits>,
) -> bool {
    patterns.iter().zip(lanes).all(|(pattern, lane)| pattern.matches(lane))
}

impl Pattern {
    /// Whether `value` is what the pattern asks for, type included.
    pub fn matches(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::I32(expected), Value::I32(bits)) => expected == bits,
            (Self::I64(expected), Value::I64(bits)) => expected == bits,
            (Self::F32(pattern), Value::F32(bits)) => pattern.matches(*bits),
            (Self::F64(pattern), Value::F64(bits)) => pattern.matches(*bits),
            (Self::V128(lanes), Value::V128(bits)) => lanes.matches(*bits),
            (Self::Either(patterns), value) => patterns.iter().any(|p| p.matches(value)),
            (pattern, Value::Ref(reference)) => pattern.matches_reference(reference),
            _ => false,
        }
    }

    /// A value as it is shown beside this pattern.
    pub fn shown(&self, value: &Value) -> ShownValue {
        match (self.lanes(), value) {
            (Some(lanes), Value::V128(bits)) => ShownValue::Lanes(lanes.shape(*bits)),
            _ => ShownValue::Plain(value.clone()),
        }
    }

    /// The lanes that it asks for; of several the first.
    fn lanes(&self) -> Option<&Lanes> {
        match self {
            Self::V128(lanes) => Some(lanes),
            Self::Either(patterns) => patterns.iter().find_map(Self::lanes),
            _ => None,
        }
    }

    fn matches_reference(&self, reference: &Reference) -> bool {
        use Reference as R;
        match (self, reference) {
            (Self::Null(None), R::Null(_)) => true,
            (Self::Null(Some(expected)), R::Null(hierarchy)) => expected == hierarchy,
            (Self::Extern(None), R::Extern(_) | R::ExternOther) => true,
            (Self::Extern(Some(expected)), R::Extern(number)) => expected == number,
            (Self::Host(expected), R::Host(number)) => expected == number,
            (Self::Any, R::Host(_) | R::I31(_) | R::Struct | R::Array) => true,
            (Self::Eq, R::I31(_) | R::Struct | R::Array) => true,
            (Self::Func, R::Func) | (Self::I31, R::I31(_)) => true,
            (Self::Struct, R::Struct) | (Self::Array, R::Array) | (Self::Exn, R::Exn) => true,
            _ => false,
        }
    }
}

// ---- How values and patterns are written: the text format, with the bits of what has any.

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::I32(bits) => write!(f, "i32:{} ({bits:#010x})", bits.cast_signed()),
            Self::I64(bits) => write!(f, "i64:{} ({bits:#018x})", bits.cast_signed()),
            Self::F32(bits) => write_float(f, &FloatPattern::Bits(*bits)),
            Self::F64(bits) => write_float(f, &FloatPattern::Bits(*bits)),
            Self::V128(bits) => {
                f.write_str("v128:i32x4")?;
                split(bits.to_le_bytes(), u32::from_le_bytes)
                    .try_for_each(|lane| write!(f, " {lane:#010x}"))
            }
            Self::Ref(reference) => reference.fmt(f),
        }
    }
}

impl fmt::Display for ShownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(value) => value.fmt(f),
            Self::Lanes(lanes) => lanes.fmt(f),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null(hierarchy) => write!(f, "ref.null {hierarchy}"),
            Self::Func => f.write_str("ref.func"),
            Self::Extern(number) => write!(f, "ref.extern {number}"),
            Self::Host(number) => write!(f, "ref.host {number}"),
            Self::I31(number) => write!(f, "ref.i31 {number}"),
            Self::Struct => f.write_str("ref.struct"),
            Self::Array => f.write_str("ref.array"),
            Self::Exn => f.write_str("ref.exn"),
            Self::ExternOther => f.write_str("ref.extern"),
        }
    }
}

impl fmt::Display for Hierarchy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Func => "func",
            Self::Extern => "extern",
            Self::Any => "any",
            Self::Exn => "exn",
        })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::I32(bits) => Value::I32(*bits).fmt(f),
            Self::I64(bits) => Value::I64(*bits).fmt(f),
            Self::F32(pattern) => write_float(f, pattern),
            Self::F64(pattern) => write_float(f, pattern),
            Self::V128(lanes) => lanes.fmt(f),
            Self::Null(None) => f.write_str("ref.null"),
            Self::Null(Some(hierarchy)) => Reference::Null(*hierarchy).fmt(f),
            Self::Extern(None) => f.write_str("ref.extern"),
            Self::Extern(Some(number)) => Reference::Extern(*number).fmt(f),
            Self::Host(number) => Reference::Host(*number).fmt(f),
            Self::Func => f.write_str("ref.func"),
            Self::Any => f.write_str("ref.any"),
            Self::Eq => f.write_str("ref.eq"),
            Self::I31 => f.write_str("ref.i31"),
            Self::Struct => f.write_str("ref.struct"),
            Self::Array => f.write_str("ref.array"),
            Self::Exn => f.write_str("ref.exn"),
            Self::Either(patterns) => {
                f.write_str("either(")?;
                write_list(f, patterns, " | ")?;
                f.write_str(")")
            }
        }
    }
}

impl fmt::Display for Lanes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn integers<Lane: fmt::LowerHex>(
            f: &mut fmt::Formatter<'_>,
            shape: &str,
            lanes: &[Lane],
        ) -> fmt::Result {
            let width = 2 + 2 * size_of::<Lane>();
            write!(f, "v128:{shape}")?;
            lanes.iter().try_for_each(|lane| write!(f, " {lane:#0width$x}"))
        }
        fn floats<Bits: FloatBits>(
            f: &mut fmt::Formatter<'_>,
            shape: &str,
            lanes: &[FloatPattern<Bits>],
        ) -> fmt::Result {
            write!(f, "v128:{shape} ")?;
            write_list(f, lanes, " ")
        }
        match self {
            Self::I8x16(lanes) => integers(f, "i8x16", lanes),
            Self::I16x8(lanes) => integers(f, "i16x8", lanes),
            Self::I32x4(lanes) => integers(f, "i32x4", lanes),
            Self::I64x2(lanes) => integers(f, "i64x2", lanes),
            Self::F32x4(lanes) => floats(f, "f32x4", lanes),
            Self::F64x2(lanes) => floats(f, "f64x2", lanes),
        }
    }
}

/// A float: its value and bits, or the name of the kind of NaN.
impl<Bits: FloatBits> fmt::Display for FloatPattern<Bits> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bits(bits) => {
                write!(f, "{} ({bits:#0width$x})", bits.number(), width = Bits::WIDTH)
            }
            Self::CanonicalNan => f.write_str("nan:canonical"),
            Self::ArithmeticNan => f.write_str("nan:arithmetic"),
        }
    }
}

fn write_float<Bits: FloatBits>(
    f: &mut fmt::Formatter<'_>,
    pattern: &FloatPattern<Bits>,
) -> fmt::Result {
    write!(f, "{}:{pattern}", Bits::TYPE)
}

/// Writes the items with a separator between them.
pub(crate) fn write_list<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    separator: &str,
) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(i, item)| {
        if i > 0 {
            f.write_str(separator)?;
        }
        item.fmt(f)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nan_patterns_look_at_the_payload_and_not_at_the_sign() {
        let canonical = FloatPattern::CanonicalNan;
        let arithmetic = FloatPattern::ArithmeticNan;
        for (bits, is_canonical, is_arithmetic) in [
            (0x7fc0_0000_u32, true, true),
            (0xffc0_0000, true, true),
            (0x7fc0_0001, false, true),
            (0x7fa0_0000, false, false), // signalling
            (0x7f80_0000, false, false), // infinity
            (0x0040_0000, false, false),
        ] {
            assert_eq!(canonical.matches(bits), is_canonical, "{bits:#x}");
            assert_eq!(arithmetic.matches(bits), is_arithmetic, "{bits:#x}");
        }
        assert!(FloatPattern::CanonicalNan.matches(0xfff8_0000_0000_0000_u64));
        assert!(!FloatPattern::CanonicalNan.matches(0xfff8_0000_0000_0001_u64));
    }

    #[test]
    fn zeros_of_different_sign_differ() {
        assert!(!Pattern::F64(FloatPattern::Bits(0)).matches(&Value::F64(1 << 63)));
    }

    #[test]
    fn types_are_compared() {
        assert!(!Pattern::I32(0).matches(&Value::I64(0)));
        assert!(!Pattern::F32(FloatPattern::Bits(0)).matches(&Value::I32(0)));
        let null = Value::Ref(Reference::Null(Hierarchy::Func));
        assert!(Pattern::Null(None).matches(&null));
        assert!(Pattern::Null(Some(Hierarchy::Func)).matches(&null));
        assert!(!Pattern::Null(Some(Hierarchy::Extern)).matches(&null));
        assert!(!Pattern::Func.matches(&null));
    }

    #[test]
    fn lanes_are_little_endian() {
        let mut bytes = [0; 16];
        bytes[2] = 1;
        let vector = u128::from_le_bytes(bytes);
        assert!(Lanes::I16x8([0, 1, 0, 0, 0, 0, 0, 0]).matches(vector));
        assert!(!Lanes::I16x8([1, 0, 0, 0, 0, 0, 0, 0]).matches(vector));
        assert_eq!(
            Value::V128(vector).to_string(),
            "v128:i32x4 0x00010000 0x00000000 0x00000000 0x00000000"
        );
    }

    #[test]
    fn floats_show_number_and_bits() {
        assert_eq!(Value::F32(0x3fc0_0000).to_string(), "f32:1.5 (0x3fc00000)");
        let nan = Pattern::F64(FloatPattern::CanonicalNan);
        assert_eq!(nan.to_string(), "f64:nan:canonical");
    }
}
