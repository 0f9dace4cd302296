//! What an instruction should compute, as a function on bits, and the operands to try it on.

/// The type of an operand or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    I32,
    I64,
    F32,
    F64,
    V128,
}

impl Type {
    /// The keyword of the text format.
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Type::I32 => "i32",
            Type::I64 => "i64",
            Type::F32 => "f32",
            Type::F64 => "f64",
            Type::V128 => "v128",
        }
    }
}

/// One instruction.
pub(crate) struct Model {
    /// Its text, with its immediates.
    pub(crate) text: &'static str,
    pub(crate) params: Vec<Type>,
    pub(crate) results: Vec<Type>,
    /// The operands to try, as bits.
    pub(crate) inputs: Vec<Vec<u128>>,
    /// The functions that it may compute. An engine takes one of them for all inputs, and the first in its
    /// deterministic mode.
    pub(crate) alternatives: Vec<Function>,
}

/// From the bits of operands to the result.
pub(crate) type Function = Box<dyn Fn(&[u128]) -> Expected>;

/// How a call should end.
#[derive(Debug)]
pub(crate) enum Expected {
    Return(Vec<Pattern>),
    Trap(&'static str),
}

/// A set of bit patterns: those that have `bits` where `mask` is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pattern {
    pub(crate) bits: u128,
    pub(crate) mask: u128,
}

impl Pattern {
    pub(crate) fn exactly(bits: u128) -> Self {
        Self { bits, mask: u128::MAX }
    }

    pub(crate) fn matches(self, bits: u128) -> bool {
        (bits ^ self.bits) & self.mask == 0
    }
}

/// A number, alone or in a lane.
pub(crate) trait Number: Copy + 'static {
    const TYPE: Type;
    const BITS: u32;
    fn decode(bits: u128) -> Self;
    /// The results that this stands for. A NaN stands for all arithmetic NaNs.
    fn pattern(self) -> Pattern;
    /// The bits of operands to try.
    fn edges() -> Vec<u128>;
}

macro_rules! integers {
    ($($number:ident $ty:ident $unsigned:ident;)*) => {$(
        impl Number for $number {
            const TYPE: Type = Type::$ty;
            const BITS: u32 = $number::BITS;

            fn decode(bits: u128) -> Self {
                bits as Self
            }

            fn pattern(self) -> Pattern {
                Pattern::exactly((self as $unsigned).into())
            }

            /// Neighbours of all powers of two in both signs, and alternating bits.
            fn edges() -> Vec<u128> {
                let powers = (0..Self::BITS).step_by(1 + Self::BITS as usize / 12);
                let mut edges: Vec<$unsigned> = powers
                    .chain([Self::BITS - 1])
                    .map(|exponent| 1 << exponent)
                    .flat_map(|power: $unsigned| {
                        [power.wrapping_sub(1), power, power.wrapping_add(1), power.wrapping_neg()]
                    })
                    .chain([$unsigned::MAX / 3, $unsigned::MAX / 3 * 2])
                    .collect();
                edges.sort_unstable();
                edges.dedup();
                edges.into_iter().map(u128::from).collect()
            }
        }
    )*};
}

integers! {
    i8 I32 u8;
    u8 I32 u8;
    i16 I32 u16;
    u16 I32 u16;
    i32 I32 u32;
    u32 I32 u32;
    i64 I64 u64;
    u64 I64 u64;
    u128 V128 u128;
}

