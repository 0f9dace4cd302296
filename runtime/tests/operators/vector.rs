//! The vector instructions in plain Rust, fixed-width and relaxed.

use super::model::{F32Bits, F64Bits, Function, Model, Number, Results, Type, lanes};
use super::numeric::{max, min};

/// All vector instructions that access no memory.
pub(crate) fn models() -> Vec<Model> {
    let mut models = whole_vectors();
    models.extend(lane_access());
    models.extend(signed_lanes());
    models.extend(unsigned_lanes());
    models.extend(widening());
    models.extend(narrowing());
    models.extend(float_lanes());
    models.extend(conversions());
    models.extend(relaxed());
    models
}

// ---- Instructions as functions on lanes.

/// A function on vectors of lanes that are tried with the edges of type `A`.
fn vectors<A: Number, R: Results>(
    text: &'static str,
    count: usize,
    f: impl Fn(&[u128]) -> R + 'static,
) -> Model {
    Model {
        text,
        params: vec![Type::V128; count],
        results: R::TYPES.to_vec(),
        inputs: (0..A::edges().len())
            .flat_map(|skew| skewed::<A>(count, skew))
            .chain(splats::<A>(count))
            .collect(),
        alternatives: vec![function(f)],
    }
}

/// Vectors of successive edges. Each operand is `skew` edges ahead of the one before, so that all
/// skews together meet all pairs.
fn skewed<A: Number>(count: usize, skew: usize) -> impl Iterator<Item = Vec<u128>> {
    let edges = A::edges();
    let lane_count = 128 / A::BITS as usize;
    let vector = move |start: usize| {
        let lane = |lane: usize| edges[(start + lane) % edges.len()] << (lane as u32 * A::BITS);
        (0..lane_count).map(lane).fold(0, |vector, lane| vector | lane)
    };
    let starts = (0..A::edges().len()).step_by(lane_count);
    starts.map(move |start| (0..count).map(|operand| vector(start + operand * skew)).collect())
}

/// Vectors with the same edge in all lanes of all operands, for which sums of lanes are largest.
fn splats<A: Number>(count: usize) -> impl Iterator<Item = Vec<u128>> {
    let splat = |edge| (0..128 / A::BITS).fold(0, |vector, lane| vector | edge << (lane * A::BITS));
    A::edges().into_iter().map(move |edge| vec![splat(edge); count])
}

fn function<R: Results>(f: impl Fn(&[u128]) -> R + 'static) -> Function {
    Box::new(move |operands| f(operands).expected())
}

fn unary<A: Number, R: Number>(text: &'static str, f: impl Fn(A) -> R + 'static) -> Model {
    vectors::<A, _>(text, 1, map(f))
}

fn map<A: Number, R: Number>(f: impl Fn(A) -> R) -> impl Fn(&[u128]) -> Vec<R> {
    move |operands| lanes::<A>(operands[0]).into_iter().map(&f).collect()
}

fn binary<A: Number, R: Number>(text: &'static str, f: impl Fn(A, A) -> R + 'static) -> Model {
    vectors::<A, _>(text, 2, map2(f))
}

fn map2<A: Number, R: Number>(f: impl Fn(A, A) -> R) -> impl Fn(&[u128]) -> Vec<R> {
    move |operands| {
        let pairs = lanes::<A>(operands[0]).into_iter().zip(lanes::<A>(operands[1]));
        pairs.map(|(a, b)| f(a, b)).collect()
    }
}

fn map3<A: Number, R: Number>(f: impl Fn(A, A, A) -> R) -> impl Fn(&[u128]) -> Vec<R> {
    move |operands| {
        let [a, b, c] = [0, 1, 2].map(|operand| lanes::<A>(operands[operand]));
        (0..a.len()).map(|lane| f(a[lane], b[lane], c[lane])).collect()
    }
}

/// A function whose result differs between engines.
fn relaxed_function<A: Number>(
    text: &'static str,
    count: usize,
    alternatives: Vec<Function>,
) -> Model {
    let results = vec![Type::V128];
    Model { results, alternatives, ..vectors::<A, Vec<u128>>(text, count, |_| unreachable!()) }
}

