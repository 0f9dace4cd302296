//! `wassay adapter new`: writes a skeleton of an adapter, which speaks the protocol and answers every request with
//! `unsupported`.

use crate::exit::Exit;
use crate::output::to_stdout;
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Write the skeleton of an adapter: it speaks the protocol, and your engine is to be put into it
#[derive(Clone, Debug, Args)]
pub(super) struct NewArgs {
    /// The language of the adapter
    #[arg(long, value_enum)]
    language: Language,

    /// The folder to write to: no file that is there is changed
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    /// One file, for Python 3 without packages
    Python,
    /// One file, for Node, Deno or Bun without packages
    Javascript,
    /// A package that uses the crate `wassay-harness`
    Rust,
}

/// A file of a skeleton: its path in the folder, and its text.
type File = (&'static str, String);

impl Language {
    fn files(self) -> Result<Vec<File>> {
        Ok(match self {
            Self::Python => vec![("adapter.py", include_str!("skeletons/adapter.py").to_owned())],
            Self::Javascript => {
                vec![("adapter.mjs", include_str!("skeletons/adapter.mjs").to_owned())]
            }
            Self::Rust => {
                let manifest = include_str!("skeletons/rust/Cargo.toml.in");
                let main = include_str!("skeletons/rust/main.rs.in");
                vec![
                    ("Cargo.toml", manifest.replace("HARNESS", &harness()?)),
                    ("src/main.rs", main.to_owned()),
                ]
            }
        })
    }

    /// How to start the adapter that is in a folder.
    fn command(self, folder: &Path) -> String {
        let folder = folder.display();
        match self {
            Self::Python => format!("python3 {folder}/adapter.py"),
            Self::Javascript => format!("node {folder}/adapter.mjs"),
            Self::Rust => format!("{folder}/target/release/my-adapter"),
        }
    }
}

/// Where the crate is: beside this program's source, so that both have the same version.
fn harness() -> Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("harness");
    if !folder.join("Cargo.toml").is_file() {
        bail!(
            "cannot find the crate `wassay-harness`: the source of this program is no longer at {}",
            env!("CARGO_MANIFEST_DIR")
        );
    }
    Ok(format!("path = {:?}", folder.display().to_string()))
}

/// Writes the files of a skeleton, and says how to go on.
///
/// # Errors
///
/// When one is there already, or cannot be written.
pub(super) fn run(args: &NewArgs) -> Result<Exit> {
    let files = args.language.files()?;
    let paths = files.iter().map(|(name, _)| args.folder.join(name));
    if let Some(there) = paths.clone().find(|path| path.exists()) {
        bail!("{} already exists", there.display());
    }
    for (path, (_, text)) in paths.zip(&files) {
        let context = || format!("cannot write {}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(context)?;
        }
        std::fs::write(&path, text).with_context(context)?;
    }
    to_stdout(|out| tell(out, args, &files))?;
    Ok(Exit::AsExpected)
}

/// Says what was written, and how to go on.
fn tell(out: &mut dyn Write, args: &NewArgs, files: &[File]) -> Result<()> {
    for (name, _) in files {
        writeln!(out, "{}", args.folder.join(name).display())?;
    }
    let command = args.language.command(&args.folder);
    writeln!(out, "\nPut your engine into it, and then:")?;
    if args.language == Language::Rust {
        let folder = args.folder.display();
        writeln!(out, "  cargo build --release --manifest-path {folder}/Cargo.toml")?;
    }
    writeln!(out, "  wassay adapter check '{command}'\n  wassay run --engine '{command}'")?;
    Ok(())
}
