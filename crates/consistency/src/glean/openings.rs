//! How the paragraphs of resolutions open, and what is odd about it.
//!
//! Only paragraphs that are numbered by themselves are looked at: no sub-paragraphs, headings, notes
//! or annexes. Each is compared with the one before and, where the part that it belongs to matters,
//! with the one behind, because labels of texts without markup can be wrong.

use std::collections::HashSet;
use std::ops::Range;

use zhengming_document::{Kind, Label, Part};
use zhengming_glossary::{Language, Position, TermId};
use zhengming_tagger::{Opening, Step, Tagger};

use super::slips::slip;
use crate::Place;
use crate::survey::{Pending, Sight};

/// The openings of a document's preambular and operative paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openings {
    /// Openings that are odd, the first 10,000, in the order of the file.
    pub odd: Vec<OddOpening>,
    /// Paragraphs of the preamble.
    pub preamble: PartOpenings,
    /// Paragraphs of the operative part.
    pub operative: PartOpenings,
    /// Second and third steps behind the step below them, with the same verb.
    pub climbed: u64,
}

/// The openings of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartOpenings {
    /// Paragraphs.
    pub paragraphs: u64,
    /// Those that a verb of the glossary opens.
    pub known: u64,
}

/// An opening that is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddOpening {
    /// What is odd about it.
    pub oddity: Oddity,
    /// The opening, folded, with its markers; of a slip the verb alone in English.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// Where it stands.
    pub place: Place,
}

/// What is odd about an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It is a slip in a verb, and both neighbours open with one.
    Slip {
        /// The term that is meant.
        meant: TermId,
    },
    /// It opens paragraphs of the other part.
    OtherPart {
        /// The term that opens it.
        term: TermId,
    },
    /// It is a second or third step, and the paragraph before opens with another verb, or there is
    /// none before.
    NoStepBelow {
        /// The verb without what makes the step.
        base: String,
        /// How the paragraph before opens, if there is one.
        before: Option<BeforeStep>,
        /// Whether an earlier paragraph of the same part, under the same heading, opens with the
        /// verb: then others were put in between.
        resumed: bool,
    },
    /// It repeats or leaves out a step: *further* behind the verb alone, 又 behind 又.
    WrongStep {
        /// The verb without what makes the step.
        base: String,
        /// The step of the paragraph before.
        before: Step,
        /// How the paragraph before opens, folded.
        behind: String,
        /// Its own step.
        step: Step,
    },
}

/// How the paragraph before a step opens that has another verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeStep {
    /// The opening, folded.
    pub text: String,
    /// The same without what makes it a step.
    pub base: String,
}

/// An [`OddOpening`] without its place.
#[derive(Clone, Debug)]
pub(crate) struct Odd {
    oddity: Oddity,
    text: String,
    language: Language,
}

/// What was read of a batch, and what of it the next paragraph is compared with.
#[derive(Debug, Default)]
pub(crate) struct OpeningsRead {
    odd: Vec<(Pending, Odd)>,
    tally: Openings,
    label: Option<Label>,
    before: Before,
    /// What tells the verbs that opened paragraphs of the part since its start or last heading, the
    /// first 10,000.
    opened: HashSet<String>,
    /// Odd in its part, if the next paragraph shows that this is its part.
    waiting: Option<(Pending, Odd)>,
}

/// What stands before the next paragraph.
#[derive(Debug, Default)]
enum Before {
    /// Something that says nothing about it.
    #[default]
    Unclear,
    /// The line that names the organ, or the preamble: nothing of the same part.
    Start,
    /// A paragraph that opens as its part does.
    Verb(Known),
}

/// An opening that a paragraph is compared with.
#[derive(Debug)]
struct Known {
    /// Whether 再次 stands in front of the verb: 再次邀请 and 再次请 are one step, *Reiterates*.
    again: bool,
    /// The first bytes of its text.
    start: String,
    text: Range<usize>,
    base: String,
    step: Step,
}

