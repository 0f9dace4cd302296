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
            return in_function(function, &body, place);
        }
    }
    None
}

fn in_function(
    function: FuncToValidate<ValidatorResources>,
    body: &FunctionBody<'_>,
    place: u64,
) -> Option<String> {
    let mut validator = function.into_validator(Default::default());
    validator.read_locals(&mut body.get_binary_reader()).ok()?;
    let mut operators = body.get_operators_reader().ok()?;
    while !operators.eof() {
        let (operator, offset) = operators.read_with_offset().ok()?;
        if offset >= place {
            return without_descriptor(&validator, &operator)
                .or_else(|| block_end(&validator, &operator))
                .or_else(|| operand(&mut validator, offset, &operator));
        }
        validator.op(offset, &operator).ok()?;
    }
    None
}

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

/// An operand of the wrong type, or none. The reference lists all operands that the instruction takes and as many of
/// the stack; wasmparser tells the type of one, so this is for instructions that take one.
fn operand(
    validator: &mut FuncValidator<ValidatorResources>,
    offset: u64,
    operator: &Operator<'_>,
) -> Option<String> {
    let (1, _) = operator.operator_arity(validator)? else { return None };
    if ends_block(operator) {
        return None;
    }
    let frame = validator.get_control_frame(0)?;
    let stack = if validator.operand_stack_height() as usize > frame.height {
        format!("[{}]", number_type(validator.get_operand_type(0)??)?)
    } else {
        "[]".to_owned()
    };
    let error = validator.op(offset, operator).err()?;
    let wanted = error.message().strip_prefix("type mismatch: expected ")?;
    let wanted = wanted.split([' ', ',']).next()?;
    matches!(wanted, "i32" | "i64" | "f32" | "f64" | "v128")
        .then(|| format!("type mismatch: instruction requires [{wanted}] but stack has {stack}"))
}

/// The name of a type that is no reference; the reference writes those in another way than wasmparser.
fn number_type(ty: ValType) -> Option<String> {
    (!ty.is_reference_type()).then(|| ty.to_string())
}
