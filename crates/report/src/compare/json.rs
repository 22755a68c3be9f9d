use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use zhengming_compare::{FamilyUse, Row, TermTally, Version, Wording};
use zhengming_glossary::{Glossary, Language, Status, TermId};
use zhengming_text::Span;

use super::Compared;
use crate::json;

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    languages: &'a [Language],
    old: Side<'a>,
    new: Side<'a>,
    terms: Vec<TallyRow<'a>>,
    families: Vec<FamilyRow<'a>>,
    clauses: Vec<ClauseRow<'a>>,
}

/// One of the two documents.
#[derive(Serialize)]
struct Side<'a> {
    document: &'a str,
    path: Cow<'a, str>,
    date: Option<&'a str>,
    clauses: usize,
    left_out: usize,
}

/// A change of a term in all clauses that have it.
#[derive(Serialize)]
struct TallyRow<'a> {
    kind: &'static str,
    lang: Language,
    old: TermRow<'a>,
    new: TermRow<'a>,
    /// Indices in the list of clauses.
    clauses: &'a [usize],
    english_same: usize,
}

/// A family of which different members are in use.
#[derive(Serialize)]
struct FamilyRow<'a> {
    family: &'a str,
    lang: Language,
    terms: Vec<UseRow<'a>>,
}

#[derive(Serialize)]
struct UseRow<'a> {
    concept: &'a str,
    term: &'a str,
    old: usize,
    new: usize,
}

/// A term, or words in its place.
#[derive(Serialize)]
struct TermRow<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<(usize, usize)>,
    concept: Option<&'a str>,
    term: Option<&'a str>,
    status: Option<Status>,
}

/// Clauses that belong together.
#[derive(Serialize)]
struct ClauseRow<'a> {
    fate: &'static str,
    moved: bool,
    change: Option<&'static str>,
    case: Option<&'static str>,
    old: Vec<String>,
    new: Vec<String>,
    texts: Vec<TextRow<'a>>,
}

/// The clauses in one language.
#[derive(Serialize)]
pub(crate) struct TextRow<'a> {
    lang: Language,
    change: Option<&'static str>,
    old: Cow<'a, str>,
    new: Cow<'a, str>,
    pieces: Vec<PieceRow<'a>>,
    old_terms: Vec<TermRow<'a>>,
    new_terms: Vec<TermRow<'a>>,
    term_changes: Vec<ChangeRow<'a>>,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    change: &'static str,
    old: &'a str,
    new: &'a str,
}

#[derive(Serialize)]
struct ChangeRow<'a> {
    kind: &'static str,
    old: TermRow<'a>,
    new: TermRow<'a>,
}

/// The schema `zhengming.compare/1`; `docs/compare.md` describes it.
pub(super) fn write(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tallies = compared.comparison.term_tallies(compared.glossary);
    let families = compared.comparison.family_uses(compared.glossary);
    let rows = compared.comparison.rows.iter();
    let page = Page {
        schema: "zhengming.compare/1",
        languages: &compared.comparison.languages,
        old: Side::new(compared.old),
        new: Side::new(compared.new),
        terms: tallies.iter().map(|tally| TallyRow::new(tally, compared.glossary)).collect(),
        families: families.iter().map(|family| FamilyRow::new(family, compared.glossary)).collect(),
        clauses: rows.map(|row| ClauseRow::new(compared, row)).collect(),
    };
    json::write(&page, out)
}

impl<'a> Side<'a> {
    fn new(version: &'a Version) -> Self {
        Self {
            document: &version.name,
            path: version.path.to_string_lossy(),
            date: version.date.as_deref(),
            clauses: version.clauses.len(),
            left_out: version.left_out,
        }
    }
}

impl<'a> TallyRow<'a> {
    fn new(tally: &'a TermTally, glossary: &'a Glossary) -> Self {
        Self {
            kind: tally.kind.name(),
            lang: tally.language,
            old: TermRow::new(&tally.old.0, None, tally.old.1, glossary),
            new: TermRow::new(&tally.new.0, None, tally.new.1, glossary),
            clauses: &tally.rows,
            english_same: tally.same.len(),
        }
    }
}

