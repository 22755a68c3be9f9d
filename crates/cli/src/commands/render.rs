use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use zhengming_bitext::{Input, discover};
use zhengming_config::FILE_NAME;
use zhengming_rendering::{Answer, Opened, Options, Unaskable, cache_file, open, render, renew};
use zhengming_report::{RenderFormat, Rendered};

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::versions::in_threads;

/// Show how a term was rendered in aligned texts so far: how often, where, since when
#[derive(Debug, Args)]
pub(crate) struct RenderArgs {
    /// A term of either language; it need not be in the glossary
    #[arg(value_name = "TERM", required = true, num_args = 1)]
    term: String,
    /// Aligned texts: tables of pairs, TMX, XLIFF …, files NAME.zh.xml beside NAME.en.xml, folders
    /// of them [default: `bitext` of the configuration]
    #[arg(long, value_name = "PATH", num_args = 1..)]
    bitext: Vec<PathBuf>,
    /// Keep the index of the texts in this file instead of the cache of the user; - keeps none
    #[arg(long, value_name = "FILE")]
    index: Option<PathBuf>,
    /// Renderings to be shown, 0 for all
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Examples to be shown of each
    #[arg(long, value_name = "N", default_value_t = 2)]
    examples: usize,
    /// text is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&RenderFormat::ALL, RenderFormat::name))]
    format: RenderFormat,
}

/// Opens the index, makes it where it must be, asks, and shows.
pub(crate) fn run(args: &RenderArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let (inputs, mut status) = inputs(args, settings)?;
    let file = match args.index.as_deref() {
        Some(file) if file == Path::new("-") => None,
        Some(file) => Some(file.to_owned()),
        None => cache_file(&inputs),
    };
    let options = Options { top: args.top, examples: args.examples };
    let ask = |opened: &Opened| {
        in_threads(settings.threads(), || render(&opened.index, &args.term, &glossary, &options))?
            .map_err(|reason| Stop::failed(unaskable(reason)))
    };
    let mut opened = in_threads(settings.threads(), || open(&inputs, file.as_deref()))?;
    let mut answer = ask(&opened)?;
    if let (Some(damage), Some(file)) = (opened.index.damage(), &file) {
        let named = file.display();
        let warning = format!("{named}: the index is damaged: {damage}; it is made anew");
        settings.messages.warning(&warning);
        opened = in_threads(settings.threads(), || renew(&inputs, Some(file)))?;
        answer = ask(&opened)?;
    }
    let Opened { index, warnings, failures, .. } = opened;
    warnings.iter().for_each(|warning| settings.messages.warning(warning));
    for failure in &failures {
        settings.messages.error(failure);
        status = Status::Failed;
    }
    if index.is_empty() {
        return Err(Stop::failed("the aligned texts have no units in both languages"));
    }
    if answer.units == 0 {
        settings.messages.error(&nothing(&answer));
        status = Status::Failed;
    }
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    if answer.units > 0 || !args.format.is_styled() {
        let rendered = Rendered { answer: &answer, index: &index, columns: settings.columns() };
        args.format.write(&rendered, &mut out)?;
    }
    out.flush()?;
    Ok(status)
}

/// The aligned texts of the command line, or those of the configuration.
fn inputs(args: &RenderArgs, settings: &Settings) -> Result<(Vec<Input>, Status), Stop> {
    let named = match args.bitext.as_slice() {
        [] => &settings.config()?.bitext.value,
        named => named,
    };
    if named.is_empty() {
        return Err(Stop::failed(format!(
            "no aligned text to look in: name files or folders with --bitext, or set `bitext` in \
             {FILE_NAME}"
        )));
    }
    let (inputs, missing) = discover(named);
    missing.iter().for_each(|error| settings.messages.error(&error.to_string()));
    if inputs.is_empty() {
        return Err(Stop::failed("there is no aligned text to look in"));
    }
    Ok((inputs, if missing.is_empty() { Status::Clean } else { Status::Failed }))
}

fn unaskable(reason: Unaskable) -> &'static str {
    match reason {
        Unaskable::Empty => "the term has no letter, no character and no digit",
        Unaskable::TooLong => "the term is longer than any term",
    }
}

/// That no unit has the term, and what comes near it.
fn nothing(answer: &Answer) -> String {
    let near: Vec<String> =
        answer.near.iter().map(|form| format!("{} ({})", form.text, form.units)).collect();
    let near = match near.as_slice() {
        [] => String::new(),
        near => format!("; near it are {}", near.join(", ")),
    };
    format!("no unit of the aligned texts has \"{}\"{near}", answer.term)
}
