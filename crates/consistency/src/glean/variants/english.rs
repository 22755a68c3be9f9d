use rustc_hash::FxHashMap;
use zhengming_glossary::{Glossary, Language, TermId};
use zhengming_tagger::Match;
use zhengming_text::{Folded, fold_term};

use super::bags::Bags;
use super::cover::Cover;
use super::form::terms;
use super::phrase::{Gap, Role, Word, head, is_adjective, is_no_plain_text, words};
use super::{Candidate, Step};

/// Fewest letters of a compound that may be parted or joined.
const LEAST_LETTERS: usize = 8;

/// An accepted English term, folded.
struct Form {
    term: TermId,
    text: String,
}

/// Finds variants of English terms.
pub(super) struct English {
    forms: Vec<Form>,
    /// Forms by their words but for joining ones.
    phrases: Bags,
    /// Terms of one or two words by their letters.
    letters: FxHashMap<String, usize>,
}

impl English {
    pub(super) fn new(glossary: &Glossary) -> Self {
        let mut new =
            Self { forms: Vec::new(), phrases: Bags::default(), letters: FxHashMap::default() };
        for (term, form) in terms(glossary, Language::En) {
            // Folding would write the parts of *information-sharing* as one word.
            let parted = form.text.replace(['-', '\u{2010}', '\u{2011}'], " ");
            let is_plain = parted == form.text;
            new.add(term, fold_term(&form.text), is_plain);
            if !is_plain {
                new.add(term, fold_term(&parted), false);
            }
        }
        new
    }

    /// Adds a form. Compounds with a hyphen, which are not `plain`, are written in one word or two
    /// as grammar asks: *to follow up*, *the follow-up*.
    fn add(&mut self, term: TermId, text: String, is_plain: bool) {
        let at = self.forms.len();
        let found = words(&text);
        let ends = [found.first(), found.last()];
        if ends.into_iter().flatten().any(|word| word.role != Role::Content) {
            return;
        }
        let content: Vec<u64> =
            found.iter().filter(|word| word.role == Role::Content).map(Word::value).collect();
        if content.len() > 1 {
            self.phrases.add(content.into_iter(), at);
        }
        if is_plain && found.len() <= 2 && text.len() >= LEAST_LETTERS {
            self.letters.entry(text.replace(' ', "")).or_insert(at);
        }
        self.forms.push(Form { term, text });
    }

    pub(super) fn find(&self, folded: &Folded, cover: &Cover<'_>, found: &mut Vec<Candidate>) {
        let words = words(folded.text());
        self.find_phrases(&words, cover, found);
        self.find_joined(folded, &words, cover, found);
    }

