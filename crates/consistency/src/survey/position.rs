use memchr::memchr2_iter;
use zhengming_document::Batch;

/// Finds lines and columns of offsets that are asked for in rising order, reading the text of a
/// batch only as far as it is asked for.
pub(crate) struct Positions<'b> {
    text: &'b str,
    offset: usize,
    line: u64,
    column: u64,
}

impl<'b> Positions<'b> {
    pub(crate) fn new(batch: &'b Batch) -> Self {
        Self { text: &batch.text, offset: 0, line: batch.line, column: 1 + batch.line_before }
    }

    /// Line and column, from 1, of the character that starts at `offset`, which must not lie
    /// before the last one asked for. A line ends at `\n`, `\r\n` or a lone `\r`.
    pub(crate) fn of(&mut self, offset: usize) -> (u64, u64) {
        let bytes = self.text.as_bytes();
        let mut line_start = self.offset;
        for at in memchr2_iter(b'\n', b'\r', &bytes[self.offset..offset]) {
            let at = self.offset + at;
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                self.line += 1;
                self.column = 1;
                line_start = at + 1;
            }
        }
        self.column += self.text[line_start..offset].chars().count() as u64;
        self.offset = offset;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use zhengming_text::{LineIndex, Position};

    use super::*;

    #[test]
    fn columns_go_on_behind_a_cut() {
        let text = "网络 安全\n空间".to_owned();
        let batch = Batch { line: 3, line_before: 40, text, ..Batch::default() };
        let mut positions = Positions::new(&batch);
        assert_eq!(positions.of(0), (3, 41));
        assert_eq!(positions.of(7), (3, 44));
        assert_eq!(positions.of(14), (4, 1));
    }

    #[test]
    fn positions_are_those_of_the_line_index() {
        let text = "网络\r\n\r\n安全\r空间\n\n𠮷 ICT\r\n".to_owned();
        let index = LineIndex::new(&text);
        let batch = Batch { line: 1, text, ..Batch::default() };
        for step in 1..5 {
            let mut positions = Positions::new(&batch);
            let chars = batch.text.char_indices().filter(|&(_, c)| !c.is_whitespace());
            for (offset, _) in chars.step_by(step) {
                let Position { line, column } = index.position(&batch.text, offset);
                assert_eq!(positions.of(offset), (line as u64, column as u64), "byte {offset}");
            }
        }
    }
}
