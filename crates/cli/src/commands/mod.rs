//! One file per command: its arguments, and the call of the library that does the work.

pub(crate) mod bitext;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod glossary;
pub(crate) mod render;
pub(crate) mod report;
pub(crate) mod tag;
pub(crate) mod version;

use crate::args::Command;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Runs a command.
pub(crate) fn run(command: &Command, settings: &Settings) -> Result<Status, Stop> {
    match command {
        Command::Tag(args) => tag::run(args, settings),
        Command::Report(args) => report::run(args, settings),
        Command::Check(args) => check::run(args, settings),
        Command::Bitext(args) => bitext::run(args, settings),
        Command::Compare(args) => compare::run(args, settings),
        Command::Config(args) => config::run(args, settings),
        Command::Explain(args) => explain::run(args, settings),
        Command::Render(args) => render::run(args, settings),
        Command::Glossary(command) => glossary::run(command, settings),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => completions::run_man(args),
    }
}
