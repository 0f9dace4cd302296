//! The instruction at which validation stopped: what it names, what it takes, and what is on the stack.

use wasmparser::{
    AbstractHeapType, BlockType, CompositeInnerType, FuncToValidate, FuncValidator, FunctionBody,
    HeapType, Operator, Parser, UnpackedIndex, ValType, ValidPayload, Validator,
    ValidatorResources, WasmFeatures, WasmModuleResources,
};

/// The rule that the instruction at `place` breaks, as far as the engine's text leaves it unclear.
pub(super) fn cause(bytes: &[u8], features: WasmFeatures, place: u64) -> Option<String> {
    let mut validator = Validator::new_with_features(features);
    for payload in Parser::new(0).parse_all(bytes) {
        let ValidPayload::Func(function, body) = validator.payload(&payload.ok()?).ok()? else {
            continue;
        };
        if body.range().contains(&place) {
            return Stop { function, body, place }.cause();
        }
    }
    None
}

/// The function in which validation stopped, and where.
struct Stop<'a> {
    function: FuncToValidate<ValidatorResources>,
    body: FunctionBody<'a>,
    place: u64,
}

/// A validator that has validated what stands before an instruction, that instruction, and its offset.
struct Before<'a> {
    validator: FuncValidator<ValidatorResources>,
    operator: Operator<'a>,
    offset: u64,
}

impl Stop<'_> {
    fn cause(&self) -> Option<String> {
        let Before { validator, operator, .. } = self.before()?;
        without_descriptor(&validator, &operator)
            .or_else(|| block_end(&validator, &operator))
            .or_else(|| self.operands())
    }

    fn before(&self) -> Option<Before<'_>> {
        let FuncToValidate { resources, index, ty, features } = &self.function;
        let (resources, index, ty, features) = (resources.clone(), *index, *ty, *features);
        let function = FuncToValidate { resources, index, ty, features };
        let mut validator = function.into_validator(Default::default());
        validator.read_locals(&mut self.body.get_binary_reader()).ok()?;
        let mut operators = self.body.get_operators_reader().ok()?;
        while !operators.eof() {
            let (operator, offset) = operators.read_with_offset().ok()?;
            if offset >= self.place {
                return Some(Before { validator, operator, offset });
            }
            validator.op(offset, &operator).ok()?;
        }
        None
    }

    /// Operands of the wrong types, or too few. The reference lists all that the instruction takes and as many of the stack;
    /// wasmparser tells the type of one.
    fn operands(&self) -> Option<String> {
        let Before { mut validator, operator, offset } = self.before()?;
        let frame = validator.get_control_frame(0)?;
        let is_unreachable = frame.unreachable;
        if ends_block(&operator) {
            return None;
        }
        let count = operator.operator_arity(&validator)?.0 as usize;
        let on_stack = (validator.operand_stack_height() as usize).checked_sub(frame.height)?;
        let types = (0..on_stack.min(count)).rev();
        let types = types.map(|depth| operand_type(validator.get_operand_type(depth)?));
        let taken: Vec<String> = types.collect::<Option<_>>()?;
        validator.op(offset, &operator).err()?.message().strip_prefix(EXPECTED)?;
        let wanted = self.wanted(count)?.join(" ");
        // Of a stack that is not known, what is missing is of a type that fits.
        let unknown = if is_unreachable { count - taken.len() } else { 0 };
        let taken = std::iter::repeat_n("bot", unknown).chain(taken.iter().map(String::as_str));
        let taken = taken.collect::<Vec<&str>>().join(" ");
        Some(format!("type mismatch: instruction requires [{wanted}] but stack has [{taken}]"))
    }

    /// The types of the operands that the instruction takes, if all are numbers: found by trying, from the last to the
    /// first, in the place of what is on the stack.
    fn wanted(&self, count: usize) -> Option<Vec<&'static str>> {
        if count > MAX_OPERANDS {
            return None;
        }
        let mut types = vec!["i64"; count];
        for position in (0..count).rev() {
            // Those that come after are known, those before are of another type than this one.
            types[position] = "f64";
            let Some(message) = self.refusal(&types)? else { return Some(types) };
            let (expected, found) = message.strip_prefix(EXPECTED)?.split_once(", found ")?;
            if found == "f64" {
                types[position] = NUMBERS.into_iter().find(|name| *name == expected)?;
            }
        }
        let is_all = self.refusal(&types)?.is_none_or(|message| !message.starts_with(EXPECTED));
        is_all.then_some(types)
    }

    /// What is said of the instruction where operands of these types are all that its block has on the stack.
    fn refusal(&self, types: &[&str]) -> Option<Option<String>> {
        let Before { mut validator, operator, offset } = self.before()?;
        let height = validator.get_control_frame(0)?.height;
        while validator.operand_stack_height() as usize > height {
            validator.op(offset, &Operator::Drop).ok()?;
        }
        for name in types {
            use Operator as O;
            let constant: &[Operator<'_>] = match *name {
                "i32" => &[O::I32Const { value: 0 }],
                "i64" => &[O::I64Const { value: 0 }],
                "f32" => &[O::I32Const { value: 0 }, O::F32ReinterpretI32],
                "f64" => &[O::I64Const { value: 0 }, O::F64ReinterpretI64],
                _ => &[O::I64Const { value: 0 }, O::I64x2Splat],
            };
            constant.iter().try_for_each(|operator| validator.op(offset, operator)).ok()?;
        }
        Some(validator.op(offset, &operator).err().map(|error| error.message().to_owned()))
    }
}

