//! Type tests and casts, 31-bit integers, and the operators of the garbage-collection proposal as a
//! whole.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#reference-instructions>
//!
//! An object begins with the address of its type, which has its display: a test is two loads and a
//! comparison. Supertypes past the inline part of the display, and functions, ask the registry.

use super::FunctionTranslator;
use super::object::Extension;
use crate::types::HeapType;
use crate::types::registry::TypeEntry;
use crate::vm::libcall::Libcall;
use crate::vm::object::INLINE_DISPLAY;
use crate::vm::reference::{HOST_TAG, TAG_MASK};
use crate::vm::trap::TrapCode;
use crate::vm::{VmFunc, VmObjectType};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I32, I64};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Value};
use std::mem::offset_of;
use wasmparser::Operator;

/// Translates an operator of the proposal, or says that it is none.
pub(super) fn translate(f: &mut FunctionTranslator<'_>, operator: &Operator<'_>) -> bool {
    use Extension::{Signed, Unsigned};
    use Operator as O;
    match operator {
        O::StructNew { struct_type_index: ty } => f.struct_new(*ty),
        O::StructNewDefault { struct_type_index: ty } => f.struct_new_default(*ty),
        O::StructGet { struct_type_index: ty, field_index }
        | O::StructGetU { struct_type_index: ty, field_index } => {
            f.struct_get(*ty, *field_index, Unsigned);
        }
        O::StructGetS { struct_type_index: ty, field_index } => {
            f.struct_get(*ty, *field_index, Signed);
        }
        O::StructSet { struct_type_index: ty, field_index } => f.struct_set(*ty, *field_index),
        O::ArrayNew { array_type_index: ty } => f.array_new(*ty),
        O::ArrayNewDefault { array_type_index: ty } => f.array_new_default(*ty),
        O::ArrayNewFixed { array_type_index: ty, array_size } => {
            f.array_new_fixed(*ty, *array_size);
        }
        O::ArrayNewData { array_type_index: ty, array_data_index } => {
            f.array_new_segment(*ty, *array_data_index, Libcall::ArrayNewData);
        }
        O::ArrayNewElem { array_type_index: ty, array_elem_index } => {
            f.array_new_segment(*ty, *array_elem_index, Libcall::ArrayNewElem);
        }
        O::ArrayGet { array_type_index: ty } | O::ArrayGetU { array_type_index: ty } => {
            f.array_get(*ty, Unsigned);
        }
        O::ArrayGetS { array_type_index: ty } => f.array_get(*ty, Signed),
        O::ArraySet { array_type_index: ty } => f.array_set(*ty),
        O::ArrayLen => f.array_len(),
        O::ArrayFill { .. } => f.array_fill(),
        O::ArrayCopy { .. } => f.array_copy(),
        O::ArrayInitData { array_data_index: segment, .. } => {
            let outside = TrapCode::OutOfBoundsMemoryAccess;
            f.array_init(*segment, Libcall::ArrayInitData, outside);
        }
        O::ArrayInitElem { array_elem_index: segment, .. } => {
            let outside = TrapCode::OutOfBoundsTableAccess;
            f.array_init(*segment, Libcall::ArrayInitElem, outside);
        }
        O::RefTestNonNull { hty } => f.ref_test(*hty, false),
        O::RefTestNullable { hty } => f.ref_test(*hty, true),
        O::RefCastNonNull { hty } => f.ref_cast(*hty, false),
        O::RefCastNullable { hty } => f.ref_cast(*hty, true),
        O::BrOnCast { relative_depth, to_ref_type, .. } => {
            f.br_on_cast(*relative_depth, *to_ref_type, true);
        }
        O::BrOnCastFail { relative_depth, to_ref_type, .. } => {
            f.br_on_cast(*relative_depth, *to_ref_type, false);
        }
        O::AnyConvertExtern | O::ExternConvertAny => {} // one representation
        O::RefI31 => f.ref_i31(),
        O::I31GetS => f.i31_get(Signed),
        O::I31GetU => f.i31_get(Unsigned),
        _ => return false,
    }
    true
}

