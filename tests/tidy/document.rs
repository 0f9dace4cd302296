//! Checks that what a document names exists: the targets of its links, and the paths in its text.

use std::collections::BTreeSet;

/// The paths in a text that lead nowhere. `exists` gets paths from the top of the repository. `folders` are other
/// folders from which the text may name files.
pub(crate) fn dead_paths(
    document: &str,
    text: &str,
    folders: &[&str],
    exists: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut problems = Vec::new();
    let mut is_code = false;
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with("```") {
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        for path in line.split('`').skip(1).step_by(2).filter(|code| is_path(code)) {
            let path = path.trim_end_matches('/');
            let mut places = folders.iter().map(|folder| format!("{folder}/{path}"));
            let is_there = |path: &str| exists(path) || exists(&format!("{path}.rs"));
            if !is_there(path) && !places.any(|place| is_there(&place)) {
                problems.push(format!(
                    "{document}:{number}: there is no `{path}`: name it as it is called now, or \
                     strike it"
                ));
            }
        }
    }
    problems
}

/// The links of a document to missing files and headings. `read` gets paths from the top of the repository, and returns
/// the text of a file, or an empty one for anything else that exists.
pub(crate) fn dead_links(
    document: &str,
    text: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut problems = Vec::new();
    let mut is_code = false;
    for (number, line) in (1..).zip(text.lines()) {
        is_code ^= line.starts_with("```");
        if is_code {
            continue;
        }
        for target in links(line).filter(|target| !target.contains("://")) {
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = if path.is_empty() { document } else { &*joined(folder, path) };
            let problem = match read(path) {
                None => "leads nowhere",
                Some(text) if !heading.is_empty() && !headings(&text).contains(heading) => {
                    "leads to a heading that is not there"
                }
                Some(_) => continue,
            };
            problems.push(format!(
                "{document}:{number}: the link to `{target}` {problem}: mend or strike it"
            ));
        }
    }
    problems
}

/// A path relative to a folder, from the top of the repository.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|part| *part != "..") => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The anchors of the headings of a text, as GitHub makes them.
fn headings(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        if is_code || !line.starts_with('#') {
            continue;
        }
        let heading = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        let name: String =
            heading.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
        let repeated = (1..).map(|number| format!("{name}-{number}"));
        let free = [name.clone()].into_iter().chain(repeated).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// The targets of a line's links.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
}

/// Whether code in a text is a path, and not a pattern for many paths.
fn is_path(code: &str) -> bool {
    let is_plain = code.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
    let stands_for_many = code
        .split(['/', '.'])
        .any(|part| part.len() > 1 && part.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    let ending = code.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = ending.is_some_and(|ending| ["md", "rs", "toml", "wast"].contains(&ending));
    is_plain
        && !stands_for_many
        && !code.starts_with(['/', '.', '-'])
        && (code.contains('/') || is_file)
}
