mod attest;
mod export;
mod import;
mod merge;

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use zhengming_glossary::{Glossary, Hit, Problem, Severity, find, lint, load};
use zhengming_report::{clean, style, write_concept, write_hits};

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

use attest::AttestArgs;
use export::ExportArgs;
use import::ImportArgs;
use merge::MergeArgs;

/// Search, show and check glossaries
#[derive(Debug, Subcommand)]
pub(crate) enum GlossaryCommand {
    Find(FindArgs),
    Show(ShowArgs),
    Lint(LintArgs),
    Attest(AttestArgs),
    Export(ExportArgs),
    Import(ImportArgs),
    Merge(MergeArgs),
}

/// Find concepts by a part of a term in either language, or by pinyin or its initials
#[derive(Debug, Args)]
pub(crate) struct FindArgs {
    /// What to look for: a concept must fit every word
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,
    /// Show at most so many concepts, 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

/// Show all that the glossary says of concepts
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Identifiers of concepts
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

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
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

pub(crate) fn run(command: &GlossaryCommand, settings: &Settings) -> Result<Status, Stop> {
    match command {
        GlossaryCommand::Find(args) => run_find(args, settings),
        GlossaryCommand::Show(args) => run_show(args, settings),
        GlossaryCommand::Lint(args) => run_lint(args, settings),
        GlossaryCommand::Attest(args) => attest::run(args, settings),
        GlossaryCommand::Export(args) => export::run(args, settings),
        GlossaryCommand::Import(args) => import::run(args, settings),
        GlossaryCommand::Merge(args) => merge::run(args, settings),
    }
}

fn run_find(args: &FindArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let hits = find_all(&glossary, &args.words);
    if hits.is_empty() {
        return Err(Stop::failed(format!("no concept fits \"{}\"", args.words.join(" "))));
    }
    let shown = if args.top == 0 { hits.len() } else { args.top.min(hits.len()) };
    let mut out = output::styled(settings);
    write_hits(&mut out, &glossary, &hits[..shown], settings.columns())?;
    if shown < hits.len() {
        let more = hits.len() - shown;
        writeln!(out, "\n{}", style::paint(style::FAINT, format!("{more} more; see --top")))?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// Concepts that fit the words as one phrase; else those that fit each of them.
fn find_all(glossary: &Glossary, words: &[String]) -> Vec<Hit> {
    let phrase = find(glossary, &words.join(" "));
    if !phrase.is_empty() || words.len() < 2 {
        return phrase;
    }
    let mut words = words.iter().map(|word| find(glossary, word));
    let mut hits = words.next().unwrap_or_default();
    for others in words {
        hits.retain(|hit| others.iter().any(|other| other.concept == hit.concept));
    }
    hits
}

fn run_show(args: &ShowArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let mut status = Status::Clean;
    let mut out = output::styled(settings);
    for (index, id) in args.ids.iter().enumerate() {
        let Some(concept) = glossary.concepts.iter().find(|concept| concept.id == *id) else {
            settings.messages.error(&format!("the glossary has no concept \"{id}\""));
            status = Status::Failed;
            continue;
        };
        if index > 0 {
            writeln!(out)?;
        }
        write_concept(&mut out, concept, settings.columns())?;
    }
    out.flush()?;
    Ok(status)
}

fn run_lint(args: &LintArgs, settings: &Settings) -> Result<Status, Stop> {
    let problems = match args.paths.as_slice() {
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

fn print_problems(problems: &[Problem], lowest: Severity, settings: &Settings) -> Result<(), Stop> {
    let mut out = output::styled(settings);
    for problem in problems.iter().filter(|problem| problem.severity >= lowest) {
        let location = clean(&problem.location.to_string()).into_owned();
        let severity = style::paint(style_of(problem.severity), problem.severity);
        write!(out, "{location}: {severity}: {}", clean(&problem.message))?;
        match &problem.help {
            Some(help) => writeln!(out, " ({})", clean(help))?,
            None => writeln!(out)?,
        }
    }
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let [errors, warnings, infos] = SEVERITIES.map(count);
    let hidden = if lowest > Severity::Info && infos > 0 { " (see --level info)" } else { "" };
    let counted = |n: usize, what| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let [errors, warnings, remarks] = [(errors, "error"), (warnings, "warning"), (infos, "remark")]
        .map(|(n, what)| counted(n, what));
    writeln!(out, "{errors}, {warnings}, {remarks}{hidden}")?;
    out.flush()?;
    Ok(())
}

fn style_of(severity: Severity) -> anstyle::Style {
    match severity {
        Severity::Error => anstyle::AnsiColor::Red.on_default().bold(),
        Severity::Warning => anstyle::AnsiColor::Yellow.on_default(),
        Severity::Info => style::FAINT,
    }
}
