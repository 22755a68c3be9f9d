use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use zhengming_consistency::Statistics;
use zhengming_glossary::load;
use zhengming_report::StatsFormat;

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Count what a glossary holds: concepts, terms, domains, proofs, sources
#[derive(Debug, Args)]
pub(crate) struct StatsArgs {
    /// Files and folders [default: the glossary in use]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// table is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&StatsFormat::ALL, StatsFormat::name))]
    format: StatsFormat,
}

/// Counts and shows. What is wrong with the files is told, and what could be read is counted.
pub(crate) fn run(args: &StatsArgs, settings: &Settings) -> Result<Status, Stop> {
    let mut status = Status::Clean;
    let statistics = if args.paths.is_empty() {
        Statistics::new(&*settings.glossary()?)
    } else {
        let loaded = load(&args.paths);
        loaded.problems.iter().for_each(|problem| settings.messages.problem(problem));
        if loaded.has_errors() {
            status = Status::Failed;
        }
        Statistics::new(&loaded.glossary)
    };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&statistics, &mut out)?;
    out.flush()?;
    Ok(status)
}
