//! Looks into a loop when it begins, for the locals that it only reads.
//!
//! The branches back to a loop's header are translated last, so that each local would be another value inside of the loop, of
//! which nothing is known. Those that no instruction of the loop sets are what they were before it: checks of bounds that were
//! made then hold in the loop, and Cranelift's frontend has fewer block parameters to make and to take away again.

use super::FunctionTranslator;
use cranelift_codegen::ir::Value;
use cranelift_frontend::Variable;
use wasmparser::{BinaryReader, Operator, OperatorsReader};

/// The most operators of a loop that are looked at.
const MAX_OPERATORS: usize = 1_024;

/// The most loops inside a loop that is looked at. Each operator is then looked at only for the innermost loops around it.
const MAX_LOOPS_INSIDE: u32 = 16;

/// What looking into a loop finds. Its allocations are used again for the next one.
#[derive(Default)]
pub(super) struct LoopLocals {
    read: Vec<u32>,
    set: Vec<u32>,
    /// The locals that the loop only reads, with their values before it.
    kept: Vec<(Variable, Value)>,
}

impl FunctionTranslator<'_> {
    /// Finds the locals that a loop only reads. Its operators come next in `operators`.
    pub(super) fn look_into_loop(&mut self, operators: BinaryReader<'_>) {
        let locals = &mut self.scratch.loop_locals;
        locals.clear();
        if !locals.collect(operators) {
            return;
        }
        for list in [&mut locals.read, &mut locals.set] {
            list.sort_unstable();
            list.dedup();
        }
        for local in &locals.read {
            // The validator has not seen these operators: there may be no such local.
            let Some(variable) = self.scratch.locals.get(*local as usize) else { return };
            if locals.set.binary_search(local).is_err() {
                locals.kept.push((*variable, self.builder.use_var(*variable)));
            }
        }
    }

    /// Gives the locals that were found the values which they had before the loop, at its header.
    pub(super) fn keep_locals(&mut self) {
        for (variable, value) in &self.scratch.loop_locals.kept {
            self.builder.def_var(*variable, *value);
        }
    }
}

impl LoopLocals {
    fn clear(&mut self) {
        self.read.clear();
        self.set.clear();
        self.kept.clear();
    }

    /// Collects which locals the operators up to the loop's end read, and which they set. Says whether the end was found.
    fn collect(&mut self, operators: BinaryReader<'_>) -> bool {
        let mut depth = 0;
        let mut loops = 0;
        for operator in OperatorsReader::new(operators).into_iter().take(MAX_OPERATORS) {
            // The validator will say what is wrong.
            let Ok(operator) = operator else { return false };
            match operator {
                Operator::LocalGet { local_index } => self.read.push(local_index),
                Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                    self.set.push(local_index);
                }
                Operator::Loop { .. } if loops == MAX_LOOPS_INSIDE => return false,
                Operator::Loop { .. } => {
                    loops += 1;
                    depth += 1;
                }
                Operator::Block { .. }
                | Operator::If { .. }
                | Operator::TryTable { .. }
                | Operator::Try { .. } => depth += 1,
                Operator::End | Operator::Delegate { .. } if depth == 0 => return true,
                Operator::End | Operator::Delegate { .. } => depth -= 1,
                _ => {}
            }
        }
        false
    }
}
