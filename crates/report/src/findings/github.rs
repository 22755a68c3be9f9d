use std::io::{self, Write};

use zhengming_consistency::Level;

use super::Findings;

/// A workflow command for each finding, at its first passage.
pub(super) fn write(page: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in page.findings {
        let command = match finding.level {
            Level::Note => "notice",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        write!(out, "::{command} title={}", property(finding.rule))?;
        if let Some(document) = page.survey.documents.get(finding.document) {
            write!(out, ",file={}", property(&document.info.path.to_string_lossy()))?;
        }
        let own = finding.evidence.iter().find(|evidence| evidence.document == finding.document);
        if let Some(evidence) = own {
            write!(out, ",line={},col={}", evidence.place.line, evidence.place.column)?;
        }
        writeln!(out, "::{}", data(&format!("{}. Help: {}", finding.message, finding.help)))?;
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
