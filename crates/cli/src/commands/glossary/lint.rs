use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::Args;
use zhengming_glossary::{Repair, Severity, lint, load, repair};
use zhengming_report::{clean, style};

use super::problems::{SEVERITIES, print_problems};
use super::toml_files::{named_or_usual, toml_files};
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

const FIXED: Style = AnsiColor::Green.on_default();

/// Check glossary files, or the glossary in use: problems with file, line and column
#[derive(Debug, Args)]
pub(crate) struct LintArgs {
    /// Files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Lowest severity that makes the exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    #[arg(value_parser = names(&SEVERITIES, Severity::name))]
    level: Severity,
    /// Mend what has one right mend, in TOML files, and tell what was done; comments and layout
    /// stay
    #[arg(long)]
    fix: bool,
}

pub(crate) fn run(args: &LintArgs, settings: &Settings) -> Result<Status, Stop> {
    if args.fix {
        let paths = named_or_usual(&args.paths)?;
        let fixed = fix(&paths, settings)?;
        return Ok(report(&paths, args, settings)?.max(fixed));
    }
    report(&args.paths, args, settings)
}

/// Mends the TOML files and tells each repair.
fn fix(paths: &[PathBuf], settings: &Settings) -> Result<Status, Stop> {
    let (files, status) = toml_files(paths, settings);
    let mut repairs: Vec<Repair> = Vec::new();
    for file in &files {
        // What cannot be read or parsed is told by the report that follows.
        let Ok(old) = fs::read_to_string(file) else { continue };
        let Ok((new, made)) = repair(file, &old) else { continue };
        if !made.is_empty() {
            output::replace_file(file, |file| file.write_all(new.as_bytes()))?;
        }
        repairs.extend(made);
    }
    let mut out = output::styled(settings);
    for Repair { location, message } in &repairs {
        let fixed = style::paint(FIXED, "fixed");
        writeln!(out, "{}: {fixed}: {}", clean(&location.to_string()), clean(message))?;
    }
    out.flush()?;
    Ok(status)
}

fn report(paths: &[PathBuf], args: &LintArgs, settings: &Settings) -> Result<Status, Stop> {
    let problems = match paths {
        [] => lint(&*settings.glossary()?),
        paths => {
            let missing: Vec<_> = paths.iter().filter(|path| !path.exists()).collect();
            for path in &missing {
                settings.messages.error(&format!("{}: no such file or folder", path.display()));
            }
            if !missing.is_empty() {
                return Ok(Status::Failed);
            }
            let loaded = load(paths);
            let mut problems = loaded.problems;
            problems.extend(lint(&loaded.glossary));
            problems.sort_by(|a, b| a.location.cmp(&b.location));
            problems
        }
    };
    print_problems(&problems, args.level.min(Severity::Warning), settings)?;
    let found = problems.iter().any(|problem| problem.severity >= args.level);
    Ok(if found { Status::Findings } else { Status::Clean })
}
