//! wasmi.

use super::side::{Ended, HostCall, Side, State};
use crate::mutation::{change_bodies, offsets, sections, write};
use crate::property::survive;
use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    Config, Engine, Error, Extern, ExternRef, ExternType, F32, F64, Func, Global, ImportType,
    Instance, Memory, Module, Nullable, Ref, Store, Table, V128, Val, ValType,
};
use wasmparser::Operator;
use wassay_harness::script::value::{Hierarchy, Reference, Value};
use wassay_runtime::TrapCode;

/// A compiled module.
pub(crate) struct Theirs {
    module: Module,
}

/// An instance in a store of its own, which records the host calls.
struct TheirInstance {
    store: Store<Vec<HostCall>>,
    instance: Instance,
}

/// Whether wasmi is built with vectors, which are a feature of the crate.
pub(crate) fn has_vectors(engine: &Engine) -> bool {
    Module::new(engine, "(module (func (param v128)))").is_ok()
}

impl Theirs {
    pub(crate) fn engine() -> Engine {
        Engine::new(Config::default().wasm_custom_page_sizes(true).wasm_wide_arithmetic(true))
    }

    pub(crate) fn compile(engine: &Engine, bytes: &[u8]) -> Result<Self, String> {
        let bytes = with_opaque_conditions(bytes).ok_or("it cannot be read")?;
        // A panic of wasmi is no failure of this project.
        let module = survive(|| Module::new(engine, &bytes))?;
        Ok(Self { module: module.map_err(|error| error.to_string())? })
    }

    pub(crate) fn instantiate(&self) -> (Ended, Option<impl Side + use<>>) {
        let mut store = Store::new(self.module.engine(), Vec::new());
        let imports: Option<Vec<Extern>> =
            self.module.imports().map(|import| item(&mut store, &import)).collect();
        let Some(imports) = imports else {
            return (Ended::Incomparable("an import cannot be made".to_owned()), None);
        };
        match survive(|| Instance::new(&mut store, &self.module, &imports)) {
            Ok(Ok(instance)) => {
                (Ended::Returned(Vec::new()), Some(TheirInstance { store, instance }))
            }
            Ok(Err(error)) => (failed(&error), None),
            Err(panic) => (Ended::Incomparable(panic), None),
        }
    }
}

/// The module with `i32.const 0` and `i32.or` before every `select`.
///
/// wasmi 2.0.0 merges a `select` with the `i32.eqz` or comparison with 0 before it. When that compares a local, the
/// merged instruction reads a register that nothing was written to: here it returns 1 for each argument.
///
/// ```wat
/// (func (param i32) (result i32) i32.const 1 i32.const 2 local.get 0 i32.eqz select)
/// ```
fn with_opaque_conditions(bytes: &[u8]) -> Option<Vec<u8>> {
    const ZERO_OR: [u8; 3] = [0x41, 0, 0x72];
    let is_select = |operator: &Operator<'_>| {
        matches!(
            operator,
            Operator::Select | Operator::TypedSelect { .. } | Operator::TypedSelectMulti { .. }
        )
    };
    let mut sections = sections(bytes)?;
    change_bodies(&mut sections, |bodies| {
        for body in bodies {
            for offset in offsets(body, is_select).unwrap_or_default().into_iter().rev() {
                body.splice(offset..offset, ZERO_OR);
            }
        }
    });
    Some(write(&sections))
}

/// The same as `embedding::imports` makes for the runtime.
fn item(store: &mut Store<Vec<HostCall>>, import: &ImportType<'_>) -> Option<Extern> {
    Some(match import.ty() {
        ExternType::Func(ty) => {
            let results: Vec<Val> = ty.results().iter().copied().map(constant).collect();
            let names = [import.module().to_owned(), import.name().to_owned()];
            let func = Func::new(store, ty.clone(), move |mut caller, arguments, place| {
                let arguments = arguments.iter().map(bits_of).collect();
                caller.data_mut().push((names.clone(), arguments));
                place.clone_from_slice(&results);
                Ok(())
            });
            Extern::Func(func)
        }
        ExternType::Table(ty) => {
            Extern::Table(Table::new(store, *ty, Ref::null(ty.element())).ok()?)
        }
        ExternType::Memory(ty) => Extern::Memory(Memory::new(store, *ty).ok()?),
        ExternType::Global(ty) => {
            Extern::Global(Global::new(store, constant(ty.content()), ty.mutability()))
        }
    })
}

fn constant(ty: ValType) -> Val {
    match ty {
        ValType::I32 => Val::I32(7),
        ValType::I64 => Val::I64(-9),
        ValType::F32 => Val::F32(1.5.into()),
        ValType::F64 => Val::F64((-2.25).into()),
        ValType::V128 => Val::V128(V128::from(0x0102_0304_0506_0708_090A_0B0C_0D0E_0F10)),
        ValType::FuncRef | ValType::ExternRef => Val::default_for_ty(ty),
    }
}

