//! Finds the rule that the instruction breaks at which validation stopped, from what it names, what it takes, and what
//! is on the stack.

use wasmparser::{
    AbstractHeapType, BlockType, CompositeInnerType, FuncToValidate, FuncValidator,
    FuncValidatorAllocations, FunctionBody, HeapType, Operator, RefType, UnpackedIndex, ValType,
    ValidatorResources, WasmModuleResources,
};

/// The rule that the first invalid one of these functions breaks, if it is one that engines leave unclear.
pub(super) fn cause(functions: Vec<Function<'_>>) -> Option<String> {
    let mut allocations = FuncValidatorAllocations::default();
    for (function, body) in functions {
        let mut validator = again(&function).into_validator(allocations);
        if let Err(error) = validator.validate(&body) {
            return Stop { function, body, place: error.offset() }.cause();
        }
        allocations = validator.into_allocations();
    }
    None
}

/// A function that is to be validated, and its body.
pub(super) type Function<'a> = (FuncToValidate<ValidatorResources>, FunctionBody<'a>);

/// A copy of a function that is to be validated, as validating consumes it.
fn again(function: &FuncToValidate<ValidatorResources>) -> FuncToValidate<ValidatorResources> {
    let FuncToValidate { resources, index, ty, features } = function;
    let (resources, index, ty, features) = (resources.clone(), *index, *ty, *features);
    FuncToValidate { resources, index, ty, features }
}

/// The function in which validation stopped, and where.
struct Stop<'a> {
    function: FuncToValidate<ValidatorResources>,
    body: FunctionBody<'a>,
    place: u64,
}

/// A validator that has validated everything before an instruction; that instruction, and its offset.
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
        let mut validator = again(&self.function).into_validator(Default::default());
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

    /// The text for operands of the wrong types, or too few. The reference lists all operands that the instruction
    /// takes, and as many of the stack; wasmparser tells the type of one.
    fn operands(&self) -> Option<String> {
        let Before { mut validator, operator, offset } = self.before()?;
        let frame = validator.get_control_frame(0)?;
        let is_unreachable = frame.unreachable;
        if ends_block(&operator) {
            return None;
        }
        let count = operator.operator_arity(&validator)?.0 as usize;
        let on_stack = (validator.operand_stack_height() as usize).checked_sub(frame.height)?;
        let operand = |depth| operand_type(validator.get_operand_type(depth)?);
        let types: Vec<Option<String>> = (0..on_stack.min(count)).rev().map(operand).collect();
        let second = operand(1);
        let error = validator.op(offset, &operator).err()?;
        let expected = match error.message() {
            SELECT => {
                return Some(format!(
                    "{REQUIRES} numeric or vector type but stack has {}",
                    second?
                ));
            }
            message => message.strip_prefix(EXPECTED)?,
        };
        if expected.starts_with(ANY_REFERENCE) {
            let last = types.last()?.as_ref()?;
            return Some(format!("{REQUIRES} reference type but stack has {last}"));
        }
        let taken: Vec<String> = types.into_iter().collect::<Option<_>>()?;
        let wanted = self.wanted(&operator, count)?;
        let wanted = wanted.into_iter().map(value_type).collect::<Option<Vec<_>>>()?.join(" ");
        // If the stack is unknown below, the missing operands have types that fit.
        let unknown = if is_unreachable { count - taken.len() } else { 0 };
        let taken = std::iter::repeat_n("bot", unknown).chain(taken.iter().map(String::as_str));
        let taken = taken.collect::<Vec<&str>>().join(" ");
        Some(format!("{REQUIRES} [{wanted}] but stack has [{taken}]"))
    }

    /// The types of the operands that the instruction takes, if none of them names a type of the module. They are found
    /// by trying types on the stack, from the last operand to the first.
    fn wanted(&self, operator: &Operator<'_>, count: usize) -> Option<Vec<ValType>> {
        // For these, the reference takes the operand as it is on the stack, null or not.
        if count > MAX_OPERANDS
            || matches!(operator, Operator::AnyConvertExtern | Operator::ExternConvertAny)
        {
            return None;
        }
        let mut types = vec![ValType::I64; count];
        for position in (0..count).rev() {
            // The later operands are known by now; the earlier ones get another type than this one.
            types[position] = ValType::F64;
            let Some(mut message) = self.refusal(&types)? else { return Some(types) };
            if message.strip_prefix(EXPECTED)? == "ref but found f64" {
                // An operand that is another reference makes the validator tell which reference it wants.
                types[position] = ValType::EXTERNREF;
                let Some(told) = self.refusal(&types)? else { return Some(types) };
                message = told;
            }
            let (expected, found) = message.strip_prefix(EXPECTED)?.split_once(", found ")?;
            if found == types[position].to_string() {
                let expected = expected.strip_prefix("subtype of ").unwrap_or(expected);
                types[position] = known_types().find(|ty| ty.to_string() == expected)?;
            }
        }
        let is_all = self.refusal(&types)?.is_none_or(|message| !message.starts_with(EXPECTED));
        is_all.then_some(types)
    }

    /// What the validator says of the instruction if its block has only operands of these types on the stack.
    fn refusal(&self, types: &[ValType]) -> Option<Option<String>> {
        let Before { mut validator, operator, offset } = self.before()?;
        let height = validator.get_control_frame(0)?.height;
        while validator.operand_stack_height() as usize > height {
            validator.op(offset, &Operator::Drop).ok()?;
        }
        for ty in types {
            use Operator as O;
            let (first, second) = match *ty {
                ValType::I32 => (O::I32Const { value: 0 }, None),
                ValType::I64 => (O::I64Const { value: 0 }, None),
                ValType::F32 => (O::I32Const { value: 0 }, Some(O::F32ReinterpretI32)),
                ValType::F64 => (O::I64Const { value: 0 }, Some(O::F64ReinterpretI64)),
                ValType::V128 => (O::I64Const { value: 0 }, Some(O::I64x2Splat)),
                ValType::Ref(ty) => {
                    let null = O::RefNull { hty: ty.heap_type() };
                    (null, (!ty.is_nullable()).then_some(O::RefAsNonNull))
                }
            };
            let mut operators = [Some(first), second].into_iter().flatten();
            operators.try_for_each(|operator| validator.op(offset, &operator)).ok()?;
        }
        Some(validator.op(offset, &operator).err().map(|error| error.message().to_owned()))
    }
}

