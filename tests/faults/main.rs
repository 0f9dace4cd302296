//! A run survives its engine: whatever a worker does, it is reported for the directive at which it happens, and no
//! other result changes.

mod adapters;
mod check;
mod kills;
#[path = "../program/mod.rs"]
mod program;
mod runs;
mod selection;
mod state;
mod terminal;
mod wire;
