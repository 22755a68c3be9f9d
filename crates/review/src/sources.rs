//! Where the text of each document of a survey comes from.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

use zhengming_bitext::AlignedDocument;
use zhengming_consistency::{Input, Survey};
use zhengming_document::{Document, Language, Options};

/// The texts of a survey, to be read again in any order. Aligned texts are in memory, as they can
/// be read from front to back only.
pub(crate) struct Sources {
    options: Options,
    inputs: HashMap<PathBuf, Input>,
    rows: Vec<AlignedDocument>,
    /// For each text of the survey the aligned document that it is a side of.
    row_of: Vec<Option<(usize, Language)>>,
}

impl Sources {
    pub(crate) fn new(inputs: &[Input], survey: &Survey, options: Options) -> Self {
        let mut rows = Vec::new();
        // Where a name comes twice, the survey has its documents in the order of the file.
        let mut places: HashMap<(&Path, String), [VecDeque<usize>; 2]> = HashMap::new();
        for input in inputs.iter().filter(|input| input.is_aligned()) {
            let documents = input.documents().into_iter().flatten();
            for document in documents.map_while(Result::ok) {
                let sides = places.entry((input.path(), document.id().to_owned())).or_default();
                for language in Language::ALL {
                    if document.has(language) {
                        sides[language as usize].push_back(rows.len());
                    }
                }
                rows.push(document);
            }
        }
        let row_of = survey.documents.iter().map(|usage| {
            let (id, language) = (usage.info.id.clone(), usage.info.language?);
            let sides = places.get_mut(&(usage.info.path.as_path(), id))?;
            Some((sides[language as usize].pop_front()?, language))
        });
        let row_of = row_of.collect();
        let files = inputs.iter().filter(|input| !input.is_aligned());
        let inputs = files.flat_map(|input| match input.sides() {
            Some(sides) => sides.to_vec(),
            None => vec![input.clone()],
        });
        let inputs = inputs.map(|input| (input.path().to_owned(), input)).collect();
        Self { options, inputs, rows, row_of }
    }

    /// What is shown of a text: all of it, or of a long plain text about the first mebibyte; and
    /// whether more follows. None where it cannot be read again.
    pub(crate) fn open(&self, text: usize, path: &Path) -> Option<(Document, bool)> {
        if let Some((row, language)) = self.row_of.get(text).copied().flatten() {
            let (info, batch) = self.rows[row].side(language)?;
            return Some((Document { info, batch, warnings: Vec::new() }, false));
        }
        let mut reader = self.inputs.get(path)?.open(&self.options).ok()?;
        let batch = reader.next_batch().ok()?.unwrap_or_default();
        let cut = reader.next_batch().ok()?.is_some();
        let info = reader.info().clone();
        Some((Document { info, batch, warnings: Vec::new() }, cut))
    }
}
