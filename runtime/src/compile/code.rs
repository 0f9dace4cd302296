//! Code: collects compiled functions, patches their calls and publishes them, with what leads from an address back to the
//! operator.

use crate::compile::code_memory::{CodeMemory, PublishedCode};
use crate::compile::stub::{STUB_BYTES, stub};
use crate::limits::MAX_CODE_SIZE;
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{ExternalName, Function};
use cranelift_codegen::{CompiledCode, FinalizedMachExceptionHandler, FinalizedRelocTarget};
use std::collections::HashMap;

/// The alignment of functions.
const FUNCTION_ALIGN: usize = 16;

/// The namespace of names in CLIF that stand for the place where a function is called: its own entry, if it has one.
pub(crate) const FUNC_NAMESPACE: u32 = 0;

/// The namespace of names in CLIF that stand for a function's body, past its entry.
pub(crate) const BODY_NAMESPACE: u32 = 1;

/// Functions that have been compiled but not published.
#[derive(Default)]
pub(crate) struct CodeBuilder {
    bytes: Vec<u8>,
    starts: Vec<u32>,
    entries: Vec<Entry>,
    calls: Vec<CallSite>,
    catches: Vec<Catch>,
    stack_maps: Vec<StackMap>,
    relocations: Vec<Relocation>,
}

/// The entry of a function with a large frame, which follows its body.
struct Entry {
    /// The function's position in this code.
    position: u32,
    offset: u32,
}

/// A call: where it returns to, and the offset of its operator in the module's binary.
#[derive(Clone, Copy)]
struct CallSite {
    return_offset: u32,
    wasm_offset: u32,
}

/// A call that has a handler.
struct Catch {
    return_offset: u32,
    handler_offset: u32,
    fp_to_sp: u32,
}

/// A call during which references into the heap are live, and how far below the frame pointer each of them is.
struct StackMap {
    return_offset: u32,
    slots: Box<[u32]>,
}

/// A place in the code that is patched with the distance to a function of the same module.
struct Relocation {
    offset: u32,
    kind: Reloc,
    /// The function's index among the defined ones.
    target: u32,
    /// Whether the distance is that to the function's body, past its entry.
    to_body: bool,
    addend: i64,
}

/// How to call a function that is in other code: through its slot, or at its address once it is compiled.
pub(crate) struct Link {
    pub(crate) slot: usize,
    pub(crate) compiled: Option<usize>,
}

/// How far a call reaches, in bytes.
const REACH: usize = if cfg!(target_arch = "aarch64") { 1 << 27 } else { 1 << 31 };

/// Machine code that runs, with what leads from an address back to the operator.
pub(crate) struct Code {
    memory: Option<PublishedCode>,
    length: usize,
    /// The index of the first function among the defined ones.
    first: u32,
    /// Where the functions begin.
    starts: Box<[u32]>,
    /// The functions that are called at an entry of their own instead, in order.
    entries: Box<[Entry]>,
    calls: Box<[CallSite]>,
    catches: Box<[Catch]>,
    stack_maps: Box<[StackMap]>,
}

/// A call that catches exceptions.
#[derive(Clone, Copy)]
pub(crate) struct CatchSite {
    /// The address of the handler.
    pub(crate) handler: usize,
    /// How far the stack pointer is below the frame pointer there.
    pub(crate) fp_to_sp: usize,
}

/// Why code cannot be published.
#[derive(Debug)]
pub(crate) enum CodeError {
    TooLarge,
    OutOfMemory(std::io::Error),
}

impl CodeBuilder {
    /// Adds the next defined function. `imported` functions come before the first of them.
    pub(crate) fn add(
        &mut self,
        function: &Function,
        code: &CompiledCode,
        imported: u32,
    ) -> Result<(), CodeError> {
        let start = self.append(function, code, imported)?;
        self.starts.push(start);
        Ok(())
    }

    /// Adds the entry of the function that was added last.
    pub(crate) fn add_entry(
        &mut self,
        function: &Function,
        code: &CompiledCode,
        imported: u32,
    ) -> Result<(), CodeError> {
        let offset = self.append(function, code, imported)?;
        let position = self.starts.len() as u32 - 1;
        self.entries.push(Entry { position, offset });
        Ok(())
    }

    /// Appends the functions of another builder, whose indices are those after this one's.
    pub(crate) fn append_all(&mut self, more: CodeBuilder) -> Result<(), CodeError> {
        self.bytes.resize(self.bytes.len().next_multiple_of(FUNCTION_ALIGN), 0);
        if self.bytes.len() + more.bytes.len() > MAX_CODE_SIZE {
            return Err(CodeError::TooLarge);
        }
        let (base, before) = (self.bytes.len() as u32, self.starts.len() as u32);
        self.bytes.extend_from_slice(&more.bytes);
        self.starts.extend(more.starts.into_iter().map(|start| base + start));
        self.entries.extend(
            more.entries.into_iter().map(|entry| Entry {
                position: before + entry.position,
                offset: base + entry.offset,
            }),
        );
        self.calls.extend(
            more.calls
                .into_iter()
                .map(|call| CallSite { return_offset: base + call.return_offset, ..call }),
        );
        self.catches.extend(more.catches.into_iter().map(|catch| Catch {
            return_offset: base + catch.return_offset,
            handler_offset: base + catch.handler_offset,
            ..catch
        }));
        self.stack_maps.extend(
            more.stack_maps
                .into_iter()
                .map(|map| StackMap { return_offset: base + map.return_offset, ..map }),
        );
        self.relocations.extend(
            more.relocations
                .into_iter()
                .map(|relocation| Relocation { offset: base + relocation.offset, ..relocation }),
        );
        Ok(())
    }

