//! What the metadata block and the cover of a document say of it as a whole.

use std::path::Path;

use quick_xml::events::BytesStart;
use zhengming_text::{Language, join_lines};

use crate::{
    Batch, DocumentInfo, Encoding, Format,
    head::{self, Head},
    structure::Shape,
    symbol,
};

/// The values of one document, the first of each kind.
#[derive(Debug, Default)]
pub(super) struct Meta {
    symbol: Option<String>,
    adopted: Option<String>,
    issued: Option<String>,
    session: Option<u32>,
    language: Option<Language>,
    title: Option<String>,
}

impl Meta {
    /// Looks at the attributes of an element that carries data.
    pub(super) fn see(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "FRBRdate" => {
                let date = real_date(element);
                match attribute(element, "name").as_deref() {
                    Some("adoption") => keep(&mut self.adopted, date),
                    Some("publication") => keep(&mut self.issued, date),
                    _ => {}
                }
            }
            "docDate" => {
                let date = real_date(element);
                match attribute(element, "refersTo").as_deref() {
                    Some("#adoptionDate") => keep(&mut self.adopted, date),
                    _ => keep(&mut self.issued, date),
                }
            }
            "FRBRlanguage" => {
                let language = attribute(element, "language").and_then(|code| language(&code));
                keep(&mut self.language, language);
            }
            "session" => {
                let number = attribute(element, "value").and_then(|value| value.parse().ok());
                keep(&mut self.session, number);
            }
            _ => {}
        }
    }

    /// Takes the text of an element that holds the symbol.
    pub(super) fn symbol_text(&mut self, text: &str) {
        keep(&mut self.symbol, symbol::parse(&join_lines(text)).map(|found| found.0));
    }

    /// Takes the text of the title.
    pub(super) fn title_text(&mut self, text: &str) {
        let words: Vec<&str> = head::bare_title(text).split_whitespace().collect();
        keep(&mut self.title, Some(words.join(" ")).filter(|title| !title.is_empty()));
    }

    pub(super) fn into_info(
        self,
        path: &Path,
        encoding: Encoding,
        text: &str,
        batch: &Batch,
    ) -> DocumentInfo {
        let texts = batch.paragraphs.iter().map(|paragraph| &text[paragraph.span.range()]);
        let head = Head {
            shape: Shape::Plain,
            title_at: None,
            title: self.title,
            symbol: self.symbol,
            date: self.adopted.or(self.issued),
            session: self.session,
            language: self.language.or_else(|| head::language(texts)),
        };
        head.into_info(path, Format::Akn, encoding)
    }
}

fn keep<T>(place: &mut Option<T>, value: Option<T>) {
    if place.is_none() {
        *place = value;
    }
}

/// The value of an attribute, as written.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(attribute.value.into_owned())
}

/// The `date` attribute; `0001-01-01` stands for none.
fn real_date(element: &BytesStart<'_>) -> Option<String> {
    let date = attribute(element, "date")?;
    let fits = date.len() >= 10
        && date
            .bytes()
            .take(10)
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    fits.then(|| date[..10].to_owned()).filter(|date| !date.starts_with("0001"))
}

fn language(code: &str) -> Option<Language> {
    match code {
        "zho" | "chi" | "zh" => Some(Language::Zh),
        "eng" | "en" => Some(Language::En),
        _ => None,
    }
}
