//! What a format cannot carry, counted for a glossary.

use zhengming_text::Language;

use super::table::{Column, terms_of};
use super::{ExportOptions, Kind};
use crate::values::looks_abbreviated;
use crate::{Concept, ConceptKind, Format, Glossary, Position, Term};

/// Something of a glossary that a file in a format does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is: `definition` where there is one, `definitions` where there are more.
    pub what: &'static str,
    /// How often the glossary has it.
    pub count: usize,
}

/// Something that a glossary may have and a format may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Families,
    Version,
    Titles,
    /// Domains, in a file that can state but one.
    SeveralDomains,
    /// Identifiers, by which terms of several pairs are known to be of one concept.
    Ids,
    Domains,
    Kinds,
    Definitions,
    ConceptNotes,
    Unattested,
    /// Concepts that have accepted terms in one language only.
    WithoutPair,
    /// Terms of the source language that must not be used.
    RejectedSources,
    /// Accepted terms of the source language beside another: read back, each is a concept.
    OtherSources,
    /// Remarks on terms of the source language.
    SourceRemarks,
    /// Terms that must not be used.
    Rejected,
    Reasons,
    Shared,
    Conditions,
    Positions,
    Blocking,
    Abbreviations,
    Validity,
    TermNotes,
    Sources,
    /// Terms of a language for which a table has no column.
    OfLanguage(Language),
    /// Terms that a cell of several terms would divide.
    Divided,
    /// Characters that XML does not allow.
    Controls,
}

/// What tables of all columns have no place for.
const OF_TABLES: &[Part] = &[Part::Families, Part::Version, Part::Titles];

/// What TBX has no place for.
const OF_TBX: &[Part] = &[Part::Families, Part::Version, Part::Titles, Part::Controls];

/// What lists of pairs have no place for.
const OF_PAIRS: &[Part] = &[
    Part::Families,
    Part::Version,
    Part::Titles,
    Part::Ids,
    Part::Domains,
    Part::Kinds,
    Part::Definitions,
    Part::ConceptNotes,
    Part::Unattested,
    Part::WithoutPair,
    Part::RejectedSources,
    Part::OtherSources,
    Part::SourceRemarks,
    Part::Shared,
    Part::Positions,
    Part::Blocking,
    Part::Abbreviations,
    Part::Validity,
    Part::Sources,
];

/// The parts that columns of a table carry, with the column.
const BY_COLUMN: [(Column, Part); 16] = [
    (Column::Concept, Part::Ids),
    (Column::Status, Part::Rejected),
    (Column::Domain, Part::Domains),
    (Column::Kind, Part::Kinds),
    (Column::Definition, Part::Definitions),
    (Column::ConceptNote, Part::ConceptNotes),
    (Column::Unattested, Part::Unattested),
    (Column::Note, Part::TermNotes),
    (Column::Reason, Part::Reasons),
    (Column::Shared, Part::Shared),
    (Column::OnlyFor, Part::Conditions),
    (Column::Position, Part::Positions),
    (Column::NotIn, Part::Blocking),
    (Column::Abbreviation, Part::Abbreviations),
    (Column::ValidFrom, Part::Validity),
    (Column::Sources, Part::Sources),
];

/// What a file in this format does not hold of the glossary, where there is any of it.
///
/// ```
/// use zhengming_glossary::{ExportOptions, Format, load_bytes, losses};
///
/// let toml = "[[concept]]\nid = \"norm\"\ndefinition = \"D\"\nen = [\"norm\"]\nzh = [\"规范\"]\n";
/// let glossary = load_bytes("norm.toml", toml).glossary;
/// let of = |name| losses(&glossary, Format::by_name(name).unwrap(), &ExportOptions::default());
/// assert!(of("tbx").is_empty());
/// assert!(of("omegat").iter().any(|loss| loss.what == "definition" && loss.count == 1));
/// ```
#[must_use]
pub fn losses(glossary: &Glossary, format: Format, options: &ExportOptions) -> Vec<Loss> {
    let concepts: Vec<&Concept> = options.concepts(glossary).collect();
    let count = |part: Part| part.count(glossary, &concepts, options);
    let counted = parts(format, options).into_iter().map(|part| (part, count(part)));
    let losses = counted.filter(|&(_, count)| count > 0);
    losses.map(|(part, count)| Loss { what: part.name(count == 1), count }).collect()
}

