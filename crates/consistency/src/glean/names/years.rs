//! Names without the years that they have: 信息和通信技术安全和使用问题不限成员名额工作组 for
//! 2021-2025年信息和通信技术安全和使用问题不限成员名额工作组.

use zhengming_glossary::Language;

/// A folded name without the years that it starts with in Chinese, or ends with in English. None,
/// where it has none.
pub(super) fn left_out(language: Language, name: &str) -> Option<String> {
    let is_year = |c: char| c.is_ascii_digit() || c == '-';
    let rest = match language {
        Language::Zh => {
            let rest = name.trim_start_matches(is_year);
            (rest.len() < name.len()).then(|| rest.strip_prefix('年')).flatten()?
        }
        Language::En => {
            let rest = name.trim_end_matches(['(', ')']).trim_end_matches(is_year);
            let rest = rest.trim_end_matches('(');
            let has_year = name.len() - rest.len() >= "2025".len();
            has_year.then(|| rest.strip_suffix(' ')).flatten()?.trim_end_matches(',')
        }
    };
    Some(rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_at_the_end_that_is_read_first_are_left_out() {
        for (language, name, expected) in [
            (Language::Zh, "2021-2025年不限成员名额工作组", Some("不限成员名额工作组")),
            (Language::Zh, "不限成员名额工作组", None),
            (Language::Zh, "73/266号决议", None),
            (Language::En, "openended working group 2021-2025", Some("openended working group")),
            (Language::En, "working group (2021-2025)", Some("working group")),
            (Language::En, "working group, 2025", Some("working group")),
            (Language::En, "group of 77", None),
            (Language::En, "working group", None),
            (Language::En, "2025", None),
        ] {
            assert_eq!(left_out(language, name).as_deref(), expected, "{name}");
        }
    }
}
