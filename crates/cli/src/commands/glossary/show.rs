use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use zhengming_bitext::discover;
use zhengming_consistency::{Survey, SurveyOptions, attest_with_passages};
use zhengming_glossary::{ConceptId, Glossary, Lookup, lookup};
use zhengming_report::{CardFormat, Cards};

use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys;

/// Characters of a passage on either side of the term.
const CONTEXT: usize = 80;

/// Show all that is known of concepts, and with --in what texts have of their terms
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Identifiers of concepts, or their terms in either language
    #[arg(value_name = "CONCEPT", required = true)]
    concepts: Vec<String>,
    /// Count the terms in these texts and show passages: tables of pairs (.tsv, .tsv.xz), files
    /// NAME.zh.xml beside NAME.en.xml, else documents; may be repeated
    #[arg(long = "in", value_name = "PATH")]
    texts: Vec<PathBuf>,
    /// text is for reading in a terminal
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&CardFormat::ALL, CardFormat::name))]
    format: CardFormat,
}

/// Looks the concepts up, counts them where that was asked for, and shows them.
pub(crate) fn run(args: &ShowArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let (concepts, mut status) = find(&args.concepts, &glossary, settings);
    let (aligned, documents): (Vec<PathBuf>, Vec<PathBuf>) =
        args.texts.iter().cloned().partition(is_aligned);
    let survey = if documents.is_empty() || concepts.is_empty() {
        None
    } else {
        let (survey, read) = survey(documents, settings)?;
        status = status.max(read);
        Some(survey)
    };
    let attestation = if aligned.is_empty() || concepts.is_empty() {
        None
    } else {
        let (inputs, _) = discover(&aligned);
        let found = attest_with_passages(&inputs, &glossary, settings.threads(), &concepts)
            .map_err(|error| Stop::failed(error.to_string()))?;
        for failure in &found.failures {
            settings.messages.error(&failure.message);
            status = Status::Failed;
        }
        Some(found)
    };
    let cards = Cards {
        glossary: &glossary,
        concepts: &concepts,
        survey: survey.as_ref(),
        attestation: attestation.as_ref(),
        columns: settings.columns(),
    };
    let mut out = output::for_reading_or_not(args.format.is_styled(), settings);
    args.format.write(&cards, &mut out)?;
    out.flush()?;
    Ok(status)
}

/// The concepts of these names, each once. What is not found is told, with what comes near it.
fn find(
    names: &[String],
    glossary: &Arc<Glossary>,
    settings: &Settings,
) -> (Vec<ConceptId>, Status) {
    let mut concepts = Vec::new();
    let mut status = Status::Clean;
    for name in names {
        match lookup(glossary, name) {
            Lookup::Found(found) => {
                for id in found {
                    if !concepts.contains(&id) {
                        concepts.push(id);
                    }
                }
            }
            Lookup::Near(near) => {
                let ids: Vec<&str> = near.iter().map(|&id| &*glossary.concept(id).id).collect();
                let hint = match ids.as_slice() {
                    [] => String::new(),
                    ids => format!("; did you mean {}?", ids.join(", ")),
                };
                let message = format!("the glossary has no concept and no term \"{name}\"{hint}");
                settings.messages.error(&message);
                status = Status::Failed;
            }
        }
    }
    (concepts, status)
}

fn is_aligned(path: &PathBuf) -> bool {
    let (inputs, errors) = discover(std::slice::from_ref(path));
    !inputs.is_empty() && errors.is_empty()
}

fn survey(documents: Vec<PathBuf>, settings: &Settings) -> Result<(Survey, Status), Stop> {
    let inputs = Inputs::all_of(&documents, &settings.messages);
    let options = SurveyOptions { context: Some(CONTEXT), ..SurveyOptions::default() };
    surveys::run(inputs, options, settings)
}
