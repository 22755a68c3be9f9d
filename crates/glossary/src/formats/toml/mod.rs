//! The glossary's own format, described in `docs/glossary-format.md`.

mod canonical;
mod comments;
mod layout;
mod reformat;
mod write;

use toml::de::DeTable;
use zhengming_problem::{Fields, Problems, Reader, decode_utf_8, quoted, read_toml};
use zhengming_text::Language;

use crate::Domain;
use crate::draft::Draft;
use crate::formats::own::{Home, read_concept, read_family};
use crate::formats::{Entry, Kind};
use crate::source::Input;
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
    let Some(text) = decode_utf_8(&input.file, &input.bytes, problems) else {
        return Draft::default();
    };
    let mut file = FileReader { domain: input.stem(), draft: Draft::default() };
    let is_whole = read_toml(&text, problems, |table, reader| file.take(table, reader));
    file.draft.incomplete |= !is_whole;
    file.draft
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
