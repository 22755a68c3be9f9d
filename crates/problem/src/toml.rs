use std::ops::Range;

use ::toml::Spanned;
use ::toml::de::{DeTable, Error};

use crate::{Problems, Reader, SourceText};

/// Hands a TOML file to `take`. A file that is not TOML as a whole is handed over part by part, each
/// table under its head, so that a slip in one of them does not hide what is wrong in the others.
/// Returns whether it was whole.
pub fn read_toml(
    source: &SourceText,
    problems: &mut Problems,
    mut take: impl FnMut(&DeTable<'_>, &mut Reader<'_>),
) -> bool {
    let whole = match parse(source.text()) {
        Ok(document) => {
            take(document.get_ref(), &mut Reader::new(source, 0, problems));
            return true;
        }
        Err(error) => error,
    };
    let mut all_sound = true;
    for range in parts(source.text()) {
        let part = &source.text()[range.clone()];
        match parse(part) {
            Ok(table) => {
                take(table.get_ref(), &mut Reader::new(source, range.start, problems));
            }
            Err(error) => {
                all_sound = false;
                complain_of_syntax(source, range.start, &error, problems);
            }
        }
    }
    if all_sound {
        complain_of_syntax(source, 0, &whole, problems);
    }
    false
}

/// Parses TOML. Of the errors, the first is told: the others mostly follow from it.
fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Error> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let first = errors.into_iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    first.map_or(Ok(table), Err)
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
