//! The part of the grid of all pairs of paragraphs that is looked at.

/// Cells that are looked at at most, so that time and memory stay bounded; a few to a paragraph are
/// looked at in any case. Each takes 24 bytes.
const MOST_CELLS: usize = 3 << 20;

/// Where so many cells are all there are, all are looked at.
const SMALL: usize = 1 << 16;

/// Columns to each side of the line between two anchors that are looked at beside a share of their
/// distance.
const MARGIN: usize = 16;

/// The columns from `start` to before `end` in a row, and the cell of the first.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: usize,
    end: usize,
    offset: usize,
}

/// For each of `0..=rows` the columns of `0..=columns` around a line from corner to corner.
#[derive(Debug)]
pub(super) struct Band {
    rows: Vec<Row>,
}

impl Band {
    /// A band around a line through `anchors`, pairs of row and column that both rise.
    pub(super) fn new(rows: usize, columns: usize, anchors: &[(usize, usize)]) -> Self {
        if (rows + 1).saturating_mul(columns + 1) <= SMALL {
            return Self::from_bounds((0..=rows).map(|_| (0, columns + 1)));
        }
        let widest = (MOST_CELLS.saturating_sub(columns) / (rows + 1) / 2).max(4);
        let mut bounds = vec![(usize::MAX, 0); rows + 1];
        let mut from = (0, 0);
        for &to in anchors.iter().chain([&(rows, columns)]) {
            let (height, width) = (to.0 - from.0, to.1 - from.1);
            let margin = (MARGIN + height.max(width) / 2).min(widest);
            for (row, bound) in bounds.iter_mut().enumerate().take(to.0 + 1).skip(from.0) {
                let at = |row: usize| from.1 + (row - from.0) * width / height.max(1);
                let (left, right) = (at(row), at((row + 1).min(to.0)));
                bound.0 = bound.0.min(left.saturating_sub(margin));
                bound.1 = bound.1.max((right + margin + 1).min(columns + 1));
            }
            from = to;
        }
        // Bounds never go back, so that each cell is reached from the one before.
        for row in 1..=rows {
            bounds[row].1 = bounds[row].1.max(bounds[row - 1].1);
        }
        for row in (0..rows).rev() {
            bounds[row].0 = bounds[row].0.min(bounds[row + 1].0);
        }
        Self::from_bounds(bounds)
    }

    fn from_bounds(bounds: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut offset = 0;
        let row = |(start, end): (usize, usize)| {
            let row = Row { start, end, offset };
            offset += end - start;
            row
        };
        Self { rows: bounds.into_iter().map(row).collect() }
    }

    /// How many cells there are.
    pub(super) fn cells(&self) -> usize {
        self.rows.last().map_or(0, |row| row.offset + row.end - row.start)
    }

    /// The columns of a row.
    pub(super) fn columns(&self, row: usize) -> std::ops::Range<usize> {
        self.rows[row].start..self.rows[row].end
    }

    /// The cell at a row and column, if it is looked at.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let row = self.rows.get(row)?;
        (row.start..row.end).contains(&column).then(|| row.offset + column - row.start)
    }
}
