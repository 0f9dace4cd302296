//! One worker process: its start, its pipes, its end.
//!
//! One thread writes to the process, and one reads each of its outputs, so nothing that the process does or fails to do
//! can block the caller: every wait has a deadline.

use super::Workers;
use crate::limits::{END_TIMEOUT, MAX_MESSAGE_BYTES, MAX_STARTS, MAX_STDERR_BYTES};
use crate::run::protocol::{Decoder, Encoding, FromEngine, Hello, NEWEST, ToEngine, VERSION};
use crate::script::Printable;
use std::collections::VecDeque;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long to wait for the rest of a dead process's output: another process may hold it open.
const REST_PATIENCE: Duration = Duration::from_secs(1);

/// How often to look whether a process has ended while its answer is awaited: another process may hold its output open.
const LOOK_INTERVAL: Duration = Duration::from_millis(100);

/// How much is read at once.
const READ_BYTES: usize = 64 << 10;

/// If more answers than this are to come, the reader pauses after each read. Otherwise a worker that writes one answer
/// at a time would wake it for each.
const MANY_ANSWERS: u64 = 64;

/// How long the reader pauses. If a worker writes more in this time than the pipe can hold, it has to wait.
const READ_PAUSE: Duration = Duration::from_millis(1);

/// Why there is no worker.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The program cannot be started.
    #[error("cannot start `{program}`: {error}")]
    Spawn {
        /// The program.
        program: String,
        /// Why.
        error: std::io::Error,
    },
    /// The process ended, or wrote something else, instead of saying hello.
    #[error("the engine `{program}` does not say hello: {how}{stderr}")]
    NoHello {
        /// The program.
        program: String,
        /// What it did instead.
        how: String,
        /// What it wrote to its standard error.
        stderr: String,
    },
    /// The process did not say hello in time.
    #[error(
        "the engine `{program}` did not say hello within {seconds} s: `--timeout` makes this longer{stderr}"
    )]
    Silent {
        /// The program.
        program: String,
        /// How long it had.
        seconds: u64,
        /// What it wrote to its standard error.
        stderr: String,
    },
    /// The process ended while no request was open, so no directive is to blame.
    #[error("the engine `{program}` ended although no request was open: {how}")]
    Idle {
        /// The program.
        program: String,
        /// How it ended.
        how: String,
    },
    /// The engine speaks another version of the protocol.
    #[error(
        "the engine `{engine}` speaks version {version} of the protocol: the versions are {VERSION} and {NEWEST}"
    )]
    Version {
        /// Its name.
        engine: String,
        /// Its version of the protocol.
        version: u32,
    },
    /// The engine has another configuration than was asked for.
    #[error(
        "the engine `{engine}` says that its configuration is `{}`, where `{}` was asked for: it must repeat that in its hello, or \
         end if it has no such configuration",
        Printable(has),
        Printable(asked)
    )]
    Configuration {
        /// Its name.
        engine: String,
        /// The configuration that it has.
        has: String,
        /// The one that was asked for.
        asked: String,
    },
    /// A process of the engine says something else of itself than the one before.
    #[error("the engine `{engine}` says hello differently each time it is started")]
    Changed {
        /// Its name, as it was first.
        engine: String,
    },
    /// The engine's name cannot be the name of a file of expectations.
    #[error("`{0}` is not the name of an engine: use letters, digits, `-` and `_`")]
    Name(String),
}

/// Why no answer came.
#[derive(Debug)]
pub(super) enum Loss {
    /// The process ended, in this way.
    Death(String),
    /// No answer came in time.
    TimedOut,
    /// The message that came is no answer.
    Protocol(String),
}

/// The handle of a process that more than one thread may kill.
#[derive(Debug)]
pub(super) struct Process(Mutex<Child>);

