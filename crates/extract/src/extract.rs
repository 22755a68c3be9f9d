use std::collections::{BTreeMap, HashMap, HashSet};

use zhengming_glossary::Glossary;
use zhengming_text::{Language, Span};

use crate::association::{Association, Partner};
use crate::candidates::{Row, candidates};
use crate::corpus::{Corpus, folded};
use crate::finder::Finder;
use crate::grams::grams;
use crate::known::Known;
use crate::stream::{Vocabulary, stream, whole_texts};
use crate::words::Class;

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
    /// Some occurrences, of different documents as far as possible.
    pub contexts: Vec<Context>,
}

/// What stands in the other language where a candidate stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendering {
    /// Its most frequent form.
    pub text: String,
    /// Units in which the two meet.
    pub together: u32,
    /// See [`crate::log_dice`].
    pub log_dice: f64,
    /// Whether neither has a better partner.
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

/// A pair of aligned paragraphs: Chinese and English.
pub type Unit<'u> = (&'u str, &'u str);

/// Chinese characters of a term for each English word that is no function word.
const CHARACTERS_PER_WORD: f64 = 2.2;

/// Rows of words that are ranked, and that may be renderings of them.
const MOST: usize = 30_000;

/// What a candidate gains that is a heading or stands alone in quotation marks.
const DEFINED: f64 = 1.6;

