//! Laying out a file changes how it is written and nothing else. Files in `layout/` show what
//! becomes of them; files written at random keep their concepts and all their comments.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zhengming_glossary::{
    ExportOptions, Format, Glossary, Location, core, export, load_bytes, reformat,
};

#[test]
fn files_are_laid_out_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layout");
    let mut cases: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let laid_out = checked(&fs::read_to_string(&case).unwrap());
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, laid_out);
        });
    }
}

#[test]
fn what_is_no_toml_is_told_with_its_place() {
    let problem = reformat("norm.toml", "# 规范\n[[concept]]\nid = 规范\n").unwrap_err();
    assert!(problem.to_string().starts_with("norm.toml:3:6: error: not TOML: "), "{problem}");
}

#[test]
fn the_core_glossary_is_laid_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../glossary");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            assert!(checked(&text) == text, "zhengming glossary fmt {}", path.display());
        }
    }
}

#[test]
fn what_is_exported_is_laid_out() {
    let toml = Format::by_name("toml").unwrap();
    for domain in ["norm", "formula"] {
        let mut out = Vec::new();
        let mut options = ExportOptions::default();
        options.domain = Some(domain.to_owned());
        export(core(), toml, &mut out, &options).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(reformat("a.toml", &text).unwrap(), text);
    }
}

/// The text laid out, after it has been checked for what layout must not change.
fn checked(text: &str) -> String {
    let laid_out = reformat("a.toml", text).unwrap();
    assert_eq!(reformat("a.toml", &laid_out).unwrap(), laid_out, "laid out twice");
    assert_eq!(contents(&laid_out), contents(text), "{text}\n----\n{laid_out}");
    let comments = |text: &str| {
        let mut found: Vec<String> = text
            .split('#')
            .skip(1)
            .map(|c| c.lines().next().unwrap_or("").trim().to_owned())
            .collect();
        found.sort();
        found
    };
    assert_eq!(comments(&laid_out), comments(text), "{text}\n----\n{laid_out}");
    assert!(laid_out.lines().all(|line| line == line.trim_end()), "{laid_out}");
    laid_out
}

/// All that a file says, without where it says it.
fn contents(text: &str) -> String {
    let mut glossary: Glossary = load_bytes("a.toml", text).glossary;
    for concept in &mut glossary.concepts {
        concept.location = Location::default();
        for term in &mut concept.terms {
            term.location = Location::default();
        }
    }
    for family in &mut glossary.families {
        family.location = Location::default();
    }
    format!("{glossary:#?}")
}

/// Writes a file as no tidy person would, by the choices it is given.
struct Scribe {
    choices: std::vec::IntoIter<u8>,
    comments: usize,
    out: String,
}

impl Scribe {
    fn pick(&mut self, among: u8) -> u8 {
        self.choices.next().unwrap_or(0) % among
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn comment(&mut self) {
        self.comments += 1;
        self.out.push_str(&format!("# 注 {}", self.comments));
    }

    /// Blanks inside a line.
    fn blank(&mut self) {
        let blanks = ["", " ", "  ", "\t"][usize::from(self.pick(4))];
        self.put(blanks);
    }

    /// Blanks, breaks and comments, where all of them may stand.
    fn gap(&mut self) {
        self.blank();
        for _ in 0..self.pick(3) {
            if self.pick(2) == 0 {
                self.comment();
            }
            self.put("\n");
            self.blank();
        }
    }

    /// The end of a line, and lines between.
    fn end(&mut self) {
        self.blank();
        if self.pick(3) == 0 {
            self.comment();
        }
        self.put("\n");
        self.gap();
        if !self.out.ends_with('\n') && self.pick(2) == 0 {
            self.put("\n");
        }
    }

    fn text(&mut self, text: &str) {
        let quotes = ["\"", "'", "'''"][usize::from(self.pick(3))];
        self.put(&format!("{quotes}{text}{quotes}"));
    }

    fn pair(&mut self, key: &str, value: &str) {
        let key = if self.pick(3) == 0 { format!("'{key}'") } else { key.to_owned() };
        self.put(&key);
        self.blank();
        self.put("=");
        self.blank();
        self.text(value);
    }

    fn term(&mut self, form: &str) {
        if self.pick(2) == 0 {
            return self.text(form);
        }
        let mut pairs = vec![("term", form)];
        match self.pick(5) {
            0 => pairs.push(("status", "admitted")),
            1 => pairs.extend([("status", "Deprecated"), ("reason", "Not used.")]),
            2 => pairs.push(("status", "preferred")),
            3 => pairs.push(("position", "any")),
            _ => pairs.push(("note", "A note that makes the line long enough to be wrapped.")),
        }
        if self.pick(2) == 0 {
            pairs.reverse();
        }
        self.put("{");
        for (index, (key, value)) in pairs.into_iter().enumerate() {
            if index > 0 {
                self.put(",");
            }
            self.gap();
            self.pair(key, value);
            self.gap();
        }
        self.put("}");
    }

    fn terms(&mut self, key: &str, forms: &[&str]) {
        self.put(&format!("{key} = ["));
        let count = 1 + usize::from(self.pick(forms.len() as u8));
        for form in &forms[..count] {
            self.gap();
            self.term(form);
            self.gap();
            self.put(",");
        }
        if self.pick(2) == 0 {
            self.out.pop();
        }
        self.gap();
        self.put("]");
        self.end();
    }

    fn concept(&mut self, number: usize) {
        self.put("[[concept]]");
        self.end();
        let first = self.pick(4);
        for part in 0..4 {
            match (part + first) % 4 {
                0 => {
                    self.pair("id", &format!("c-{number}"));
                    self.end();
                }
                1 => self.terms("zh", &["规范", "准则", "守则", "负责任国家行为规范"]),
                2 => self.terms("en", &["norm", "ICT", "responsible State behaviour"]),
                _ => {
                    self.pair("note", "Of use.");
                    self.end();
                }
            }
        }
    }

    fn file(choices: Vec<u8>) -> String {
        let mut scribe = Self { choices: choices.into_iter(), comments: 0, out: String::new() };
        scribe.gap();
        scribe.put("\n");
        if scribe.pick(2) == 0 {
            scribe.pair("domain", "a");
            scribe.end();
        }
        for number in 0..scribe.pick(3) {
            scribe.concept(usize::from(number));
        }
        scribe.out
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost(choices in prop::collection::vec(any::<u8>(), 0..300)) {
        checked(&Scribe::file(choices));
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\\[\\]{}=\"'#,.\n]){0,60}") {
        if let Ok(laid_out) = reformat("a.toml", &text) {
            prop_assert_eq!(reformat("a.toml", &laid_out).unwrap(), laid_out);
        }
    }
}