impl<'a> FamilyRow<'a> {
    fn new(family: &FamilyUse, glossary: &'a Glossary) -> Self {
        let row = |&(id, old, new): &(TermId, usize, usize)| {
            let concept = &glossary.concept(id.concept).id;
            UseRow { concept, term: &glossary.term(id).text, old, new }
        };
        Self {
            family: &glossary.families[family.family].id,
            lang: family.language,
            terms: family.terms.iter().map(row).collect(),
        }
    }
}

impl<'a> TermRow<'a> {
    fn new(
        text: &'a str,
        span: Option<Span>,
        term: Option<TermId>,
        glossary: &'a Glossary,
    ) -> Self {
        Self {
            text,
            span: span.map(|span| (span.start, span.end)),
            concept: term.map(|term| glossary.concept(term.concept).id.as_str()),
            term: term.map(|term| glossary.term(term).text.as_str()),
            status: term.map(|term| glossary.term(term).status),
        }
    }

    fn at(text: &'a str, span: Span, term: Option<TermId>, glossary: &'a Glossary) -> Self {
        Self::new(&text[span.range()], Some(span), term, glossary)
    }
}

impl<'a> ClauseRow<'a> {
    fn new(compared: &Compared<'a>, row: &'a Row) -> Self {
        let places = |version: &Version, clauses: &[usize]| {
            clauses.iter().map(|&at| version.clauses[at].place.to_string()).collect()
        };
        let texts =
            Language::ALL.into_iter().filter_map(|language| match row.wordings.get(language) {
                Some(wording) => Some(TextRow::new(language, wording, compared.glossary)),
                None => TextRow::lone(compared, row, language),
            });
        Self {
            fate: row.link.fate().name(),
            moved: row.link.is_moved,
            change: row.change().map(zhengming_compare::Change::name),
            case: row.case().map(zhengming_compare::Case::name),
            old: places(compared.old, &row.link.old),
            new: places(compared.new, &row.link.new),
            texts: texts.collect(),
        }
    }
}

impl<'a> TextRow<'a> {
    pub(crate) fn new(lang: Language, wording: &'a Wording, glossary: &'a Glossary) -> Self {
        let piece = |piece: &'a zhengming_compare::Piece| PieceRow {
            change: piece.change.name(),
            old: wording.old_of(piece),
            new: wording.new_of(piece),
        };
        let terms = |text: &'a str, terms: &'a [(Span, TermId)]| {
            let row =
                |&(span, term): &(Span, TermId)| TermRow::at(text, span, Some(term), glossary);
            terms.iter().map(row).collect::<Vec<_>>()
        };
        let change = |change: &'a zhengming_compare::TermChange| ChangeRow {
            kind: change.kind.name(),
            old: TermRow::at(&wording.old, change.old.0, change.old.1, glossary),
            new: TermRow::at(&wording.new, change.new.0, change.new.1, glossary),
        };
        Self {
            lang,
            change: Some(wording.change().name()),
            old: Cow::Borrowed(&wording.old),
            new: Cow::Borrowed(&wording.new),
            pieces: wording.pieces.iter().map(piece).collect(),
            old_terms: terms(&wording.old, &wording.old_terms),
            new_terms: terms(&wording.new, &wording.new_terms),
            term_changes: wording.term_changes.iter().map(change).collect(),
        }
    }

    /// The text of one side, where the other has none.
    fn lone(compared: &Compared<'a>, row: &Row, lang: Language) -> Option<Self> {
        let text = |version: &'a Version, clauses: &[usize]| -> Cow<'a, str> {
            let texts = clauses.iter().map(|&at| version.clauses[at].text.get(lang).as_str());
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            match texts.as_slice() {
                [text] => Cow::Borrowed(text),
                texts => Cow::Owned(texts.join("\n")),
            }
        };
        let (old, new) = (text(compared.old, &row.link.old), text(compared.new, &row.link.new));
        let has_text = !old.is_empty() || !new.is_empty();
        has_text.then(|| Self {
            lang,
            change: None,
            old,
            new,
            pieces: Vec::new(),
            old_terms: Vec::new(),
            new_terms: Vec::new(),
            term_changes: Vec::new(),
        })
    }
}
