//! A conversation with one process of an engine, message by message: for other uses than a run, such as checking an
//! adapter.

use super::Workers;
use super::process::{Channel, Loss, StartError};
use crate::run::protocol::FromEngine;
use std::time::{Duration, Instant};

/// A process that messages are exchanged with. It ends when this is dropped.
pub struct Conversation<'w>(Channel<'w>);

impl<'w> Conversation<'w> {
    /// Starts a process. Nothing has been said yet.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn begin(workers: &'w Workers) -> Result<Self, StartError> {
        Channel::open(workers).map(Self)
    }

    /// Sends bytes, which need not be messages.
    pub fn send(&self, bytes: Vec<u8>) {
        self.0.send(bytes);
    }

    /// The next message.
    ///
    /// # Errors
    ///
    /// What came instead, in words, and the end of the process's standard error. The process has ended by then.
    pub fn receive(&mut self, patience: Duration) -> Result<FromEngine, (String, String)> {
        let what = match self.0.receive(Instant::now() + patience) {
            Ok(message) => return Ok(message),
            Err(Loss::Death(how)) => format!("it ended: {how}"),
            Err(Loss::TimedOut) => format!("it did not answer within {} s", patience.as_secs()),
            Err(Loss::Protocol(what)) => what,
        };
        Err((what, self.0.kill()))
    }

    /// Closes the standard input of the process, which should then end. If it does not end well, returns how it ended,
    /// and the end of its standard error.
    pub fn end(mut self) -> Option<(String, String)> {
        self.0.end()
    }
}
