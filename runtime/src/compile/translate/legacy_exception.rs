//! Exceptions of the legacy proposal: `try`, `catch`, `catch_all`, `delegate`, `rethrow`.
//! <https://github.com/WebAssembly/exception-handling/blob/main/proposals/exception-handling/legacy/Exceptions.md>
//!
//! A `try` is a handler while its body is open, as a `try_table` is. Its landing pad is not filled at its end but
//! clause by clause: each compares the tag, and goes on with the instructions of the clause where it matches. The
//! handler is closed by then, so that what a clause throws goes to the handler around the `try`. An exception that no
//! clause catches goes there too, or to the handler that `delegate` names.

use super::FunctionTranslator;
use super::control::FrameKind;
use super::exception::Handler;
use cranelift_codegen::ir::{Block, Value};
use wasmparser::BlockType;

/// How far an open `try` has been read.
pub(super) enum Try {
    /// Its body is open.
    Body,
    /// One of its clauses is open.
    Clause {
        /// The exception that it has caught, if it can be reached.
        caught: Option<Value>,
        /// What goes on to the next clause.
        unmatched: Option<Unmatched>,
    },
}

/// An exception that no clause has caught so far.
pub(super) struct Unmatched {
    /// The block in which the next clause is tried.
    block: Block,
    /// Reference and address.
    exception: [Value; 2],
    tag: Value,
}

impl FunctionTranslator<'_> {
    /// Opens a `try`.
    pub(super) fn try_(&mut self, ty: BlockType) {
        self.scratch.handlers.push(Handler::default());
        self.try_block(FrameKind::Try(Try::Body), ty);
    }

    /// `catch` with a tag, `catch_all` without: ends the body, or the clause before, and opens one.
    pub(super) fn catch_clause(&mut self, tag: Option<u32>) {
        if self.reachable {
            self.leave_to_exit();
            self.reachable = false;
        }
        let (state, height) = self.innermost_try();
        let before = std::mem::replace(state, Try::Clause { caught: None, unmatched: None });
        self.scratch.stack.truncate(height);
        let (exception, thrown) = match before {
            Try::Body => {
                let (_, exception) = self.end_handler();
                self.innermost_frame().handlers -= 1;
                let Some(exception) = exception else { return };
                (exception, None)
            }
            Try::Clause { unmatched: None, .. } => return,
            Try::Clause { unmatched: Some(Unmatched { block, exception, tag }), .. } => {
                self.builder.switch_to_block(block);
                (exception, Some(tag))
            }
        };
        self.reachable = true;
        let checks = self.innermost_frame().checks;
        self.forget_checks_since(checks);
        let unmatched = tag.map(|tag| {
            let thrown = thrown.unwrap_or_else(|| self.thrown_tag(exception));
            let block = self.match_tag(thrown, tag);
            self.block_values += self.tag_fields(tag).len();
            self.push_fields(tag, exception[1]);
            Unmatched { block, exception, tag: thrown }
        });
        let caught = Some(self.caught_reference(exception[0]));
        *self.innermost_try().0 = Try::Clause { caught, unmatched };
    }

    /// `delegate`: ends a `try` whose exceptions go to the handler that catches what the block of this depth throws.
    pub(super) fn delegate(&mut self, depth: u32) {
        let target = self.scratch.frames.len() - 2 - depth as usize;
        let handlers = self.scratch.frames[target].handlers;
        self.end_block(Some(handlers));
    }

    /// Closes a `try`, whose frame is gone and whose last block is filled.
    pub(super) fn end_try(&mut self, state: &Try, delegated: Option<usize>) {
        self.reachable = false;
        let exception = match state {
            Try::Body => self.end_handler().1,
            Try::Clause { unmatched, .. } => unmatched.as_ref().map(|unmatched| {
                self.builder.switch_to_block(unmatched.block);
                unmatched.exception
            }),
        };
        if let Some(exception) = exception {
            self.throw_to(delegated.unwrap_or(self.scratch.handlers.len()), exception);
        }
    }

    /// Throws what the clause of the `try` of this depth has caught.
    pub(super) fn rethrow(&mut self, depth: u32) {
        let position = self.scratch.frames.len() - 1 - depth as usize;
        let FrameKind::Try(Try::Clause { caught: Some(caught), .. }) =
            self.scratch.frames[position].kind
        else {
            panic!("BUG: `rethrow` is in a clause that can be reached");
        };
        self.throw_reference(caught);
    }

    /// The innermost block, which is a `try`, and the height of the operand stack below it.
    fn innermost_try(&mut self) -> (&mut Try, usize) {
        let frame = self.innermost_frame();
        let height = frame.height;
        match &mut frame.kind {
            FrameKind::Try(state) => (state, height),
            _ => panic!("BUG: a clause is that of a `try`"),
        }
    }
}
