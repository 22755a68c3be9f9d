//! What a survey of documents holds, and how one is made.

mod context;
mod count;
mod evidence;
mod input;
mod merge;
mod pending;
mod position;
mod run;
mod terms;

use std::path::PathBuf;
use std::sync::Arc;

use zhengming_document::{DocumentInfo, Label, Remark, Warning};
use zhengming_glossary::{Glossary, Language, TermId};
use zhengming_tagger::Shield;
use zhengming_text::Folds;

use crate::{Bitext, Gleanings};

pub use context::Context;
pub use evidence::ContextOf;
pub(crate) use evidence::has_rivals;
pub use input::Input;
pub(crate) use pending::{Pending, Sight};
pub(crate) use position::Positions;
pub use run::{Progress, SurveyOptions, survey};
pub(crate) use terms::TermIndex;

/// The terms of a set of documents, counted.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The glossary that was searched for.
    pub glossary: Arc<Glossary>,
    /// Documents that were read, in the order of their dates, undated ones last, then by path.
    pub documents: Vec<DocumentUsage>,
    /// Those of the documents that are there in both languages, in the order of the Chinese ones;
    /// only where something of their units was wanted.
    pub bitexts: Vec<Bitext>,
    /// Files that could not be read, in the order of their paths.
    pub failures: Vec<Failure>,
}

/// A file that could not be read, or not to its end. None of it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The path as given.
    pub path: PathBuf,
    /// The path, the place in it where there is one, what was found and what was expected.
    pub message: String,
}

/// The terms of one document, counted.
#[derive(Clone, Debug)]
pub struct DocumentUsage {
    /// The document.
    pub info: DocumentInfo,
    /// What could not be read as it should.
    pub warnings: Vec<Warning>,
    /// Characters of its paragraphs, folded: blanks beside Chinese characters do not count.
    pub characters: u64,
    /// Paragraphs.
    pub paragraphs: u64,
    /// Terms found, in the order of their ids.
    pub terms: Vec<TermUsage>,
    /// What else the rules were to know of it.
    pub gleanings: Gleanings,
    /// Comments that speak to us.
    pub remarks: Vec<Remark>,
}

/// One term in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermUsage {
    /// The term.
    pub term: TermId,
    /// Disjoint occurrences in the document's own words.
    pub count: u64,
    /// Occurrences inside longer terms that the concept is a part of, in the document's own words.
    pub nested: u64,
    /// Occurrences of either kind inside titles and quotations of others.
    pub shielded: u64,
    /// The first places of disjoint occurrences, of nested ones and of shielded ones, of each kind
    /// at most as many as the survey was told to keep, together in the order of the file.
    pub places: Vec<Place>,
}

/// In which of the three ways an occurrence is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Disjoint,
    Nested,
    Shielded,
}

impl Kind {
    pub(crate) fn new(nested: bool, shield: Option<Shield>) -> Self {
        match (shield, nested) {
            (Some(_), _) => Self::Shielded,
            (None, true) => Self::Nested,
            (None, false) => Self::Disjoint,
        }
    }
}

/// Where a term stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Label of the paragraph.
    pub label: Label,
    /// Bytes in the file (decoded, where the file is not in UTF-8).
    pub span: (u64, u64),
    /// Line, from 1.
    pub line: u64,
    /// Column in code points, from 1.
    pub column: u64,
    /// How the source differs from the term.
    pub folds: Folds,
    /// Whether the occurrence is nested in a longer term.
    pub nested: bool,
    /// Whether it stands in a title or quotation.
    pub shield: Option<Shield>,
    /// The text around it, where the survey was told to keep it.
    pub context: Option<Box<Context>>,
}

impl Place {
    /// In which way the occurrence was counted.
    pub(crate) fn kind(&self) -> Kind {
        Kind::new(self.nested, self.shield)
    }
}

impl Survey {
    /// Leaves out the terms of all other languages. What else was kept of documents stays.
    pub fn keep_languages(&mut self, languages: &[Language]) {
        let is_kept = |term| languages.contains(&self.glossary.term(term).language);
        for document in &mut self.documents {
            document.terms.retain(|usage| is_kept(usage.term));
        }
    }

    /// What a document has of a term, if anything.
    #[must_use]
    pub fn usage(&self, document: usize, term: TermId) -> Option<&TermUsage> {
        self.documents.get(document)?.usage(term)
    }
}

impl DocumentUsage {
    /// What the document has of a term, if anything.
    #[must_use]
    pub fn usage(&self, term: TermId) -> Option<&TermUsage> {
        let at = self.terms.binary_search_by_key(&term, |usage| usage.term).ok()?;
        Some(&self.terms[at])
    }
}

impl TermUsage {
    /// Uses that speak for the document: disjoint and nested ones in its own words.
    #[must_use]
    pub fn uses(&self) -> u64 {
        self.count + self.nested
    }

    /// The places kept of such uses.
    pub fn own_places(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.shield.is_none())
    }
}
