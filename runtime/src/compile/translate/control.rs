//! Control instructions: blocks, branches, `return`, `unreachable`, `select`.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions>
//!
//! A block's results are parameters of the CLIF block that follows it; a loop's parameters are
//! those of its header. Invariant: frames are pushed for reachable blocks only; blocks opened where
//! nothing can be reached are counted.

use super::legacy_exception::Try;
use super::{FunctionTranslator, clif_type};
use crate::types::ValType;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::{Block, BlockArg, BlockCall, InstBuilder, JumpTableData, Type, Value};
use std::ops::Deref;
use wasmparser::{BlockType, BrTable};

/// An open block.
pub(super) struct ControlFrame {
    pub(super) kind: FrameKind,
    /// The CLIF block that follows it. A loop has none: its end is only reached by falling through.
    exit: Option<Block>,
    /// Whether something branches to `exit`.
    exit_reached: bool,
    params: u32,
    results: u32,
    /// The height of the operand stack below the parameters.
    pub(super) height: usize,
    /// How many handlers are open where its body begins: the last of them catches what its body throws.
    pub(super) handlers: usize,
    /// How many checks of bounds hold everywhere in it, and after it.
    pub(super) checks: usize,
}

pub(super) enum FrameKind {
    Function,
    Block,
    Loop {
        header: Block,
    },
    If {
        otherwise: Block,
        arguments: Vec<Value>,
    },
    /// A `try_table` with clauses.
    TryTable,
    /// A `try` of the legacy proposal.
    Try(Try),
}

impl ControlFrame {
    /// Whether landing pads come between the block and what follows it.
    fn has_landing_pads(&self) -> bool {
        matches!(self.kind, FrameKind::TryTable | FrameKind::Try(_))
    }
}

/// The results of a block.
enum BlockResults<'a> {
    One([ValType; 1]),
    Many(&'a [ValType]),
}

impl Deref for BlockResults<'_> {
    type Target = [ValType];

    fn deref(&self) -> &[ValType] {
        match self {
            BlockResults::One(ty) => ty,
            BlockResults::Many(types) => types,
        }
    }
}

/// Where a branch goes.
enum Target {
    Block(Block),
    Return,
}

impl<'a> FunctionTranslator<'a> {
    pub(super) fn push_function_frame(&mut self) {
        let results = self.info.func_type(self.func_index).func().ty.results.len() as u32;
        self.push_frame(FrameKind::Function, None, 0, results);
    }

    fn push_frame(&mut self, kind: FrameKind, exit: Option<Block>, params: u32, results: u32) {
        let height = self.scratch.stack.len() - params as usize;
        let handlers = self.scratch.handlers.len();
        // All are closed: what opens a block can be seen.
        let checks = self.checks_so_far();
        let frame = ControlFrame {
            kind,
            exit,
            exit_reached: false,
            params,
            results,
            height,
            handlers,
            checks,
        };
        self.scratch.frames.push(frame);
    }

    pub(super) fn innermost_frame(&mut self) -> &mut ControlFrame {
        self.scratch.frames.last_mut().expect("BUG: the function's frame is last")
    }

    // ---- Blocks.

    pub(super) fn block(&mut self, ty: BlockType) {
        let params = self.block_params(ty).len() as u32;
        let (exit, results) = self.exit_block(ty);
        self.push_frame(FrameKind::Block, Some(exit), params, results);
    }

    /// Opens a block with a handler, which is open already.
    pub(super) fn try_block(&mut self, kind: FrameKind, ty: BlockType) {
        let params = self.block_params(ty).len() as u32;
        let (exit, results) = self.exit_block(ty);
        self.push_frame(kind, Some(exit), params, results);
    }

    pub(super) fn loop_(&mut self, ty: BlockType) {
        let header = self.builder.create_block();
        let types = self.block_params(ty);
        self.append_params(header, types);
        let params = types.len() as u32;
        let results = self.block_results(ty).len() as u32;
        self.jump_with(header, params);
        self.push_frame(FrameKind::Loop { header }, None, params, results);
        self.loop_depth += 1;
        self.max_loop_depth = self.max_loop_depth.max(self.loop_depth);
        self.builder.switch_to_block(header);
        self.replace_top(header, params);
        self.keep_locals();
        self.check_interrupt();
    }

    pub(super) fn if_(&mut self, ty: BlockType) {
        let condition = self.pop();
        let [then, otherwise] = [(); 2].map(|()| self.builder.create_block());
        self.ins().brif(condition, then, &[], otherwise, &[]);
        self.builder.seal_block(then);
        self.builder.seal_block(otherwise);
        let params = self.block_params(ty).len() as u32;
        let (exit, results) = self.exit_block(ty);
        let start = self.scratch.stack.len() - params as usize;
        let arguments = self.scratch.stack[start..].to_vec();
        self.block_values += arguments.len();
        self.push_frame(FrameKind::If { otherwise, arguments }, Some(exit), params, results);
        self.builder.switch_to_block(then);
    }

