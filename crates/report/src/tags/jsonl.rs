use std::io::{self, Write};

use zhengming_document::DocumentInfo;
use zhengming_glossary::Glossary;

use super::record::Record;
use super::{TagWriter, TaggedParagraph};

/// One object per line; each names its schema, so that any line can be taken alone.
pub(super) struct Jsonl<'a> {
    glossary: &'a Glossary,
    out: Box<dyn Write + 'a>,
}

impl<'a> Jsonl<'a> {
    pub(super) fn new(glossary: &'a Glossary, out: Box<dyn Write + 'a>) -> Self {
        Self { glossary, out }
    }
}

impl TagWriter for Jsonl<'_> {
    fn begin(&mut self, _: &DocumentInfo) -> io::Result<()> {
        Ok(())
    }

    fn paragraph(&mut self, tagged: &TaggedParagraph<'_>) -> io::Result<()> {
        for found in tagged.occurrences {
            let record = Record::new(self.glossary, tagged.document, found);
            serde_json::to_writer(&mut self.out, &record)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &DocumentInfo) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
