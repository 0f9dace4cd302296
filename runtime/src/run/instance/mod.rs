//! Instances. Instantiation is two steps: `allocate` checks imports, lays the instance out and hands it to the store,
//! where it stays whatever happens, and gives globals, tables and element segments their values; `initialize` does what
//! can be observed: active segments, the start function.
//! <https://webassembly.github.io/spec/core/exec/modules.html#instantiation>
#![expect(unsafe_code, reason = "lays out the record that compiled code sees")]

mod evaluate;
mod link;

use crate::compile::code_memory::synchronize_context;
use crate::compile::module::Module;
use crate::compile::module::info::{ConstExpr, ElementItems, ExternIndex, SegmentMode};
use crate::run::store::func::Func;
use crate::run::store::global::{Global, GlobalData};
use crate::run::store::memory::Memory;
use crate::run::store::table::Table;
use crate::run::store::tag::Tag;
use crate::run::store::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner};
use crate::run::trap::{Outcome, Trap};
use crate::types::{ExternType, RefType};
use crate::vm::layout::{EntityLocation, INSTANCE_ALIGN};
use crate::vm::trap::TrapCode;
use crate::vm::{VmContext, VmFunc, VmGlobal, VmInstance, VmMemory, VmTable};
pub use link::LinkError;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;

/// An instance of a module in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instance {
    store: StoreId,
    index: u32,
}

/// Something that can be imported and exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the specification's")]
pub enum Extern {
    Func(Func),
    Table(Table),
    Memory(Memory),
    Global(Global),
    Tag(Tag),
}

/// Why instantiation ends early.
enum Failure {
    Link(LinkError),
    /// A constant expression trapped.
    Trap(TrapCode),
}

impl<E: Into<LinkError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Link(error.into())
    }
}

/// What a store knows of an instance.
pub(crate) struct InstanceData {
    pub(crate) module: Module,
    record: NonNull<VmInstance>,
    /// The store's tables, memories, globals and tags, by the module's indices.
    pub(crate) tables: Vec<u32>,
    pub(crate) memories: Vec<u32>,
    pub(crate) globals: Vec<u32>,
    pub(crate) tags: Vec<u32>,
    /// The references of element segments; none for those that were dropped.
    elements: Vec<Box<[u64]>>,
    /// Whether each data segment was dropped. Empty until the first one is.
    dropped_data: Vec<bool>,
}

impl Instance {
    /// Instantiates a module with imports by position, and runs its start function.
    ///
    /// # Errors
    ///
    /// When an import is missing or does not match: the store is then as before. When a resource runs
    /// out: what has been allocated by then stays in the store, where nothing leads to it.
    ///
    /// # Panics
    ///
    /// When an import belongs to another store, the module to another engine, or when a host
    /// function panics.
    pub fn new(
        store: &mut impl AsStoreMut,
        module: &Module,
        imports: &[Extern],
    ) -> Result<Outcome<Instance>, LinkError> {
        let store = store.inner_mut();
        match store.instantiate(module, imports) {
            Ok(outcome) => Ok(outcome.map(|index| Instance { store: store.id, index })),
            Err(Failure::Link(error)) => Err(error),
            Err(Failure::Trap(code)) => Ok(Outcome::Trap(Trap::new(code))),
        }
    }

    /// The export of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn export(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Extern> {
        let store = store.inner_mut();
        store.check(self.store);
        let item = store.instances[self.index as usize].module.info().export(name)?;
        Some(store.item(self.index as usize, item))
    }

    /// The exported function of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn func(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Func> {
        match self.export(store, name)? {
            Extern::Func(func) => Some(func),
            _ => None,
        }
    }

    /// The exported memory of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn memory(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Memory> {
        match self.export(store, name)? {
            Extern::Memory(memory) => Some(memory),
            _ => None,
        }
    }

    /// The exported table of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn table(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Table> {
        match self.export(store, name)? {
            Extern::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The exported global of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn global(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Global> {
        match self.export(store, name)? {
            Extern::Global(global) => Some(global),
            _ => None,
        }
    }

    /// The exported tag of this name.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn tag(&self, store: &mut impl AsStoreMut, name: &str) -> Option<Tag> {
        match self.export(store, name)? {
            Extern::Tag(tag) => Some(tag),
            _ => None,
        }
    }

    /// The module that this is an instance of.
    ///
    /// # Panics
    ///
    /// When this belongs to another store.
    pub fn module<'a>(&self, store: &'a impl AsStore) -> &'a Module {
        let store = store.inner();
        store.check(self.store);
        &store.instances[self.index as usize].module
    }
}

