use proptest::prelude::*;
use zhengming_text::{Language, fold_term};

use super::agree::unanswered;
use super::facts;
use super::side::Side;

/// The certain facts of a text, as the cases write them.
fn certain(text: &str, language: Language) -> String {
    let shown = facts(text, language).into_iter().filter(|fact| fact.is_firm).map(|fact| {
        let kind = format!("{:?}", fact.value.kind()).to_lowercase();
        format!("{kind} {}", fact.value)
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { "-".to_owned() } else { shown.join(", ") }
}

#[test]
fn texts_say_what_the_cases_say() {
    let cases = include_str!("cases.tsv").lines().filter(|line| !line.starts_with('#'));
    for case in cases {
        let [language, text, expected] = case.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{case}: expected three cells");
        };
        let language = if language == "en" { Language::En } else { Language::Zh };
        assert_eq!(certain(&fold_term(text), language), expected, "{text}");
    }
}

#[test]
fn a_text_of_many_thousand_numbers_is_read_in_no_time() {
    for text in ["1、", "一", "第", "2021年", "3月1、", "1/1(", "1 000 ", "twenty ", "may 1, "]
    {
        for language in Language::ALL {
            let mut side = Side::default();
            side.push(&text.repeat(20_000), language);
            assert!(unanswered(&side, &Side::default()).len() < 2, "{text}");
        }
    }
}

/// Pieces of which dates, numbers and symbols are made.
const PIECES: [&str; 40] = [
    "1",
    "12",
    "2024",
    "1 200",
    ",",
    ".",
    "/",
    "(",
    ")",
    "-",
    " ",
    "a/res/",
    "s-",
    "year",
    "第",
    "年",
    "月",
    "日",
    "届会议",
    "一",
    "二〇",
    "十五",
    "百",
    "万",
    "亿",
    "百分之",
    "至",
    "和",
    "、",
    "may",
    "march ",
    " and ",
    " to ",
    "twenty",
    " hundred ",
    "third ",
    " million",
    " per cent",
    "xii",
    "é",
];

proptest! {
    #[test]
    fn ranges_are_in_the_text_and_nothing_panics(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|piece| PIECES[*piece]).collect();
        for language in Language::ALL {
            let mut side = Side::default();
            side.push(&text, language);
            side.push(&text, language);
            for fact in &side.facts {
                prop_assert!(side.text.get(fact.range.clone()).is_some_and(|shown| !shown.is_empty()));
                let (at, range) = side.paragraph(&fact.range);
                prop_assert!(at < 2 && text.get(range).is_some());
            }
            prop_assert!(unanswered(&side, &side).is_empty());
        }
    }
}
