use std::fmt::Display;

/// `1 concept`, `2 concepts`: a number with what it counts, for messages.
///
/// ```
/// assert_eq!(zhengming_text::counted(1_usize, "term"), "1 term");
/// assert_eq!(zhengming_text::counted(0_usize, "family"), "0 families");
/// assert_eq!(zhengming_text::counted(3_u64, "more passage"), "3 more passages");
/// ```
#[must_use]
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, what: &str) -> String {
    format!("{count} {}", in_number(&count, what))
}

/// The verb behind [`counted`] things.
///
/// ```
/// assert_eq!(zhengming_text::is_or_are(&1), "is");
/// ```
#[must_use]
pub fn is_or_are<N: PartialEq + From<u8>>(count: &N) -> &'static str {
    if *count == N::from(1) { "is" } else { "are" }
}

/// What is counted, in the number that fits the count.
///
/// ```
/// assert_eq!(zhengming_text::in_number(&2, "document"), "documents");
/// ```
#[must_use]
pub fn in_number<N: PartialEq + From<u8>>(count: &N, what: &str) -> String {
    match what.strip_suffix('y') {
        _ if *count == N::from(1) => what.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None => format!("{what}s"),
    }
}
