use std::io::{self, Write};

use zhengming_consistency::Level;
use zhengming_text::counted;
use zhengming_triage::Told;

use super::Findings;
use super::uri::{STANDARD_INPUT, is_standard_input};

/// So many passages of a finding are annotated.
const MOST: usize = 10;

/// A workflow command for each passage of a finding in its document, or for the document as a whole.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for Told { finding, .. } in &page.sorted.told {
        let command = match finding.level {
            Level::Note => "notice",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let mut start = format!("::{command} title={}", property(finding.rule));
        let mut is_placed = false;
        if let Some(document) = page.survey.documents.get(finding.document) {
            is_placed = !is_standard_input(&document.info.path);
            if is_placed {
                start += &format!(",file={}", property(&document.info.path.to_string_lossy()));
            }
        }
        let message = finding.message.replace('*', "");
        let said = data(&format!("{message}. Help: {}", finding.help));
        let own: Vec<_> =
            finding.evidence.iter().filter(|one| one.document == finding.document).collect();
        if own.is_empty() {
            writeln!(out, "{start}::{said}")?;
        }
        let more = counted(own.len().saturating_sub(MOST), "more passage");
        for (number, passage) in (1..).zip(own.iter().take(MOST)) {
            let place = &passage.place;
            let (line, column) = (place.line, place.column);
            match is_placed {
                true => write!(out, "{start},line={line},col={column}::{said}")?,
                // No line of a file can be shown, so the message says where it is.
                false => write!(out, "{start}::{STANDARD_INPUT}:{line}:{column}: {said}")?,
            }
            match number == MOST && own.len() > MOST {
                true => writeln!(out, " (and {more} in this document)")?,
                false => writeln!(out)?,
            }
        }
    }
    Ok(())
}

/// What is said in a command: no line break may end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or colon would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_end_a_command() {
        assert_eq!(property("a,b:c%\n::error::x"), "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax");
    }
}
