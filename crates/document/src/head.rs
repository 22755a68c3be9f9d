//! What the first paragraphs of a document say of it as a whole.

use std::path::Path;

use zhengming_text::Language;

use crate::{
    DocumentInfo, Encoding, Format, date, mark::Mark, phrase, sections, structure::Shape, symbol,
};

/// Bytes of the text in which the head of a document is looked for.
pub(crate) const LOOKED_AT: usize = 1 << 16;

/// A paragraph as the head is read from it.
#[derive(Clone, Debug)]
pub(crate) struct HeadParagraph {
    /// Where it starts.
    pub start: usize,
    /// Its number.
    pub mark: Option<Mark>,
    /// Its text.
    pub text: String,
}

/// The findings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub shape: Shape,
    /// Where the paragraph starts that is the title.
    pub title_at: Option<usize>,
    pub title: Option<String>,
    pub symbol: Option<String>,
    pub date: Option<String>,
    pub session: Option<u32>,
    pub language: Option<Language>,
}

impl Head {
    /// Reads the head off the first paragraphs.
    pub(crate) fn read(paragraphs: &[HeadParagraph]) -> Self {
        let formula = paragraphs.iter().position(|p| phrase::is_formula(&p.text));
        let numbered = paragraphs
            .iter()
            .take(formula.unwrap_or(30))
            .position(|p| p.mark.is_none() && phrase::numbered_title(&p.text).is_some());
        let shape = shape(paragraphs, formula, numbered);
        let title = match shape {
            Shape::Resolution => numbered.or_else(|| unnumbered_title(&paragraphs[..formula?])),
            Shape::Decision => numbered,
            Shape::Operative | Shape::Numbered | Shape::Plain => None,
        };
        let cover = &paragraphs[..formula.or(numbered.map(|at| at + 1)).unwrap_or(0)];
        let lines = if cover.is_empty() { &paragraphs[..paragraphs.len().min(12)] } else { cover };
        let texts = lines.iter().map(|p| p.text.as_str());
        Self {
            shape,
            title_at: title.map(|at| paragraphs[at].start),
            title: title.map(|at| bare_title(&paragraphs[at].text).to_owned()),
            symbol: texts.clone().find_map(symbol::at_line_end),
            date: adoption(paragraphs, texts.clone()),
            session: texts.clone().find_map(date::session),
            language: language(paragraphs.iter().map(|p| p.text.as_str())),
        }
    }

    /// What is told of the document, with the file name where the text is silent.
    pub(crate) fn into_info(self, path: &Path, format: Format, encoding: Encoding) -> DocumentInfo {
        let symbol = self.symbol.or_else(|| symbol::from_file_name(path));
        DocumentInfo {
            path: path.to_owned(),
            id: symbol.clone().unwrap_or_else(|| path.to_string_lossy().into_owned()),
            symbol,
            language: self.language.or_else(|| language_from_file_name(path)),
            date: self.date,
            session: self.session,
            title: self.title,
            format,
            encoding,
        }
    }
}

impl DocumentInfo {
    /// What is told of a document that a table names by its symbol: paragraphs as numbers, as they
    /// are written or empty, and texts, in the order of reading.
    #[must_use]
    pub fn of_paragraphs<'p>(
        path: &Path,
        symbol: Option<&str>,
        language: Language,
        paragraphs: impl IntoIterator<Item = (&'p str, &'p str)>,
    ) -> Self {
        let paragraph = |(start, (number, text)): (usize, (&str, &str))| HeadParagraph {
            start,
            mark: sections::parse(number),
            text: text.to_owned(),
        };
        let paragraphs: Vec<_> = paragraphs.into_iter().enumerate().map(paragraph).collect();
        let read = Head::read(&paragraphs);
        let head = Head {
            symbol: symbol.map(str::to_owned).or_else(|| read.symbol.clone()),
            language: Some(language),
            ..read
        };
        head.into_info(path, Format::Table, Encoding::Utf8)
    }
}

fn shape(paragraphs: &[HeadParagraph], formula: Option<usize>, title: Option<usize>) -> Shape {
    if formula.is_some() {
        return Shape::Resolution;
    }
    if title.is_some() {
        return Shape::Decision;
    }
    let numbers = paragraphs.iter().filter_map(|p| match p.mark {
        Some(Mark::Number(number)) => Some(number),
        _ => None,
    });
    let first = paragraphs.first().filter(|p| matches!(p.mark, Some(Mark::Number(_))));
    if first.is_some_and(|p| opens_any(&p.text)) {
        return Shape::Operative;
    }
    // Numbers that begin anew under each heading do not tell paragraphs apart.
    let anew = numbers.clone().filter(|&number| number == 1).count() > 1;
    let count = numbers.clone().count();
    // Two numbers make a list in a long text, but the points of a short one.
    let points = count == 2 && numbers.eq([1, 2]) && count * 3 >= paragraphs.len();
    if (count >= 3 || points) && !anew { Shape::Numbered } else { Shape::Plain }
}

fn opens_any(text: &str) -> bool {
    phrase::opens_operative(text) || phrase::opens_preambular(text)
}

/// Where no line carries the number of the resolution, the title is the line before the organ's
/// name that is neither a date nor a remark in brackets.
fn unnumbered_title(cover: &[HeadParagraph]) -> Option<usize> {
    cover.iter().position(|p| phrase::council_title(&p.text)).or_else(|| {
        cover.iter().rposition(|p| {
            !p.text.starts_with(['[', '(', '（', '*'])
                && !date::is_date(&p.text)
                && !phrase::says_adopted(&p.text)
                && symbol::at_line_end(&p.text).is_none()
        })
    })
}

/// A title without the number of its resolution or decision before it: `73/266. 从国际…`.
#[must_use]
pub fn bare_title(text: &str) -> &str {
    text[phrase::numbered_title(text).unwrap_or(0)..].trim()
}

/// The date of adoption, else that of issue.
fn adoption<'a>(
    paragraphs: &[HeadParagraph],
    mut cover: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let adopted = cover.clone().filter(|text| phrase::says_adopted(text)).find_map(date::find);
    let at_end = || {
        let at = paragraphs.iter().position(|p| phrase::opens_conclusion(&p.text))?;
        let above = paragraphs[..at].last().filter(|p| date::is_date(&p.text));
        above.into_iter().chain(paragraphs[at..].iter().take(2)).find_map(|p| date::find(&p.text))
    };
    adopted.or_else(at_end).or_else(|| {
        cover.find(|text| date::is_date(text) || text.starts_with("Distr.")).and_then(|first| {
            date::find(first)
                .or_else(|| cover.find(|text| date::is_date(text)).and_then(date::find))
        })
    })
}

/// The language that most of the letters are in.
pub(crate) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let (mut han, mut latin) = (0_usize, 0_usize);
    for c in texts.flat_map(str::chars) {
        match c {
            '\u{4E00}'..='\u{9FFF}' => han += 1,
            'a'..='z' | 'A'..='Z' => latin += 1,
            _ => {}
        }
    }
    // A Han character is about as much text as four Latin letters.
    match (han * 4, latin) {
        (0, 0) => None,
        (han, latin) if han >= latin => Some(Language::Zh),
        _ => Some(Language::En),
    }
}

/// The language in a name such as `A-RES-73-266.zh.txt`.
fn language_from_file_name(path: &Path) -> Option<Language> {
    let name = path.file_name()?.to_str()?;
    name.split(['.', '_', '-']).rev().take(3).find_map(|part| {
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(part))
    })
}
