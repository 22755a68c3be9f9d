//! The glossary's own format, described in `docs/glossary-format.md`.

mod entries;
mod fields;

use toml::de::DeTable;
use zhengming_text::Language;

use self::entries::{read_concept, read_family};
use self::fields::{Fields, Reader};
use crate::Domain;
use crate::draft::Draft;
use crate::formats::Format;
use crate::problem::Problems;
use crate::source::{Input, SourceText};
use crate::suggest::quoted;
use crate::values::is_kebab_case;

pub(super) const FORMAT: Format = Format { extensions: &["toml"], limit: 8 << 20, read };

fn read(input: &Input, problems: &mut Problems) -> Draft {
    let text = match std::str::from_utf8(&input.bytes) {
        Ok(text) => SourceText::new(input.file.clone(), text.to_owned()),
        Err(error) => {
            complain_of_encoding(input, error.valid_up_to(), problems);
            return Draft::default();
        }
    };
    let (document, errors) = DeTable::parse_recoverable(text.text());
    let mut reader = Reader::new(&text, problems);
    for error in &errors {
        let at = text.location(error.span().map_or(0, |span| span.start));
        reader.problems.error(&at, format!("not TOML: {}", error.message()));
    }
    read_file(document.get_ref(), input, &mut reader)
}

fn complain_of_encoding(input: &Input, valid_up_to: usize, problems: &mut Problems) {
    let valid = String::from_utf8_lossy(&input.bytes[..valid_up_to]).into_owned();
    let at = SourceText::new(input.file.clone(), valid).location(valid_up_to);
    let byte = input.bytes[valid_up_to];
    let message = format!("byte {valid_up_to} is 0x{byte:02X}, which is not UTF-8");
    problems.error_with_help(&at, message, "save the file as UTF-8");
}

fn read_file(table: &DeTable<'_>, input: &Input, reader: &mut Reader<'_>) -> Draft {
    let mut fields = Fields::new(table, 0, "a glossary file");
    let domain = read_domain(&mut fields, input, reader);
    let version = reader.text(&mut fields, "version");
    let mut draft = Draft { version, ..Draft::default() };
    draft.domains.extend(read_title(&mut fields, &domain, reader));
    for (table, at) in reader.tables(&mut fields, "concept") {
        draft.concepts.extend(read_concept(table, at, &domain, reader));
    }
    for (table, at) in reader.tables(&mut fields, "family") {
        draft.families.extend(read_family(table, at, reader));
    }
    fields.finish(reader);
    draft
}

/// The domain is stated for the reader of the file; it must be the name of the file.
fn read_domain(fields: &mut Fields<'_>, input: &Input, reader: &mut Reader<'_>) -> String {
    let stem = input.stem();
    let Some((domain, at)) = reader.text(fields, "domain") else { return stem };
    if !is_kebab_case(&domain) {
        let message = format!("domain {} is not in kebab case", quoted(&domain));
        reader.problems.error(&at, message);
    } else if domain != stem {
        let message =
            format!("domain {} is not the name of the file, {}", quoted(&domain), quoted(&stem));
        let help = format!("write {} or rename the file", quoted(&stem));
        reader.problems.warning(&at, message, Some(help));
    }
    domain
}

fn read_title(fields: &mut Fields<'_>, domain: &str, reader: &mut Reader<'_>) -> Option<Domain> {
    let (table, at) = reader.table(fields, "title")?;
    let mut title = Fields::new(table, at, "a title");
    let mut in_language =
        |language: Language| reader.text(&mut title, language.code()).map(|(text, _)| text);
    let en = in_language(Language::En);
    let zh = in_language(Language::Zh);
    title.finish(reader);
    Some(Domain { id: domain.to_owned(), en, zh })
}
