//! Titles of one resolution that differ.

use std::collections::HashSet;

use zhengming_glossary::Language;

use super::body::Body;
use super::differing::{Comparison, Key, Manner, Own};
use crate::{Citation, DocumentUsage, Finding, Survey};

/// Titles that share less of their pairs of characters, in percent, are of two resolutions: bodies
/// number alike.
const LEAST_SHARED: usize = 50;

/// A title is doubted where so many times as many documents have another. Where usage wavers, the
/// one of fewer documents is as often the official one.
const MAJORITY: usize = 5;

pub(super) fn check(survey: &Survey, findings: &mut Vec<Finding>) {
    let manner = Manner { own, own_is_firm: true, says: titled, exclude, majority: MAJORITY };
    let comparison = Comparison::new(survey, manner);
    for difference in comparison.differences() {
        let title = |citation: &Citation| citation.title.clone().unwrap_or_default();
        let passages = &difference.passages;
        let other = difference.others.first().map(|(_, citation)| title(citation));
        let better = other.unwrap_or_else(|| difference.own.unwrap_or_default().into());
        let message = format!(
            "{} is entitled “{}” ({}×), but “{}” in {}",
            passages[0].number,
            title(passages[0]),
            passages.len(),
            better,
            difference.elsewhere(),
        );
        findings.push(difference.finding(message));
    }
}

/// The title that a citation gives a resolution.
fn titled(usage: &DocumentUsage, citation: &Citation) -> Option<(Key, String)> {
    let title = compared(citation.title.as_deref()?, citation.language);
    let body = Body::fitting(usage, citation).unwrap_or_else(|| Body::named(usage, citation));
    let key = (body, citation.number.to_string(), Some(citation.language));
    (!title.is_empty()).then_some((key, title))
}

/// The title of a document that is a resolution itself.
fn own(usage: &DocumentUsage) -> Option<Own<'_>> {
    let (body, number) = Body::of_resolution(usage.info.symbol.as_deref()?)?;
    let language = usage.info.language?;
    let shown = usage.info.title.as_deref()?;
    let key = (body, number.to_owned(), Some(language));
    Some(Own { key, compared: compared(shown, language), shown })
}

/// A title without what makes no difference: marks, blanks, capitals, 的 and *the*.
fn compared(title: &str, language: Language) -> String {
    let small = title.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric());
    match language {
        Language::En => words.filter(|word| *word != "the").collect(),
        Language::Zh => words.flat_map(str::chars).filter(|c| *c != '的').collect(),
    }
}

/// Whether two titles are forms of one, of which one must be wrong. A short title is a part of the
/// long one.
fn exclude(one: &str, other: &str) -> bool {
    !one.contains(other) && !other.contains(one) && shared(one, other) >= LEAST_SHARED
}

/// How many of their pairs of characters two texts share, in percent (Dice's coefficient).
fn shared(one: &str, other: &str) -> usize {
    let pairs =
        |text: &str| -> HashSet<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, other) = (pairs(one), pairs(other));
    let both = one.intersection(&other).count();
    200 * both / (one.len() + other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_and_marks_make_no_other_title() {
        for (language, one, other, expected) in [
            (Language::Zh, "变革我们的世界：2030年可持续发展议程", "变革我们的世界", false),
            (
                Language::Zh,
                "改造我们的世界：2030年可持续发展议程",
                "变革我们的世界：2030年可持续发展议程",
                true,
            ),
            (Language::Zh, "决议执行情况的审查", "决议的执行情况的审查", false),
            (Language::Zh, "《2030年议程》", "2030年议程", false),
            (Language::Zh, "我们希望的未来", "变革我们的世界：2030年可持续发展议程", false),
            (Language::En, "The Pact for the Future", "Pact of the Future", true),
            (Language::En, "The future we want", "“The Future We Want”", false),
            (Language::En, "World Summit on peace", "World summit on Peace: outcome", false),
        ] {
            let (a, b) = (compared(one, language), compared(other, language));
            assert_eq!(a != b && exclude(&a, &b), expected, "{one} {other}");
        }
    }
}
