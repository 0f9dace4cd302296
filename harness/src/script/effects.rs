//! What a module's functions can change, read from its bytes.
//!
//! Slices depend on this: no directive needs an action that can change nothing. The answer errs on the safe side: a
//! function that is not understood can write.

mod operators;

use operators::can_write;
use std::collections::{HashMap, HashSet};
use wasmparser::{
    DataKind, ElementKind, ExternalKind, FunctionBody, Operator, Parser, Payload, TypeRef,
};

/// What can be said about a module without running it.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// The names of modules and items that it imports, in order.
    pub(crate) imports: Vec<ImportedItem>,
    /// Whether each exported function can write.
    pub(crate) exports: HashMap<String, bool>,
    /// Whether instantiation can change the state of other instances.
    pub(crate) instantiation_writes: bool,
    /// Whether all of the module was read. If not, it may have exports and imports that are not named here.
    pub(crate) is_understood: bool,
}

/// An item that a module imports.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ImportedItem {
    pub(crate) module: String,
    pub(crate) name: String,
    /// Whether it can change: a memory, a table, a mutable global.
    pub(crate) is_state: bool,
}

/// One function of the module.
enum Function {
    Imported { writes: bool },
    Defined(Body),
}

/// The facts about a function's body that decide whether it can write.
#[derive(Default)]
struct Body {
    writes: bool,
    calls: Vec<u32>,
}

#[derive(Default)]
struct Scan {
    effects: Effects,
    functions: Vec<Function>,
    exported: Vec<(String, u32)>,
    start: Option<u32>,
    imported_tables: u32,
    imported_memories: u32,
}

impl Effects {
    /// Reads a module. `imported_writes` says whether the function that is imported under these
    /// two names can write.
    pub(crate) fn of(bytes: &[u8], imported_writes: impl Fn(&str, &str) -> bool) -> Self {
        let mut scan = Scan::default();
        match scan.module(bytes, &imported_writes) {
            Ok(()) => scan.finish(),
            // Most likely the engine cannot decode it either, but an engine may know more.
            Err(_) => Effects { instantiation_writes: true, ..scan.effects },
        }
    }

    /// Whether a call of this export can write. One that does not exist cannot.
    pub(crate) fn export_writes(&self, name: &str) -> bool {
        self.exports.get(name).copied().unwrap_or(!self.is_understood)
    }

    /// The names of the modules that it imports from, each once.
    pub(crate) fn imported_modules(&self) -> impl Iterator<Item = &str> {
        let mut seen = HashSet::new();
        self.imports.iter().map(|item| item.module.as_str()).filter(move |name| seen.insert(*name))
    }
}

