//! The colours of terminal output, by what they mean.

use std::fmt;

use anstyle::{AnsiColor, Style};
use zhengming_glossary::Status;

/// Names of documents, headings of sections.
pub const HEADING: Style = Style::new().bold();
/// Where something stands: labels of paragraphs.
pub const LABEL: Style = AnsiColor::Cyan.on_default();
/// What is read last: lines, paths, notes.
pub const FAINT: Style = Style::new().dimmed();
/// The part of a text that a query fits.
pub const HIT: Style = Style::new().bold().underline();

/// The colour of terms of a status.
#[must_use]
pub fn of_status(status: Status) -> Style {
    match status {
        Status::Preferred => AnsiColor::Green.on_default(),
        Status::Admitted => AnsiColor::Blue.on_default(),
        Status::Deprecated => AnsiColor::Red.on_default(),
        Status::Superseded => AnsiColor::Yellow.on_default(),
    }
}

/// Something shown in a style.
///
/// ```
/// use zhengming_report::style;
///
/// assert_eq!(style::paint(style::HEADING, "OP 1").to_string(), "\u{1b}[1mOP 1\u{1b}[0m");
/// ```
pub fn paint<T: fmt::Display>(style: Style, text: T) -> impl fmt::Display {
    Painted { style, text }
}

struct Painted<T> {
    style: Style,
    text: T,
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.style.render(), self.text, self.style.render_reset())
    }
}
