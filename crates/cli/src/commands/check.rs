use std::io::Write;

use clap::Args;
use zhengming_consistency::{SurveyOptions, check};
use zhengming_report::{FindingFormat, Findings};

use crate::args::InputArgs;
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::rules::RuleArgs;
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
    #[command(flatten)]
    rules: RuleArgs,
}

/// Surveys the documents, applies the rules and writes what they find.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Status, Stop> {
    let config = args.rules.over(settings)?;
    let rules = config.rule_settings();
    let inputs = Inputs::with_tables(&args.input, settings)?;
    let options = SurveyOptions {
        context: Some(CONTEXT),
        context_of: rules.evidence(),
        wanted: rules.wanted(),
        ..SurveyOptions::default()
    };
    let (mut survey, status) = surveys::run(inputs, options, settings)?;
    let languages = &config.languages.value;
    survey.keep_languages(languages);
    let mut findings = check(&survey, &rules);
    findings.retain(|finding| languages.contains(&finding.language));
    let page = Findings { survey: &survey, findings: &findings, columns: settings.columns() };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&page, &mut out)?;
    out.flush()?;
    let found = if findings.is_empty() { Status::Clean } else { Status::Findings };
    Ok(status.max(found))
}
