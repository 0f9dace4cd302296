//! One file per command of the program.

pub mod bless;
pub mod diff;
pub mod list;
pub mod merge;
pub mod repro;
pub mod run;
pub mod show;

use anyhow::{Result, bail};
use wassay_harness::script::DirectiveId;
use wassay_harness::suite::manifest::{File, Group, Manifest};

/// Finds the directive of a name, or explains what is near.
fn find<'m>(manifest: &'m Manifest, name: &str) -> Result<(&'m Group, &'m File, DirectiveId)> {
    if let Some(found) = manifest.find(name)? {
        return Ok(found);
    }
    let mut near = Vec::new();
    for group in &manifest.groups {
        for file in group.files.iter().filter(|file| file.may_have(&group.name, name)) {
            let line = name.rsplit(':').nth(1).and_then(|line| line.split('.').next());
            let line: u32 = line.and_then(|line| line.parse().ok()).unwrap_or(0);
            let mut heads: Vec<_> = file.heads()?.iter().collect();
            heads.sort_by_key(|head| head.line.abs_diff(line));
            near.extend(heads.iter().take(3).map(|head| file.name(group, head).to_string()));
        }
    }
    match near.is_empty() {
        true => bail!("there is no test called `{name}`: see `wassay list`"),
        false => bail!("there is no test called `{name}`; near it are {}", near.join(", ")),
    }
}