/// Candidates for terms that the glossary lacks, best first.
///
/// See the documentation of the crate for how they are found.
#[must_use]
pub fn extract(
    corpus: &Corpus,
    units: &[Unit<'_>],
    glossary: &Glossary,
    options: &Options,
) -> Vec<Candidate> {
    let language = options.language;
    let texts: Vec<&str> = corpus.texts(language).map(|text| text.text.as_str()).collect();
    let side = Side::new(&texts, language, options.least);
    let mut ranked: Vec<Ranked> = (0..).zip(&side.rows).map(Ranked::alone).collect();
    reward_defined(&mut ranked, &side, &texts);
    let partners = (!units.is_empty()).then(|| pair(&mut ranked, &side, units, options.least));
    ranked.sort_by(|one, two| two.score.total_cmp(&one.score).then(one.row.cmp(&two.row)));

    let known = Known::new(glossary, language);
    ranked.retain(|candidate| !known.has(&side.comparable(candidate.row)));
    if options.top > 0 {
        ranked.truncate(options.top);
    }
    let mut forms = Forms::of_texts(corpus, &side, &ranked, options.contexts);
    let renderings = partners.map(|partners| Forms::of_partners(&partners, &ranked, units));
    let candidates = ranked.iter().map(|candidate| {
        let found = forms.take(candidate.row);
        let rendering = candidate.partner.and_then(|partner| {
            let text = renderings.as_ref()?.form(partner.other)?;
            let Partner { together, log_dice, .. } = partner;
            Some(Rendering { text, together, log_dice, mutual: candidate.mutual })
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

/// The texts of one language and the rows of words in them that may be terms.
struct Side {
    vocabulary: Vocabulary,
    language: Language,
    rows: Vec<Row>,
}

/// A row with what is thought of it.
struct Ranked {
    /// Its index among the rows of its side.
    row: u32,
    score: f64,
    /// What it pairs with best.
    partner: Option<Partner>,
    mutual: bool,
}

impl Ranked {
    fn alone((row, candidate): (u32, &Row)) -> Self {
        Self { row, score: candidate.c_value, partner: None, mutual: false }
    }
}

impl Side {
    fn new(texts: &[&str], language: Language, least: u32) -> Self {
        let mut vocabulary = Vocabulary::default();
        let (stream, starts) = stream(texts.iter().copied(), language, &mut vocabulary);
        let longest = if language == Language::Zh { 10 } else { 7 };
        let least = if least > 0 { least } else { least_for(stream.len()) };
        let grams = grams(&stream, &vocabulary, longest, least.max(2));
        let headings = whole_texts(&stream, &starts, longest);
        let mut rows = candidates(&grams, headings, &vocabulary, language);
        rows.truncate(MOST);
        Self { vocabulary, language, rows }
    }

    fn finder(&self) -> Finder<'_> {
        let rows = self.rows.iter().map(|row| row.words.as_slice());
        Finder::new(rows, &self.vocabulary, self.language)
    }

    /// Length of a row: Chinese characters, or English words without function words.
    fn length(&self, row: u32) -> f64 {
        let words = self.rows[row as usize].words.iter().map(|&word| self.vocabulary.word(word));
        let counted =
            words.filter(|word| self.language == Language::Zh || word.class != Class::Link);
        f64::from(counted.map(|word| word.length).sum::<u32>())
    }

    /// What must be known of a row; lengths in the other language are `ratio` times as great.
    fn own(&self, row: u32, ratio: f64) -> Own {
        Own { length: self.length(row) * ratio, once: self.rows[row as usize].count == 1 }
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
fn reward_defined(ranked: &mut [Ranked], side: &Side, texts: &[&str]) {
    let finder = side.finder();
    let mut defined = HashSet::new();
    for text in texts {
        let folded = folded(text);
        let text = folded.text();
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

/// Finds the best partner of each row in the other language, and weighs the scores by it. Returns
/// the side of the partners.
fn pair(ranked: &mut [Ranked], side: &Side, units: &[Unit<'_>], least: u32) -> Side {
    let other = side.language.other();
    let texts: Vec<&str> = units.iter().map(|unit| in_language(unit, other)).collect();
    let partners = Side::new(&texts, other, least);
    let (finder, partner_finder) = (side.finder(), partners.finder());
    let (mut there, mut back) = (Association::default(), Association::default());
    for unit in units {
        let rows = |finder: &Finder<'_>, text: &str| -> Vec<u32> {
            finder.find(folded(text).text()).into_iter().map(|found| found.row).collect()
        };
        let (one, two) = (
            rows(&finder, in_language(unit, side.language)),
            rows(&partner_finder, in_language(unit, other)),
        );
        back.add(two.clone(), one.clone());
        there.add(one, two);
    }
    let ratio = match side.language {
        Language::Zh => CHARACTERS_PER_WORD.recip(),
        Language::En => CHARACTERS_PER_WORD,
    };
    let best_back: HashMap<u32, u32> = (0..partners.rows.len() as u32)
        .filter_map(|row| {
            let own = partners.own(row, ratio.recip());
            Some((row, best(back.partners(row), &own, side)?.other))
        })
        .collect();
    for candidate in ranked {
        let own = side.own(candidate.row, ratio);
        let partner = best(there.partners(candidate.row), &own, &partners);
        candidate.mutual =
            partner.is_some_and(|partner| best_back.get(&partner.other) == Some(&candidate.row));
        candidate.partner = partner;
        candidate.score *= weight(partner, candidate.mutual)
            * partner.map_or(1.0, |partner| nominal(&partners, partner.other));
    }
    partners
}

fn in_language<'u>(&(zh, en): &Unit<'u>, language: Language) -> &'u str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// The partner that meets a row most constantly; of several that do so alike, the one whose length
/// is nearest to what a translation would have: the others are parts of it or hold it.
///
/// Two that meet once prove nothing, unless each is a heading that comes but once.
fn best(partners: Vec<Partner>, of: &Own, side: &Side) -> Option<Partner> {
    let is_once = |partner: &Partner| of.once && side.rows[partner.other as usize].count == 1;
    let sound = |partner: &Partner| partner.together > 1 || is_once(partner);
    let sound: Vec<Partner> = partners.into_iter().filter(sound).collect();
    let highest = sound.iter().map(|partner| partner.log_dice).max_by(f64::total_cmp)?;
    let alike = sound.into_iter().filter(|partner| highest - partner.log_dice < 0.05);
    let misfit = |partner: &Partner| (side.length(partner.other) - of.length).abs();
    alike.min_by(|one, two| misfit(one).total_cmp(&misfit(two)).then(one.other.cmp(&two.other)))
}

/// What must be known of a row to choose its partner.
struct Own {
    /// The length that a translation of it would have.
    length: f64,
    /// Whether it comes but once.
    once: bool,
}

/// What a row without a constant partner is worth: it is probably no term, but a piece of phrases.
fn weight(partner: Option<Partner>, mutual: bool) -> f64 {
    let Some(partner) = partner else { return 0.1 };
    let few = match partner.together {
        0 | 1 => 0.5,
        2 => 0.7,
        _ => 1.0,
    };
    let constancy = few * ((partner.log_dice - 9.0) / 5.0).clamp(0.1, 1.0);
    if mutual { constancy } else { 0.4 * constancy }
}

/// How much a partner looks like a noun: that of a term does. Only English shows it.
fn nominal(side: &Side, row: u32) -> f64 {
    let [word] = side.rows[row as usize].words[..] else { return 1.0 };
    let text = &side.vocabulary.word(word).text;
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    match side.language {
        Language::Zh => 1.0,
        Language::En if ends(&NOUN) => 0.7,
        Language::En if ends(&NO_NOUN) => 0.2,
        Language::En => 0.4,
    }
}

/// Endings of English nouns that name what is done or is.
const NOUN: [&str; 12] =
    ["tion", "sion", "ment", "ity", "ance", "ence", "ship", "ism", "ure", "cy", "gram", "ware"];

/// Endings of other English words.
const NO_NOUN: [&str; 9] = ["ed", "ing", "al", "ar", "ic", "ive", "ous", "ful", "able"];

/// How rows are written, and where.
struct Forms {
    rows: BTreeMap<u32, Form>,
}

#[derive(Default)]
struct Form {
    written: BTreeMap<String, u32>,
    documents: HashSet<u32>,
    contexts: Vec<Context>,
}

impl Forms {
    /// The forms, documents and contexts of the chosen candidates.
    fn of_texts(corpus: &Corpus, side: &Side, chosen: &[Ranked], contexts: usize) -> Self {
        let mut forms = Self::empty(chosen.iter().map(|candidate| candidate.row));
        let finder = side.finder();
        for text in corpus.texts(side.language) {
            forms.see(&text.text, &finder, |form, span| {
                let is_new = form.documents.insert(text.document);
                if form.contexts.len() < contexts || (is_new && form.contexts.len() < contexts) {
                    form.contexts.push(corpus.context(text, span));
                }
            });
        }
        forms
    }

    /// The forms of the partners of the chosen candidates.
    fn of_partners(partners: &Side, chosen: &[Ranked], units: &[Unit<'_>]) -> Self {
        let rows = chosen.iter().filter_map(|candidate| Some(candidate.partner?.other));
        let mut forms = Self::empty(rows);
        let finder = partners.finder();
        for unit in units {
            let text = in_language(unit, partners.language);
            forms.see(text, &finder, |_, _| {});
        }
        forms
    }

    fn empty(rows: impl Iterator<Item = u32>) -> Self {
        Self { rows: rows.map(|row| (row, Form::default())).collect() }
    }

    fn see(&mut self, text: &str, finder: &Finder<'_>, mut also: impl FnMut(&mut Form, Span)) {
        let folded = folded(text);
        for found in finder.find(folded.text()) {
            let Some(form) = self.rows.get_mut(&found.row) else { continue };
            let span = folded.source_span(found.start..found.end);
            *form.written.entry(text[span.range()].to_owned()).or_default() += 1;
            also(form, span);
        }
    }

    fn take(&mut self, row: u32) -> Form {
        self.rows.remove(&row).unwrap_or_default()
    }

    fn form(&self, row: u32) -> Option<String> {
        self.rows.get(&row).map(Form::form)
    }
}

impl Form {
    /// The most frequent way to write it; of several, the first in the order of the alphabet, which
    /// has capitals last.
    fn form(&self) -> String {
        let most = self.written.iter().rev().max_by_key(|&(_, &count)| count);
        most.map(|(form, _)| form.clone()).unwrap_or_default()
    }
}
