use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use zhengming_bitext::discover;
use zhengming_extract::{Corpus, Options, extract};
use zhengming_glossary::Language;
use zhengming_rendering::{Index, open};
use zhengming_report::ExtractFormat;

use crate::args::InputArgs;
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::versions::in_threads;

/// Propose terms that documents use and the glossary lacks, with contexts, and with renderings
/// where an aligned text is given
#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Aligned texts that show renderings: tables of pairs (.tsv, .tsv.xz), files NAME.zh.xml beside
    /// NAME.en.xml, folders of them; may be repeated
    #[arg(long, value_name = "FILE")]
    bitext: Vec<PathBuf>,
    /// The language of the candidates: Chinese where the documents have any, if not stated
    #[arg(long, value_name = "LANGUAGE", value_parser = names(&Language::ALL, Language::code))]
    lang: Option<Language>,
    /// Candidates to be shown, 0 for all
    #[arg(long, value_name = "N", default_value_t = 100)]
    top: usize,
    /// Least number of occurrences, 0 for what suits the size of the documents
    #[arg(long, value_name = "N", default_value_t = 0)]
    least: u32,
    /// Contexts to be shown of each candidate
    #[arg(long, value_name = "N", default_value_t = 1)]
    contexts: usize,
    /// table is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&ExtractFormat::ALL, ExtractFormat::name))]
    format: ExtractFormat,
}

/// Reads all, then ranks and shows.
pub(crate) fn run(args: &ExtractArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let inputs = Inputs::new(&args.input, settings)?;
    let (corpus, documents_failed) = read_documents(&inputs, settings);
    let (bitext, units_failed) = read_aligned(args, settings)?;
    if corpus.is_empty() {
        return Err(Stop::failed("no document could be read"));
    }
    let usual = if corpus.has(Language::Zh) { Language::Zh } else { Language::En };
    let options = Options {
        language: args.lang.unwrap_or(usual),
        top: args.top,
        least: args.least,
        contexts: args.contexts,
    };
    let candidates =
        in_threads(settings.threads(), || extract(&corpus, bitext.as_ref(), &glossary, &options))?;
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&candidates, &mut out)?;
    out.flush()?;
    Ok(if documents_failed || units_failed { Status::Failed } else { Status::Clean })
}

/// The paragraphs of all documents, and whether one could not be read.
fn read_documents(inputs: &Inputs, settings: &Settings) -> (Corpus, bool) {
    let mut corpus = Corpus::default();
    let mut failed = inputs.any_missing();
    for path in &inputs.paths {
        let result = inputs.open(path).and_then(|mut reader| {
            corpus.read(&mut reader)?;
            inputs.warn(reader.info(), reader.warnings(), &settings.messages);
            Ok(())
        });
        if let Err(error) = result {
            settings.messages.error(&error.to_string());
            failed = true;
        }
    }
    (corpus, failed)
}

/// The index of all aligned texts, if there are any, and whether one could not be read.
fn read_aligned(args: &ExtractArgs, settings: &Settings) -> Result<(Option<Index>, bool), Stop> {
    if args.bitext.is_empty() {
        return Ok((None, false));
    }
    let (inputs, missing) = discover(&args.bitext);
    let mut errors: Vec<String> = missing.iter().map(ToString::to_string).collect();
    let opened = in_threads(settings.threads(), || open(&inputs, None))?;
    errors.extend(opened.failures);
    errors.iter().for_each(|error| settings.messages.error(error));
    Ok((Some(opened.index), !errors.is_empty()))
}
