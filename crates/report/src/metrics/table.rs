use std::io::{self, Write};

use zhengming_consistency::{DirectionMetrics, TranslationMetrics};
use zhengming_glossary::Language;
use zhengming_text::counted;

/// A paragraph for each direction.
pub(super) fn write(metrics: &TranslationMetrics, out: &mut dyn Write) -> io::Result<()> {
    let units = counted(metrics.units, "unit");
    writeln!(out, "{units} of {}", counted(metrics.documents, "document"))?;
    for source in Language::ALL {
        let (from, to) = match source {
            Language::En => ("English", "Chinese"),
            Language::Zh => ("Chinese", "English"),
        };
        let of: &DirectionMetrics = metrics.of(source);
        let entries = counted(of.entries, "source term");
        writeln!(out, "\n{from} into {to}")?;
        row(out, "term success rate", of.term_success_rate(), &format!("{entries}, by document"))?;
        let occurrences = counted(of.occurrences, "occurrence");
        row(
            out,
            "exclusive match",
            of.exclusive_rate(),
            &format!("{} of {occurrences}", of.exclusive),
        )?;
        row(out, "found", of.found_rate(), &format!("{} of {occurrences}", of.found))?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, name: &str, rate: Option<f64>, of: &str) -> io::Result<()> {
    let rate = rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.4}"));
    writeln!(out, "  {name:<18} {rate:>6}  {of}")
}
