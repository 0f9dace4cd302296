//! Provides something for every import, so that modules run that were not written to run alone.

use wassay_runtime::{
    Config, Engine, Extern, ExternType, Func, Global, HostError, ImportType, Memory, Module, Store,
    StoreLimits, Table, TrapCode, Val, ValType,
};

/// An engine whose stores stay small.
pub(crate) fn engine(config: Config) -> Engine {
    let store_limits =
        StoreLimits { memory_bytes: 16 << 20, table_elements: 1 << 16, ..StoreLimits::default() };
    Engine::new(&Config { store_limits, ..config }).expect("the machine is supported")
}

/// One item for each import: functions that return constants, and state that is as small as its type allows. There is
/// no item for types of which the host cannot make a value. `on_call` gets the names of an imported function and the
/// arguments that it is called with.
pub(crate) fn imports(
    store: &mut Store,
    module: &Module,
    on_call: impl Fn(&[String; 2], &[Val]) + Clone + Send + Sync + 'static,
) -> Option<Vec<Extern>> {
    let item = |import: ImportType<'_>| {
        let on_call = on_call.clone();
        let names = [import.module.to_owned(), import.name.to_owned()];
        Some(match import.ty {
            ExternType::Func(_, ty) => {
                let results: Option<Vec<Val>> = ty.results.iter().copied().map(constant).collect();
                let func = Func::new(store, ty, move |_, arguments, place| {
                    on_call(&names, arguments);
                    let results = results.as_ref();
                    place.copy_from_slice(results.ok_or(HostError::trap(TrapCode::Host))?);
                    Ok(())
                });
                Extern::Func(func.ok()?)
            }
            ExternType::Table(ty) => {
                let null = Val::default_of(ValType::Ref(ty.element))?;
                Extern::Table(Table::new(store, ty, null).ok()?)
            }
            ExternType::Memory(ty) => Extern::Memory(Memory::new(store, ty).ok()?),
            ExternType::Global(ty) => {
                Extern::Global(Global::new(store, ty, constant(ty.content)?).ok()?)
            }
            _ => return None,
        })
    };
    module.imports().map(item).collect()
}

/// A value of this type, the same each time.
pub(crate) fn constant(ty: ValType) -> Option<Val> {
    Some(match ty {
        ValType::I32 => Val::I32(7),
        ValType::I64 => Val::I64(-9),
        ValType::F32 => Val::f32(1.5),
        ValType::F64 => Val::f64(-2.25),
        ValType::V128 => Val::V128(0x0102_0304_0506_0708_090A_0B0C_0D0E_0F10),
        ValType::Ref(_) => Val::default_of(ty)?,
    })
}
