//! A run survives its engine: whatever a worker does, the directive at which it does it is reported so, and no other
//! result changes.

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
