//! The file of a baseline: a line for each passage of a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_config::counted_from;
use zhengming_consistency::{Evidence, Finding, Survey, rule};
use zhengming_problem::{Location, Problem, Problems, quoted};
use zhengming_text::Language;

use crate::fingerprint::{document_key, passage_hash, slashed};
use crate::sort::Run;

/// The first line, which says what the file is.
const HEADER: &str =
    "# zhengming.baseline/1: rule, document, concept, term, hash of the passage, number";

/// What stands before the name of a path in a line that says what was read.
const READ: &str = "# read: ";

/// Passages that are known, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeSet<Entry>,
    /// What was named to be read when it was written, if that is known.
    paths: BTreeSet<String>,
}

/// A passage of a finding, by what does not change with the lines around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Id of the rule.
    pub rule: String,
    /// The document: its symbol, or its path.
    pub document: String,
    /// Id of the concept, or nothing.
    pub concept: String,
    /// The term of the glossary, or nothing.
    pub term: String,
    /// Hash of the passage with some characters on either side, folded.
    pub hash: String,
    /// From 1, which it is of several that are alike in all else.
    pub number: u32,
}

impl Baseline {
    /// Largest file that is read, in bytes.
    pub const LARGEST: u64 = 64 << 20;

    /// A baseline of these passages.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self { entries: entries.into_iter().collect(), paths: BTreeSet::new() }
    }

    /// Notes the files, folders and patterns that were read for it. They count from the working
    /// directory, and those in the file from `folder`.
    #[must_use]
    pub fn written_over(mut self, folder: &Path, paths: &[PathBuf]) -> Self {
        self.paths = paths.iter().map(|path| slashed(&counted_from(folder, path))).collect();
        self
    }

    /// Whether all that was read for it is read again where these paths are. Nothing if it does not
    /// say what was read.
    #[must_use]
    pub fn is_covered(&self, folder: &Path, paths: &[PathBuf]) -> Option<bool> {
        let again: BTreeSet<String> =
            paths.iter().map(|path| slashed(&counted_from(folder, path))).collect();
        (!self.paths.is_empty()).then(|| self.paths.is_subset(&again))
    }

    /// Reads the text of a file; the name is for problems only, which are all told.
    ///
    /// # Errors
    ///
    /// Where a line is no entry: then the baseline must not be used, or findings would come back.
    pub fn parse(name: impl Into<PathBuf>, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let file = Arc::new(name.into());
        let mut problems = Problems::default();
        let at = |line: usize| Location { file: Arc::clone(&file), line, column: 1 };
        if bytes.len() as u64 > Self::LARGEST {
            let limit = Self::LARGEST >> 20;
            problems.error(&at(1), format!("the file is larger than {limit} MiB"));
            return Err(problems.into_sorted());
        }
        let source = zhengming_problem::decode_utf_8(&file, bytes, &mut problems);
        let (mut entries, mut paths) = (BTreeSet::new(), BTreeSet::new());
        let text = source.as_ref().map_or("", |source| source.text());
        for (number, line) in (1..).zip(text.lines()) {
            if number == 1 && line != HEADER {
                let message = format!("the file begins with {}, expected {HEADER}", quoted(line));
                problems.error(&at(1), message);
                break;
            }
            if let Some(path) = line.strip_prefix(READ) {
                match unescaped(path) {
                    Some(path) => {
                        paths.insert(path);
                    }
                    None => problems.error(&at(number), format!("{} is no path", quoted(path))),
                }
            }
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            match Entry::parse(line) {
                Some(entry) => {
                    entries.insert(entry);
                }
                None => {
                    let message = format!("{} is no entry of a baseline", quoted(line));
                    problems.error(&at(number), message);
                }
            }
        }
        if source.is_some() && text.is_empty() {
            problems.error(&at(1), format!("the file is empty, expected {HEADER}"));
        }
        let problems = problems.into_sorted();
        if problems.is_empty() { Ok(Self { entries, paths }) } else { Err(problems) }
    }

    /// The text of the file: what was read, and a line for each entry, sorted.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for path in &self.paths {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{READ}{}", escaped(path));
        }
        for entry in &self.entries {
            entry.write(&mut text);
        }
        text
    }

    /// Takes entries out.
    pub fn remove(&mut self, gone: &[Entry]) {
        for entry in gone {
            self.entries.remove(entry);
        }
    }

    /// How many entries it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Entry {
    /// The entry of a passage, the first of its kind.
    pub(crate) fn key(
        survey: &Survey,
        finding: &Finding,
        passage: &Evidence,
        folder: &Path,
    ) -> Self {
        let glossary = &survey.glossary;
        Self {
            rule: finding.rule.to_owned(),
            document: document_key(survey, finding.document, folder),
            concept: finding.concept.map_or_else(String::new, |id| glossary.concept(id).id.clone()),
            term: passage.term.map_or_else(String::new, |id| glossary.term(id).text.clone()),
            hash: passage_hash(passage),
            number: 1,
        }
    }

    fn parse(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [rule, document, concept, term, hash, number] = fields[..] else { return None };
        let number = number.parse().ok().filter(|&number| number > 0)?;
        let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if rule.is_empty() || !is_hash {
            return None;
        }
        let [document, concept, term] = [document, concept, term].map(unescaped);
        let (document, concept, term) = (document?, concept?, term?);
        let (rule, hash) = (rule.to_owned(), hash.to_owned());
        Some(Self { rule, document, concept, term, hash, number })
    }

    fn write(&self, text: &mut String) {
        let Self { rule, document, concept, term, hash, number } = self;
        let [document, concept, term] = [document, concept, term].map(|field| escaped(field));
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{rule}\t{document}\t{concept}\t{term}\t{hash}\t{number}");
    }
}

