//! Documents aligned paragraph by paragraph, whatever became of the paragraphs.

use proptest::prelude::*;
use zhengming_bitext::{Alignment, Hints, align};
use zhengming_document::{Document, Language, Options};

fn read(name: &str, text: &str) -> Document {
    Document::from_bytes(name, text, &Options::default()).expect("plain text")
}

fn aligned(en: &str, zh: &str) -> Alignment {
    align(&read("x.en.txt", en), &read("x.zh.txt", zh), &())
}

/// `0:0 1,2:1 -:2 >3:3`: which paragraphs are linked, missing, moved.
fn told(alignment: &Alignment) -> String {
    let list = |side: &[usize]| {
        let side: Vec<_> = side.iter().map(ToString::to_string).collect();
        if side.is_empty() { "-".to_owned() } else { side.join(",") }
    };
    let link = |link: &zhengming_bitext::Link| {
        let moved = if link.is_moved { ">" } else { "" };
        format!("{moved}{}:{}", list(&link.en), list(&link.zh))
    };
    alignment.links.iter().map(link).collect::<Vec<_>>().join(" ")
}

const EN: [&str; 7] = [
    "Annual talks on the safety of harbours",
    "Taking note of the talks that were held in Geneva on 4 May 2021 and of the report A/75/900 on the safety of harbours and of the ships and other vessels that lie in them,",
    "Mindful that storms do not stop at borders,",
    "Recalling resolution 74/33, in which the harbours of all States were called upon to keep watch,",
    "1. Decides to meet again in 2023 in order to weigh what was learned about harbours, storms and ships;",
    "2. Calls upon the harbour masters to write down what they see;",
    "3. Requests a report of no more than 10 700 words.",
];

const ZH: [&str; 7] = [
    "港口安全年度会谈",
    "注意到2021年5月4日在日内瓦举行的会谈以及关于港口和停泊在港内船只安全的A/75/900号报告，",
    "铭记风暴不止于国界，",
    "回顾第74/33号决议，其中呼吁各国港口保持戒备，",
    "1. 决定于2023年再次举行会议，以权衡在港口、风暴和船只方面得到的认识；",
    "2. 促请港务长写下其所见；",
    "3. 请提交一份不超过10 700字的报告。",
];

fn document(paragraphs: &[&str]) -> String {
    paragraphs.join("\n\n")
}

#[test]
fn what_is_whole_is_paired_one_by_one() {
    let alignment = aligned(&document(&EN), &document(&ZH));
    assert_eq!(told(&alignment), "0:0 1:1 2:2 3:3 4:4 5:5 6:6");
    assert!(alignment.links.iter().all(|link| link.confidence > 0.9), "{alignment:?}");
}

#[test]
fn missing_merged_split_and_moved_paragraphs_are_seen() {
    let without = |which: usize| {
        let left: Vec<_> = (0..7).filter(|&at| at != which).map(|at| ZH[at]).collect();
        document(&left)
    };
    let en = document(&EN);
    assert_eq!(told(&aligned(&en, &without(3))), "0:0 1:1 2:2 3:- 4:3 5:4 6:5");
    assert_eq!(told(&aligned(&en, &without(0))), "0:- 1:0 2:1 3:2 4:3 5:4 6:5");
    let merged = format!("{}{}", ZH[2], ZH[3]);
    let merged = document(&[ZH[0], ZH[1], &merged, ZH[4], ZH[5], ZH[6]]);
    assert_eq!(told(&aligned(&en, &merged)), "0:0 1:1 2,3:2 4:3 5:4 6:5");
    let (first, second) = ZH[4].split_at(ZH[4].find("，").expect("a comma") + 3);
    let split = document(&[ZH[0], ZH[1], ZH[2], ZH[3], first, second, ZH[5], ZH[6]]);
    assert_eq!(told(&aligned(&en, &split)), "0:0 1:1 2:2 3:3 4:4,5 5:6 6:7");
    let moved = document(&[ZH[0], ZH[2], ZH[3], ZH[4], ZH[5], ZH[6], ZH[1]]);
    assert_eq!(told(&aligned(&en, &moved)), "0:0 2:1 3:2 4:3 5:4 6:5 >1:6");
}

