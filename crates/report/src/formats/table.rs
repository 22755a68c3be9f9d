use std::io::{self, Write};

use zhengming_text::counted;

use crate::clean;
use crate::model::Report;
use crate::page::{self, Align, Block, Column, Table, Variant, Variation};
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, fit_end, pad, pad_start, width, wrap};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Blanks between the columns of a table.
const GAP: usize = 2;

/// Columns of the longest bar.
const BAR: usize = 12;

/// The page of the report as text in columns.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for block in page::build(report) {
        match block {
            Block::Title { text, remark } => heading(out, text, &remark, '='),
            Block::Heading { text, remark } => {
                writeln!(out)?;
                heading(out, text, &remark, '-')
            }
            Block::Text(text) => paragraph(out, &text, 0, anstyle::Style::new()),
            Block::Legend(text) => paragraph(out, text, 0, style::FAINT),
            Block::Table(table) => write_table(out, &table),
            Block::Variation(variation) => write_variation(out, &variation),
        }?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, text: &str, remark: &str, rule: char) -> io::Result<()> {
    let remark = fit(remark, COLUMNS - width(text) - GAP);
    let gap = COLUMNS - width(text) - width(&remark);
    let gap = if remark.is_empty() { 0 } else { gap };
    writeln!(out, "{}{:gap$}{}", paint(style::HEADING, text), "", paint(style::FAINT, remark))?;
    writeln!(out, "{}", paint(style::FAINT, rule.to_string().repeat(COLUMNS)))
}

fn paragraph(
    out: &mut dyn Write,
    text: &str,
    indent: usize,
    text_style: anstyle::Style,
) -> io::Result<()> {
    for line in wrap(&clean(text), COLUMNS - indent) {
        writeln!(out, "{:indent$}{}", "", paint(text_style, line))?;
    }
    Ok(())
}

fn write_table(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    let widths = widths(table);
    let titles: Vec<String> = table.columns.iter().map(|c| c.title.to_owned()).collect();
    writeln!(out, "{}", paint(style::FAINT, line(&table.columns, &widths, &titles)))?;
    for row in &table.rows {
        writeln!(out, "{}", line(&table.columns, &widths, row))?;
    }
    Ok(())
}

fn line(columns: &[Column], widths: &[usize], cells: &[String]) -> String {
    let cells = columns.iter().zip(widths).zip(cells).map(|((column, &room), cell)| {
        let cell = clean(cell);
        let cell = match column.align {
            Align::CutFront => fit_end(&cell, room),
            Align::Start | Align::End | Align::Cut => fit(&cell, room),
        };
        if column.align == Align::End { pad_start(&cell, room) } else { pad(&cell, room) }
    });
    let cells: Vec<String> = cells.collect();
    cells.join(&" ".repeat(GAP)).trim_end().to_owned()
}

/// What each column needs; columns that may be cut share what the others leave, the narrow ones of
/// them first.
fn widths(table: &Table) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..table.columns.len())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let widest = cells.map(|cell| width(&clean(cell))).max().unwrap_or(0);
            widest.max(width(table.columns[at].title))
        })
        .collect();
    let is_cut = |at: usize| matches!(table.columns[at].align, Align::Cut | Align::CutFront);
    let mut cut: Vec<usize> = (0..widths.len()).filter(|&at| is_cut(at)).collect();
    cut.sort_by_key(|&at| widths[at]);
    let fixed: usize = (0..widths.len()).filter(|&at| !is_cut(at)).map(|at| widths[at]).sum();
    let gaps = GAP * widths.len().saturating_sub(1);
    let mut room = COLUMNS.saturating_sub(fixed + gaps);
    let mut sharing = cut.len();
    for at in cut {
        widths[at] = widths[at].min(room / sharing).max(1);
        room = room.saturating_sub(widths[at]);
        sharing -= 1;
    }
    widths
}

