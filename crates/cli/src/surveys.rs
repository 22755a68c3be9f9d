use std::fs;
use std::path::PathBuf;

use zhengming_consistency::{Input, Survey, SurveyOptions, survey};
use zhengming_tagger::Tagger;

use crate::args::InputArgs;
use crate::inputs::Inputs;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Places kept of each term in each document, so that a reader finds all of them in ordinary
/// documents.
const PLACES: u32 = 20;

/// The same for so many documents that nobody reads all places.
const PLACES_OF_MANY: u32 = 3;

/// How many documents are many.
const MANY: usize = 200;

/// Bytes of a table, packed or not, that hold about one document.
const BYTES_OF_A_DOCUMENT: u64 = 10_000;

/// Surveys the documents asked for. What cannot be read is named to the user, and the status says
/// that there was such a thing.
pub(crate) fn run(
    args: &InputArgs,
    options: SurveyOptions,
    settings: &Settings,
) -> Result<(Survey, Status), Stop> {
    let tagger =
        Tagger::new(settings.glossary()?).map_err(|error| Stop::failed(error.to_string()))?;
    let inputs = Inputs::with_tables(args, &settings.messages);
    let places = if about_documents(&inputs) > MANY { PLACES_OF_MANY } else { PLACES };
    let options =
        SurveyOptions { threads: settings.threads(), places, reading: inputs.options, ..options };
    let tables = inputs.tables.iter().map(Input::table);
    let all: Vec<Input> = tables.chain(inputs.paths.iter().map(Input::file)).collect();
    let progress = Progress::new(all.len(), &settings.messages);
    let survey = survey(&all, &tagger, &options, &progress);
    drop(progress);
    for failure in &survey.failures {
        settings.messages.error(&failure.message);
    }
    for document in &survey.documents {
        inputs.warn(&document.info, &document.warnings, &settings.messages);
    }
    let failed = inputs.any_missing || !survey.failures.is_empty();
    Ok((survey, if failed { Status::Failed } else { Status::Clean }))
}

/// How many documents there are, by the size of the tables.
fn about_documents(inputs: &Inputs) -> usize {
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |found| found.len());
    let in_tables = inputs.tables.iter().map(size).sum::<u64>() / BYTES_OF_A_DOCUMENT;
    inputs.paths.len() + in_tables as usize
}
