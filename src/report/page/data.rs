//! The data of a page: columns of numbers and a dictionary of texts, which compress well and are read fast.
//!
//! There are few different outcomes: many directives share them, and so do engines. So each different outcome is in a
//! table once. Outcomes are numbered in the order in which they first occur in the cells, row by row. A cell is a code:
//!
//! ```text
//! code <= column    the outcome of column `code - 1` in this row, or, if 0, that the directive was not asked
//! code >  column    the outcome that is `code - column - 1` before the next new one: 0 is the new one itself
//! ```

use super::sources::Script;
use crate::report::matrix::{Class, Column, Matrix, is_known};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use wassay_harness::expectations::{Entry, Expectations};
use wassay_harness::results::{GroupDigest, Header, Record};
use wassay_harness::script::Kind;
use wassay_harness::script::features::Features;
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::Status;

/// Everything that the page shows, except the texts of scripts.
#[derive(Debug, Serialize)]
pub(super) struct Data<'a> {
    title: &'a str,
    /// The version of this program.
    harness: &'static str,
    /// The view with which the page opens, as in its address.
    view: &'a str,
    classes: Vec<(&'static str, &'static str)>,
    statuses: Vec<&'static str>,
    kinds: Vec<&'static str>,
    features: Vec<&'static str>,
    /// The different sets of features that modules need, as numbers of features. The first is for directives about no
    /// module, about a module that is refused whatever is on, or whose script is not at hand.
    needs: Vec<Option<Vec<usize>>>,
    columns: Vec<ColumnData<'a>>,
    scripts: Vec<ScriptData<'a>>,
    texts: Vec<&'a str>,
    rows: Rows,
    outcomes: Outcomes,
    /// The codes of the cells of each column.
    cells: Vec<Vec<u32>>,
    /// For each column, the rows whose directive has another name there, with that name.
    moved: Vec<Vec<(usize, &'a str)>>,
    /// The reasons of known failures, and where to read more.
    reasons: Vec<(String, Option<String>)>,
}

#[derive(Debug, Serialize)]
struct ColumnData<'a> {
    /// Its name if it has no results.
    name: &'a str,
    /// The file as the command line named it.
    file: Option<String>,
    /// The address of the file, from the page.
    link: Option<String>,
    error: Option<&'a str>,
    run: Option<RunData<'a>>,
}

#[derive(Debug, Serialize)]
struct RunData<'a> {
    engine: &'a str,
    version: &'a str,
    configuration: &'a str,
    platform: String,
    harness: &'a str,
    began: Option<&'a str>,
    label: Option<&'a str>,
    commit: Option<&'a str>,
    shard: Option<(u32, u32)>,
    strict: bool,
    untold_fails: bool,
    complete: bool,
    records: usize,
    nanoseconds: u64,
    groups: Vec<(&'a str, u64, String)>,
}

#[derive(Debug, Serialize)]
struct ScriptData<'a> {
    group: &'a str,
    path: &'a str,
    rows: usize,
    /// Whether its source is on the page.
    at_hand: bool,
    /// The numbers of its features.
    features: Vec<usize>,
}

/// The properties of rows, a list for each.
#[derive(Debug, Default, Serialize)]
struct Rows {
    /// The place of each in its script: the difference of its line from the row before, or a text.
    places: Vec<Place>,
    /// The kind of each, as the number of a text.
    kinds: Vec<usize>,
    /// The number of its directive in its script, less the number that would follow the row before.
    directives: Vec<i64>,
    /// What it expects, as the number of a text.
    expected: Vec<usize>,
    /// The features that its module needs, as the number of a set.
    needs: Vec<usize>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Place {
    Further(i64),
    Text(String),
}

/// The properties of outcomes, a list for each.
#[derive(Debug, Default, Serialize)]
struct Outcomes {
    classes: Vec<usize>,
    known: Vec<u8>,
    statuses: Vec<usize>,
    /// What was observed, as the number of a text.
    texts: Vec<usize>,
    /// The cause, as the number of a text; 0 is none.
    causes: Vec<usize>,
    /// The number of a reason, from 1; 0 is none.
    reasons: Vec<usize>,
    /// What was observed in other repetitions, by the number of the outcome.
    others: Vec<(usize, Vec<usize>)>,
}

/// Outcomes with the same key are the same.
#[derive(PartialEq, Eq, Hash)]
struct Outcome<'a> {
    class: Class,
    status: Status,
    observation: &'a str,
    cause: Option<&'a str>,
    others: &'a [String],
    reason: usize,
}

/// Texts by number. The first is empty.
struct Texts<'a> {
    numbers: HashMap<&'a str, usize>,
    all: Vec<&'a str>,
}

impl<'a> Texts<'a> {
    fn number(&mut self, text: &'a str) -> usize {
        *self.numbers.entry(text).or_insert_with(|| {
            self.all.push(text);
            self.all.len() - 1
        })
    }
}