    /// Appends code, and returns where it begins.
    fn append(
        &mut self,
        function: &Function,
        code: &CompiledCode,
        imported: u32,
    ) -> Result<u32, CodeError> {
        self.bytes.resize(self.bytes.len().next_multiple_of(FUNCTION_ALIGN), 0);
        let start = self.bytes.len() as u32;
        let bytes = code.code_buffer();
        if self.bytes.len() + bytes.len() > MAX_CODE_SIZE {
            return Err(CodeError::TooLarge);
        }
        self.bytes.extend_from_slice(bytes);
        self.add_call_sites(start, code);
        self.add_stack_maps(start, code);
        for relocation in code.buffer.relocs() {
            // `Engine::new` refuses processors for which Cranelift would call library functions.
            let FinalizedRelocTarget::ExternalName(ExternalName::User(name)) = &relocation.target
            else {
                panic!("BUG: a relocation to {:?}", relocation.target);
            };
            let name = &function.params.user_named_funcs()[*name];
            let (target, to_body) = (name.index - imported, name.namespace == BODY_NAMESPACE);
            let (kind, addend) = (relocation.kind, relocation.addend);
            let offset = start + relocation.offset;
            self.relocations.push(Relocation { offset, kind, target, to_body, addend });
        }
        Ok(start)
    }

    /// Notes which operator each call belongs to, and which calls have handlers: all lists are
    /// ordered by offset.
    fn add_call_sites(&mut self, start: u32, code: &CompiledCode) {
        let locations = code.buffer.get_srclocs_sorted();
        for site in code.buffer.call_sites() {
            if let [FinalizedMachExceptionHandler::Default(handler)] = site.exception_handlers {
                let fp_to_sp = site.frame_offset.expect("BUG: every backend sets it");
                self.catches.push(Catch {
                    return_offset: start + site.ret_addr,
                    handler_offset: start + handler,
                    fp_to_sp,
                });
            }
            // The call ends at the return address, so the byte before belongs to it.
            let call = site.ret_addr - 1;
            let next = locations.partition_point(|location| location.start <= call);
            if let Some(location) = next.checked_sub(1).map(|last| &locations[last])
                && call < location.end
                && !location.loc.is_default()
            {
                self.calls.push(CallSite {
                    return_offset: start + site.ret_addr,
                    wasm_offset: location.loc.bits(),
                });
            }
        }
    }

    /// Notes where the frame has references during each call: the list is ordered by offset.
    fn add_stack_maps(&mut self, start: u32, code: &CompiledCode) {
        for (return_offset, fp_to_sp, map) in code.buffer.user_stack_maps() {
            let slots = map.entries().map(|(_type, above_sp)| fp_to_sp - above_sp).collect();
            self.stack_maps.push(StackMap { return_offset: start + return_offset, slots });
        }
    }

    /// Makes all functions of a module executable, side by side.
    pub(crate) fn publish(self, memory: &CodeMemory) -> Result<Code, CodeError> {
        self.publish_alone(memory, 0, |function| panic!("BUG: function {function} is not here"))
    }

    /// Makes the functions from `first` on executable, which call others by their links.
    pub(crate) fn publish_alone(
        mut self,
        memory: &CodeMemory,
        first: u32,
        link: impl Fn(u32) -> Link,
    ) -> Result<Code, CodeError> {
        let stubs = self.add_room_for_stubs(first);
        let length = self.bytes.len();
        let mut code = Code {
            memory: None,
            length,
            first,
            starts: self.starts.into(),
            entries: self.entries.into(),
            calls: self.calls.into(),
            catches: self.catches.into(),
            stack_maps: self.stack_maps.into(),
        };
        if length == 0 {
            return Ok(code);
        }
        let room = memory.allocate(length).map_err(CodeError::OutOfMemory)?;
        let base = room.address();
        let mut bytes = self.bytes;
        let mut addresses = HashMap::with_capacity(stubs.len());
        for (function, at) in stubs {
            let link = link(function);
            let within_reach = |address: &usize| address.abs_diff(base) + length < REACH;
            let address = link.compiled.filter(within_reach).unwrap_or_else(|| {
                bytes[at..at + STUB_BYTES].copy_from_slice(&stub(link.slot));
                base + at
            });
            addresses.insert(function, address);
        }
        for relocation in &self.relocations {
            let target = match addresses.get(&relocation.target) {
                Some(elsewhere) => *elsewhere,
                None if relocation.to_body => base + code.start_of(relocation.target),
                None => base + code.entry_of(relocation.target),
            };
            patch(&mut bytes, base, target, relocation);
        }
        code.memory = Some(room.publish(&bytes).map_err(CodeError::OutOfMemory)?);
        Ok(code)
    }