impl Side for TheirInstance {
    fn call(&mut self, name: &str, arguments: &[Value]) -> Ended {
        let func = self.instance.get_func(&self.store, name).expect("it is exported");
        let arguments: Vec<Val> =
            arguments.iter().map(|value| val(&mut self.store, value)).collect();
        let ty = func.ty(&self.store);
        let mut results: Vec<Val> = ty.results().iter().copied().map(Val::default_for_ty).collect();
        match survive(|| func.call(&mut self.store, &arguments, &mut results)) {
            Ok(Ok(())) => {
                Ended::Returned(results.iter().map(|val| value(&self.store, val)).collect())
            }
            Ok(Err(error)) => failed(&error),
            Err(panic) => Ended::Incomparable(panic),
        }
    }

    fn exports(&self) -> Vec<String> {
        self.instance.exports(&self.store).map(|export| export.name().to_owned()).collect()
    }

    fn state(&mut self, name: &str) -> State {
        match self.instance.get_export(&self.store, name).expect("it is exported") {
            Extern::Global(global) => State::Global(value(&self.store, &global.get(&self.store))),
            Extern::Memory(memory) => State::Memory(memory.data(&self.store).to_vec()),
            Extern::Table(table) => {
                let elements = 0..table.size(&self.store);
                let element = |index| table.get(&self.store, index).expect("it is in the table");
                State::Table(
                    elements.map(|index| value(&self.store, &element(index).into())).collect(),
                )
            }
            Extern::Func(_) => State::Func,
        }
    }

    fn host_calls(&self) -> Vec<HostCall> {
        self.store.data().clone()
    }
}

fn failed(error: &Error) -> Ended {
    use wasmi::TrapCode as Theirs;
    let does_not_fit = matches!(
        error.kind(),
        ErrorKind::Instantiation(InstantiationError::ElementSegmentDoesNotFit { .. })
    );
    Ended::Trapped(match error.as_trap_code() {
        None if does_not_fit => TrapCode::OutOfBoundsTableAccess,
        Some(Theirs::UnreachableCodeReached) => TrapCode::Unreachable,
        Some(Theirs::MemoryOutOfBounds) => TrapCode::OutOfBoundsMemoryAccess,
        Some(Theirs::TableOutOfBounds) => TrapCode::OutOfBoundsTableAccess,
        Some(Theirs::IndirectCallToNull) => TrapCode::UninitializedElement,
        Some(Theirs::IntegerDivisionByZero) => TrapCode::IntegerDivideByZero,
        Some(Theirs::IntegerOverflow) => TrapCode::IntegerOverflow,
        Some(Theirs::BadConversionToInteger) => TrapCode::InvalidConversionToInteger,
        Some(Theirs::BadSignature) => TrapCode::IndirectCallTypeMismatch,
        _ => return Ended::Incomparable(error.to_string()),
    })
}

fn val(store: &mut Store<Vec<HostCall>>, value: &Value) -> Val {
    match value {
        Value::I32(bits) => Val::I32(bits.cast_signed()),
        Value::I64(bits) => Val::I64(bits.cast_signed()),
        Value::F32(bits) => Val::F32(F32::from_bits(*bits)),
        Value::F64(bits) => Val::F64(F64::from_bits(*bits)),
        Value::V128(bits) => Val::V128(V128::from(*bits)),
        Value::Ref(Reference::Extern(number)) => {
            Val::ExternRef(Nullable::Val(ExternRef::new(store, *number)))
        }
        Value::Ref(Reference::Null(Hierarchy::Extern)) => Val::ExternRef(Nullable::Null),
        Value::Ref(_) => Val::FuncRef(Nullable::Null),
    }
}

fn value(store: &Store<Vec<HostCall>>, val: &Val) -> Value {
    match val {
        Val::ExternRef(Nullable::Val(reference)) => {
            let number = reference.data(store).downcast_ref::<u32>();
            Value::Ref(Reference::Extern(*number.expect("all host values are numbers")))
        }
        val => bits_of(val),
    }
}

/// The value, if it is one outside of its store: a host value is only told from null.
fn bits_of(val: &Val) -> Value {
    match val {
        Val::I32(number) => Value::I32(number.cast_unsigned()),
        Val::I64(number) => Value::I64(number.cast_unsigned()),
        Val::F32(float) => Value::F32(float.to_bits()),
        Val::F64(float) => Value::F64(float.to_bits()),
        Val::V128(vector) => Value::V128(vector.as_u128()),
        Val::FuncRef(Nullable::Val(_)) => Value::Ref(Reference::Func),
        Val::FuncRef(Nullable::Null) => Value::Ref(Reference::Null(Hierarchy::Func)),
        Val::ExternRef(Nullable::Val(_)) => Value::Ref(Reference::ExternOther),
        Val::ExternRef(Nullable::Null) => Value::Ref(Reference::Null(Hierarchy::Extern)),
    }
}