macro_rules! floats {
    ($($number:ident $exact:ident $bits:ident $ty:ident;)*) => {$(
        impl Number for $number {
            const TYPE: Type = Type::$ty;
            const BITS: u32 = $bits::BITS;

            fn decode(bits: u128) -> Self {
                $number::from_bits(bits as $bits)
            }

            fn pattern(self) -> Pattern {
                if !self.is_nan() {
                    return Pattern::exactly(u128::from(self.to_bits()));
                }
                let quiet_bits = $number::INFINITY.to_bits() >> 1 | $number::INFINITY.to_bits();
                let quiet_bits = u128::from(quiet_bits);
                Pattern { bits: quiet_bits, mask: quiet_bits }
            }

            /// Zeros, subnormals, numbers at the limits of roundings and of integer ranges, infinities, and NaNs with
            /// payloads, quiet and signalling; each with both signs.
            fn edges() -> Vec<u128> {
                let infinity = $number::INFINITY.to_bits();
                let quiet = infinity >> 1 | infinity;
                let mut positive: Vec<Self> = [0, 1, infinity, infinity + 1, quiet, quiet + 1]
                    .into_iter()
                    .chain([infinity + (quiet - infinity) / 2, $bits::MAX >> 1])
                    .map($number::from_bits)
                    .chain([$number::MIN_POSITIVE, $number::MAX, 0.1, 0.5, 1.0, 1.5, 2.5, 3.5])
                    .collect();
                for exponent in [-1, 0, 8, 15, 16, 22, 23, 24, 31, 32, 51, 52, 53, 63, 64] {
                    let power = (2.0 as $number).powi(exponent);
                    positive.extend([power.next_down(), power, power.next_up()]);
                }
                let both_signs = positive.into_iter().flat_map(|float| [float, -float]);
                both_signs.map(|float| u128::from(float.to_bits())).collect()
            }
        }

        /// A float that is only moved, so that all its bits are kept.
        #[derive(Clone, Copy)]
        pub(crate) struct $exact(pub(crate) $bits);

        impl Number for $exact {
            const TYPE: Type = Type::$ty;
            const BITS: u32 = $bits::BITS;

            fn decode(bits: u128) -> Self {
                Self(bits as $bits)
            }

            fn pattern(self) -> Pattern {
                Pattern::exactly(u128::from(self.0))
            }

            fn edges() -> Vec<u128> {
                $number::edges()
            }
        }
    )*};
}

floats! {
    f32 F32Bits u32 F32;
    f64 F64Bits u64 F64;
}

/// What a model's function may return.
pub(crate) trait Results {
    const TYPES: &[Type];
    fn expected(self) -> Expected;
}

impl<T: Number> Results for T {
    const TYPES: &[Type] = &[T::TYPE];

    fn expected(self) -> Expected {
        Expected::Return(vec![self.pattern()])
    }
}

impl Results for bool {
    const TYPES: &[Type] = &[Type::I32];

    fn expected(self) -> Expected {
        u32::from(self).expected()
    }
}

/// A vector's lanes.
impl<T: Number> Results for Vec<T> {
    const TYPES: &[Type] = &[Type::V128];

    fn expected(self) -> Expected {
        assert_eq!(self.len() as u32 * T::BITS, 128);
        let start = Pattern { bits: 0, mask: 0 };
        let vector = self.iter().rev().fold(start, |vector, lane| {
            let lane_mask = u128::MAX >> (128 - T::BITS);
            let lane = lane.pattern();
            Pattern {
                bits: vector.bits.unbounded_shl(T::BITS) | lane.bits & lane_mask,
                mask: vector.mask.unbounded_shl(T::BITS) | lane.mask & lane_mask,
            }
        });
        Expected::Return(vec![vector])
    }
}

impl Results for (u64, u64) {
    const TYPES: &[Type] = &[Type::I64, Type::I64];

    fn expected(self) -> Expected {
        Expected::Return(vec![self.0.pattern(), self.1.pattern()])
    }
}

impl<T: Results> Results for Result<T, &'static str> {
    const TYPES: &[Type] = T::TYPES;

    fn expected(self) -> Expected {
        self.map_or_else(Expected::Trap, T::expected)
    }
}

/// The lanes of `bits`, lane 0 first.
pub(crate) fn lanes<T: Number>(bits: u128) -> Vec<T> {
    (0..128 / T::BITS).map(|lane| T::decode(bits >> (lane * T::BITS))).collect()
}