    fn find_phrases(&self, words: &[Word<'_>], cover: &Cover<'_>, found: &mut Vec<Candidate>) {
        let content: Vec<usize> =
            (0..words.len()).filter(|&at| words[at].role == Role::Content).collect();
        let values = content.iter().map(|&at| words[at].value());
        self.phrases.find(values, |start, size, forms| {
            let (first, last) = (content[start], content[start + size - 1]);
            let range = words[first].start..words[last].end();
            let stretch = &words[first..=last];
            if stretch[1..].iter().any(|word| word.gap == Gap::Break) || cover.rules_out(&range) {
                return;
            }
            for form in forms.iter().map(|&form| &self.forms[form]) {
                if let Some(step) = form.step(words, first, last, cover) {
                    found.push(Candidate { range: range.clone(), near: form.term, step });
                }
            }
        });
    }

    /// Finds terms of two words written as one, and those of one word written as two.
    fn find_joined(
        &self,
        folded: &Folded,
        words: &[Word<'_>],
        cover: &Cover<'_>,
        found: &mut Vec<Candidate>,
    ) {
        let text = folded.text();
        let mut letters = String::new();
        for (at, word) in words.iter().enumerate() {
            let single = word.start..word.end();
            let pair = words.get(at + 1).filter(|next| next.gap == Gap::Blank);
            let pair = pair.map(|next| word.start..next.end());
            for range in std::iter::once(single).chain(pair) {
                if range.len() < LEAST_LETTERS {
                    continue;
                }
                letters.clear();
                letters.extend(text[range.clone()].chars().filter(|char| *char != ' '));
                if let Some(&form) = self.letters.get(&letters)
                    && self.forms[form].text != text[range.clone()]
                    && !cover.rules_out(&range)
                    && !is_no_plain_text(folded, range.start, range.end)
                {
                    let near = self.forms[form].term;
                    found.push(Candidate { range, near, step: Step::Blank });
                }
            }
        }
    }
}

impl Form {
    /// What parts the words from `first` to `last` from the term, if it is one step.
    fn step(
        &self,
        words_around: &[Word<'_>],
        first: usize,
        last: usize,
        cover: &Cover<'_>,
    ) -> Option<Step> {
        let theirs = &words_around[first..=last];
        let ours = words(&self.text);
        if has_other_number(theirs, &ours, cover) {
            return Some(Step::Number);
        }
        let is_whole = is_whole_phrase(words_around, first, last);
        (is_turned(theirs, &ours) && is_whole).then_some(Step::Order)
    }
}

/// Whether the words are those of the term, one of them in the other number, which is no head of a
/// noun: the tagger knows those, and grammar asks for them.
fn has_other_number(theirs: &[Word<'_>], ours: &[Word<'_>], cover: &Cover<'_>) -> bool {
    if theirs.len() != ours.len() {
        return false;
    }
    let is_same = |(a, b): (&Word<'_>, &Word<'_>)| a.gap == b.gap && a.is_alike(b);
    if !theirs[0].is_alike(&ours[0]) || !theirs[1..].iter().zip(&ours[1..]).all(is_same) {
        return false;
    }
    let is_inner = |at: usize| {
        ours.get(at + 1).is_some_and(|next| {
            next.role == Role::Content && next.gap == Gap::Blank && next.text.len() > 2
        })
    };
    let mut others = (0..ours.len()).filter(|&at| is_inner(at) && theirs[at].text != ours[at].text);
    let Some(other) = others.next() else { return false };
    let word = &theirs[other];
    let range = theirs[0].start..theirs[theirs.len() - 1].end();
    // *States Parties* is itself a plural.
    let is_term = |found: &Match| {
        found.folded.start <= word.start
            && found.folded.end >= word.end()
            && found.folded.len() > word.text.len()
    };
    others.next().is_none() && !cover.inside(&range).any(is_term)
}

/// Whether the words are the noun of the term with the same attributes in another order, or behind
/// *of* instead of in front.
fn is_turned(theirs: &[Word<'_>], ours: &[Word<'_>]) -> bool {
    let (Some(their_head), Some(our_head)) = (head(theirs), head(ours)) else { return false };
    let content = |words: &[Word<'_>]| -> Vec<u64> {
        words.iter().filter(|word| word.role == Role::Content).map(Word::value).collect()
    };
    theirs[their_head].is_alike(&ours[our_head]) && content(theirs) != content(ours)
}

/// Whether the words from `first` to `last` are no part of a longer phrase: *security of national
/// and international staff*, *mine action programme*, *that the Secretary-General report*.
fn is_whole_phrase(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let theirs = &words[first..=last];
    let before = words[..first].last().filter(|_| theirs[0].gap == Gap::Blank);
    if before.is_some_and(|before| before.role == Role::Content) {
        return false;
    }
    // An article speaks of some and not of the kind: *development of the capacity of the Office*.
    if theirs.iter().any(|word| word.role == Role::Article) {
        return false;
    }
    if !theirs.iter().any(|word| word.text == "of") {
        return words[first.saturating_sub(2)..first].iter().all(|word| word.text != "that");
    }
    // Behind *and* the end may belong to two nouns, *quantification and assessment of needs*, where
    // the first has none of its own: *transfer of technology and building of capacity*.
    if let [.., of, _, and] = &words[..first]
        && before.is_some()
        && ["and", "or"].contains(&and.text)
        && of.text != "of"
    {
        return false;
    }
    let goes_on = words.get(last + 1).is_some_and(|next| match next.gap {
        Gap::Blank => next.role == Role::Content || ["and", "or", "to"].contains(&next.text),
        Gap::Comma => true,
        Gap::Break => false,
    });
    !goes_on && !is_adjective(words[last].text)
}
