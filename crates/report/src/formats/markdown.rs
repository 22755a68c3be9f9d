use std::io::{self, Write};

use zhengming_text::counted;

use crate::cell::markdown_cell;
use crate::model::Report;
use crate::page::{self, Align, Block, Column, Table, Variation};

/// The page of the report in Markdown.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for block in page::build(report) {
        match block {
            Block::Title { text, remark } => writeln!(out, "# {text}\n\n*{}*\n", cell(&remark))?,
            Block::Heading { text, remark } if remark.is_empty() => writeln!(out, "## {text}\n")?,
            // A count by itself is no sentence.
            Block::Heading { text, remark } if remark.starts_with(|c: char| c.is_ascii_digit()) => {
                writeln!(out, "## {text} ({})\n", cell(&remark))?;
            }
            Block::Heading { text, remark } => {
                writeln!(out, "## {text}\n\n*{}*\n", cell(&remark))?;
            }
            Block::Text(text) => writeln!(out, "{}\n", cell(&text))?,
            Block::Legend(text) => writeln!(out, "{}\n", cell(text))?,
            Block::Table(table) => write_table(out, &table)?,
            Block::Variation(variation) => write_variation(out, &variation)?,
        }
    }
    Ok(())
}

fn cell(text: &str) -> String {
    markdown_cell(text)
}

fn write_table(out: &mut dyn Write, table: &Table) -> io::Result<()> {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title).collect();
    writeln!(out, "| {} |", titles.join(" | "))?;
    let rule = |column: &Column| if column.align == Align::End { "---:" } else { "---" };
    let rules: Vec<&str> = table.columns.iter().map(rule).collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)
}

fn write_variation(out: &mut dyn Write, variation: &Variation) -> io::Result<()> {
    let names = [&variation.name, &variation.rendering];
    let names: Vec<String> =
        names.into_iter().filter(|name| !name.is_empty()).map(|name| cell(name)).collect();
    writeln!(out, "### {} ({})\n", names.join(" · "), cell(&variation.remark))?;
    writeln!(out, "{}. {}\n", cell(&variation.uses), cell(&variation.measures))?;
    writeln!(out, "| Term | Status | Uses | Share | Dates | Where |")?;
    writeln!(out, "| --- | --- | ---: | ---: | --- | --- |")?;
    for variant in &variation.variants {
        let status = variant.status.map_or(variant.rendering.as_str(), |status| status.name());
        let mut places: Vec<String> = variant
            .places
            .iter()
            .map(|(document, labels)| format!("{}: {}", cell(document), cell(labels)))
            .collect();
        if variant.more_documents > 0 {
            places.push(format!("and {}", counted(variant.more_documents, "more document")));
        }
        writeln!(
            out,
            "| {} | {} | {} | {:.0} % | {} | {} |",
            cell(&variant.text),
            cell(status),
            variant.uses,
            variant.share * 100.0,
            cell(&variant.dates),
            places.join("; ")
        )?;
    }
    if let Some(note) = &variation.note {
        writeln!(out, "\n{}", cell(note))?;
    }
    writeln!(out)
}