/// What the data of a page is made from.
pub(super) struct Parts<'a> {
    pub(super) title: &'a str,
    pub(super) view: &'a str,
    pub(super) matrix: &'a Matrix<'a>,
    /// The known failures of the engine of each column.
    pub(super) expectations: &'a [Option<Expectations>],
    /// The address of each column's file.
    pub(super) links: Vec<Option<String>>,
    pub(super) scripts: &'a [Script<'a, 'a>],
}

impl<'a> Data<'a> {
    /// Gathers the data.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub(super) fn of(parts: Parts<'a>) -> Result<Self, ManifestError> {
        let Parts { title, view, matrix, expectations, links, scripts } = parts;
        let mut texts = Texts { numbers: HashMap::new(), all: Vec::new() };
        texts.number("");
        let features: Vec<&'static str> = Features::proposals().collect();
        let scripts_data = scripts.iter().map(|script| script_data(script, &features)).collect();
        let mut rows = Rows::default();
        let mut needs = FeatureSets::new(&features);
        for script in scripts {
            rows.add(script, &mut texts, &mut needs);
        }
        let mut cells = Cells::new(matrix.columns.len());
        for script in scripts {
            cells.add(script, expectations, &mut texts)?;
        }
        let moved = (0..matrix.columns.len()).map(|column| moved(matrix, column)).collect();
        let columns =
            matrix.columns.iter().zip(links).map(|(column, link)| column_data(column, link));
        Ok(Self {
            title,
            harness: env!("CARGO_PKG_VERSION"),
            view,
            classes: Class::ALL.iter().map(|class| (class.name(), class.sign())).collect(),
            statuses: Status::ALL.iter().map(|status| status.name()).collect(),
            kinds: Kind::ALL.iter().map(|(_, name)| *name).collect(),
            needs: needs.all,
            features,
            columns: columns.collect(),
            scripts: scripts_data,
            rows,
            outcomes: cells.outcomes,
            cells: cells.codes,
            moved,
            reasons: cells.reasons,
            texts: texts.all,
        })
    }
}

fn column_data(column: &Column, link: Option<String>) -> ColumnData<'_> {
    let run = column.run.as_ref().ok().map(|results| {
        let Header { engine, platform, .. } = &results.header;
        let header = &results.header;
        RunData {
            engine: &engine.name,
            version: &engine.version,
            configuration: &engine.configuration,
            platform: platform.to_string(),
            harness: &header.harness,
            began: header.began.as_deref(),
            label: header.label.as_deref(),
            commit: header.commit.as_deref(),
            shard: header.shard,
            strict: header.strict_messages,
            untold_fails: header.untold_fails,
            complete: results.complete,
            records: results.records.len(),
            nanoseconds: results
                .records
                .iter()
                .fold(0, |sum, record| record.nanoseconds.saturating_add(sum)),
            groups: header.groups.iter().map(group_data).collect(),
        }
    });
    ColumnData {
        name: &column.name,
        file: column.file.as_ref().map(|file| file.display().to_string()),
        link,
        error: column.run.as_ref().err().map(String::as_str),
        run,
    }
}

fn group_data(group: &GroupDigest) -> (&str, u64, String) {
    (&group.name, group.directives, group.digest.to_string())
}

fn script_data<'a>(script: &Script<'a, 'a>, names: &[&str]) -> ScriptData<'a> {
    let file = script.rows[0].record().file();
    let (group, path) = file.split_once('/').unwrap_or((file, ""));
    let features = script.source.as_ref().map(|source| source.file.features());
    let has = |name: &str| features.is_some_and(|features| features.has(name));
    ScriptData {
        group,
        path,
        rows: script.rows.len(),
        at_hand: script.source.is_some(),
        features: (0..names.len()).filter(|number| has(names[*number])).collect(),
    }
}

/// Sets of features by number.
struct FeatureSets<'n> {
    /// The names of the features.
    names: &'n [&'static str],
    numbers: HashMap<Option<BTreeSet<&'static str>>, usize>,
    all: Vec<Option<Vec<usize>>>,
}

impl<'n> FeatureSets<'n> {
    fn new(names: &'n [&'static str]) -> Self {
        Self { names, numbers: HashMap::from([(None, 0)]), all: vec![None] }
    }

    fn number(&mut self, set: &Option<BTreeSet<&'static str>>) -> usize {
        if let Some(number) = self.numbers.get(set) {
            return *number;
        }
        let of = |set: &BTreeSet<&str>| {
            (0..self.names.len()).filter(|number| set.contains(self.names[*number])).collect()
        };
        self.all.push(set.as_ref().map(of));
        self.numbers.insert(set.clone(), self.all.len() - 1);
        self.all.len() - 1
    }
}

