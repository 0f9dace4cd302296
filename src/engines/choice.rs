//! Which engine a command runs, and how it is started: in this process, or in workers.

use super::{BuiltIn, DEFAULT_CONFIGURATION, KnownEngine, construct, words, worker};
use crate::limits::DIRECTIVE_SECONDS;
use anyhow::{Context, Result, anyhow, bail};
use std::ffi::OsString;
use std::sync::Arc;
use std::time::Duration;
use wassay_harness::engine::Engine;
use wassay_harness::limits::{KNOWN_START_TIMEOUT, START_TIMEOUT};
use wassay_harness::results::EngineIdentity;
use wassay_harness::run::Host;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Setup, StartError, Workers};
use wassay_harness::script::printable;
use wassay_harness::verdict::reject::Messages;

/// An engine, and how to start it.
#[derive(Clone, Debug)]
pub struct EngineChoice {
    /// The name of an engine that is built in or known, or the command line of a program that speaks the engine protocol.
    pub engine: String,
    /// The configuration of the engine.
    pub configuration: String,
    /// Whether it runs in this process.
    pub in_process: bool,
    /// How long a worker may take for a directive.
    pub timeout_seconds: u32,
    /// How many bytes a worker may allocate.
    pub memory_limit: Option<u64>,
    /// Where the meaning of the engine's own texts is found, if not by its name: a file, or the name of an engine whose
    /// words are built in.
    pub words: Option<String>,
}

impl EngineChoice {
    /// An engine in workers, with a time limit for each directive and otherwise the defaults.
    pub fn in_workers(engine: &str, configuration: &str, timeout_seconds: u32) -> Self {
        Self {
            engine: engine.to_owned(),
            configuration: configuration.to_owned(),
            in_process: false,
            timeout_seconds,
            memory_limit: None,
            words: None,
        }
    }

    /// Makes the engine ready.
    ///
    /// # Errors
    ///
    /// When there is no such engine or configuration, or it cannot be started.
    pub fn prepare(&self) -> Result<PreparedEngine<'static>> {
        let built_in = BuiltIn::find(&self.engine).map(|(row, _)| row);
        if let Some(row) = built_in {
            row.check_configuration(&self.configuration)?;
        }
        if self.in_process {
            let Some(row) = built_in else {
                let names = BuiltIn::names();
                bail!(
                    "--in-process needs an engine of this program ({names}), and `{}` is none",
                    self.engine
                );
            };
            let engine = construct(&self.engine, &self.configuration, self.memory_limit)?;
            return self.prepared(row.kept_as, row.version, Running::InProcess(engine));
        }
        // A built-in engine need not be asked for what its row tells.
        if let Some(row) = built_in {
            let workers = Running::Workers(self.own_workers((row.claims)(&self.configuration))?);
            return self.prepared(row.kept_as, row.version, workers);
        }
        let workers = self.other_workers()?;
        let hello = workers.hello().map_err(|error| {
            let hint = match error {
                StartError::Spawn { .. } => BuiltIn::hint(&self.engine),
                _ => String::new(),
            };
            anyhow!("{error}{hint}")
        })?;
        self.prepared(&hello.engine, &hello.version, Running::Workers(workers))
    }

    /// The workers of an engine that is not built in. None is started yet.
    ///
    /// # Errors
    ///
    /// When no program is named.
    pub fn other_workers(&self) -> Result<Arc<Workers>> {
        let (words, patience) = match KnownEngine::find(&self.engine) {
            Some(known) => (known.command()?, KNOWN_START_TIMEOUT),
            None => (split_words(&self.engine).context("--engine")?, START_TIMEOUT),
        };
        let mut words = words.into_iter();
        let program = words.next().context("--engine names no program")?;
        let workers = self.workers(program, words.collect(), Encoding::Lines, patience)?;
        Ok(Arc::new(workers))
    }

    /// The table of causes, with the words that the user names, or those of the engine with this name.
    fn messages(&self, engine: &str) -> Result<Messages> {
        let Some(name) = &self.words else { return words::messages_of(engine) };
        if words::is_own(engine) {
            bail!("--words is for other engines: the texts of `{engine}` are known");
        }
        if let Some(text) = words::of(name) {
            return Ok(Messages::of_engine(Some(text))?);
        }
        let context = || format!("cannot read the words in {name}");
        let text = std::fs::read_to_string(name).with_context(context)?;
        Messages::of_engine(Some(&text)).with_context(context)
    }

    /// Makes an engine of this program ready: in this process, or in workers, in which
    /// [`worker::serve_engine_if_asked`] serves it.
    ///
    /// # Errors
    ///
    /// When the program's own file is not found.
    pub fn prepare_own<'e>(
        &self,
        engine: &'e dyn Engine,
        version: &str,
    ) -> Result<PreparedEngine<'e>> {
        let running = match self.in_process {
            true => Running::Borrowed(engine),
            false => Running::Workers(self.own_workers(engine.claims())?),
        };
        self.prepared(engine.name(), version, running)
    }

    /// Workers that run this same program, with what their engine claims.
    fn own_workers(&self, claims: &'static [&'static str]) -> Result<Arc<Workers>> {
        let own = std::env::current_exe().context("cannot find this program's own file")?;
        let (program, mut arguments) = own_program(own.into_os_string())?;
        arguments.extend([worker::ARGUMENT.into(), OsString::from(&self.engine)]);
        let workers = self.workers(program, arguments, Encoding::Frames, KNOWN_START_TIMEOUT)?;
        Ok(Arc::new(workers.claiming(claims)))
    }

    fn workers(
        &self,
        program: OsString,
        arguments: Vec<OsString>,
        encoding: Encoding,
        patience: Duration,
    ) -> Result<Workers> {
        #[cfg(windows)]
        super::job::end_children_with_this_process()
            .context("cannot make workers end with this process")?;
        Ok(Workers::new(Setup {
            program,
            arguments,
            encoding,
            configuration: self.configuration.clone(),
            memory_limit: self.memory_limit,
            timeout_seconds: self.timeout_seconds,
            start_timeout: patience.max(Duration::from_secs(self.timeout_seconds.into())),
        }))
    }

    fn prepared<'e>(
        &self,
        name: &str,
        version: &str,
        running: Running<'e>,
    ) -> Result<PreparedEngine<'e>> {
        let identity = EngineIdentity {
            name: name.to_owned(),
            version: version.to_owned(),
            configuration: self.configuration.clone(),
        };
        Ok(PreparedEngine { identity, messages: self.messages(name)?, running })
    }
}

