use zhengming_document::{Error, Reader};

use crate::Corpus;

impl Corpus {
    /// Adds all paragraphs of a document.
    ///
    /// # Errors
    ///
    /// Where the document cannot be read to its end. What was read before is kept.
    pub fn read(&mut self, reader: &mut Reader) -> Result<(), Error> {
        while let Some(batch) = reader.next_batch()? {
            let id = self.document(reader.info().id.clone());
            for paragraph in &batch.paragraphs {
                self.add(id, paragraph.label.to_string(), &batch.text_of(paragraph));
            }
        }
        Ok(())
    }
}
