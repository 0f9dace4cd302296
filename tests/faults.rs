//! A run survives its engine: whatever a worker does, the directive at which it does it is reported so, and no other
//! result changes.

#[path = "faults/kills.rs"]
mod kills;
#[path = "faults/runs.rs"]
mod runs;
#[path = "faults/selection.rs"]
mod selection;
#[path = "faults/state.rs"]
mod state;
#[path = "faults/terminal.rs"]
mod terminal;
#[path = "faults/wire.rs"]
mod wire;