/// Renders a verb of its own, *Reiterates*, whatever verb follows it.
const AGAIN: &str = "再次";

/// So many bytes of a paragraph are looked at for its verb: about 20 Chinese characters, in English
/// the words in front of the first comma as a rule.
const START: usize = 60;

/// Words among which the verb of an opening stands that no term has: *Also with appreciation
/// recalling*; in Chinese twice as many characters.
const MOST_WORDS: usize = 4;

impl OpeningsRead {
    /// Reads the next paragraph of a batch.
    pub(crate) fn read(&mut self, tagger: &Tagger, sight: Sight<'_>, width: Option<usize>) {
        let label = sight.paragraph.label;
        match (sight.paragraph.kind, label.part) {
            (Kind::Note, _) | (_, Part::Note) => return,
            (Kind::Text, Part::Preamble | Part::Operative) if label.number > 0 => {}
            (Kind::Text, Part::Preamble) => {
                self.end_text();
                self.start_part();
                return;
            }
            (Kind::Heading, Part::Preamble | Part::Operative) => {
                self.waiting = None;
                self.before = Before::Unclear;
                self.opened.clear();
                return;
            }
            (_, Part::Preamble | Part::Operative) => return,
            _ => {
                self.end_part();
                return;
            }
        }
        if label.sub != [0; 3] {
            return;
        }
        if self.label == Some(label) {
            // It goes on with the paragraph before, or its number is missing or that of a preamble
            // inside the operative part.
            self.waiting = None;
            self.before = Before::Unclear;
            return;
        }
        match (self.label.map(|before| before.part), label.part) {
            (Some(Part::Preamble), Part::Operative) => self.start_part(),
            // A preamble without the line that names the organ goes on with one whose paragraph was
            // taken for an operative one.
            (Some(Part::Operative), Part::Preamble) => {
                self.waiting = None;
                self.before = Before::Unclear;
            }
            _ => {}
        }
        self.label = Some(label);
        self.paragraph(tagger, sight, width);
    }

    fn start_part(&mut self) {
        self.before = Before::Start;
        self.opened.clear();
    }

    /// A preamble that nothing follows ends with the one operative paragraph, which has no number.
    fn end_text(&mut self) {
        if self.label.is_some_and(|label| label.part == Part::Preamble) {
            self.waiting = None;
        }
        self.confirm();
    }

    fn end_part(&mut self) {
        self.end_text();
        self.before = Before::Unclear;
        self.opened.clear();
        self.label = None;
    }

    /// Puts what waits among the odd ones.
    fn confirm(&mut self) {
        let waiting = self.waiting.take();
        self.keep(waiting);
    }

    fn keep(&mut self, odd: Option<(Pending, Odd)>) {
        if self.odd.len() < super::MOST_OF_A_KIND {
            self.odd.extend(odd);
        }
    }

    fn paragraph(&mut self, tagger: &Tagger, sight: Sight<'_>, width: Option<usize>) {
        let part = sight.paragraph.label.part;
        let opening = tagger.opening(&sight.batch.text, sight.folded, 0);
        let tally = match part {
            Part::Preamble => &mut self.tally.preamble,
            _ => &mut self.tally.operative,
        };
        tally.paragraphs += 1;
        tally.known += u64::from(opening.is_some());
        let resumed = self.has_opened(sight.folded.text(), opening.as_ref());
        match opening {
            Some(opening) if fits(&opening, part) => {
                self.confirm();
                self.climb(sight, width, &opening, resumed);
                self.before = Before::Verb(Known::new(sight.folded.text(), opening));
            }
            other => {
                let is_placed = !matches!(self.before, Before::Unclear);
                self.waiting = is_placed.then(|| unfit(tagger, sight, width, other)).flatten();
                self.before = Before::Unclear;
            }
        }
    }

