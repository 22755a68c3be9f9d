use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use zhengming_compare::{Comparison, Version};
use zhengming_document::Language;
use zhengming_report::{CompareFormat, Compared};
use zhengming_tagger::Tagger;

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::versions;

/// Show which clauses a document takes over from an older one, and what changed in their wording
///
/// Clauses are found again where they were moved, split or merged. Changed terms come first; dates,
/// sessions and citations that were brought up to date are told apart from wording. Of a document
/// that is there in both languages, as NAME.zh.xml beside NAME.en.xml, both are compared.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// The old document: a file, or with --in a symbol
    old: PathBuf,
    /// The new document
    new: PathBuf,
    /// Find OLD and NEW by their symbols in these aligned texts: tables of pairs (.tsv, .tsv.xz),
    /// files NAME.zh.xml beside NAME.en.xml, folders of them; may be repeated
    #[arg(long = "in", value_name = "PATH")]
    within: Vec<PathBuf>,
    /// Compare this language only
    #[arg(long, value_name = "LANGUAGE", value_parser = names(&Language::ALL, Language::code))]
    lang: Option<Language>,
    /// text is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&CompareFormat::ALL, CompareFormat::name))]
    format: CompareFormat,
}

/// Compares and shows.
pub(crate) fn run(args: &CompareArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let [old, new] = if args.within.is_empty() {
        [versions::open(&args.old, args.lang)?, versions::open(&args.new, args.lang)?]
    } else {
        versions::find(&args.within, [&args.old, &args.new], args.lang, settings)?
    };
    let tagger = Tagger::new(glossary.clone()).map_err(|error| Stop::failed(error.to_string()))?;
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

/// Why two documents cannot be compared.
fn nothing_common(old: &Version, new: &Version) -> String {
    for version in [old, new] {
        if version.clauses.is_empty() {
            return format!("{} has no paragraphs to compare", version.name);
        }
    }
    format!("{} and {} have no language in common", old.name, new.name)
}
