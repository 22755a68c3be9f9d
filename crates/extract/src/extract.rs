use std::cmp::Ordering;
use std::collections::HashSet;

use rayon::prelude::*;
use zhengming_glossary::Glossary;
use zhengming_rendering::{Index, Partner};
use zhengming_text::{Language, Span};

use crate::candidates::{Row, candidates};
use crate::corpus::{Corpus, folded_text};
use crate::finder::Finder;
use crate::forms::Forms;
use crate::grams::grams;
use crate::known::Known;
use crate::pairing::{pair, worth};
use crate::stream::{Vocabulary, stream, whole_texts};

/// How candidates are extracted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of the candidates.
    pub language: Language,
    /// Candidates to be given, best first; 0 for all.
    pub top: usize,
    /// Least number of occurrences; 0 for what suits the size of the texts.
    pub least: u32,
    /// Contexts to be given of each candidate.
    pub contexts: usize,
}

impl Default for Options {
    /// A hundred Chinese candidates with two contexts.
    fn default() -> Self {
        Self { language: Language::Zh, top: 100, least: 0, contexts: 2 }
    }
}

/// A row of words that may be a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its most frequent form.
    pub text: String,
    /// C-value, and where an aligned text was given, the more the better it pairs.
    pub score: f64,
    /// Occurrences in the texts.
    pub count: u32,
    /// Documents with an occurrence.
    pub documents: u32,
    /// What renders it in the aligned text.
    pub rendering: Option<Rendering>,
    /// The first occurrences.
    pub contexts: Vec<Context>,
}

/// What stands in the other language where a candidate stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendering {
    /// Its most frequent form.
    pub text: String,
    /// Units in which the two meet.
    pub together: u32,
    /// See [`zhengming_rendering::log_dice`].
    pub log_dice: f64,
    /// Whether the candidate is the first rendering of it in turn.
    pub mutual: bool,
}

/// An occurrence of a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The document.
    pub document: String,
    /// The paragraph.
    pub place: String,
    /// The paragraph's text.
    pub text: String,
    /// The candidate in `text`.
    pub span: Span,
}

/// Rows of words that are ranked.
const MOST: usize = 30_000;

/// What a candidate gains that is a heading or stands alone in quotation marks.
const DEFINED: f64 = 1.6;

/// Candidates for which renderings are looked up at once.
const AT_ONCE: usize = 64;

/// Candidates for terms that the glossary lacks, best first, with their renderings where aligned
/// texts are given.
///
/// See the documentation of the crate for how they are found.
#[must_use]
pub fn extract(
    corpus: &Corpus,
    bitext: Option<&Index>,
    glossary: &Glossary,
    options: &Options,
) -> Vec<Candidate> {
    let language = options.language;
    let texts: Vec<String> = corpus.texts(language).map(|text| folded_text(&text.text)).collect();
    let side = Side::new(&texts, language, options.least);
    let mut ranked: Vec<Ranked> = (0..).zip(&side.rows).map(Ranked::alone).collect();
    reward_defined(&mut ranked, &side, &texts);
    let known = Known::new(glossary, language);
    ranked.retain(|candidate| !known.has(&side.comparable(candidate.row)));
    ranked.sort_by(Ranked::order);
    if let Some(bitext) = bitext.filter(|bitext| !bitext.is_empty()) {
        ranked = paired(ranked, &side, bitext, options.top);
    }
    if options.top > 0 {
        ranked.truncate(options.top);
    }
    let mut forms = Forms::of_texts(corpus, &texts, &side, &ranked, options.contexts);
    let candidates = ranked.into_iter().map(|candidate| {
        let found = forms.take(candidate.row);
        let rendering = candidate.partner.map(|partner| Rendering {
            text: partner.text,
            together: u32::try_from(partner.units).unwrap_or(u32::MAX),
            log_dice: partner.log_dice,
            mutual: partner.is_mutual,
        });
        Candidate {
            text: found.form(),
            score: candidate.score,
            count: side.rows[candidate.row as usize].count,
            documents: u32::try_from(found.documents.len()).unwrap_or(u32::MAX),
            rendering,
            contexts: found.contexts,
        }
    });
    candidates.collect()
}

