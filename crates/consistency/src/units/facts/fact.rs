//! What a fact is.

use std::fmt;
use std::ops::Range;

use crate::Number;

/// What kind of thing a text says in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// A date, as far as it is given.
    Date,
    /// The number of a resolution or decision, or the symbol of a document.
    Symbol,
    /// The number of a session.
    Session,
    /// Any other number: an amount, a percentage, a paragraph.
    Number,
}

/// Something that a text says in figures or numerals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) value: Value,
    /// Bytes of the folded text.
    pub(super) range: Range<usize>,
    /// Whether it is certain to be meant. What is not answers a fact of the other side, but needs no
    /// answer itself: *one* and 一 are often no numbers.
    pub(super) is_firm: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Date(Date),
    /// The number of a resolution or decision.
    Resolution(Number),
    /// The symbol of a document, folded: `a/75/816`.
    Document(Box<str>),
    /// The number of a session.
    Session(u64),
    /// In thousandths, so that 1.5 per cent is exact.
    Number(u64, Measure),
}

/// A date as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Anything.
    Plain,
    /// Hundredths.
    Percent,
    /// Which of several: *third*, 第三, paragraph 3.
    Ordinal,
}

/// A number in thousandths.
pub(super) const WHOLE: u64 = 1_000;

impl Value {
    pub(super) fn kind(&self) -> FactKind {
        match self {
            Self::Date(_) => FactKind::Date,
            Self::Resolution(_) | Self::Document(_) => FactKind::Symbol,
            Self::Session(_) => FactKind::Session,
            Self::Number(..) => FactKind::Number,
        }
    }
}

impl Date {
    pub(super) fn year(year: u16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    /// The parts, the greater ones first.
    pub(super) fn parts(self) -> [Option<u16>; 3] {
        [self.year, self.month.map(u16::from), self.day.map(u16::from)]
    }
}

/// Whether a number is a year of the time that resolutions speak of.
pub(super) fn is_year(number: u64) -> bool {
    (1900..2100).contains(&number)
}

impl fmt::Display for Date {
    /// `2024-12-04`, `2024-12`, `2024`; parts that are not given are `?`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("?")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Resolution(number) => number.fmt(f),
            Self::Document(symbol) => f.write_str(&symbol.to_uppercase()),
            Self::Session(session) => session.fmt(f),
            Self::Number(thousandths, measure) => {
                let (whole, rest) = (thousandths / WHOLE, thousandths % WHOLE);
                write!(f, "{whole}")?;
                if rest > 0 {
                    let decimals = format!("{rest:03}");
                    write!(f, ".{}", decimals.trim_end_matches('0'))?;
                }
                if *measure == Measure::Percent { f.write_str("%") } else { Ok(()) }
            }
        }
    }
}
