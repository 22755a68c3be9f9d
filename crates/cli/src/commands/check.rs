use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use zhengming_config::Config;
use zhengming_consistency::Survey;
use zhengming_glossary::{Problem, Severity};
use zhengming_report::{FindingFormat, Findings};

use crate::args::InputArgs;
use crate::baselines::BaselineArgs;
use crate::findings::Search;
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::rules::RuleArgs;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Characters of context kept on either side of a passage.
const CONTEXT: usize = 60;

/// Look for terms that should be looked at: exit status 1 if there are any
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// text is for reading in a terminal [default: by the ending of --output, else text]
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = names(&FindingFormat::ALL, FindingFormat::name))]
    format: Option<FindingFormat>,
    /// Write to this file, as a whole or not at all
    #[arg(short, long, value_name = "FILE", conflicts_with = "write_baseline")]
    output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
}

/// Surveys the documents, applies the rules and writes what they find that is not known.
pub(crate) fn run(args: &CheckArgs, settings: &Settings) -> Result<Status, Stop> {
    let config = args.rules.over(settings)?;
    let inputs = Inputs::with_pairs(&args.input, settings)?;
    apply(args, inputs, config, |_| {}, settings)
}

/// Checks what was found under the paths, by the rules of a configuration. `tell` is told the
/// survey before its findings are written.
pub(crate) fn apply(
    args: &CheckArgs,
    inputs: Inputs,
    config: Config,
    tell: impl FnOnce(&Survey),
    settings: &Settings,
) -> Result<Status, Stop> {
    let format = args.resolved_format()?;
    let config = args.baseline.over(config)?;
    let baseline = args.baseline.read(&config, settings)?;
    let rules = config.rule_settings();
    let search = Search {
        rules: &rules,
        config: &config,
        of_baseline: &args.baseline,
        baseline: baseline.as_ref(),
    };
    let prepared = search.prepare(inputs, CONTEXT, settings)?;
    let (mut survey, status) = prepared.survey(settings);
    tell(&survey);
    survey.keep_languages(&config.languages.value);
    let sorted = search.sorted(&survey, status, &prepared, settings);
    // A remark that cannot be understood is something that could not be read.
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    let status = if sorted.problems.iter().any(is_error) { Status::Failed } else { status };
    if args.baseline.keep(baseline, &sorted, &config, &prepared.inputs.named, settings)? {
        return Ok(status);
    }
    let page = Findings {
        survey: &survey,
        sorted: &sorted,
        columns: settings.columns(),
        is_summed_up: args.output.is_some() || !settings.messages.is_quiet(),
    };
    if let Some(path) = args.output.as_deref().filter(|_| survey.documents.is_empty()) {
        return Err(output::not_written(path));
    }
    args.write(format, &page, settings)?;
    let found = if sorted.told.is_empty() { Status::Clean } else { Status::Findings };
    Ok(status.max(found))
}

impl CheckArgs {
    /// Writes the findings. Where nobody reads them to their end, the status still says that there
    /// are some.
    fn write(
        &self,
        format: FindingFormat,
        page: &Findings<'_>,
        settings: &Settings,
    ) -> Result<(), Stop> {
        let write = |out: &mut dyn Write| format.write(page, out);
        match output::write(self.output.as_deref(), format.is_styled(), settings, write) {
            Err(Stop::ClosedPipe) => Ok(()),
            written => written,
        }
    }

    /// The format that was asked for, or that the ending of the file says.
    fn resolved_format(&self) -> Result<FindingFormat, Stop> {
        let format = match (self.format, &self.output) {
            (Some(format), _) => format,
            (None, None) => FindingFormat::Text,
            (None, Some(path)) => {
                FindingFormat::of_file(path).ok_or_else(|| output::no_format(path))?
            }
        };
        if !format.is_text() && self.output.is_none() && io::stdout().is_terminal() {
            let message = format!("{} is not for a terminal; name a file with -o", format.name());
            return Err(Stop::failed(message));
        }
        Ok(format)
    }
}
