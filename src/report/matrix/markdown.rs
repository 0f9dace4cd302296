//! A table for a pull request.

use super::{By, Class, Counts, Matrix, passed_of_asked};
use crate::limits::MARKDOWN_ROWS;
use crate::report::words::grouped;
use std::fmt::Write as _;
use wassay_harness::results::Aligned;
use wassay_harness::script::printable;

/// The matrix as Markdown: how much passes, and the classes of the rest.
pub fn markdown(matrix: &Matrix<'_>, by: By, title: &str) -> String {
    let mut text = format!("### {}\n\n", escaped(title));
    let titles: Vec<String> =
        matrix.columns.iter().map(|column| escaped(&column.title())).collect();
    let head = |first: &str| {
        format!("| {first} | {} |\n|---{}|\n", titles.join(" | "), "|---:".repeat(titles.len()))
    };
    text += &match by {
        By::Group => head("group"),
        By::File => head("script"),
        By::Directive => head("directive"),
    };
    let rows = match by {
        By::Directive => directives(matrix),
        By::Group | By::File => {
            let totals = matrix.totals(by).into_iter();
            totals.map(|total| passed_row(&escaped(&total.of), &total.counts, matrix)).collect()
        }
    };
    rows.iter().take(MARKDOWN_ROWS).for_each(|row| text += row);
    let sums = matrix.sums();
    text += &passed_row("**total**", &sums, matrix);
    if rows.len() > MARKDOWN_ROWS {
        let more = grouped(rows.len() - MARKDOWN_ROWS);
        _ = write!(text, "\nThe table is cut: {more} rows more are counted in the total.\n");
    }
    let kinds = kinds(&sums);
    if !kinds.is_empty() {
        text += &format!("\n{}{kinds}", head("of the rest"));
    }
    for column in matrix.columns {
        if let Err(error) = &column.run {
            _ = write!(text, "\n- {} has no results: {}", escaped(&column.name), escaped(error));
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// A row with how much passes.
fn passed_row(first: &str, counts: &[Counts], matrix: &Matrix<'_>) -> String {
    let cells = matrix.columns.iter().zip(counts).map(|(column, counts)| match &column.run {
        Ok(_) => passed_of_asked(counts),
        Err(_) => "no results".to_owned(),
    });
    format!("| {first} | {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn row(first: &str, counts: &[Counts], cell: impl Fn(&Counts) -> String) -> String {
    let cells: Vec<String> = counts.iter().map(cell).collect();
    format!("| {first} | {} |\n", cells.join(" | "))
}

/// A row for each class that occurs and is not a pass, and one for the known failures among them.
fn kinds(sums: &[Counts]) -> String {
    let mut text = String::new();
    let failing = Class::ALL.iter().filter(|class| **class != Class::Passed);
    for class in failing.filter(|class| sums.iter().any(|counts| counts.of(**class) > 0)) {
        let name = format!("{} {}", class.sign(), class.name());
        text += &row(&name, sums, |counts| grouped(counts.of(*class)));
    }
    if sums.iter().any(|counts| counts.known > 0) {
        text += &row("known failures among them", sums, |counts| grouped(counts.known));
    }
    text
}

/// The directives that do not pass everywhere.
fn directives(matrix: &Matrix<'_>) -> Vec<String> {
    let fails = |row: &&Aligned<'_>| {
        let is_fine = |class: Class| matches!(class, Class::Passed | Class::NotTold);
        row.records.iter().flatten().any(|record| !is_fine(Class::of(record)))
    };
    let line = |row: &Aligned<'_>| {
        let cells: Vec<String> = row
            .records
            .iter()
            .zip(matrix.columns)
            .map(|(record, column)| match record.map(Class::of) {
                Some(class) => format!("{} {}", class.sign(), class.name()),
                None if column.run.is_err() => "no results".to_owned(),
                None => "not asked".to_owned(),
            })
            .collect();
        format!("| {} | {} |\n", escaped(&row.record().name), cells.join(" | "))
    };
    matrix.rows.iter().filter(fails).map(line).collect()
}

/// A text, escaped so that it is no markup, mentions nobody and stays in its cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '@' => escaped += "&#64;",
            '#' => escaped += "&#35;",
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    // A URL would become a link.
    escaped.replace("://", ":&#47;/").replace("www.", "www&#46;")
}
