use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::output;
use crate::rules::RuleArgs;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Print the configuration as it takes effect, with where each value comes from
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Files, folders and globs, as `check` would be given them
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleArgs,
}

pub(crate) fn run(args: &ConfigArgs, settings: &Settings) -> Result<Status, Stop> {
    let mut config = args.rules.over(settings)?;
    if !args.paths.is_empty() {
        config.paths.put(args.paths.clone(), "the command line");
    }
    let mut out = output::plain();
    out.write_all(config.to_toml().as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}
