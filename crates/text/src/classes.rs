//! What folding does with each character, as one table look-up.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::tables::{RADICAL, TRADITIONAL, WIDTH};
use crate::{Fold, OwnForms};

/// What folding does with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Copied; blanks beside it are dropped. Han, kana, Chinese punctuation.
    Wide,
    /// Copied; a letter of a script that puts blanks between words.
    Letter,
    /// Copied; digits, signs and the rest.
    Other,
    /// Replaced as [`Classes::mapped`] says.
    Mapped,
    /// White space inside a line.
    Blank,
    /// White space that ends a line.
    LineEnd,
    /// Left out: zero-width characters and the like.
    Invisible,
    /// Left out: superscript note marks.
    NoteMark,
    /// A hyphen or a dash used like one.
    Hyphen,
    /// Copied, and remembered: the title marks 《》〈〉 and the straight quotation mark.
    Mark,
}

/// The class of every character, and what stands for the mapped ones.
pub(crate) struct Classes {
    /// Classes of the Basic Multilingual Plane; the other planes are few in running text.
    basic: Box<[Class; 0x1_0000]>,
    own: OwnForms,
    mappings: Mappings,
}

/// What stands for a character, and the fold to note for it.
type Mapping = (char, Option<Fold>);

/// The mappings of the tables. Letter case is not among them, the standard library knows it.
struct Mappings {
    list: Vec<Mapping>,
    /// Place in the list, counted from 1, for each character of the Basic Multilingual Plane.
    basic: Box<[u16; 0x1_0000]>,
    supplementary: HashMap<char, u16>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(Classes::new);

impl Classes {
    pub(crate) fn get() -> &'static Self {
        &CLASSES
    }

    /// The characters that are [`Class::Wide`].
    pub(crate) fn own(&self) -> &OwnForms {
        &self.own
    }

    pub(crate) fn of(&self, char: char) -> Class {
        match u16::try_from(u32::from(char)) {
            Ok(code) => self.basic[usize::from(code)],
            Err(_) => self.supplementary(char),
        }
    }

    fn supplementary(&self, char: char) -> Class {
        match u32::from(char) {
            0xE0100..=0xE01EF => Class::Invisible,
            0x20000..=0x3FFFF if self.mappings.get(char).is_some() => Class::Mapped,
            0x20000..=0x3FFFF => Class::Wide,
            _ if lower(char).is_some() => Class::Mapped,
            _ if char.is_alphabetic() => Class::Letter,
            _ => Class::Other,
        }
    }

    /// What stands for a character of class [`Class::Mapped`], and the fold to note for it: letter
    /// case is not worth a note.
    pub(crate) fn mapped(&self, char: char) -> Mapping {
        self.mappings.get(char).unwrap_or_else(|| (lower(char).unwrap_or(char), None))
    }

    fn new() -> Self {
        let mappings = Mappings::new();
        let mut basic: Box<[Class; 0x1_0000]> = Box::new([Class::Other; 0x1_0000]);
        for (code, (class, &mapping)) in (0..).zip(basic.iter_mut().zip(&mappings.basic[..])) {
            let Some(char) = char::from_u32(code) else { continue };
            *class = match mapping {
                // Full-width, small and vertical hyphens are hyphens first: they may stand inside a
                // word.
                _ if is_hyphen(char) => Class::Hyphen,
                0 => class_of(char),
                place if mappings.list[usize::from(place) - 1].0 == '-' => Class::Hyphen,
                _ => Class::Mapped,
            };
        }
        let own = OwnForms::new(|char| basic[char as usize] == Class::Wide);
        Self { basic, own, mappings }
    }
}

impl Mappings {
    fn new() -> Self {
        let mut mappings = Self {
            list: Vec::with_capacity(8192),
            basic: Box::new([0; 0x1_0000]),
            supplementary: HashMap::new(),
        };
        let tables = [
            (WIDTH, Some(Fold::Width)),
            (RADICAL, Some(Fold::Radical)),
            (TRADITIONAL, Some(Fold::Traditional)),
            (VARIANTS, Some(Fold::Variant)),
            (PRINTED_QUOTES, None),
        ];
        for (table, fold) in tables {
            let mut chars = table.chars();
            while let (Some(char), Some(target)) = (chars.next(), chars.next()) {
                mappings.add(char, (target, fold));
            }
        }
        for at in 0..mappings.list.len() {
            mappings.list[at].0 = mappings.end_of(mappings.list[at].0);
        }
        mappings
    }

