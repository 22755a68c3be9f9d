use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use zhengming_compare::{Comparison, Family, History, Version};
use zhengming_document::Language;
use zhengming_glossary::Glossary;
use zhengming_report::{CompareFormat, Compared, Histories};
use zhengming_tagger::Tagger;

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::versions;

/// Families that are shown for reading, if not stated otherwise.
const TOP: usize = 20;

/// Show which clauses a document takes over from an older one, and what changed in their wording
///
/// Clauses are found again where they were moved, split or merged. Changed terms come first; dates,
/// sessions and citations that were brought up to date are told apart from wording. Of a document
/// that is there in both languages, as NAME.zh.xml beside NAME.en.xml, both are compared. With
/// --history the clauses of many documents are put together in families, each with its variants.
#[derive(Debug, Args)]
#[command(override_usage = "zhengming compare [OPTIONS] <OLD> <NEW>\n       \
                            zhengming compare --history [OPTIONS] <PATH>...")]
pub(crate) struct CompareArgs {
    /// The old and the new document: files, or with --in symbols; with --history files, tables of
    /// pairs (.tsv, .tsv.xz) and folders
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Put the clauses of many documents together in families
    #[arg(long)]
    history: bool,
    /// Find two documents by their symbols in these aligned texts: tables of pairs (.tsv, .tsv.xz),
    /// files NAME.zh.xml beside NAME.en.xml, folders of them; may be repeated
    #[arg(long = "in", value_name = "PATH", conflicts_with = "history")]
    within: Vec<PathBuf>,
    /// Compare this language only
    #[arg(long, value_name = "LANGUAGE", value_parser = names(&Language::ALL, Language::code))]
    lang: Option<Language>,
    /// Families to be shown, 0 for all
    #[arg(long, value_name = "N", requires = "history")]
    top: Option<usize>,
    /// Only families of clauses with these words, in either language
    #[arg(long, value_name = "WORDS", requires = "history")]
    find: Option<String>,
    /// text is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&CompareFormat::ALL, CompareFormat::name))]
    format: CompareFormat,
}

/// Compares and shows.
pub(crate) fn run(args: &CompareArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let tagger =
        Tagger::new(Arc::clone(&glossary)).map_err(|error| Stop::failed(error.to_string()))?;
    if args.history {
        return run_history(args, &glossary, &tagger, settings);
    }
    let [old, new] = args.paths.as_slice() else {
        let message = "two documents are compared, an old and a new one; --history takes many";
        return Err(Stop::failed(message));
    };
    let [old, new] = if args.within.is_empty() {
        [versions::open(old, args.lang)?, versions::open(new, args.lang)?]
    } else {
        versions::find(&args.within, [old, new], args.lang, settings)?
    };
    let comparison = Comparison::new(&old, &new, &tagger);
    if comparison.languages.is_empty() {
        return Err(Stop::failed(nothing_common(&old, &new)));
    }
    let compared = Compared {
        old: &old,
        new: &new,
        comparison: &comparison,
        glossary: &glossary,
        columns: settings.columns(),
    };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&compared, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}

fn run_history(
    args: &CompareArgs,
    glossary: &Glossary,
    tagger: &Tagger,
    settings: &Settings,
) -> Result<Status, Stop> {
    let messages = &settings.messages;
    let (history, status) = versions::in_threads(settings.threads(), || {
        let (versions, status) = versions::read_all(&args.paths, args.lang, messages);
        (History::new(versions, tagger), status)
    })?;
    if history.versions.is_empty() {
        return Err(Stop::failed("no document could be read"));
    }
    let has_words = |family: &&Family| {
        args.find.as_deref().is_none_or(|words| history.has_words(family, words))
    };
    let is_text = args.format == CompareFormat::Text;
    let histories = Histories {
        families: history.families.iter().filter(has_words).collect(),
        history: &history,
        top: args.top.or(is_text.then_some(TOP)).filter(|&top| top > 0),
        glossary,
        columns: settings.columns(),
    };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write_families(&histories, &mut out)?;
    out.flush()?;
    Ok(status)
}

/// Why two documents cannot be compared.
fn nothing_common(old: &Version, new: &Version) -> String {
    for version in [old, new] {
        if version.clauses.is_empty() {
            return format!("{} has no paragraphs to compare", version.name);
        }
    }
    format!("{} and {} have no language in common", old.name, new.name)
}