/// The beginning of the reference's text for operands of the wrong types.
const REQUIRES: &str = "type mismatch: instruction requires";

/// The beginning of wasmparser's text for an operand of the wrong type.
const EXPECTED: &str = "type mismatch: expected ";

/// How that text goes on if any reference would fit.
const ANY_REFERENCE: &str = "ref but found ";

/// wasmparser's text for a `select` without types that gets references.
const SELECT: &str = "type mismatch: select only takes integral types";

/// How many operands are listed at most. For each, the function is validated again up to the instruction.
const MAX_OPERANDS: usize = 32;

/// The abstract heap types.
const ABSTRACT: [AbstractHeapType; 12] = {
    use AbstractHeapType as A;
    [
        A::Any,
        A::Eq,
        A::I31,
        A::Struct,
        A::Array,
        A::None,
        A::Func,
        A::NoFunc,
        A::Extern,
        A::NoExtern,
        A::Exn,
        A::NoExn,
    ]
};

/// All value types that name no type of a module.
fn known_types() -> impl Iterator<Item = ValType> {
    let references = ABSTRACT.into_iter().flat_map(|ty| {
        let ty = HeapType::Abstract { shared: false, ty };
        [true, false].into_iter().filter_map(move |is_nullable| RefType::new(is_nullable, ty))
    });
    let numbers = [ValType::I32, ValType::I64, ValType::F32, ValType::F64, ValType::V128];
    numbers.into_iter().chain(references.map(ValType::Ref))
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

/// The text for a wrong stack at the end of a block's body or of a clause. The reference takes the results from the
/// stack, as an instruction takes its operands, and then nothing may be left.
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
    let matches =
        |(found, wanted): (&ValType, &ValType)| validator.resources().is_subtype(*found, *wanted);
    let is_match = last.len() == results.len() && last.iter().zip(&results).all(matches);
    let (what, stack) = match is_match {
        false => ("instruction", last),
        true if count > results.len() => ("block", &*stack),
        true => return None,
    };
    let list = |types: &[ValType]| {
        let names = types.iter().map(|ty| value_type(*ty)).collect::<Option<Vec<_>>>();
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

/// The name of an operand's type. After an instruction that never ends, an unknown operand has any type that fits.
fn operand_type(ty: Option<ValType>) -> Option<String> {
    ty.map_or_else(|| Some("bot".to_owned()), value_type)
}

/// A type as the reference writes it (`syntax/types.ml`, `string_of_ref_type`), if it names no type of the module,
/// which the reference would write out.
fn value_type(ty: ValType) -> Option<String> {
    let ValType::Ref(ty) = ty else { return Some(ty.to_string()) };
    let HeapType::Abstract { shared: false, .. } = ty.heap_type() else { return None };
    let null = if ty.is_nullable() { "null " } else { "" };
    Some(format!("(ref {null}{})", heap_type(ty.heap_type())?))
}
