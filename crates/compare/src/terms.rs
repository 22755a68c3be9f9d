//! Which terms stand in the place of which others.

use zhengming_glossary::{ConceptKind, Glossary, TermId};
use zhengming_text::Span;

use crate::token::{Class, Token};
use crate::wording::{Change, Run, Tokenized};

/// A term in whose place another stands in the new text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermChange {
    /// What kind of change it is.
    pub kind: TermChangeKind,
    /// What the old text has: its bytes there, and the term, where the glossary knows it.
    pub old: (Span, Option<TermId>),
    /// What the new text has.
    pub new: (Span, Option<TermId>),
}

/// What became of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermChangeKind {
    /// Another term of the same concept.
    Rendering,
    /// A term of another concept.
    Concept,
    /// Words that the glossary does not have, or a term instead of such.
    Unlisted,
}

impl TermChangeKind {
    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rendering => "rendering",
            Self::Concept => "concept",
            Self::Unlisted => "unlisted",
        }
    }
}

/// Words beside a term that a change of it may have, so that it is not a new passage.
const MOST_WORDS: usize = 3;

/// The changes of terms; what they stand in becomes [`Change::Term`].
pub(crate) fn term_changes(
    old: &Tokenized,
    new: &Tokenized,
    runs: &[Run],
    changes: &mut [Change],
    glossary: &Glossary,
) -> Vec<TermChange> {
    let mut found = renderings(old, new, runs, changes);
    for (run, change) in runs.iter().zip(changes) {
        if *change == Change::Wording
            && let Some(replaced) = replaced(run.old_of(old), run.new_of(new))
            && is_telling(&replaced, old, new, glossary)
        {
            let words = |side: &Tokenized, span: Span| without_steps(&side.text[span.range()]);
            let is_step = words(old, replaced.old.0) == words(new, replaced.new.0);
            *change = if is_step { Change::SmallWords } else { Change::Term };
            found.extend(Some(replaced).filter(|_| !is_step));
        }
    }
    found.sort_by_key(|change| (change.old.0.start, change.new.0.start));
    found
}

/// Terms of one concept, one of which went and another came, wherever they stand in the clause.
fn renderings(
    old: &Tokenized,
    new: &Tokenized,
    runs: &[Run],
    changes: &mut [Change],
) -> Vec<TermChange> {
    let changed = |side: for<'r, 't> fn(&'r Run, &'t Tokenized) -> &'t [Token], text| {
        let runs = runs.iter().enumerate().filter(|(_, run)| !run.is_same);
        let tokens = runs.flat_map(move |(at, run)| side(run, text).iter().map(move |t| (at, t)));
        tokens.filter_map(|(at, token)| Some((at, token.span, token.term?))).collect::<Vec<_>>()
    };
    let gone = changed(Run::old_of, old);
    let mut come = changed(Run::new_of, new);
    let mut found = Vec::new();
    for (old_run, old_span, old_term) in gone {
        let fits = |&(_, _, term): &(usize, Span, TermId)| {
            term.concept == old_term.concept && term.term != old_term.term
        };
        let Some(at) = come.iter().position(fits) else { continue };
        let (new_run, new_span, new_term) = come.remove(at);
        changes[old_run] = Change::Term;
        changes[new_run] = Change::Term;
        found.push(innermost(old, new, (old_span, old_term), (new_span, new_term)));
    }
    found
}

/// The change of a term, or that of the term inside it that alone makes the difference: 国家负责任行为
/// in 国家负责任行为框架.
fn innermost(
    old: &Tokenized,
    new: &Tokenized,
    (old_span, old_term): (Span, TermId),
    (new_span, new_term): (Span, TermId),
) -> TermChange {
    let inside = |side: &Tokenized, span: Span| {
        let nested = side.nested.iter().copied();
        nested.filter(move |(inner, _)| span.contains(*inner)).collect::<Vec<_>>()
    };
    let (old_inside, new_inside) = (inside(old, old_span), inside(new, new_span));
    let around = |side: &Tokenized, whole: Span, inner: Span| {
        let text = |from: usize, to: usize| side.text[from..to].to_owned();
        (text(whole.start, inner.start), text(inner.end, whole.end))
    };
    let pairs = old_inside.iter().flat_map(|one| new_inside.iter().map(move |two| (*one, *two)));
    let inner = pairs
        .filter(|((_, one), (_, two))| one.concept == two.concept && one.term != two.term)
        .filter(|((one, _), (two, _))| around(old, old_span, *one) == around(new, new_span, *two))
        .min_by_key(|((span, _), _)| span.len());
    let ((old_span, old_term), (new_span, new_term)) =
        inner.unwrap_or(((old_span, old_term), (new_span, new_term)));
    TermChange {
        kind: TermChangeKind::Rendering,
        old: (old_span, Some(old_term)),
        new: (new_span, Some(new_term)),
    }
}

/// Whether a term was changed at all: not where its words stay in the text, nor where an opening
/// verb gave way to other words, as those of merged clauses do.
fn is_telling(change: &TermChange, old: &Tokenized, new: &Tokenized, glossary: &Glossary) -> bool {
    let text = |side: &Tokenized, (span, _): (Span, _)| side.text[span.range()].to_lowercase();
    let (one, two) = (text(old, change.old), text(new, change.new));
    let is_formula = |term: Option<TermId>| {
        term.is_some_and(|term| glossary.concept(term.concept).kind == ConceptKind::Formula)
    };
    change.kind == TermChangeKind::Concept
        || !one.contains(&two)
            && !two.contains(&one)
            && !is_formula(change.old.1)
            && !is_formula(change.new.1)
}

/// An opening verb without the marker that only counts how often it came before: 又, *also*.
fn without_steps(text: &str) -> String {
    let words = text.split_whitespace().map(str::to_lowercase);
    let words: Vec<String> = words.filter(|word| word != "also" && word != "further").collect();
    words.join(" ").trim_start_matches(['又', '还', '再']).to_owned()
}

/// One term that stands in the place of another, or of a few words.
fn replaced(one: &[Token], two: &[Token]) -> Option<TermChange> {
    let (old, old_term) = only_term(one)?;
    let (new, new_term) = only_term(two)?;
    let kind = match (old_term, new_term) {
        (None, None) => return None,
        (Some(old), Some(new)) if old == new => return None,
        (Some(_), Some(_)) => TermChangeKind::Concept,
        _ => TermChangeKind::Unlisted,
    };
    Some(TermChange { kind, old: (old, old_term), new: (new, new_term) })
}

/// The stretch of a short run, narrowed to its term if it has one; none where it has several terms
/// or many words.
fn only_term(tokens: &[Token]) -> Option<(Span, Option<TermId>)> {
    let mut terms = tokens.iter().filter(|token| token.term.is_some());
    let (term, more) = (terms.next(), terms.next());
    let words = tokens.iter().filter(|token| token.class == Class::Word).count();
    if more.is_some() || words == 0 || words > MOST_WORDS + usize::from(term.is_some()) {
        return None;
    }
    match term {
        Some(term) => Some((term.span, term.term)),
        None => Some((Span::new(tokens.first()?.span.start, tokens.last()?.span.end), None)),
    }
}
