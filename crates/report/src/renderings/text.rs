use std::io::{self, Write};

use zhengming_glossary::Language;
use zhengming_rendering::{Answer, Example, Excerpt, Form, Rendering, Spread};
use zhengming_text::counted;

use super::Rendered;
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, pad_start, width, wrap};

/// Columns of the figures in front of a rendering.
const FIGURES: usize = 32;

/// Columns in front of what is told of a rendering.
const MARGIN: usize = 4;

/// Columns of where an example stands.
const PLACE: usize = 24;

/// The renderings in a table, each with its examples; behind them what only stands beside the term.
pub(super) fn write(rendered: &Rendered<'_>, out: &mut dyn Write) -> io::Result<()> {
    let answer = rendered.answer;
    let page = Page { answer, columns: rendered.columns.max(40) };
    page.head(rendered, out)?;
    if answer.units == 0 {
        return Ok(());
    }
    if answer.renderings.is_empty() {
        writeln!(out, "\nno rendering can be told from so few passages")?;
    } else {
        let head = figures("units", "share", "docs", "years") + "rendering";
        writeln!(out, "\n{}", paint(style::FAINT, head))?;
    }
    for found in &answer.renderings {
        page.rendering(found, out)?;
    }
    if answer.without > 0 {
        let share = percent(answer.without, answer.units);
        let line = figures(&answer.without.to_string(), &share, "", "") + "none of these";
        writeln!(out, "{}", paint(style::FAINT, line.trim_end()))?;
        for example in &answer.examples_without {
            page.example(example, out)?;
        }
    }
    if !answer.others.is_empty() {
        writeln!(
            out,
            "\n{}",
            paint(style::HEADING, "Beside the term, but seldom or for other words")
        )?;
        for found in &answer.others {
            page.other(found, out)?;
        }
    }
    Ok(())
}

struct Page<'a> {
    answer: &'a Answer,
    columns: usize,
}

