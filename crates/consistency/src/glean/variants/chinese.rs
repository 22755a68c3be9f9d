use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;
use zhengming_glossary::{ConceptKind, Glossary, Language, TermId};
use zhengming_text::fold_term;

use super::bags::{Bags, spread};
use super::bare::{Bare, JOINING, PARTICLE, goes_on, joints};
use super::clause::is_asked_for;
use super::cover::Cover;
use super::form::terms;
use super::{Candidate, Step};

/// Terms of fewer characters have no variants: too much is one step from them.
const LEAST: usize = 5;

/// Fewest characters of a term that may have another character or lack one.
const LEAST_CHANGED: usize = 8;

/// Fewest characters of a term that may have 的 or a joining word put in, or a joining word left out:
/// 技术手段 is not 技术和手段, and 重要的基础设施 need not be 重要基础设施.
const LEAST_JOINED: usize = 7;

/// Fewest characters of a term whose parts may stand in another order.
const LEAST_ORDERED: usize = 6;

/// Fewest characters on either side of 的 or a changed one, and of the end that stays in its place
/// when parts change theirs: a Chinese phrase ends with what it speaks of.
const LEAST_BESIDE: usize = 2;

/// An accepted Chinese term.
struct Form {
    term: TermId,
    /// The term folded, and its characters.
    text: String,
    chars: Vec<char>,
    /// Characters at the two ends that are lost with 的 and joining words: 与 of 参与.
    lost: [String; 2],
    is_name: bool,
}

/// What a pattern of the search is of a term.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Head,
    Tail,
}

/// Finds variants of Chinese terms.
pub(super) struct Chinese {
    forms: Vec<Form>,
    /// Terms and their halves, without 的 and joining words.
    parts: AhoCorasick,
    /// Of each pattern the terms that it is or is half of.
    owners: Vec<Vec<(Part, usize)>>,
    orders: Bags,
}

impl Chinese {
    pub(super) fn new(glossary: &Glossary) -> Option<Self> {
        let forms: Vec<Form> = terms(glossary, Language::Zh)
            .map(|(id, term)| Form::new(id, &term.text, glossary))
            .filter(Form::is_searched)
            .collect();
        let mut owners_of: FxHashMap<String, Vec<(Part, usize)>> = FxHashMap::default();
        let mut orders = Bags::default();
        for (at, form) in forms.iter().enumerate() {
            let bare: Vec<char> = Bare::new(&form.text).text.chars().collect();
            let mut add = |part, chars: &[char]| {
                owners_of.entry(chars.iter().collect()).or_default().push((part, at));
            };
            add(Part::Whole, &bare);
            if form.lost.iter().any(|end| !end.is_empty()) {
                continue;
            }
            if bare.len() >= LEAST {
                let (head, tail) = bare.split_at(bare.len() / 2);
                add(Part::Head, head);
                add(Part::Tail, tail);
            }
            if bare.len() >= LEAST_ORDERED {
                orders.add(bare.iter().map(|&char| value(char)), at);
            }
        }
        let (patterns, owners): (Vec<String>, Vec<_>) = owners_of.into_iter().unzip();
        let parts = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok()?;
        Some(Self { forms, parts, owners, orders })
    }

    pub(super) fn find(&self, text: &str, cover: &Cover<'_>, found: &mut Vec<Candidate>) {
        if !text.chars().any(is_han) {
            return;
        }
        let bare = Bare::new(text);
        let mut add = |range: Range<usize>, near: TermId, step| {
            if !cover.rules_out(&range) {
                found.push(Candidate { range, near, step });
            }
        };
        for hit in self.parts.find_overlapping_iter(&bare.text) {
            let range = bare.range(hit.range());
            for &(part, form) in &self.owners[hit.pattern().as_usize()] {
                let form = &self.forms[form];
                form.variants_at(part, text, &range, cover, |range, step| {
                    add(range, form.term, step);
                });
            }
        }
        let starts: Vec<usize> = bare.text.char_indices().map(|(at, _)| at).collect();
        self.orders.find(bare.text.chars().map(value), |start, size, forms| {
            let end = starts.get(start + size).copied().unwrap_or(bare.text.len());
            let range = bare.range(starts[start]..end);
            for form in forms.iter().map(|&form| &self.forms[form]) {
                if form.is_ordered_otherwise(&text[range.clone()]) {
                    add(range.clone(), form.term, Step::Order);
                }
            }
        });
    }
}

