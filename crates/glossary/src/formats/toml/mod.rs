//! The glossary's own format, described in `docs/glossary-format.md`.

mod canonical;
mod comments;
mod layout;
mod reformat;
mod write;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, Error};
use zhengming_text::Language;

use crate::Domain;
use crate::draft::Draft;
use crate::encoding::decode_utf_8;
use crate::formats::own::{Fields, Home, Reader, read_concept, read_family};
use crate::formats::{Entry, Kind};
use crate::problem::Problems;
use crate::source::{Input, SourceText};
use crate::suggest::quoted;
use crate::values::is_kebab_case;

pub use self::reformat::{Difference, reformat};

pub(super) static FORMAT: Entry = Entry {
    name: "toml",
    summary: "the glossary's own format, a file for each domain",
    extensions: &["toml"],
    common_endings: &[],
    recognises: |_| true,
    limit: 8 << 20,
    read: Some(read),
    write: Some(write::write),
    kind: Kind::Domain,
};

fn read(input: &Input, problems: &mut Problems) -> Draft {
    let Some(text) = decode_utf_8(input, problems) else { return Draft::default() };
    let mut file = FileReader { domain: input.stem(), draft: Draft::default() };
    match parse(text.text()) {
        Ok(document) => file.take(document.get_ref(), &mut Reader::new(&text, 0, problems)),
        Err(error) => file.take_sound_parts(&text, &error, problems),
    }
    file.draft
}

/// Parses TOML. Of the errors, the first is told: the others mostly follow from it.
fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Error> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let first = errors.into_iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    first.map_or(Ok(table), Err)
}

struct FileReader {
    domain: String,
    draft: Draft,
}

impl FileReader {
    fn take(&mut self, table: &DeTable<'_>, reader: &mut Reader<'_>) {
        let mut fields = Fields::new(table, 0, "a glossary file");
        self.take_domain(&mut fields, reader);
        let version = reader.text(&mut fields, "version");
        self.draft.version = version.or(self.draft.version.take());
        self.take_title(&mut fields, reader);
        for (table, at) in reader.tables(&mut fields, "concept") {
            self.draft.concepts.extend(read_concept(table, at, Home::File(&self.domain), reader));
        }
        for (table, at) in reader.tables(&mut fields, "family") {
            self.draft.families.extend(read_family(table, at, reader));
        }
        fields.finish(reader);
    }

    /// Reads a file that is not TOML as a whole entry by entry, so that a slip in one of them does
    /// not hide what is wrong in the others.
    fn take_sound_parts(&mut self, text: &SourceText, whole: &Error, problems: &mut Problems) {
        let mut all_sound = true;
        for range in parts(text.text()) {
            let part = &text.text()[range.clone()];
            match parse(part) {
                Ok(table) => {
                    self.take(table.get_ref(), &mut Reader::new(text, range.start, problems));
                }
                Err(error) => {
                    all_sound = false;
                    complain_of_syntax(text, range.start, &error, problems);
                }
            }
        }
        if all_sound {
            complain_of_syntax(text, 0, whole, problems);
        }
        self.draft.incomplete = true;
    }

    /// The domain is stated for the reader of the file; it must be the name of the file.
    fn take_domain(&mut self, fields: &mut Fields<'_>, reader: &mut Reader<'_>) {
        let Some((domain, at)) = reader.text(fields, "domain") else { return };
        if !is_kebab_case(&domain) {
            let message = format!("domain {} is not in kebab case", quoted(&domain));
            reader.problems.error(&at, message);
        } else if domain != self.domain {
            let stem = quoted(&self.domain);
            let message = format!("domain {} is not the name of the file, {stem}", quoted(&domain));
            let help = format!("write {stem} or rename the file");
            reader.problems.warning(&at, message, Some(help));
        }
        self.domain = domain;
    }

    fn take_title(&mut self, fields: &mut Fields<'_>, reader: &mut Reader<'_>) {
        let Some((table, at)) = reader.table(fields, "title") else { return };
        let mut title = Fields::new(table, at, "a title");
        let mut in_language =
            |language: Language| reader.text(&mut title, language.code()).map(|(text, _)| text);
        let en = in_language(Language::En);
        let zh = in_language(Language::Zh);
        title.finish(reader);
        self.draft.domains.push(Domain { id: self.domain.clone(), en, zh });
    }
}

/// The parts of a file: its head, and each table from its `[` at the start of a line.
fn parts(text: &str) -> Vec<Range<usize>> {
    let heads = text.match_indices("\n[").map(|(at, _)| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(heads).collect();
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn complain_of_syntax(text: &SourceText, base: usize, error: &Error, problems: &mut Problems) {
    let at = text.location(base + error.span().map_or(0, |span| span.start));
    problems.error(&at, format!("not TOML: {}", error.message()));
}
