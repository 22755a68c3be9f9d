//! Numbers in Arabic figures, which both languages write alike.

use super::fact::WHOLE;

/// A number in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    /// In thousandths.
    pub(super) value: u64,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it is one run of so many figures, without groups and decimals.
    pub(super) run: Option<usize>,
}

impl Figures {
    /// Reads `1200000`, `1,200,000`, `1 200 000` and `1.25` at a byte that is a figure. None, where
    /// the number is too great to be one.
    pub(super) fn at(text: &str, start: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut end = run_end(bytes, start);
        let first = end - start;
        if end - start > 15 {
            return None;
        }
        let mut value = parse(&text[start..end]);
        while first <= 3 && is_group(bytes, end) && value < 1_000_000_000_000 {
            value = value * 1_000 + parse(&text[end + 1..end + 4]);
            end += 4;
        }
        let is_grouped = end - start != first;
        let mut thousandths = value.checked_mul(WHOLE)?;
        let has_point = bytes.get(end) == Some(&b'.');
        let decimals = if has_point { run_end(bytes, end + 1) - end - 1 } else { 0 };
        let is_decimal =
            (1..=3).contains(&decimals) && bytes.get(end + 1 + decimals) != Some(&b'.');
        if is_decimal {
            let scale = [100, 10, 1][decimals - 1];
            thousandths += parse(&text[end + 1..end + 1 + decimals]) * scale;
            end += 1 + decimals;
        }
        let run = (!is_grouped && !is_decimal).then_some(first);
        Some(Self { value: thousandths, end, run })
    }

    /// The value, where it is whole.
    pub(super) fn whole(self) -> Option<u64> {
        self.value.is_multiple_of(WHOLE).then_some(self.value / WHOLE)
    }
}

/// Whether a group of three figures stands here, behind a blank or a comma.
fn is_group(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b' ' | b',')) && run_end(bytes, at + 1) == at + 4
}

/// Where the run of figures ends that may stand here.
pub(super) fn run_end(bytes: &[u8], start: usize) -> usize {
    let figures = bytes.get(start..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit());
    start + figures.count()
}

/// The value of at most fifteen figures.
fn parse(figures: &str) -> u64 {
    figures.parse().unwrap_or_default()
}
