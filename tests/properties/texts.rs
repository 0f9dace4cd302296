//! Mutated texts: every script is lowered, form by form, and none makes the harness panic.

use crate::corpus::{self, SuiteModule, source};
use crate::mutation::{edited, text_edits};
use crate::property::{Broken, check, survive};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashSet;
use wassay_harness::script::lower::{Script, lower};
use wassay_harness::script::{Action, Directive, Expected, ModuleSource};
use wassay_harness::suite::GroupSource;
use wassay_harness::suite::manifest::Manifest;

/// The longest part of a script that is mutated: lowering takes time, and mutations are local.
const PART_BYTES: usize = 4 << 10;

#[test]
fn mutated_scripts_are_lowered_form_by_form() {
    let at = any::<Index>;
    check(800, ((at(), at()).no_shrink(), text_edits()), |((file, start), edits)| {
        let (_, file) = file.get(corpus::files());
        let script = file.source().expect("the manifest can be read");
        let text = edited(part(&script, start), &edits);
        let held = survive(|| one_directive_per_form(&text)).flatten();
        held.and_then(|()| survive(|| unique_names(&text)).flatten())
            .map_err(|what| format!("{what}\n{text}"))
    });
}

#[test]
fn mutated_quotes_are_kept_as_they_are() {
    let at = any::<Index>;
    let place = (at(), at(), at()).no_shrink();
    check(800, (place, text_edits()), |(place, edits)| {
        let is_text =
            |directive: &Directive| matches!(source(directive), Some(ModuleSource::Text(_)));
        let Some(SuiteModule { source: ModuleSource::Text(text), .. }) =
            corpus::module(place, is_text)
        else {
            return Ok(());
        };
        let text = edited(&String::from_utf8_lossy(&text), &edits);
        let quoted = format!("(assert_malformed (module quote \"{}\") \"text\")", escaped(&text));
        survive(|| is_kept(&quoted, &text)).flatten().map_err(|what| format!("{what}\n{quoted}"))
    });
}

/// A part of a source that begins with a line.
fn part(source: &str, start: Index) -> &str {
    let lines: Vec<usize> = source.match_indices('\n').map(|(offset, _)| offset + 1).collect();
    let start = if lines.is_empty() { 0 } else { *start.get(&lines) };
    let end = source.floor_char_boundary(start + PART_BYTES);
    &source[start..end]
}

fn one_directive_per_form(text: &str) -> Result<(), Broken> {
    let Script { directives, places, .. } = lower(text);
    let ids = directives.iter().map(|directive| directive.id as usize);
    if !ids.eq(0..places.len()) {
        return Err(format!("{} directives in {} places", directives.len(), places.len()));
    }
    let mut end = 0;
    for place in &places {
        let between = text.get(end..place.start).ok_or("a directive begins inside of another")?;
        if !is_blank(between) {
            return Err(format!("in no directive: {between}"));
        }
        text.get(place.start..place.end).ok_or("a directive ends outside of the text")?;
        end = place.end;
    }
    match is_blank(&text[end..]) {
        true => Ok(()),
        false => Err(format!("in no directive: {}", &text[end..])),
    }
}

/// Whether a text is only white space, comments and annotations, which mean nothing between directives.
fn is_blank(mut text: &str) -> bool {
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return true;
        } else if text.starts_with(";;") {
            let end = text.find(['\n', '\r']).unwrap_or(text.len());
            text = &text[end..];
        } else if let Some(end) = comment_end(text).or_else(|| annotation_end(text)) {
            text = &text[end..];
        } else {
            return false;
        }
    }
}

/// The end of the annotation with which a text begins, where its parentheses are balanced.
fn annotation_end(text: &str) -> Option<usize> {
    if !text.starts_with("(@") {
        return None;
    }
    let mut depth = 0_usize;
    let mut offset = 0;
    loop {
        let rest = text.get(offset..)?;
        offset += if rest.starts_with(";;") {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else if rest.starts_with("(;") {
            comment_end(rest)?
        } else if rest.starts_with('"') {
            string_end(rest)?
        } else {
            let character = rest.chars().next()?;
            match character {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            character.len_utf8()
        };
        if depth == 0 {
            return Some(offset);
        }
    }
}

/// The end of the string with which a text begins.
fn string_end(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (offset, character) in text.char_indices().skip(1) {
        match character {
            '"' if !is_escaped => return Some(offset + 1),
            character => is_escaped = character == '\\' && !is_escaped,
        }
    }
    None
}

/// The end of the block comment with which a text begins. Block comments nest.
fn comment_end(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut offset = 0;
    loop {
        let rest = text.get(offset..)?;
        let length = if rest.starts_with("(;") {
            depth += 1;
            2
        } else if rest.starts_with(";)") && depth > 0 {
            depth -= 1;
            2
        } else {
            rest.chars().next()?.len_utf8()
        };
        offset += length;
        if depth == 0 {
            return (offset > 1).then_some(offset);
        }
    }
}

/// Goes through a manifest, as every suite does, and checks that names are unique.
fn unique_names(text: &str) -> Result<(), Broken> {
    let manifest = Manifest::lower(&[GroupSource::of_script("core", text)])
        .map_err(|error| error.to_string())?;
    let group = &manifest.groups[0];
    let file = &group.files[0];
    let heads = file.heads().map_err(|error| error.to_string())?;
    let names: HashSet<String> =
        heads.iter().map(|head| file.name(group, head).to_owned_name()).collect();
    let mut directives = 0;
    for unit in (0..).take(file.unit_sizes().count()) {
        directives += file.unit(unit).map_err(|error| error.to_string())?.len();
    }
    match names.len() == heads.len() && directives == heads.len() {
        true => Ok(()),
        false => Err(format!("{directives} directives, {} names", names.len())),
    }
}

fn is_kept(quoted: &str, text: &str) -> Result<(), Broken> {
    let script = lower(quoted);
    let [directive] = &script.directives[..] else {
        return Err(format!("{} directives", script.directives.len()));
    };
    match (&directive.action, &directive.expected) {
        (Action::Define(ModuleSource::Text(kept)), Expected::Malformed(_))
            if **kept == *text.as_bytes() =>
        {
            Ok(())
        }
        (action, _) => Err(format!("it became {action:?}")),
    }
}

/// A text as a string of the text format.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("\\{byte:02x}")).collect()
}
