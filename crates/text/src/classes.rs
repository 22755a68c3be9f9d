//! What folding does with each character, as one table look-up.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Fold;
use crate::tables::{RADICAL, TRADITIONAL, WIDTH};

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
    mapped: HashMap<char, (char, Option<Fold>)>,
    /// The same mappings for the Basic Multilingual Plane, 0 where there is none.
    basic_mapped: Box<[u16; 0x1_0000]>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(Classes::new);

impl Classes {
    pub(crate) fn get() -> &'static Self {
        &CLASSES
    }

    /// The class of a character of the Basic Multilingual Plane.
    #[inline]
    pub(crate) fn basic(&self, code: u16) -> Class {
        self.basic[usize::from(code)]
    }

    pub(crate) fn of(&self, char: char) -> Class {
        match u16::try_from(u32::from(char)) {
            Ok(code) => self.basic(code),
            Err(_) => self.supplementary(char),
        }
    }

    fn supplementary(&self, char: char) -> Class {
        match u32::from(char) {
            0xE0100..=0xE01EF => Class::Invisible,
            0x20000..=0x3FFFF if self.mapped.contains_key(&char) => Class::Mapped,
            0x20000..=0x3FFFF => Class::Wide,
            _ if lower(char).is_some() => Class::Mapped,
            _ if char.is_alphabetic() => Class::Letter,
            _ => Class::Other,
        }
    }

    /// What stands for a character of class [`Class::Mapped`], and the fold to note for it: letter
    /// case is not worth a note.
    pub(crate) fn mapped(&self, char: char) -> (char, Option<Fold>) {
        if let Ok(code) = u16::try_from(u32::from(char)) {
            let target = self.basic_mapped[usize::from(code)];
            if target != 0 && is_plain_traditional(char) {
                let target = char::from_u32(u32::from(target)).unwrap_or(char);
                return (target, Some(Fold::Traditional));
            }
        }
        if let Some(&(target, fold)) = self.mapped.get(&char) {
            return (target, fold);
        }
        (lower(char).unwrap_or(char), None)
    }

    fn new() -> Self {
        let mut mapped = HashMap::with_capacity(8192);
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
                mapped.insert(char, (lower(target).unwrap_or(target), fold));
            }
        }
        // Where one table leads to a character of another, the last one is meant.
        let ends: HashMap<char, (char, Option<Fold>)> = mapped
            .iter()
            .map(|(&char, &(target, fold))| (char, (end_of(target, &mapped), fold)))
            .collect();
        let mapped = ends;
        let mut basic: Box<[Class; 0x1_0000]> = Box::new([Class::Other; 0x1_0000]);
        let mut basic_mapped: Box<[u16; 0x1_0000]> = Box::new([0; 0x1_0000]);
        for code in 0..=u16::MAX {
            let Some(char) = char::from_u32(u32::from(code)) else { continue };
            basic[usize::from(code)] = class_of(char);
        }
        for (&char, &(target, _)) in &mapped {
            let (Ok(code), Ok(target)) =
                (u16::try_from(u32::from(char)), u16::try_from(u32::from(target)))
            else {
                continue;
            };
            basic_mapped[usize::from(code)] = target;
            basic[usize::from(code)] = Class::Mapped;
        }
        for &char in mapped.keys() {
            if let Ok(code) = u16::try_from(u32::from(char)) {
                basic[usize::from(code)] = Class::Mapped;
            }
        }
        // Full-width and small hyphens are hyphens first: they may stand inside a word.
        for char in HYPHENS.chars() {
            if let Ok(code) = u16::try_from(u32::from(char)) {
                basic[usize::from(code)] = Class::Hyphen;
            }
        }
        Self { basic, mapped, basic_mapped }
    }
}

/// Hyphens, and the dashes that stand for them: HYPHEN, NON-BREAKING HYPHEN, FIGURE DASH, EN DASH,
/// MINUS SIGN, the small and the full-width hyphen. Em dashes part clauses and stay what they are.
pub(crate) const HYPHENS: &str = "-‐‑‒–−﹣－";

/// Quotation marks, dots and long dashes in their several forms, in pairs as in the tables.
const VARIANTS: &str = "„\"‟\"「\"」\"『\"』\"﹁\"﹂\"﹃\"﹄\"＂\"｢\"｣\"〝\"〞\"\
                        ‚'‛'ʼ'＇'′'•·‧·・·･·∙·⋅·―—﹘—";

fn end_of(char: char, mapped: &HashMap<char, (char, Option<Fold>)>) -> char {
    match mapped.get(&char) {
        _ if HYPHENS.contains(char) => '-',
        Some(&(target, _)) if target != char => end_of(target, mapped),
        _ => char,
    }
}

/// Quotation marks as they are printed, which is not worth a note.
const PRINTED_QUOTES: &str = "“\"”\"‘'’'";

/// Whether the fold of a mapped character is known without looking it up: the unified ideographs
/// hold no width forms and no radicals.
fn is_plain_traditional(char: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&char)
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
        _ if char.is_whitespace() => Class::Blank,
        '"' | '〈' | '〉' | '《' | '》' => Class::Mark,
        '\u{2E80}'..='\u{303F}'
        | '\u{3040}'..='\u{31FF}'
        | '\u{3220}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FFEE}' => Class::Wide,
        _ if lower(char).is_some() => Class::Mapped,
        _ if char.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// The lower case of a character, where it is another single character.
pub(crate) fn lower(char: char) -> Option<char> {
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
        for (&char, &(target, _)) in &classes.mapped {
            if HYPHENS.contains(char) {
                continue;
            }
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
