//! When documents were made, as far as their dates and symbols tell.

use std::cmp::Ordering;

use crate::Version;

/// The year before the first session of the General Assembly, each of which begins in September.
const BEFORE_SESSIONS: u32 = 1945;

/// The first session whose number symbols write in Arabic figures.
const FIRST_IN_FIGURES: u32 = 31;

/// The last one that anybody can mean.
const LAST_SESSION: u32 = 200;

/// The date of a document whose texts have these: the one that they have, and where they differ the
/// one that fits the session in the symbol, the more exact one, the first.
pub(crate) fn date_of<const N: usize>(dates: [Option<&str>; N], name: &str) -> Option<String> {
    let session = session_year(name);
    let fits = |date: &str| {
        let year = date.get(..4).and_then(|year| year.parse::<u32>().ok());
        session.zip(year).is_some_and(|(first, year)| year == first || year == first + 1)
    };
    let rank = |date: &str| (fits(date), date.len());
    let better = |best: &str, next: &str| rank(next) > rank(best);
    let known = dates.into_iter().flatten();
    known.reduce(|best, next| if better(best, next) { next } else { best }).map(str::to_owned)
}

impl Version {
    /// Compares documents by when they were made: by date, else by the session or year in the symbol;
    /// those of which neither is known come last. Equals go by name, the numbers in it by size.
    #[must_use]
    pub fn by_time(&self, other: &Self) -> Ordering {
        let (first, second) = (self.time(), other.time());
        let is_unknown = first.is_none().cmp(&second.is_none());
        let by_name = || by_name(&self.name, &other.name);
        is_unknown.then_with(|| first.cmp(&second)).then_with(by_name)
    }

    fn time(&self) -> Option<String> {
        let in_name = || Some(format!("{}-09", session_year(&self.name)?));
        self.date.clone().or_else(in_name)
    }
}

/// The year in which the session of a symbol began: 2018 for A/RES/73/266; of S/RES/2608 (2021) the
/// year that it names.
fn session_year(symbol: &str) -> Option<u32> {
    if let Some((_, year)) = symbol.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        return year.parse().ok().filter(|year| (BEFORE_SESSIONS..3000).contains(year));
    }
    let mut parts = symbol.strip_prefix("A/")?.split('/').peekable();
    // Councils and conferences under the Assembly count sessions of their own.
    parts.next_if(|part| matches!(*part, "RES" | "DEC" | "INF") || part.starts_with("C."));
    let session = parts.next()?.parse().ok()?;
    let is_session = (FIRST_IN_FIGURES..=LAST_SESSION).contains(&session);
    (is_session && parts.next().is_some()).then_some(BEFORE_SESSIONS + session)
}

/// Compares names by their words, and the numbers in them by size.
fn by_name(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while !left.is_empty() && !right.is_empty() {
        let (first, second) = (run(left), run(right));
        let numbers = first.parse::<u64>().ok().zip(second.parse::<u64>().ok());
        let order = numbers.map_or_else(|| first.cmp(second), |(one, other)| one.cmp(&other));
        if order.is_ne() {
            return order;
        }
        (left, right) = (&left[first.len()..], &right[second.len()..]);
    }
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// The digits that a text begins with, or all before the first of them.
fn run(text: &str) -> &str {
    let in_digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != in_digits);
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(name: &str, date: Option<&str>) -> Version {
        Version { name: name.to_owned(), date: date.map(str::to_owned), ..Version::default() }
    }

    #[test]
    fn the_date_is_that_of_whichever_text_has_it() {
        for (zh, en, date) in [
            (Some("2021-12-06"), None, Some("2021-12-06")),
            (None, Some("2021-12-06"), Some("2021-12-06")),
            (Some("2011-12-06"), Some("2021-12-06"), Some("2021-12-06")),
            (Some("2022-01-06"), Some("2011-12-06"), Some("2022-01-06")),
            (Some("2021"), Some("2021-12-06"), Some("2021-12-06")),
            (Some("2021-12-06"), Some("2021-12-07"), Some("2021-12-06")),
            (None, None, None),
        ] {
            assert_eq!(date_of([zh, en], "A/RES/76/902").as_deref(), date, "{zh:?} {en:?}");
        }
    }

    #[test]
    fn documents_without_a_date_stand_where_their_symbols_say() {
        let mut versions = [
            version("notes 10.txt", None),
            version("A/RES/78/16", None),
            version("A/RES/75/240", Some("2020-12-31")),
            version("notes 9.txt", None),
            version("A/C.1/76/L.13", None),
            version("S/RES/2608 (2021)", None),
            version("A/RES/76/19", Some("2021-12-06")),
            version("A/RES/78/9", None),
        ];
        versions.sort_by(Version::by_time);
        let names: Vec<&str> = versions.iter().map(|version| version.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "A/RES/75/240",
                "A/C.1/76/L.13",
                "S/RES/2608 (2021)",
                "A/RES/76/19",
                "A/RES/78/9",
                "A/RES/78/16",
                "notes 9.txt",
                "notes 10.txt",
            ]
        );
    }

    #[test]
    fn symbols_tell_years_where_they_name_sessions() {
        for (symbol, year) in [
            ("A/RES/73/266", Some(2018)),
            ("A/C.1/76/L.13", Some(2021)),
            ("A/76/L.31/Add.1", Some(2021)),
            ("S/RES/2608 (2021)", Some(2021)),
            ("A/RES/2625", None),
            ("A/CONF.192/15", None),
            ("A/HRC/RES/56/6", None),
            ("E/RES/2005/20", None),
            ("草稿", None),
            ("", None),
        ] {
            assert_eq!(session_year(symbol), year, "{symbol}");
        }
    }
}