    pub(super) fn else_(&mut self) {
        if self.reachable {
            self.leave_to_exit();
        }
        let frame = self.scratch.frames.last_mut().expect("BUG: `else` in a block");
        let kind = std::mem::replace(&mut frame.kind, FrameKind::Block);
        let FrameKind::If { otherwise, arguments } = kind else {
            panic!("BUG: `else` ends an `if`");
        };
        let checks = frame.checks;
        self.scratch.stack.truncate(frame.height);
        self.scratch.stack.extend(arguments);
        self.builder.switch_to_block(otherwise);
        self.forget_checks_since(checks);
        self.reachable = true;
    }

    pub(super) fn end(&mut self) {
        self.end_block(None);
    }

    /// Ends a block. If the block is a `try`, the exceptions that no clause has caught go to the last of the first
    /// `delegated` open handlers. Without `delegated`, they go to the handler around the block.
    pub(super) fn end_block(&mut self, delegated: Option<usize>) {
        if let Some(ControlFrame { kind: FrameKind::If { .. }, .. }) = self.scratch.frames.last() {
            self.else_();
        }
        let has_pads = self.scratch.frames.last().is_some_and(ControlFrame::has_landing_pads);
        let exit_reached = self.scratch.frames.last().is_some_and(|frame| frame.exit_reached);
        // The code of a landing pad comes before what follows its block.
        let exit_reached = exit_reached || has_pads && self.reachable;
        if exit_reached && self.reachable {
            self.leave_to_exit();
        }
        let frame = self.scratch.frames.pop().expect("BUG: `end` of a block");
        match &frame.kind {
            FrameKind::TryTable => self.end_try_table(),
            FrameKind::Try(state) => self.end_try(state, delegated),
            _ => {}
        }
        match (frame.kind, frame.exit) {
            (FrameKind::Function, _) if self.reachable => self.return_values(frame.results),
            (FrameKind::Loop { header }, _) => {
                self.builder.seal_block(header);
                self.loop_depth -= 1;
            }
            (_, Some(exit)) if exit_reached => {
                self.scratch.stack.truncate(frame.height);
                self.builder.switch_to_block(exit);
                self.forget_checks_since(frame.checks);
                self.builder.seal_block(exit);
                let values = self.builder.func.dfg.block_params(exit);
                self.scratch.stack.extend_from_slice(values);
                self.reachable = true;
            }
            // What follows is reached by falling through or not at all, so it needs no CLIF block of its own.
            _ => {}
        }
        if !self.reachable {
            self.scratch.stack.truncate(frame.height);
        }
    }

    pub(super) fn leave_to_exit(&mut self) {
        let frame = self.innermost_frame();
        frame.exit_reached = true;
        let (exit, results) = (frame.exit, frame.results);
        self.jump_with(exit.expect("BUG: loops are left by falling through"), results);
    }

    /// Creates the CLIF block that follows a block, with its results.
    fn exit_block(&mut self, ty: BlockType) -> (Block, u32) {
        let exit = self.builder.create_block();
        let types = self.block_results(ty);
        self.append_params(exit, &types);
        (exit, types.len() as u32)
    }

    pub(super) fn append_params(&mut self, block: Block, types: &[ValType]) {
        self.block_values += types.len();
        for ty in types {
            let param = self.builder.append_block_param(block, clif_type(*ty));
            self.declare(param, *ty);
        }
    }

