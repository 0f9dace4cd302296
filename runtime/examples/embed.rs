//! Loads `greet.wat`, links a host function and calls an export:
//! `cargo run -p wassay-runtime --example embed`.

use std::error::Error;
use std::path::Path;
use wassay_runtime::{
    Config, Engine, Extern, Func, FuncType, HostError, Instance, Memory, MemoryType, Module,
    Outcome, Store, Trap, Val, ValType,
};

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::new(&Config::default())?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/greet.wat");
    let module = Module::new(&engine, std::fs::read(path)?)?;

    let mut store = Store::new(&engine);
    let memory = Memory::new(&mut store, MemoryType::new(1, None))?;
    let print_type = FuncType::new([ValType::I32, ValType::I32], []);
    let print = Func::new(&mut store, print_type, move |caller, params, _| {
        let [Val::I32(start), Val::I32(length)] = *params else {
            return Err(Trap::host("print takes two numbers").into());
        };
        let bytes =
            memory.data(caller).get(start as usize..).and_then(|rest| rest.get(..length as usize));
        let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        println!("{}", text.ok_or_else(|| HostError::from(Trap::host("no text there")))?);
        Ok(())
    })?;

    let imports: Vec<Extern> = module
        .imports()
        .map(|import| match import.name {
            "memory" => Ok(Extern::Memory(memory)),
            "print" => Ok(Extern::Func(print)),
            name => Err(format!("nothing to import as {name}")),
        })
        .collect::<Result<_, _>>()?;
    let instance = match Instance::new(&mut store, &module, &imports)? {
        Outcome::Return(instance) => instance,
        other => return Err(format!("the module did not start: {other:?}").into()),
    };

    let greet = instance.func(&mut store, "greet").ok_or("no function greet")?;
    for times in [2, -1] {
        match greet.call(&mut store, &[Val::I32(times)])? {
            Outcome::Return(results) => println!("greet({times}) = {results:?}"),
            Outcome::Trap(trap) => println!("greet({times}) trapped: {trap}"),
            other => println!("greet({times}): {other:?}"),
        }
    }
    Ok(())
}