impl Scan {
    fn module(
        &mut self,
        bytes: &[u8],
        imported_writes: &impl Fn(&str, &str) -> bool,
    ) -> wasmparser::Result<()> {
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        let writes = || imported_writes(import.module, import.name);
                        self.import(import.module, import.name, import.ty, writes);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if let ExternalKind::Func | ExternalKind::FuncExact = export.kind {
                            self.exported.push((export.name.to_owned(), export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => self.start = Some(func),
                Payload::ElementSection(section) => {
                    for element in section {
                        if let ElementKind::Active { table_index, .. } = element?.kind {
                            let table = table_index.unwrap_or(0);
                            self.effects.instantiation_writes |= table < self.imported_tables;
                        }
                    }
                }
                Payload::DataSection(section) => {
                    for data in section {
                        if let DataKind::Active { memory_index, .. } = data?.kind {
                            let imported = memory_index < self.imported_memories;
                            self.effects.instantiation_writes |= imported;
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    self.functions.push(Function::Defined(scan_body(&body)?))
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn import(&mut self, module: &str, name: &str, ty: TypeRef, writes: impl FnOnce() -> bool) {
        let is_state = match ty {
            TypeRef::Func(_) | TypeRef::FuncExact(_) => {
                self.functions.push(Function::Imported { writes: writes() });
                false
            }
            TypeRef::Table(_) => {
                self.imported_tables += 1;
                true
            }
            TypeRef::Memory(_) => {
                self.imported_memories += 1;
                true
            }
            TypeRef::Global(global) => global.mutable,
            TypeRef::Tag(_) => false,
        };
        let (module, name) = (module.to_owned(), name.to_owned());
        self.effects.imports.push(ImportedItem { module, name, is_state });
    }

    fn finish(mut self) -> Effects {
        let writes: Vec<bool> = (0..self.functions.len()).map(|f| self.writes(f)).collect();
        let of = |index: u32| writes.get(index as usize).copied().unwrap_or(true);
        for (name, index) in std::mem::take(&mut self.exported) {
            self.effects.exports.insert(name, of(index));
        }
        // A start function that writes may write into what is imported.
        let imports_something = !self.effects.imports.is_empty();
        self.effects.instantiation_writes |= imports_something && self.start.is_some_and(of);
        self.effects.is_understood = true;
        self.effects
    }

    /// Whether a function, or any that it calls, can write.
    fn writes(&self, function: usize) -> bool {
        let mut seen = HashSet::from([function]);
        let mut pending = vec![function];
        while let Some(index) = pending.pop() {
            match self.functions.get(index) {
                Some(Function::Imported { writes: false }) => {}
                Some(Function::Defined(body)) if !body.writes => {
                    let calls = body.calls.iter().map(|callee| *callee as usize);
                    pending.extend(calls.filter(|callee| seen.insert(*callee)));
                }
                _ => return true,
            }
        }
        false
    }
}

fn scan_body(body: &FunctionBody<'_>) -> wasmparser::Result<Body> {
    let mut result = Body::default();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                result.calls.push(function_index);
            }
            operator => result.writes |= can_write(&operator),
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(text: &str) -> Effects {
        let buffer = wast::parser::ParseBuffer::new(text).unwrap();
        let mut module = wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap();
        Effects::of(&module.encode().unwrap(), |_, name| name != "print")
    }

    #[test]
    fn a_function_writes_if_one_that_it_calls_does() {
        let effects = effects(
            r#"(module (import "m" "print" (func $print)) (import "m" "poke" (func $poke))
                 (memory 1) (table 1 funcref) (global $g (mut i32) (i32.const 0))
                 (func (export "pure") (param i32) (result i32) (local.tee 0 (i32.const 1)))
                 (func (export "load") (result i32) (i32.load (i32.const 0)))
                 (func $store (export "store") (i32.store8 (i32.const 0) (i32.const 0)))
                 (func $a (export "mutual") (call $b)) (func $b (call $a))
                 (func (export "deep") (call $deeper)) (func $deeper (call $store))
                 (func (export "prints") (call $print) (drop (i32.const 0)))
                 (func (export "pokes") (call $poke))
                 (func (export "global") (global.set $g (i32.const 1)))
                 (func (export "grow") (drop (memory.grow (i32.const 0))))
                 (func (export "through a table") (call_indirect (i32.const 0)))
                 (func (export "vector") (drop (v128.load (i32.const 0)))))"#,
        );
        let mut writing: Vec<&str> = effects
            .exports
            .iter()
            .filter(|(_, writes)| **writes)
            .map(|(name, _)| &**name)
            .collect();
        writing.sort_unstable();
        assert_eq!(writing, ["deep", "global", "grow", "pokes", "store", "through a table"]);
        assert!(!effects.instantiation_writes);
    }

    #[test]
    fn instantiation_writes_into_imports_by_segments_and_start_functions() {
        let table = r#"(import "m" "t" (table 1 funcref))"#;
        for (fields, expected) in [
            (format!("{table} (elem (i32.const 0) $f) (func $f)"), true),
            (
                format!("{table} (table $own 1 funcref) (elem (table $own) (i32.const 0) func)"),
                false,
            ),
            (r#"(import "m" "m" (memory 1)) (data (i32.const 0) "")"#.to_owned(), true),
            (
                format!("{table} (func $s (table.set 0 (i32.const 0) (ref.null func))) (start $s)"),
                true,
            ),
            (
                "(memory 1) (func $s (i32.store (i32.const 0) (i32.const 0))) (start $s)"
                    .to_owned(),
                false,
            ),
        ] {
            let effects = effects(&format!("(module {fields})"));
            assert_eq!(effects.instantiation_writes, expected, "{fields}");
        }
    }

    #[test]
    fn a_module_that_is_not_understood_may_write() {
        let effects = Effects::of(b"\0asm", |_, _| false);
        assert!(effects.instantiation_writes);
        assert!(effects.export_writes("f"), "it may have an export of any name");
    }
}