// ---- v128, shuffles and lanes.

fn whole_vectors() -> Vec<Model> {
    vec![
        vectors::<u64, _>("v128.not", 1, |v| vec![!v[0]]),
        vectors::<u64, _>("v128.and", 2, |v| vec![v[0] & v[1]]),
        vectors::<u64, _>("v128.andnot", 2, |v| vec![v[0] & !v[1]]),
        vectors::<u64, _>("v128.or", 2, |v| vec![v[0] | v[1]]),
        vectors::<u64, _>("v128.xor", 2, |v| vec![v[0] ^ v[1]]),
        vectors::<u64, _>("v128.bitselect", 3, |v| vec![v[0] & v[2] | v[1] & !v[2]]),
        vectors::<u64, _>("v128.any_true", 1, |v| v[0] != 0),
        vectors::<u8, _>("i8x16.swizzle", 2, map_indices(|a, index| a.get(index).copied())),
        vectors::<u8, _>("i8x16.shuffle 31 0 1 17 9 9 9 9 16 15 20 5 30 2 24 8", 2, |v| {
            let both = [lanes::<u8>(v[0]), lanes::<u8>(v[1])].concat();
            [31, 0, 1, 17, 9, 9, 9, 9, 16, 15, 20, 5, 30, 2, 24, 8].map(|lane| both[lane]).to_vec()
        }),
        // Shuffles that a backend may know instructions for: interleavings, rotations, splats.
        vectors::<u8, _>("i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23", 2, |v| {
            let [a, b] = [0, 1].map(|operand| lanes::<u8>(v[operand]));
            (0..8).flat_map(|lane| [a[lane], b[lane]]).collect::<Vec<u8>>()
        }),
        vectors::<u8, _>("i8x16.shuffle 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18", 2, |v| {
            vec![v[0] >> 24 | v[1] << 104]
        }),
        vectors::<u8, _>("i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7", 2, |v| {
            vec![lanes::<u32>(v[0])[1]; 4]
        }),
    ]
}

/// `select` gives the lane of the first operand for an index in the second, or `None` for 0.
fn map_indices(select: impl Fn(&[u8], usize) -> Option<u8>) -> impl Fn(&[u128]) -> Vec<u8> {
    move |v| {
        let [a, indices] = [0, 1].map(|operand| lanes::<u8>(v[operand]));
        indices.into_iter().map(|index| select(&a, index.into()).unwrap_or(0)).collect()
    }
}

/// Rows of shape, type of the scalar, type of the lane, and the lane.
macro_rules! lane_access {
    ($($shape:literal $scalar:ident $element:ident $lane:literal $extract:literal;)*) => {
        fn lane_access() -> Vec<Model> {
            vec![$(
                Model {
                    text: concat!($shape, ".splat"),
                    params: vec![$scalar::TYPE],
                    results: vec![Type::V128],
                    inputs: $scalar::edges().into_iter().map(|scalar| vec![scalar]).collect(),
                    alternatives: vec![function(|v| {
                        vec![$element::decode(v[0]); 128 / $element::BITS as usize]
                    })],
                },
                Model {
                    text: concat!($shape, ".replace_lane ", $lane),
                    params: vec![Type::V128, $scalar::TYPE],
                    results: vec![Type::V128],
                    inputs: $scalar::edges().into_iter().map(|a| vec![0x55 << 60, a]).collect(),
                    alternatives: vec![function(|v| {
                        let mut lanes = lanes::<$element>(v[0]);
                        lanes[$lane] = $element::decode(v[1]);
                        lanes
                    })],
                },
                vectors::<$element, _>(concat!($shape, $extract, $lane), 1, |v| {
                    $scalar::from(lanes::<$element>(v[0])[$lane])
                }),
            )*]
        }
    };
}

lane_access! {
    "i8x16" i32 i8 3 ".extract_lane_s ";
    "i8x16" i32 u8 13 ".extract_lane_u ";
    "i16x8" i32 i16 1 ".extract_lane_s ";
    "i16x8" i32 u16 7 ".extract_lane_u ";
    "i32x4" i32 i32 2 ".extract_lane ";
    "i64x2" i64 i64 1 ".extract_lane ";
    "f32x4" F32Bits F32Bits 3 ".extract_lane ";
    "f64x2" F64Bits F64Bits 1 ".extract_lane ";
}

