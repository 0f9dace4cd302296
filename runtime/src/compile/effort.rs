//! How much effort a function is worth: that of the engine's settings, unless that would take time out of proportion to
//! its size.
//!
//! Three parts of Cranelift take time that is quadratic, or worse, in some number of a function
//! (docs/performance.md has the figures): a function in which that number is large is compiled
//! without them. Small functions are not measured.

use crate::limits::MAX_LIVE_VALUES_OF_BLOCKS;
use cranelift_codegen::entity::SecondaryMap;
use cranelift_codegen::ir::{Block, Function, Value};

/// What a function is compiled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// The engine's settings.
    Configured,
    /// No optimisation: the optimiser searches the blocks that dominate a place for each pure instruction, and all
    /// loops around a place for each instruction.
    Unoptimized,
    /// Registers in a single pass, too. The backtracking allocator takes time out of proportion in four
    /// ways: it splits each live range at each conflict; for each parameter of a block it looks through
    /// the arguments of all blocks; it merges live ranges with a parameter's one by one; and from the
    /// end of each loop it walks to the head through all loops inside.
    SinglePass,
}

/// The values that live at the beginnings of all blocks are more than [`MAX_LIVE_VALUES_OF_BLOCKS`].
#[derive(Debug)]
pub(crate) struct TooManyLiveValues(pub(crate) u64);

/// Functions with fewer values are not measured: none of the numbers below is large in them. A single call
/// may have a thousand.
const MIN_MEASURED: usize = 1_024;

/// The most blocks of a function that is optimised.
const MAX_OPTIMIZED_BLOCKS: usize = 8_192;

/// The deepest loops of a function that is optimised.
const MAX_OPTIMIZED_LOOP_DEPTH: u32 = 256;

/// The deepest loops for which registers are allocated with backtracking.
const MAX_BACKTRACKING_LOOP_DEPTH: u32 = 2_048;

/// The largest sum of the lengths of live ranges, in instructions (a call with many results counts as
/// many), for which registers are allocated with backtracking.
const MAX_LIVE_INSTS: u64 = 8 << 20;

/// The most arguments of blocks for which registers are allocated with backtracking.
const MAX_BLOCK_ARGUMENTS: usize = 8 << 10;

/// The most branches with arguments to one block for which registers are allocated with backtracking.
const MAX_BRANCHES_TO_BLOCK: u32 = 4 << 10;

/// The numbers of a function that decide about its effort.
#[derive(Debug, Default)]
struct Measure {
    block_arguments: usize,
    /// The most branches to one block that have arguments.
    branches_to_block: u32,
    /// The sum over all values: for how many instructions it lives, in the order of translation.
    live_insts: u64,
    /// The sum over all values: for how many blocks it lives, in the order of the machine code.
    live_blocks: u64,
}

/// Where a value lives.
#[derive(Clone, Copy, Default)]
struct LiveRange {
    first: Place,
    last_inst: u32,
    last_block: u32,
}

#[derive(Clone, Copy, Default)]
struct Place {
    inst: u32,
    block: u32,
}

impl Effort {
    /// The effort for a translated function with loops as deep as this.
    ///
    /// # Errors
    ///
    /// When not even a single pass is fast enough.
    pub(crate) fn of(function: &mut Function, loop_depth: u32) -> Result<Self, TooManyLiveValues> {
        if function.dfg.num_values() < MIN_MEASURED {
            return Ok(Effort::Configured);
        }
        // Cranelift walks through a chain of aliases for each use: they are as long as loops are deep.
        function.dfg.resolve_all_aliases();
        let measure = Measure::of(function);
        if measure.live_blocks > MAX_LIVE_VALUES_OF_BLOCKS {
            return Err(TooManyLiveValues(measure.live_blocks));
        }
        let single_pass = measure.live_insts > MAX_LIVE_INSTS
            || measure.block_arguments > MAX_BLOCK_ARGUMENTS
            || measure.branches_to_block > MAX_BRANCHES_TO_BLOCK
            || loop_depth > MAX_BACKTRACKING_LOOP_DEPTH;
        let unoptimized = function.dfg.num_blocks() > MAX_OPTIMIZED_BLOCKS
            || loop_depth > MAX_OPTIMIZED_LOOP_DEPTH;
        Ok(match (single_pass, unoptimized) {
            (true, _) => Effort::SinglePass,
            (false, true) => Effort::Unoptimized,
            (false, false) => Effort::Configured,
        })
    }
}

impl Measure {
    /// Measures a function. A value that lives around a loop counts only up to its last use in the order of
    /// translation.
    fn of(function: &Function) -> Self {
        let (dfg, layout) = (&function.dfg, &function.layout);
        let order = machine_order(function);
        let mut measure = Measure::default();
        let mut ranges: SecondaryMap<Value, LiveRange> =
            SecondaryMap::with_capacity(dfg.num_values());
        let mut branches_to = SecondaryMap::<Block, u32>::new();
        let mut inst_number = 0;
        for block in layout.blocks() {
            let block_number = order[block];
            for value in dfg.block_params(block) {
                ranges[*value].first = Place { inst: inst_number, block: block_number };
            }
            for inst in layout.block_insts(block) {
                let results = dfg.inst_results(inst);
                inst_number += results.len().max(1) as u32;
                for value in results {
                    ranges[*value].first = Place { inst: inst_number, block: block_number };
                }
                for value in dfg.inst_values(inst) {
                    let range = &mut ranges[value];
                    range.last_inst = range.last_inst.max(inst_number);
                    range.last_block = range.last_block.max(block_number);
                }
                let branches =
                    dfg.insts[inst].branch_destination(&dfg.jump_tables, &dfg.exception_tables);
                for branch in branches {
                    let arguments = branch.len(&dfg.value_lists);
                    if arguments > 0 {
                        measure.block_arguments += arguments;
                        let target = &mut branches_to[branch.block(&dfg.value_lists)];
                        *target += 1;
                        measure.branches_to_block = measure.branches_to_block.max(*target);
                    }
                }
            }
        }
        for value in dfg.values() {
            let LiveRange { first, last_inst, last_block } = ranges[value];
            measure.live_insts += u64::from(last_inst.saturating_sub(first.inst));
            // The allocator goes backwards. A value whose last use comes before its definition lives from the first
            // block to that use.
            let blocks = last_block.checked_sub(first.block).unwrap_or(last_block);
            measure.live_blocks += u64::from(blocks);
        }
        measure
    }
}

/// The number of each block in the order of the machine code: cold ones come last.
fn machine_order(function: &Function) -> SecondaryMap<Block, u32> {
    let layout = &function.layout;
    let mut order = SecondaryMap::with_capacity(function.dfg.num_blocks());
    let hot = layout.blocks().filter(|block| !layout.is_cold(*block));
    let cold = layout.blocks().filter(|block| layout.is_cold(*block));
    for (number, block) in hot.chain(cold).enumerate() {
        order[block] = number as u32;
    }
    order
}