/// Finds passages in a baseline.
pub(crate) struct Matcher<'b> {
    baseline: Option<&'b Baseline>,
    /// How many passages there were of each kind, by their entry with the number 1.
    numbers: BTreeMap<Entry, u32>,
    found: BTreeSet<Entry>,
}

impl<'b> Matcher<'b> {
    pub(crate) fn new(baseline: Option<&'b Baseline>) -> Self {
        Self { baseline, numbers: BTreeMap::new(), found: BTreeSet::new() }
    }

    /// The entry with its number among those that are alike.
    pub(crate) fn numbered(&mut self, entry: Entry) -> Entry {
        let number = self.numbers.entry(entry.clone()).or_default();
        *number += 1;
        Entry { number: *number, ..entry }
    }

    /// Whether the baseline has the entry.
    pub(crate) fn has(&mut self, entry: &Entry) -> bool {
        let has = self.baseline.is_some_and(|baseline| baseline.entries.contains(entry));
        if has {
            self.found.insert(entry.clone());
        }
        has
    }

    /// Entries for which nothing was found, though all was looked at that they could be found in: all
    /// documents were read that the baseline was written over, as rules compare documents, and files
    /// may share a symbol; their rule was applied, their term is in the glossary and its language was
    /// asked for. Where bytes could not be decoded nobody knows what is gone.
    pub(crate) fn gone(&self, survey: &Survey, run: &Run<'_>) -> Vec<Entry> {
        let Some(baseline) = self.baseline else { return Vec::new() };
        let is_sound = survey.documents.iter().all(|document| document.warnings.is_empty());
        if !run.whole_baseline || !is_sound {
            return Vec::new();
        }
        let terms = looked_for(survey, run);
        let all_languages = Language::ALL.iter().all(|language| run.languages.contains(language));
        let is_looked_for = |entry: &Entry| match (entry.concept.as_str(), entry.term.as_str()) {
            // Nobody knows the language of what is no term.
            ("", "") => all_languages,
            (concept, "") => all_languages && terms.contains_key(concept),
            (concept, term) => terms.get(concept).is_some_and(|terms| terms.contains(term)),
        };
        let is_applied = |entry: &Entry| {
            // A rule that is no more finds nothing.
            let Some(rule) = rule(&entry.rule) else { return true };
            let is_on = run.rules.rules().iter().any(|applied| applied.id == rule.id);
            is_on && run.rules.level_of(rule) >= run.rules.level()
        };
        let is_judged = |entry: &&Entry| {
            !self.found.contains(*entry) && is_applied(entry) && is_looked_for(entry)
        };
        baseline.entries.iter().filter(is_judged).cloned().collect()
    }
}

