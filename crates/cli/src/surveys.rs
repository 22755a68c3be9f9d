use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use zhengming_consistency::{Input, Survey, SurveyOptions, survey};
use zhengming_tagger::Tagger;

use crate::inputs::Inputs;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Places kept of each term in each document, so that a reader finds all of them in ordinary
/// documents.
const PLACES: u32 = 20;

/// The same for so many documents that nobody reads all places.
const PLACES_OF_MANY: u32 = 3;

/// The same where single passages are looked for.
pub(crate) const ALL_PLACES: u32 = 1_000;

/// How many documents are many.
const MANY: usize = 200;

/// Bytes of an aligned text, packed or not, that hold about one document.
const BYTES_OF_A_DOCUMENT: u64 = 10_000;

/// What is to be surveyed, and with what.
pub(crate) struct Prepared {
    pub(crate) tagger: Tagger,
    pub(crate) files: Vec<Input>,
    pub(crate) options: SurveyOptions,
    pub(crate) inputs: Inputs,
}

/// Finds the documents asked for and gets the glossary ready.
pub(crate) fn prepare(
    inputs: Inputs,
    options: SurveyOptions,
    settings: &Settings,
) -> Result<Prepared, Stop> {
    let tagger =
        Tagger::new(settings.glossary()?).map_err(|error| Stop::failed(error.to_string()))?;
    let places = if about_documents(&inputs) > MANY { PLACES_OF_MANY } else { PLACES };
    let options =
        SurveyOptions { threads: settings.threads(), places, reading: inputs.options, ..options };
    let aligned = inputs.aligned.iter().map(Input::aligned);
    let pairs =
        inputs.pairs.iter().map(|pair| Input::pair(Input::file(&pair.en), Input::file(&pair.zh)));
    let document = |path: &PathBuf| match path.as_os_str() == "-" {
        true => Input::standard_input(&inputs.stdin_name),
        false => Input::file(path),
    };
    let files = aligned.chain(pairs).chain(inputs.paths.iter().map(document)).collect();
    Ok(Prepared { tagger, files, options, inputs })
}

impl Prepared {
    /// Surveys the documents. What cannot be read is named to the user, and the status says that
    /// there was such a thing.
    pub(crate) fn survey(&self, settings: &Settings) -> (Survey, Status) {
        let progress = Progress::new(self.files.len(), "files", &settings.messages);
        let mut survey = survey(&self.files, &self.tagger, &self.options, &progress);
        drop(progress);
        for failure in &survey.failures {
            settings.messages.error(&failure.message);
        }
        for document in &survey.documents {
            self.inputs.warn(&document.info, &document.warnings, &settings.messages);
        }
        survey.failures.extend(self.inputs.missing.iter().cloned());
        survey.failures.sort_by(|one, other| one.path.cmp(&other.path));
        let failed = !survey.failures.is_empty();
        (survey, if failed { Status::Failed } else { Status::Clean })
    }

    /// Reads standard input into memory, if it is asked for, so that it can be read again.
    pub(crate) fn keep_standard_input(&mut self) -> Result<(), Stop> {
        for file in &mut self.files {
            if file.is_standard_input() {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes).map_err(|error| {
                    Stop::failed(format!("cannot read standard input: {error}"))
                })?;
                *file = Input::bytes(file.path(), bytes);
            }
        }
        Ok(())
    }
}

/// Surveys the documents asked for. What cannot be read is named to the user, and the status says
/// that there was such a thing.
pub(crate) fn run(
    inputs: Inputs,
    options: SurveyOptions,
    settings: &Settings,
) -> Result<(Survey, Status), Stop> {
    Ok(prepare(inputs, options, settings)?.survey(settings))
}

/// How many documents there are, by the size of those files that hold several.
fn about_documents(inputs: &Inputs) -> usize {
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |found| found.len());
    let aligned = inputs.aligned.iter().map(size).sum::<u64>() / BYTES_OF_A_DOCUMENT;
    inputs.paths.len() + 2 * inputs.pairs.len() + aligned as usize
}
