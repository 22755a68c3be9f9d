use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use zhengming_glossary::Difference;

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, width};

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// Columns that are shown before the place where two long lines part.
const LEAD: usize = 20;

/// Writes the place where two texts first differ: path and line, then the lines of both sides, cut
/// to what differs where they are long.
///
/// # Errors
///
/// Where the output cannot be written.
pub fn write_difference(
    out: &mut dyn Write,
    path: &Path,
    difference: &Difference,
    columns: usize,
) -> io::Result<()> {
    let place = format!("{}:{}", path.display(), difference.line);
    writeln!(out, "{}", paint(style::LABEL, clean(&place)))?;
    let sides =
        [(&difference.removed, &difference.added), (&difference.added, &difference.removed)];
    for ((lines, others), (mark, style)) in sides.into_iter().zip([("-", REMOVED), ("+", ADDED)]) {
        for (index, line) in lines.iter().enumerate() {
            let line = clean(line);
            let other = others.get(index).map_or(Cow::Borrowed(""), |other| clean(other));
            let shown = from_parting(&line, &other, columns.saturating_sub(4));
            writeln!(out, "  {}", paint(style, format!("{mark} {shown}").trim_end()))?;
        }
    }
    Ok(())
}

/// The line, or so much of it from a little before the place where it parts from the other.
fn from_parting<'a>(line: &'a str, other: &str, columns: usize) -> Cow<'a, str> {
    let same = line.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
    let parting = same.map(|((at, char), _)| at + char.len_utf8()).last().unwrap_or(0);
    if width(line) <= columns || width(&line[..parting]) <= columns / 2 {
        return fit(line, columns);
    }
    let mut start = parting;
    for (at, _) in line[..parting].char_indices().rev() {
        if width(&line[at..parting]) > LEAD {
            break;
        }
        start = at;
    }
    Cow::Owned(format!("…{}", fit(&line[start..], columns.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_shown_where_they_part() {
        let one = format!("{}规范、规则{}", "网络".repeat(30), "x".repeat(60));
        let two = one.replace("规则", "准则");
        let shown = from_parting(&one, &two, 40);
        assert!(shown.starts_with('…') && shown.contains("规则") && width(&shown) <= 40, "{shown}");
        assert_eq!(from_parting("a = 1", "a  = 1", 40), "a = 1");
    }
}