    fn add(&mut self, char: char, mapping: Mapping) {
        self.list.push(mapping);
        let place = u16::try_from(self.list.len()).expect("the tables hold fewer pairs");
        match u16::try_from(u32::from(char)) {
            Ok(code) => self.basic[usize::from(code)] = place,
            Err(_) => {
                self.supplementary.insert(char, place);
            }
        }
    }

    fn get(&self, char: char) -> Option<Mapping> {
        let place = match u16::try_from(u32::from(char)) {
            Ok(code) => self.basic[usize::from(code)],
            Err(_) => *self.supplementary.get(&char)?,
        };
        self.list.get(usize::from(place).checked_sub(1)?).copied()
    }

    /// Where a chain of mappings leads: one table may lead to a character of another.
    fn end_of(&self, char: char) -> char {
        match self.get(char) {
            _ if is_hyphen(char) => '-',
            Some((target, _)) if target != char => self.end_of(target),
            _ => lower(char).unwrap_or(char),
        }
    }
}

/// Quotation marks, dots and long dashes in their several forms, in pairs as in the tables.
const VARIANTS: &str = "„\"‟\"「\"」\"『\"』\"﹁\"﹂\"﹃\"﹄\"＂\"｢\"｣\"〝\"〞\"\
                        ‚'‛'ʼ'＇'′'•·‧·・·･·∙·⋅·―—﹘—";

/// Quotation marks as they are printed, which is not worth a note.
const PRINTED_QUOTES: &str = "“\"”\"‘'’'";

/// Hyphens, and the dashes that stand for them: HYPHEN, NON-BREAKING HYPHEN, FIGURE DASH, EN DASH,
/// MINUS SIGN, the small and the full-width hyphen. Em dashes part clauses and stay what they are.
fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

fn class_of(char: char) -> Class {
    match char {
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Class::Invisible,
        '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}' | '\u{2074}'..='\u{207E}' => Class::NoteMark,
        '\u{1D43}'..='\u{1D6A}' => Class::NoteMark,
        // Most of the plane, told first because asking for its letter case takes time.
        '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' => Class::Wide,
        '\u{E000}'..='\u{F8FF}' => Class::Other,
        _ if char.is_whitespace() => Class::Blank,
        '"' | '〈' | '〉' | '《' | '》' => Class::Mark,
        '\u{2E80}'..='\u{303F}'
        | '\u{3040}'..='\u{31FF}'
        | '\u{3220}'..='\u{4DBF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FFEE}' => Class::Wide,
        _ if lower(char).is_some() => Class::Mapped,
        _ if char.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// The lower case of a character, where it is another single character.
fn lower(char: char) -> Option<char> {
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) if single != char => Some(single),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mapped_characters_are_fixed_points() {
        let classes = Classes::get();
        let found = [WIDTH, RADICAL, TRADITIONAL, VARIANTS].map(|table| table.chars().step_by(2));
        for char in found.into_iter().flatten() {
            if classes.of(char) == Class::Hyphen {
                continue;
            }
            let (target, _) = classes.mapped(char);
            assert_eq!(classes.of(char), Class::Mapped, "{char}");
            assert_ne!(classes.of(target), Class::Mapped, "{char} leads to {target}, no end");
        }
    }

    #[test]
    fn all_character_tables_hold_pairs() {
        for table in [WIDTH, RADICAL, TRADITIONAL, VARIANTS] {
            assert_eq!(table.chars().count() % 2, 0);
        }
        assert!(TRADITIONAL.chars().count() > 8000 && RADICAL.chars().count() > 2000);
    }

    #[test]
    fn characters_are_classed() {
        let classes = Classes::get();
        for (char, class) in [
            ('网', Class::Wide),
            ('、', Class::Wide),
            ('，', Class::Wide),
            ('資', Class::Mapped),
            ('⽹', Class::Mapped),
            ('Ｉ', Class::Mapped),
            ('A', Class::Mapped),
            ('a', Class::Letter),
            ('7', Class::Other),
            ('…', Class::Other),
            ('①', Class::Other),
            ('\u{3000}', Class::Blank),
            ('\u{A0}', Class::Blank),
            ('\u{200B}', Class::Invisible),
            ('³', Class::NoteMark),
            ('‑', Class::Hyphen),
            ('－', Class::Hyphen),
            ('《', Class::Mark),
            ('𠮷', Class::Wide),
        ] {
            assert_eq!(classes.of(char), class, "{char:?}");
        }
        assert_eq!(classes.mapped('資'), ('资', Some(Fold::Traditional)));
        assert_eq!(classes.mapped('⽹'), ('网', Some(Fold::Radical)));
        assert_eq!(classes.mapped('Ｉ'), ('i', Some(Fold::Width)));
        assert_eq!(classes.mapped('É'), ('é', None));
    }
}
