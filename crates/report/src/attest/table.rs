use std::io::{self, Write};

use zhengming_consistency::Attestation;
use zhengming_text::{counted, is_or_are};

use super::row::{ConceptRow, Whole};
use crate::clean;
use crate::terminal::style::{self, paint};
use crate::terminal::width::{fit, pad, pad_start, wrap};

/// Columns that no line is longer than.
const COLUMNS: usize = 80;

/// Columns of the identifiers.
const NAME: usize = 26;

/// One line for each concept, and the figures of all.
pub(super) fn write(attestation: &Attestation, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(attestation);
    let head =
        row("concept", ["English", "preferred", "none"].map(str::to_owned), "years", "typical");
    writeln!(out, "{}", paint(style::FAINT, head))?;
    for concept in &whole.concepts {
        writeln!(out, "{}", line(concept))?;
    }
    let summary = format!(
        "{} of {} {} attested in both languages, in {}.",
        whole.attested,
        counted(whole.concepts.len(), "concept"),
        is_or_are(&whole.concepts.len()),
        counted(whole.units, "aligned paragraph")
    );
    let legend = "English: paragraphs with an English term of the concept; preferred: those with \
                  the preferred Chinese term; none: those with no Chinese term of it.";
    writeln!(out, "\n{summary}")?;
    for part in wrap(legend, COLUMNS) {
        writeln!(out, "{}", paint(style::FAINT, part.trim_end()))?;
    }
    Ok(())
}

fn line(concept: &ConceptRow<'_>) -> String {
    let years = match (concept.first_year, concept.last_year) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}–{:02}", last % 100),
        _ => String::new(),
    };
    let typical = concept.terms.iter().find_map(|term| term.typical.as_deref());
    let figures = [concept.english, concept.preferred, concept.none].map(|n| n.to_string());
    row(concept.concept, figures, &years, typical.unwrap_or("–"))
}

fn row(name: &str, [english, preferred, none]: [String; 3], years: &str, typical: &str) -> String {
    let name = clean(name);
    let typical = clean(typical);
    let start = format!(
        "{} {} {} {}  {}  ",
        pad(&fit(&name, NAME), NAME),
        pad_start(&english, 7),
        pad_start(&preferred, 9),
        pad_start(&none, 5),
        pad(years, 7)
    );
    let room = COLUMNS - crate::width(&start).min(COLUMNS);
    format!("{start}{}", fit(&typical, room)).trim_end().to_owned()
}
