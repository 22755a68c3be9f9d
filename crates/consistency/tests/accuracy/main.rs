//! The tables of `docs/accuracy.md` and `docs/findings.md` are what the verdicts in `tests/accuracy`
//! say, and they allow the rules to be on by default that are.
//!
//! `UPDATE=1 cargo test -p zhengming-consistency --test accuracy` writes the tables anew.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod judged;
mod page;
mod samples;
mod slips;
#[expect(dead_code, reason = "the test on the corpus reads the places")]
mod verdicts;

use std::fs;
use std::path::{Path, PathBuf};

use judged::Judged;
use samples::Samples;
use verdicts::Verdict;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Everything that is recorded. Panics with all that is wrong with it.
fn recorded() -> (Samples, Vec<Verdict>, Vec<Judged>) {
    let folder = root().join("tests/accuracy");
    let samples = Samples::read(&folder.join("samples.toml"));
    let (verdicts, mut problems) = verdicts::read(&folder);
    let judged = judged::count(&samples, &verdicts, &mut problems);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    (samples, verdicts, judged)
}

#[test]
fn tables_are_what_the_verdicts_say() {
    let (samples, verdicts, judged) = recorded();
    hold("docs/accuracy.md", |page| page::filled(page, &samples, &judged));
    hold("docs/findings.md", |page| slips::filled(page, &verdicts));
}

/// Compares a page with what it should be, or writes it anew if told to.
fn hold(name: &str, filled: impl FnOnce(&str) -> String) {
    let path = root().join(name);
    let written = fs::read_to_string(&path).unwrap();
    let page = filled(&written);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, page).unwrap();
        return;
    }
    for (at, (written, expected)) in written.lines().zip(page.lines()).enumerate() {
        assert_eq!(written, expected, "{name}:{}: UPDATE=1 writes it anew", at + 1);
    }
    assert_eq!(written, page, "{name}: UPDATE=1 writes it anew");
}

#[test]
fn rules_on_by_default_have_earned_it() {
    let (_, _, judged) = recorded();
    let problems: Vec<String> = judged::not_earned(&judged).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Verdicts of a rule on one sample, the first `right` of them right.
fn verdicts_of(rule: &str, sample: &str, read: usize, right: usize) -> Vec<Verdict> {
    let one = |at| Verdict {
        file: format!("{rule}.tsv"),
        line: at + 3,
        rule: rule.to_owned(),
        kind: None,
        sample: sample.to_owned(),
        symbol: String::new(),
        language: String::new(),
        paragraphs: String::new(),
        bytes: String::new(),
        terms: String::new(),
        reason: String::new(),
        is_right: at < right,
    };
    (0..read).map(one).collect()
}

#[test]
fn a_rule_that_is_often_wrong_or_hardly_read_has_not_earned_it() {
    let samples = |findings: usize, unseen: bool| {
        Samples::parse(&format!(
            "[[sample]]\nid = 'a'\ntexts = 100\nwhat = 'a'\n\
             [[sample]]\nid = 'b'\ntexts = 100\nwhat = 'b'\n\
             [[count]]\nrule = 'citation'\nsamples = ['a']\nfindings = {findings}\n\
             [[count]]\nrule = 'citation'\nsamples = ['b']\nfindings = 20\nunseen = {unseen}\n"
        ))
        .unwrap()
    };
    let told = |findings, unseen, (read, right): (usize, usize), right_unseen| {
        let mut verdicts = verdicts_of("citation", "a", read, right);
        verdicts.extend(verdicts_of("citation", "b", 20, right_unseen));
        let mut problems = Vec::new();
        let judged = judged::count(&samples(findings, unseen), &verdicts, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        judged::not_earned(&judged).filter(|problem| problem.contains("`citation`")).count()
    };
    assert_eq!(told(40, false, (40, 36), 18), 0, "54 of 60, all read");
    assert_eq!(told(40, false, (40, 35), 18), 1, "53 of 60");
    assert_eq!(told(40, true, (40, 10), 18), 0, "the unseen decide");
    assert_eq!(told(40, true, (40, 40), 17), 1, "the unseen decide");
    assert_eq!(told(40, false, (29, 29), 20), 1, "49 read of 60");
    assert_eq!(told(40, false, (30, 30), 20), 0, "50 read of 60");
}

#[test]
fn what_does_not_fit_together_is_told() {
    let samples = Samples::parse(
        "[[sample]]\nid = 'a'\ntexts = 1\nwhat = 'a'\n\
         [[count]]\nrule = 'citation'\nsamples = ['a', 'nowhere']\nfindings = 1\n\
         [[count]]\nrule = 'no-rule'\nsamples = ['a']\nfindings = 1\n",
    )
    .unwrap();
    let mut verdicts = verdicts_of("citation", "a", 2, 2);
    verdicts.extend(verdicts_of("citation", "elsewhere", 1, 1));
    let mut problems = Vec::new();
    judged::count(&samples, &verdicts, &mut problems);
    assert_eq!(
        problems,
        [
            "samples.toml: the rule `no-rule` does not exist",
            "samples.toml: the sample `nowhere` of `citation` is not described",
            "samples.toml: `citation` has 1 finding on a, nowhere, but 2 verdicts",
            "citation.tsv:3: no count in samples.toml covers the sample `elsewhere`",
        ]
    );
}
