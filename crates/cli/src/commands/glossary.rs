//! Commands on glossaries, one file each.

mod attest;
mod diff;
mod export;
mod extract;
mod find;
mod fmt;
mod import;
mod lint;
mod merge;
mod problems;
mod show;
mod stats;
mod toml_files;

use clap::Subcommand;

use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Search, show, check, count, edit and exchange glossaries
#[derive(Debug, Subcommand)]
pub(crate) enum GlossaryCommand {
    Find(find::FindArgs),
    Show(show::ShowArgs),
    Lint(lint::LintArgs),
    Fmt(fmt::FmtArgs),
    Stats(stats::StatsArgs),
    Diff(diff::DiffArgs),
    Attest(attest::AttestArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
    Merge(merge::MergeArgs),
    Extract(extract::ExtractArgs),
}

pub(crate) fn run(command: &GlossaryCommand, settings: &Settings) -> Result<Status, Stop> {
    match command {
        GlossaryCommand::Find(args) => find::run(args, settings),
        GlossaryCommand::Show(args) => show::run(args, settings),
        GlossaryCommand::Lint(args) => lint::run(args, settings),
        GlossaryCommand::Fmt(args) => fmt::run(args, settings),
        GlossaryCommand::Stats(args) => stats::run(args, settings),
        GlossaryCommand::Diff(args) => diff::run(args, settings),
        GlossaryCommand::Attest(args) => attest::run(args, settings),
        GlossaryCommand::Export(args) => export::run(args, settings),
        GlossaryCommand::Import(args) => import::run(args, settings),
        GlossaryCommand::Merge(args) => merge::run(args, settings),
        GlossaryCommand::Extract(args) => extract::run(args, settings),
    }
}
