use std::io::Write;

use clap::Args;
use zhengming_glossary::diff;
use zhengming_report::{DiffFormat, Differing};

use crate::names::names;
use crate::output;
use crate::revisions;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Show what two states of a glossary differ in: exit status 0 nothing, 1 something
///
/// A state is a file or folder in any format that glossaries are read in, or else a git revision:
/// REV for the folder `glossary` in it, REV:PATH for another folder or a file, from the top of the
/// repository.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// File, folder or git revision
    old: String,
    /// File, folder or git revision
    new: String,
    /// table is for reading in a terminal, markdown for a pull request
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&DiffFormat::ALL, DiffFormat::name))]
    format: DiffFormat,
}

/// Compares and shows; like `diff`, the status says whether anything differs.
pub(crate) fn run(args: &DiffArgs, settings: &Settings) -> Result<Status, Stop> {
    let [old, new] = [&args.old, &args.new].map(|state| revisions::load(state, settings));
    let (old, new) = (old?, new?);
    let diff = diff(&old, &new);
    let differing = Differing { old: &old, new: &new, diff: &diff, columns: settings.columns() };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&differing, &mut out)?;
    out.flush()?;
    Ok(if diff.is_empty() { Status::Clean } else { Status::Findings })
}
