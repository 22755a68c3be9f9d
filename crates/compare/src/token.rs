//! Clauses as rows of tokens, the smallest parts that are compared.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;
use unicode_segmentation::UnicodeSegmentation;
use zhengming_document::{Batch, Paragraph};
use zhengming_glossary::TermId;
use zhengming_tagger::{Match, Scratch, Tagger};
use zhengming_text::{Folded, Folder, Span};

use crate::Clause;
use crate::citation::mark_citations;
use crate::tokenized::{TermAt, Tokenized};

/// A word, a Chinese character, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Bytes in the clause's text.
    pub(crate) span: Span,
    /// Stands for the folded form: tokens of the same form have the same key.
    pub(crate) key: u64,
    pub(crate) class: Class,
    /// The term that it is a part of, by its place in the list of terms.
    pub(crate) term: Option<usize>,
}

/// What a token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A part of the wording.
    Word,
    /// A word that alone changes little: articles, prepositions, conjunctions.
    Small,
    /// A part of a date, a session, a symbol or the number of a paragraph.
    Citation,
    /// Punctuation.
    Mark,
}

/// A word or a term while its place is in the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) range: Range<usize>,
    pub(crate) class: Class,
    pub(crate) term: Option<TermId>,
}

/// Words that alone change little.
const SMALL: &str = " a an the of in on to for and or by with at as its their that this these those \
                     from into also further which is are be been will would shall \
                     的 了 并 和 及 与 而 也 又 还 在 于 以 其 地 就 对 中 之 将 ";

/// Makes tokens, with memory that is used again.
pub(crate) struct Tokenizer<'t> {
    tagger: Option<&'t Tagger>,
    scratch: Scratch,
    folded: Folded,
}

impl<'t> Tokenizer<'t> {
    /// With a tagger the terms of its glossary are tokens.
    pub(crate) fn new(tagger: Option<&'t Tagger>) -> Self {
        Self { tagger, scratch: Scratch::default(), folded: Folded::default() }
    }

    /// A clause's text with its tokens.
    pub(crate) fn tokenized(&mut self, clause: &Clause, text: &str) -> Tokenized {
        let Some(tagger) = self.tagger else { return Tokenized::default() };
        let (batch, paragraph) = batch(clause, text);
        let (matches, folded) = tagger.tag(&batch, &paragraph, &mut self.scratch);
        let matches: Vec<&Match> =
            matches.iter().filter(|found| is_whole(tagger, found.term)).collect();
        let nested = matches.iter().filter(|found| found.nested);
        let nested = nested.map(|found| (folded.source_span(found.folded.clone()), found.term));
        let mut tokenized =
            Tokenized { text: text.to_owned(), nested: nested.collect(), ..Tokenized::default() };
        let mut words_of_term = Vec::new();
        for piece in pieces(folded.text(), &matches) {
            let Some(term) = piece.term else {
                tokenized.tokens.push(token(folded, &piece, None));
                continue;
            };
            words_of_term.clear();
            words(folded.text(), piece.range.clone(), &mut words_of_term);
            let first = tokenized.tokens.len();
            let number = Some(tokenized.terms.len());
            let whole = words_of_term.iter().map(|word| token(folded, word, number));
            tokenized.tokens.extend(whole.map(|token| Token { class: Class::Word, ..token }));
            let tokens = first..tokenized.tokens.len();
            tokenized.terms.push(TermAt { span: folded.source_span(piece.range), term, tokens });
        }
        tokenized
    }

    /// Stands for the folded text as a whole.
    pub(crate) fn whole(&mut self, text: &str) -> u64 {
        hash(self.fold(text))
    }

    /// Hands out the pieces of a text, without looking for terms.
    pub(crate) fn with_pieces<T>(
        &mut self,
        text: &str,
        action: impl FnOnce(&str, &[Piece]) -> T,
    ) -> T {
        let folded = self.fold(text);
        action(folded, &pieces(folded, &[]))
    }

    fn fold(&mut self, text: &str) -> &str {
        Folder.fold(text, Span::new(0, text.len()), &[], &mut self.folded);
        self.folded.text()
    }
}

fn token(folded: &Folded, piece: &Piece, term: Option<usize>) -> Token {
    Token {
        span: folded.source_span(piece.range.clone()),
        key: hash(&folded.text()[piece.range.clone()]),
        class: piece.class,
        term,
    }
}

/// The hash by which forms are compared.
pub(crate) fn hash(form: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    hasher.finish()
}

/// Whether a term stands in one piece: what fills the gap of another is not a part of it.
fn is_whole(tagger: &Tagger, term: TermId) -> bool {
    !tagger.glossary().term(term).text.contains('…')
}

/// A text as a batch of one paragraph.
fn batch(clause: &Clause, text: &str) -> (Batch, Paragraph) {
    let Clause { kind, .. } = *clause;
    let label = clause.place.label;
    let span = Span::new(0, text.len());
    let paragraph = Paragraph { span, edits: (0, 0), label, kind };
    let batch = Batch { line: 1, text: text.to_owned(), ..Batch::default() };
    (batch, paragraph)
}

/// Terms are one piece each; what lies between them is parted into words.
fn pieces(text: &str, matches: &[&Match]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 3);
    let mut from = 0;
    for found in matches.iter().filter(|found| !found.nested) {
        let range = found.folded.clone();
        // One in the gap of another does not stand beside it.
        if range.start >= from && !range.is_empty() {
            words(text, from..range.start, &mut pieces);
            from = range.end;
            pieces.push(Piece { range, class: Class::Word, term: Some(found.term) });
        }
    }
    words(text, from..text.len(), &mut pieces);
    mark_citations(text, &mut pieces);
    pieces
}

fn words(text: &str, range: Range<usize>, pieces: &mut Vec<Piece>) {
    for (at, word) in text[range.clone()].split_word_bound_indices() {
        let start = range.start + at;
        let Some(first) = word.chars().next().filter(|first| !first.is_whitespace()) else {
            continue;
        };
        let class = match first {
            _ if !first.is_alphanumeric() => Class::Mark,
            _ if is_small(word) => Class::Small,
            _ => Class::Word,
        };
        pieces.push(Piece { range: start..start + word.len(), class, term: None });
    }
}

fn is_small(word: &str) -> bool {
    let at = |at: usize| SMALL[..at].ends_with(' ') && SMALL[at + word.len()..].starts_with(' ');
    word.len() <= 7 && SMALL.match_indices(word).any(|(start, _)| at(start))
}
