use std::io::{self, Write};

use zhengming_compare::{Case, Change, Row, Version, Wording};
use zhengming_glossary::Language;

use super::Compared;
use super::shown::terms_of;
use crate::sheet::Sheet;

/// A line for each row and language.
pub(super) fn write(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    sheet.row(&[
        "old", "new", "fate", "moved", "change", "case", "lang", "terms", "old_text", "new_text",
    ])?;
    for row in &compared.comparison.rows {
        for language in Language::ALL {
            if let Some(line) = line(compared, row, language) {
                sheet.row(&line)?;
            }
        }
    }
    sheet.finish()
}

fn line(compared: &Compared<'_>, row: &Row, language: Language) -> Option<[String; 10]> {
    let places = |version: &Version, clauses: &[usize]| {
        let places = clauses.iter().map(|&at| version.clauses[at].place.to_string());
        places.collect::<Vec<_>>().join("; ")
    };
    let text = |version: &Version, clauses: &[usize]| {
        let texts = clauses.iter().map(|&at| version.clauses[at].text.get(language).as_str());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let (old, new) = (text(compared.old, &row.link.old), text(compared.new, &row.link.new));
    if old.is_empty() && new.is_empty() {
        return None;
    }
    let wording = row.wordings.get(language).as_ref();
    Some([
        places(compared.old, &row.link.old),
        places(compared.new, &row.link.new),
        row.link.fate().name().to_owned(),
        row.link.is_moved.to_string(),
        wording.map(Wording::change).map_or("", Change::name).to_owned(),
        row.case().map_or("", Case::name).to_owned(),
        language.code().to_owned(),
        wording.map(terms_of).unwrap_or_default().join("; "),
        old,
        new,
    ])
}
