//! A report as a page of headings, tables and variations, for all formats that people read.

mod both;
mod build;
mod text;
mod variation;

pub(crate) use build::build;
use zhengming_glossary::Status;

/// What a page is made of, from top to bottom.
pub(crate) enum Block {
    /// The title of the page.
    Title { text: &'static str, remark: String },
    /// The heading of a section.
    Heading { text: &'static str, remark: String },
    /// A paragraph.
    Text(String),
    /// A paragraph that explains figures.
    Legend(&'static str),
    /// A table.
    Table(Table),
    /// Something that is worded in several ways.
    Variation(Variation),
}

pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<String>>,
}

pub(crate) struct Column {
    pub(crate) title: &'static str,
    pub(crate) align: Align,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    End,
    /// At the start, and cut where the line has no room for it.
    Cut,
    /// The same, but cut at the front, where paths are alike.
    CutFront,
}

pub(crate) struct Variation {
    pub(crate) name: String,
    pub(crate) rendering: String,
    /// The domain, or what kind of thing it is.
    pub(crate) remark: String,
    /// Number of uses, and how they divide over the statuses.
    pub(crate) uses: String,
    /// Measures of consistency.
    pub(crate) measures: String,
    pub(crate) note: Option<String>,
    pub(crate) variants: Vec<Variant>,
}

pub(crate) struct Variant {
    pub(crate) text: String,
    pub(crate) rendering: String,
    pub(crate) status: Option<Status>,
    pub(crate) uses: u64,
    pub(crate) share: f64,
    /// Dates of the first and last use.
    pub(crate) dates: String,
    /// Documents, each with the labels of its paragraphs.
    pub(crate) places: Vec<(String, String)>,
    /// Documents that `places` leaves out.
    pub(crate) more_documents: usize,
}
