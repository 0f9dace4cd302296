//! The results of a run as JUnit XML, which most systems for CI show: a suite for each script, a case for each
//! directive.

use super::{FileReporter, Finding, FinishedRun, Reporter, RunReport};
use crate::output::WholeFile;
use anyhow::Result;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::collections::HashMap;
use wassay_harness::results::Record;
use wassay_harness::verdict::Status;

/// The row of the report.
pub(super) const REPORT: FileReporter = FileReporter {
    name: "junit",
    help: "Write the result of each test to FILE as JUnit XML, which systems for CI show; as --results",
    long_help: None,
    begin: |path, _| {
        Ok(Box::new(JunitFile { file: WholeFile::begin(path)?, findings: HashMap::new() }))
    },
};

/// A file of JUnit XML that is open, and empty so far.
#[derive(Debug)]
struct JunitFile {
    file: WholeFile,
    /// The findings of the tests that did not simply pass, by the names of the tests.
    findings: HashMap<String, Finding>,
}

impl Reporter for JunitFile {
    fn run(&mut self, run: &RunReport<'_>) -> Result<()> {
        // In a repetition, keep the findings of tests that had none in the first run: these are flaky.
        for told in run.directives.iter().filter(|told| told.report.status != Status::Passed) {
            let finding = Finding::new(told.job, told.unit, told.report, run.context)?;
            self.findings.entry(finding.name.clone()).or_insert(finding);
        }
        Ok(())
    }

    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        let mut bytes = Vec::new();
        document(&finished.results.records, &self.findings).serialize(&mut bytes)?;
        self.file.write(&bytes)
    }
}

/// The document of records, which are in the order of the suite.
fn document(records: &[Record], findings: &HashMap<String, Finding>) -> quick_junit::Report {
    let mut document = quick_junit::Report::new("wassay");
    for of_file in records.chunk_by(|a, b| a.file() == b.file()) {
        let mut suite = TestSuite::new(of_file[0].file());
        suite.set_time(of_file.iter().map(Record::time).sum());
        let case = |record: &Record| case(record, findings.get(&record.name));
        suite.add_test_cases(of_file.iter().map(case));
        document.add_test_suite(suite);
    }
    document
}

fn case(record: &Record, finding: Option<&Finding>) -> TestCase {
    let mut status = match record.status {
        Status::Passed => TestCaseStatus::success(),
        // Known failures and unsupported directives are shown as skipped, with their outcome.
        status if !status.is_unexpected() => TestCaseStatus::skipped(),
        _ => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    if record.status != Status::Passed {
        let mut message = format!("{}: {}", record.status.name(), record.observation);
        record.others.iter().for_each(|other| message += &format!(" | {other}"));
        status.set_message(message).set_type(record.status.name());
        if let Some(finding) = finding {
            status.set_description(finding.text(&[], false));
        }
    }
    let mut case = TestCase::new(&*record.name, status);
    case.set_classname(record.file()).set_time(record.time());
    if let Some(finding) = finding {
        let place = &finding.place;
        case.extra.insert("file".into(), (&*place.file).into());
        case.extra.insert("line".into(), place.line.to_string().into());
    }
    case
}