impl Process {
    fn child(&self) -> MutexGuard<'_, Child> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn kill(&self) {
        _ = self.child().kill(); // the process may have ended already
    }

    /// Kills the process if it has not ended yet, and waits for its end, so that nobody kills it twice. Returns whether
    /// the kill ended the process: it may have ended well by itself a moment before.
    pub(super) fn kill_if_running(&self) -> bool {
        let mut child = self.child();
        matches!(child.try_wait(), Ok(None))
            && child.kill().and_then(|()| child.wait()).is_ok_and(|status| !status.success())
    }

    /// Waits for some time until the process has ended.
    fn wait(&self, patience: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        loop {
            // The lock is only held while looking.
            if let Ok(Some(status)) = self.child().try_wait() {
                return Some(status);
            }
            if start.elapsed() > patience {
                return None;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// A worker that has said hello.
pub(super) struct Worker<'w> {
    pub(super) channel: Channel<'w>,
    pub(super) hello: Hello,
}

/// A process that speaks the protocol, and its pipes. It ends when this is dropped.
pub(super) struct Channel<'w> {
    workers: &'w Workers,
    process: Arc<Process>,
    encoding: Encoding,
    /// Leads to the thread that writes. None once the worker's input is closed.
    input: Option<Sender<Vec<u8>>>,
    /// Leads from the thread that reads.
    output: Receiver<Vec<u8>>,
    decoder: Decoder,
    /// How many answers are still to come. The thread that reads pauses if there are many.
    pub(super) backlog: Arc<AtomicU64>,
    stderr: Stderr,
}

impl<'w> Worker<'w> {
    /// Starts a worker and waits until it has said hello.
    pub(super) fn start(workers: &'w Workers) -> Result<Self, StartError> {
        let mut starts = 1;
        loop {
            match Self::try_start(workers) {
                Err(StartError::NoHello { .. }) if starts < MAX_STARTS => starts += 1,
                result => return result,
            }
        }
    }

    fn try_start(workers: &'w Workers) -> Result<Self, StartError> {
        let mut channel = Channel::open(workers)?;
        let hello = channel.greet()?;
        workers.has_greeted.store(true, Ordering::Relaxed);
        workers.alive().push(channel.process.clone());
        Ok(Self { channel, hello })
    }
}

impl<'w> Channel<'w> {
    /// Starts a process.
    pub(super) fn open(workers: &'w Workers) -> Result<Self, StartError> {
        let program = || workers.setup.program.to_string_lossy().into_owned();
        let spawn = |error| StartError::Spawn { program: program(), error };
        let mut child = command(workers).spawn().map_err(spawn)?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else {
            unreachable!("BUG: all pipes were asked for");
        };
        let process = Arc::new(Process(Mutex::new(child)));
        let backlog = Arc::<AtomicU64>::default();
        let (input, to_write) = channel();
        // Bounded, so that a process that writes without end has to wait.
        let (read, output) = sync_channel(4);
        let reader_backlog = backlog.clone();
        let threads = thread(move || write(stdin, to_write))
            .and_then(|()| thread(move || read_all(stdout, &read, &reader_backlog)));
        let stderr = threads.and_then(|()| Stderr::read(stderr));
        let stderr = stderr.inspect_err(|_| process.kill()).map_err(spawn)?;
        let encoding = workers.setup.encoding;
        let decoder = Decoder::new(encoding, MAX_MESSAGE_BYTES);
        let input = Some(input);
        Ok(Self { workers, process, encoding, input, output, decoder, backlog, stderr })
    }

    /// Exchanges greetings, and checks what the engine says of itself.
    fn greet(&mut self) -> Result<Hello, StartError> {
        let mut greeting = Vec::new();
        let written = self.encoding.write(&ToEngine::Hello(self.workers.greeting()), &mut greeting);
        written.expect("BUG: a greeting is short");
        self.send(greeting);
        let patience = self.workers.start_timeout();
        let how = match self.receive(Instant::now() + patience) {
            Ok(FromEngine::Hello(hello)) => {
                return check_hello(hello, &self.workers.setup.configuration);
            }
            Ok(_) => Some("its first message is no hello".to_owned()),
            Err(Loss::Death(how)) => Some(how),
            Err(Loss::TimedOut) => None,
            Err(Loss::Protocol(what)) => Some(what),
        };
        let stderr = match self.kill() {
            text if text.is_empty() => text,
            text => format!("\n{text}"),
        };
        let program = self.workers.setup.program.to_string_lossy().into_owned();
        Err(match how {
            Some(how) => StartError::NoHello { program, how, stderr },
            None => StartError::Silent { program, seconds: patience.as_secs(), stderr },
        })
    }

    /// Sends messages. If the worker does not take them, an answer will be missing, which shows it.
    pub(super) fn send(&self, messages: Vec<u8>) {
        if let Some(input) = &self.input {
            _ = input.send(messages);
        }
    }

    /// The next message, if there is one before the deadline.
    pub(super) fn receive(&mut self, deadline: Instant) -> Result<FromEngine, Loss> {
        let mut deadline = deadline;
        let mut ended = None;
        loop {
            match self.decoder.take() {
                Ok(Some(message)) => return Ok(message),
                Ok(None) => {}
                Err(error) => return Err(Loss::Protocol(error.to_string())),
            }
            // Check this too while there is always something to read, but no message in it.
            let now = Instant::now();
            if now > deadline {
                return Err(ended.map_or(Loss::TimedOut, |status| Loss::Death(describe(status))));
            }
            match self.output.recv_timeout(LOOK_INTERVAL.min(deadline - now)) {
                Ok(bytes) => self.decoder.push(&bytes),
                Err(RecvTimeoutError::Disconnected) => return Err(self.closed()),
                Err(RecvTimeoutError::Timeout) if ended.is_some() => {}
                Err(RecvTimeoutError::Timeout) => {
                    ended = self.process.wait(Duration::ZERO);
                    if ended.is_some() {
                        // What the process wrote before its end may still be on its way. What another process writes is
                        // no answer.
                        deadline = Instant::now() + REST_PATIENCE;
                    }
                }
            }
        }
    }

    /// The loss to report when the output is closed: mostly the process has ended.
    fn closed(&self) -> Loss {
        match self.process.wait(END_TIMEOUT) {
            Some(status) => Loss::Death(describe(status)),
            None => Loss::Protocol("it closed its standard output".to_owned()),
        }
    }

    /// Closes the input of the process, which must then end. Returns how it ended if it did not end well.
    pub(super) fn end(&mut self) -> Option<(String, String)> {
        self.input = None;
        self.backlog.store(0, Ordering::Relaxed);
        let how = match self.process.wait(END_TIMEOUT) {
            Some(status) if status.success() => None,
            Some(status) => Some(describe(status)),
            None => Some("protocol error: it did not end when its input was closed".to_owned()),
        };
        how.map(|how| (how, self.kill()))
    }

    /// Ends the process, and returns the end of its standard error.
    pub(super) fn kill(&mut self) -> String {
        self.input = None;
        self.process.kill();
        _ = self.process.wait(END_TIMEOUT);
        self.stderr.end()
    }
}

impl Drop for Channel<'_> {
    fn drop(&mut self) {
        self.input = None;
        self.process.kill();
        _ = self.process.wait(END_TIMEOUT); // otherwise it stays in the system's table until this program ends
        self.workers.alive().retain(|process| !Arc::ptr_eq(process, &self.process));
    }
}