impl Form {
    fn new(term: TermId, text: &str, glossary: &Glossary) -> Self {
        let text = fold_term(text);
        let chars = text.chars().collect();
        let is_name = glossary.concept(term.concept).kind == ConceptKind::Name;
        let inner = text.trim_matches(is_joint);
        let behind = text.trim_start_matches(is_joint).len() - inner.len();
        let lost = [
            text[..text.len() - behind - inner.len()].to_owned(),
            text[text.len() - behind..].to_owned(),
        ];
        Self { term, text, chars, lost, is_name }
    }

    fn is_searched(&self) -> bool {
        self.chars.len() >= LEAST && self.chars.len() - self.lost_at(0) - self.lost_at(1) > 1
    }

    /// Calls `found` with the variants of the term of which this part stands in a stretch.
    fn variants_at(
        &self,
        part: Part,
        text: &str,
        range: &Range<usize>,
        cover: &Cover<'_>,
        mut found: impl FnMut(Range<usize>, Step),
    ) {
        let stretch = |count| match part {
            Part::Head => first(text, range.start, count),
            Part::Tail => last(text, range.end, count),
            Part::Whole => None,
        };
        for range in self.lengths().filter_map(stretch) {
            if let Some(step) = self.other_character(text, &range, cover) {
                found(range, step);
            }
        }
        if let Part::Whole = part
            && let Some(range) = self.with_ends(text, range)
            && let Some(step) = self.joined_otherwise(text, &range, cover)
        {
            found(range, step);
        }
    }

    /// Characters that are lost at the start or the end.
    fn lost_at(&self, end: usize) -> usize {
        self.lost[end].chars().count()
    }

    /// The stretch with what the term has at its ends, where the text has that.
    fn with_ends(&self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let [first, last] = &self.lost;
        let start = text[..range.start].strip_suffix(first.as_str())?.len();
        text[range.end..].starts_with(last).then(|| start..range.end + last.len())
    }

    /// Lengths of forms with another character, one more or one less.
    fn lengths(&self) -> impl Iterator<Item = usize> + use<> {
        let count = self.chars.len();
        count - 1..=count + 1
    }

    /// What the stretch, which has the characters of the term, has otherwise between two of them.
    fn joined_otherwise(
        &self,
        text: &str,
        range: &Range<usize>,
        cover: &Cover<'_>,
    ) -> Option<Step> {
        let form = &text[range.clone()];
        if form == self.text {
            return None;
        }
        if self.has_other_word(form, range, cover) {
            return Some(Step::Word);
        }
        let (theirs, ours) = (joints(form), joints(&self.text));
        let mut others = (1..).zip(theirs.iter().zip(&ours)).filter(|(_, (a, b))| a.1 != b.1);
        let (at, ((_, theirs_here), (_, ours_here))) = others.next()?;
        if others.next().is_some() {
            return None;
        }
        let stands_free = !goes_on(&text[range.end..]) && !is_led_to(&text[..range.start]);
        let is_inside = at + self.lost_at(0) >= LEAST_BESIDE
            && ours.len() - at + self.lost_at(1) >= LEAST_BESIDE;
        let is_long = self.chars.len() >= LEAST_JOINED;
        let joins = |joint: &str| JOINING.contains(&joint);
        let (step, is_one) = match (*ours_here, *theirs_here) {
            ("", PARTICLE) => (Step::ParticleIn, is_long && is_inside && stands_free),
            (PARTICLE, "") => {
                let is_noun = !is_asked_for(&text[..range.start]);
                (Step::ParticleOut, self.chars.len() > LEAST && is_noun)
            }
            // Behind 、 a list may go on beyond the term.
            (one, "、") if joins(one) => (Step::Joining, stands_free),
            (one, other) if joins(one) && joins(other) => (Step::Joining, true),
            (one, "") if joins(one) => (Step::Joining, is_long),
            ("", other) if joins(other) => (Step::Joining, is_long && self.is_name),
            _ => return None,
        };
        is_one.then_some(step)
    }

