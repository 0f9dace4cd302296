//! A comparison of several runs: a column for each run, a row for each directive.
//!
//! ```text
//! Column (results, or why there are none) ─align→ Matrix ─totals→ Markdown, CSV, badges
//!                                                  └────────────→ the page (super::page)
//! ```
//!
//! Everything in results is untrusted, so each writer escapes texts for its format.

mod badge;
mod class;
mod counts;
mod csv;
mod markdown;

pub use badge::{Badge, badges};
pub use class::{Class, is_known};
pub use counts::{By, Counts, Totals};
pub use csv::csv;
pub use markdown::markdown;

use crate::report::words::grouped;
use std::path::PathBuf;
use wassay_harness::results::{Aligned, Results, align};

/// A run, or why there is none.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name if there are no results: the engine or the file that was asked for.
    pub name: String,
    /// The file with the results, if there is one.
    pub file: Option<PathBuf>,
    /// The results, or why there are none.
    pub run: Result<Results, String>,
}

/// The comparison.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// The columns, in the order in which they were asked for.
    pub columns: &'a [Column],
    /// The rows, in the order of the suite.
    pub rows: Vec<Aligned<'a>>,
}

impl<'a> Matrix<'a> {
    /// Aligns the columns, so that each directive has one row.
    pub fn new(columns: &'a [Column]) -> Self {
        let runs: Vec<Option<&Results>> =
            columns.iter().map(|column| column.run.as_ref().ok()).collect();
        Self { columns, rows: align(&runs) }
    }
}

impl Column {
    /// The engine in words, and the label of the run if the results have one.
    pub fn title(&self) -> String {
        let Ok(Results { header, .. }) = &self.run else { return self.name.clone() };
        match &header.label {
            Some(label) => format!("{}, {label}", header.engine),
            None => header.engine.to_string(),
        }
    }
}

/// How many passed, and of how many, in words.
fn passed_of_asked(counts: &Counts) -> String {
    match counts.asked() {
        0 => "not asked".to_owned(),
        asked => format!("{} of {}", grouped(counts.passed()), grouped(asked)),
    }
}

#[cfg(test)]
mod tests;
