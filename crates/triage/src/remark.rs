//! Remarks in documents: what stands behind `zhengming:` in a comment.

use std::path::PathBuf;
use std::sync::Arc;

use zhengming_config::Exception;
use zhengming_consistency::{Settings, rules};
use zhengming_document::Remark;
use zhengming_problem::{Location, Problems, is_date, nearest, quoted, unknown};

/// What a remark can do.
const VERBS: [&str; 2] = ["ignore", "ignore-document"];

/// Keys that may stand behind the rules.
const KEYS: [&str; 4] = ["concept", "text", "reason", "until"];

/// The exceptions that a remark makes, one for each rule that it names, and whether they hold for
/// the whole document. What is wrong with it is a problem, and then it makes none.
///
/// ```
/// use zhengming_document::Remark;
/// use zhengming_problem::Problems;
/// use zhengming_triage::parse_remark;
///
/// let text = " ignore citation reason=\"沿用原文\" until=2027-01-01 ".to_owned();
/// let remark = Remark { text, has_colon: true, line: 3, column: 17, covers: None };
/// let mut problems = Problems::default();
/// let (exceptions, of_document) = parse_remark(&remark, "a.md".as_ref(), &mut problems);
/// assert_eq!((exceptions[0].rule, exceptions[0].reason.as_str()), (Some("citation"), "沿用原文"));
/// assert!(!of_document && problems.into_sorted().is_empty());
/// ```
pub fn parse_remark(
    remark: &Remark,
    path: &std::path::Path,
    problems: &mut Problems,
) -> (Vec<Exception>, bool) {
    let file = Arc::new(path.to_owned());
    let mut parser = Parser { remark, file, rest: &remark.text, problems, sound: true };
    if !remark.has_colon {
        if !is_instruction(&remark.text) {
            return (Vec::new(), false);
        }
        let at = parser.here();
        let message = format!("a remark without a colon, expected zhengming: {} …", VERBS[0]);
        parser.complain(&at, message);
    }
    let parsed = parser.run();
    if parser.sound { parsed } else { (Vec::new(), false) }
}

/// Whether words begin with what a remark can do, or with a slip of it, and do not speak of us only.
fn is_instruction(text: &str) -> bool {
    let first = text.split(is_gap).next().unwrap_or_default();
    first.to_lowercase().starts_with(VERBS[0]) || nearest(first, &VERBS).is_some()
}

struct Parser<'a> {
    remark: &'a Remark,
    file: Arc<PathBuf>,
    /// What is not read yet.
    rest: &'a str,
    problems: &'a mut Problems,
    sound: bool,
}

/// A word, or a key with its value.
struct Word<'a> {
    at: Location,
    key: Option<&'a str>,
    value: String,
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> (Vec<Exception>, bool) {
        let start = self.here();
        let verb = self.word();
        let (verb, at) = verb.map_or((String::new(), start), |word| (word.value, word.at));
        if !VERBS.contains(&verb.as_str()) {
            self.unknown("instruction", &verb, &VERBS, &at);
        }
        let (mut named, mut ids) = (false, Vec::new());
        let mut values: [Option<String>; KEYS.len()] = Default::default();
        while let Some(word) = self.word() {
            match word.key.map(|key| (key, KEYS.iter().position(|known| *known == key))) {
                Some((_, Some(key))) => self.take_value(&mut values[key], KEYS[key], word),
                Some((key, None)) => self.unknown("key", key, &KEYS, &word.at),
                None => {
                    named = true;
                    ids.extend(self.rule(&word));
                }
            }
        }
        if !named {
            self.complain(&at, "a remark that names no rule, expected one, or all".to_owned());
        }
        let [concept, text, reason, until] = values;
        if reason.is_none() {
            self.complain(&at, "a remark without a reason, expected reason=\"…\"".to_owned());
        }
        let exception = |rule| Exception {
            rule,
            concept: concept.clone(),
            document: None,
            label: None,
            text: text.clone(),
            reason: reason.clone().unwrap_or_default(),
            until: until.clone(),
            location: at.clone(),
        };
        (ids.into_iter().map(exception).collect(), verb == VERBS[1])
    }

    /// The rule of a word; none stands for all of them.
    fn rule(&mut self, word: &Word<'_>) -> Option<Option<&'static str>> {
        if word.value == Settings::ALL {
            return Some(None);
        }
        let known = rules().iter().map(|rule| rule.id).find(|id| *id == word.value);
        if known.is_none() {
            let mut ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
            ids.push(Settings::ALL);
            self.unknown("rule", &word.value, &ids, &word.at);
        }
        known.map(Some)
    }

    fn take_value(&mut self, place: &mut Option<String>, key: &str, word: Word<'_>) {
        let Word { at, value, .. } = word;
        if place.is_some() {
            self.complain(&at, format!("\"{key}\" for the second time"));
        } else if value.trim().is_empty() {
            self.complain(&at, format!("\"{key}\" is {}, expected some text", quoted(&value)));
        } else if key == "until" && !is_date(&value) {
            let value = quoted(&value);
            let message = format!("\"until\" is {value}, expected YYYY, YYYY-MM or YYYY-MM-DD");
            self.complain(&at, message);
        }
        *place = Some(value);
    }

    /// The next word. Words are parted by blanks and commas; a value may stand in quotation marks.
    fn word(&mut self) -> Option<Word<'a>> {
        self.rest = self.rest.trim_start_matches(is_gap);
        let rest: &'a str = self.rest;
        if rest.is_empty() {
            return None;
        }
        let at = self.here();
        let end = rest.find(|char| is_gap(char) || char == '=').unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let Some(value) = behind.strip_prefix('=') else {
            self.rest = behind;
            return Some(Word { at, key: None, value: word.to_owned() });
        };
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, behind) = match quote {
            None => value.split_at(value.find(is_gap).unwrap_or(value.len())),
            Some(quote) => {
                let inner = &value[1..];
                let Some((value, behind)) = inner.split_once(quote) else {
                    self.rest = "";
                    let value = inner.to_owned();
                    let message = format!("{} is not closed by {quote}", quoted(&value));
                    self.complain(&at, message);
                    return Some(Word { at, key: Some(word), value });
                };
                (value, behind)
            }
        };
        self.rest = behind;
        Some(Word { at, key: Some(word), value: value.to_owned() })
    }

    /// Where the rest of the text starts.
    fn here(&self) -> Location {
        let read = &self.remark.text[..self.remark.text.len() - self.rest.len()];
        let lines = read.matches('\n').count();
        let in_line = read.rsplit('\n').next().unwrap_or_default().chars().count();
        let before = if lines == 0 { self.remark.column as usize } else { 1 };
        Location {
            file: Arc::clone(&self.file),
            line: self.remark.line as usize + lines,
            column: before + in_line,
        }
    }

    fn complain(&mut self, at: &Location, message: String) {
        self.sound = false;
        self.problems.error_with_help(at, message, "the remark covers nothing");
    }

    fn unknown(&mut self, what: &str, written: &str, known: &[&str], at: &Location) {
        self.sound = false;
        unknown(what, written, " in a remark", known, at, self.problems);
    }
}

