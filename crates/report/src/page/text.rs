//! Figures and lists in words.

use zhengming_consistency::{Measures, Place, Profile};
use zhengming_text::in_number;

/// A number with a comma between thousands.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 document`, `2 documents`.
pub(super) fn count(n: u64, what: &str) -> String {
    format!("{} {}", number(n), in_number(&n, what))
}

/// A ratio with two decimals, `–` where there is none, in brackets where it stands on few uses.
pub(super) fn ratio(ratio: Option<f64>, weak: bool) -> String {
    match (ratio, weak) {
        (None, _) => "–".to_owned(),
        (Some(ratio), false) => format!("{ratio:.2}"),
        (Some(ratio), true) => format!("({ratio:.2})"),
    }
}

/// A frequency with one decimal.
pub(super) fn frequency(per_thousand: Option<f64>) -> String {
    per_thousand.map_or_else(|| "–".to_owned(), |frequency| format!("{frequency:.1}"))
}

/// The dates of a first and a last use; one where they are the same.
pub(super) fn dates(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(date), _) | (None, Some(date)) => date.to_owned(),
        (None, None) => String::new(),
    }
}

/// Uses of something that varies.
pub(super) fn uses(measures: &Measures) -> String {
    format!("{} in {}", count(measures.k, "use"), count(measures.documents as u64, "document"))
}

/// Measures of something that varies.
pub(super) fn measures(measures: &Measures) -> String {
    let weak = measures.is_weak();
    let mut figures =
        format!("HHI {}, LTCR {}", ratio(measures.hhi, weak), ratio(measures.ltcr, weak));
    if measures.documents > 1 {
        figures.push_str(&format!(
            "; within documents {}, drift {}",
            ratio(measures.within, weak),
            ratio(measures.drift, weak)
        ));
    }
    figures
}

/// The usage profile: `preferred 71%, admitted 29%`.
pub(super) fn profile(profile: Profile) -> String {
    let k = profile.k().max(1) as f64;
    let shares = [
        ("preferred", profile.preferred),
        ("admitted", profile.admitted),
        ("deprecated", profile.deprecated),
    ];
    let written: Vec<String> = shares
        .into_iter()
        .filter(|&(_, uses)| uses > 0)
        .map(|(status, uses)| format!("{status} {:.0}%", uses as f64 * 100.0 / k))
        .collect();
    written.join(", ")
}

/// The labels of places in their order, each once with the number of places: `PP 3 ×2, OP 1`.
/// `uses` says how many there are in all, should the places not be complete.
pub(super) fn labels<'p>(places: impl Iterator<Item = &'p Place>, uses: u64) -> String {
    let mut labels: Vec<(String, u64)> = Vec::new();
    let mut listed = 0;
    for place in places {
        let label = place.label.to_string();
        listed += 1;
        match labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, n)) => *n += 1,
            None => labels.push((label, 1)),
        }
    }
    let written: Vec<String> = labels
        .into_iter()
        .map(|(label, n)| if n > 1 { format!("{label} ×{n}") } else { label })
        .collect();
    let mut written = written.join(", ");
    if listed < uses {
        written.push_str(&format!(" and {} more", number(uses - listed)));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn ratios_on_few_uses_stand_in_brackets() {
        assert_eq!(ratio(Some(0.5), true), "(0.50)");
        assert_eq!(ratio(None, true), "–");
    }

    #[test]
    fn one_date_is_not_a_range() {
        assert_eq!(dates(Some("2018"), Some("2018")), "2018");
        assert_eq!(dates(Some("2018"), Some("2021-12")), "2018 – 2021-12");
    }
}
