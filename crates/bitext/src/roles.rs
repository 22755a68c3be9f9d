//! What the columns of tables and the fields of JSON hold, told by their names.

use zhengming_document::{Format, Language};

use crate::aligned::{Builder, Draft};
use crate::language;
use crate::pieces::Pieces;
use crate::whole::WholeFile;

/// What a column or field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Text(Language),
    Source,
    Target,
    SourceLanguage,
    TargetLanguage,
    Document,
    Id,
    State,
    Note,
}

/// Names of columns and fields, in lower case without blanks, lines and dots in them.
const NAMES: [(&str, Role); 25] = [
    ("english", Role::Text(Language::En)),
    ("chinese", Role::Text(Language::Zh)),
    ("中文", Role::Text(Language::Zh)),
    ("英文", Role::Text(Language::En)),
    ("source", Role::Source),
    ("sourcetext", Role::Source),
    ("sourcestring", Role::Source),
    ("src", Role::Source),
    ("target", Role::Target),
    ("targettext", Role::Target),
    ("targetstring", Role::Target),
    ("tgt", Role::Target),
    ("trg", Role::Target),
    ("sourcelang", Role::SourceLanguage),
    ("sourcelanguage", Role::SourceLanguage),
    ("srclang", Role::SourceLanguage),
    ("targetlang", Role::TargetLanguage),
    ("targetlanguage", Role::TargetLanguage),
    ("trglang", Role::TargetLanguage),
    ("symbol", Role::Document),
    ("document", Role::Document),
    ("id", Role::Id),
    ("state", Role::State),
    ("note", Role::Note),
    ("comment", Role::Note),
];

impl Role {
    /// The role that a name stands for; also a language tag is one: `zh`, `en-GB`.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let letters = |c: &char| !matches!(c, ' ' | '_' | '-' | '.');
        let plain: String = name.to_lowercase().chars().filter(letters).collect();
        let known = NAMES.iter().find(|(known, _)| *known == plain).map(|(_, role)| *role);
        known.or_else(|| language::of_tag(name).map(Self::Text))
    }

    /// Whether columns or fields of these roles hold both sides.
    pub(crate) fn are_pairs(roles: &[Option<Self>]) -> bool {
        let has = |role| roles.contains(&Some(role));
        Language::ALL.into_iter().all(|language| has(Self::Text(language)))
            || has(Self::Source) && has(Self::Target)
    }
}

/// A row of a table or a line of JSON while it is read.
#[derive(Default)]
pub(crate) struct Row {
    document: Option<String>,
    source_language: Option<String>,
    target_language: Option<String>,
    source: Option<(Pieces, String)>,
    target: Option<(Pieces, String)>,
    draft: Draft,
}

impl Row {
    /// Adds a value: where it stands, and as it reads.
    pub(crate) fn add(&mut self, role: Role, pieces: Pieces, value: String) {
        match role {
            Role::Text(language) => self.draft.sides.push((tag(language).to_owned(), pieces)),
            Role::Source => self.source = Some((pieces, value)),
            Role::Target => self.target = Some((pieces, value)),
            Role::SourceLanguage => self.source_language = Some(value),
            Role::TargetLanguage => self.target_language = Some(value),
            Role::Document => self.document = Some(value),
            Role::Id => self.draft.id = Some(value),
            Role::State => self.draft.state = Some(value),
            Role::Note if value.is_empty() => {}
            Role::Note => self.draft.notes.push(value),
        }
    }

    /// Puts out the unit; a new document begins where its name is another than that of the last.
    pub(crate) fn finish(mut self, file: &WholeFile, documents: &mut Vec<Builder>) {
        let sides = [(self.source, self.source_language), (self.target, self.target_language)];
        for (side, language) in sides {
            let Some((pieces, value)) = side else { continue };
            let language = language.filter(|tag| !tag.is_empty());
            let language = language.unwrap_or_else(|| tag(guessed(&value)).to_owned());
            self.draft.sides.push((language, pieces));
        }
        let is_same = |last: &&mut Builder| {
            self.document.as_deref().is_none_or(|name| name.is_empty() || last.is_named(name))
        };
        match documents.last_mut().filter(is_same) {
            Some(document) => document.push(self.draft),
            None => {
                let is_symbol = self.document.as_ref().is_some_and(|name| !name.is_empty());
                let mut document = Builder::new(file, self.document, Format::Table);
                if is_symbol {
                    document.is_symbol();
                }
                document.push(self.draft);
                documents.push(document);
            }
        }
    }
}

/// The language of a text by its characters: Chinese where there is a Chinese one.
pub(crate) fn guessed(text: &str) -> Language {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    if text.chars().any(is_han) { Language::Zh } else { Language::En }
}

pub(crate) fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Zh => "zh",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_is_held() {
        assert_eq!(Role::of("zh_CN"), Some(Role::Text(Language::Zh)));
        assert_eq!(Role::of("English"), Some(Role::Text(Language::En)));
        assert_eq!(Role::of("Source Language"), Some(Role::SourceLanguage));
        assert_eq!(Role::of("target_text"), Some(Role::Target));
        assert_eq!(Role::of("domain"), None);
        assert!(Role::are_pairs(&[Role::of("source"), None, Role::of("target")]));
        assert!(!Role::are_pairs(&[Role::of("source"), Role::of("en")]));
    }
}
