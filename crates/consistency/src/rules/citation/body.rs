//! The bodies whose numbers and sessions are known.

use crate::{Citation, DocumentUsage, Number, Organ};

/// First session of the General Assembly whose resolutions are numbered with it.
const FIRST_SESSION: u16 = 31;

/// First session of the Economic and Social Council that opened in July of the year before.
const FIRST_JULY_SESSION: u16 = 2015;

/// A body that numbers resolutions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Body {
    Assembly,
    HumanRightsCouncil,
    SecurityCouncil,
    EconomicAndSocialCouncil,
    /// Some other, or one that is not told.
    Other,
}

impl Body {
    /// The body that a citation names, or that its document is of where it says *its resolution*: by
    /// its symbol, else by the line over the preamble, 大会，.
    pub(super) fn named(usage: &DocumentUsage, citation: &Citation) -> Self {
        let by_symbol = Self::of_symbol(usage.info.symbol.as_deref().unwrap_or_default());
        match (citation.organ, by_symbol) {
            (Organ::Own, Self::Other) => usage.gleanings.organ.map_or(Self::Other, Self::of_organ),
            (Organ::Own, body) => body,
            (organ, _) => Self::of_organ(organ),
        }
    }

    fn of_organ(organ: Organ) -> Self {
        match organ {
            Organ::Assembly => Self::Assembly,
            Organ::HumanRightsCouncil => Self::HumanRightsCouncil,
            Organ::SecurityCouncil => Self::SecurityCouncil,
            Organ::EconomicAndSocialCouncil => Self::EconomicAndSocialCouncil,
            Organ::Own | Organ::Other => Self::Other,
        }
    }

    fn of_symbol(symbol: &str) -> Self {
        match symbol.split_once('/') {
            Some(("A", rest)) if rest.starts_with("HRC/") => Self::HumanRightsCouncil,
            Some(("A", _)) => Self::Assembly,
            Some(("E", rest)) if !rest.starts_with("CN.") => Self::EconomicAndSocialCouncil,
            Some(("S", _)) => Self::SecurityCouncil,
            _ => Self::Other,
        }
    }

    /// The body and number of the resolution that a symbol is of: `A/RES/73/266`.
    pub(super) fn of_resolution(symbol: &str) -> Option<(Self, &str)> {
        let prefixes = ["A/RES/", "A/DEC/", "A/HRC/RES/", "S/RES/", "E/RES/"];
        let number = prefixes.iter().find_map(|prefix| symbol.strip_prefix(prefix))?;
        Some((Self::of_symbol(symbol), number))
    }

    /// The body to whose sessions a date fits. None, where there is no date, or it fits to those of
    /// no body that can be meant. The General Assembly meets from September to September, the 75th
    /// session from 2020; the Human Rights Council has three sessions in a year, the fourth in
    /// March 2007. The Security Council puts the year behind the number, the Economic and Social
    /// Council in front.
    pub(super) fn fitting(usage: &DocumentUsage, citation: &Citation) -> Option<Self> {
        let date = citation.date.as_deref()?;
        let year: i32 = date.get(..4)?.parse().ok()?;
        let month: i32 = date.get(5..7)?.parse().ok()?;
        let named = Self::named(usage, citation);
        match &citation.number {
            Number::Year(_, of) => (year == i32::from(*of)).then_some(Self::SecurityCouncil),
            Number::Session(session, ..) => of_session(i32::from(*session), year, month),
            Number::Annual(of, ..) => {
                let is_early = *of >= FIRST_JULY_SESSION && month >= 7;
                let of = i32::from(*of);
                let fits = year == of || is_early && year == of - 1;
                let is_council = named == Self::EconomicAndSocialCouncil;
                fits.then_some(if is_council { named } else { Self::Other })
            }
            Number::Special(..) | Number::Stroked(..) => Some(named),
            Number::Roman(_, _, session) if named == Self::Assembly => {
                let Some(session) = roman(session) else { return Some(Self::Assembly) };
                if session >= i32::from(FIRST_SESSION) {
                    return Some(Self::Other);
                }
                let fits = year == 1945 + session || year == 1946 + session && month <= 9;
                fits.then_some(Self::Assembly)
            }
            Number::Roman(..) => Some(Self::Other),
        }
    }

    /// Whether a date that fits to no body is an error. Other bodies number resolutions alike.
    pub(super) fn is_judged(usage: &DocumentUsage, citation: &Citation) -> bool {
        match &citation.number {
            Number::Year(..) | Number::Annual(..) | Number::Roman(..) => citation.date.is_some(),
            Number::Session(session, ..) => {
                let known = [Self::Assembly, Self::HumanRightsCouncil];
                *session >= FIRST_SESSION && known.contains(&Self::named(usage, citation))
            }
            Number::Special(..) | Number::Stroked(..) => false,
        }
    }
}

fn of_session(session: i32, year: i32, month: i32) -> Option<Body> {
    let opening = 1945 + session;
    let is_assembly = session >= i32::from(FIRST_SESSION)
        && (year == opening && month >= 9 || year == opening + 1 && month <= 9);
    // Sessions have been resumed in the third month after; the second was in November.
    let late = if session < 4 { 5 } else { 3 };
    let is_council = (0..=late).contains(&(year * 12 + month - 1 - council_months(session)));
    match (is_assembly, is_council) {
        (true, _) => Some(Body::Assembly),
        (_, true) => Some(Body::HumanRightsCouncil),
        _ => None,
    }
}

/// The month in which a session of the Human Rights Council opens, counted from the year 0: March,
/// June and September, the fourth in March 2007.
pub(super) fn council_months(session: i32) -> i32 {
    let since = session - 4;
    2007 * 12 + 2 + 12 * since.div_euclid(3) + 3 * since.rem_euclid(3)
}

/// The value of a Roman numeral. None for special sessions.
fn roman(numeral: &str) -> Option<i32> {
    let value = |digit| {
        Some(match digit {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            _ => return None,
        })
    };
    let digits: Option<Vec<i32>> = numeral.bytes().map(value).collect();
    let digits = digits?;
    let signed = |(at, digit): (usize, &i32)| match digits.get(at + 1) {
        Some(next) if next > digit => -digit,
        _ => *digit,
    };
    Some(digits.iter().enumerate().map(signed).sum())
}
