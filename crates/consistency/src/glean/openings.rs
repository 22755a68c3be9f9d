//! How the paragraphs of resolutions open, and what is odd about it.
//!
//! Only paragraphs that are numbered by themselves are looked at: no sub-paragraphs, headings, notes
//! or annexes. Each is compared with the one before and, where the part that it belongs to matters,
//! with the one behind, because labels of texts without markup can be wrong.

use std::ops::Range;

use zhengming_document::{Kind, Label, Part};
use zhengming_glossary::{Language, Position, TermId};
use zhengming_tagger::{Opening, Step, Tagger};

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
    /// The opening, folded, with its markers; of an unknown one the first word, or the first
    /// characters.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// Where it stands.
    pub place: Place,
}

/// What is odd about an opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It may be a verb, and the glossary has no such one, though both neighbours open with one.
    Unknown,
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
        before: Option<String>,
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

/// Characters of a Chinese paragraph that are told where its opening is unknown.
const SHOWN: usize = 6;

impl OpeningsRead {
    /// Reads the next paragraph of a batch.
    pub(crate) fn read(&mut self, tagger: &Tagger, sight: Sight<'_>, width: Option<usize>) {
        let label = sight.paragraph.label;
        match (sight.paragraph.kind, label.part) {
            (Kind::Note, _) | (_, Part::Note) => return,
            (Kind::Text, Part::Preamble | Part::Operative) if label.number > 0 => {}
            (Kind::Text, Part::Preamble) => {
                self.before = Before::Start;
                return;
            }
            (Kind::Heading, Part::Preamble | Part::Operative) => {
                self.waiting = None;
                self.before = Before::Unclear;
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
        if self.label.is_some_and(|before| before.part != label.part) {
            self.before = Before::Start;
        }
        self.label = Some(label);
        self.paragraph(tagger, sight, width);
    }

    fn end_part(&mut self) {
        self.confirm();
        self.before = Before::Unclear;
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
        match opening {
            Some(opening) if fits(&opening, part) => {
                self.confirm();
                self.climb(sight, width, &opening);
                self.before = Before::Verb(Known::new(sight.folded.text(), opening));
            }
            other => {
                let is_placed = !matches!(self.before, Before::Unclear);
                self.waiting = is_placed.then(|| unfit(tagger, sight, width, other)).flatten();
                self.before = Before::Unclear;
            }
        }
    }

    /// Compares a step of the ladder with the paragraph before.
    fn climb(&mut self, sight: Sight<'_>, width: Option<usize>, opening: &Opening) {
        if opening.step == Step::First {
            return;
        }
        let (base, step) = (opening.base.clone(), opening.step);
        let oddity = match &self.before {
            Before::Unclear => return,
            Before::Start => Oddity::NoStepBelow { base, before: None },
            Before::Verb(known) if known.again => return,
            Before::Verb(known) if !is_same_verb(known, &base) => {
                let before = known.start[known.text.clone()].to_owned();
                Oddity::NoStepBelow { base, before: Some(before) }
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
        self.confirm();
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

/// What is odd about an opening that does not fit its part, or that no term has.
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
            let (range, language) = unknown(tagger, sight)?;
            (Oddity::Unknown, range, language)
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
    match language(base) {
        Language::En => {
            let verb = Tagger::verb_of(base);
            before.start.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == verb)
        }
        Language::Zh => {
            // The last two characters are what 表示严重关切 and 深为关切 have in common.
            let end = base.char_indices().rev().nth(1).map(|(at, _)| &base[at..]);
            before.base == base || end.is_some_and(|end| before.start.contains(end))
        }
    }
}

/// Where an opening that no term has stands, if it may be a verb: in English the first word that is
/// no adverb and has the ending of a verb, in Chinese the first characters.
fn unknown(tagger: &Tagger, sight: Sight<'_>) -> Option<(Range<usize>, Language)> {
    let text = sight.folded.text();
    if language(text) == Language::Zh {
        let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
        return Some((0..end, Language::Zh));
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
