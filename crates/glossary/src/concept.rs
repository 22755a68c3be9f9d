use std::fmt;

use serde::{Deserialize, Serialize};
use zhengming_problem::Location;
use zhengming_text::Language;

/// Index of a concept in [`Glossary::concepts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub u32);

/// A term of a glossary: its concept, and its index in [`Concept::terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId {
    /// The concept.
    pub concept: ConceptId,
    /// Index of the term in the concept.
    pub term: u32,
}

/// A set of concepts. Loaded glossaries are checked; see [`crate::load()`].
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// Concepts in the order of the files, and in each file in the order written.
    pub concepts: Vec<Concept>,
    /// Families of concepts, whose members are compared with each other in reports.
    pub families: Vec<Family>,
    /// Version of the glossary, as its files state it; empty where none does.
    pub version: String,
    /// Titles of the domains that have one.
    pub domains: Vec<Domain>,
}

/// The title of a domain, for headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The domain, as in [`Concept::domain`].
    pub id: String,
    /// English title.
    pub en: Option<String>,
    /// Chinese title.
    pub zh: Option<String>,
}

/// One concept with its terms in both languages.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Identifier, unique in the glossary: `responsible-state-behaviour`.
    pub id: String,
    /// Domain, which is also the name of the file: `norm`.
    pub domain: String,
    /// What kind of concept it is.
    pub kind: ConceptKind,
    /// Definition, in English, in the glossary's own words.
    pub definition: Option<String>,
    /// Remark on use.
    pub note: Option<String>,
    /// Why no source is given, where none is.
    pub unattested: Option<String>,
    /// Terms: English before Chinese, and in each language the preferred one first.
    pub terms: Vec<Term>,
    /// Where the concept was read.
    pub location: Location,
}

/// What kind of concept an entry of the glossary is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConceptKind {
    /// A term of the field.
    #[default]
    Term,
    /// A name: of a body, a document, a process, an agenda item.
    Name,
    /// A drafting formula.
    Formula,
}

/// A term: one form of one concept in one language.
#[derive(Clone, Debug)]
pub struct Term {
    /// The form as written. `…` stands for a gap that any words may fill.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// Administrative status.
    pub status: Status,
    /// Whether the form is an abbreviation. Abbreviations in capitals match capitals only.
    pub abbreviation: bool,
    /// Why the term is deprecated or superseded.
    pub reason: Option<String>,
    /// Why the same form may stand in another concept too.
    pub shared: Option<String>,
    /// English term for which alone this form is deprecated. Without a bitext such a term is no
    /// evidence, so it is not looked for in a text of one language.
    pub only_for: Option<String>,
    /// Where in a paragraph the form counts.
    pub position: Position,
    /// Longer forms inside which this form does not count: 发展中国家 for 中国.
    pub not_in: Vec<String>,
    /// First day of validity, `YYYY-MM-DD` or a prefix of it.
    pub valid_from: Option<String>,
    /// Last day of validity, in the same form.
    pub valid_until: Option<String>,
    /// Remark on use.
    pub note: Option<String>,
    /// Documents and paragraphs where the form was seen: `A/RES/76/19 PP 10`.
    pub sources: Vec<String>,
    /// Where the term was read.
    pub location: Location,
}

/// Administrative status of a term (ISO 30042, data category `administrativeStatus`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Use this one.
    Preferred,
    /// Correct as well.
    Admitted,
    /// Not to be used.
    Deprecated,
    /// Correct once, replaced since.
    Superseded,
}

/// Where in a paragraph a term counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Anywhere.
    #[default]
    Any,
    /// Only where a paragraph opens, after its number and markers such as 又, 还, also, further.
    Opening,
    /// As [`Self::Opening`], and by rule in the preamble: *Recalling*, 铭记.
    Preamble,
    /// As [`Self::Opening`], and by rule in the operative part: *Decides*, 决定.
    Operative,
}

/// Several concepts that a reader takes for variants of one another, such as the verbs of
/// stressing. Reports show them side by side; no rule takes them for one concept.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Identifier, unique among families and concepts.
    pub id: String,
    /// Remark on what tells the members apart.
    pub note: Option<String>,
    /// The concepts.
    pub members: Vec<ConceptId>,
    /// Where the family was read.
    pub location: Location,
}

impl Glossary {
    /// The concept of an id.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.0 as usize]
    }

    /// The term of an id.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        &self.concept(id.concept).terms[id.term as usize]
    }

    /// The ids of all concepts, in order.
    pub fn concept_ids(&self) -> impl Iterator<Item = ConceptId> + use<> {
        (0..self.next_id().0).map(ConceptId)
    }

    /// All terms with their ids, in order.
    pub fn terms(&self) -> impl Iterator<Item = (TermId, &Term)> {
        self.concept_ids().zip(&self.concepts).flat_map(|(concept, entry)| {
            (0..).zip(&entry.terms).map(move |(term, form)| (TermId { concept, term }, form))
        })
    }

    /// The id that a concept gets which is added at the end.
    pub(crate) fn next_id(&self) -> ConceptId {
        ConceptId(
            u32::try_from(self.concepts.len()).expect("files are too small for 2^32 concepts"),
        )
    }
}

impl Concept {
    /// A concept of which nothing is known but its name and domain.
    pub(crate) fn new(id: String, domain: String, location: Location) -> Self {
        Self {
            id,
            domain,
            kind: ConceptKind::Term,
            definition: None,
            note: None,
            unattested: None,
            terms: Vec::new(),
            location,
        }
    }

    /// The terms of one language, preferred first.
    pub fn terms_in(&self, language: Language) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.language == language)
    }

    /// The preferred term of a language.
    #[must_use]
    pub fn preferred(&self, language: Language) -> Option<&Term> {
        self.terms_in(language).find(|term| term.status == Status::Preferred)
    }
}

impl Term {
    /// A term of which nothing is known but the form.
    pub(crate) fn new(text: &str, language: Language, status: Status, location: Location) -> Self {
        Self {
            text: text.to_owned(),
            language,
            status,
            abbreviation: false,
            reason: None,
            shared: None,
            only_for: None,
            position: Position::Any,
            not_in: Vec::new(),
            valid_from: None,
            valid_until: None,
            note: None,
            sources: Vec::new(),
            location,
        }
    }
}

impl ConceptKind {
    /// All kinds, the ordinary one first.
    pub const ALL: [Self; 3] = [Self::Term, Self::Name, Self::Formula];

    /// The name in files and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Name => "name",
            Self::Formula => "formula",
        }
    }
}

impl Position {
    /// All positions, the ordinary one first.
    pub const ALL: [Self; 4] = [Self::Any, Self::Opening, Self::Preamble, Self::Operative];

    /// The name in files and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Opening => "opening",
            Self::Preamble => "preamble",
            Self::Operative => "operative",
        }
    }

    /// Whether the form counts only where a paragraph opens.
    #[must_use]
    pub fn is_opening(self) -> bool {
        self != Self::Any
    }
}

impl Status {
    /// All statuses, best first.
    pub const ALL: [Self; 4] =
        [Self::Preferred, Self::Admitted, Self::Deprecated, Self::Superseded];

    /// The name in files and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Deprecated => "deprecated",
            Self::Superseded => "superseded",
        }
    }

    /// Whether a text may use the term: preferred or admitted.
    #[must_use]
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Preferred | Self::Admitted)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
