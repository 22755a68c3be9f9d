use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anstream::StripStream;
use clap::Args;
use zhengming_consistency::{Analysis, SurveyOptions};
use zhengming_report::{By, Report, ReportFormat};

use crate::args::InputArgs;
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys;

/// Rows shown in a terminal unless `--top` says otherwise.
const TOP: usize = 20;

/// The same for concepts that vary, which are what a reader looks for.
const TOP_VARYING: usize = 50;

/// Report how often and how consistently documents use the terms of the glossary
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    input: InputArgs,
    /// table is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&ReportFormat::ALL, ReportFormat::name))]
    format: ReportFormat,
    /// Write to this file, as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the rows of the frequency table are
    #[arg(long, value_name = "ROWS", default_value = "concept")]
    #[arg(value_parser = names(&By::ALL, By::name))]
    by: By,
    /// The most frequent N only, 0 for all [default: 20 in tables and 50 that vary, else all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
}

/// Surveys the documents and writes the report.
pub(crate) fn run(args: &ReportArgs, settings: &Settings) -> Result<Status, Stop> {
    let (survey, status) = surveys::run(&args.input, SurveyOptions::default(), settings)?;
    if let Some(path) = args.output.as_ref().filter(|_| survey.documents.is_empty()) {
        let path = path.display();
        return Err(Stop::failed(format!("no document could be read, so {path} is not written")));
    }
    let analysis = Analysis::new(&survey);
    let mut report = Report::new(&survey, &analysis);
    report.by = args.by;
    let top_of = |default| match args.top {
        Some(0) => None,
        None if args.format == ReportFormat::Table => Some(default),
        top => top,
    };
    report.top = top_of(TOP);
    report.top_varying = top_of(TOP_VARYING);
    match &args.output {
        Some(path) => output::replace_file(path, |file| {
            if args.format.is_styled() {
                let mut out = BufWriter::new(StripStream::new(file));
                args.format.write(&report, &mut out)?;
                return out.flush();
            }
            let mut out = BufWriter::new(file);
            args.format.write(&report, &mut out)?;
            out.flush()
        })?,
        None => {
            let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
            args.format.write(&report, &mut out)?;
            out.flush()?;
        }
    }
    Ok(status)
}
