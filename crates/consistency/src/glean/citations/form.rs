//! Numbers that do not have the form of their body.

use super::number::Number;
use super::organ::Organ;

/// First numbers of the resolutions of the Security Council of each year, from 1946.
const FIRST_OF_YEAR: [u16; 80] = [
    1, 16, 38, 67, 79, 90, 97, 99, 104, 107, 111, 122, 127, 132, 133, 161, 171, 178, 186, 200, 220,
    233, 245, 263, 276, 292, 308, 325, 345, 367, 385, 403, 423, 444, 462, 485, 500, 530, 546, 560,
    581, 594, 607, 627, 647, 684, 726, 800, 893, 970, 1036, 1093, 1147, 1221, 1285, 1335, 1387,
    1454, 1522, 1581, 1652, 1739, 1795, 1860, 1908, 1967, 2033, 2086, 2133, 2196, 2260, 2337, 2398,
    2452, 2504, 2561, 2617, 2672, 2722, 2768,
];

/// The year of the first entry.
const FIRST_YEAR: u16 = 1946;

/// Lower numbers with a year in brackets are general comments and the like.
const LEAST_OF_COUNCIL: u16 = 100;

/// A year that is farther away is of another body that numbers alike.
const FARTHEST_YEAR: u16 = 20;

/// First session of the General Assembly whose resolutions are numbered with it, and first year of
/// the numbers of the Economic and Social Council that tell resolutions and decisions apart.
const FIRST_SESSION: u16 = 31;
const FIRST_ANNUAL: u16 = 1980;

/// What a citation calls what it cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Resolution,
    Decision,
}

/// What is wrong with a number as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The resolution of the Security Council is of this year, not of the one in brackets.
    OtherYear(u16),
    /// What stands in brackets is no year.
    NoYear,
    /// It is called a decision, and its number is one of resolutions.
    Resolution,
    /// The body that is named beside it numbers otherwise.
    OtherBody(Organ),
    /// It stands before this lower number in a list of so many that rises otherwise.
    OutOfOrder(Number, usize),
}

/// What is wrong with a number, seen alone.
pub(super) fn flaw(number: &Number, act: Option<Act>) -> Option<Flaw> {
    match (number, act) {
        (Number::Year(number, year), _) if *number >= LEAST_OF_COUNCIL => {
            if !(FIRST_YEAR..2100).contains(year) {
                return act.map(|_| Flaw::NoYear);
            }
            let right = year_of(*number)?;
            let is_slip = right != *year && right.abs_diff(*year) <= FARTHEST_YEAR;
            is_slip.then_some(Flaw::OtherYear(right))
        }
        // Decisions are numbered from 301 or 401 in the one, from 101 or 201 in the other. Of a
        // *resolution* with such a number nothing is told: a note mark may be glued to it.
        (Number::Session(FIRST_SESSION.., 1..300, _), Some(Act::Decision))
        | (Number::Annual(FIRST_ANNUAL.., 1..100, _), Some(Act::Decision)) => {
            Some(Flaw::Resolution)
        }
        // Other bodies number so too, but not with the numbers and years of the Security Council.
        (Number::Stroked(number, year), Some(Act::Resolution)) => {
            let is_of_council = *number >= LEAST_OF_COUNCIL && year_of(*number) == Some(*year);
            is_of_council.then_some(Flaw::OtherBody(Organ::SecurityCouncil))
        }
        _ => None,
    }
}

/// Whether a number has a form that an organ never uses.
pub(super) fn is_of_other_body(number: &Number, organ: Organ) -> bool {
    match organ {
        Organ::Assembly | Organ::HumanRightsCouncil => {
            matches!(number, Number::Year(..) | Number::Stroked(..) | Number::Annual(..))
        }
        Organ::SecurityCouncil => !matches!(number, Number::Year(..)),
        Organ::EconomicAndSocialCouncil => {
            !matches!(number, Number::Annual(..) | Number::Roman(..))
        }
        Organ::Own | Organ::Other => false,
    }
}

/// The year of a resolution of the Security Council. None, where it may be of the last year of
/// the table or of a later one.
fn year_of(number: u16) -> Option<u16> {
    let years = FIRST_OF_YEAR.partition_point(|first| *first <= number);
    (1..FIRST_OF_YEAR.len()).contains(&years).then(|| FIRST_YEAR + years as u16 - 1)
}

/// Where a list of numbers of one kind breaks its order: the index of a number that is followed by a
/// lower one. None, where the list does not rise but for one number. The principal resolution may
/// stand first.
pub(super) fn out_of_order(list: &[&Number]) -> Option<usize> {
    const LEAST: usize = 4;
    if list.len() < LEAST {
        return None;
    }
    let mut breaks = (0..list.len() - 1).filter(|at| list[*at].rank() > list[at + 1].rank());
    let (at, None) = (breaks.next()?, breaks.next()) else { return None };
    let rises_without = |out: usize| {
        let next = list.get(out + 1);
        next.is_none_or(|next| list[out - 1].rank() <= next.rank())
    };
    (at > 0 && (rises_without(at) || rises_without(at + 1))).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: &str, act: Option<Act>) -> Option<Flaw> {
        let at = number.find(['/', '(']).unwrap();
        let read = Number::read(number, at).or_else(|| Number::read_stroked(number, at));
        flaw(&read.unwrap().1, act)
    }

    #[test]
    fn numbers_fit_the_form_of_their_body() {
        let (resolution, decision) = (Some(Act::Resolution), Some(Act::Decision));
        for (number, act, expected) in [
            ("2254 (2015)", None, None),
            ("2254 (2016)", None, Some(Flaw::OtherYear(2015))),
            ("1373 (2011)", None, Some(Flaw::OtherYear(2001))),
            ("2140 (2140)", resolution, Some(Flaw::NoYear)),
            ("26 (2022)", None, None),
            ("322 (2017)", resolution, None),
            ("2820 (2026)", None, None),
            ("2767 (2025)", None, Some(Flaw::OtherYear(2024))),
            ("74/509", decision, None),
            ("74/2639", resolution, None),
            ("74/12", decision, Some(Flaw::Resolution)),
            ("2021/8", decision, Some(Flaw::Resolution)),
            ("2021/8", resolution, None),
            ("2021/230", decision, None),
            ("2021/8", None, None),
            ("1325/2000", resolution, Some(Flaw::OtherBody(Organ::SecurityCouncil))),
            ("1325/2001", resolution, None),
            ("1325/2000", None, None),
        ] {
            assert_eq!(of(number, act), expected, "{number}");
        }
    }

    #[test]
    fn one_number_out_of_a_rising_list_is_told() {
        for (list, expected) in [
            (&["70/1", "71/2", "72/3", "73/4"][..], None),
            (&["70/1", "72/3", "71/2", "73/4"], Some(1)),
            (&["75/2", "70/1", "71/2", "72/3"], None),
            (&["70/1", "71/2", "72/3", "69/4"], Some(2)),
            (&["73/4", "72/3", "71/2", "70/1"], None),
            (&["70/1", "71/2", "60/1", "61/2"], None),
            (&["70/1", "72/3", "71/2"], None),
        ] {
            let numbers: Vec<Number> = list
                .iter()
                .map(|text| Number::read(text, text.find('/').unwrap()).unwrap().1)
                .collect();
            let numbers: Vec<_> = numbers.iter().collect();
            assert_eq!(out_of_order(&numbers), expected, "{list:?}");
        }
    }
}