fn parts(format: Format, options: &ExportOptions) -> Vec<Part> {
    let mut parts = match format.entry().kind {
        Kind::Whole => Vec::new(),
        Kind::Domain => vec![Part::SeveralDomains],
        Kind::Xml => OF_TBX.to_vec(),
        Kind::Table | Kind::Workbook => OF_TABLES.to_vec(),
        Kind::Pairs => OF_PAIRS.to_vec(),
    };
    if let Some(map) = options.columns.as_ref().filter(|_| format.has_columns()) {
        let missing = BY_COLUMN.iter().filter(|(column, _)| !map.carries(*column));
        parts.extend(missing.map(|&(_, part)| part));
        if !map.carries(Column::Term) {
            let missing = |language: &Language| !map.has(Column::In(*language));
            parts.extend(Language::ALL.into_iter().filter(missing).map(Part::OfLanguage));
            parts.push(Part::Divided);
        }
    }
    if options.by_domain {
        parts.retain(|part| !matches!(part, Part::SeveralDomains | Part::Domains));
    }
    parts
}

impl Part {
    fn name(self, is_one: bool) -> &'static str {
        let (one, several) = match self {
            Self::Families => ("family", "families"),
            Self::Version => ("version", "versions"),
            Self::Titles => ("title of a domain", "titles of domains"),
            Self::SeveralDomains | Self::Domains => ("domain of a concept", "domains of concepts"),
            Self::Ids => ("identifier", "identifiers"),
            Self::Kinds => ("kind of a concept", "kinds of concepts"),
            Self::Definitions => ("definition", "definitions"),
            Self::ConceptNotes => ("note on a concept", "notes on concepts"),
            Self::Unattested => ("reason for no source", "reasons for no source"),
            Self::WithoutPair => (
                "concept without a pair of accepted terms",
                "concepts without a pair of accepted terms",
            ),
            Self::RejectedSources => {
                ("deprecated or superseded source term", "deprecated or superseded source terms")
            }
            Self::OtherSources => (
                "other source term (read back as a concept of its own)",
                "other source terms (read back as concepts of their own)",
            ),
            Self::OfLanguage(Language::En) => ("English term", "English terms"),
            Self::OfLanguage(Language::Zh) => ("Chinese term", "Chinese terms"),
            Self::SourceRemarks => ("note on a source term", "notes on source terms"),
            Self::Rejected => ("deprecated or superseded term", "deprecated or superseded terms"),
            Self::Reasons => ("reason", "reasons"),
            Self::Shared => ("reason for sharing a form", "reasons for sharing a form"),
            Self::Conditions => ("condition (only_for)", "conditions (only_for)"),
            Self::Positions => ("position", "positions"),
            Self::Blocking => ("blocking form (not_in)", "blocking forms (not_in)"),
            Self::Abbreviations => ("mark of an abbreviation", "marks of abbreviations"),
            Self::Validity => ("term of limited validity", "terms of limited validity"),
            Self::TermNotes => ("note on a term", "notes on terms"),
            Self::Sources => ("source", "sources"),
            Self::Divided => ("term with ; or | in it", "terms with ; or | in them"),
            Self::Controls => (
                "text with characters that XML does not allow",
                "texts with characters that XML does not allow",
            ),
        };
        if is_one { one } else { several }
    }

    fn count(self, glossary: &Glossary, concepts: &[&Concept], options: &ExportOptions) -> usize {
        let of_concepts = |has: fn(&Concept) -> bool| concepts.iter().filter(|c| has(c)).count();
        let terms = || concepts.iter().flat_map(|concept| &concept.terms);
        let of_terms = |has: fn(&Term) -> bool| terms().filter(|term| has(term)).count();
        let sources = || terms().filter(|term| term.language == options.source);
        let pairs = || concepts.iter().filter(|concept| has_pair(concept, options.source));
        match self {
            Self::Families => glossary.families.len(),
            Self::Version => usize::from(!glossary.version.is_empty()),
            Self::Titles => {
                glossary.domains.iter().filter(|d| d.en.is_some() || d.zh.is_some()).count()
            }
            Self::SeveralDomains => {
                if are_of_one_domain(concepts) {
                    0
                } else {
                    concepts.len()
                }
            }
            Self::Ids | Self::Domains => concepts.len(),
            Self::Kinds => of_concepts(|concept| concept.kind != ConceptKind::default()),
            Self::Definitions => of_concepts(|concept| concept.definition.is_some()),
            Self::ConceptNotes => of_concepts(|concept| concept.note.is_some()),
            Self::Unattested => of_concepts(|concept| concept.unattested.is_some()),
            Self::WithoutPair => concepts.len() - pairs().count(),
            Self::RejectedSources => sources().filter(|term| !term.status.is_accepted()).count(),
            Self::OtherSources => {
                pairs().map(|concept| accepted_in(concept, options.source).skip(1).count()).sum()
            }
            Self::OfLanguage(language) => terms()
                .filter(|term| term.language == language && term.status.is_accepted())
                .count(),
            Self::SourceRemarks => sources()
                .filter(|term| term.status.is_accepted())
                .filter(|term| term.note.is_some() || term.only_for.is_some())
                .count(),
            Self::Rejected => of_terms(|term| !term.status.is_accepted()),
            Self::Reasons => of_terms(|term| term.reason.is_some()),
            Self::Shared => of_terms(|term| term.shared.is_some()),
            Self::Conditions => of_terms(|term| term.only_for.is_some()),
            Self::Positions => of_terms(|term| term.position != Position::default()),
            Self::Blocking => terms().map(|term| term.not_in.len()).sum(),
            Self::Abbreviations => {
                of_terms(|term| term.abbreviation != looks_abbreviated(&term.text))
            }
            Self::Validity => {
                of_terms(|term| term.valid_from.is_some() || term.valid_until.is_some())
            }
            Self::TermNotes => of_terms(|term| term.note.is_some()),
            Self::Sources => terms().map(|term| term.sources.len()).sum(),
            Self::Divided => {
                of_terms(|term| term.status.is_accepted() && terms_of(&term.text).count() > 1)
            }
            Self::Controls => concepts.iter().map(|concept| unfit_for_xml(concept)).sum(),
        }
    }
}

fn are_of_one_domain(concepts: &[&Concept]) -> bool {
    concepts.windows(2).all(|pair| pair[0].domain == pair[1].domain)
}

fn accepted_in(concept: &Concept, language: Language) -> impl Iterator<Item = &Term> {
    concept.terms_in(language).filter(|term| term.status.is_accepted())
}

/// Whether a concept has an accepted term to render and any rendering.
fn has_pair(concept: &Concept, source: Language) -> bool {
    accepted_in(concept, source).next().is_some()
        && concept.terms_in(source.other()).next().is_some()
}

/// Texts of a concept that XML cannot hold as they are.
fn unfit_for_xml(concept: &Concept) -> usize {
    let of_concept = [&concept.definition, &concept.note, &concept.unattested];
    let of_terms = concept.terms.iter().flat_map(|term| {
        let texts = [&term.reason, &term.shared, &term.only_for, &term.note];
        texts.into_iter().flatten().chain(&term.not_in).chain(&term.sources).chain([&term.text])
    });
    let texts = of_concept.into_iter().flatten().chain(of_terms);
    texts.filter(|text| !text.chars().all(super::tbx::is_xml)).count()
}