fn write_variation(out: &mut dyn Write, variation: &Variation) -> io::Result<()> {
    let name = clean(&variation.name);
    let remark = clean(&variation.remark);
    let remark = fit(&remark, 30);
    let name = fit(&name, COLUMNS - GAP - width(&remark));
    let room = COLUMNS.saturating_sub(width(&name) + width(&remark) + 2 * GAP);
    let rendering = clean(&variation.rendering);
    let rendering = fit(&rendering, room);
    let gap = COLUMNS.saturating_sub(width(&name) + GAP + width(&rendering) + width(&remark));
    writeln!(
        out,
        "\n{}  {}{:gap$}{}",
        paint(style::HEADING, &name),
        rendering,
        "",
        paint(style::FAINT, &remark)
    )?;
    paragraph(out, &variation.uses, 2, style::FAINT)?;
    paragraph(out, &variation.measures, 2, style::FAINT)?;
    let widest = |text: fn(&Variant) -> &str| {
        variation.variants.iter().map(|variant| width(&clean(text(variant)))).max().unwrap_or(0)
    };
    let facts = widest(|variant| &variant.rendering).clamp(10, 20);
    let dates = widest(|variant| &variant.dates);
    // Indent, figures and the gaps before the four columns behind the term.
    let room = COLUMNS - (2 + 11 + 4 * GAP) - facts - dates.min(24);
    let text = widest(|variant| &variant.text).min(room).min(32);
    let rooms = Rooms { text, facts, dates: dates.min(24), bar: (room - text).min(BAR) };
    for variant in &variation.variants {
        write_variant(out, variant, &rooms)?;
    }
    if let Some(note) = &variation.note {
        paragraph(out, &format!("Note: {note}"), 2, style::FAINT)?;
    }
    Ok(())
}

/// Columns of what is said of each variant.
struct Rooms {
    text: usize,
    facts: usize,
    dates: usize,
    bar: usize,
}

fn write_variant(out: &mut dyn Write, variant: &Variant, rooms: &Rooms) -> io::Result<()> {
    let text = clean(&variant.text);
    let text_style = variant.status.map_or(style::HEADING, style::of_status);
    let facts = variant.status.map_or(variant.rendering.as_str(), |status| status.name());
    if width(&text) > rooms.text {
        // A term too long for its column has lines of its own.
        for line in wrap(&text, COLUMNS - 2) {
            writeln!(out, "  {}", paint(text_style, line))?;
        }
        write!(out, "{:1$}", "", rooms.text + 2)?;
    } else {
        write!(out, "  {}", paint(text_style, &text))?;
    }
    let padding = rooms.text.saturating_sub(width(&text));
    let facts = pad(&fit(&clean(facts), rooms.facts), rooms.facts);
    let share = variant.share * 100.0;
    write!(out, "{:padding$}  {facts}  {:>5} {share:>4.0}%", "", variant.uses)?;
    let bar = (variant.share * rooms.bar as f64).round() as usize;
    if !variant.dates.is_empty() {
        write!(out, "  {}", paint(style::FAINT, &variant.dates))?;
    }
    if rooms.dates > 0 && bar > 0 {
        let padding = rooms.dates.saturating_sub(width(&variant.dates));
        let padding = if variant.dates.is_empty() { padding + GAP } else { padding };
        write!(out, "{:padding$}", "")?;
    }
    if bar > 0 {
        write!(out, "  {}", paint(text_style, "█".repeat(bar)))?;
    }
    writeln!(out)?;
    write_places(out, variant)
}

/// Documents with the labels of paragraphs, in lines that fit.
fn write_places(out: &mut dyn Write, variant: &Variant) -> io::Result<()> {
    for (document, labels) in &variant.places {
        let document = clean(document);
        let document = fit_end(&document, COLUMNS - 6);
        let indent = 6 + width(&document) + 2;
        let labels = clean(labels);
        let (indent, first) = match indent <= COLUMNS / 2 {
            true => (indent, format!("{:6}{}  ", "", paint(style::LABEL, &document))),
            false => (8, format!("{:6}{}\n{:8}", "", paint(style::LABEL, &document), "")),
        };
        for (at, line) in wrap(&labels, COLUMNS - indent).enumerate() {
            let margin = if at == 0 { first.clone() } else { " ".repeat(indent) };
            writeln!(out, "{margin}{line}")?;
        }
    }
    if variant.more_documents > 0 {
        let more = format!("and {}", counted(variant.more_documents, "more document"));
        writeln!(out, "{:6}{}", "", paint(style::FAINT, more))?;
    }
    Ok(())
}
