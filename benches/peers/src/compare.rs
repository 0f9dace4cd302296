//! The whole comparison: finds which scripts each engine passes, then compares each peer with Wassay on the scripts
//! that both pass.

use crate::engines::Contender;
use crate::kernels::{KernelsArgs, kernels};
use crate::machine;
use crate::measure::{Sample, Subject, measure};
use crate::probe::{Verdicts, probe};
use crate::program::program;
use crate::report;
use crate::scripts::{self, Counts, Script, write_folder, write_list};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// Arguments of a comparison.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    #[command(flatten)]
    repetitions: Repetitions,

    /// The program `wassay`: without it, what only that does is left out
    #[arg(long, value_name = "FILE")]
    wassay: Option<PathBuf>,

    /// How many threads to compare with one
    #[arg(long, value_name = "N", default_value_t = 2,
          value_parser = clap::value_parser!(u8).range(2..))]
    jobs: u8,
}

/// How often to measure.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Repetitions {
    /// Measure once, without a warm-up: to see that it works, not to publish
    #[arg(long)]
    pub quick: bool,

    /// How often to measure; the median counts
    #[arg(long, value_name = "N", default_value_t = 5,
          value_parser = clap::value_parser!(u8).range(1..))]
    repetitions: u8,
}

impl Repetitions {
    /// How many measurements count.
    pub fn count(self) -> u8 {
        if self.quick { 1 } else { self.repetitions }
    }
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
    /// The scripts that both pass as a whole.
    pub both: Vec<&'a Script>,
    /// How many directives they have.
    pub directives: usize,
    /// How many scripts only Wassay fails.
    pub only_ours_fail: usize,
    /// How many scripts only the peer fails.
    pub only_theirs_fail: usize,
    /// How many scripts both fail.
    pub both_fail: usize,
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

const OURS: Contender = Contender::Wassay;
const PEERS: [Contender; 2] = [Contender::Wasmtime, Contender::Wasmi];

/// Compares Wassay with its peers, and prints the results.
///
/// # Errors
///
/// When it cannot be carried out.
pub fn compare(args: &CompareArgs) -> Result<()> {
    let machine = machine::describe()?;
    let folder = tempfile::tempdir()?;
    let scripts = scripts::all()?;
    let mut engines: Vec<(Contender, Verdicts)> = Vec::new();
    for contender in [OURS].into_iter().chain(PEERS) {
        eprintln!("{}: which of {} scripts pass", contender.label(), scripts.len());
        engines.push((contender, probe(contender, &scripts, folder.path())?));
    }
    let counts: Vec<Counts> = scripts.iter().map(Script::counts).collect::<Result<_>>()?;
    let counted = scripts.into_iter().zip(counts);
    let counted: Vec<Counted> =
        counted.map(|(script, counts)| Counted { script, counts }).collect();

    print!("{}", report::failures(&counted, &engines));
    let mut block = report::heading(&machine, args.repetitions.count(), &counted);
    block += &report::verdicts(&counted, &engines);
    let (_, ours) = &engines[0];
    for (peer, theirs) in &engines[1..] {
        let pairing = Pairing::new(*peer, &counted, ours, theirs)?;
        let series = time(&pairing, args, folder.path())?;
        block += &report::pairing(&pairing, &series, args.jobs);
    }
    if let Some(wassay) = &args.wassay {
        block += &program(wassay, args.repetitions.count())?;
    }
    block += &kernels(&KernelsArgs { repetitions: args.repetitions.count(), only: None })?;
    println!("For docs/performance.md:\n\n{}", block.trim_end());
    Ok(())
}

impl<'a> Pairing<'a> {
    fn new(
        peer: Contender,
        counted: &'a [Counted],
        ours: &Verdicts,
        theirs: &Verdicts,
    ) -> Result<Self> {
        let (both, directives) = (Vec::new(), 0);
        let (only_ours_fail, only_theirs_fail, both_fail) = (0, 0, 0);
        let mut pairing =
            Self { peer, both, directives, only_ours_fail, only_theirs_fail, both_fail };
        for Counted { script, counts } in counted {
            match (&ours[&script.name], &theirs[&script.name]) {
                (None, None) => {
                    pairing.both.push(script);
                    pairing.directives += counts.directives;
                }
                (Some(_), None) => pairing.only_ours_fail += 1,
                (None, Some(_)) => pairing.only_theirs_fail += 1,
                (Some(_), Some(_)) => pairing.both_fail += 1,
            }
        }
        if pairing.both.is_empty() {
            bail!("there is no script that both Wassay and {} pass", peer.label());
        }
        Ok(pairing)
    }
}

/// Measures all contenders in turn, again and again, so that a machine that gets slower is slower for all of them.
fn time(pairing: &Pairing<'_>, args: &CompareArgs, folder: &Path) -> Result<Vec<Series>> {
    let (list, out) = (folder.join("measure.list"), folder.join("measure.out"));
    let texts = folder.join(pairing.peer.argument());
    write_list(&list, pairing.both.iter().copied())?;
    write_folder(&texts, &pairing.both)?;

    let contenders = [OURS, pairing.peer].into_iter();
    let contenders = contenders.flat_map(|contender| [&[contender], contender.variants()].concat());
    let contenders =
        contenders.filter(|contender| !contender.is_program() || args.wassay.is_some());
    let series = |contender| Series { contender, one_job: Vec::new(), many_jobs: Vec::new() };
    let mut all: Vec<Series> = contenders.map(series).collect();
    let warm_up = u8::from(!args.repetitions.quick);
    for round in 0..warm_up + args.repetitions.count() {
        eprintln!("{}: round {round} with {} scripts", pairing.peer.label(), pairing.both.len());
        for series in &mut all {
            for jobs in [1, args.jobs] {
                let (contender, jobs) = (series.contender, usize::from(jobs));
                let directives = pairing.directives;
                let (list, folder) = (&*list, &*texts);
                let program = args.wassay.as_deref();
                let subject = Subject { contender, program, jobs, list, folder, directives };
                let sample = measure(subject, &out)?;
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
