//! The command line of Zhengming: what was typed is resolved into settings, and each command is
//! one call of a library.

mod args;
mod baselines;
mod commands;
mod configuration;
mod exchange;
mod filter;
mod findings;
mod glossaries;
mod inputs;
mod messages;
mod names;
mod output;
mod progress;
mod revisions;
mod rules;
mod settings;
mod status;
mod surveys;
mod versions;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::args::Args;
use crate::messages::Messages;
use crate::settings::Settings;
use crate::status::{Status, Stop};

fn main() -> ExitCode {
    let args = Args::parse();
    let messages = Messages::new(args.global.color, args.global.quiet);
    let settings = Settings::new(args.global, messages);
    let result = match &args.command {
        _ if args.version => commands::version::run(&settings),
        Some(command) => commands::run(command, &settings),
        None => print_help(&settings),
    };
    match result {
        Ok(status) => status.into(),
        // Whoever reads the output has seen enough.
        Err(Stop::ClosedPipe) => Status::Clean.into(),
        Err(Stop::Failed(message)) => {
            settings.messages.error(&message);
            Status::Failed.into()
        }
    }
}

fn print_help(settings: &Settings) -> Result<Status, Stop> {
    settings.messages.write(&Args::command().render_help().ansi().to_string());
    Ok(Status::Failed)
}
