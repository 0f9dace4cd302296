//! A table for a spreadsheet: one line for each group, script or directive and each engine (RFC 4180).
//!
//! A spreadsheet evaluates text that looks like a formula, so such a text gets an apostrophe before it.

use super::{By, Class, Column, Matrix, is_known};
use std::borrow::Cow;
use wassay_harness::results::{Header, Record};
use wassay_harness::script::printable;

/// The heads of the columns that say which engine a line is about.
const ENGINE: [&str; 8] =
    ["engine", "version", "configuration", "platform", "label", "commit", "began", "error"];

/// The matrix as CSV.
pub fn csv(matrix: &Matrix<'_>, by: By) -> String {
    match by {
        By::Group | By::File => totals(matrix, by),
        By::Directive => directives(matrix),
    }
}

fn totals(matrix: &Matrix<'_>, by: By) -> String {
    let first = if by == By::Group { "group" } else { "script" };
    let mut text = String::new();
    let classes = Class::ALL.iter().map(|class| class.name());
    let counted = ["asked"].into_iter().chain(classes).chain(["known failures"]);
    line(&mut text, [first].into_iter().chain(ENGINE).chain(counted).map(Cow::from));
    for total in matrix.totals(by) {
        for (column, counts) in matrix.columns.iter().zip(&total.counts) {
            let classes = Class::ALL.iter().map(|class| counts.of(*class));
            let numbers = [counts.asked()].into_iter().chain(classes).chain([counts.known]);
            let numbers = numbers.map(|number| Cow::from(number.to_string()));
            let cells = [text_cell(&total.of)].into_iter().chain(engine(column)).chain(numbers);
            line(&mut text, cells);
        }
    }
    text
}

fn directives(matrix: &Matrix<'_>) -> String {
    let mut text = String::new();
    let told = ["result", "known failure", "status", "observation", "cause"];
    line(&mut text, ["directive"].into_iter().chain(ENGINE).chain(told).map(Cow::from));
    for row in &matrix.rows {
        for (column, record) in matrix.columns.iter().zip(&row.records) {
            let name = text_cell(&row.record().name);
            line(&mut text, [name].into_iter().chain(engine(column)).chain(result(*record)));
        }
    }
    text
}

fn result(record: Option<&Record>) -> [Cow<'_, str>; 5] {
    let Some(record) = record else {
        return ["not asked", "", "", "", ""].map(Cow::from);
    };
    [
        Class::of(record).name().into(),
        if is_known(record) { "yes" } else { "no" }.into(),
        record.status.name().into(),
        text_cell(&record.observation),
        text_cell(record.cause.as_deref().unwrap_or_default()),
    ]
}

fn engine(column: &Column) -> [Cow<'_, str>; ENGINE.len()] {
    match &column.run {
        Ok(results) => {
            let Header { engine, platform, label, commit, began, .. } = &results.header;
            let optional = |text: &Option<String>| {
                Cow::from(text_cell(text.as_deref().unwrap_or_default()).into_owned())
            };
            [
                text_cell(&engine.name),
                text_cell(&engine.version),
                text_cell(&engine.configuration),
                Cow::from(text_cell(&platform.to_string()).into_owned()),
                optional(label),
                optional(commit),
                optional(began),
                "".into(),
            ]
        }
        Err(error) => {
            let mut cells = [""; ENGINE.len()].map(Cow::from);
            cells[0] = text_cell(&column.name);
            cells[ENGINE.len() - 1] = text_cell(error);
            cells
        }
    }
}

/// A text as a cell that no spreadsheet takes for a formula.
fn text_cell(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    let first = text.trim_start().chars().next();
    let is_formula = first.is_some_and(|c| "=+-@|%＝＋－＠".contains(c));
    if is_formula { format!("'{text}").into() } else { text }
}

fn line<'c>(text: &mut String, cells: impl Iterator<Item = Cow<'c, str>>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        match cell.contains([',', '"', ';', '\t', '\n', '\r', '\'']) {
            true => *text += &format!("\"{}\"", cell.replace('"', "\"\"")),
            false => *text += &cell,
        }
    }
    *text += "\r\n";
}