    fn block_params(&self, ty: BlockType) -> &'a [ValType] {
        match ty {
            BlockType::Empty | BlockType::Type(_) => &[],
            BlockType::FuncType(index) => &self.info.types.entry(index).func().ty.params,
        }
    }

    fn block_results(&mut self, ty: BlockType) -> BlockResults<'a> {
        match ty {
            BlockType::Empty => BlockResults::Many(&[]),
            // An unsupported type makes the whole module unsupported, so any type will do here.
            BlockType::Type(ty) => {
                let ty = self.supported(self.info.types.val_type(ty));
                BlockResults::One([ty.unwrap_or(ValType::I32)])
            }
            BlockType::FuncType(index) => {
                BlockResults::Many(&self.info.types.entry(index).func().ty.results)
            }
        }
    }

    // ---- Branches.

    pub(super) fn br(&mut self, depth: u32) {
        let (target, count) = self.target(depth);
        match target {
            Target::Block(block) => self.jump_with(block, count),
            Target::Return => self.return_values(count),
        }
        self.reachable = false;
    }

    pub(super) fn br_if(&mut self, depth: u32) {
        let condition = self.pop();
        self.branch_if(condition, depth, true);
    }

    /// Branches to `depth` with the operands on top if `condition` is not zero (or is, when
    /// `if_nonzero` is false), and goes on otherwise.
    pub(super) fn branch_if(&mut self, condition: Value, depth: u32, if_nonzero: bool) {
        let next = self.builder.create_block();
        let (target, count) = self.target(depth);
        let (block, arguments) = match target {
            Target::Block(block) => (block, self.arguments(count)),
            Target::Return => (self.builder.create_block(), Vec::new()),
        };
        if if_nonzero {
            self.ins().brif(condition, block, &arguments, next, &[]);
        } else {
            self.ins().brif(condition, next, &[], block, &arguments);
        }
        if let Target::Return = target {
            self.builder.seal_block(block);
            self.builder.switch_to_block(block);
            self.return_values(count);
        }
        self.builder.seal_block(next);
        self.builder.switch_to_block(next);
    }

    pub(super) fn br_table(&mut self, table: &BrTable<'_>) {
        let index = self.pop();
        // One block for each depth passes the arguments on to a block with parameters, so that they are not written
        // once for each entry of the table.
        let mut edges: Vec<(u32, Block)> = Vec::new();
        let mut calls = Vec::with_capacity(table.len() as usize);
        for depth in table.targets() {
            let depth = depth.expect("BUG: the validator has read the table");
            calls.push(self.table_edge(depth, &mut edges));
        }
        let default = self.table_edge(table.default(), &mut edges);
        let jump_table = self.builder.create_jump_table(JumpTableData::new(default, &calls));
        self.ins().br_table(index, jump_table);
        for (depth, block) in edges {
            self.builder.seal_block(block);
            self.builder.switch_to_block(block);
            self.br(depth);
        }
        self.reachable = false;
    }

    fn table_edge(&mut self, depth: u32, edges: &mut Vec<(u32, Block)>) -> BlockCall {
        let block = match self.target(depth) {
            (Target::Block(block), 0) => block,
            _ => match edges.binary_search_by_key(&depth, |edge| edge.0) {
                Ok(found) => edges[found].1,
                Err(place) => {
                    let block = self.builder.create_block();
                    edges.insert(place, (depth, block));
                    block
                }
            },
        };
        BlockCall::new(block, [], &mut self.builder.func.dfg.value_lists)
    }

    pub(super) fn return_(&mut self) {
        let depth = self.scratch.frames.len() as u32 - 1;
        self.br(depth);
    }

    /// Where a branch of this depth goes, and with how many operands.
    fn target(&mut self, depth: u32) -> (Target, u32) {
        let position = self.scratch.frames.len() - 1 - depth as usize;
        let frame = &mut self.scratch.frames[position];
        match (&frame.kind, frame.exit) {
            (FrameKind::Loop { header }, _) => (Target::Block(*header), frame.params),
            (_, Some(exit)) => {
                frame.exit_reached = true;
                (Target::Block(exit), frame.results)
            }
            (_, None) => (Target::Return, frame.results),
        }
    }

    /// The last operands, which stay on the stack, as arguments of a branch.
    fn arguments(&mut self, count: u32) -> Vec<BlockArg> {
        self.block_values += count as usize;
        let start = self.scratch.stack.len() - count as usize;
        self.scratch.stack[start..].iter().map(|value| BlockArg::Value(*value)).collect()
    }

    fn jump_with(&mut self, block: Block, count: u32) {
        let arguments = self.arguments(count);
        self.ins().jump(block, &arguments);
    }

    fn return_values(&mut self, count: u32) {
        self.block_values += count as usize;
        let start = self.scratch.stack.len() - count as usize;
        self.builder.ins().return_(&self.scratch.stack[start..]);
    }

    /// Replaces the last operands by the parameters of a block.
    fn replace_top(&mut self, block: Block, count: u32) {
        let start = self.scratch.stack.len() - count as usize;
        self.scratch.stack.truncate(start);
        let values = self.builder.func.dfg.block_params(block);
        self.scratch.stack.extend_from_slice(values);
    }

    // ---- The rest.

    pub(super) fn unreachable(&mut self) {
        self.trap(TrapCode::Unreachable);
    }

    pub(super) fn select(&mut self) {
        let [a, b, condition] = self.pop3();
        let value = self.ins().select(condition, a, b);
        self.push(value);
    }

    /// Operators that cannot be reached only open and close blocks.
    pub(super) fn unreachable_operator(&mut self, operator: &wasmparser::Operator<'_>) {
        use wasmparser::Operator as O;
        match operator {
            O::Block { .. }
            | O::Loop { .. }
            | O::If { .. }
            | O::TryTable { .. }
            | O::Try { .. } => self.unreachable_blocks += 1,
            O::End | O::Delegate { .. } if self.unreachable_blocks > 0 => {
                self.unreachable_blocks -= 1;
            }
            _ if self.unreachable_blocks > 0 => {}
            O::Else => self.else_(),
            O::End => self.end(),
            O::Catch { tag_index } => self.catch_clause(Some(*tag_index)),
            O::CatchAll => self.catch_clause(None),
            O::Delegate { relative_depth } => self.delegate(*relative_depth),
            _ => {}
        }
    }

    /// The CLIF type of a value.
    pub(super) fn value_type(&self, value: Value) -> Type {
        self.builder.func.dfg.value_type(value)
    }
}