fn is_gap(char: char) -> bool {
    char.is_whitespace() || char == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Vec<Exception>, bool, Vec<String>) {
        parse_behind(true, text)
    }

    /// The same behind a colon, or behind the name alone.
    fn parse_behind(has_colon: bool, text: &str) -> (Vec<Exception>, bool, Vec<String>) {
        let text = text.to_owned();
        let remark = Remark { text, has_colon, line: 7, column: 16, covers: None };
        let mut problems = Problems::default();
        let (exceptions, whole) = parse_remark(&remark, "a.md".as_ref(), &mut problems);
        let problems = problems.into_sorted().iter().map(ToString::to_string).collect();
        (exceptions, whole, problems)
    }

    #[test]
    fn rules_keys_and_values_are_read() {
        let text =
            "ignore-document citation, mixed-terms\n concept=norm text='规范 \"x\"' reason=so";
        let (exceptions, whole, problems) = parse(text);
        assert!(problems.is_empty(), "{problems:?}");
        let rules: Vec<_> = exceptions.iter().map(|exception| exception.rule).collect();
        assert_eq!(rules, [Some("citation"), Some("mixed-terms")]);
        assert_eq!(exceptions[0].text.as_deref(), Some("规范 \"x\""));
        assert_eq!(exceptions[0].concept.as_deref(), Some("norm"));
        assert!(whole);
        assert_eq!(parse("ignore all reason=so").0[0].rule, None);
    }

    #[test]
    fn slips_are_told_where_they_stand_and_nothing_is_excepted() {
        for (text, told) in [
            ("", "a.md:7:16: error: unknown instruction \"\" in a remark, expected ignore or"),
            ("ignor citation reason=x", "a.md:7:16: error: unknown instruction \"ignor\""),
            ("ignore citation", "a.md:7:16: error: a remark without a reason"),
            ("ignore reason=x", "a.md:7:16: error: a remark that names no rule"),
            ("ignore cite reason=x", "a.md:7:23: error: unknown rule \"cite\" in a remark"),
            ("ignore all\nreason=x until=soon", "a.md:8:10: error: \"until\" is \"soon\""),
            ("ignore all reason=\"x", "a.md:7:27: error: \"x\" is not closed by \""),
            ("ignore all reason=\"\"", "a.md:7:27: error: \"reason\" is \"\""),
            ("ignore all reason=x reason=y", "a.md:7:36: error: \"reason\" for the second"),
            ("ignore all reasn=x reason=y", "a.md:7:27: error: unknown key \"reasn\""),
        ] {
            let (exceptions, _, problems) = parse(text);
            assert!(exceptions.is_empty(), "{text}");
            assert!(problems[0].starts_with(told), "{text}: {problems:#?}");
        }
    }

    #[test]
    fn a_colon_left_out_is_told_and_what_only_speaks_of_us_is_not() {
        let (exceptions, _, problems) = parse_behind(false, "ignore citation reason=x");
        assert!(exceptions.is_empty());
        let told = "a.md:7:16: error: a remark without a colon, expected zhengming: ignore …";
        assert!(problems.len() == 1 && problems[0].starts_with(told), "{problems:#?}");
        assert_eq!(parse_behind(false, "ignore citation reason").2.len(), 3);
        assert_eq!(parse_behind(false, "Ignor citation reason=x").2.len(), 2);
        for words in ["", "checks this file", "is the tool", "wird ignoriert"] {
            let (exceptions, _, problems) = parse_behind(false, words);
            assert!(exceptions.is_empty() && problems.is_empty(), "{words}: {problems:#?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_parsing_panic(text in "[ignore= \"'\\n规,-]{0,60}|\\PC{0,40}") {
            parse(&text);
        }
    }
}