impl Extern {
    /// What this is, with its present type.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty(&self, store: &impl AsStore) -> ExternType {
        match self {
            Extern::Func(func) => ExternType::Func(func.type_id(store), func.ty(store).clone()),
            Extern::Table(table) => ExternType::Table(table.ty(store)),
            Extern::Memory(memory) => ExternType::Memory(memory.ty(store)),
            Extern::Global(global) => ExternType::Global(global.ty(store)),
            Extern::Tag(tag) => ExternType::Tag(tag.type_id(store), tag.ty(store).clone()),
        }
    }
}

impl InstanceData {
    /// The address at an offset in the record.
    fn at<T>(&self, offset: i32) -> NonNull<T> {
        debug_assert!((offset as usize) < self.module.info().layout.size());
        // SAFETY: the layout says that this offset is in the record, which has that size.
        unsafe { self.record.byte_add(offset as usize) }.cast()
    }

    /// The references of an element segment: none once it was dropped.
    pub(crate) fn elements(&self, segment: u32) -> &[u64] {
        &self.elements[segment as usize]
    }

    /// The references of element segments that the collector has to look at, with their types.
    pub(crate) fn traced_elements(&mut self) -> impl Iterator<Item = (RefType, &mut u64)> {
        let segments = self.module.info().elements.iter().zip(&mut self.elements);
        let traced = segments.filter_map(|(segment, values)| Some((segment.traced()?, values)));
        traced.flat_map(|(ty, values)| values.iter_mut().map(move |value| (ty, value)))
    }

    pub(crate) fn drop_elements(&mut self, segment: u32) {
        self.elements[segment as usize] = Box::default();
    }

    pub(crate) fn is_data_dropped(&self, segment: u32) -> bool {
        self.dropped_data.get(segment as usize).copied().unwrap_or(false)
    }

    pub(crate) fn drop_data(&mut self, segment: u32) {
        if self.dropped_data.is_empty() {
            self.dropped_data.resize(self.module.info().data.len(), false);
        }
        self.dropped_data[segment as usize] = true;
    }

    /// The record of a function, which escapes if this module defines it.
    fn func(&self, index: u32) -> *mut VmFunc {
        let info = self.module.info();
        if index < info.counts.imported_funcs {
            let pointer = self.at::<*mut VmFunc>(info.layout.imported_func(index));
            // SAFETY: `allocate` has written the pointers to imported functions.
            return unsafe { pointer.read() };
        }
        let position = info.escaping(index).expect("BUG: the function is exported or referred to");
        self.at(info.layout.func(position)).as_ptr()
    }

    /// Gives the next of the module's tags its identity.
    fn set_tag(&mut self, tag: u32) {
        let offset = self.module.info().layout.tag(self.tags.len() as u32);
        // SAFETY: the layout has room for a number here.
        unsafe { self.at::<u32>(offset).write(tag) };
        self.tags.push(tag);
    }

    /// Writes a pointer to an imported record.
    fn set_pointer<T>(&self, offset: i32, pointer: *const T) {
        // SAFETY: the layout has room for a pointer here.
        unsafe { self.at::<*const T>(offset).write(pointer) };
    }
}

impl Drop for InstanceData {
    fn drop(&mut self) {
        let layout = record_layout(&self.module).expect("BUG: it was allocated with this layout");
        // SAFETY: it was allocated with this layout, and goes with its store.
        unsafe { dealloc(self.record.as_ptr().cast(), layout) };
    }
}

fn record_layout(module: &Module) -> Option<Layout> {
    Layout::from_size_align(module.info().layout.size(), INSTANCE_ALIGN).ok()
}

impl StoreInner {
    /// Makes an instance and runs its start function. Returns the instance's index.
    fn instantiate(
        &mut self,
        module: &Module,
        imports: &[Extern],
    ) -> Result<Outcome<u32>, Failure> {
        let index = self.allocate(module, imports)?;
        let outcome = self.initialize(index)?;
        Ok(outcome.map(|()| index as u32))
    }

    /// Checks the imports and makes an instance that nothing has initialised yet.
    fn allocate(&mut self, module: &Module, imports: &[Extern]) -> Result<usize, Failure> {
        assert!(self.engine.same(module.engine()), "a module was used with another engine");
        self.check_imports(module, imports)?;
        if self.instances.len() >= self.limits.instances {
            let what = format!("more than {} instances", self.limits.instances);
            return Err(ResourceError::Memory { what }.into());
        }
        let index = self.add_instance(module)?;
        self.import(index, imports);
        self.define(index)?;
        Ok(index)
    }

