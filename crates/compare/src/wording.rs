//! What two texts of a clause differ in, token by token.

use zhengming_glossary::{Glossary, TermId};
use zhengming_text::Span;

use crate::citation::is_cited_word;
use crate::runs::{Run, runs};
use crate::terms::{TermChange, term_changes};
use crate::token::{Class, Token};
use crate::tokenized::Tokenized;

/// The old and the new text of a clause in one language, with what differs.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The old text; of several clauses with a line break between them.
    pub old: String,
    /// The new text, likewise.
    pub new: String,
    /// What is the same and what is not. The old spans together are the old text, the new ones
    /// the new text.
    pub pieces: Vec<Piece>,
    /// Terms of the glossary in the old text, by bytes.
    pub old_terms: Vec<(Span, TermId)>,
    /// Terms of the glossary in the new text.
    pub new_terms: Vec<(Span, TermId)>,
    /// Terms in whose place others stand now.
    pub term_changes: Vec<TermChange>,
}

/// A stretch of both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the old text; empty where something was added.
    pub old: Span,
    /// Bytes of the new text; empty where something was left out.
    pub new: Span,
    /// How they differ.
    pub change: Change,
}

/// How two wordings differ, from nothing to what matters most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Not at all, or in what folding takes away: blanks, width, script, letter case.
    #[default]
    Same,
    /// In punctuation.
    Punctuation,
    /// In articles, prepositions, conjunctions or the number of a noun.
    SmallWords,
    /// In dates, sessions, symbols and numbers of paragraphs, which new documents bring up to date.
    Citation,
    /// In other words.
    Wording,
    /// In terms of the glossary.
    Term,
}

impl Change {
    /// All of them, the least first.
    pub const ALL: [Self; 6] = [
        Self::Same,
        Self::Punctuation,
        Self::SmallWords,
        Self::Citation,
        Self::Wording,
        Self::Term,
    ];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Punctuation => "punctuation",
            Self::SmallWords => "small-words",
            Self::Citation => "citation",
            Self::Wording => "wording",
            Self::Term => "term",
        }
    }
}

impl Wording {
    pub(crate) fn new(old: Tokenized, new: Tokenized, glossary: &Glossary) -> Self {
        let runs = runs(&old, &new);
        let mut changes: Vec<Change> =
            (0..runs.len()).map(|at| change(&old, &new, &runs, at)).collect();
        let term_changes = term_changes(&old, &new, &runs, &mut changes, glossary);
        let pieces = pieces(&old, &new, &runs, &changes, &term_changes);
        let terms = |side: &Tokenized| side.terms.iter().map(|at| (at.span, at.term)).collect();
        let (old_terms, new_terms) = (terms(&old), terms(&new));
        Self { old: old.text, new: new.text, pieces, old_terms, new_terms, term_changes }
    }

    /// How the two differ most.
    #[must_use]
    pub fn change(&self) -> Change {
        self.pieces.iter().map(|piece| piece.change).max().unwrap_or_default()
    }

    /// The old text of a piece.
    #[must_use]
    pub fn old_of(&self, piece: &Piece) -> &str {
        &self.old[piece.old.range()]
    }

    /// The new text of a piece.
    #[must_use]
    pub fn new_of(&self, piece: &Piece) -> &str {
        &self.new[piece.new.range()]
    }
}

/// How a run differs, terms aside.
fn change(old: &Tokenized, new: &Tokenized, runs: &[Run], at: usize) -> Change {
    let run = &runs[at];
    if run.is_same {
        return Change::Same;
    }
    let (one, two) = (run.old_of(old), run.new_of(new));
    let both = || one.iter().map(|t| (t, old.word(t))).chain(two.iter().map(|t| (t, new.word(t))));
    let has = |class: Class| both().any(|(token, _)| token.class == class);
    if both().all(|(token, _)| token.class == Class::Mark) {
        return if is_in_citation(old, runs, at) { Change::Citation } else { Change::Punctuation };
    }
    let fits = |(token, word): (&Token, &str)| match token.class {
        Class::Word => token.term.is_none() && is_cited_word(&word.to_lowercase()),
        _ => true,
    };
    if has(Class::Citation) && both().all(fits) {
        return Change::Citation;
    }
    if !has(Class::Word) && !has(Class::Citation) {
        return if is_in_citation(old, runs, at) { Change::Citation } else { Change::SmallWords };
    }
    if is_inflection(old, one, new, two) { Change::SmallWords } else { Change::Wording }
}