    /// Whether the verb has opened a paragraph of the part before. Now it has; and where no term opens
    /// this one, whatever stands in its first words may have.
    fn has_opened(&mut self, text: &str, opening: Option<&Opening>) -> bool {
        let has_room = self.opened.len() < super::MOST_OF_A_KIND;
        let mut add = |verb: &str| has_room && self.opened.insert(in_one_spelling(verb));
        match opening {
            Some(opening) => !add(verb(&opening.base)),
            None => {
                possible_verbs(text).for_each(|verb| _ = add(verb));
                false
            }
        }
    }

    /// Compares a step of the ladder with the paragraph before.
    fn climb(&mut self, sight: Sight<'_>, width: Option<usize>, opening: &Opening, resumed: bool) {
        if opening.step == Step::First {
            return;
        }
        let (base, step) = (opening.base.clone(), opening.step);
        let oddity = match &self.before {
            Before::Unclear => return,
            Before::Start => Oddity::NoStepBelow { base, before: None, resumed },
            Before::Verb(known) if known.again => return,
            Before::Verb(known) if !is_same_verb(known, &base) => {
                let text = known.start[known.text.clone()].to_owned();
                let before = Some(BeforeStep { text, base: known.base.clone() });
                Oddity::NoStepBelow { base, before, resumed }
            }
            Before::Verb(known) if is_next(known.step, step) => {
                self.tally.climbed += 1;
                return;
            }
            Before::Verb(known) => {
                let behind = known.start[known.text.clone()].to_owned();
                Oddity::WrongStep { base, before: known.step, behind, step }
            }
        };
        let range = 0..opening.end;
        let text = sight.folded.text()[range.clone()].to_owned();
        let odd = Odd { oddity, text, language: language(&opening.base) };
        self.keep(Some((pending(sight, width, range), odd)));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tally == Openings::default()
    }

    /// What was read, with lines and columns.
    pub(super) fn finish(
        mut self,
        base: u64,
        position: impl FnMut(usize) -> (u64, u64),
    ) -> Openings {
        self.end_text();
        let placed = super::placed(self.odd, base, position);
        let odd = placed.take(super::MOST_OF_A_KIND).map(|(place, odd)| {
            let Odd { oddity, text, language } = odd;
            OddOpening { oddity, text, language, place }
        });
        Openings { odd: odd.collect(), ..self.tally }
    }
}

impl Openings {
    /// Adds those of the batch that follows.
    pub(super) fn append(&mut self, next: Self) {
        let room = super::MOST_OF_A_KIND.saturating_sub(self.odd.len());
        self.odd.extend(next.odd.into_iter().take(room));
        for (all, more) in
            [(&mut self.preamble, next.preamble), (&mut self.operative, next.operative)]
        {
            all.paragraphs += more.paragraphs;
            all.known += more.known;
        }
        self.climbed += next.climbed;
    }
}

impl Known {
    fn new(text: &str, opening: Opening) -> Self {
        let start = start(text).to_owned();
        let text = 0..opening.end.min(start.len());
        let in_front = &start[..opening.folded.start.min(start.len())];
        let again = in_front.contains(AGAIN) || opening.base.starts_with(AGAIN);
        let Opening { base, step, .. } = opening;
        Self { again, start, text, base, step }
    }
}

/// An English verb with *z* where British spelling has *s*: *Recognising* and *Recognizing* are one.
/// Other words that have these letters are changed alike, which does no harm.
fn in_one_spelling(verb: &str) -> String {
    verb.replace("ise", "ize").replace("isi", "izi")
}

/// What may be the verb of an opening that no term has, 赞赏地回顾, as [`verb`] tells it.
fn possible_verbs(text: &str) -> impl Iterator<Item = &str> {
    let words = |text| match language(text) {
        Language::En => text.split(' ').take(MOST_WORDS).collect(),
        Language::Zh => pairs(text).collect::<Vec<_>>(),
    };
    words(start(text)).into_iter()
}

/// The pairs of characters that stand together in the first words of a Chinese text.
fn pairs(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().map(|(at, char)| at + char.len_utf8()).skip(1);
    text.char_indices().zip(ends).map(|((at, _), end)| &text[at..end]).take(2 * MOST_WORDS)
}