    /// Adds an instance with an empty record.
    fn add_instance(&mut self, module: &Module) -> Result<usize, LinkError> {
        let layout = record_layout(module);
        let what = || format!("an instance of {} bytes", module.info().layout.size());
        let no_memory = || ResourceError::Memory { what: what() };
        let layout = layout.ok_or_else(no_memory)?;
        // SAFETY: the header alone is larger than zero.
        let record = NonNull::new(unsafe { alloc_zeroed(layout) }).ok_or_else(no_memory)?;
        let record = record.cast::<VmInstance>();
        let index = self.instances.len();
        let context = VmContext { store: self.record };
        // SAFETY: the record begins with the header.
        unsafe { (*record.as_ptr()).context = context };
        // SAFETY: as above.
        unsafe { (*record.as_ptr()).index = index as u32 };
        let info = module.info();
        self.instances.push(InstanceData {
            module: module.clone(),
            record,
            tables: Vec::with_capacity(info.tables.len()),
            memories: Vec::with_capacity(info.memories.len()),
            globals: Vec::with_capacity(info.globals.len()),
            tags: Vec::with_capacity(info.tags.len()),
            elements: Vec::with_capacity(info.elements.len()),
            dropped_data: Vec::new(),
        });
        self.engine.instances_changed(1);
        self.keep_code(module);
        synchronize_context();
        Ok(index)
    }

    /// Writes the pointers to what is imported, which has been checked.
    fn import(&mut self, index: usize, imports: &[Extern]) {
        let instance = &mut self.instances[index];
        let module = instance.module.clone();
        let layout = &module.info().layout;
        let mut funcs = 0;
        for import in imports.iter().take(module.info().imports.len()) {
            match import {
                Extern::Func(func) => {
                    let record = self.funcs[func.index as usize].record;
                    instance.set_pointer(layout.imported_func(funcs), record);
                    funcs += 1;
                }
                Extern::Table(table) => {
                    let location = layout.table(instance.tables.len() as u32);
                    let record = self.tables[table.index as usize].record;
                    instance.set_pointer(indirect(location), record.as_ptr());
                    instance.tables.push(table.index);
                }
                Extern::Memory(memory) => {
                    let location = layout.memory(instance.memories.len() as u32);
                    let record = self.memories[memory.index as usize].record;
                    instance.set_pointer(indirect(location), record.as_ptr());
                    instance.memories.push(memory.index);
                }
                Extern::Global(global) => {
                    let location = layout.global(instance.globals.len() as u32);
                    let record = self.globals[global.index as usize].record;
                    instance.set_pointer(indirect(location), record.as_ptr());
                    instance.globals.push(global.index);
                }
                Extern::Tag(tag) => instance.set_tag(tag.index),
            }
        }
    }

    /// Makes what the module defines: functions, memories, globals, tables and element segments.
    fn define(&mut self, index: usize) -> Result<(), Failure> {
        let module = self.instances[index].module.clone();
        let info = module.info();
        for (defined, position) in info.escaping_funcs() {
            let instance = &self.instances[index];
            let func_index = info.counts.imported_funcs + defined;
            let record = VmFunc {
                code: module.entry(defined, position),
                context: instance.record.as_ptr().cast(),
                type_id: info.func_type_id(func_index).0,
                handle: 0,
            };
            // SAFETY: the layout has room for the record here.
            unsafe { instance.at::<VmFunc>(info.layout.func(position)).write(record) };
        }
        for type_index in &info.tags[self.instances[index].tags.len()..] {
            let tag = self.add_tag(info.types.entry(*type_index).clone());
            self.instances[index].set_tag(tag.index);
        }
        for memory in info.counts.imported_memories..info.memories.len() as u32 {
            let ty = info.memories[memory as usize];
            let added = match info.layout.memory(memory) {
                EntityLocation::Inline(offset) => {
                    let record: NonNull<VmMemory> = self.instances[index].at(offset);
                    // SAFETY: the layout has room for the record here.
                    unsafe { record.write(VmMemory::empty()) };
                    self.add_memory(record, ty)?
                }
                EntityLocation::Indirect(offset) => {
                    let added = self.new_memory(ty)?;
                    let record = self.memories[added.index as usize].record;
                    self.instances[index].set_pointer(offset, record.as_ptr());
                    added
                }
            };
            self.instances[index].memories.push(added.index);
        }
        for (init, global) in info.global_inits.iter().zip(info.counts.imported_globals..) {
            let value = self.evaluate(index, init)?;
            let record = self.instances[index].at(inline(info.layout.global(global)));
            // SAFETY: the layout has room for the record here.
            unsafe { record.write(VmGlobal { value }) };
            let data = GlobalData::in_instance(record, info.globals[global as usize]);
            let added = self.add_global(data);
            self.instances[index].globals.push(added.index);
        }
        self.define_tables(index, &module)?;
        for segment in &info.elements {
            let values = match (&segment.mode, &segment.items) {
                // A segment that only declares references counts as dropped.
                (SegmentMode::Declared, _) => Box::default(),
                (_, ElementItems::Funcs(funcs)) => {
                    let instance = &self.instances[index];
                    funcs.iter().map(|func| instance.func(*func) as usize as u64).collect()
                }
                (_, ElementItems::Exprs(ty, expressions)) => {
                    self.evaluate_all(index, *ty, expressions)?
                }
            };
            self.instances[index].elements.push(values);
        }
        Ok(())
    }