fn check_hello(hello: Hello, asked: &str) -> Result<Hello, StartError> {
    let Hello { engine, protocol, configuration, .. } = &hello;
    if !hello.has_name() {
        return Err(StartError::Name(engine.escape_debug().take(100).collect()));
    }
    let engine = || engine.clone();
    if !(VERSION..=NEWEST).contains(protocol) {
        return Err(StartError::Version { engine: engine(), version: *protocol });
    }
    if configuration != asked {
        let has = configuration.chars().take(100).collect();
        return Err(StartError::Configuration { engine: engine(), has, asked: asked.to_owned() });
    }
    Ok(hello)
}

fn command(workers: &Workers) -> Command {
    let mut command = Command::new(&workers.setup.program);
    command.args(&workers.setup.arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    in_own_group(&mut command);
    command
}

/// Ctrl-C at the terminal must not reach the workers: they would look as if they had died.
#[cfg(unix)]
fn in_own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn in_own_group(command: &mut Command) {
    /// `CREATE_NEW_PROCESS_GROUP`.
    const NEW_GROUP: u32 = 0x200;
    std::os::windows::process::CommandExt::creation_flags(command, NEW_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn in_own_group(_: &mut Command) {}

fn thread(work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().spawn(work).map(drop)
}

fn write(mut stdin: ChildStdin, messages: Receiver<Vec<u8>>) {
    for bytes in messages {
        if stdin.write_all(&bytes).and_then(|()| stdin.flush()).is_err() {
            return; // the process has ended, or has closed its input
        }
    }
}

fn read_all(mut stdout: impl Read, read: &SyncSender<Vec<u8>>, backlog: &AtomicU64) {
    let mut buffer = vec![0; READ_BYTES];
    loop {
        match stdout.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) if read.send(buffer[..count].to_vec()).is_err() => return,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
        if backlog.load(Ordering::Relaxed) > MANY_ANSWERS {
            std::thread::sleep(READ_PAUSE);
        }
    }
}

/// The end of what a worker writes to its standard error.
struct Stderr {
    kept: Arc<Mutex<VecDeque<u8>>>,
    /// Disconnected when all of it has been read.
    ended: Receiver<()>,
}

impl Stderr {
    fn read(mut stderr: impl Read + Send + 'static) -> std::io::Result<Self> {
        let kept = Arc::<Mutex<VecDeque<u8>>>::default();
        let (sender, ended) = channel();
        let shared = kept.clone();
        thread(move || {
            let mut buffer = [0; MAX_STDERR_BYTES];
            while let Ok(count @ 1..) = stderr.read(&mut buffer) {
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend(&buffer[..count]);
                let surplus = kept.len().saturating_sub(MAX_STDERR_BYTES);
                kept.drain(..surplus);
            }
            drop(sender);
        })?;
        Ok(Self { kept, ended })
    }

    fn end(&self) -> String {
        _ = self.ended.recv_timeout(REST_PATIENCE);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(kept.make_contiguous()).trim_end().to_owned()
    }
}

/// How a process ended: `SIGSEGV`, `exit code 3`, `exit code 0xC0000005`.
fn describe(status: ExitStatus) -> String {
    if let Some(signal) = signal(status) {
        return signal;
    }
    match status.code() {
        // Windows puts the code of an exception here.
        Some(code @ ..0) => format!("exit code 0x{:08X}", code.cast_unsigned()),
        Some(code) => format!("exit code {code}"),
        None => status.to_string(),
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<String> {
    let signal = std::os::unix::process::ExitStatusExt::signal(&status)?;
    Some(match SIGNALS.iter().find(|(number, _)| *number == signal) {
        Some((_, name)) => (*name).to_owned(),
        None => format!("signal {signal}"),
    })
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<String> {
    None
}

/// The signals that end processes. Those that have the same number on every Unix come first (POSIX, `kill`).
#[cfg(unix)]
const SIGNALS: [(i32, &str); 13] = [
    (1, "SIGHUP"),
    (2, "SIGINT"),
    (3, "SIGQUIT"),
    (4, "SIGILL"),
    (5, "SIGTRAP"),
    (6, "SIGABRT"),
    (8, "SIGFPE"),
    (9, "SIGKILL"),
    (11, "SIGSEGV"),
    (13, "SIGPIPE"),
    (15, "SIGTERM"),
    (if cfg!(any(target_os = "linux", target_os = "android")) { 7 } else { 10 }, "SIGBUS"),
    (24, "SIGXCPU"),
];