/// The terms of the languages asked for, by the ids of their concepts; those of no concept's by
/// nothing.
fn looked_for<'s>(survey: &'s Survey, run: &Run<'_>) -> BTreeMap<&'s str, BTreeSet<&'s str>> {
    let mut terms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for concept in &survey.glossary.concepts {
        let of_concept = terms.entry(&concept.id).or_default();
        let asked_for = concept.terms.iter().filter(|term| run.languages.contains(&term.language));
        of_concept.extend(asked_for.map(|term| term.text.as_str()));
    }
    let all = terms.values().flatten().copied().collect();
    terms.insert("", all);
    terms
}

/// A field on one line, without tabs.
fn escaped(field: &str) -> String {
    let mut escaped = String::with_capacity(field.len());
    for char in field.chars() {
        match char {
            '\\' => escaped.push_str("\\\\"),
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            char => escaped.push(char),
        }
    }
    escaped
}

fn unescaped(field: &str) -> Option<String> {
    let mut unescaped = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(char) = chars.next() {
        unescaped.push(match char {
            '\\' => match chars.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            char => char,
        });
    }
    Some(unescaped)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(document: &str, number: u32) -> Entry {
        Entry {
            rule: "deprecated-term".to_owned(),
            document: document.to_owned(),
            concept: "norm".to_owned(),
            term: "准则".to_owned(),
            hash: "85944171f73967e8".to_owned(),
            number,
        }
    }

    #[test]
    fn a_line_is_an_entry() {
        let baseline = Baseline::new([entry("A/RES/73/266", 2), entry("A/RES/73/266", 1)]);
        let text = baseline.to_text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], HEADER);
        assert_eq!(lines[1], "deprecated-term\tA/RES/73/266\tnorm\t准则\t85944171f73967e8\t1");
        assert_eq!(lines.len(), 3);
        assert_eq!(Baseline::parse("b.tsv", text.replace('\n', "\r\n").as_bytes()), Ok(baseline));
    }

    #[test]
    fn what_was_read_is_noted_and_counts_from_the_file() {
        let paths = |names: &[&str]| -> Vec<PathBuf> { names.iter().map(Into::into).collect() };
        let folder = Path::new("x");
        let baseline = Baseline::new([]).written_over(folder, &paths(&["x/草案", "一\n.txt"]));
        let text = baseline.to_text();
        assert!(text.ends_with("# read: ../一\\n.txt\n# read: 草案\n"), "{text}");
        let read = Baseline::parse("b.tsv", text.as_bytes()).unwrap();
        assert_eq!(read, baseline);
        assert_eq!(read.is_covered(folder, &paths(&["x/草案"])), Some(false));
        let all = paths(&["y", "./x/草案/", "一\n.txt"]);
        assert_eq!(read.is_covered(folder, &all), Some(true));
        assert_eq!(Baseline::new([]).is_covered(folder, &all), None);
    }

    #[test]
    fn all_that_is_no_entry_is_told() {
        let text = format!("{HEADER}\nx\n\ndeprecated-term\ta\t\t\t85944171f73967e8\t0\n");
        let problems = Baseline::parse("b.tsv", text.as_bytes()).unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("b.tsv:2:1: error: \"x\" is no entry"), "{told:?}");
        for bytes in [&b""[..], b"rule\n", b"\xff\xfe"] {
            assert!(Baseline::parse("b.tsv", bytes).is_err(), "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(document in "\\PC{0,9}[\\t\\n\\r\\\\]{0,3}\\PC{0,9}", number in 1u32..) {
            let baseline = Baseline::new([entry(&document, number)]);
            prop_assert_eq!(Baseline::parse("b", baseline.to_text().as_bytes()), Ok(baseline));
        }

        #[test]
        fn no_bytes_make_parsing_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Baseline::parse("b", &[HEADER.as_bytes(), b"\n", &bytes].concat());
        }
    }
}