    fn define_tables(&mut self, index: usize, module: &Module) -> Result<(), Failure> {
        let info = module.info();
        let mut inits = info.table_inits.iter().peekable();
        for table in info.counts.imported_tables..info.tables.len() as u32 {
            let record: NonNull<VmTable> =
                self.instances[index].at(inline(info.layout.table(table)));
            // SAFETY: the layout has room for the record here.
            unsafe { (*record.as_ptr()).base = NonNull::dangling().as_ptr() };
            let added = self.add_table(record, info.tables[table as usize], false);
            self.instances[index].tables.push(added.index);
            let value = match inits.next_if(|(of, _)| *of == table) {
                Some((_, init)) => self.evaluate(index, init)? as u64,
                None => 0,
            };
            self.allocate_table(added.index, value)?;
        }
        Ok(())
    }

    /// Runs active segments and the start function.
    fn initialize(&mut self, index: usize) -> Result<Outcome<()>, Failure> {
        let module = self.instances[index].module.clone();
        let info = module.info();
        for (position, segment) in info.elements.iter().enumerate() {
            let position = position as u32;
            if let SegmentMode::Active { target, offset } = &segment.mode {
                let to = self.offset(index, offset, info.tables[*target as usize].index)?;
                let length = self.instances[index].elements(position).len() as u64;
                if self.init_table(index, *target, position, to, 0, length).is_none() {
                    return Ok(Outcome::Trap(Trap::new(TrapCode::OutOfBoundsTableAccess)));
                }
                self.instances[index].drop_elements(position);
            }
        }
        for (position, segment) in info.data.iter().enumerate() {
            let position = position as u32;
            if let SegmentMode::Active { target, offset } = &segment.mode {
                let to = self.offset(index, offset, info.memories[*target as usize].index)?;
                let length = segment.bytes.len() as u64;
                if self.init_memory(index, *target, position, to, 0, length).is_none() {
                    return Ok(Outcome::Trap(Trap::new(TrapCode::OutOfBoundsMemoryAccess)));
                }
                self.instances[index].drop_data(position);
            }
        }
        let Some(start) = info.start else {
            return Ok(Outcome::Return(()));
        };
        let record = self.instances[index].func(start);
        let entry = info.func_type(start).clone();
        Ok(self.call(record, &entry, &mut [])?)
    }

    fn offset(
        &mut self,
        index: usize,
        offset: &ConstExpr,
        ty: crate::types::IndexType,
    ) -> Result<u64, Failure> {
        let value = self.evaluate(index, offset)?;
        Ok(match ty {
            crate::types::IndexType::I32 => u64::from(value as u32),
            crate::types::IndexType::I64 => value as u64,
        })
    }

    /// The handle of an exported entity.
    fn item(&mut self, instance: usize, item: ExternIndex) -> Extern {
        let (store, data) = (self.id, &self.instances[instance]);
        match item {
            ExternIndex::Func(index) => {
                let record = data.func(index);
                Extern::Func(self.func_handle(record))
            }
            ExternIndex::Table(index) => {
                Extern::Table(Table { store, index: data.tables[index as usize] })
            }
            ExternIndex::Memory(index) => {
                Extern::Memory(Memory { store, index: data.memories[index as usize] })
            }
            ExternIndex::Global(index) => {
                Extern::Global(Global { store, index: data.globals[index as usize] })
            }
            ExternIndex::Tag(index) => Extern::Tag(Tag { store, index: data.tags[index as usize] }),
        }
    }
}

fn inline(location: EntityLocation) -> i32 {
    match location {
        EntityLocation::Inline(offset) => offset,
        EntityLocation::Indirect(_) => panic!("BUG: the entity is imported"),
    }
}

fn indirect(location: EntityLocation) -> i32 {
    match location {
        EntityLocation::Indirect(offset) => offset,
        EntityLocation::Inline(_) => panic!("BUG: the entity is defined"),
    }
}
