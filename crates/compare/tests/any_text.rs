//! Properties of the comparison of any two documents.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use zhengming_bitext::Place;
use zhengming_compare::{Both, Change, Clause, Comparison, Fate, History, Version, Wording};
use zhengming_document::{Kind, Label, Part};
use zhengming_glossary::{Language, TermId, load_bytes};
use zhengming_tagger::Tagger;
use zhengming_text::Span;

const TERMS: &str = "concept,lang,term,status\n\
    behaviour,zh,负责任国家行为,preferred\nbehaviour,zh,国家负责任行为,admitted\n\
    behaviour,en,responsible State behaviour,preferred\n\
    norm,zh,规范,preferred\nnorm,zh,准则,admitted\nnorm,en,norm,preferred\n";

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    Tagger::new(Arc::new(load_bytes("terms.csv", TERMS).glossary)).expect("a small glossary")
});

fn version(texts: &[(String, String)]) -> Version {
    let clause = |(number, (zh, en)): (u32, &(String, String))| Clause {
        place: Place { label: Label { number, ..Label::part(Part::Operative) }, article: 0 },
        kind: Kind::Text,
        text: Both { en: en.clone(), zh: zh.clone() },
    };
    let clauses = (1..).zip(texts).map(clause).filter(|c| c.text != Both::default()).collect();
    Version { name: "A/C.1/80/L.1".to_owned(), clauses, ..Version::default() }
}

