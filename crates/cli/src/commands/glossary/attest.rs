use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use zhengming_bitext::discover;
use zhengming_consistency::{Attestation, Example, attest};
use zhengming_glossary::{Glossary, SourceEdit, Term, set_sources};
use zhengming_report::AttestFormat;
use zhengming_text::counted;

use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Count in aligned texts how often the terms of each concept meet, with examples
#[derive(Debug, Args)]
pub(crate) struct AttestArgs {
    /// Tables of pairs (.tsv, .tsv.xz), files NAME.zh.xml beside NAME.en.xml, folders of them
    #[arg(value_name = "CORPUS", required = true)]
    corpus: Vec<PathBuf>,
    /// table is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    #[arg(value_parser = names(&AttestFormat::ALL, AttestFormat::name))]
    format: AttestFormat,
    /// Write the examples as sources into the TOML files of --glossary, for accepted terms that
    /// have none; comments and layout stay
    #[arg(long)]
    write: bool,
}

/// Counts, shows the counts, and writes sources where that was asked for.
pub(crate) fn run(args: &AttestArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let (inputs, missing) = discover(&args.corpus);
    for error in &missing {
        settings.messages.error(&error.to_string());
    }
    if inputs.is_empty() {
        return Err(Stop::failed("there is no aligned text to count in"));
    }
    let attestation = attest(&inputs, &glossary, settings.threads())
        .map_err(|error| Stop::failed(error.to_string()))?;
    for failure in &attestation.failures {
        settings.messages.error(&failure.message);
    }
    if attestation.failures.len() == inputs.len() {
        return Err(Stop::failed("no aligned text could be read"));
    }
    let failed = !missing.is_empty() || !attestation.failures.is_empty();
    // Files are written first: whoever reads the counts may have seen enough and left.
    if args.write && !failed {
        write_sources(&attestation, settings)?;
    }
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&attestation, &mut out)?;
    out.flush()?;
    if args.write && failed {
        return Err(Stop::failed("not all texts could be read, so no sources were written"));
    }
    Ok(if failed { Status::Failed } else { Status::Clean })
}

/// Fills in sources. All new texts are made before the first file is touched.
fn write_sources(attestation: &Attestation, settings: &Settings) -> Result<(), Stop> {
    let mut changed = Vec::new();
    for (path, edits) in edits(attestation) {
        let fail = |reason: String| Stop::failed(format!("{}: {reason}", path.display()));
        let text = fs::read_to_string(&path).map_err(|error| {
            fail(format!("{error}; sources are written into files given by --glossary"))
        })?;
        let text = set_sources(&text, &edits).map_err(|error| fail(error.to_string()))?;
        changed.push((path, text, edits.len()));
    }
    for (path, text, terms) in changed {
        output::replace_file(&path, |file| file.write_all(text.as_bytes()))?;
        if !settings.messages.is_quiet() {
            let terms = counted(terms, "term");
            settings.messages.write(&format!("{}: sources of {terms}\n", path.display()));
        }
    }
    Ok(())
}

/// The sources to be written, by file.
fn edits(attestation: &Attestation) -> BTreeMap<PathBuf, Vec<SourceEdit>> {
    let glossary: &Glossary = &attestation.glossary;
    let mut edits: BTreeMap<PathBuf, Vec<SourceEdit>> = BTreeMap::new();
    for found in &attestation.concepts {
        let concept = glossary.concept(found.concept);
        for (term, examples) in concept.terms.iter().zip(&found.terms) {
            let sources: Vec<String> =
                examples.examples().into_iter().map(Example::source).collect();
            if wants_sources(term) && !sources.is_empty() {
                edits.entry(term.location.file.to_path_buf()).or_default().push(SourceEdit {
                    concept: concept.id.clone(),
                    language: term.language,
                    term: term.text.clone(),
                    sources,
                });
            }
        }
    }
    edits
}

fn wants_sources(term: &Term) -> bool {
    term.sources.is_empty() && term.status.is_accepted()
}