impl FunctionTranslator<'_> {
    // ---- 31-bit integers.

    fn ref_i31(&mut self) {
        let value = self.pop();
        let value = self.ins().ishl_imm_u(value, 1);
        let value = self.ins().bor_imm_u(value, 1);
        self.push(value);
    }

    fn i31_get(&mut self, extension: Extension) {
        let value = self.pop();
        self.check_null(value, TrapCode::NullI31Reference);
        let value = match extension {
            Extension::Signed => self.ins().sshr_imm_u(value, 1),
            Extension::Unsigned => self.ins().ushr_imm_u(value, 1),
        };
        self.push(value);
    }

    // ---- Casts.

    fn ref_test(&mut self, heap: wasmparser::HeapType, nullable: bool) {
        let value = self.pop();
        let matches = self.matches(value, heap, nullable);
        let matches = self.ins().uextend(I32, matches);
        self.push(matches);
    }

    fn ref_cast(&mut self, heap: wasmparser::HeapType, nullable: bool) {
        let value = self.pop();
        let matches = self.matches(value, heap, nullable);
        let fails = self.ins().icmp_imm_u(IntCC::Equal, matches, 0);
        self.trap_if(fails, TrapCode::CastFailure);
        self.push(value);
    }

    /// The reference stays on the stack: it is the last operand of the branch, and is still there if the branch is not
    /// taken.
    fn br_on_cast(&mut self, depth: u32, to: wasmparser::RefType, if_matches: bool) {
        let value = self.pop();
        let matches = self.matches(value, to.heap_type(), to.is_nullable());
        self.push(value);
        self.branch_if(matches, depth, if_matches);
    }

    /// Whether a reference has a type of its hierarchy, as an 8-bit number.
    fn matches(&mut self, value: Value, heap: wasmparser::HeapType, nullable: bool) -> Value {
        let concrete = self.info.types.concrete(heap);
        let entry = || concrete.expect("BUG: the type is concrete");
        let Some(heap) = self.supported(self.info.types.heap_type(heap)) else {
            return self.ins().iconst(I8, 0); // the function is refused
        };
        use HeapType as H;
        match heap {
            H::Any | H::Extern | H::Func | H::Exn if nullable => self.ins().iconst(I8, 1),
            H::Any | H::Extern | H::Func | H::Exn => {
                self.ins().icmp_imm_u(IntCC::NotEqual, value, 0)
            }
            H::None | H::NoExtern | H::NoFunc | H::NoExn if nullable => self.is_null(value),
            H::None | H::NoExtern | H::NoFunc | H::NoExn => self.ins().iconst(I8, 0),
            H::I31 => {
                let bit = self.ins().ireduce(I8, value);
                let is_i31 = self.ins().band_imm_u(bit, 1);
                self.or_null(value, is_i31, nullable)
            }
            H::Eq => {
                // Everything but null and the values of the host.
                let tag = self.ins().band_imm_u(value, 0b11);
                let is_eq = self.ins().icmp_imm_u(IntCC::NotEqual, tag, i64::from(HOST_TAG & 0b11));
                match nullable {
                    true => is_eq,
                    false => {
                        let not_null = self.ins().icmp_imm_u(IntCC::NotEqual, value, 0);
                        self.ins().band(is_eq, not_null)
                    }
                }
            }
            H::Struct => {
                self.matches_object(value, nullable, |f, ty| f.has_kind(ty, VmObjectType::STRUCT))
            }
            H::Array => {
                self.matches_object(value, nullable, |f, ty| f.has_kind(ty, VmObjectType::ARRAY))
            }
            H::ConcreteStruct(_) | H::ConcreteArray(_) => {
                self.matches_object(value, nullable, |f, ty| f.is_subtype(ty, entry()))
            }
            H::ConcreteFunc(_) => {
                self.if_not_null(value, nullable, |f| f.func_is_subtype(value, entry()))
            }
            H::ExactStruct(_) | H::ExactArray(_) => {
                self.matches_object(value, nullable, |f, ty| f.is_type(ty, entry()))
            }
            H::ExactFunc(id) => self.if_not_null(value, nullable, |f| {
                let actual = f.func_type_id(value);
                f.ins().icmp_imm_u(IntCC::Equal, actual, i64::from(id.0))
            }),
        }
    }

    fn or_null(&mut self, value: Value, matches: Value, nullable: bool) -> Value {
        if !nullable {
            return matches;
        }
        let is_null = self.is_null(value);
        self.ins().bor(matches, is_null)
    }

    /// The result of `test` if `condition` is not zero, and `otherwise` if it is zero.
    pub(super) fn test_if(
        &mut self,
        condition: Value,
        otherwise: Value,
        test: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let [then, done] = [(); 2].map(|()| self.builder.create_block());
        self.builder.append_block_param(done, I8);
        self.ins().brif(condition, then, &[], done, &[otherwise.into()]);
        self.builder.seal_block(then);
        self.builder.switch_to_block(then);
        let result = test(self);
        self.ins().jump(done, &[result.into()]);
        self.builder.seal_block(done);
        self.builder.switch_to_block(done);
        self.builder.block_params(done)[0]
    }

    fn if_not_null(
        &mut self,
        value: Value,
        nullable: bool,
        test: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        let not_null = self.ins().icmp_imm_u(IntCC::NotEqual, value, 0);
        let otherwise = self.ins().iconst(I8, i64::from(nullable));
        self.test_if(not_null, otherwise, test)
    }

    /// The result of `test` for the type of an object. Null matches if the type is nullable; anything else that is not
    /// an object does not match.
    pub(super) fn matches_object(
        &mut self,
        value: Value,
        nullable: bool,
        test: impl FnOnce(&mut Self, Value) -> Value,
    ) -> Value {
        let is_null = self.is_null(value);
        let tag = self.ins().band_imm_u(value, i64::from(TAG_MASK));
        let untagged = self.ins().icmp_imm_u(IntCC::Equal, tag, 0);
        let is_object = self.ins().band_not(untagged, is_null);
        let otherwise = match nullable {
            true => is_null,
            false => self.ins().iconst(I8, 0),
        };
        self.test_if(is_object, otherwise, |f| {
            let address = f.object_address(value);
            let flags = f.object_flags();
            let ty = f.ins().load(I64, flags, address, 0);
            test(f, ty)
        })
    }

    /// Flags for loads from types, which do not change; but their address comes from an object.
    fn type_flags(&self) -> MemFlagsData {
        MemFlagsData::trusted().with_readonly()
    }

    fn has_kind(&mut self, ty: Value, kind: u32) -> Value {
        let flags = self.type_flags();
        let actual = self.ins().load(I32, flags, ty, offset_of!(VmObjectType, kind) as i32);
        self.ins().icmp_imm_u(IntCC::Equal, actual, i64::from(kind))
    }

    /// Whether the type at the address `ty` is `expected`.
    pub(super) fn is_type(&mut self, ty: Value, expected: &TypeEntry) -> Value {
        let address = expected.object().address().cast_signed();
        let address = self.ins().iconst(I64, address);
        self.ins().icmp(IntCC::Equal, ty, address)
    }

    /// Whether the type at the address `ty` is `expected` or a subtype of it.
    pub(super) fn is_subtype(&mut self, ty: Value, expected: &TypeEntry) -> Value {
        let flags = self.type_flags();
        let id = i64::from(expected.id.0);
        if expected.is_final {
            return self.is_type(ty, expected);
        }
        let depth = expected.display.len() - 1;
        if depth < INLINE_DISPLAY {
            let offset = offset_of!(VmObjectType, display) + depth * size_of::<u32>();
            let actual = self.ins().load(I32, flags, ty, offset as i32);
            return self.ins().icmp_imm_u(IntCC::Equal, actual, id);
        }
        let actual = self.ins().load(I32, flags, ty, offset_of!(VmObjectType, id) as i32);
        self.ask_registry(actual, expected)
    }

    fn func_type_id(&mut self, record: Value) -> Value {
        let flags = self.type_flags();
        self.ins().load(I32, flags, record, offset_of!(VmFunc, type_id) as i32)
    }

    fn func_is_subtype(&mut self, record: Value, expected: &TypeEntry) -> Value {
        let actual = self.func_type_id(record);
        let same = self.ins().icmp_imm_u(IntCC::NotEqual, actual, i64::from(expected.id.0));
        let yes = self.ins().iconst(I8, 1);
        self.test_if(same, yes, |f| f.ask_registry(actual, expected))
    }

    fn ask_registry(&mut self, actual: Value, expected: &TypeEntry) -> Value {
        let id = self.ins().iconst(I32, i64::from(expected.id.0));
        let result = self.libcall(Libcall::IsSubtype, &[actual, id]);
        let result = result.expect("BUG: it returns whether");
        self.ins().ireduce(I8, result)
    }

    /// Declares the result of a `select` of references.
    pub(super) fn declare_top(&mut self, ty: wasmparser::ValType) {
        if let Some(ty) = self.supported(self.info.types.val_type(ty)) {
            let value = *self.scratch.stack.last().expect("BUG: `select` has a result");
            self.declare(value, ty);
        }
    }
}