// ---- Integers.

fn mask<T: TryFrom<i64>>(condition: bool) -> T {
    T::try_from(-i64::from(condition)).ok().expect("a signed lane")
}

/// Rows of shape, signed lane, unsigned lane.
macro_rules! all_integer_lanes {
    ($($shape:literal $signed:ident;)*) => {
        fn signed_lanes() -> Vec<Model> {
            vec![$(
                binary(concat!($shape, ".eq"), |a: $signed, b| mask::<$signed>(a == b)),
                binary(concat!($shape, ".ne"), |a: $signed, b| mask::<$signed>(a != b)),
                binary(concat!($shape, ".lt_s"), |a: $signed, b| mask::<$signed>(a < b)),
                binary(concat!($shape, ".gt_s"), |a: $signed, b| mask::<$signed>(a > b)),
                binary(concat!($shape, ".le_s"), |a: $signed, b| mask::<$signed>(a <= b)),
                binary(concat!($shape, ".ge_s"), |a: $signed, b| mask::<$signed>(a >= b)),
                unary(concat!($shape, ".abs"), $signed::wrapping_abs),
                unary(concat!($shape, ".neg"), $signed::wrapping_neg),
                binary(concat!($shape, ".add"), $signed::wrapping_add),
                binary(concat!($shape, ".sub"), $signed::wrapping_sub),
                vectors::<$signed, _>(concat!($shape, ".all_true"), 1, |v| {
                    lanes::<$signed>(v[0]).into_iter().all(|lane| lane != 0)
                }),
                vectors::<$signed, _>(concat!($shape, ".bitmask"), 1, |v| {
                    let lanes = lanes::<$signed>(v[0]).into_iter().rev();
                    lanes.fold(0_u32, |mask, lane| mask << 1 | u32::from(lane < 0))
                }),
                shift(concat!($shape, ".shl"), |a: $signed, count| a.wrapping_shl(count)),
                shift(concat!($shape, ".shr_s"), |a: $signed, count| a.wrapping_shr(count)),
            )*]
        }
    };
}

all_integer_lanes! {
    "i8x16" i8;
    "i16x8" i16;
    "i32x4" i32;
    "i64x2" i64;
}

/// All counts, past the width of the lanes too.
fn shift<A: Number>(text: &'static str, f: impl Fn(A, u32) -> A + 'static) -> Model {
    let counts = (0..=130).chain([0xffff_ff80, 0xffff_ffff]);
    Model {
        text,
        params: vec![Type::V128, Type::I32],
        results: vec![Type::V128],
        inputs: counts
            .flat_map(|count| skewed::<A>(1, 0).map(move |vector| vec![vector[0], count]))
            .collect(),
        alternatives: vec![function(move |v| {
            lanes::<A>(v[0]).into_iter().map(|lane| f(lane, v[1] as u32)).collect::<Vec<A>>()
        })],
    }
}

