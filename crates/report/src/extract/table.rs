use std::io::{self, Write};

use zhengming_extract::{Candidate, Context};

use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, pad_start, width, wrap};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Columns of most candidates, and of the longest that is not cut.
const TEXT: usize = 18;
const LONGEST: usize = 40;

/// Columns of where a context stands.
const PLACE: usize = 24;

/// Two lines or more for each candidate: what it is, and where it stands.
pub(super) fn write(candidates: &[Candidate], out: &mut dyn Write) -> io::Result<()> {
    if candidates.is_empty() {
        return writeln!(out, "no candidates");
    }
    let head = line("", "score", "uses", "docs", "candidate", "logDice", "rendering");
    writeln!(out, "{}", paint(style::FAINT, head))?;
    for (number, candidate) in (1..).zip(candidates) {
        write_one(out, number, candidate)?;
    }
    let legend = "score: C-value, weighed by how constantly the rendering goes with it; logDice: at \
                  most 14, = where each is the other's best partner, ~ where it is not.";
    writeln!(out)?;
    wrap(legend, COLUMNS).try_for_each(|part| writeln!(out, "{}", paint(style::FAINT, part)))
}

fn write_one(out: &mut dyn Write, number: usize, candidate: &Candidate) -> io::Result<()> {
    let text = clean(&candidate.text);
    let (constancy, rendering) = match &candidate.rendering {
        Some(found) => {
            let mark = if found.mutual { '=' } else { '~' };
            (format!("{:.1}{mark}", found.log_dice), clean(&found.text).into_owned())
        }
        None => ("–".to_owned(), String::new()),
    };
    let figures = [
        number.to_string(),
        format!("{:.1}", candidate.score),
        candidate.count.to_string(),
        candidate.documents.to_string(),
    ];
    let [number, score, count, documents] = &figures;
    let line = line(number, score, count, documents, &text, &constancy, &rendering);
    writeln!(out, "{}", paint(style::HEADING, line))?;
    candidate.contexts.iter().try_for_each(|context| write_context(out, context))
}

fn line(
    number: &str,
    score: &str,
    count: &str,
    documents: &str,
    text: &str,
    constancy: &str,
    rendering: &str,
) -> String {
    let start = format!(
        "{} {} {} {} {}  {}  ",
        pad_start(number, 4),
        pad_start(score, 6),
        pad_start(count, 5),
        pad_start(documents, 4),
        pad_start(constancy, 7),
        pad(&fit(text, LONGEST), TEXT),
    );
    let room = COLUMNS.saturating_sub(width(&start));
    format!("{start}{}", fit(rendering, room)).trim_end().to_owned()
}

/// A keyword in its context: the candidate with as much around it as fits.
fn write_context(out: &mut dyn Write, context: &Context) -> io::Result<()> {
    let place = format!("{} {}", context.document, context.place);
    let place = clean(&place).into_owned();
    let place = pad(&fit_end(&place, PLACE), PLACE);
    let part = |range: std::ops::Range<usize>| clean(&context.text[range]).into_owned();
    let span = context.span;
    let keyword = part(span.range());
    let room = COLUMNS.saturating_sub(5 + PLACE + 2 + width(&keyword));
    let (before, after) = (part(0..span.start), part(span.end..context.text.len()));
    let left = (room / 2).max(room.saturating_sub(width(&after)));
    let before = fit_end(&before, left).into_owned();
    let after = fit(&after, room.saturating_sub(width(&before))).into_owned();
    writeln!(
        out,
        "     {}  {before}{}{after}",
        paint(style::FAINT, place),
        paint(style::HIT, keyword)
    )
}
