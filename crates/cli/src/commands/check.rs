use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::StripStream;
use clap::Args;
use zhengming_config::{Config, Exception, today};
use zhengming_consistency::{Finding, SurveyOptions, check_in_full};
use zhengming_glossary::{Problem, Severity};
use zhengming_report::{FindingFormat, Findings};
use zhengming_triage::{Run, sort};

use crate::args::InputArgs;
use crate::baselines::BaselineArgs;
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::rules::RuleArgs;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys;

/// Characters of context kept on either side of a passage.
const CONTEXT: usize = 60;

/// Places kept of each term in each document where single passages are looked for.
const ALL_PLACES: u32 = 1_000;

/// Look for terms that should be looked at: exit status 1 if there are any
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    input: InputArgs,
    /// text is for reading in a terminal [default: by the ending of --output, else text]
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = names(&FindingFormat::ALL, FindingFormat::name))]
    format: Option<FindingFormat>,
    /// Write to this file, as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
}

/// Surveys the documents, applies the rules and writes what they find that is not known.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Status, Stop> {
    let format = args.resolved_format()?;
    let config = args.baseline.over(args.rules.over(settings)?)?;
    let baseline = args.baseline.read(&config, settings)?;
    let rules = config.rule_settings();
    let inputs = Inputs::with_pairs(&args.input, settings)?;
    let options = SurveyOptions {
        context: Some(CONTEXT),
        context_of: rules.evidence(),
        wanted: rules.wanted(),
        ..SurveyOptions::default()
    };
    let passages = config.exceptions.iter().any(Exception::is_of_passages);
    let whole = inputs.whole;
    let mut prepared = surveys::prepare(inputs, options, settings)?;
    if passages || args.baseline.is_used(&config) {
        prepared.options.places = ALL_PLACES;
    }
    let (mut survey, status) = prepared.survey(settings);
    survey.keep_languages(&config.languages.value);
    let whole = whole && status == Status::Clean;
    let today = today();
    let run = Run { rules: &rules, languages: &config.languages.value, whole, today: &today };
    let findings = in_languages(check_in_full(&survey, &rules), &config);
    let sorted = sort(findings, &survey, &config.exceptions, baseline.as_ref(), &run);
    sorted.problems.iter().for_each(|problem| settings.messages.problem(problem));
    // A remark that cannot be understood is something that could not be read.
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    let status = if sorted.problems.iter().any(is_error) { Status::Failed } else { status };
    if args.baseline.keep(baseline, &sorted, &config, settings)? {
        return Ok(status);
    }
    let page = Findings {
        survey: &survey,
        findings: &sorted.told,
        known: &sorted.known,
        columns: settings.columns(),
    };
    match &args.output {
        // What is there says more than a page about nothing.
        Some(_) if survey.documents.is_empty() && status == Status::Failed => {}
        Some(path) => write_file(path, format, &page)?,
        None => {
            let mut out = output::for_reading_or_not(format.is_styled(), settings);
            format.write(&page, &mut out)?;
            out.flush()?;
        }
    }
    let found = if sorted.told.is_empty() { Status::Clean } else { Status::Findings };
    Ok(status.max(found))
}

impl CheckArgs {
    /// The format that was asked for, or that the ending of the file says.
    fn resolved_format(&self) -> Result<FindingFormat, Stop> {
        let format = match (self.format, &self.output) {
            (Some(format), _) => format,
            (None, None) => FindingFormat::Text,
            (None, Some(path)) => FindingFormat::of_file(path).ok_or_else(|| {
                let path = path.display();
                Stop::failed(format!("the ending of {path} says no format; say it with --format"))
            })?,
        };
        if !format.is_text() && self.output.is_none() && io::stdout().is_terminal() {
            let message = format!("{} is not for a terminal; name a file with -o", format.name());
            return Err(Stop::failed(message));
        }
        Ok(format)
    }
}

fn in_languages(mut findings: Vec<Finding>, config: &Config) -> Vec<Finding> {
    findings.retain(|finding| config.languages.value.contains(&finding.language));
    findings
}

fn write_file(path: &Path, format: FindingFormat, page: &Findings<'_>) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    match format.is_styled() {
        true => format.write(page, &mut StripStream::new(&mut bytes))?,
        false => format.write(page, &mut bytes)?,
    }
    if path.file_name().is_none() || fs::metadata(path).is_ok_and(|found| found.is_dir()) {
        return Err(Stop::failed(format!("{} is a folder, expected a file", path.display())));
    }
    output::replace_file(path, |file| file.write_all(&bytes))
}