fn unsigned_lanes() -> Vec<Model> {
    macro_rules! compare {
        ($($shape:literal $unsigned:ident $signed:ident;)*) => {
            vec![$(
                binary(concat!($shape, ".lt_u"), |a: $unsigned, b| mask::<$signed>(a < b)),
                binary(concat!($shape, ".gt_u"), |a: $unsigned, b| mask::<$signed>(a > b)),
                binary(concat!($shape, ".le_u"), |a: $unsigned, b| mask::<$signed>(a <= b)),
                binary(concat!($shape, ".ge_u"), |a: $unsigned, b| mask::<$signed>(a >= b)),
                binary(concat!($shape, ".min_s"), |a: $signed, b| a.min(b)),
                binary(concat!($shape, ".min_u"), |a: $unsigned, b| a.min(b)),
                binary(concat!($shape, ".max_s"), |a: $signed, b| a.max(b)),
                binary(concat!($shape, ".max_u"), |a: $unsigned, b| a.max(b)),
            )*]
        };
    }
    let mut models = compare! {
        "i8x16" u8 i8;
        "i16x8" u16 i16;
        "i32x4" u32 i32;
    };
    models.extend([
        shift("i8x16.shr_u", |a: u8, count| a.wrapping_shr(count)),
        shift("i16x8.shr_u", |a: u16, count| a.wrapping_shr(count)),
        shift("i32x4.shr_u", |a: u32, count| a.wrapping_shr(count)),
        shift("i64x2.shr_u", |a: u64, count| a.wrapping_shr(count)),
        unary("i8x16.popcnt", |a: u8| a.count_ones() as u8),
        binary("i8x16.add_sat_s", i8::saturating_add),
        binary("i8x16.add_sat_u", u8::saturating_add),
        binary("i8x16.sub_sat_s", i8::saturating_sub),
        binary("i8x16.sub_sat_u", u8::saturating_sub),
        binary("i16x8.add_sat_s", i16::saturating_add),
        binary("i16x8.add_sat_u", u16::saturating_add),
        binary("i16x8.sub_sat_s", i16::saturating_sub),
        binary("i16x8.sub_sat_u", u16::saturating_sub),
        binary("i8x16.avgr_u", |a: u8, b| (u32::from(a) + u32::from(b)).div_ceil(2) as u8),
        binary("i16x8.avgr_u", |a: u16, b| (u32::from(a) + u32::from(b)).div_ceil(2) as u16),
        binary("i16x8.mul", i16::wrapping_mul),
        binary("i32x4.mul", i32::wrapping_mul),
        binary("i64x2.mul", i64::wrapping_mul),
        binary("i16x8.q15mulr_sat_s", |a, b| q15_multiply(a, b).clamp(-0x8000, 0x7fff) as i16),
    ]);
    models
}

fn q15_multiply(a: i16, b: i16) -> i32 {
    (i32::from(a) * i32::from(b) + 0x4000) >> 15
}

/// Rows of wide shape, narrow shape, suffix, narrow lane, wide lane.
macro_rules! widening {
    ($($wide:literal $narrow:literal $sign:literal $from:ident $to:ident;)*) => {
        fn widening() -> Vec<Model> {
            vec![$(
                vectors::<$from, _>(concat!($wide, ".extend_low_", $narrow, $sign), 1, |v| {
                    wide::<$from, $to>(v[0], Half::Low)
                }),
                vectors::<$from, _>(concat!($wide, ".extend_high_", $narrow, $sign), 1, |v| {
                    wide::<$from, $to>(v[0], Half::High)
                }),
                vectors::<$from, _>(concat!($wide, ".extmul_low_", $narrow, $sign), 2, |v| {
                    let [a, b] = [v[0], v[1]].map(|operand| wide::<$from, $to>(operand, Half::Low));
                    a.iter().zip(b).map(|(a, b)| a.wrapping_mul(b)).collect::<Vec<$to>>()
                }),
                vectors::<$from, _>(concat!($wide, ".extmul_high_", $narrow, $sign), 2, |v| {
                    let [a, b] = [v[0], v[1]].map(|operand| wide::<$from, $to>(operand, Half::High));
                    a.iter().zip(b).map(|(a, b)| a.wrapping_mul(b)).collect::<Vec<$to>>()
                }),
            )*]
        }
    };
}

#[derive(Clone, Copy)]
enum Half {
    Low,
    High,
}

fn wide<A: Number, R: From<A>>(vector: u128, half: Half) -> Vec<R> {
    let lanes = lanes::<A>(vector);
    let start = match half {
        Half::Low => 0,
        Half::High => lanes.len() / 2,
    };
    lanes[start..start + lanes.len() / 2].iter().map(|lane| R::from(*lane)).collect()
}

widening! {
    "i16x8" "i8x16" "_s" i8 i16;
    "i16x8" "i8x16" "_u" u8 u16;
    "i32x4" "i16x8" "_s" i16 i32;
    "i32x4" "i16x8" "_u" u16 u32;
    "i64x2" "i32x4" "_s" i32 i64;
    "i64x2" "i32x4" "_u" u32 u64;
}

