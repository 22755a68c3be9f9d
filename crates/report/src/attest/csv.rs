use std::io::{self, Write};

use zhengming_consistency::Attestation;

use super::row::Whole;
use crate::sheet::Sheet;

const HEADER: [&str; 15] = [
    "concept",
    "domain",
    "english",
    "preferred",
    "accepted",
    "none",
    "first_year",
    "last_year",
    "term",
    "language",
    "status",
    "units",
    "oldest",
    "newest",
    "typical",
];

/// One line for each term; what is said of the concept stands in each of its lines.
pub(super) fn write(attestation: &Attestation, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole::new(attestation);
    let mut out = Sheet::new(out);
    out.row(&HEADER)?;
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    for concept in &whole.concepts {
        for term in &concept.terms {
            let source = |source: &Option<String>| source.clone().unwrap_or_default();
            let cells = [
                concept.concept.to_owned(),
                concept.domain.to_owned(),
                concept.english.to_string(),
                concept.preferred.to_string(),
                concept.accepted.to_string(),
                concept.none.to_string(),
                year(concept.first_year),
                year(concept.last_year),
                term.term.to_owned(),
                term.language.code().to_owned(),
                term.status.to_string(),
                term.units.to_string(),
                source(&term.oldest),
                source(&term.newest),
                source(&term.typical),
            ];
            out.row(&cells)?;
        }
    }
    out.finish()
}
