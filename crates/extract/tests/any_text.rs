//! Whatever the texts are, extraction ends, and what it gives stands where it says.

use proptest::prelude::*;
use zhengming_bitext::{Bitext, Unit};
use zhengming_extract::{Corpus, Options, extract};
use zhengming_glossary::{Glossary, Language, load_bytes};
use zhengming_rendering::{Builder, Index};

fn corpus(texts: &[String]) -> Corpus {
    let mut corpus = Corpus::default();
    for (number, text) in texts.iter().enumerate() {
        let document = corpus.document(format!("D{}", number % 3));
        corpus.add(document, format!("PP {number}"), text);
    }
    corpus
}

/// The index of pairs of paragraphs.
fn index<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Index {
    let table = "zh\ten\n一\tone\n";
    let mut units = Bitext::from_bytes("pairs.tsv", table).map_while(Result::ok);
    let like = units.next().expect("the table has a unit");
    let mut builder = Builder::default();
    for (zh, en) in pairs {
        builder.add(Unit { zh: zh.to_owned(), en: en.to_owned(), ..like.clone() });
    }
    builder.finish()
}

fn all(language: Language) -> Options {
    Options { language, top: 0, least: 2, contexts: 3 }
}

proptest! {
    #[test]
    fn contexts_hold_the_candidate(
        texts in prop::collection::vec("[网络安全犯罪的和第十二条、， a-cICT's第方\u{200b}\n資]{0,40}", 1..12),
    ) {
        let corpus = corpus(&texts);
        let index = index(texts.windows(2).map(|pair| (pair[0].as_str(), pair[1].as_str())));
        for language in [Language::Zh, Language::En] {
            for candidate in extract(&corpus, Some(&index), &Glossary::default(), &all(language)) {
                prop_assert!(!candidate.text.is_empty());
                prop_assert!(candidate.documents >= 1 && candidate.count >= 1);
                for context in &candidate.contexts {
                    prop_assert!(context.text.get(context.span.range()).is_some());
                    prop_assert!(!context.span.is_empty());
                }
            }
        }
    }

    #[test]
    fn any_characters_are_harmless(texts in prop::collection::vec(any::<String>(), 0..6)) {
        let corpus = corpus(&texts);
        let index = index(texts.iter().map(|text| (text.as_str(), text.as_str())));
        let _ = extract(&corpus, Some(&index), &Glossary::default(), &all(Language::Zh));
        let _ = extract(&corpus, Some(&index), &Glossary::default(), &all(Language::En));
    }
}

const TEXTS: [&str; 4] = [
    "请被请求缔约国保全电子数据，",
    "电子数据应当保存；关键基础设施的运营者",
    "缔约国可以获取电子数据，关键基础设施",
    "关键基础设施的电子数据",
];

#[test]
fn terms_of_the_glossary_and_parts_of_them_are_left_out() {
    let corpus = corpus(&TEXTS.map(str::to_owned));
    let found = |glossary: &Glossary| -> Vec<String> {
        let candidates = extract(&corpus, None, glossary, &all(Language::Zh));
        candidates.into_iter().map(|candidate| candidate.text).collect()
    };
    let none = found(&Glossary::default());
    assert!(none.contains(&"电子数据".to_owned()), "{none:?}");
    assert!(none.contains(&"关键基础设施".to_owned()), "{none:?}");
    let table =
        "en,zh\nelectronic data,電子數據\ncritical infrastructure protection,关键基础设施保护\n";
    let some = found(&load_bytes("a.csv", table).glossary);
    assert!(!some.iter().any(|text| "电子数据 关键基础设施".contains(text.as_str())), "{some:?}");
}

#[test]
fn english_words_are_compared_without_their_endings() {
    let texts =
        ["The central authority of a State Party", "central authorities", "a central authority"];
    let corpus = corpus(&texts.map(str::to_owned));
    let candidates = extract(&corpus, None, &Glossary::default(), &all(Language::En));
    assert_eq!((candidates[0].text.as_str(), candidates[0].count), ("central authority", 3));
}