fn narrowing() -> Vec<Model> {
    vec![
        narrow("i8x16.narrow_i16x8_s", |a: i16| a.clamp(-0x80, 0x7f) as i8),
        narrow("i8x16.narrow_i16x8_u", |a: i16| a.clamp(0, 0xff) as u8),
        narrow("i16x8.narrow_i32x4_s", |a: i32| a.clamp(-0x8000, 0x7fff) as i16),
        narrow("i16x8.narrow_i32x4_u", |a: i32| a.clamp(0, 0xffff) as u16),
        pairwise("i16x8.extadd_pairwise_i8x16_s", |a: i8, b| i16::from(a) + i16::from(b)),
        pairwise("i16x8.extadd_pairwise_i8x16_u", |a: u8, b| u16::from(a) + u16::from(b)),
        pairwise("i32x4.extadd_pairwise_i16x8_s", |a: i16, b| i32::from(a) + i32::from(b)),
        pairwise("i32x4.extadd_pairwise_i16x8_u", |a: u16, b| u32::from(a) + u32::from(b)),
        vectors::<i16, _>("i32x4.dot_i16x8_s", 2, |v| {
            products::<i16, i16>(v)
                .chunks(2)
                .map(|two| two[0].wrapping_add(two[1]))
                .collect::<Vec<_>>()
        }),
    ]
}

fn narrow<A: Number, R: Number>(text: &'static str, f: impl Fn(A) -> R + 'static) -> Model {
    vectors::<A, _>(text, 2, move |v| {
        v.iter().flat_map(|operand| lanes::<A>(*operand)).map(&f).collect::<Vec<R>>()
    })
}

fn pairwise<A: Number, R: Number>(text: &'static str, f: impl Fn(A, A) -> R + 'static) -> Model {
    vectors::<A, _>(text, 1, move |v| {
        lanes::<A>(v[0]).chunks(2).map(|two| f(two[0], two[1])).collect::<Vec<R>>()
    })
}

fn products<A: Number + Into<i32>, B: Number + Into<i32>>(v: &[u128]) -> Vec<i32> {
    lanes::<A>(v[0]).into_iter().zip(lanes::<B>(v[1])).map(|(a, b)| a.into() * b.into()).collect()
}

// ---- Floats.

/// Rows of shape, lane, mask of a comparison, lane whose bits are kept, its sign bit.
macro_rules! float_lanes {
    ($($shape:literal $float:ident $signed:ident $exact:ident $bits:ident;)*) => {
        fn float_lanes() -> Vec<Model> {
            vec![$(
                binary(concat!($shape, ".eq"), |a: $float, b| mask::<$signed>(a == b)),
                binary(concat!($shape, ".ne"), |a: $float, b| mask::<$signed>(a != b)),
                binary(concat!($shape, ".lt"), |a: $float, b| mask::<$signed>(a < b)),
                binary(concat!($shape, ".gt"), |a: $float, b| mask::<$signed>(a > b)),
                binary(concat!($shape, ".le"), |a: $float, b| mask::<$signed>(a <= b)),
                binary(concat!($shape, ".ge"), |a: $float, b| mask::<$signed>(a >= b)),
                unary(concat!($shape, ".abs"), |a: $exact| $exact(a.0 & $bits::MAX >> 1)),
                unary(concat!($shape, ".neg"), |a: $exact| $exact(a.0 ^ !($bits::MAX >> 1))),
                binary(concat!($shape, ".pmin"), |a: $exact, b: $exact| {
                    if $float::from_bits(b.0) < $float::from_bits(a.0) { b } else { a }
                }),
                binary(concat!($shape, ".pmax"), |a: $exact, b: $exact| {
                    if $float::from_bits(a.0) < $float::from_bits(b.0) { b } else { a }
                }),
                unary(concat!($shape, ".ceil"), $float::ceil),
                unary(concat!($shape, ".floor"), $float::floor),
                unary(concat!($shape, ".trunc"), $float::trunc),
                unary(concat!($shape, ".nearest"), $float::round_ties_even),
                unary(concat!($shape, ".sqrt"), $float::sqrt),
                binary(concat!($shape, ".add"), |a: $float, b| a + b),
                binary(concat!($shape, ".sub"), |a: $float, b| a - b),
                binary(concat!($shape, ".mul"), |a: $float, b| a * b),
                binary(concat!($shape, ".div"), |a: $float, b| a / b),
                binary(concat!($shape, ".min"), |a: $float, b| min(a.into(), b.into()) as $float),
                binary(concat!($shape, ".max"), |a: $float, b| max(a.into(), b.into()) as $float),
            )*]
        }
    };
}