impl Rows {
    fn add<'a>(
        &mut self,
        script: &'a Script<'a, 'a>,
        texts: &mut Texts<'a>,
        sets: &mut FeatureSets<'_>,
    ) {
        let (mut line_before, mut next) = (0, 0);
        for (number, row) in script.rows.iter().enumerate() {
            let record = row.record();
            let place = record.name.rsplit(':').nth(1).unwrap_or_default();
            let line = place.parse::<u32>().ok().filter(|line| line.to_string() == place);
            self.places.push(match line.map(i64::from) {
                Some(line) => Place::Further(line - std::mem::replace(&mut line_before, line)),
                None => Place::Text(place.to_owned()),
            });
            self.kinds.push(texts.number(record.directive_kind()));
            let (directive, expected, needs) = match &script.source {
                Some(source) => {
                    let id = source.ids[number];
                    let (expected, needs) =
                        (&*source.expected[id as usize], &source.features[id as usize]);
                    (i64::from(id), expected, needs)
                }
                None => (next, "", &None),
            };
            self.directives.push(directive - next);
            next = directive + 1;
            self.expected.push(texts.number(expected));
            self.needs.push(sets.number(needs));
        }
    }
}

/// The rows whose directive has another name in a column.
fn moved<'a>(matrix: &'a Matrix<'a>, column: usize) -> Vec<(usize, &'a str)> {
    let rows = matrix.rows.iter().enumerate();
    let names = rows.filter_map(|(number, row)| {
        let own = &*row.records[column]?.name;
        (own != row.record().name).then_some((number, own))
    });
    names.collect()
}

/// The cells that have been written.
struct Cells<'a> {
    numbers: HashMap<Outcome<'a>, usize>,
    outcomes: Outcomes,
    codes: Vec<Vec<u32>>,
    reasons: Vec<(String, Option<String>)>,
    reason_numbers: HashMap<(String, Option<String>), usize>,
}

impl<'a> Cells<'a> {
    fn new(columns: usize) -> Self {
        Self {
            numbers: HashMap::new(),
            outcomes: Outcomes::default(),
            codes: vec![Vec::new(); columns],
            reasons: Vec::new(),
            reason_numbers: HashMap::new(),
        }
    }

    /// Writes the cells of a script's rows.
    fn add(
        &mut self,
        script: &'a Script<'a, 'a>,
        expectations: &'a [Option<Expectations>],
        texts: &mut Texts<'a>,
    ) -> Result<(), ManifestError> {
        let source = script.source.as_ref();
        let of_file: Vec<_> = expectations
            .iter()
            .map(|known| Some(known.as_ref()?.of_file(source?.group, source?.file)))
            .collect();
        let heads = source.map(|source| source.file.heads()).transpose()?;
        for (number, row) in script.rows.iter().enumerate() {
            let head = source.zip(heads).map(|(source, heads)| &heads[source.ids[number] as usize]);
            let mut before: Vec<Option<usize>> = Vec::with_capacity(row.records.len());
            for (column, record) in row.records.iter().enumerate() {
                let (next, outcome) = (self.numbers.len(), *record);
                let outcome = outcome.map(|record| {
                    let known = of_file.get(column).and_then(Option::as_ref);
                    let entry = known.zip(head).filter(|_| is_known(record));
                    let entry =
                        entry.and_then(|(known, head)| known.entry_for(head, &record.observation));
                    self.outcome(record, entry, texts)
                });
                self.codes[column].push(code(column, &before, outcome, next));
                before.push(outcome);
            }
        }
        Ok(())
    }

    /// The number of the outcome of a record.
    fn outcome(
        &mut self,
        record: &'a Record,
        entry: Option<&Entry>,
        texts: &mut Texts<'a>,
    ) -> usize {
        let reason = entry.map_or(0, |entry| self.reason(entry));
        let outcome = Outcome {
            class: Class::of(record),
            status: record.status,
            observation: &record.observation,
            cause: record.cause.as_deref(),
            others: &record.others,
            reason,
        };
        let next = self.numbers.len();
        *self.numbers.entry(outcome).or_insert_with(|| {
            let outcomes = &mut self.outcomes;
            outcomes.classes.push(Class::of(record) as usize);
            outcomes.known.push(is_known(record).into());
            let status = Status::ALL.iter().position(|status| *status == record.status);
            outcomes.statuses.push(status.unwrap_or_default());
            outcomes.texts.push(texts.number(&record.observation));
            outcomes.causes.push(texts.number(record.cause.as_deref().unwrap_or_default()));
            outcomes.reasons.push(reason);
            if !record.others.is_empty() {
                let others = record.others.iter().map(|other| texts.number(other));
                outcomes.others.push((next, others.collect()));
            }
            next
        })
    }

    /// The number of the reason of an entry, from 1.
    fn reason(&mut self, entry: &Entry) -> usize {
        let reason = (entry.reason.clone(), entry.issue.clone());
        *self.reason_numbers.entry(reason).or_insert_with_key(|reason| {
            self.reasons.push(reason.clone());
            self.reasons.len()
        })
    }
}

/// The code of a cell, given the outcomes of the columns before it and the number of the next new outcome.
fn code(column: usize, before: &[Option<usize>], outcome: Option<usize>, next: usize) -> u32 {
    let Some(outcome) = outcome else { return 0 };
    let same = before.iter().position(|other| *other == Some(outcome));
    let code = match same {
        Some(other) => other + 1,
        None => column + 1 + (next - outcome),
    };
    u32::try_from(code).expect("BUG: files have fewer records")
}
