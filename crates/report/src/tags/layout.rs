//! Cuts a paragraph into rows around its terms, and places the renderings under each row.

use std::ops::Range;

use super::shown::Shown;
use crate::terminal::width::{fit, may_break, width};

/// Columns shown in front of a term where text before it is left out.
const LEAD: usize = 16;

/// Columns of the mark for text that is left out, with its blank.
pub(super) const CUT: usize = 2;

/// A stretch of a paragraph in one line of the terminal.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Characters of the paragraph.
    pub(super) chars: Range<usize>,
    /// Whether text is left out in front.
    pub(super) cut_before: bool,
    /// Whether text is left out behind.
    pub(super) cut_after: bool,
}

/// Rows of at most `columns` columns that show all `terms`, which are in order. Text far from any
/// term is left out; a term is parted only where it is longer than a row.
pub(super) fn rows(shown: &Shown, terms: &[Range<usize>], columns: usize) -> Vec<Row> {
    let columns = columns.saturating_sub(CUT).max(8);
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    for (index, term) in terms.iter().enumerate() {
        if at >= term.end && !rows.is_empty() {
            continue;
        }
        at = at.max(lead(shown, at, term.start, columns));
        while at < term.end {
            let cut_before = at > rows.last().map_or(0, |row| row.chars.end);
            let room = if cut_before { columns - CUT } else { columns };
            let end = row_end(shown, at, &terms[index..], room);
            rows.push(Row { chars: at..end, cut_before, cut_after: false });
            at = end;
        }
    }
    let mut next = shown.len();
    for row in rows.iter_mut().rev() {
        row.cut_after = row.chars.end < next;
        next = row.chars.start;
    }
    rows
}

/// Where the row of a term starts: at `from` if the term fits in then, else a little before it.
fn lead(shown: &Shown, from: usize, term: usize, columns: usize) -> usize {
    if from >= term || shown.width(from..term) <= columns / 2 {
        return from;
    }
    let mut start = term;
    while start > from && shown.width(start - 1..term) <= LEAD {
        start -= 1;
    }
    (start..=term).find(|&at| at == term || breaks_at(shown, at)).unwrap_or(term)
}

/// Where the row that starts at `from` ends: as late as fits, but not inside a term.
fn row_end(shown: &Shown, from: usize, terms: &[Range<usize>], columns: usize) -> usize {
    let mut limit = from;
    let mut used = 0;
    while limit < shown.len() {
        used += shown.width(limit..limit + 1);
        if used > columns {
            break;
        }
        limit += 1;
    }
    if limit == shown.len() {
        return limit;
    }
    let inside_term =
        |at: usize| terms.iter().any(|term| term.start > from && term.start < at && at < term.end);
    (from + 1..=limit)
        .rev()
        .find(|&at| breaks_at(shown, at) && !inside_term(at))
        .unwrap_or(limit.max(from + 1))
}

fn breaks_at(shown: &Shown, at: usize) -> bool {
    at == 0 || may_break(shown.char(at - 1), shown.char(at))
}

/// What is to be written under a term.
#[derive(Clone, Debug)]
pub(super) struct Note {
    /// First column of the mark, from 0.
    pub(super) column: usize,
    /// Columns of the mark.
    pub(super) width: usize,
    /// Text that belongs to the mark; may be empty.
    pub(super) text: String,
    /// Index that tells the writer which term it belongs to.
    pub(super) term: usize,
}

/// A mark or a text in its line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// First column, from 0.
    pub(super) column: usize,
    /// What is written.
    pub(super) content: Content,
    /// Index that tells the writer which term it belongs to.
    pub(super) term: usize,
}

/// What a piece is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A mark of so many columns.
    Mark(usize),
    /// Text.
    Text(String),
}

/// Columns between two notes in one line.
const APART: usize = 3;

/// Places notes, which are in the order of their columns, in as few lines as they fit in. The text
/// of a note stands behind its mark, else in front of it, else in the line below.
pub(super) fn place(notes: Vec<Note>, columns: usize) -> Vec<Vec<Piece>> {
    let mut shared: Vec<Vec<Piece>> = Vec::new();
    let mut own: Vec<Vec<Piece>> = Vec::new();
    for note in notes {
        let text = width(&note.text);
        let behind = note.column + note.width + 1;
        if text == 0 || behind + text <= columns {
            let fits = |line: &Vec<Piece>| {
                line.last().is_none_or(|last| ends(last) + APART <= note.column)
            };
            let at = shared.iter().position(fits).unwrap_or_else(|| {
                shared.push(Vec::new());
                shared.len() - 1
            });
            shared[at].extend(note.pieces(Some(behind)));
        } else if text < note.column {
            let text_column = note.column - 1 - text;
            own.push(note.pieces(Some(text_column)));
        } else {
            let text = fit(&note.text, columns).into_owned();
            let column = note.column.min(columns.saturating_sub(width(&text)));
            let term = note.term;
            own.push(note.pieces(None));
            own.push(vec![Piece { column, content: Content::Text(text), term }]);
        }
    }
    shared.extend(own);
    shared
}

impl Note {
    /// The mark, and the text if it stands in the same line from `text_column` on.
    fn pieces(self, text_column: Option<usize>) -> Vec<Piece> {
        let Self { column, width, text, term } = self;
        let mut pieces = vec![Piece { column, content: Content::Mark(width), term }];
        if let Some(column) = text_column.filter(|_| !text.is_empty()) {
            pieces.push(Piece { column, content: Content::Text(text), term });
        }
        pieces.sort_by_key(|piece| piece.column);
        pieces
    }
}

fn ends(piece: &Piece) -> usize {
    match &piece.content {
        Content::Mark(columns) => piece.column + columns,
        Content::Text(text) => piece.column + width(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(column: usize, width: usize, text: &str) -> Note {
        Note { column, width, text: text.to_owned(), term: 0 }
    }

    fn drawn(notes: Vec<Note>, columns: usize) -> Vec<String> {
        let draw = |line: Vec<Piece>| {
            line.iter().fold(String::new(), |mut drawn, piece| {
                drawn.push_str(&" ".repeat(piece.column - width(&drawn)));
                match &piece.content {
                    Content::Mark(columns) => drawn.push_str(&"~".repeat(*columns)),
                    Content::Text(text) => drawn.push_str(text),
                }
                drawn
            })
        };
        place(notes, columns).into_iter().map(draw).collect()
    }

    #[test]
    fn notes_share_a_line_only_where_they_are_apart() {
        let notes = vec![note(0, 4, "State"), note(8, 4, "norm"), note(20, 4, "rule")];
        assert_eq!(drawn(notes, 40), ["~~~~ State          ~~~~ rule", "        ~~~~ norm"]);
    }

    #[test]
    fn notes_at_the_right_edge_stand_before_their_mark_or_below_it() {
        let notes = vec![note(20, 4, "international law")];
        assert_eq!(drawn(notes, 30), ["  international law ~~~~"]);
        let notes = vec![note(10, 16, "international security")];
        assert_eq!(
            drawn(notes, 30),
            ["          ~~~~~~~~~~~~~~~~", "        international security"]
        );
        let notes = vec![note(4, 4, "longer than any line can be")];
        assert_eq!(drawn(notes, 12), ["    ~~~~", "longer than…"]);
    }
}
