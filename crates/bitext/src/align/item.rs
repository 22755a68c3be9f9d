//! What is looked at of a paragraph or sentence.

use zhengming_document::{Batch, Kind, Label, Paragraph};
use zhengming_text::{Folded, Folder, Language};

use super::ending::Ending;
use super::tokens::{self, Token};

/// A paragraph or sentence, seen by what both languages share.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Letters and digits that its English has, or would have.
    pub(super) size: f32,
    pub(super) tokens: Vec<Token>,
    pub(super) ending: Ending,
    pub(super) label: Option<(Label, Kind)>,
}

/// Letters of English to a Chinese character, counted on the exact pairs of the corpus (see
/// `docs/alignment.md`).
const LETTERS_PER_CHARACTER: f32 = 3.73;

impl Item {
    /// Reads a folded text.
    pub(super) fn new(text: &str, language: Language) -> Self {
        let (mut latin, mut others) = (0_usize, 0_usize);
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                latin += 1;
            } else if c.is_alphanumeric() {
                others += 1;
            }
        }
        Self {
            size: LETTERS_PER_CHARACTER.mul_add(others as f32, latin as f32),
            tokens: tokens::find(text, language),
            ending: Ending::of(text),
            label: None,
        }
    }

    /// The paragraphs of a document.
    pub(super) fn of_batch(batch: &Batch, language: Language) -> Vec<Self> {
        let mut folded = Folded::default();
        let read = |paragraph: &Paragraph| {
            Folder.fold(&batch.text, paragraph.span, batch.edits_of(paragraph), &mut folded);
            let label = Some((paragraph.label, paragraph.kind));
            Self { label, ..Self::new(folded.text(), language) }
        };
        batch.paragraphs.iter().map(read).collect()
    }
}
