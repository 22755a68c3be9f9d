use std::ops::Range;

use zhengming_glossary::TermId;
use zhengming_text::Span;

use crate::token::Token;

/// A text with its tokens and terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokenized {
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    /// Terms, disjoint and in order.
    pub(crate) terms: Vec<TermAt>,
    /// Terms inside others, in order.
    pub(crate) nested: Vec<(Span, TermId)>,
}

/// A term in a text.
#[derive(Clone, Debug)]
pub(crate) struct TermAt {
    pub(crate) span: Span,
    pub(crate) term: TermId,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
}

impl Tokenized {
    /// Adds another text, if it is none, behind a line break.
    pub(crate) fn append(&mut self, other: &Self) {
        if !self.text.is_empty() && !other.text.is_empty() {
            self.text.push('\n');
        }
        let base = self.text.len();
        let (first, number) = (self.tokens.len(), self.terms.len());
        self.text.push_str(&other.text);
        self.tokens.extend(other.tokens.iter().map(|token| Token {
            span: token.span.shifted(base),
            term: token.term.map(|term| term + number),
            ..*token
        }));
        self.terms.extend(other.terms.iter().map(|term| TermAt {
            span: term.span.shifted(base),
            term: term.term,
            tokens: term.tokens.start + first..term.tokens.end + first,
        }));
        let nested = other.nested.iter();
        self.nested.extend(nested.map(|&(span, term)| (span.shifted(base), term)));
    }

    /// The terms of a stretch of tokens.
    pub(crate) fn terms_in(&self, (from, to): (usize, usize)) -> &[TermAt] {
        let first = self.terms.partition_point(|term| term.tokens.end <= from);
        let end = self.terms.partition_point(|term| term.tokens.start < to);
        self.terms.get(first..end).unwrap_or_default()
    }

    pub(crate) fn word(&self, token: &Token) -> &str {
        &self.text[token.span.range()]
    }

    /// The text from the first to the last of some tokens.
    pub(crate) fn stretch(&self, (from, to): (usize, usize)) -> Span {
        match &self.tokens[from..to] {
            [first, .., last] => Span::new(first.span.start, last.span.end),
            [only] => only.span,
            [] => Span::default(),
        }
    }
}
