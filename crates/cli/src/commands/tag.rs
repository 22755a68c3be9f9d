use std::cell::Cell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
    /// [default: by the ending of --output, else text]
    #[arg(long, value_name = "FORMAT")]
    #[arg(value_parser = names(&TagFormat::ALL, TagFormat::name))]
    format: Option<TagFormat>,
    /// Write to this file, as a whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    let tagger = Tagger::new(glossary).map_err(|error| Stop::failed(error.to_string()))?;
    let format = args.resolved_format()?;
    let inputs = Inputs::with_aligned(&args.input, settings)?;
    let layout = TagLayout { columns: settings.columns(), filtered: filter.narrows() };
    let nested = args.nested || filter.is_by_name() || !format.is_styled();
    let run = Run { tagger: &tagger, filter, nested };
    let outcome = Cell::new(Outcome { status: Status::Clean, read: 0 });
    let write = |out: &mut dyn Write| {
        let mut writer = format.writer(tagger.glossary(), layout, Box::new(out));
        outcome.set(run.all(&inputs, writer.as_mut(), settings)?);
        writer.finish()?;
        // A file is not replaced then.
        let is_kept = args.output.is_some() && outcome.get().read == 0;
        if is_kept { Err(io::Error::other("no document could be read")) } else { Ok(()) }
    };
    let written = output::write(args.output.as_deref(), format.is_styled(), settings, write);
    match &args.output {
        Some(path) if outcome.get().read == 0 => Err(output::not_written(path)),
        _ => written.map(|()| outcome.get().status),
    }
}

impl TagArgs {
    /// The format that was asked for, or that the ending of the file says.
    fn resolved_format(&self) -> Result<TagFormat, Stop> {
        let of_ending = |path: &PathBuf| {
            let ending = path.extension()?.to_str()?.to_ascii_lowercase();
            let is_it = |format: &TagFormat| format.name() == ending;
            if ending == "txt" {
                Some(TagFormat::ALL[0])
            } else {
                TagFormat::ALL.into_iter().find(is_it)
            }
        };
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(TagFormat::ALL[0]),
            (None, Some(path)) => of_ending(path).ok_or_else(|| output::no_format(path)),
        }
    }
}

/// What came of tagging.
#[derive(Clone, Copy)]
struct Outcome {
    status: Status,
    /// Files that were read.
    read: usize,
}

/// What went wrong with a document.
enum Trouble {
    /// It cannot be read; the others go on.
    Input(String),
    /// The output cannot be written.
    Output(io::Error),
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

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

struct Run<'a> {
    tagger: &'a Tagger,
    filter: Filter,
    nested: bool,
}

impl Run<'_> {
    /// All files, one after the other; what cannot be read is told.
    fn all(
        &self,
        inputs: &Inputs,
        writer: &mut dyn TagWriter,
        settings: &Settings,
    ) -> io::Result<Outcome> {
        let status = if inputs.any_missing() { Status::Failed } else { Status::Clean };
        let mut outcome = Outcome { status, read: 0 };
        let files = inputs.aligned.len() + inputs.paths.len();
        let progress = Progress::new(files, "files", &settings.messages);
        let mut scratch = Scratch::default();
        let aligned = inputs.aligned.iter().map(|path| (path, true));
        for (path, is_aligned) in aligned.chain(inputs.paths.iter().map(|path| (path, false))) {
            let result = if is_aligned {
                self.aligned(inputs, path, writer, &mut scratch, settings)
            } else {
                self.document(inputs, path, writer, &mut scratch, settings)
            };
            match result {
                Ok(()) => outcome.read += 1,
                Err(Trouble::Input(message)) => {
                    settings.messages.error(&message);
                    outcome.status = Status::Failed;
                }
                Err(Trouble::Output(error)) => return Err(error),
            }
            progress.document();
        }
        Ok(outcome)
    }

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
    ) -> io::Result<()> {
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
