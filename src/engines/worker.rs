//! The hidden mode of our programs in which they are workers: one engine behind standard input and output.
//!
//! A program checks for this mode before anything else, so a worker reads no other arguments, no suite and no manifest.

use super::{BuiltIn, construct};
use std::env;
use wassay_harness::engine::Engine;
use wassay_harness::run::protocol::{Encoding, Greeting};
use wassay_harness::run::worker::{Served, serve};
use wassay_harness::script::features::Features;

/// The argument that asks for this mode. The name of an engine follows, and then [`LINES`] for messages in text.
pub const ARGUMENT: &str = "wassay-worker";

/// The argument that asks for lines of JSON.
pub const LINES: &str = "lines";

/// Becomes a worker if the first argument asks for it, and does not return then.
///
/// Every program that runs engines in workers has this as the first thing in its `main`.
pub fn serve_if_asked() {
    let Some((name, encoding)) = asked() else { return };
    serve(encoding, move |greeting| {
        limit_memory_of(greeting)?;
        let engine = construct(&name, &greeting.configuration, greeting.memory_limit);
        let engine: Box<dyn Engine> = engine.map_err(|error| format!("{error:#}"))?;
        let (row, _) = BuiltIn::find(&name).ok_or("BUG: it was constructed")?;
        // Our engines are asked everything, as in this process: they say themselves what they lack.
        Ok(Served { engine, version: row.version.to_owned(), features: Vec::new() })
    })
}

/// One of the configurations of the engine that a program has.
#[derive(Clone)]
pub struct Configuration<'e> {
    /// Its name.
    pub name: String,
    /// The engine in it.
    pub engine: &'e dyn Engine,
    /// The features that the engine has in this configuration, if it tells them.
    pub features: Option<Features>,
}

/// The configuration of a name.
///
/// # Errors
///
/// When there is no such configuration. The error lists those that exist.
pub fn configuration<'c, 'e>(
    configurations: &'c [Configuration<'e>],
    name: &str,
) -> Result<&'c Configuration<'e>, String> {
    configurations.iter().find(|known| known.name == name).ok_or_else(|| {
        let names: Vec<_> = configurations.iter().map(|known| &*known.name).collect();
        format!("there is no configuration `{name}`; there are {}", names.join(", "))
    })
}

/// The same as [`serve_if_asked`] for a program that has one engine and no other.
pub fn serve_engine_if_asked(configurations: &[Configuration<'_>], version: &str) {
    if let Some((_, encoding)) = asked() {
        serve_engine(encoding, configurations, version);
    }
}

/// Answers for the engine in the configuration that is asked for, until standard input is closed.
pub fn serve_engine(encoding: Encoding, configurations: &[Configuration<'_>], version: &str) -> ! {
    serve(encoding, |greeting| {
        limit_memory_of(greeting)?;
        let Configuration { engine, features, .. } =
            configuration(configurations, &greeting.configuration)?;
        let names = |features: Features| features.names().map(str::to_owned).collect();
        let features = features.map(names).unwrap_or_default();
        Ok(Served { engine: Box::new(*engine), version: version.to_owned(), features })
    })
}

/// The name of the engine that the arguments ask for as a worker, and how it writes messages.
fn asked() -> Option<(String, Encoding)> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let name = arguments.next().and_then(|name| name.into_string().ok()).unwrap_or_default();
    let encoding = match arguments.next().is_some_and(|argument| argument == LINES) {
        true => Encoding::Lines,
        false => Encoding::Frames,
    };
    Some((name, encoding))
}

fn limit_memory_of(greeting: &Greeting) -> Result<(), String> {
    let limited = greeting.memory_limit.map_or(Ok(()), limit_memory);
    limited.map_err(|error| format!("cannot limit the memory: {error}"))
}

/// Lets the system refuse what the process allocates beyond a limit, in addition to the engine's own limits.
#[cfg(unix)]
fn limit_memory(bytes: u64) -> std::io::Result<()> {
    use nix::sys::resource::{Resource, setrlimit};
    // On Linux this limit counts writable memory, and not address space that is only reserved. On other systems the
    // limit of data does not count mappings, if there is such a limit at all.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    const KIND: Resource = Resource::RLIMIT_DATA;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    const KIND: Resource = Resource::RLIMIT_AS;
    Ok(setrlimit(KIND, bytes, bytes)?)
}

#[cfg(windows)]
use super::job::limit_memory;

/// Where the system has no such limit, the engine's own holds alone.
#[cfg(not(any(unix, windows)))]
fn limit_memory(_: u64) -> std::io::Result<()> {
    Ok(())
}

#[cfg(all(test, feature = "runtime"))]
mod tests {
    use super::*;
    use crate::engines::{self, DEFAULT, DEFAULT_CONFIGURATION};

    #[test]
    fn an_engine_has_the_configurations_that_it_names_and_no_others() {
        let engine = engines::by_name(DEFAULT, DEFAULT_CONFIGURATION).unwrap();
        let named = |name: &str, features| Configuration {
            name: name.to_owned(),
            engine: &*engine,
            features,
        };
        let all = [named("default", None), named("slow", Some(Features::WASM3))];
        assert_eq!(configuration(&all, "slow").unwrap().features, Some(Features::WASM3));
        assert_eq!(configuration(&all, "default").unwrap().features, None);
        let Err(error) = configuration(&all, "fast") else { panic!("there is no such one") };
        assert_eq!(error, "there is no configuration `fast`; there are default, slow");
    }
}
