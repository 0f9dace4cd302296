//! The operators, each handed to the file of its chapter.

use super::call::Return;
use super::{FunctionTranslator, atomic, cast, descriptor, numeric, vector};
use cranelift_codegen::ir::Opcode;
use cranelift_codegen::ir::types::{F32, F64, I32, I64};
use wasmparser::Operator;

impl FunctionTranslator<'_> {
    /// Translates an operator that can be reached.
    pub(super) fn operator(&mut self, operator: &Operator<'_>) {
        if !self.compute(operator) && !self.access(operator) {
            self.settle_checks();
            self.act(operator);
        }
    }

    /// Translates an operator that computes: its only effect outside of the function can be a trap.
    fn compute(&mut self, operator: &Operator<'_>) -> bool {
        use Operator as O;
        match operator {
            O::Nop => {}
            O::Drop => _ = self.pop(),
            O::Select => self.select(),
            O::TypedSelect { ty } => {
                self.select();
                self.declare_top(*ty);
            }
            O::LocalGet { local_index } => self.local_get(*local_index),
            O::LocalSet { local_index } => self.local_set(*local_index),
            O::LocalTee { local_index } => self.local_tee(*local_index),
            O::GlobalGet { global_index } => self.global_get(*global_index),
            _ => return numeric::translate(self, operator) || vector::translate(self, operator),
        }
        true
    }

    /// Translates a load or store of a number.
    fn access(&mut self, operator: &Operator<'_>) -> bool {
        use Operator as O;
        match operator {
            O::I32Load { memarg } => self.load(memarg, Opcode::Load, I32, 4),
            O::I64Load { memarg } => self.load(memarg, Opcode::Load, I64, 8),
            O::F32Load { memarg } => self.load(memarg, Opcode::Load, F32, 4),
            O::F64Load { memarg } => self.load(memarg, Opcode::Load, F64, 8),
            O::I32Load8S { memarg } => self.load(memarg, Opcode::Sload8, I32, 1),
            O::I32Load8U { memarg } => self.load(memarg, Opcode::Uload8, I32, 1),
            O::I32Load16S { memarg } => self.load(memarg, Opcode::Sload16, I32, 2),
            O::I32Load16U { memarg } => self.load(memarg, Opcode::Uload16, I32, 2),
            O::I64Load8S { memarg } => self.load(memarg, Opcode::Sload8, I64, 1),
            O::I64Load8U { memarg } => self.load(memarg, Opcode::Uload8, I64, 1),
            O::I64Load16S { memarg } => self.load(memarg, Opcode::Sload16, I64, 2),
            O::I64Load16U { memarg } => self.load(memarg, Opcode::Uload16, I64, 2),
            O::I64Load32S { memarg } => self.load(memarg, Opcode::Sload32, I64, 4),
            O::I64Load32U { memarg } => self.load(memarg, Opcode::Uload32, I64, 4),
            O::I32Store { memarg } | O::F32Store { memarg } => {
                self.store(memarg, Opcode::Store, 4);
            }
            O::I64Store { memarg } | O::F64Store { memarg } => {
                self.store(memarg, Opcode::Store, 8);
            }
            O::I32Store8 { memarg } | O::I64Store8 { memarg } => {
                self.store(memarg, Opcode::Istore8, 1);
            }
            O::I32Store16 { memarg } | O::I64Store16 { memarg } => {
                self.store(memarg, Opcode::Istore16, 2);
            }
            O::I64Store32 { memarg } => self.store(memarg, Opcode::Istore32, 4),
            _ => return false,
        }
        true
    }

    /// Translates any other operator.
    fn act(&mut self, operator: &Operator<'_>) {
        use Operator as O;
        match operator {
            // Control
            O::Unreachable => self.unreachable(),
            O::Block { blockty } => self.block(*blockty),
            O::Loop { blockty } => self.loop_(*blockty),
            O::If { blockty } => self.if_(*blockty),
            O::Else => self.else_(),
            O::End => self.end(),
            O::Br { relative_depth } => self.br(*relative_depth),
            O::BrIf { relative_depth } => self.br_if(*relative_depth),
            O::BrTable { targets } => self.br_table(targets),
            O::Return => self.return_(),

            // Exceptions
            O::TryTable { try_table } => self.try_table(try_table),
            O::Throw { tag_index } => self.throw(*tag_index),
            O::ThrowRef => self.throw_ref(),
            O::Try { blockty } => self.try_(*blockty),
            O::Catch { tag_index } => self.catch_clause(Some(*tag_index)),
            O::CatchAll => self.catch_clause(None),
            O::Delegate { relative_depth } => self.delegate(*relative_depth),
            O::Rethrow { relative_depth } => self.rethrow(*relative_depth),

            // Calls
            O::Call { function_index } => self.call(*function_index, Return::Here),
            O::ReturnCall { function_index } => self.call(*function_index, Return::Tail),
            O::CallIndirect { type_index, table_index } => {
                self.call_indirect(*type_index, *table_index, Return::Here);
            }
            O::ReturnCallIndirect { type_index, table_index } => {
                self.call_indirect(*type_index, *table_index, Return::Tail);
            }
            O::CallRef { type_index } => self.call_ref(*type_index, Return::Here),
            O::ReturnCallRef { type_index } => self.call_ref(*type_index, Return::Tail),

            // Variables
            O::GlobalSet { global_index } => self.global_set(*global_index),

            // Memory
            O::MemorySize { mem } => self.memory_size(*mem),
            O::MemoryGrow { mem } => self.memory_grow(*mem),
            O::MemoryFill { mem } => self.memory_fill(*mem),
            O::MemoryCopy { dst_mem, src_mem } => self.memory_copy(*dst_mem, *src_mem),
            O::MemoryInit { data_index, mem } => self.memory_init(*data_index, *mem),
            O::DataDrop { data_index } => self.data_drop(*data_index),

            // Tables
            O::TableGet { table } => self.table_get(*table),
            O::TableSet { table } => self.table_set(*table),
            O::TableSize { table } => self.table_size(*table),
            O::TableGrow { table } => self.table_grow(*table),
            O::TableFill { table } => self.table_fill(*table),
            O::TableCopy { dst_table, src_table } => self.table_copy(*dst_table, *src_table),
            O::TableInit { elem_index, table } => self.table_init(*elem_index, *table),
            O::ElemDrop { elem_index } => self.elem_drop(*elem_index),

            // References
            O::RefNull { hty } => self.ref_null(*hty),
            O::RefIsNull => self.ref_is_null(),
            O::RefFunc { function_index } => self.ref_func(*function_index),
            O::RefEq => self.ref_eq(),
            O::RefAsNonNull => self.ref_as_non_null(),
            O::BrOnNull { relative_depth } => self.br_on_null(*relative_depth),
            O::BrOnNonNull { relative_depth } => self.br_on_non_null(*relative_depth),

            _ => {
                if !atomic::translate(self, operator)
                    && !cast::translate(self, operator)
                    && !descriptor::translate(self, operator)
                {
                    self.unsupported(feature(operator));
                }
            }
        }
    }
}

macro_rules! features {
    ($(@$proposal:ident $operator:ident $({ $($arg:ident: $type:ty),* })? => $visit:ident ($($arity:tt)*))*) => {
        /// The name of the feature that an operator belongs to.
        pub(crate) fn feature(operator: &Operator<'_>) -> &'static str {
            let proposal = match operator {
                $(Operator::$operator { .. } => stringify!($proposal),)*
                _ => "unknown",
            };
            feature_name(proposal)
        }
    };
}

wasmparser::for_each_operator!(features);

/// Our name of a proposal that wasmparser names in snake case.
fn feature_name(proposal: &'static str) -> &'static str {
    match proposal {
        "custom_descriptors" => "custom-descriptors",
        "memory_control" => "memory-control",
        "shared_everything_threads" => "shared-everything-threads",
        "stack_switching" => "stack-switching",
        "acquire_release_atomics" => "acquire-release-atomics",
        "wide_arithmetic" => "wide-arithmetic",
        "relaxed_simd" => "relaxed-simd",
        name => name,
    }
}
