//! Which terms stand in the place of which others.

use zhengming_glossary::{ConceptId, ConceptKind, Glossary, TermId};
use zhengming_text::Span;

use crate::runs::Run;
use crate::token::Class;
use crate::tokenized::Tokenized;
use crate::wording::{Change, common_ends};

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
        if *change != Change::Wording {
            continue;
        }
        let Some(replaced) = replaced(old, new, run) else { continue };
        let words = |side: &Tokenized, span: Span| without_steps(&side.text[span.range()]);
        if words(old, replaced.old.0) == words(new, replaced.new.0) {
            *change = Change::SmallWords;
        } else if is_telling(&replaced, old, new, glossary) {
            *change = Change::Term;
            found.push(without_rest(old, new, run, replaced, glossary));
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
    let changed = |side: &Tokenized, stretch: fn(&Run) -> (usize, usize)| {
        let runs = runs.iter().enumerate().filter(|(_, run)| !run.is_same);
        let terms = runs.flat_map(|(at, run)| {
            side.terms_in(stretch(run)).iter().map(move |term| (at, term.span, term.term))
        });
        terms.collect::<Vec<_>>()
    };
    let gone = changed(old, |run| run.old);
    let mut come = changed(new, |run| run.new);
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
    match (is_formula(change.old.1), is_formula(change.new.1)) {
        (true, true) => true,
        (false, false) if change.kind == TermChangeKind::Unlisted => {
            !one.chars().any(|c| c >= '\u{2e80}' && two.contains(c)) && !one.contains(&two)
        }
        (false, false) => !one.contains(&two) && !two.contains(&one),
        _ => false,
    }
}

/// An opening verb without the marker that only counts how often it came before: 又, *also*.
fn without_steps(text: &str) -> String {
    let words = text.split_whitespace().map(str::to_lowercase);
    let words: Vec<String> = words.filter(|word| word != "also" && word != "further").collect();
    words.join(" ").trim_start_matches(['又', '还', '再']).to_owned()
}

/// One term that stands in the place of another, or of a few words.
fn replaced(old: &Tokenized, new: &Tokenized, run: &Run) -> Option<TermChange> {
    let (one, two) = (only_term(old, run.old)?, only_term(new, run.new)?);
    let kind = match (one.1, two.1) {
        (None, None) => return None,
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) if old.concept == new.concept => TermChangeKind::Rendering,
        (Some(_), Some(_)) => TermChangeKind::Concept,
        _ => TermChangeKind::Unlisted,
    };
    Some(TermChange { kind, old: one, new: two })
}

/// The change of a term inside a longer one, where the rest of that stays: 更多规范 gave way to 更多准则,
/// of which the glossary knows 准则 alone.
fn without_rest(
    old: &Tokenized,
    new: &Tokenized,
    run: &Run,
    change: TermChange,
    glossary: &Glossary,
) -> TermChange {
    let (Some(old_term), Some(new_term)) = (change.old.1, change.new.1) else { return change };
    let (one, two) = (old.stretch(run.old), new.stretch(run.new));
    let (head, tail) = common_ends(&old.text[one.range()], &new.text[two.range()]);
    let rest = |span: Span| Span::new(span.start + head, span.end - tail);
    let (one, two) = (rest(one), rest(two));
    let known = |side: &Tokenized, span: Span, concept: ConceptId| {
        let text = &side.text[span.range()];
        let terms = (0..).zip(&glossary.concept(concept).terms);
        let mut known = terms.filter(|(_, form)| form.text == text);
        known.next().map(|(term, _)| (span, Some(TermId { concept, term })))
    };
    let found = known(old, one, new_term.concept)
        .map(|found| (found, change.new))
        .or_else(|| known(new, two, old_term.concept).map(|found| (change.old, found)));
    match found {
        Some((old, new)) => TermChange { kind: TermChangeKind::Rendering, old, new },
        None => change,
    }
}

/// The stretch of a short run, narrowed to its term if it has one; none where it has several terms
/// or many words.
fn only_term(side: &Tokenized, run: (usize, usize)) -> Option<(Span, Option<TermId>)> {
    let tokens = &side.tokens[run.0..run.1];
    let words = tokens.iter().filter(|token| token.class == Class::Word && token.term.is_none());
    match (words.count(), side.terms_in(run)) {
        (words, [only]) if words <= MOST_WORDS => Some((only.span, Some(only.term))),
        (words, []) if (1..=MOST_WORDS).contains(&words) => Some((side.stretch(run), None)),
        _ => None,
    }
}