/// What is odd about an opening that does not fit its part, or that no term has. Verbs that are
/// only rare are left alone: most of them are what the paragraph has to say.
fn unfit(
    tagger: &Tagger,
    sight: Sight<'_>,
    width: Option<usize>,
    opening: Option<Opening>,
) -> Option<(Pending, Odd)> {
    let (oddity, range, language) = match opening {
        Some(opening) => {
            // What has no number where the operative part begins may be a preamble of its own, and
            // 再次请 renders a noun, *Reaffirming its request*.
            let Label { part, number, .. } = sight.paragraph.label;
            let is_certain = part == Part::Preamble || number > 1;
            if !is_certain || opening.folded.start > 0 {
                return None;
            }
            let language = tagger.glossary().term(opening.term).language;
            (Oddity::OtherPart { term: opening.term }, 0..opening.end, language)
        }
        None => {
            let (verb, language) = unknown(tagger, sight)?;
            let (part, text) = (sight.paragraph.label.part, sight.folded.text());
            let (meant, range) = slip(tagger.glossary(), part, text, verb, language)?;
            (Oddity::Slip { meant }, range, language)
        }
    };
    let text = sight.folded.text()[range.clone()].to_owned();
    Some((pending(sight, width, range), Odd { oddity, text, language }))
}

fn fits(opening: &Opening, part: Part) -> bool {
    match opening.position {
        Position::Any | Position::Opening => true,
        Position::Preamble => part == Part::Preamble,
        Position::Operative => part == Part::Operative,
    }
}

fn is_next(before: Step, step: Step) -> bool {
    matches!((before, step), (Step::First, Step::Second) | (Step::Second, Step::Third))
}

/// Whether the paragraph before has the verb, be it in the same form, *Noting with concern* before
/// *Noting also*, or behind a few words, 在这方面请.
fn is_same_verb(before: &Known, base: &str) -> bool {
    let verb = verb(base);
    match language(base) {
        Language::En => {
            let verb = in_one_spelling(verb);
            let mut words = before.start.split(|c: char| !c.is_alphanumeric() && c != '-');
            words.any(|word| in_one_spelling(word) == verb)
        }
        Language::Zh => {
            before.base == base || verb.chars().count() > 1 && before.start.contains(verb)
        }
    }
}

/// What an opening without its step has in common with others of the verb: in English the verb, in
/// Chinese the last two characters, as in 表示严重关切 and 深为关切.
fn verb(base: &str) -> &str {
    match language(base) {
        Language::En => Tagger::verb_of(base),
        Language::Zh => base.char_indices().rev().nth(1).map_or(base, |(at, _)| &base[at..]),
    }
}

/// Where an opening that no term has stands, if it may be a verb: in English the first word that is
/// no adverb and has the ending of a verb, in Chinese the start of the paragraph.
fn unknown(tagger: &Tagger, sight: Sight<'_>) -> Option<(Range<usize>, Language)> {
    let text = sight.folded.text();
    if language(text) == Language::Zh {
        return Some((0..start(text).len(), Language::Zh));
    }
    let word = text.split(' ').find(|word| !word.ends_with("ly"))?;
    let bare = word.trim_end_matches([',', ':']);
    let is_inflected = bare.ends_with("ing") || bare.ends_with("ed") || bare.ends_with('s');
    let is_word = bare.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    if !is_inflected || !is_word || tagger.is_opening_verb(bare) {
        return None;
    }
    let start = word.as_ptr() as usize - text.as_ptr() as usize;
    Some((start..start + bare.len(), Language::En))
}

fn start(text: &str) -> &str {
    &text[..text.floor_char_boundary(START)]
}

/// The language of an opening, by its first letter.
fn language(text: &str) -> Language {
    if text.starts_with(|c: char| c.is_ascii()) { Language::En } else { Language::Zh }
}

fn pending(sight: Sight<'_>, width: Option<usize>, range: Range<usize>) -> Pending {
    let folds = sight.folded.folds(range.clone());
    sight.pending(range, folds, width)
}
