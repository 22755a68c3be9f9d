use zhengming_glossary::{Glossary, TermId};

/// Words that a place in a document begins with.
const PLACES: [&str; 9] =
    ["PP", "OP", "title", "cover", "annex", "para.", "note", "conclusion", "body"];

/// A source of a term: the claim that the term stands in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The term.
    pub term: TermId,
    /// The source as the glossary has it: `A/RES/76/19 OP 6 (a)`.
    pub source: String,
    /// Symbol of the document, without blanks; empty where the source does not name a place.
    pub document: String,
    /// The place in the document, without commas.
    pub place: String,
}

/// All sources of a glossary, in its order.
#[must_use]
pub fn claims(glossary: &Glossary) -> Vec<Claim> {
    let of_term = |(id, term): (TermId, &zhengming_glossary::Term)| {
        term.sources.iter().map(move |source| Claim::new(id, source)).collect::<Vec<_>>()
    };
    glossary.terms().flat_map(of_term).collect()
}

impl Claim {
    fn new(term: TermId, source: &str) -> Self {
        let words: Vec<&str> = source.split_whitespace().collect();
        let at = words.iter().position(|word| PLACES.contains(word)).unwrap_or(0);
        Self {
            term,
            source: source.to_owned(),
            document: words[..at].concat(),
            place: words[at..].join(" ").replace(',', ""),
        }
    }
}