/// The version that an engine says it has, in its first configuration.
///
/// # Errors
///
/// When it cannot be started.
pub fn version_of(engine: &str) -> Result<String> {
    let choice = EngineChoice::in_workers(engine, DEFAULT_CONFIGURATION, DIRECTIVE_SECONDS);
    Ok(choice.prepare()?.identity.version)
}

/// An engine that is ready to run.
pub struct PreparedEngine<'e> {
    /// Its name, under which its expectations are kept, its version and its configuration.
    pub identity: EngineIdentity,
    /// What its texts mean.
    pub messages: Messages,
    running: Running<'e>,
}

/// Where an engine runs.
enum Running<'e> {
    InProcess(Box<dyn Engine + Send>),
    Borrowed(&'e dyn Engine),
    Workers(Arc<Workers>),
}

impl PreparedEngine<'_> {
    /// The name under which its expectations are kept.
    pub fn name(&self) -> &str {
        &self.identity.name
    }

    /// Where the engine runs.
    pub fn host(&self) -> Host<'_> {
        match &self.running {
            Running::InProcess(engine) => Host::InProcess(&**engine),
            Running::Borrowed(engine) => Host::InProcess(*engine),
            Running::Workers(workers) => Host::Workers(workers),
        }
    }

    /// What the engine has counted so far, with names for people to read.
    pub fn notes(&self) -> Vec<(String, u64)> {
        match &self.running {
            Running::InProcess(engine) => engine.notes(),
            Running::Borrowed(engine) => engine.notes(),
            Running::Workers(workers) => workers.notes(),
        }
    }

    /// Whether the run was stopped.
    pub fn is_stopped(&self) -> bool {
        self.workers().is_some_and(|workers| workers.is_stopped())
    }

    /// The engine's workers, if it runs in workers.
    pub fn workers(&self) -> Option<&Arc<Workers>> {
        match &self.running {
            Running::InProcess(_) | Running::Borrowed(_) => None,
            Running::Workers(workers) => Some(workers),
        }
    }
}

/// The variable that names a program, with arguments, that runs our executables if the system itself cannot: an
/// emulator of their processor.
pub const RUNNER: &str = "WASSAY_RUNNER";

/// How one of our executables is started: a program, and its first arguments.
///
/// # Errors
///
/// When a quote of the variable is not closed.
pub fn own_program(executable: OsString) -> Result<(OsString, Vec<OsString>)> {
    let runner = std::env::var(RUNNER).unwrap_or_default();
    let mut words = split_words(&runner).context(RUNNER)?.into_iter();
    Ok(match words.next() {
        Some(runner) => (runner, words.chain([executable]).collect()),
        None => (executable, Vec::new()),
    })
}

/// The words of a command line. Quotes group words, and backslashes are ordinary characters, as in paths of Windows.
fn split_words(line: &str) -> Result<Vec<OsString>> {
    let mut words: Vec<String> = Vec::new();
    let (mut quote, mut in_word) = (None, false);
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                begin(&mut words, &mut in_word);
            }
            None if c.is_whitespace() => in_word = false,
            _ => begin(&mut words, &mut in_word).push(c),
        }
    }
    if let Some(quote) = quote {
        bail!("the quote {quote} in `{}` is not closed", printable(line));
    }
    Ok(words.into_iter().map(OsString::from).collect())
}

/// The current word, or a new one.
fn begin<'w>(words: &'w mut Vec<String>, in_word: &mut bool) -> &'w mut String {
    if !std::mem::replace(in_word, true) {
        words.push(String::new());
    }
    words.last_mut().expect("BUG: there is a word")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    #[test]
    fn quotes_hold_words_together() {
        let split = |line| split_words(line).unwrap().join(OsStr::new("|")).into_string().unwrap();
        assert_eq!(split("python3 adapter.py"), "python3|adapter.py");
        assert_eq!(
            split(r#" "C:\Program Files\a.exe"  --x='a b' "" "#),
            r"C:\Program Files\a.exe|--x=a b|"
        );
        assert_eq!(split("  "), "");
        let error = split_words("python3 'adapter.py --x=\"").unwrap_err().to_string();
        assert_eq!(error, "the quote ' in `python3 'adapter.py --x=\"` is not closed");
    }
}
