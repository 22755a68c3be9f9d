use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use zhengming_bitext as bitext;
use zhengming_config::Config;
use zhengming_consistency::{
    Analysis, Finding, RuleChoice, Settings as CheckSettings, Survey, SurveyOptions, Translation,
    UnitsWanted, Wanted, measure_translation, rules,
};
use zhengming_report::{By, MetricsFormat, Report, ReportFormat};
use zhengming_review::Review;

use crate::args::InputArgs;
use crate::baselines::BaselineArgs;
use crate::findings::Search;
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys;

/// Rows shown in a terminal unless `--top` says otherwise.
const TOP: usize = 20;

/// The same for concepts that vary, which are what a reader looks for.
const TOP_VARYING: usize = 50;

/// Characters of context that the page keeps on either side of a passage.
const CONTEXT: usize = 60;

/// Report how often and how consistently documents use the terms of the glossary
///
/// With -o review.html the report is one page that opens offline: findings, concepts, documents and
/// clauses to look at.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    input: InputArgs,
    /// table is for reading in a terminal, html a page that opens offline in a browser [default: by
    /// the ending of the output file, else table]
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = names(&Format::ALL, Format::name))]
    format: Option<Format>,
    /// Write to this file, as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Instead of the report, measure aligned texts as the shared tasks on terminology of WMT do, in
    /// the formats table and json
    #[arg(long)]
    metrics: bool,
    /// What the rows of the frequency table are
    #[arg(long, value_name = "ROWS", default_value = "concept")]
    #[arg(value_parser = names(&By::ALL, By::name))]
    by: By,
    /// The most frequent N only, 0 for all [default: 20 in tables and 50 that vary, else all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
}

/// Formats by the names that are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Tables of figures.
    Figures(ReportFormat),
    /// The page for reviewers.
    Page,
}

impl Format {
    const ALL: [Self; ReportFormat::ALL.len() + 1] = {
        let mut all = [Self::Page; ReportFormat::ALL.len() + 1];
        let mut at = 0;
        while at < ReportFormat::ALL.len() {
            all[at] = Self::Figures(ReportFormat::ALL[at]);
            at += 1;
        }
        all
    };

    fn name(self) -> &'static str {
        match self {
            Self::Figures(format) => format.name(),
            Self::Page => "html",
        }
    }

    /// The format that the ending of a file asks for.
    fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Page),
            "md" => Some(Self::Figures(ReportFormat::Markdown)),
            ending => Self::ALL.into_iter().find(|format| format.name() == ending),
        }
    }
}

/// Surveys the documents and writes the report.
pub(crate) fn run(args: &ReportArgs, settings: &Settings) -> Result<Status, Stop> {
    if args.metrics {
        return write_metrics(args, settings);
    }
    let of_ending = || args.output.as_deref().and_then(Format::of_ending);
    match args.format.or_else(of_ending).unwrap_or(Format::ALL[0]) {
        Format::Figures(format) => write_figures(args, format, settings),
        Format::Page => write_page(args, settings),
    }
}

fn write_figures(
    args: &ReportArgs,
    format: ReportFormat,
    settings: &Settings,
) -> Result<Status, Stop> {
    let config = settings.config()?;
    let rules = config.rule_settings().of_units();
    let inputs = Inputs::with_pairs(&args.input, settings)?;
    let units = rules.wanted().units.or(UnitsWanted::PRACTICE);
    let wanted = Wanted { units, ..Wanted::NOTHING };
    let options = SurveyOptions { wanted, ..SurveyOptions::default() };
    let (mut survey, status) = surveys::run(inputs, options, settings)?;
    survey.keep_languages(&config.languages.value);
    check_any(args, &survey)?;
    let analysis = Analysis::new(&survey);
    let translation = Translation::new(&survey, &rules);
    let mut report = Report::new(&survey, &analysis);
    report.translation = translation.as_ref();
    report.by = args.by;
    let top_of = |default| match args.top {
        Some(0) => None,
        None if format == ReportFormat::Table => Some(default),
        top => top,
    };
    report.top = top_of(TOP);
    report.top_varying = top_of(TOP_VARYING);
    let is_styled = format.is_styled();
    output::write(args.output.as_deref(), is_styled, settings, |out| format.write(&report, out))?;
    Ok(status)
}