float_lanes! {
    "f32x4" f32 i32 F32Bits u32;
    "f64x2" f64 i64 F64Bits u64;
}

fn conversions() -> Vec<Model> {
    vec![
        unary("i32x4.trunc_sat_f32x4_s", |a: f32| a as i32),
        unary("i32x4.trunc_sat_f32x4_u", |a: f32| a as u32),
        unary("f32x4.convert_i32x4_s", |a: i32| a as f32),
        unary("f32x4.convert_i32x4_u", |a: u32| a as f32),
        vectors::<f64, _>("i32x4.trunc_sat_f64x2_s_zero", 1, map_low(|a: f64| a as i32, 0)),
        vectors::<f64, _>("i32x4.trunc_sat_f64x2_u_zero", 1, map_low(|a: f64| a as u32, 0)),
        vectors::<f64, _>("f32x4.demote_f64x2_zero", 1, map_low(|a: f64| a as f32, 0.0)),
        vectors::<i32, _>("f64x2.convert_low_i32x4_s", 1, |v| wide::<i32, f64>(v[0], Half::Low)),
        vectors::<u32, _>("f64x2.convert_low_i32x4_u", 1, |v| wide::<u32, f64>(v[0], Half::Low)),
        vectors::<f32, _>("f64x2.promote_low_f32x4", 1, |v| wide::<f32, f64>(v[0], Half::Low)),
    ]
}

/// Maps to narrower lanes in the low half, with `zero` in the high half.
fn map_low<A: Number, R: Number>(f: impl Fn(A) -> R, zero: R) -> impl Fn(&[u128]) -> Vec<R> {
    move |v| {
        let mut results: Vec<R> = lanes::<A>(v[0]).into_iter().map(&f).collect();
        results.resize(results.len() * 2, zero);
        results
    }
}

// ---- Relaxed: the first alternative is that of the deterministic profile.

fn relaxed() -> Vec<Model> {
    let mut models = vec![
        relaxed_function::<u8>(
            "i8x16.relaxed_swizzle",
            2,
            vec![
                function(map_indices(|a, index| a.get(index).copied())),
                function(map_indices(|a, index| (index < 128).then(|| a[index % 16]))),
            ],
        ),
        relaxed_function::<f32>(
            "i32x4.relaxed_trunc_f32x4_s",
            1,
            vec![
                function(map(|a: f32| a as i32)),
                function(map(|a: f32| truncate_or(a.into(), i32::MIN))),
            ],
        ),
        relaxed_function::<f64>(
            "i32x4.relaxed_trunc_f64x2_s_zero",
            1,
            vec![
                function(map_low(|a: f64| a as i32, 0)),
                function(map_low(|a: f64| truncate_or(a, i32::MIN), 0)),
            ],
        ),
        relaxed_function::<f32>(
            "i32x4.relaxed_trunc_f32x4_u",
            1,
            vec![
                function(map(|a: f32| a as u32)),
                function(map(|a: f32| truncate_or(a.into(), u32::MAX))),
            ],
        ),
        relaxed_function::<f64>(
            "i32x4.relaxed_trunc_f64x2_u_zero",
            1,
            vec![
                function(map_low(|a: f64| a as u32, 0)),
                function(map_low(|a: f64| truncate_or(a, u32::MAX), 0)),
            ],
        ),
        relaxed_function::<i16>(
            "i16x8.relaxed_q15mulr_s",
            2,
            vec![
                function(map2(|a, b| q15_multiply(a, b).clamp(-0x8000, 0x7fff) as i16)),
                function(map2(|a, b| q15_multiply(a, b) as i16)),
            ],
        ),
        relaxed_function::<i8>(
            "i16x8.relaxed_dot_i8x16_i7x16_s",
            2,
            vec![
                function(|v| saturating_sums(products::<i8, i8>(v))),
                function(|v| saturating_sums(products::<i8, u8>(v))),
            ],
        ),
        relaxed_function::<i8>(
            "i32x4.relaxed_dot_i8x16_i7x16_add_s",
            3,
            vec![
                function(|v| dot_add(saturating_sums(products::<i8, i8>(v)), v[2])),
                function(|v| dot_add(saturating_sums(products::<i8, u8>(v)), v[2])),
            ],
        ),
    ];
    models.extend(relaxed_lane_selects());
    models.extend(relaxed_floats());
    models
}

