use std::path::Path;
use std::sync::Arc;

use toml_edit::DocumentMut;
use zhengming_problem::SourceText;

use super::{canonical, comments};
use crate::{Problem, Severity};

/// Lines of a [`Difference`] that are kept of each side.
const MOST_LINES: usize = 4;

/// Lays out the text of a glossary file in TOML as [`crate::export`] would: keys in the order of
/// the format, better terms first, text in double quotes, one blank between words of the format, and
/// lists that are wider than 80 columns with one value a line. What goes without saying is left out.
/// Comments stay, concepts stay in their order, and the concepts that are read from the file are the
/// same.
///
/// ```
/// use zhengming_glossary::reformat;
///
/// let written = "[[concept]]\nzh = [ {status='admitted',term='准则'},\n\
///                {status='preferred',term='规范'} ] # two\nid='norm'\n";
/// let canonical = "[[concept]]\nid = \"norm\"\nzh = [\"规范\", \"准则\"] # two\n";
/// assert_eq!(reformat("norm.toml", written).unwrap(), canonical);
/// ```
///
/// # Errors
///
/// Where the text is no TOML: the place, in the file of this name.
pub fn reformat(name: impl AsRef<Path>, text: &str) -> Result<String, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let file = Arc::new(name.as_ref().to_owned());
        let start = error.span().map_or(0, |span| span.start);
        let at = SourceText::new(file, text.to_owned()).location(start);
        Problem::new(Severity::Error, &at, format!("not TOML: {}", error.message()), None)
    })?;
    let mut file = comments::file(&document);
    canonical::arrange(&mut file);
    Ok(file.text())
}

/// Where two texts first differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line of the first text, from 1.
    pub line: usize,
    /// Lines that only the first text has there, at most a few.
    pub removed: Vec<String>,
    /// Lines that only the second text has there, at most a few.
    pub added: Vec<String>,
}

impl Difference {
    /// The first place where the lines of two texts differ; nothing where they do not.
    ///
    /// ```
    /// use zhengming_glossary::Difference;
    ///
    /// let found = Difference::first("a\nb\nc\n", "a\nB\nb2\nc\n").unwrap();
    /// assert_eq!((found.line, found.removed, found.added), (2, vec!["b".into()], vec!["B".into(), "b2".into()]));
    /// ```
    #[must_use]
    pub fn first(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
        let (old, new) = (lines(old), lines(new));
        let same = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
        let (old, new) = (&old[same..], &new[same..]);
        let (removed, added) = next_meeting(old, new);
        let keep = |lines: &[String]| lines.iter().take(MOST_LINES).cloned().collect();
        Some(Self { line: same + 1, removed: keep(&old[..removed]), added: keep(&new[..added]) })
    }
}

/// How many lines of each side stand before the next two lines that they share. One alone may be
/// a bracket, of which there are many.
fn next_meeting(old: &[String], new: &[String]) -> (usize, usize) {
    const FARTHEST: usize = 40;
    let is_same = |i: usize, j: usize| old.get(i) == new.get(j) && old.get(i + 1) == new.get(j + 1);
    (1..FARTHEST)
        .flat_map(|lines| (0..=lines).map(move |i| (i, lines - i)))
        .find(|&(i, j)| is_same(i, j))
        .unwrap_or((old.len(), new.len()))
}