fn write_page(args: &ReportArgs, settings: &Settings) -> Result<Status, Stop> {
    let config = settings.config()?;
    let of_baseline = BaselineArgs::default();
    let baseline = of_baseline.read(config, settings)?;
    let rules = with_experimental(config);
    let search =
        Search { rules: &rules, config, of_baseline: &of_baseline, baseline: baseline.as_ref() };
    let inputs = Inputs::with_pairs(&args.input, settings)?;
    let mut prepared = search.prepare(inputs, CONTEXT, settings)?;
    prepared.keep_standard_input()?;
    prepared.options.wanted.units = prepared.options.wanted.units.or(UnitsWanted::PRACTICE);
    let (mut survey, status) = prepared.survey(settings);
    survey.keep_languages(&config.languages.value);
    check_any(args, &survey)?;
    let mut sorted = search.sorted(&survey, status, &prepared, settings);
    sorted.known.iter_mut().for_each(|known| known.finding.shorten());
    let mut findings: Vec<Finding> = sorted.told.into_iter().map(|told| told.finding).collect();
    findings.iter_mut().for_each(Finding::shorten);
    let progress = Progress::new(survey.documents.len(), "texts read again", &settings.messages);
    let review = Review {
        inputs: &prepared.files,
        reading: prepared.options.reading,
        tagger: &prepared.tagger,
        survey: &survey,
        analysis: &Analysis::new(&survey),
        rules: &config.rule_settings(),
        findings: &findings,
        known: &sorted.known,
    };
    output::write(args.output.as_deref(), false, settings, |out| review.write(out, &progress))?;
    Ok(status)
}

/// The rules of the configuration, and those that are off by default unless it switches them off.
fn with_experimental(config: &Config) -> CheckSettings {
    let experimental = rules().iter().filter(|rule| !rule.on_by_default);
    let on = RuleChoice { on: true, level: None };
    let mut choices: BTreeMap<_, _> = experimental.map(|rule| (rule.id, on)).collect();
    choices.extend(config.rules.iter().map(|(&id, setting)| (id, setting.value)));
    CheckSettings::chosen(&choices, config.level.value)
}

fn write_metrics(args: &ReportArgs, settings: &Settings) -> Result<Status, Stop> {
    let of_ending = || args.output.as_deref().and_then(Format::of_ending);
    let format = match args.format.or_else(of_ending) {
        None | Some(Format::Figures(ReportFormat::Table)) => MetricsFormat::Table,
        Some(Format::Figures(ReportFormat::Json)) => MetricsFormat::Json,
        Some(other) => {
            let name = other.name();
            return Err(Stop::failed(format!("--metrics writes table or json, not {name}")));
        }
    };
    let inputs = Inputs::with_pairs(&args.input, settings)?;
    let files = inputs.aligned.iter().cloned().map(bitext::Input::File);
    let pairs = inputs.pairs.iter();
    let pairs = pairs.map(|pair| bitext::Input::Pair { zh: pair.zh.clone(), en: pair.en.clone() });
    let texts: Vec<bitext::Input> = files.chain(pairs).collect();
    if texts.is_empty() {
        return Err(Stop::failed(
            "nothing to measure: name aligned texts or two files NAME.en.xml, NAME.zh.xml",
        ));
    }
    let metrics = measure_translation(&texts, &settings.glossary()?, settings.threads())
        .map_err(|error| Stop::failed(error.to_string()))?;
    for failure in &metrics.failures {
        settings.messages.error(&failure.message);
    }
    let write = |out: &mut dyn Write| format.write(&metrics, out);
    output::write(args.output.as_deref(), format.is_styled(), settings, write)?;
    let failed = inputs.any_missing() || !metrics.failures.is_empty();
    Ok(if failed { Status::Failed } else { Status::Clean })
}

/// A file is not replaced by a report on nothing.
fn check_any(args: &ReportArgs, survey: &Survey) -> Result<(), Stop> {
    match &args.output {
        Some(path) if survey.documents.is_empty() => Err(output::not_written(path)),
        _ => Ok(()),
    }
}