    /// Makes room for a stub for each called function that is in other code. Returns the functions with the offsets of
    /// their stubs.
    fn add_room_for_stubs(&mut self, first: u32) -> Vec<(u32, usize)> {
        let here = first..first + self.starts.len() as u32;
        let targets = self.relocations.iter().map(|relocation| relocation.target);
        let mut elsewhere: Vec<u32> = targets.filter(|target| !here.contains(target)).collect();
        elsewhere.sort_unstable();
        elsewhere.dedup();
        if elsewhere.is_empty() {
            return Vec::new();
        }
        let start = self.bytes.len().next_multiple_of(FUNCTION_ALIGN);
        self.bytes.resize(start + elsewhere.len() * STUB_BYTES, 0);
        elsewhere.into_iter().zip((start..).step_by(STUB_BYTES)).collect()
    }
}

impl Code {
    fn base(&self) -> usize {
        self.memory.as_ref().map_or(0, PublishedCode::address)
    }

    /// The address of a defined function.
    pub(crate) fn function(&self, defined: u32) -> *const u8 {
        let memory = self.memory.as_ref().expect("BUG: a function without code");
        (memory.address() + self.entry_of(defined)) as *const u8
    }

    /// The offset at which a defined function begins.
    fn start_of(&self, defined: u32) -> usize {
        self.starts[(defined - self.first) as usize] as usize
    }

    /// The offset at which a defined function is called.
    fn entry_of(&self, defined: u32) -> usize {
        let position = defined - self.first;
        match self.entries.binary_search_by_key(&position, |entry| entry.position) {
            Ok(found) => self.entries[found].offset as usize,
            Err(_) => self.starts[position as usize] as usize,
        }
    }

    /// The addresses of the code, empty for a module without functions.
    pub(crate) fn range(&self) -> std::ops::Range<usize> {
        self.base()..self.base() + self.length
    }

    /// Where the frame has references during the call that returns to this address, in bytes below its frame pointer.
    pub(crate) fn references_at(&self, return_address: usize) -> &[u32] {
        let Some(offset) = return_address.checked_sub(self.base()) else {
            return &[];
        };
        let found = self.stack_maps.binary_search_by_key(&offset, |map| map.return_offset as usize);
        found.map_or(&[], |found| &self.stack_maps[found].slots)
    }

    /// The defined function that the call returning to `address` is in, and the offset of its
    /// operator, if the address is one of ours.
    pub(crate) fn call_at(&self, address: usize) -> Option<(u32, Option<u32>)> {
        let offset = u32::try_from(address.checked_sub(self.base())?).ok()?;
        if offset as usize > self.length {
            return None;
        }
        // A call may be the last instruction: the byte before the return address is in the function.
        let function = self.starts.partition_point(|start| *start < offset).checked_sub(1)?;
        let call = self.calls.binary_search_by_key(&offset, |call| call.return_offset).ok();
        Some((self.first + function as u32, call.map(|call| self.calls[call].wasm_offset)))
    }

    /// The handler of the call that returns to `address`, if it is one of ours and has any.
    pub(crate) fn catch_at(&self, address: usize) -> Option<CatchSite> {
        let offset = u32::try_from(address.checked_sub(self.base())?).ok()?;
        let found = self.catches.binary_search_by_key(&offset, |catch| catch.return_offset).ok()?;
        let Catch { handler_offset, fp_to_sp, .. } = self.catches[found];
        let handler = self.base() + handler_offset as usize;
        Some(CatchSite { handler, fp_to_sp: fp_to_sp as usize })
    }
}

/// Writes the address or distance that a relocation asks for, to the address `target`.
fn patch(bytes: &mut [u8], base: usize, target: usize, relocation: &Relocation) {
    let Relocation { offset, kind, addend, .. } = relocation;
    let at = *offset as usize;
    let target = (target as i64).wrapping_add(*addend);
    let distance = target.wrapping_sub((base + at) as i64);
    match kind {
        Reloc::Abs8 => bytes[at..at + 8].copy_from_slice(&target.to_le_bytes()),
        Reloc::X86PCRel4 | Reloc::X86CallPCRel4 => {
            let distance = i32::try_from(distance).expect("BUG: MAX_CODE_SIZE is within reach");
            bytes[at..at + 4].copy_from_slice(&distance.to_le_bytes());
        }
        Reloc::Arm64Call => {
            const REACH: std::ops::Range<i64> = -(1 << 27)..1 << 27;
            assert!(REACH.contains(&distance), "BUG: MAX_CODE_SIZE is within reach");
            let instruction = bytes[at..at + 4].try_into().expect("BUG: four bytes");
            let instruction = u32::from_le_bytes(instruction);
            let patched = instruction & 0xfc00_0000 | (distance >> 2) as u32 & 0x03ff_ffff;
            bytes[at..at + 4].copy_from_slice(&patched.to_le_bytes());
        }
        other => panic!("BUG: a relocation of kind {other:?}"),
    }
}
