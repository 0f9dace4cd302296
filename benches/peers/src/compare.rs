//! The whole comparison: who passes what, then each peer beside Wassay on what both pass.

use crate::engines::Contender;
use crate::machine;
use crate::measure::{Sample, Subject, measure};
use crate::probe::{Verdicts, probe};
use crate::report;
use crate::scripts::{self, Counts, Script, write_folder, write_list};
use anyhow::{Result, bail};
use std::path::Path;

/// Arguments of a comparison.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Measure once, without a warm-up: to see that it works, not to publish
    #[arg(long)]
    quick: bool,

    /// How often to measure; the median counts
    #[arg(long, value_name = "N", default_value_t = 5,
          value_parser = clap::value_parser!(u8).range(1..))]
    repetitions: u8,

    /// How many threads to compare with one
    #[arg(long, value_name = "N", default_value_t = 2,
          value_parser = clap::value_parser!(u8).range(2..))]
    jobs: u8,
}

/// A script, and what is in it.
pub struct Counted {
    /// The script.
    pub script: Script,
    /// What is in it.
    pub counts: Counts,
}

/// Wassay beside one peer.
pub struct Pairing<'a> {
    /// The peer.
    pub peer: Contender,
    /// The scripts that both pass whole.
    pub both: Vec<&'a Counted>,
    /// The others: the script, why Wassay fails it, why the peer does.
    pub left_out: Vec<(&'a Counted, Option<&'a str>, Option<&'a str>)>,
}

/// All measurements of one contender.
pub struct Series {
    /// Who ran.
    pub contender: Contender,
    /// On one thread.
    pub one_job: Vec<Sample>,
    /// On several.
    pub many_jobs: Vec<Sample>,
}

const PEERS: [Contender; 2] = [Contender::Wasmtime, Contender::Wasmi];

/// Compares Wassay with its peers, and prints what comes of it.
///
/// # Errors
///
/// When it cannot be carried out.
pub fn compare(args: &CompareArgs) -> Result<()> {
    let machine = machine::describe()?;
    let folder = tempfile::tempdir()?;
    let scripts = scripts::all()?;
    let verdicts = |contender: Contender| {
        eprintln!("{}: which of {} scripts pass", contender.label(), scripts.len());
        probe(contender, &scripts, folder.path())
    };
    let ours = verdicts(Contender::Wassay)?;
    let theirs = PEERS.into_iter().map(|peer| Ok((peer, verdicts(peer)?)));
    let theirs: Vec<(Contender, Verdicts)> = theirs.collect::<Result<_>>()?;
    let counts: Vec<Counts> = scripts.iter().map(Script::counts).collect::<Result<_>>()?;
    let counted = scripts.into_iter().zip(counts);
    let counted: Vec<Counted> =
        counted.map(|(script, counts)| Counted { script, counts }).collect();

    let mut block = report::heading(&machine, args.repetitions(), &counted);
    block += &report::verdicts(&counted, &ours, &theirs);
    for (peer, theirs) in &theirs {
        let pairing = Pairing::new(*peer, &counted, &ours, theirs)?;
        print!("{}", report::left_out(&pairing));
        let series = time(&pairing, args, folder.path())?;
        block += &report::pairing(&pairing, &series, args.jobs);
    }
    println!("For docs/performance.md:\n\n{block}");
    Ok(())
}

impl CompareArgs {
    fn repetitions(&self) -> u8 {
        if self.quick { 1 } else { self.repetitions }
    }
}

impl<'a> Pairing<'a> {
    fn new(
        peer: Contender,
        counted: &'a [Counted],
        ours: &'a Verdicts,
        theirs: &'a Verdicts,
    ) -> Result<Self> {
        let (mut both, mut left_out) = (Vec::new(), Vec::new());
        for counted in counted {
            let name = &counted.script.name;
            match (ours[name].as_deref(), theirs[name].as_deref()) {
                (None, None) => both.push(counted),
                (ours, theirs) => left_out.push((counted, ours, theirs)),
            }
        }
        if both.is_empty() {
            bail!("there is no script that both Wassay and {} pass", peer.label());
        }
        Ok(Self { peer, both, left_out })
    }

    /// How many directives both pass.
    pub fn directives(&self) -> usize {
        self.both.iter().map(|counted| counted.counts.directives).sum()
    }
}

/// Measures all in turn, again and again, so that a machine that gets slower does so for everyone.
fn time(pairing: &Pairing<'_>, args: &CompareArgs, folder: &Path) -> Result<Vec<Series>> {
    let scripts: Vec<&Script> = pairing.both.iter().map(|counted| &counted.script).collect();
    let (list, out) = (folder.join("measure.list"), folder.join("measure.out"));
    let texts = folder.join(pairing.peer.argument());
    write_list(&list, scripts.iter().copied())?;
    write_folder(&texts, &scripts)?;

    let contenders = [Contender::Wassay, Contender::WassayText, pairing.peer];
    let mut all: Vec<Series> = contenders
        .map(|contender| Series { contender, one_job: Vec::new(), many_jobs: Vec::new() })
        .into();
    let warm_up = u8::from(!args.quick);
    for round in 0..warm_up + args.repetitions() {
        eprintln!("{}: round {round} of {} scripts", pairing.peer.label(), scripts.len());
        for series in &mut all {
            for jobs in [1, args.jobs] {
                let (contender, jobs) = (series.contender, usize::from(jobs));
                let directives = pairing.directives();
                let (list, folder) = (&*list, &*texts);
                let sample = measure(Subject { contender, jobs, list, folder, directives }, &out)?;
                if round >= warm_up {
                    let samples =
                        if jobs == 1 { &mut series.one_job } else { &mut series.many_jobs };
                    samples.push(sample);
                }
            }
        }
    }
    Ok(all)
}
