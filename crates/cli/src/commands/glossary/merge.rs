use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use zhengming_glossary::{
    ColumnMap, Format, Glossary, LoadOptions, Loaded, load, load_with, reconcile,
};
use zhengming_report::{MergeFormat, Merging};

use crate::exchange::{self, Export};
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Compare another termbase with ours: what is new, the same, conflicting; --write takes what is
/// new into a file of its own
#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// Files or folders of the other termbase, in any format that is read
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// Our glossary, a folder or file, if it is not the glossary in use
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// The format of the other termbase, if names and contents do not say it
    #[arg(long, value_name = "FORMAT", value_parser = exchange::format)]
    from: Option<Format>,
    /// Where the columns of a table are: concept=1,en=3,zh=D
    #[arg(long, value_name = "NAME=COLUMN,…")]
    columns: Option<ColumnMap>,
    /// Write the new concepts into imported-NAME.toml beside the files of --into
    #[arg(long, requires = "into", conflicts_with = "output")]
    write: bool,
    /// Write the new concepts into this file, which must not be there yet
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// table is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&MergeFormat::ALL, MergeFormat::name))]
    format: MergeFormat,
}

/// Compares, shows, and writes what is new where that was asked for.
pub(crate) fn run(args: &MergeArgs, settings: &Settings) -> Result<Status, Stop> {
    let ours = match &args.into {
        Some(into) => checked(load([into]), "our glossary", settings)?,
        None => (*settings.glossary()?).clone(),
    };
    let options = LoadOptions { format: args.from, columns: args.columns.clone() };
    let theirs = checked(load_with(&args.paths, &options), "the other termbase", settings)?;
    let reconciled = reconcile(&ours, &theirs);
    let mut new = reconciled.new_concepts(&ours, &theirs);
    let target = args.target();
    if let Some(target) = &target {
        exchange::name_domain(&mut new, target);
    }
    let merging = Merging { ours: &ours, theirs: &theirs, reconciled: &reconciled, new: &new };

    // The file is written first: whoever reads the comparison may have seen enough and left.
    if let Some(target) = &target {
        write_new(target, &new, args.dry_run, settings)?;
    }
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&merging, &mut out)?;
    out.flush()?;
    Ok(if merging.has_conflicts() { Status::Findings } else { Status::Clean })
}

fn checked(loaded: Loaded, what: &str, settings: &Settings) -> Result<Glossary, Stop> {
    loaded.problems.iter().for_each(|problem| settings.messages.problem(problem));
    if loaded.has_errors() {
        return Err(Stop::failed(format!("{what} has errors; nothing was compared")));
    }
    Ok(loaded.glossary)
}

/// What is there already is never written over: it may hold what a person has made of it.
fn write_new(
    target: &Path,
    new: &Glossary,
    dry_run: bool,
    settings: &Settings,
) -> Result<(), Stop> {
    let name = target.display();
    if target.exists() {
        return Err(Stop::failed(format!("{name} is there already; give another file with -o")));
    }
    if new.concepts.is_empty() {
        settings.messages.note("no concept is new, so nothing was written");
        return Ok(());
    }
    if dry_run {
        settings.messages.note(&format!("would write {} new into {name}", new.concepts.len()));
        return Ok(());
    }
    Export::into_file(target).write(new, settings)
}

impl MergeArgs {
    /// The file for the new concepts.
    fn target(&self) -> Option<PathBuf> {
        let beside = || {
            let into = self.into.as_deref().filter(|_| self.write)?;
            let folder = if into.is_dir() { into } else { into.parent()? };
            let stem = self.paths.first()?.file_stem()?.to_string_lossy();
            Some(folder.join(format!("imported-{}.toml", exchange::file_name(&stem))))
        };
        self.output.clone().or_else(beside)
    }
}
