//! SVG badges: one for each engine, and one for each of its groups.

use super::{By, Column, Counts, Matrix, passed_of_asked};
use anyhow::Result;
use minijinja::{AutoEscape, Environment, context};
use std::collections::HashSet;
use wassay_harness::script::printable;

const TEMPLATE: &str = include_str!("badge.svg");

/// The most characters of a text on a badge.
const LONGEST: usize = 60;

/// A badge as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The name of the file.
    pub file: String,
    /// Its text.
    pub svg: String,
}

/// The badges of all engines and groups.
///
/// # Errors
///
/// When the template is wrong.
pub fn badges(matrix: &Matrix<'_>) -> Result<Vec<Badge>> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("badge", TEMPLATE)?;
    let mut taken = HashSet::new();
    let mut badges = Vec::new();
    let mut add = |name: String, left: &str, counts: &Counts, failed: bool| -> Result<()> {
        let file = free_name(&name, &mut taken);
        let right = if failed { "no results".to_owned() } else { passed_of_asked(counts) };
        badges.push(Badge { file, svg: svg(&environment, left, &right, color(counts, failed))? });
        Ok(())
    };
    let groups = matrix.totals(By::Group);
    for (number, (column, sum)) in matrix.columns.iter().zip(matrix.sums()).enumerate() {
        let (name, failed) = (short_name(column), column.run.is_err());
        add(name.clone(), &name, &sum, failed)?;
        for group in groups.iter().filter(|group| group.counts[number].asked() > 0) {
            let (file, left) = (format!("{name}-{}", group.of), format!("{name}: {}", group.of));
            add(file, &left, &group.counts[number], failed)?;
        }
    }
    Ok(badges)
}

fn svg(environment: &Environment<'_>, left: &str, right: &str, color: &str) -> Result<String> {
    let left: String = printable(left).chars().take(LONGEST).collect();
    // The width of the text in a font of usual width; `textLength` enforces it.
    let width = |text: &str| text.chars().count() * 7 + 12;
    let (split, right_width) = (width(&left), width(right));
    let width = split + right_width;
    let template = environment.get_template("badge")?;
    Ok(template.render(context! { left, right, color, split, right_width, width })?)
}

/// The colour that goes with the counts. White text on each colour has a contrast of at least 4.5.
fn color(counts: &Counts, failed: bool) -> &'static str {
    let (failures, asked) = (counts.failed(), counts.asked());
    match () {
        () if failed || asked == 0 => "#59636e",
        () if failures == 0 => "#1a7f37",
        () if failures * 10 <= asked => "#7d6000",
        () => "#c1272d",
    }
}

/// The engine, with its configuration if that is not the usual one.
fn short_name(column: &Column) -> String {
    match &column.run {
        Ok(results) => {
            let engine = &results.header.engine;
            match &*engine.configuration {
                "" | crate::engines::DEFAULT_CONFIGURATION => engine.name.clone(),
                configuration => format!("{} {configuration}", engine.name),
            }
        }
        Err(_) => column.name.clone(),
    }
}

/// A name for a file that no other badge has, whatever an engine calls itself.
fn free_name(name: &str, taken: &mut HashSet<String>) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '-' };
    let safe: String = name.chars().take(LONGEST).map(safe).collect();
    let numbered = |number: usize| match number {
        1 => format!("{safe}.svg"),
        number => format!("{safe}-{number}.svg"),
    };
    // Some systems ignore the case of letters, so names must not differ only in case.
    let is_free = |name: &String| !taken.contains(&name.to_lowercase());
    let free = (1..).map(numbered).find(is_free).expect("BUG: there are numbers enough");
    taken.insert(free.to_lowercase());
    free
}
