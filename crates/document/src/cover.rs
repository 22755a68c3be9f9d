//! Lines that stand on covers, each a paragraph of its own.

use crate::{date, phrase, symbol};

/// Longest line that is looked at, in bytes.
const LONGEST: usize = 90;

/// What lines of a cover say as a whole.
const WHOLE: [&str; 17] = [
    "联合国",
    "大会",
    "全会",
    "决议",
    "决定",
    "安全理事会",
    "经济及社会理事会",
    "人权理事会",
    "United Nations",
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Plenary",
    "Resolution",
    "Decision",
    "Original: English",
];

/// What lines of a cover begin with.
const BEGINNINGS: [&str; 6] =
    ["议程项目", "Agenda item", "Distr.", "Original:", "原件：", "原文："];

/// Whether `text` is a line of a cover by its own words: organ, session, agenda item, date,
/// symbol.
pub(crate) fn is_line(text: &str) -> bool {
    text.len() <= LONGEST
        && !phrase::ends_sentence(text)
        && (WHOLE.contains(&text)
            || BEGINNINGS.iter().any(|word| text.starts_with(word))
            || is_committee(text)
            || is_session(text)
            || date::is_date(text)
            || symbol::parse(text).is_some_and(|(_, length)| length == text.len()))
}

/// Whether `text` begins as a decision does below its title: on what day the organ decided.
pub(crate) fn opens_decision(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.find('日').is_some_and(|end| date::is_date(&text[..end + '日'.len_utf8()]))
}

/// Whether `text` ends as the line does that names the sponsors of a draft.
pub(crate) fn names_sponsors(text: &str) -> bool {
    const ENDINGS: [&str; 4] = ["决议草案", "决定草案", "draft resolution", "draft decision"];
    ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether `text` begins as the lines do that stand between the title and the name of the organ,
/// or as a numbered title: no sentence goes on like this.
pub(crate) fn opens_line(text: &str) -> bool {
    const OPENINGS: [&str; 6] =
        ["[", "［", "Resolution adopted by", "Decision adopted by", "Adopted by the ", "At its "];
    let dated = || {
        text.len() <= LONGEST
            && text.starts_with(|c: char| c.is_ascii_digit())
            && phrase::says_adopted(text)
            && date::find(text).is_some()
    };
    OPENINGS.iter().any(|word| text.starts_with(word))
        || phrase::numbered_title(text).is_some()
        || dated()
}

/// `第一委员会`, `First Committee`.
fn is_committee(text: &str) -> bool {
    let zh = text.strip_prefix('第').and_then(|rest| rest.strip_suffix("委员会"));
    let en = text.strip_suffix(" Committee");
    zh.is_some_and(|rest| rest.chars().count() <= 2)
        || en.is_some_and(|rest| {
            !rest.contains(' ') && rest.starts_with(|c: char| c.is_ascii_uppercase())
        })
}

/// `第七十三届会议`, `Seventy-third session`, `2021年届会`.
fn is_session(text: &str) -> bool {
    let ends = ["会议", "届会", "session"].iter().any(|word| text.ends_with(word));
    ends && text.split_whitespace().count() <= 4 && date::session(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_covers_are_told_from_text() {
        for line in [
            "第一委员会",
            "议程项目 95",
            "第七十三届会议",
            "Seventy-sixth session",
            "First Committee",
            "Distr.: General",
            "22 December 2018",
            "A/C.1/76/L.13",
        ] {
            assert!(is_line(line), "{line}");
        }
        for line in ["会员国", "大会，", "第七十三届会议的报告", "The Ad Hoc Committee"]
        {
            assert!(!is_line(line), "{line}");
        }
    }
}
