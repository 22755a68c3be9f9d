//! Which terms stand in the place of which others.

use zhengming_glossary::{ConceptId, ConceptKind, Glossary, TermId};
use zhengming_text::Span;

use crate::runs::Run;
use crate::token::{Class, Token};
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

/// A term in a run that differs.
#[derive(Clone, Copy)]
struct Found {
    run: usize,
    span: Span,
    term: TermId,
}

/// Terms of one concept, one of which went and another came, wherever they stand in the clause: first
/// of terms as wholes, then also of those inside longer ones that have no partner.
fn renderings(
    old: &Tokenized,
    new: &Tokenized,
    runs: &[Run],
    changes: &mut [Change],
) -> Vec<TermChange> {
    let mut gone = wholes(old, runs, |run| run.old);
    let mut come = wholes(new, runs, |run| run.new);
    let mut found = Vec::new();
    for (from, to) in pairs(&mut gone, &mut come) {
        changes[from.run] = Change::Term;
        changes[to.run] = Change::Term;
        found.push(innermost(old, new, from, to));
    }
    gone.extend(parts(old, &gone));
    come.extend(parts(new, &come));
    // What stands in both is no change.
    let is_in = |list: &[Found], term: TermId| list.iter().any(|found| found.term == term);
    let both: Vec<TermId> =
        gone.iter().map(|found| found.term).filter(|&term| is_in(&come, term)).collect();
    gone.retain(|found| !both.contains(&found.term));
    come.retain(|found| !both.contains(&found.term));
    for (from, to) in pairs(&mut gone, &mut come) {
        changes[from.run] = Change::Term;
        changes[to.run] = Change::Term;
        found.push(rendering((from.span, from.term), (to.span, to.term)));
    }
    found
}

/// The terms of the runs that differ.
fn wholes(side: &Tokenized, runs: &[Run], stretch: fn(&Run) -> (usize, usize)) -> Vec<Found> {
    let runs = runs.iter().enumerate().filter(|(_, run)| !run.is_same);
    let terms = runs.flat_map(|(run, it)| {
        let terms = side.terms_in(stretch(it)).iter();
        terms.map(move |at| Found { run, span: at.span, term: at.term })
    });
    terms.collect()
}

/// The terms inside terms.
fn parts(side: &Tokenized, wholes: &[Found]) -> Vec<Found> {
    let parts = wholes.iter().flat_map(|whole| {
        let first = side.nested.partition_point(|(span, _)| span.start < whole.span.start);
        let inside = side.nested[first..].iter();
        let inside = inside.take_while(|(span, _)| span.start < whole.span.end);
        inside.map(|&(span, term)| Found { run: whole.run, span, term })
    });
    parts.collect()
}

/// Takes the pairs of different terms of one concept out of two lists.
fn pairs(gone: &mut Vec<Found>, come: &mut Vec<Found>) -> Vec<(Found, Found)> {
    let mut pairs = Vec::new();
    gone.retain(|from| {
        let fits = |to: &Found| to.term.concept == from.term.concept && to.term != from.term;
        let Some(at) = come.iter().position(fits) else { return true };
        pairs.push((*from, come.remove(at)));
        false
    });
    pairs
}

fn rendering((old, old_term): (Span, TermId), (new, new_term): (Span, TermId)) -> TermChange {
    let kind = TermChangeKind::Rendering;
    TermChange { kind, old: (old, Some(old_term)), new: (new, Some(new_term)) }
}

/// The change of a term, or that of the term inside it that alone makes the difference: 国家负责任行为
/// in 国家负责任行为框架.
fn innermost(old: &Tokenized, new: &Tokenized, from: Found, to: Found) -> TermChange {
    let (old_inside, new_inside) = (parts(old, &[from]), parts(new, &[to]));
    let around = |side: &Tokenized, whole: Span, inner: Span| {
        let text = |from: usize, to: usize| side.text[from..to].to_owned();
        (text(whole.start, inner.start), text(inner.end, whole.end))
    };
    let pairs = old_inside.iter().flat_map(|one| new_inside.iter().map(move |two| (one, two)));
    let inner = pairs
        .filter(|(one, two)| one.term.concept == two.term.concept && one.term != two.term)
        .filter(|(one, two)| around(old, from.span, one.span) == around(new, to.span, two.span))
        .min_by_key(|(one, _)| one.span.len());
    let (from, to) = inner.unwrap_or((&from, &to));
    rendering((from.span, from.term), (to.span, to.term))
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
        (false, false) => {
            let is_inside = one.contains(&two) || two.contains(&one);
            let is_unlisted = change.kind == TermChangeKind::Unlisted;
            // One Chinese character in common may be all that the change left of a word.
            let overlaps = || one.chars().any(|c| c >= '\u{2e80}' && two.contains(c));
            !(is_inside || is_unlisted && overlaps())
        }
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
        (words, []) if (1..=MOST_WORDS).contains(&words) => {
            let is_word = |token: &Token| token.class == Class::Word;
            let first = run.0 + tokens.iter().position(is_word)?;
            let end = run.0 + tokens.iter().rposition(is_word)? + 1;
            let words = side.stretch((first, end));
            // One character is no term: 该 may stand for anything.
            (side.text[words.range()].chars().count() > 1).then_some((words, None))
        }
        _ => None,
    }
}
