//! What is printed: Markdown that also reads well on a terminal.

use crate::compare::{Counted, Pairing, Series};
use crate::engines::Contender;
use crate::measure::Sample;
use crate::probe::Verdicts;
use crate::table::table;

/// What was measured, where and how.
pub fn heading(machine: &str, repetitions: u8, counted: &[Counted]) -> String {
    let directives: usize = counted.iter().map(|counted| counted.counts.directives).sum();
    let how_often = match repetitions {
        1 => "measured once".to_owned(),
        _ => format!("medians of {repetitions} (least–most)"),
    };
    format!(
        "## The suite beside other engines\n\n{machine}\
         - {scripts} scripts with {directives} directives; a process for each measurement, from its \
         start to its exit; {how_often}\n\n",
        scripts = counted.len(),
    )
}

/// How many scripts each engine passes.
pub fn verdicts(counted: &[Counted], engines: &[(Contender, Verdicts)]) -> String {
    let row = |(contender, verdicts): &(Contender, Verdicts)| {
        let passes = |counted: &&Counted| verdicts[&counted.script.name].is_none();
        let passed: Vec<&Counted> = counted.iter().filter(passes).collect();
        let directives: usize = passed.iter().map(|counted| counted.counts.directives).sum();
        let quoted: usize = passed.iter().map(|counted| counted.counts.quoted_malformed).sum();
        vec![
            contender.label().to_owned(),
            passed.len().to_string(),
            (counted.len() - passed.len()).to_string(),
            directives.to_string(),
            if contender.checks_quoted_text() { 0 } else { quoted }.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = engines.iter().map(row).collect();
    let header =
        ["", "scripts passed", "failed", "directives in those passed", "of them unchecked"];
    format!(
        "{}\nUnchecked: `assert_malformed` of quoted text, which the peers' runners don't parse.\n\n",
        table(&header, &rows)
    )
}

/// The scripts that not every engine passes, with the reasons.
pub fn failures(counted: &[Counted], engines: &[(Contender, Verdicts)]) -> String {
    let mut text = "Scripts that not every engine passes whole:\n".to_owned();
    for Counted { script, .. } in counted {
        let of_script = engines.iter().map(|(contender, verdicts)| {
            let reason = verdicts[&script.name].as_deref()?;
            Some(format!("    {}: {}\n", contender.label(), shortened(reason)))
        });
        let reasons: String = of_script.flatten().collect();
        if !reasons.is_empty() {
            text += &format!("  {}\n{reasons}", script.name);
        }
    }
    text + "\n"
}

/// The figures of one peer.
pub fn pairing(pairing: &Pairing<'_>, series: &[Series], jobs: u8) -> String {
    let peer = pairing.peer.label();
    let mut rows: Vec<Vec<String>> = series.iter().map(figures).collect();
    for theirs in series.iter().filter(|series| !series.contender.is_ours()) {
        let ours = series.iter().filter(|series| series.contender.is_ours());
        rows.extend(ours.map(|ours| ratios(ours, theirs)));
    }
    let (cpu, wall) = (format!("CPU s, {jobs} jobs"), format!("wall s, {jobs} jobs"));
    let speed_up = format!("wall {jobs} / 1");
    let header = ["", "CPU s, 1 job", &cpu, "wall s, 1 job", &wall, &speed_up, "peak MB"];
    format!(
        "### {peer}\n\n{both} scripts with {directives} directives that both pass; left out: {theirs} \
         that only {peer} fails, {ours} that only Wassay fails, {neither} that both fail.\n\n{table}\n",
        both = pairing.both.len(),
        directives = pairing.directives,
        theirs = pairing.only_theirs_fail,
        ours = pairing.only_ours_fail,
        neither = pairing.both_fail,
        table = table(&header, &rows),
    )
}

fn figures(series: &Series) -> Vec<String> {
    let [cpu, wall] = [|sample: &Sample| sample.cpu, |sample: &Sample| sample.wall];
    let cell = |samples: &[Sample], value: fn(&Sample) -> f64| {
        let values = sorted(samples, value);
        match values[..] {
            [only] => format!("{only:.3}"),
            [least, .., most] => format!("{:.3} ({least:.3}–{most:.3})", median(&values)),
            [] => String::new(),
        }
    };
    let peak = series.many_jobs.iter().filter_map(|sample| sample.peak_kib).max();
    vec![
        series.contender.label().to_owned(),
        cell(&series.one_job, cpu),
        cell(&series.many_jobs, cpu),
        cell(&series.one_job, wall),
        cell(&series.many_jobs, wall),
        format!("{:.2}", median_of(&series.many_jobs, wall) / median_of(&series.one_job, wall)),
        peak.map_or_else(|| "unknown".to_owned(), |kib| (kib / 1024).to_string()),
    ]
}

fn ratios(ours: &Series, theirs: &Series) -> Vec<String> {
    let [cpu, wall] = [|sample: &Sample| sample.cpu, |sample: &Sample| sample.wall];
    let ratio = |ours: &[Sample], theirs: &[Sample], value| {
        format!("**{:.3}**", median_of(ours, value) / median_of(theirs, value))
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

/// The median of a figure of samples, of which there is at least one.
pub fn median_of(samples: &[Sample], value: fn(&Sample) -> f64) -> f64 {
    median(&sorted(samples, value))
}

fn sorted(samples: &[Sample], value: fn(&Sample) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = samples.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Of values in order, of which there is at least one.
pub fn median(values: &[f64]) -> f64 {
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}

/// Of numbers above 0, of which there is at least one.
pub fn geometric_mean(values: impl Iterator<Item = f64>) -> f64 {
    let (count, logs) =
        values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value.ln()));
    (logs / count).exp()
}

fn shortened(reason: &str) -> String {
    const LONGEST: usize = 160;
    match reason.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &reason[..end]),
        None => reason.to_owned(),
    }
}
