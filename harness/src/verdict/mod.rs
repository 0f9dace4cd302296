//! What an observation means: whether it is what the script expects, and why a module was refused.

pub mod judge;
pub mod reject;
