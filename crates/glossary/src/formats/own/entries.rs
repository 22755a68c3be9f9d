use toml::Spanned;
use toml::de::{DeTable, DeValue};
use zhengming_problem::{Fields, Reader, check_date};
use zhengming_text::Language;

use crate::draft::DraftFamily;
use crate::values::{check_id, check_term, looks_abbreviated};
use crate::{Concept, Location, Status, Term};

/// From where the domain of a concept is known.
#[derive(Clone, Copy)]
pub(in crate::formats) enum Home<'a> {
    /// From its file, for all its concepts.
    File(&'a str),
    /// Each concept states it, or else it is the name of the file.
    Stated { otherwise: &'a str },
}

/// Reads a concept; nothing if it has no id by which to speak of it.
pub(in crate::formats) fn read_concept<'a>(
    table: &'a DeTable<'a>,
    start: usize,
    home: Home<'_>,
    reader: &mut Reader<'_>,
) -> Option<Concept> {
    let mut fields = Fields::new(table, start, "a concept");
    let id = read_id(&mut fields, reader);
    let domain = match home {
        Home::File(domain) => domain.to_owned(),
        Home::Stated { otherwise } => {
            reader.plain(&mut fields, "domain").unwrap_or_else(|| otherwise.to_owned())
        }
    };
    let kind = reader.choice(&mut fields, "kind").unwrap_or_default();
    let definition = reader.plain(&mut fields, "definition");
    let note = reader.plain(&mut fields, "note");
    let unattested = reader.plain(&mut fields, "unattested");
    let mut terms = Vec::new();
    for language in Language::ALL {
        read_terms(&mut fields, language, &mut terms, reader);
    }
    fields.finish(reader);
    let (id, location) = id?;
    Some(Concept { id, domain, kind, definition, note, unattested, terms, location })
}

/// Reads a family.
pub(in crate::formats) fn read_family<'a>(
    table: &'a DeTable<'a>,
    start: usize,
    reader: &mut Reader<'_>,
) -> Option<DraftFamily> {
    let mut fields = Fields::new(table, start, "a family");
    let id = read_id(&mut fields, reader);
    let note = reader.plain(&mut fields, "note");
    let members = reader.texts(&mut fields, "members");
    fields.finish(reader);
    let (id, location) = id?;
    Some(DraftFamily { id, note, members, location })
}

fn read_id(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<(String, Location)> {
    let (id, at) = reader.required(fields, "id")?;
    check_id(&id, &at, reader.problems);
    Some((id, at))
}

fn read_terms(
    fields: &mut Fields<'_>,
    language: Language,
    terms: &mut Vec<Term>,
    reader: &mut Reader<'_>,
) {
    let expected = "a list of terms: [\"…\", { term = \"…\" }]";
    let entries = reader.list(fields, language.code(), expected);
    for (index, entry) in entries.iter().enumerate() {
        let status = if index == 0 { Status::Preferred } else { Status::Admitted };
        terms.extend(read_entry(entry, language, status, reader));
    }
}

/// Reads a term, either plain text or a table. `status` is what its place in the list says.
fn read_entry(
    entry: &Spanned<DeValue<'_>>,
    language: Language,
    status: Status,
    reader: &mut Reader<'_>,
) -> Option<Term> {
    let start = entry.span().start;
    match entry.get_ref() {
        DeValue::String(text) => {
            let at = reader.at(start);
            check_term(text, &at, reader.problems);
            (!text.trim().is_empty()).then(|| Term {
                abbreviation: looks_abbreviated(text),
                ..Term::new(text.as_ref(), language, status, at)
            })
        }
        DeValue::Table(table) => read_full_term(table, start, language, status, reader),
        _ => {
            reader.wrong_type(
                entry,
                language.code(),
                "text in quotation marks or { term = \"…\" }",
            );
            None
        }
    }
}

fn read_full_term<'a>(
    table: &'a DeTable<'a>,
    start: usize,
    language: Language,
    status: Status,
    reader: &mut Reader<'_>,
) -> Option<Term> {
    let mut fields = Fields::new(table, start, "a term");
    let text = reader.required(&mut fields, "term");
    if let Some((text, at)) = &text {
        check_term(text, at, reader.problems);
    }
    let status = reader.choice(&mut fields, "status").unwrap_or(status);
    let abbreviation = reader.flag(&mut fields, "abbreviation");
    let term = Term {
        reason: reader.plain(&mut fields, "reason"),
        shared: reader.plain(&mut fields, "shared"),
        only_for: reader.plain(&mut fields, "only_for"),
        position: reader.choice(&mut fields, "position").unwrap_or_default(),
        not_in: without_places(reader.texts(&mut fields, "not_in")),
        valid_from: read_date(&mut fields, "valid_from", reader),
        valid_until: read_date(&mut fields, "valid_until", reader),
        note: reader.plain(&mut fields, "note"),
        sources: without_places(reader.texts(&mut fields, "sources")),
        ..Term::new("", language, status, reader.at(start))
    };
    fields.finish(reader);
    let (text, location) = text?;
    let abbreviation = abbreviation.unwrap_or_else(|| looks_abbreviated(&text));
    Some(Term { text, abbreviation, location, ..term })
}

fn read_date(
    fields: &mut Fields<'_>,
    key: &'static str,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let (date, at) = reader.text(fields, key)?;
    check_date(key, &date, &at, reader.problems);
    Some(date)
}

fn without_places(texts: Vec<(String, Location)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text).collect()
}
