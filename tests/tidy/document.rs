//! What a document names is there: the targets of its links, and the paths in its text.

/// The links and paths of a text that lead nowhere. `exists` is asked about paths from the top of the repository;
/// `folders` are those from which the text may name a file too.
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
        for target in links(line) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !target.contains("://") && !exists(path) {
                problems.push(format!(
                    "{document}:{number}: the link to `{target}` leads nowhere: mend or strike it"
                ));
            }
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

/// The targets of a line's links.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
}

/// Whether code in a text is a path, and not one that stands for many.
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