/// Sentences of a few words, so that many are alike, now and then with anything in them.
fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    let zh = prop_oneof![
        8 => prop::sample::select(vec![
            "各国", "负责任国家行为", "国家负责任行为", "规范", "准则", "决定", "，", "和", "第77/37号",
            "2022年", "网络空间", "措施", "的", "报告",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let en = prop_oneof![
        8 => prop::sample::select(vec![
            "States", "responsible State behaviour", "norms", "norm", "of", "the", "report", ",",
            "resolution 77/37", "2022", "measures", "and",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let zh = prop::collection::vec(zh, 0..14).prop_map(|words| words.concat());
    let en = prop::collection::vec(en, 0..14).prop_map(|words| words.join(" "));
    prop::collection::vec((zh, en), 0..9)
}

fn compare(old: &Version, new: &Version) -> Comparison {
    Comparison::new(old, new, &TAGGER)
}

/// Old and new clauses, whether they were moved, and how they differ.
type Fact = (Vec<usize>, Vec<usize>, bool, Option<Change>);

/// The links and changes, in an order that does not depend on the side.
fn facts(comparison: &Comparison, is_turned: bool) -> Vec<Fact> {
    let fact = |row: &zhengming_compare::Row| {
        let (old, new) = (row.link.old.clone(), row.link.new.clone());
        let (old, new) = if is_turned { (new, old) } else { (old, new) };
        (old, new, row.link.is_moved, row.change())
    };
    let mut facts: Vec<_> = comparison.rows.iter().map(fact).collect();
    facts.sort();
    facts
}

/// Terms of up to eight Chinese characters in whose middle a piece begins or ends.
fn cut_terms(wording: &Wording) -> usize {
    let cut = |terms: &[(Span, TermId)], edges: Vec<usize>| {
        let short = terms.iter().filter(|(span, _)| span.len() <= 24);
        short.filter(|(s, _)| edges.iter().any(|&at| s.start < at && at < s.end)).count()
    };
    let old = wording.pieces.iter().map(|piece| piece.old.start).collect();
    let new = wording.pieces.iter().map(|piece| piece.new.start).collect();
    cut(&wording.old_terms, old) + cut(&wording.new_terms, new)
}

#[test]
fn a_term_beside_other_changes_stays_whole() {
    let texts = |zh: &str| vec![(zh.to_owned(), String::new())];
    let (old, new) = (
        version(&texts("各国报告措施，回避负责任国家行为和网络空间报告的准则措施，")),
        version(&texts("各国报告措施，对照国家负责任行为和网络空间报告的准则措施，")),
    );
    let comparison = compare(&old, &new);
    let wordings = comparison.rows.iter().flat_map(|row| row.wordings.iter());
    for wording in wordings.filter_map(|(_, wording)| wording.as_ref()) {
        assert_eq!(cut_terms(wording), 0, "{wording:?}");
    }
}

proptest! {
    #[test]
    fn short_terms_are_never_cut(old in texts(), new in texts()) {
        let (old, new) = (version(&old), version(&new));
        for row in &compare(&old, &new).rows {
            for wording in row.wordings.iter().filter_map(|(_, wording)| wording.as_ref()) {
                prop_assert_eq!(cut_terms(wording), 0, "{:?}", wording);
            }
        }
    }

    #[test]
    fn every_clause_is_in_one_row(old in texts(), new in texts()) {
        let (old, new) = (version(&old), version(&new));
        let comparison = compare(&old, &new);
        let mut seen = [vec![0; old.clauses.len()], vec![0; new.clauses.len()]];
        for row in &comparison.rows {
            row.link.old.iter().for_each(|&at| seen[0][at] += 1);
            row.link.new.iter().for_each(|&at| seen[1][at] += 1);
            prop_assert!(row.link.old.len() <= 1 || row.link.new.len() <= 1);
        }
        prop_assert!(seen.iter().flatten().all(|&times| times == 1));
    }

    #[test]
    fn a_document_against_itself_is_kept(texts in texts()) {
        let one = version(&texts);
        for row in compare(&one, &one).rows {
            prop_assert_eq!(row.link.fate(), Fate::Taken);
            prop_assert_eq!(&row.link.old, &row.link.new);
            prop_assert_eq!(row.change(), Some(Change::Same));
            prop_assert!(!row.link.is_moved);
        }
    }

    #[test]
    fn it_does_not_matter_which_side_is_the_old_one(old in texts(), new in texts()) {
        let (old, new) = (version(&old), version(&new));
        prop_assert_eq!(facts(&compare(&old, &new), false), facts(&compare(&new, &old), true));
    }

    #[test]
    fn pieces_are_the_texts(old in texts(), new in texts()) {
        let (old, new) = (version(&old), version(&new));
        for row in compare(&old, &new).rows {
            for (_, wording) in row.wordings.iter() {
                let Some(wording) = wording else { continue };
                let old: String = wording.pieces.iter().map(|p| wording.old_of(p)).collect();
                let new: String = wording.pieces.iter().map(|p| wording.new_of(p)).collect();
                prop_assert_eq!(&old, &wording.old);
                prop_assert_eq!(&new, &wording.new);
                for change in &wording.term_changes {
                    prop_assert!(wording.old.get(change.old.0.range()).is_some());
                    prop_assert!(wording.new.get(change.new.0.range()).is_some());
                }
            }
        }
    }
}

/// A clause whose words stand in no other.
fn own_words(seed: usize) -> (String, String) {
    let chars = |at: usize| char::from_u32(0x4E00 + (seed * 40 + at) as u32).unwrap_or('一');
    let words = (0..20).map(|at| format!("w{}x", seed * 40 + at)).collect::<Vec<_>>().join(" ");
    ((0..24).map(chars).collect(), words)
}

proptest! {
    #[test]
    fn moved_split_and_merged_clauses_are_found(
        count in 6_usize..12, moved in 0_usize..6, split in 0_usize..6, merged in 0_usize..5,
    ) {
        let texts: Vec<_> = (0..count).map(own_words).collect();
        let mut list = texts.clone();
        let clause = list.remove(moved);
        list.push(clause);
        let comparison = compare(&version(&texts), &version(&list));
        prop_assert!(comparison.rows.iter().all(|row| row.change() == Some(Change::Same)));
        let found: Vec<_> = comparison.rows.iter().filter(|row| row.link.is_moved).collect();
        // Of two that changed places either may be the one that moved.
        let fits = |row: &&zhengming_compare::Row| row.link.old == [moved] || moved == count - 2;
        prop_assert!(found.iter().all(fits), "{found:?}");
        prop_assert_eq!(found.len(), usize::from(moved < count - 1));

        let mut list = texts.clone();
        let (zh, en) = texts[split].clone();
        let (head, tail) = zh.split_at(36);
        let (first, last) = en.split_at(en.match_indices(' ').nth(9).map_or(0, |(at, _)| at));
        list[split] = (head.to_owned(), first.to_owned());
        list.insert(split + 1, (tail.to_owned(), last.trim().to_owned()));
        let comparison = compare(&version(&texts), &version(&list));
        let row = comparison.rows.iter().find(|row| row.link.old == [split]).expect("in one row");
        prop_assert_eq!(row.link.fate(), Fate::Split);
        prop_assert_eq!(&row.link.new, &vec![split, split + 1]);

        let mut list = texts.clone();
        let (zh, en) = list.remove(merged + 1);
        list[merged] = (format!("{}，{zh}", list[merged].0), format!("{}, {en}", list[merged].1));
        let comparison = compare(&version(&texts), &version(&list));
        let row = comparison.rows.iter().find(|row| row.link.new == [merged]).expect("in one row");
        prop_assert_eq!(row.link.fate(), Fate::Merged);
        prop_assert_eq!(&row.link.old, &vec![merged, merged + 1]);
    }
}

/// So much time hostile documents may take, in a build without optimization.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

#[test]
fn hostile_documents_take_no_time_without_end() {
    let same = |text: &str, count: usize| -> Vec<_> {
        (0..count).map(|_| (text.to_owned(), String::new())).collect()
    };
    let counted = |text: &str, count: usize| -> Vec<_> {
        (0..count).map(|n| (format!("{text}{n}"), String::new())).collect()
    };
    let started = std::time::Instant::now();
    for (old, new) in [
        (same("决定", 100_000), same("决定", 90_000)),
        (counted("a", 50_000), counted("b", 50_000)),
        (
            counted("决定继续审议网络空间的规范", 20_000),
            counted("决定继续审议网络空间的准则", 20_000),
        ),
        (same(&"网络空间规范".repeat(20_000), 1), same(&"规范网络准则空间".repeat(15_000), 1)),
    ] {
        let (old, new) = (version(&old), version(&new));
        let rows = compare(&old, &new).rows.len();
        assert!(rows >= old.clauses.len().min(new.clauses.len()));
        assert!(started.elapsed() < PATIENCE, "{} clauses", old.clauses.len());
    }
}

#[test]
fn the_languages_are_those_of_both() {
    let both = version(&[("重申规范；".to_owned(), "Reaffirms the norms;".to_owned())]);
    let chinese = version(&[("重申准则；".to_owned(), String::new())]);
    assert_eq!(compare(&both, &chinese).languages, [Language::Zh]);
    assert_eq!(compare(&both, &both).languages, Language::ALL);
}

proptest! {
    #[test]
    fn families_hold_each_clause_once(documents in prop::collection::vec(texts(), 0..6)) {
        let versions: Vec<Version> = documents
            .iter()
            .zip(1..)
            .map(|(texts, number)| Version {
                name: format!("A/C.1/80/L.{number}"),
                date: Some(format!("20{number:02}")),
                ..version(texts)
            })
            .collect();
        let history = History::new(versions, &TAGGER);
        let mut seen = HashSet::new();
        for family in &history.families {
            prop_assert!(family.documents > 1);
            prop_assert_eq!(family.steps.len() + 1, family.variants.len());
            prop_assert!(family.steps.iter().zip(1..).all(|(step, at)| step.from < at));
            for place in family.variants.iter().flat_map(|variant| &variant.uses) {
                prop_assert!(seen.insert(*place));
                prop_assert!(history.versions[place.version].clauses.len() > place.clause);
            }
        }
        prop_assert!(seen.len() <= history.compared.max(1) * 2);
    }
}

#[test]
fn hostile_collections_take_no_time_without_end() {
    let number = |n: usize| -> String {
        (0..3)
            .map(|at| char::from_u32(0x5000 + (n >> (6 * at) & 63) as u32).unwrap_or('一'))
            .collect()
    };
    let texts = |from: usize| -> Vec<_> {
        let text =
            |n| (format!("决定继续审议网络空间的规范和措施并提出报告{}", number(n)), String::new());
        (from..from + 2_000).map(text).collect()
    };
    let started = std::time::Instant::now();
    let versions = [0, 2_000, 4_000]
        .map(|from| Version { name: format!("A/C.1/80/L.{from}"), ..version(&texts(from)) });
    let history = History::new(versions.to_vec(), &TAGGER);
    assert_eq!(history.compared, 6_000);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}
