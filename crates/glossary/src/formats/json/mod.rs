//! The glossary's own keys in JSON (`zhengming.glossary/1`), for programs. One file holds all
//! domains. Described in `docs/formats.md`.

mod parse;
mod write;

use toml::de::{DeTable, DeValue};
use zhengming_problem::{Fields, Problems, Reader, decode_utf_8, unknown};
use zhengming_text::Language;

use crate::Domain;
use crate::draft::Draft;
use crate::formats::own::{Home, read_concept, read_family};
use crate::formats::{Entry, Kind};
use crate::source::Input;

/// Name and version of the schema, which every file states.
const SCHEMA: &str = "zhengming.glossary/1";

pub(super) static FORMAT: Entry = Entry {
    name: "json",
    summary: "the glossary's own keys in JSON",
    extensions: &["json"],
    common_endings: &["json"],
    recognises: |head| head.windows(18).any(|window| window == b"zhengming.glossary"),
    limit: 64 << 20,
    read: Some(read),
    write: Some(write::write),
    kind: Kind::Whole,
};

fn read(input: &Input, problems: &mut Problems) -> Draft {
    let mut draft = Draft::default();
    let Some(source) = decode_utf_8(&input.file, &input.bytes, problems) else { return draft };
    match parse::parse(source.text()) {
        Ok(value) => match value.get_ref() {
            DeValue::Table(table) => {
                let start = value.span().start;
                read_file(table, start, input, &mut Reader::new(&source, 0, problems), &mut draft);
            }
            _ => problems.error(&input.start(), "not a glossary, expected a table: { … }"),
        },
        Err(fault) => {
            problems.error(&source.location(fault.offset), format!("not JSON: {}", fault.message));
        }
    }
    draft
}

fn read_file<'a>(
    table: &'a DeTable<'a>,
    start: usize,
    input: &Input,
    reader: &mut Reader<'_>,
    draft: &mut Draft,
) {
    let mut fields = Fields::new(table, start, "a glossary file");
    if let Some((schema, at)) = reader.required(&mut fields, "schema")
        && schema != SCHEMA
    {
        unknown("schema", &schema, "", &[SCHEMA], &at, reader.problems);
    }
    draft.version = reader.text(&mut fields, "version");
    for (table, at) in reader.tables(&mut fields, "domains") {
        draft.domains.extend(read_domain(table, at, reader));
    }
    let home = Home::Stated { otherwise: &input.stem() };
    for (table, at) in reader.tables(&mut fields, "concepts") {
        draft.concepts.extend(read_concept(table, at, home, reader));
    }
    for (table, at) in reader.tables(&mut fields, "families") {
        draft.families.extend(read_family(table, at, reader));
    }
    fields.finish(reader);
}

fn read_domain<'a>(
    table: &'a DeTable<'a>,
    start: usize,
    reader: &mut Reader<'_>,
) -> Option<Domain> {
    let mut fields = Fields::new(table, start, "a domain");
    let id = reader.required(&mut fields, "id");
    let (mut en, mut zh) = (None, None);
    if let Some((table, at)) = reader.table(&mut fields, "title") {
        let mut title = Fields::new(table, at, "a title");
        en = reader.plain(&mut title, Language::En.code());
        zh = reader.plain(&mut title, Language::Zh.code());
        title.finish(reader);
    }
    fields.finish(reader);
    id.map(|(id, _)| Domain { id, en, zh })
}
