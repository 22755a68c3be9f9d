use std::path::Path;

use clap::Args;
use zhengming_bitext::Documents;
use zhengming_consistency::Progress as _;
use zhengming_document::{Batch, DocumentInfo, Error, Language};
use zhengming_report::{TagFormat, TagLayout, TagWriter, TaggedParagraph};
use zhengming_tagger::{Occurrence, Scratch, Tagger};
use zhengming_text::LineIndex;

use crate::args::InputArgs;
use crate::filter::{Filter, FilterArgs};
use crate::inputs::Inputs;
use crate::names::names;
use crate::output;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Show the terms of documents where they stand, with their renderings
#[derive(Debug, Args)]
pub(crate) struct TagArgs {
    #[command(flatten)]
    input: InputArgs,
    /// text and kwic are for reading, jsonl and csv for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    #[arg(value_parser = names(&TagFormat::ALL, TagFormat::name))]
    format: TagFormat,
    /// Show terms inside longer terms in text and kwic too
    #[arg(long)]
    nested: bool,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Tags document after document, batch after batch, so that memory stays bounded.
pub(crate) fn run(args: &TagArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let filter = Filter::new(&args.filter, &glossary)?;
    let tagger = Tagger::new(glossary.clone()).map_err(|error| Stop::failed(error.to_string()))?;
    let inputs = Inputs::with_aligned(&args.input, settings)?;
    let out = Box::new(output::for_reading_or_not(args.format.is_styled(), settings));
    let layout = TagLayout { columns: settings.columns(), filtered: filter.narrows() };
    let nested = args.nested || filter.is_by_name() || !args.format.is_styled();
    let run = Run { tagger: &tagger, filter, nested };
    let mut writer = args.format.writer(&glossary, layout, out);
    let mut status = if inputs.any_missing() { Status::Failed } else { Status::Clean };
    let files = inputs.aligned.len() + inputs.paths.len();
    let progress = Progress::new(files, "files", &settings.messages);
    let mut scratch = Scratch::default();
    let aligned = inputs.aligned.iter().map(|path| (path, true));
    for (path, is_aligned) in aligned.chain(inputs.paths.iter().map(|path| (path, false))) {
        let result = if is_aligned {
            run.aligned(&inputs, path, writer.as_mut(), &mut scratch, settings)
        } else {
            run.document(&inputs, path, writer.as_mut(), &mut scratch, settings)
        };
        match result {
            Ok(()) => {}
            Err(Trouble::Input(message)) => {
                settings.messages.error(&message);
                status = Status::Failed;
            }
            Err(Trouble::Output(stop)) => return Err(stop),
        }
        progress.document();
    }
    writer.finish()?;
    Ok(status)
}

/// What went wrong with a document.
enum Trouble {
    /// It cannot be read; the others go on.
    Input(String),
    /// The output cannot be written.
    Output(Stop),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<zhengming_bitext::Error> for Trouble {
    fn from(error: zhengming_bitext::Error) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error.into())
    }
}

struct Run<'a> {
    tagger: &'a Tagger,
    filter: Filter,
    nested: bool,
}

impl Run<'_> {
    fn document(
        &self,
        inputs: &Inputs,
        path: &Path,
        writer: &mut dyn TagWriter,
        scratch: &mut Scratch,
        settings: &Settings,
    ) -> Result<(), Trouble> {
        let mut reader = inputs.open(path)?;
        let document = reader.info().clone();
        writer.begin(&document)?;
        while let Some(batch) = reader.next_batch()? {
            self.batch(&document, &batch, writer, scratch)?;
        }
        writer.end(&document)?;
        inputs.warn(&document, reader.warnings(), &settings.messages);
        Ok(())
    }

    /// The documents of an aligned text, each in one language after the other.
    fn aligned(
        &self,
        inputs: &Inputs,
        path: &Path,
        writer: &mut dyn TagWriter,
        scratch: &mut Scratch,
        settings: &Settings,
    ) -> Result<(), Trouble> {
        for aligned in Documents::open(path)? {
            let aligned = aligned?;
            let mut last = None;
            for (document, batch) in Language::ALL.into_iter().filter_map(|one| aligned.side(one)) {
                writer.begin(&document)?;
                self.batch(&document, &batch, writer, scratch)?;
                writer.end(&document)?;
                last = Some(document);
            }
            match last {
                Some(document) => inputs.warn(&document, aligned.warnings(), &settings.messages),
                None => return Err(Trouble::Input(aligned.without_text())),
            }
        }
        Ok(())
    }

    fn batch(
        &self,
        document: &DocumentInfo,
        batch: &Batch,
        writer: &mut dyn TagWriter,
        scratch: &mut Scratch,
    ) -> std::io::Result<()> {
        let lines = LineIndex::new(&batch.text);
        for paragraph in &batch.paragraphs {
            let (matches, folded) = self.tagger.tag(batch, paragraph, scratch);
            let occurrences: Vec<Occurrence<'_>> = matches
                .iter()
                .filter(|found| (self.nested || !found.nested) && self.filter.wants(found.term))
                .map(|found| {
                    let written = &self.tagger.glossary().term(found.term).text;
                    Occurrence::new(found, batch, &lines, paragraph, folded, written)
                })
                .collect();
            if !occurrences.is_empty() {
                let occurrences = &occurrences;
                writer.paragraph(&TaggedParagraph { document, batch, paragraph, occurrences })?;
            }
        }
        Ok(())
    }
}