#[test]
fn a_number_that_one_side_leaves_out_is_of_no_other_paragraph_there() {
    let en = "The General Assembly,\n\nRecalling its resolution 75/900,\n\n\
              1. Calls upon the harbour masters to write down what they see;\n\n\
              2. Decides to meet again in 2023;\n\n\
              3. Emphasizes that good watch reduces the risk of misunderstanding among captains.\n";
    let zh = "大会，\n\n回顾其第75/900号决议，\n\n1. 促请港务长写下其所见；\n\n\
              2. 决定于2023年再次举行会议；\n\n4. 感谢厨师长准备的午餐和茶点。\n";
    let sure = |zh: &str| told(&Alignment { links: aligned(en, zh).sure() });
    assert_eq!(sure(zh), "0:0 1:1 2:2 3:3 4:- -:4");
    assert_eq!(sure(&zh.replace("4. ", "3. ")), "0:0 1:1 2:2 3:3 4:4");
}

#[test]
fn page_noise_belongs_to_nothing() {
    let noisy = document(&[ZH[0], ZH[1], "A/RES/75/1", ZH[2], ZH[3], ZH[4], ZH[5], ZH[6]]);
    assert_eq!(told(&aligned(&document(&EN), &noisy)), "0:0 1:1 -:2 2:3 3:4 4:5 5:6 6:7");
}

#[test]
fn concepts_tell_what_nothing_else_does() {
    struct Concepts {
        english: usize,
    }
    impl Hints for Concepts {
        fn concepts(&self, language: Language, paragraph: usize) -> &[u32] {
            let has = match language {
                Language::En => paragraph == self.english,
                Language::Zh => paragraph == 4,
            };
            if has { &[7, 8, 9] } else { &[] }
        }
    }
    let similar =
        ["Urges the captains to sleep well at night;", "Invites the sailors to sail all day long;"];
    let en = [&EN[..4], &similar, &EN[4..]].concat();
    let zh = [&ZH[..4], &["邀请水手们整天航行；"], &ZH[4..]].concat();
    let en = read("x.en.txt", &document(&en));
    let zh = read("x.zh.txt", &document(&zh));
    for (english, expected) in [(4, "4:4 5:-"), (5, "4:- 5:4")] {
        let told = told(&align(&en, &zh, &Concepts { english }));
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn an_empty_document_is_missing_as_a_whole() {
    assert_eq!(told(&aligned("", "")), "");
    assert_eq!(told(&aligned("One.\n\nTwo.", "")), "0:- 1:-");
    assert_eq!(told(&aligned("", "一。")), "-:0");
}

proptest! {
    #[test]
    fn every_paragraph_is_in_exactly_one_link(
        en in prop::collection::vec("[A-Z][a-z 0-9/]{0,40}[.;,:]?", 0..60),
        zh in prop::collection::vec("[一-十a-z0-9/]{1,20}[。；，：]?", 0..60),
    ) {
        let (en, zh) = (read("x.en.txt", &en.join("\n\n")), read("x.zh.txt", &zh.join("\n\n")));
        let alignment = align(&en, &zh, &());
        prop_assert_eq!(&alignment, &align(&en, &zh, &()));
        let mut seen: Vec<usize> = alignment.links.iter().flat_map(|link| link.en.clone()).collect();
        seen.sort_unstable();
        prop_assert!(seen.into_iter().eq(0..en.batch.paragraphs.len()));
        let mut seen: Vec<usize> = alignment.links.iter().flat_map(|link| link.zh.clone()).collect();
        seen.sort_unstable();
        prop_assert!(seen.into_iter().eq(0..zh.batch.paragraphs.len()));
        let firsts: Vec<usize> = alignment.links.iter().filter_map(|link| link.zh.first().copied()).collect();
        prop_assert!(firsts.is_sorted());
        for link in &alignment.links {
            prop_assert!((0.0..=1.0).contains(&link.confidence));
            prop_assert!(link.en.is_sorted() && link.zh.is_sorted());
            prop_assert!(!link.en.is_empty() || !link.zh.is_empty());
        }
    }
}