impl Page<'_> {
    fn head(&self, rendered: &Rendered<'_>, out: &mut dyn Write) -> io::Result<()> {
        let term = clean(&self.answer.term).into_owned();
        writeln!(out, "{}", paint(style::HEADING, fit(&term, self.columns)))?;
        let Answer { units, spread, .. } = self.answer;
        let line = format!(
            "{} in {}{}, of {} in {}",
            counted(*units, "unit"),
            counted(spread.documents, "document"),
            match years(*spread) {
                years if years.is_empty() => years,
                years => format!(", {years}"),
            },
            counted(rendered.index.len(), "unit"),
            counted(rendered.index.documents(), "document"),
        );
        wrap(&line, self.columns)
            .try_for_each(|part| writeln!(out, "{}", paint(style::FAINT, part)))
    }

    fn figures_of(&self, found: &Rendering) -> String {
        figures(
            &found.units.to_string(),
            &percent(found.units, self.answer.units),
            &found.spread.documents.to_string(),
            &years(found.spread),
        )
    }

    fn rendering(&self, found: &Rendering, out: &mut dyn Write) -> io::Result<()> {
        let start = self.figures_of(found);
        let text = clean(&found.text).into_owned();
        let notes = self.notes(found);
        let lines: Vec<&str> = wrap(&text, self.columns - FIGURES).collect();
        for (number, line) in lines.iter().enumerate() {
            let start = if number == 0 { start.clone() } else { " ".repeat(FIGURES) };
            write!(out, "{start}{}", paint(style::HEADING, line))?;
            if number + 1 < lines.len() {
                writeln!(out)?;
            }
        }
        let taken = FIGURES + lines.last().map_or(0, |line| width(line));
        self.notes_behind(&notes, taken, out)?;
        found.examples.iter().try_for_each(|example| self.example(example, out))
    }

    /// What the glossary and the counts say, behind the rendering if there is room for it.
    fn notes_behind(&self, notes: &str, taken: usize, out: &mut dyn Write) -> io::Result<()> {
        if notes.is_empty() {
            return writeln!(out);
        }
        if taken + 2 + width(notes) <= self.columns {
            return writeln!(out, "  {}", paint(style::LABEL, notes));
        }
        writeln!(out)?;
        let margin = " ".repeat(FIGURES);
        wrap(notes, self.columns - FIGURES)
            .try_for_each(|line| writeln!(out, "{margin}{}", paint(style::LABEL, line)))
    }

    fn notes(&self, found: &Rendering) -> String {
        let mut notes = Vec::new();
        for known in found.known.iter().take(1) {
            let status = known.status.name();
            let concept = clean(&known.concept).into_owned();
            notes.push(if known.is_of_term {
                status.to_owned()
            } else {
                format!("{status} for {concept}")
            });
        }
        if found.own * 5 < found.units * 4 {
            notes.push(format!("about {} of them for this term", found.own));
        }
        let list = |forms: &[Form]| {
            let one = |form: &Form| format!("{} {}", clean(&form.text), form.units);
            forms.iter().take(4).map(one).collect::<Vec<_>>().join(", ")
        };
        if !found.forms.is_empty() {
            notes.push(list(&found.forms));
        }
        if !found.longer.is_empty() {
            notes.push(format!("in {}", list(&found.longer)));
        }
        notes.join("; ")
    }

    fn other(&self, found: &Rendering, out: &mut dyn Write) -> io::Result<()> {
        let start = self.figures_of(found);
        let text = clean(&found.text).into_owned();
        let mut line = start + &fit(&text, self.columns - FIGURES);
        if let Some(rather) = &found.rather {
            let rather = format!("  rather “{}”", clean(rather));
            if width(&line) + width(&rather) <= self.columns {
                line.push_str(&rather);
            }
        }
        writeln!(out, "{}", paint(style::FAINT, line.trim_end()))
    }

    /// Two lines: the rendering and the term, each where it stands.
    fn example(&self, example: &Example, out: &mut dyn Write) -> io::Result<()> {
        let place = format!("{} {}", example.document, example.place);
        let place = clean(&place).trim_end().to_owned();
        let place = pad(&fit_end(&place, PLACE), PLACE);
        let (first, second) = match self.answer.language {
            Language::En => (&example.rendering, &example.term),
            Language::Zh => (&example.term, &example.rendering),
        };
        let margin = " ".repeat(MARGIN);
        write!(out, "{margin}{}  ", paint(style::LABEL, place))?;
        self.excerpt(first, out)?;
        write!(out, "{margin}{}", " ".repeat(PLACE + 2))?;
        self.excerpt(second, out)
    }

    fn excerpt(&self, excerpt: &Excerpt, out: &mut dyn Write) -> io::Result<()> {
        let room = self.columns.saturating_sub(MARGIN + PLACE + 2);
        let [before, text, after] =
            [&excerpt.before, &excerpt.text, &excerpt.after].map(|part| clean(part).into_owned());
        let text = fit(&text, room).into_owned();
        let room = room.saturating_sub(width(&text));
        let left = (room / 2).max(room.saturating_sub(width(&after)));
        let before = fit_end(&before, left).into_owned();
        let after = fit(&after, room.saturating_sub(width(&before))).into_owned();
        writeln!(out, "{before}{}{after}", paint(style::HIT, text))
    }
}

/// The figures of a line, in columns.
fn figures(units: &str, share: &str, documents: &str, years: &str) -> String {
    format!(
        "{} {} {}  {}",
        pad_start(units, 6),
        pad_start(share, 5),
        pad_start(documents, 5),
        pad(years, FIGURES - 20),
    )
}

fn percent(part: usize, whole: usize) -> String {
    match part * 100 / whole.max(1) {
        0 => "<1%".to_owned(),
        share => format!("{share}%"),
    }
}

/// `2019–2026`, or the one year.
fn years(spread: Spread) -> String {
    match spread.years {
        None => String::new(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
    }
}
