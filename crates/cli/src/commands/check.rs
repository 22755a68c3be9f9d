use std::io::Write;

use clap::Args;
use zhengming_consistency::{Level, Settings as CheckSettings, SurveyOptions, check};
use zhengming_report::{FindingFormat, Findings};

use crate::args::InputArgs;
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys;

/// Characters of context kept on either side of a passage.
const CONTEXT: usize = 60;

/// Look for terms that should be looked at: exit status 1 if there are any
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    input: InputArgs,
    /// text is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&FindingFormat::ALL, FindingFormat::name))]
    format: FindingFormat,
    /// Apply this rule only, or all; may be repeated
    #[arg(long, value_name = "RULE")]
    select: Vec<String>,
    /// Do not apply this rule; may be repeated
    #[arg(long, value_name = "RULE")]
    ignore: Vec<String>,
    /// Leave out findings below this level
    #[arg(long, value_name = "LEVEL", default_value = "note")]
    #[arg(value_parser = names(&Level::ALL, Level::name))]
    level: Level,
}

/// Surveys the documents, applies the rules and writes what they find.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Status, Stop> {
    let rules = CheckSettings::new(&args.select, &args.ignore, args.level)
        .map_err(|error| Stop::failed(error.to_string()))?;
    let options = SurveyOptions {
        context: Some(CONTEXT),
        context_of: rules.evidence(),
        wanted: rules.wanted(),
        ..SurveyOptions::default()
    };
    let (survey, status) = surveys::run(&args.input, options, settings)?;
    let findings = check(&survey, &rules);
    let page = Findings { survey: &survey, findings: &findings, columns: settings.columns() };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&page, &mut out)?;
    out.flush()?;
    let found = if findings.is_empty() { Status::Clean } else { Status::Findings };
    Ok(status.max(found))
}
