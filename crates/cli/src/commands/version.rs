use std::io::Write;

use zhengming_text::counted;

use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Prints the version of the program and that of the glossary in use, with its size.
pub(crate) fn run(settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let mut out = output::plain();
    writeln!(out, "zhengming {}", env!("CARGO_PKG_VERSION"))?;
    let version = match glossary.version.as_str() {
        "" => "without a version",
        version => version,
    };
    let concepts = counted(glossary.concepts.len(), "concept");
    let terms = counted(glossary.terms().count(), "term");
    writeln!(out, "glossary {version}: {concepts}, {terms}")?;
    out.flush()?;
    Ok(Status::Clean)
}