    /// How the stretch differs, where it has another character than the term, or lacks one.
    fn other_character(&self, text: &str, range: &Range<usize>, cover: &Cover<'_>) -> Option<Step> {
        let theirs: Vec<char> = text[range.clone()].chars().collect();
        let ours = &self.chars;
        let before = theirs.iter().zip(ours).take_while(|(a, b)| a == b).count();
        let shorter = theirs.len().min(ours.len());
        let behind = theirs.iter().rev().zip(ours.iter().rev()).take_while(|(a, b)| a == b).count();
        let behind = behind.min(shorter - before);
        if theirs.len().max(ours.len()) - before - behind != 1 {
            return None;
        }
        if self.has_other_word(&text[range.clone()], range, cover) {
            return Some(Step::Word);
        }
        let is_inside = before >= LEAST_BESIDE && behind >= LEAST_BESIDE;
        let differ = |chars: &[char]| chars[before..chars.len() - behind].iter().all(|&c| tells(c));
        let is_long_enough = ours.len() >= LEAST_CHANGED && theirs.len() <= ours.len();
        let step = if theirs.len() < ours.len() { Step::Missing } else { Step::Character };
        (is_long_enough && is_inside && differ(ours) && differ(&theirs)).then_some(step)
    }

    /// Whether the stretch has another term of the same concept where this one has its own: 多方利益攸关方
    /// for 多利益攸关方.
    fn has_other_word(&self, theirs: &str, range: &Range<usize>, cover: &Cover<'_>) -> bool {
        cover.inside(range).any(|found| {
            let inner = found.folded.start - range.start..found.folded.end - range.start;
            let (before, behind) = (&theirs[..inner.start], &theirs[inner.end..]);
            self.text.starts_with(before)
                && self.text.ends_with(behind)
                && self.text.len() >= before.len() + behind.len()
                && {
                    let ours = &self.text[before.len()..self.text.len() - behind.len()];
                    cover.synonyms(found.term).any(|synonym| synonym == ours)
                }
        })
    }

    /// Whether the stretch has two neighbouring parts of the term in each other's place.
    fn is_ordered_otherwise(&self, form: &str) -> bool {
        let theirs: Vec<char> = form.chars().collect();
        let ours = &self.chars;
        if theirs.len() != ours.len() || theirs == *ours {
            return false;
        }
        let before = theirs.iter().zip(ours).take_while(|(a, b)| a == b).count();
        let behind = theirs.iter().rev().zip(ours.iter().rev()).take_while(|(a, b)| a == b).count();
        (0..=before).any(|start| {
            (LEAST_BESIDE..=behind).any(|rest| {
                let end = ours.len() - rest;
                end.checked_sub(start)
                    .is_some_and(|_| are_exchanged(&theirs[start..end], &ours[start..end]))
            })
        })
    }
}

/// Whether one is the other with its two parts, of at least two characters each, exchanged.
fn are_exchanged(one: &[char], other: &[char]) -> bool {
    one.len() >= 2 * LEAST_BESIDE
        && one.iter().all(|&char| is_han(char) && !is_joint(char))
        && (LEAST_BESIDE..=one.len() - LEAST_BESIDE).any(|cut| {
            let (first, second) = one.split_at(cut);
            other.starts_with(second) && other.ends_with(first)
        })
}

/// Whether a character by itself makes a difference of words: numbers make another thing, and 或
/// and marks another sentence.
fn tells(char: char) -> bool {
    const NUMBERS: &str = "零〇一二三四五六七八九十百千万亿两";
    is_han(char) && !is_joint(char) && !NUMBERS.contains(char) && char != '或'
}

fn is_joint(char: char) -> bool {
    PARTICLE.contains(char) || JOINING.iter().any(|word| word.contains(char))
}

/// Whether words in front belong to the first word of a stretch, or make it one of several
/// attributes: 各国家的负责任行为.
fn is_led_to(text: &str) -> bool {
    const LEADS: &str = "或更最各每该此本其某";
    let leads =
        |char: char| JOINING.iter().any(|word| word.ends_with(char)) || LEADS.contains(char);
    text.ends_with(leads)
}

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn value(char: char) -> u64 {
    spread(char.into())
}

/// The first so many characters from a place on.
fn first(text: &str, start: usize, count: usize) -> Option<Range<usize>> {
    let (at, char) = text[start..].char_indices().nth(count.checked_sub(1)?)?;
    Some(start..start + at + char.len_utf8())
}

/// The last so many characters up to a place.
fn last(text: &str, end: usize, count: usize) -> Option<Range<usize>> {
    let (start, _) = text[..end].char_indices().rev().nth(count.checked_sub(1)?)?;
    Some(start..end)
}
