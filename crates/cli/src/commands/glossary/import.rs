use std::path::PathBuf;

use clap::Args;
use zhengming_glossary::{ColumnMap, Format, LoadOptions, load_with};

use crate::exchange::{self, Export};
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Read the termbase of someone else, tell what was not understood, and write it as ours
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files or folders: TBX, CSV, TSV, XLSX, OmegaT, JSON …
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// The format of the files, if their names and contents do not say it
    #[arg(long, value_name = "FORMAT", value_parser = exchange::format)]
    from: Option<Format>,
    /// Where the columns of a table are: concept=1,en=3,zh=D; from=1 if the first row is no header
    #[arg(long, value_name = "NAME=COLUMN,…")]
    columns: Option<ColumnMap>,
    /// Write into this file; into a folder (`terms/`), a file for each domain. Without it, nothing
    /// is written, and problems and counts are shown
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format that is written, if the ending of the file does not say it
    #[arg(long, value_name = "FORMAT", value_parser = exchange::format, requires = "output")]
    to: Option<Format>,
    /// Write what could be read although there are errors
    #[arg(long)]
    partial: bool,
}

/// Reads, tells, and writes where that was asked for.
pub(crate) fn run(args: &ImportArgs, settings: &Settings) -> Result<Status, Stop> {
    let options = LoadOptions { format: args.from, columns: args.columns.clone() };
    let mut loaded = load_with(&args.paths, &options);
    loaded.problems.iter().for_each(|problem| settings.messages.problem(problem));
    let failed = loaded.has_errors();
    if failed && args.output.is_some() && !args.partial {
        exchange::print_counts(&loaded.glossary, settings)?;
        return Err(Stop::failed(
            "nothing was written, as there are errors; --partial writes what could be read",
        ));
    }
    // Files are written first: whoever reads the counts may have seen enough and left.
    if let Some(output) = &args.output {
        exchange::tell_new_ids(loaded.glossary.make_ids_ours([]), settings);
        exchange::name_domain(&mut loaded.glossary, output);
        let partial = args.partial;
        let export = Export { format: args.to, partial, ..Export::into_file(output) };
        export.write(&loaded.glossary, settings)?;
    }
    exchange::print_counts(&loaded.glossary, settings)?;
    Ok(if failed { Status::Failed } else { Status::Clean })
}