/// `a` truncated if that is in range, else `otherwise`.
fn truncate_or<R: TryFrom<i128>>(a: f64, otherwise: R) -> R {
    match a.is_nan() {
        true => otherwise,
        false => R::try_from(a as i128).unwrap_or(otherwise),
    }
}

fn saturating_sums(products: Vec<i32>) -> Vec<i16> {
    products.chunks(2).map(|two| (two[0] + two[1]).clamp(-0x8000, 0x7fff) as i16).collect()
}

fn dot_add(sums: Vec<i16>, c: u128) -> Vec<i32> {
    let sums = sums.chunks(2).map(|two| i32::from(two[0]) + i32::from(two[1]));
    sums.zip(lanes::<i32>(c)).map(|(sum, c)| sum.wrapping_add(c)).collect()
}

fn relaxed_lane_selects() -> Vec<Model> {
    macro_rules! lane_selects {
        ($($shape:literal $signed:ident;)*) => {
            vec![$(relaxed_function::<$signed>(
                concat!($shape, ".relaxed_laneselect"),
                3,
                vec![
                    function(|v| vec![v[0] & v[2] | v[1] & !v[2]]),
                    function(map3(|a: $signed, b, mask: $signed| if mask < 0 { a } else { b })),
                ],
            )),*]
        };
    }
    lane_selects! {
        "i8x16" i8;
        "i16x8" i16;
        "i32x4" i32;
        "i64x2" i64;
    }
}

/// The model of fused instructions is libm's `fma`: the standard library's `mul_add` rounds twice on Windows with GNU's C library.
fn relaxed_floats() -> Vec<Model> {
    macro_rules! floats {
        ($($shape:literal $float:ident $exact:ident;)*) => {
            vec![$(
                relaxed_function::<$float>(
                    concat!($shape, ".relaxed_min"),
                    2,
                    vec![
                        function(map2(|a: $float, b| min(a.into(), b.into()) as $float)),
                        function(map2(|a: $exact, b: $exact| {
                            if $float::from_bits(b.0) < $float::from_bits(a.0) { b } else { a }
                        })),
                    ],
                ),
                relaxed_function::<$float>(
                    concat!($shape, ".relaxed_max"),
                    2,
                    vec![
                        function(map2(|a: $float, b| max(a.into(), b.into()) as $float)),
                        function(map2(|a: $exact, b: $exact| {
                            if $float::from_bits(a.0) < $float::from_bits(b.0) { b } else { a }
                        })),
                    ],
                ),
                relaxed_function::<$float>(
                    concat!($shape, ".relaxed_madd"),
                    3,
                    vec![
                        function(map3(|a: $float, b, c| a * b + c)),
                        function(map3(|a: $float, b, c| libm::Libm::<$float>::fma(a, b, c))),
                    ],
                ),
                relaxed_function::<$float>(
                    concat!($shape, ".relaxed_nmadd"),
                    3,
                    vec![
                        function(map3(|a: $float, b, c| -a * b + c)),
                        function(map3(|a: $float, b, c| libm::Libm::<$float>::fma(-a, b, c))),
                    ],
                ),
            )*]
        };
    }
    floats! {
        "f32x4" f32 F32Bits;
        "f64x2" f64 F64Bits;
    }
}
