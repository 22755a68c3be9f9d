use std::fmt;

use serde::{Serialize, Serializer};

/// One way in which source text differs from its folded form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Fold {
    /// A line break where the folded text has a blank or nothing.
    LineBreak,
    /// Blanks where the folded text has none, or several where it has one.
    Blank,
    /// A word taken apart by a hyphen at the end of a line.
    Hyphenation,
    /// Zero-width characters, soft hyphens, direction marks.
    Invisible,
    /// A note mark, superscript or bare.
    NoteMark,
    /// Markup of the file format.
    Markup,
    /// Page headers, page numbers, field errors and the like.
    Noise,
    /// Full-width, half-width, small and vertical forms.
    Width,
    /// Radicals and compatibility ideographs standing for ordinary characters.
    Radical,
    /// Traditional characters.
    Traditional,
    /// Other forms of dots, dashes and quotation marks; blanks for the hyphens of a compound.
    Variant,
}

impl Fold {
    /// All folds, in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::LineBreak,
        Self::Blank,
        Self::Hyphenation,
        Self::Invisible,
        Self::NoteMark,
        Self::Markup,
        Self::Noise,
        Self::Width,
        Self::Radical,
        Self::Traditional,
        Self::Variant,
    ];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LineBreak => "line-break",
            Self::Blank => "blank",
            Self::Hyphenation => "hyphenation",
            Self::Invisible => "invisible",
            Self::NoteMark => "note-mark",
            Self::Markup => "markup",
            Self::Noise => "noise",
            Self::Width => "width",
            Self::Radical => "radical",
            Self::Traditional => "traditional",
            Self::Variant => "variant",
        }
    }
}

/// A set of [`Fold`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Folds(u16);

impl Folds {
    /// The empty set: the source says exactly what the folded text says, letter case aside.
    pub const NONE: Self = Self(0);

    /// Puts a fold into the set.
    pub fn insert(&mut self, fold: Fold) {
        self.0 |= 1 << fold as u16;
    }

    /// Takes a fold out of the set.
    pub fn remove(&mut self, fold: Fold) {
        self.0 &= !(1 << fold as u16);
    }

    /// Whether the fold is in the set.
    #[must_use]
    pub fn contains(self, fold: Fold) -> bool {
        self.0 & (1 << fold as u16) != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The folds of the set in order.
    pub fn iter(self) -> impl Iterator<Item = Fold> {
        Fold::ALL.into_iter().filter(move |&fold| self.contains(fold))
    }
}

impl FromIterator<Fold> for Folds {
    fn from_iter<I: IntoIterator<Item = Fold>>(folds: I) -> Self {
        let mut set = Self::NONE;
        for fold in folds {
            set.insert(fold);
        }
        set
    }
}

impl fmt::Debug for Folds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Folds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