/// Whether what stays the same beside a run belongs to citations.
fn is_in_citation(old: &Tokenized, runs: &[Run], at: usize) -> bool {
    let is_citation = |token: Option<&Token>| token.is_some_and(|t| t.class == Class::Citation);
    let before = at.checked_sub(1).and_then(|at| runs[at].old_of(old).last());
    let after = runs.get(at + 1).and_then(|run| run.old_of(old).first());
    is_citation(before) && is_citation(after)
}

/// Whether words differ in their number only.
fn is_inflection(old: &Tokenized, one: &[Token], new: &Tokenized, two: &[Token]) -> bool {
    let words = |side: &Tokenized, tokens: &[Token]| -> Vec<String> {
        let words = tokens.iter().filter(|token| token.class == Class::Word);
        words.map(|token| stem(&side.word(token).to_lowercase())).collect()
    };
    let has_citation = one.iter().chain(two).any(|token| token.class == Class::Citation);
    !has_citation && !one.is_empty() && words(old, one) == words(new, two)
}

fn stem(word: &str) -> String {
    let word = word.trim_end_matches(['\'', '’']);
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Runs of tokens as stretches of both texts, each reaching to the start of the next.
fn pieces(
    old: &Tokenized,
    new: &Tokenized,
    runs: &[Run],
    changes: &[Change],
    terms: &[TermChange],
) -> Vec<Piece> {
    let start = |side: &Tokenized, at: usize| match (at, side.tokens.get(at)) {
        (0, _) => 0,
        (_, Some(token)) => token.span.start,
        (_, None) => side.text.len(),
    };
    let stretch = |side: &Tokenized, (from, to): (usize, usize)| {
        Span::new(start(side, from), if to == from { start(side, from) } else { start(side, to) })
    };
    let mut pieces: Vec<Piece> = Vec::with_capacity(runs.len());
    for (run, &change) in runs.iter().zip(changes) {
        let whole = Piece { old: stretch(old, run.old), new: stretch(new, run.new), change };
        let ends = match change {
            Change::Term => ends_beside_term(old, new, &whole, terms),
            _ => (0, 0),
        };
        for piece in narrowed(whole, ends) {
            match pieces.last_mut() {
                Some(last) if last.change == Change::Same && piece.change == Change::Same => {
                    (last.old.end, last.new.end) = (piece.old.end, piece.new.end);
                }
                _ => pieces.push(piece),
            }
        }
    }
    // Texts without any token are not seen, and so no different.
    if pieces.is_empty() {
        pieces.push(Piece { old: Span::default(), new: Span::default(), change: Change::Same });
    }
    if let Some(last) = pieces.last_mut() {
        (last.old.end, last.new.end) = (old.text.len(), new.text.len());
    }
    pieces
}

/// Bytes of the longest term that is always shown as a whole.
const SHOWN_WHOLE: usize = 24;

/// What is the same before and behind the term that makes the difference; in long names without
/// such a term, what is the same at their ends.
fn ends_beside_term(
    old_side: &Tokenized,
    new_side: &Tokenized,
    piece: &Piece,
    terms: &[TermChange],
) -> (usize, usize) {
    let (old, new) = (&*old_side.text, &*new_side.text);
    let (one, two) = (&old[piece.old.range()], &new[piece.new.range()]);
    for term in terms {
        let (from, to) = (term.old.0, term.new.0);
        if !piece.old.contains(from) || !piece.new.contains(to) {
            continue;
        }
        let head = from.start - piece.old.start;
        let tail = piece.old.end - from.end;
        let same_head = old[piece.old.start..from.start] == new[piece.new.start..to.start];
        if same_head && old[from.end..piece.old.end] == new[to.end..piece.new.end] {
            let is_long = from.len().min(to.len()) > SHOWN_WHOLE;
            let (one, two) = (&old[from.range()], &new[to.range()]);
            let (more, less) = if is_long { legible_ends(one, two) } else { (0, 0) };
            return (head + more, tail + less);
        }
    }
    if one.len().min(two.len()) <= SHOWN_WHOLE {
        return (0, 0);
    }
    beside_terms(old_side, new_side, piece, legible_ends(one, two))
}

/// Common ends of both sides of a piece, shortened until they end in none of the terms that are
/// shown as a whole.
fn beside_terms(
    old: &Tokenized,
    new: &Tokenized,
    piece: &Piece,
    (mut head, mut tail): (usize, usize),
) -> (usize, usize) {
    let cut = |side: &Tokenized, at: usize| {
        let spans = side.terms.iter().map(|term| term.span);
        let mut whole = spans.filter(|span| span.len() <= SHOWN_WHOLE);
        whole.find(|span| span.start < at && at < span.end)
    };
    let sides = [(old, piece.old), (new, piece.new)];
    while head > 0
        && let Some((span, from)) = sides
            .iter()
            .find_map(|(side, whole)| Some((cut(side, whole.start + head)?, whole.start)))
    {
        head = span.start.saturating_sub(from);
    }
    while tail > 0
        && let Some((span, to)) =
            sides.iter().find_map(|(side, whole)| Some((cut(side, whole.end - tail)?, whole.end)))
    {
        tail = to.saturating_sub(span.end);
    }
    (head, tail)
}

/// Common ends that leave two Chinese characters between them: of 利用 and 使用 not 利 and 使.
fn legible_ends(one: &str, two: &str) -> (usize, usize) {
    let (head, mut tail) = common_ends(one, two);
    let is_short = |text: &str| text[head..text.len() - tail].chars().count() < 2;
    if is_short(one) && is_short(two) {
        let next = one[one.len() - tail..].chars().next();
        tail -= next.filter(|c| *c >= '\u{2e80}').map_or(0, char::len_utf8);
    }
    (head, tail)
}

/// A change without so many bytes at its start and its end that are the same on both sides.
fn narrowed(piece: Piece, (head, tail): (usize, usize)) -> impl Iterator<Item = Piece> {
    let Piece { old, new, change } = piece;
    let part = |old: (usize, usize), new: (usize, usize), change| Piece {
        old: Span::new(old.0, old.1),
        new: Span::new(new.0, new.1),
        change,
    };
    let (old_head, old_tail) = (old.start + head, old.end - tail);
    let (new_head, new_tail) = (new.start + head, new.end - tail);
    [
        part((old.start, old_head), (new.start, new_head), Change::Same),
        part((old_head, old_tail), (new_head, new_tail), change),
        part((old_tail, old.end), (new_tail, new.end), Change::Same),
    ]
    .into_iter()
    .filter(move |piece| piece.change == change || !piece.old.is_empty())
}

/// Bytes that two texts have in common at their starts and at their ends, cut between words.
pub(crate) fn common_ends(one: &str, two: &str) -> (usize, usize) {
    let is_inside = |text: &str, at: usize| {
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
        is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next())
    };
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
    let mut head: usize = same.map(|(a, _)| a.len_utf8()).sum();
    while head > 0 && (is_inside(one, head) || is_inside(two, head)) {
        head -= one[..head].chars().next_back().map_or(head, char::len_utf8);
    }
    let (one, two) = (&one[head..], &two[head..]);
    let same = one.chars().rev().zip(two.chars().rev()).take_while(|(a, b)| a == b);
    let mut tail: usize = same.map(|(a, _)| a.len_utf8()).sum();
    while tail > 0 && (is_inside(one, one.len() - tail) || is_inside(two, two.len() - tail)) {
        tail -= one[one.len() - tail..].chars().next().map_or(tail, char::len_utf8);
    }
    (head, tail)
}
