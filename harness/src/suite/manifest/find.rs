//! Finds directives by their names, whole or short: `core/i32.wast:37:assert_return`, `core/i32.wast:37`, `i32:37`.

use super::{File, Group, Head, Manifest, ManifestError};
use crate::script::DirectiveId;

/// A directive that was found.
pub type FoundDirective<'m> = (&'m Group, &'m File, DirectiveId);

/// How many names of a file are suggested for one that does not exist.
const NEAR: usize = 3;

/// A name in parts, of which the group, the folders, `.wast` and the kind may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ShortName<'n> {
    file: &'n str,
    line: u32,
    /// The position among the directives that begin in the line, from 1.
    in_line: Option<u32>,
    kind: Option<&'n str>,
}

/// How well the file of a name fits a file, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name has the group and the whole path.
    Group,
    /// The name has the whole path.
    Path,
    /// The name has the end of the path.
    End,
}

impl<'n> ShortName<'n> {
    fn parse(name: &'n str) -> Option<Self> {
        let (rest, last) = name.rsplit_once(':')?;
        let is_place = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let (file, place, kind) = match is_place(last) {
            true => (rest, last, None),
            false => {
                let (file, place) = rest.rsplit_once(':')?;
                (file, place, Some(last))
            }
        };
        let (line, in_line) = match place.split_once('.') {
            Some((line, number)) => (line, Some(number.parse().ok()?)),
            None => (place, None),
        };
        Some(Self { file, line: line.parse().ok()?, in_line, kind })
    }

    fn fit(&self, group: &str, path: &str) -> Option<Fit> {
        let stem = |path: &'n str| path.strip_suffix(".wast").unwrap_or(path);
        let wanted = stem(self.file);
        let path = path.strip_suffix(".wast").unwrap_or(path);
        if wanted.strip_prefix(group).and_then(|rest| rest.strip_prefix('/')) == Some(path) {
            return Some(Fit::Group);
        }
        if path == wanted {
            return Some(Fit::Path);
        }
        path.strip_suffix(wanted).is_some_and(|folder| folder.ends_with('/')).then_some(Fit::End)
    }

    fn is(&self, head: &Head) -> bool {
        self.line == head.line
            && self.in_line.is_none_or(|number| number == u32::from(head.same_line) + 1)
            && self.kind.is_none_or(|kind| kind == head.kind.name())
    }
}

impl Manifest {
    /// The directives that a name can mean: one if it is whole or short and unique.
    ///
    /// If a short name can mean several, these come first:
    ///
    /// 1. those in groups that run by default;
    /// 2. those in files whose whole path the name has, and not only its end;
    /// 3. those in earlier groups, whose scripts later groups repeat.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn find_all(&self, name: &str) -> Result<Vec<FoundDirective<'_>>, ManifestError> {
        if let Some(found) = self.find(name)? {
            return Ok(vec![found]);
        }
        let Some(short) = ShortName::parse(name) else { return Ok(Vec::new()) };
        let mut found: Vec<((bool, Fit, usize), FoundDirective<'_>)> = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            for file in &group.files {
                let Some(fit) = short.fit(&group.name, file.path()) else { continue };
                let order = (!group.default && fit != Fit::Group, fit, number);
                let heads = (0..).zip(file.heads()?).filter(|(_, head)| short.is(head));
                found.extend(heads.map(|(id, _)| (order, (group, file, id))));
            }
        }
        let best = found.iter().map(|(order, _)| *order).min();
        found.retain(|(order, _)| Some(*order) == best);
        Ok(found.into_iter().map(|(_, found)| found).collect())
    }

    /// Names that are similar to one that does not exist: of the same file, by their lines.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn names_near(&self, name: &str) -> Result<Vec<String>, ManifestError> {
        let mut near = Vec::new();
        let Some(short) = ShortName::parse(name) else { return Ok(near) };
        let files =
            self.groups.iter().flat_map(|group| group.files.iter().map(move |f| (group, f)));
        let fitting = files
            .filter_map(|(group, file)| Some((short.fit(&group.name, file.path())?, group, file)));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by_key(|(fit, group, _)| (!group.default, *fit));
        for (_, group, file) in fitting.into_iter().take(1) {
            let mut heads: Vec<&Head> = file.heads()?.iter().collect();
            heads.sort_by_key(|head| head.line.abs_diff(short.line));
            near.extend(heads.iter().take(NEAR).map(|head| file.name(group, head).to_string()));
        }
        Ok(near)
    }
}

/// Whether a name, whole or short, may mean a directive of the script at a path of a group: a cheap test that may
/// answer yes wrongly.
pub fn may_be_meant(group: &str, path: &str, name: &str) -> bool {
    ShortName::parse(name).is_some_and(|short| short.fit(group, path).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::features::Features;
    use crate::suite::{GroupScript, GroupSource, ScriptSource};

    fn manifest() -> Manifest {
        let group = |name: &str, default, paths: &[&str]| {
            let script = |path: &&str| GroupScript {
                source: ScriptSource::embedded(*path, "(module) (module)\n(module)"),
                features: Features::WASM3,
                wordings: name.to_owned(),
            };
            GroupSource {
                name: name.to_owned(),
                default,
                scripts: paths.iter().map(script).collect(),
            }
        };
        let groups = [
            group("core", true, &["gc/i31.wast", "i32.wast"]),
            group("old", false, &["i32.wast"]),
            group("simd", true, &["x/i32.wast", "y/a.wast", "z/a.wast"]),
        ];
        Manifest::lower(&groups).unwrap()
    }

    #[test]
    fn short_names_that_are_unique_are_found() {
        let manifest = manifest();
        for (name, expected) in [
            ("core/i32.wast:2:module", "core/i32.wast:2:module"),
            ("core/i32.wast:2", "core/i32.wast:2:module"),
            ("core/i32:2", "core/i32.wast:2:module"),
            ("i32.wast:2", "core/i32.wast:2:module"),
            ("i32:2:module", "core/i32.wast:2:module"),
            ("old/i32.wast:2", "old/i32.wast:2:module"),
            ("i31.wast:2", "core/gc/i31.wast:2:module"),
            ("gc/i31:1.2", "core/gc/i31.wast:1.2:module"),
            ("x/i32:2", "simd/x/i32.wast:2:module"),
            ("a:2", "simd/y/a.wast:2:module simd/z/a.wast:2:module"),
            ("i32:1", "core/i32.wast:1:module core/i32.wast:1.2:module"),
            ("i32:3", ""),
            ("i32:2:invoke", ""),
            ("32.wast:2", ""),
            ("i32", ""),
            (":", ""),
            ("", ""),
        ] {
            let found = manifest.find_all(name).unwrap();
            let shown = found.iter().map(|(group, file, id)| {
                file.name(group, &file.heads().unwrap()[*id as usize]).to_owned_name()
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{name}");
            for (group, file, _) in found {
                assert!(may_be_meant(&group.name, file.path(), name), "{name}");
            }
        }
        let near = manifest.names_near("i32:3:invoke").unwrap();
        assert_eq!(near.first().map(String::as_str), Some("core/i32.wast:2:module"));
    }
}
