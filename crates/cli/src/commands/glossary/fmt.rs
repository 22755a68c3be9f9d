use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use zhengming_glossary::{Difference, Problem, reformat};
use zhengming_report::{clean, write_difference};
use zhengming_text::counted;

use super::toml_files::{named_or_usual, toml_files};
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Lay out glossary files in TOML: order of keys and terms, blanks, quotes, lines
#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    /// Files, and folders, of which the TOML files are taken [default: glossary]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Change nothing; show the files that would change, each with the first place, and end with
    /// status 1 if there are any
    #[arg(long)]
    check: bool,
}

/// Files that differ from their layout are written, or with `--check` shown.
pub(crate) fn run(args: &FmtArgs, settings: &Settings) -> Result<Status, Stop> {
    let (files, mut status) = toml_files(&named_or_usual(&args.paths)?, settings);
    let mut out = output::styled(settings);
    let mut changed = 0;
    for file in &files {
        let (old, new) = match read(file) {
            Ok(texts) => texts,
            Err(reason) => {
                settings.messages.error(&reason);
                status = Status::Failed;
                continue;
            }
        };
        let Some(difference) = Difference::first(&old, &new) else { continue };
        changed += 1;
        if args.check {
            write_difference(&mut out, file, &difference, settings.columns())?;
        } else {
            output::replace_file(file, |file| file.write_all(new.as_bytes()))?;
            writeln!(out, "{}", clean(&file.display().to_string()))?;
        }
    }
    let verb = if args.check { "would change" } else { "changed" };
    writeln!(out, "{changed} of {} {verb}", counted(files.len(), "file"))?;
    out.flush()?;
    Ok(status.max(if args.check && changed > 0 { Status::Findings } else { Status::Clean }))
}

/// The text of a file, and the same laid out.
fn read(file: &Path) -> Result<(String, String), String> {
    let old = fs::read_to_string(file)
        .map_err(|error| format!("{}: cannot read the file: {error}", file.display()))?;
    let new = reformat(file, &old)
        .map_err(|Problem { location, message, .. }| format!("{location}: {message}"))?;
    Ok((old, new))
}
