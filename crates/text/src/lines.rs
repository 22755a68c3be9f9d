/// Line and column of a place in a text, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode code points, from 1.
    pub column: usize,
}

/// Where the lines of a text start, for turning byte offsets into lines and columns.
///
/// A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    marks: Vec<Mark>,
}

/// A place inside a long line whose column is known, so that no column has to be counted from the
/// start of a line that may be as long as the file.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    code_points: usize,
}

/// Bytes between two marks.
const MARK_DISTANCE: usize = 4096;

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(at + 1);
            }
        }
        let mut marks = Vec::new();
        let ends = starts[1..].iter().copied().chain([text.len()]);
        for (&start, end) in starts.iter().zip(ends) {
            mark_long_line(text, start, end, &mut marks);
        }
        Self { starts, marks }
    }

    /// Number of lines; an empty text has one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Byte offset at which `line` (from 1) starts, if there is such a line.
    #[must_use]
    pub fn start_of(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).copied()
    }

    /// Line and column of byte `offset` of `text`, which must be the text the index was made from.
    /// An offset behind the end counts as the end, one inside a character as the character's start.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        let before = self.marks.partition_point(|mark| mark.offset <= offset);
        let from = before
            .checked_sub(1)
            .map(|last| self.marks[last])
            .filter(|mark| mark.offset > start)
            .unwrap_or(Mark { offset: start, code_points: 0 });
        let column = from.code_points + text[from.offset..offset].chars().count() + 1;
        Position { line, column }
    }
}

fn mark_long_line(text: &str, start: usize, end: usize, marks: &mut Vec<Mark>) {
    let mut last = Mark { offset: start, code_points: 0 };
    while end - last.offset > MARK_DISTANCE {
        let mut offset = last.offset + MARK_DISTANCE;
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let code_points = last.code_points + text[last.offset..offset].chars().count();
        last = Mark { offset, code_points };
        marks.push(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_code_points_and_know_all_line_ends() {
        let text = "a网络\r\n𠮷b\rc\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 4);
        let at = |needle: &str| {
            let Position { line, column } = index.position(text, text.find(needle).unwrap());
            (line, column)
        };
        assert_eq!(at("络"), (1, 3));
        assert_eq!(at("b"), (2, 2));
        assert_eq!(at("c"), (3, 1));
        assert_eq!(at("d"), (4, 1));
        assert_eq!(index.position(text, 999), Position { line: 4, column: 2 });
        assert_eq!(index.position(text, 2), Position { line: 1, column: 2 });
        assert_eq!(index.start_of(2), Some(9));
        assert_eq!(index.start_of(0), None);
    }

    #[test]
    fn columns_of_long_lines_are_counted_from_marks() {
        let text = format!("短\n{}\n尾", "网a".repeat(5000));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().step_by(97) {
            let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let expected = text[line_start..offset].chars().count() + 1;
            assert_eq!(index.position(&text, offset).column, expected);
        }
        assert_eq!(index.position(&text, text.len()), Position { line: 3, column: 2 });
    }
}
