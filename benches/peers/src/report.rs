//! What is printed: Markdown that also reads well on a terminal.

use crate::compare::{Counted, Pairing, Series};
use crate::engines::Contender;
use crate::measure::Sample;
use crate::probe::Verdicts;
use crate::table::table;

/// What was measured, where and how.
pub fn heading(machine: &str, repetitions: u8, counted: &[Counted]) -> String {
    let directives: usize = counted.iter().map(|counted| counted.counts.directives).sum();
    format!(
        "## The suite beside other engines\n\n{machine}\
         - {scripts} scripts with {directives} directives; a process for each measurement, from its \
         start to its exit; medians of {repetitions}\n\n",
        scripts = counted.len(),
    )
}

/// How many scripts each engine passes.
pub fn verdicts(counted: &[Counted], ours: &Verdicts, theirs: &[(Contender, Verdicts)]) -> String {
    let row = |contender: Contender, verdicts: &Verdicts| {
        let passes = |counted: &&Counted| verdicts[&counted.script.name].is_none();
        let passed: Vec<&Counted> = counted.iter().filter(passes).collect();
        let directives: usize = passed.iter().map(|counted| counted.counts.directives).sum();
        let unchecked: usize = passed.iter().map(|counted| counted.counts.quoted_malformed).sum();
        vec![
            contender.label().to_owned(),
            passed.len().to_string(),
            (counted.len() - passed.len()).to_string(),
            directives.to_string(),
            if contender == Contender::Wassay { 0 } else { unchecked }.to_string(),
        ]
    };
    let theirs = theirs.iter().map(|(contender, verdicts)| row(*contender, verdicts));
    let rows: Vec<Vec<String>> =
        std::iter::once(row(Contender::Wassay, ours)).chain(theirs).collect();
    let header =
        ["", "scripts passed", "failed", "directives in those passed", "of them unchecked"];
    format!(
        "{}\nUnchecked: quoted `assert_malformed`, whose text the peer's runner does not parse.\n\n",
        table(&header, &rows)
    )
}

/// The scripts that are in no ratio, with the reasons.
pub fn left_out(pairing: &Pairing<'_>) -> String {
    let peer = pairing.peer.label();
    let mut text = format!("Left out beside {peer}: {} scripts.\n", pairing.left_out.len());
    for (counted, ours, theirs) in &pairing.left_out {
        text += &format!("  {}\n", counted.script.name);
        for (label, reason) in [("Wassay", ours), (peer, theirs)] {
            if let Some(reason) = reason {
                text += &format!("    {label}: {}\n", shortened(reason));
            }
        }
    }
    text + "\n"
}

/// The figures of one peer.
pub fn pairing(pairing: &Pairing<'_>, series: &[Series], jobs: u8) -> String {
    let peer = pairing.peer.label();
    let of_peer = series.iter().find(|series| series.contender == pairing.peer);
    let of_peer = of_peer.expect("BUG: the peer is measured");
    let rivals = series.iter().filter(|series| series.contender != pairing.peer);
    let mut rows: Vec<Vec<String>> = series.iter().map(figures).collect();
    rows.extend(rivals.map(|series| ratios(series, of_peer)));
    let (cpu, wall) = (format!("CPU s, {jobs} jobs"), format!("wall s, {jobs} jobs"));
    let speed_up = format!("wall {jobs} / 1");
    let header = ["", "CPU s, 1 job", &cpu, "wall s, 1 job", &wall, &speed_up, "peak MB"];
    format!(
        "### {peer}\n\n{both} scripts with {directives} directives that both pass; left out: \
         {reasons}.\n\n{table}\n",
        both = pairing.both.len(),
        directives = pairing.directives(),
        reasons = reasons(pairing),
        table = table(&header, &rows),
    )
}

fn reasons(pairing: &Pairing<'_>) -> String {
    let count = |ours: bool, theirs: bool| {
        let fits = |left: &&(_, Option<&str>, Option<&str>)| {
            left.1.is_some() == ours && left.2.is_some() == theirs
        };
        pairing.left_out.iter().filter(fits).count()
    };
    format!(
        "{} that only {} fails, {} that only Wassay fails, {} that both fail",
        count(false, true),
        pairing.peer.label(),
        count(true, false),
        count(true, true)
    )
}

fn figures(series: &Series) -> Vec<String> {
    let [cpu, wall] = [|sample: &Sample| sample.cpu, |sample: &Sample| sample.wall];
    let cell = |samples: &[Sample], value: fn(&Sample) -> f64| {
        let values = sorted(samples, value);
        format!("{:.3} ({:.3}–{:.3})", median(&values), values[0], values[values.len() - 1])
    };
    let peak = series.many_jobs.iter().filter_map(|sample| sample.peak_kib).max();
    vec![
        series.contender.label().to_owned(),
        cell(&series.one_job, cpu),
        cell(&series.many_jobs, cpu),
        cell(&series.one_job, wall),
        cell(&series.many_jobs, wall),
        format!("{:.2}", of(&series.many_jobs, wall) / of(&series.one_job, wall)),
        peak.map_or_else(|| "unknown".to_owned(), |kib| (kib / 1024).to_string()),
    ]
}

fn ratios(ours: &Series, theirs: &Series) -> Vec<String> {
    let [cpu, wall] = [|sample: &Sample| sample.cpu, |sample: &Sample| sample.wall];
    let ratio = |ours: &[Sample], theirs: &[Sample], value| {
        format!("**{:.3}**", of(ours, value) / of(theirs, value))
    };
    vec![
        format!("{} / {}", ours.contender.label(), theirs.contender.label()),
        ratio(&ours.one_job, &theirs.one_job, cpu),
        ratio(&ours.many_jobs, &theirs.many_jobs, cpu),
        ratio(&ours.one_job, &theirs.one_job, wall),
        ratio(&ours.many_jobs, &theirs.many_jobs, wall),
        String::new(),
        String::new(),
    ]
}

fn of(samples: &[Sample], value: fn(&Sample) -> f64) -> f64 {
    median(&sorted(samples, value))
}

fn sorted(samples: &[Sample], value: fn(&Sample) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = samples.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Of values in order, of which there is at least one.
fn median(values: &[f64]) -> f64 {
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}

fn shortened(reason: &str) -> String {
    const LONGEST: usize = 160;
    match reason.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &reason[..end]),
        None => reason.to_owned(),
    }
}
