//! What holds for any glossary and any text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Entry, glossary, matches, paragraph};
use proptest::prelude::*;
use zhengming_document::Kind;
use zhengming_tagger::{EngineKind, Match, Scratch, Tagger};
use zhengming_text::fold_term;

/// Few characters, so that terms meet, overlap and nest often.
fn words(longest: usize) -> impl Strategy<Value = String> {
    let char = prop::sample::select("国家安全會𠮷ab -ＡS、1—é：".chars().collect::<Vec<_>>());
    prop::collection::vec(char, 1..longest).prop_map(String::from_iter)
}

/// Texts that also have long stretches without Chinese characters.
fn text() -> impl Strategy<Value = String> {
    let stretch = prop::collection::vec(words(20), 0..4);
    stretch.prop_map(|words| words.join("a quick brown fox — 2,031 documents — jumps over ab"))
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let lists = (prop::collection::vec(words(5), 0..3), prop::collection::vec(words(4), 0..3));
    prop::collection::vec((lists, prop::bool::weighted(0.2)), 0..8).prop_map(|concepts| {
        concepts
            .into_iter()
            .enumerate()
            .map(|(at, ((zh, en), opening))| Entry {
                id: format!("c{at}"),
                en,
                zh,
                opening,
                name: false,
                deprecated: Vec::new(),
                not_in: Vec::new(),
            })
            .collect()
    })
}

/// As [`entries`], some terms with a gap.
fn gapped_entries() -> impl Strategy<Value = Vec<Entry>> {
    let gapped = (words(3), words(3)).prop_map(|(one, two)| format!("{one}…{two}"));
    (entries(), prop::collection::vec(gapped, 0..4)).prop_map(|(mut entries, gapped)| {
        for (entry, term) in entries.iter_mut().zip(gapped) {
            entry.zh.push(term);
        }
        entries
    })
}

proptest! {
    #[test]
    fn all_engines_find_the_same(entries in gapped_entries(), text in text()) {
        let glossary = glossary(&entries);
        let nfa = matches(&glossary, EngineKind::Nfa, &text);
        prop_assert_eq!(&nfa, &matches(&glossary, EngineKind::Dfa, &text));
        prop_assert_eq!(&nfa, &matches(&glossary, EngineKind::Auto, &text));
    }

    #[test]
    fn matches_are_sorted_and_disjoint_but_for_nested_ones(entries in entries(), text in words(40)) {
        let found = matches(&glossary(&entries), EngineKind::Auto, &text);
        let tops: Vec<&Match> = found.iter().filter(|found| !found.nested).collect();
        prop_assert!(tops.windows(2).all(|pair| pair[0].folded.end <= pair[1].folded.start));
        for inner in found.iter().filter(|found| found.nested) {
            let holds = |top: &&Match| {
                top.folded.start <= inner.folded.start && inner.folded.end <= top.folded.end
            };
            prop_assert!(tops.iter().any(holds));
        }
    }

    #[test]
    fn the_source_of_an_occurrence_folds_to_its_term(entries in entries(), text in words(40)) {
        let glossary = glossary(&entries);
        let tagger = Tagger::new(glossary).unwrap();
        let (batch, paragraph) = paragraph(&text, Kind::Text);
        let mut scratch = Scratch::default();
        let (matches, folded) = tagger.tag(&batch, &paragraph, &mut scratch);
        for found in matches {
            let source = &text[folded.source_span(found.folded.clone()).range()];
            prop_assert_eq!(fold_term(source), &folded.text()[found.folded.clone()]);
        }
    }

    #[test]
    fn noise_changes_no_match(entries in entries(), text in words(40), at: prop::sample::Index) {
        let glossary = glossary(&entries);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&places);
        let torn = format!("{}\u{200B}{}", &text[..at], &text[at..]);
        let terms = |text: &str| -> Vec<_> {
            matches(&glossary, EngineKind::Auto, text)
                .into_iter()
                .map(|found| (found.term, found.folded))
                .collect()
        };
        prop_assert_eq!(terms(&text), terms(&torn));
    }
}

/// The matches as a reader would settle them who compares every candidate with every other: the
/// longest first, of equally long ones the first, if it crosses none that stands.
#[test]
fn a_text_that_is_one_chain_of_overlaps_is_settled() {
    let entry = |id: &str, zh: &str| Entry {
        id: id.to_owned(),
        en: Vec::new(),
        zh: vec![zh.to_owned()],
        opening: false,
        name: false,
        deprecated: Vec::new(),
        not_in: Vec::new(),
    };
    let glossary = glossary(&[entry("a", "山水"), entry("b", "水山"), entry("c", "山水山")]);
    let text = "山水".repeat(100_000);
    let found = matches(&glossary, EngineKind::Auto, &text);
    let folded: Vec<_> = found.iter().map(|found| found.folded.clone()).collect();
    assert_eq!(folded.len(), 50_000);
    assert_eq!(folded[..3], [0..9, 12..21, 24..33]);
}
