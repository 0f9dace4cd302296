//! The results of a run as JUnit XML, which most systems for CI show: a suite for each script, a case for each
//! directive.

use super::{FileReporter, FinishedRun, Reporter};
use anyhow::{Context, Result};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;
use wassay_harness::results::Record;
use wassay_harness::verdict::Status;

/// The row of the report.
pub(super) const REPORT: FileReporter = FileReporter {
    name: "junit",
    help: "Write the result of each test to FILE as JUnit XML, which systems for CI show; as --results",
    long_help: None,
    begin: |path, _| Ok(Box::new(JunitFile::create(path)?)),
};

/// A file of JUnit XML that is open, and empty so far.
#[derive(Debug)]
struct JunitFile {
    path: PathBuf,
    file: File,
}

impl JunitFile {
    /// Begins a file. What an earlier run left there is gone.
    fn create(path: PathBuf) -> Result<Self> {
        let file = File::create(&path);
        let file = file.with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { path, file })
    }
}

impl Reporter for JunitFile {
    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        let written = document(&finished.results.records).serialize(BufWriter::new(self.file));
        written.with_context(|| format!("cannot write {}", self.path.display()))
    }
}

/// The document of records, which are in the order of the suite.
fn document(records: &[Record]) -> quick_junit::Report {
    let mut document = quick_junit::Report::new("wassay");
    for of_file in records.chunk_by(|a, b| a.file() == b.file()) {
        let mut suite = TestSuite::new(of_file[0].file());
        suite.set_time(of_file.iter().map(Record::time).sum());
        suite.add_test_cases(of_file.iter().map(case));
        document.add_test_suite(suite);
    }
    document
}

fn case(record: &Record) -> TestCase {
    let status = match record.status {
        Status::Passed => TestCaseStatus::success(),
        // What is known to fail, or is unsupported, is shown as skipped, with its outcome.
        Status::ExpectedFailure
        | Status::Intermittent
        | Status::BlockedAsExpected
        | Status::Unsupported => explained(TestCaseStatus::skipped(), record),
        Status::Failed
        | Status::UnexpectedPass
        | Status::Blocked
        | Status::NotRun
        | Status::Flaky => {
            let mut failure = TestCaseStatus::non_success(NonSuccessKind::Failure);
            failure.set_description(format!("wassay show '{}'", record.name));
            explained(failure, record)
        }
    };
    let mut case = TestCase::new(&*record.name, status);
    case.set_classname(record.file()).set_time(record.time());
    case
}

fn explained(mut status: TestCaseStatus, record: &Record) -> TestCaseStatus {
    let mut message = format!("{}: {}", record.status.name(), record.observation);
    record.others.iter().for_each(|other| message += &format!(" | {other}"));
    status.set_message(message).set_type(record.status.name());
    status
}