/// Candidates with their renderings, weighed by these. No score grows by it, so that it ends where
/// nothing that follows can be among the first.
fn paired(ranked: Vec<Ranked>, side: &Side, bitext: &Index, top: usize) -> Vec<Ranked> {
    let pair = |candidate: &Ranked| {
        let partner = pair(bitext, &side.text(candidate.row));
        let score = candidate.score * worth(partner.as_ref(), side.language);
        Ranked { score, partner, ..*candidate }
    };
    let mut paired: Vec<Ranked> = Vec::new();
    for candidates in ranked.chunks(AT_ONCE) {
        let last = top.checked_sub(1).and_then(|last| paired.get(last));
        if last.is_some_and(|last| last.score >= candidates[0].score) {
            break;
        }
        paired.par_extend(candidates.par_iter().map(pair));
        paired.sort_by(Ranked::order);
    }
    paired
}

/// The texts of one language and the rows of words in them that may be terms.
pub(crate) struct Side {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) language: Language,
    pub(crate) rows: Vec<Row>,
}

/// A row with what is thought of it.
pub(crate) struct Ranked {
    /// Its index among the rows of its side.
    pub(crate) row: u32,
    pub(crate) score: f64,
    /// What renders it best.
    pub(crate) partner: Option<Partner>,
}

impl Ranked {
    fn alone((row, candidate): (u32, &Row)) -> Self {
        Self { row, score: candidate.c_value, partner: None }
    }

    /// The best first.
    fn order(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then(self.row.cmp(&other.row))
    }
}

impl Side {
    /// The rows of folded texts.
    pub(crate) fn new(texts: &[String], language: Language, least: u32) -> Self {
        let mut vocabulary = Vocabulary::default();
        let (stream, starts) = stream(texts, language, &mut vocabulary);
        let longest = if language == Language::Zh { 10 } else { 7 };
        let least = if least > 0 { least } else { least_for(stream.len()) };
        let grams = grams(&stream, &vocabulary, longest, least.max(2));
        let headings = whole_texts(&stream, &starts, longest);
        let mut rows = candidates(&grams, headings, &vocabulary, language);
        rows.truncate(MOST);
        Self { vocabulary, language, rows }
    }

    pub(crate) fn finder(&self) -> Finder<'_> {
        let rows = self.rows.iter().map(|row| row.words.as_slice());
        Finder::new(rows, &self.vocabulary, self.language)
    }

    /// The words of a row by their stems.
    fn text(&self, row: u32) -> String {
        self.comparable(row).trim().to_owned()
    }

    fn comparable(&self, row: u32) -> String {
        self.vocabulary.comparable(&self.rows[row as usize].words, self.language)
    }
}

/// Occurrences that a row must have: two in a document, more in a collection, where what comes
/// twice is chance.
fn least_for(words: usize) -> u32 {
    u32::try_from(2 + words / 200_000).unwrap_or(u32::MAX)
}

/// Headings and what stands alone in quotation marks are names of things.
fn reward_defined(ranked: &mut [Ranked], side: &Side, texts: &[String]) {
    let finder = side.finder();
    let mut defined = HashSet::new();
    for text in texts {
        for found in finder.find(text) {
            let (before, behind) = (&text[..found.start], &text[found.end..]);
            let is_all = before.is_empty() && behind.is_empty();
            if is_all || (before.ends_with('"') && behind.starts_with('"')) {
                defined.insert(found.row);
            }
        }
    }
    for candidate in ranked.iter_mut().filter(|candidate| defined.contains(&candidate.row)) {
        candidate.score *= DEFINED;
    }
}
