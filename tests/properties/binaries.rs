//! Mutated binaries: those that the validator accepts compile and run, the others are refused, and nothing panics.

use crate::corpus::{self, Place, SuiteModule, source};
use crate::embedding::{constant, engine, imports};
use crate::mutation::{mutate, mutations};
use crate::property::{Broken, check, survive};
use proptest::prelude::*;
use proptest::sample::Index;
use std::fmt::Write;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;
use wasmparser::Validator;
use wassay_harness::script::features::Features;
use wassay_harness::script::{Action, Directive, ModuleSource};
use wassay_runtime::{
    Config, Engine, Extern, ExternType, Instance, InterruptHandle, Module, ModuleError, Outcome,
    Store, Val,
};

#[test]
fn mutated_binaries_are_refused_or_run() {
    let engine = engine(Config::default());
    let at = any::<Index>;
    let place = || (at(), at(), at()).no_shrink();
    let (cases, ran) = (AtomicU32::new(0), AtomicU32::new(0));
    check(2500, (place(), place(), mutations()), |(module, donor, mutations)| {
        let Some((bytes, features)) = binary(module) else { return Ok(()) };
        let donor = binary(donor).map(|(donor, _)| donor).unwrap_or_default();
        let mutated = mutate(&bytes, &donor, &mutations);
        let end = survive(|| refused_or_run(&engine, &mutated, features)).flatten();
        let end = end.map_err(|what| script(&mutated, features, &what))?;
        cases.fetch_add(1, Ordering::Relaxed);
        ran.fetch_add(u32::from(end == End::Ran), Ordering::Relaxed);
        Ok(())
    });
    let (cases, ran) = (cases.into_inner(), ran.into_inner());
    assert!(ran > cases / 10, "only {ran} of {cases} mutated modules were valid");
}

/// Picks a module that runs as it is.
fn binary(place: Place) -> Option<(Vec<u8>, Features)> {
    let is_instance = |directive: &Directive| {
        let is_binary = matches!(source(directive), Some(ModuleSource::Binary(_)));
        is_binary && matches!(directive.action, Action::Instantiate { .. })
    };
    let SuiteModule { source, features } = corpus::module(place, is_instance)?;
    match source {
        ModuleSource::Binary(bytes) => Some((bytes, features)),
        ModuleSource::Text(_) => None,
    }
}

/// What happened to a mutated module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Refused,
    Ran,
}

fn refused_or_run(engine: &Engine, bytes: &[u8], features: Features) -> Result<End, Broken> {
    let flags = features.to_wasmparser();
    let validated = Validator::new_with_features(flags).validate_all(bytes);
    match (validated, Module::with_features(engine, bytes, flags)) {
        (Ok(_), Ok(module)) => {
            run(engine, &module);
            Ok(End::Ran)
        }
        (Ok(_), Err(ModuleError::Unsupported { .. } | ModuleError::Limit { .. })) => {
            Ok(End::Refused)
        }
        (Err(_), Err(_)) => Ok(End::Refused),
        (Ok(_), Err(error)) => Err(format!("valid, but refused: failed to {error}")),
        (Err(error), Ok(_)) => Err(format!("invalid, but accepted: {error}")),
    }
}

/// Creates an instance and calls its exports. Any outcome is right, as long as there is one.
fn run(engine: &Engine, module: &Module) {
    let mut store = Store::new(engine);
    let Some(imports) = imports(&mut store, module, |_, _| {}) else { return };
    let watch = Watch::new(store.interrupt_handle().unwrap());
    let Ok(Outcome::Return(instance)) = Instance::new(&mut store, module, &imports) else { return };
    for export in module.exports() {
        match (export.ty, instance.export(&mut store, export.name)) {
            (ExternType::Func(_, ty), Some(Extern::Func(func))) => {
                let arguments: Option<Vec<Val>> = ty.params.iter().copied().map(constant).collect();
                if let Some(arguments) = arguments {
                    watch.again();
                    let outcome = func.call(&mut store, &arguments);
                    let _whatever = outcome.expect("the arguments have the right types");
                }
            }
            (ExternType::Global(_), Some(Extern::Global(global))) => drop(global.get(&mut store)),
            _ => {}
        }
    }
}

/// Interrupts code that runs for too long, such as endless loops. The moment depends on the clock, so nothing is
/// compared after an interruption.
struct Watch {
    again: Sender<()>,
}

impl Watch {
    fn new(handle: InterruptHandle) -> Self {
        let (again, beginnings) = channel();
        thread::spawn(move || watch(&handle, &beginnings));
        Self { again }
    }

    fn again(&self) {
        self.again.send(()).expect("BUG: it watches until it is dropped");
    }
}

fn watch(handle: &InterruptHandle, beginnings: &Receiver<()>) {
    loop {
        match beginnings.recv_timeout(Duration::from_millis(30)) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => handle.interrupt(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The module as a script, with what is wrong.
fn script(bytes: &[u8], features: Features, what: &str) -> String {
    let names: Vec<String> = features.names().map(|name| format!("\"{name}\"")).collect();
    let mut script = format!("{what}\n;;! features = [{}]\n(module binary", names.join(", "));
    for line in bytes.chunks(24) {
        script.push_str("\n  \"");
        line.iter()
            .for_each(|byte| write!(script, "\\{byte:02x}").expect("a string takes everything"));
        script.push('"');
    }
    script.push(')');
    match wasmprinter::print_bytes(bytes) {
        Ok(text) => script + "\n\nas text:\n" + &text,
        Err(_) => script,
    }
}
