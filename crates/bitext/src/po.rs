//! Catalogues of gettext (PO): the message id is the source, the translation the target.

use zhengming_document::Format;
use zhengming_text::Span;

use crate::Error;
use crate::aligned::{Builder, Draft};
use crate::pieces::Pieces;
use crate::roles::{guessed, tag};
use crate::whole::WholeFile;

/// Reads a catalogue; it is one document.
pub(crate) fn read(file: &WholeFile) -> Result<Vec<Builder>, Error> {
    let builder = Builder::new(file, None, Format::Po);
    let mut catalogue = Catalogue { builder, entry: Entry::default(), field: None, language: None };
    let mut start = 0;
    for line in file.text().split_inclusive('\n') {
        catalogue.line(start, line).map_err(|(at, message)| file.error(at, message))?;
        start += line.len();
    }
    catalogue.end_entry();
    Ok(vec![catalogue.builder])
}

/// A problem, with its place in the text.
type Problem = (usize, String);

struct Catalogue {
    builder: Builder,
    entry: Entry,
    /// The string that goes on in the next line.
    field: Option<Field>,
    /// The language of the translations, as the header says.
    language: Option<String>,
}

/// An entry while it is read.
#[derive(Default)]
struct Entry {
    notes: Vec<String>,
    is_fuzzy: bool,
    context: Text,
    id: Option<Text>,
    plural: Option<Text>,
    translations: Vec<Text>,
}

#[derive(Clone, Default)]
struct Text {
    pieces: Pieces,
    value: String,
}

/// The strings of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    Translation,
}

impl Catalogue {
    fn line(&mut self, start: usize, line: &str) -> Result<(), Problem> {
        let mark = line.len() - line.trim_start_matches('\u{feff}').len();
        let text = line[mark..].trim();
        let at = start + (text.as_ptr() as usize - line.as_ptr() as usize);
        if text.is_empty() {
            return Ok(());
        }
        if let Some(comment) = text.strip_prefix('#') {
            self.comment(comment);
            return Ok(());
        }
        let string = if text.starts_with('"') {
            0
        } else {
            let word = text.find([' ', '\t', '"']).unwrap_or(text.len());
            self.begin(&text[..word]).map_err(|message| (at, message))?;
            text.len() - text[word..].trim_start().len()
        };
        let text = &text[string..];
        let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let inside = inside.filter(|inside| ends_well(inside));
        let inside =
            inside.ok_or((at + string, "no string in quotes, which was expected".into()))?;
        match self.current() {
            Some(field) => unescape(inside, at + string + 1, field),
            None => return Err((at, "a string without a keyword in front of it".to_owned())),
        }
        Ok(())
    }

    fn comment(&mut self, comment: &str) {
        if comment.starts_with('~') {
            return;
        }
        // Comments stand in front of an entry.
        if !self.entry.translations.is_empty() {
            self.end_entry();
        }
        if let Some(flags) = comment.strip_prefix(',') {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if let Some(note) = comment.strip_prefix('.').or_else(|| comment.strip_prefix(' ')) {
            self.entry.notes.push(note.trim().to_owned());
        }
    }

    /// Begins the string that a keyword names.
    fn begin(&mut self, keyword: &str) -> Result<(), String> {
        let is_next = !self.entry.translations.is_empty();
        self.field = Some(match keyword {
            "msgctxt" | "msgid" if is_next => {
                self.end_entry();
                return self.begin(keyword);
            }
            "msgctxt" => Field::Context,
            "msgid" => {
                self.entry.id = Some(Text::default());
                Field::Id
            }
            "msgid_plural" => {
                self.entry.plural = Some(Text::default());
                Field::Plural
            }
            "domain" => Field::Context,
            _ if keyword == "msgstr" || keyword.starts_with("msgstr[") => {
                if self.entry.id.is_none() {
                    return Err("msgstr without msgid".to_owned());
                }
                self.entry.translations.push(Text::default());
                Field::Translation
            }
            _ => {
                let shown: String = keyword.chars().take(20).collect();
                return Err(format!("\"{shown}\" found, expected msgid, msgstr or a string"));
            }
        });
        Ok(())
    }

    fn current(&mut self) -> Option<&mut Text> {
        match self.field? {
            Field::Context => Some(&mut self.entry.context),
            Field::Id => self.entry.id.as_mut(),
            Field::Plural => self.entry.plural.as_mut(),
            Field::Translation => self.entry.translations.last_mut(),
        }
    }

    /// Puts out the entry, and the form of the plural as a unit behind it.
    fn end_entry(&mut self) {
        self.field = None;
        let entry = std::mem::take(&mut self.entry);
        let Some(id) = entry.id else { return };
        if id.value.is_empty() && entry.context.value.is_empty() {
            self.header(entry.translations.first());
            return;
        }
        let state = entry.is_fuzzy.then(|| "fuzzy".to_owned());
        let context = Some(entry.context.value).filter(|context| !context.is_empty());
        let mut translations = entry.translations.into_iter();
        let (first, last) = (translations.next(), translations.next_back());
        let draft = Draft { id: context.clone(), state, notes: entry.notes, sides: Vec::new() };
        self.push(id, first, Draft { state: draft.state.clone(), ..draft.clone() });
        if let Some(plural) = entry.plural {
            self.push(plural, last, Draft { notes: Vec::new(), ..draft });
        }
    }

    fn push(&mut self, source: Text, target: Option<Text>, mut draft: Draft) {
        let source_language = tag(guessed(&source.value)).to_owned();
        draft.sides.push((source_language, source.pieces));
        if let Some(target) = target {
            let guess = || tag(guessed(&target.value)).to_owned();
            let language = self.language.clone().unwrap_or_else(guess);
            draft.sides.push((language, target.pieces));
        }
        self.builder.push(draft);
    }

    fn header(&mut self, header: Option<&Text>) {
        let lines = header.map_or("", |header| &header.value).lines();
        let language = lines.filter_map(|line| line.strip_prefix("Language:")).next();
        self.language =
            language.map(|one| one.trim().to_owned()).filter(|language| !language.is_empty());
    }
}

/// Whether the quote behind a string is one, and not escaped, and there is none inside.
fn ends_well(inside: &str) -> bool {
    let mut bytes = inside.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if bytes.next().is_none() => return false,
            b'"' => return false,
            _ => {}
        }
    }
    true
}

/// Adds a string that starts at a byte of the file, with escapes as in C.
fn unescape(inside: &str, start: usize, text: &mut Text) {
    let mut at = 0;
    while at < inside.len() {
        let rest = &inside[at..];
        let length = match rest.find('\\') {
            Some(0) => {
                let escaped = rest[1..].chars().next().unwrap_or('\\');
                let character = match escaped {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    other => other,
                };
                let length = 1 + escaped.len_utf8();
                text.pieces.character(Span::new(start + at, start + at + length), character);
                text.value.push(character);
                length
            }
            found => {
                let length = found.unwrap_or(rest.len());
                text.pieces.text(Span::new(start + at, start + at + length));
                text.value.push_str(&rest[..length]);
                length
            }
        };
        at += length;
    }
}