/// How wasmparser begins to tell of an operand of the wrong type.
const EXPECTED: &str = "type mismatch: expected ";

/// How many operands are listed at most. For each the function is validated again as far as its instruction.
const MAX_OPERANDS: usize = 32;

/// The types that are written alike by all.
const NUMBERS: [&str; 5] = ["i32", "i64", "f32", "f64", "v128"];

/// A cast by descriptor to a type that has none.
fn without_descriptor(
    validator: &FuncValidator<ValidatorResources>,
    operator: &Operator<'_>,
) -> Option<String> {
    let target = match operator {
        Operator::RefCastDescEqNonNull { hty } | Operator::RefCastDescEqNullable { hty } => *hty,
        Operator::BrOnCastDescEq { to_ref_type, .. }
        | Operator::BrOnCastDescEqFail { to_ref_type, .. } => to_ref_type.heap_type(),
        _ => return None,
    };
    if let HeapType::Concrete(index) | HeapType::Exact(index) = target {
        let ty = validator.resources().sub_type_at(index.as_module_index()?)?;
        if ty.composite_type.descriptor_idx.is_some() {
            return None;
        }
    }
    Some(format!("type {} does not have a descriptor", heap_type(target)?))
}

/// A heap type as the reference writes it, for the types that a cast can name.
fn heap_type(ty: HeapType) -> Option<String> {
    Some(match ty {
        HeapType::Concrete(UnpackedIndex::Module(index)) => index.to_string(),
        HeapType::Exact(UnpackedIndex::Module(index)) => format!("(exact {index})"),
        HeapType::Abstract { ty, .. } => match ty {
            AbstractHeapType::Any => "any",
            AbstractHeapType::Eq => "eq",
            AbstractHeapType::I31 => "i31",
            AbstractHeapType::Struct => "struct",
            AbstractHeapType::Array => "array",
            AbstractHeapType::None => "none",
            AbstractHeapType::Func => "func",
            AbstractHeapType::NoFunc => "nofunc",
            AbstractHeapType::Extern => "extern",
            AbstractHeapType::NoExtern => "noextern",
            AbstractHeapType::Exn => "exn",
            AbstractHeapType::NoExn => "noexn",
            _ => return None,
        }
        .to_owned(),
        _ => return None,
    })
}

/// The most types that a text lists.
const MAX_LISTED: usize = 1000;

/// What a block leaves where its body or a clause ends: the reference takes the results from the stack, as an instruction
/// does its operands, and then nothing may be left.
fn block_end(
    validator: &FuncValidator<ValidatorResources>,
    operator: &Operator<'_>,
) -> Option<String> {
    let frame = validator.get_control_frame(0)?;
    if !ends_block(operator) || frame.unreachable {
        return None;
    }
    let results = match frame.block_type {
        BlockType::Empty => Vec::new(),
        BlockType::Type(ty) => vec![ty],
        BlockType::FuncType(index) => {
            match &validator.resources().sub_type_at(index)?.composite_type.inner {
                CompositeInnerType::Func(ty) => ty.results().to_vec(),
                _ => return None,
            }
        }
    };
    let count = (validator.operand_stack_height() as usize).checked_sub(frame.height)?;
    if count > MAX_LISTED {
        return None;
    }
    let operands = (0..count).rev().map(|depth| validator.get_operand_type(depth).flatten());
    let stack = operands.collect::<Option<Vec<ValType>>>()?;
    let last = &stack[count.saturating_sub(results.len())..];
    let (what, stack) = match last == results {
        false => ("instruction", last),
        true if count > results.len() => ("block", &*stack),
        true => return None,
    };
    let list = |types: &[ValType]| {
        let names = types.iter().map(|ty| number_type(*ty)).collect::<Option<Vec<_>>>();
        names.map(|names| format!("[{}]", names.join(" ")))
    };
    let (results, stack) = (list(&results)?, list(stack)?);
    Some(format!("type mismatch: {what} requires {results} but stack has {stack}"))
}

/// Whether an operator ends the body of a block, or a part of it.
fn ends_block(operator: &Operator<'_>) -> bool {
    use Operator as O;
    matches!(operator, O::End | O::Else | O::Catch { .. } | O::CatchAll | O::Delegate { .. })
}

/// The name of the type of an operand. What nobody knows, behind an instruction that never ends, is of a type that fits.
fn operand_type(ty: Option<ValType>) -> Option<String> {
    ty.map_or_else(|| Some("bot".to_owned()), number_type)
}

/// The name of a type that is no reference; the reference writes those in another way than wasmparser.
fn number_type(ty: ValType) -> Option<String> {
    (!ty.is_reference_type()).then(|| ty.to_string())
}
