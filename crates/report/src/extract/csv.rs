use std::io::{self, Write};

use zhengming_extract::{Candidate, Rendering};

use crate::sheet::Sheet;

const HEADER: [&str; 10] = [
    "candidate",
    "score",
    "count",
    "documents",
    "rendering",
    "together",
    "log_dice",
    "document",
    "place",
    "context",
];

/// One line for each candidate, with its first context.
pub(super) fn write(candidates: &[Candidate], out: &mut dyn Write) -> io::Result<()> {
    let mut out = Sheet::new(out);
    out.row(&HEADER)?;
    for candidate in candidates {
        let rendering = candidate.rendering.as_ref();
        let of = |cell: &dyn Fn(&Rendering) -> String| rendering.map(cell).unwrap_or_default();
        let context = candidate.contexts.first();
        let cells = [
            candidate.text.clone(),
            format!("{:.2}", candidate.score),
            candidate.count.to_string(),
            candidate.documents.to_string(),
            of(&|found| found.text.clone()),
            of(&|found| found.together.to_string()),
            of(&|found| format!("{:.2}", found.log_dice)),
            context.map(|found| found.document.clone()).unwrap_or_default(),
            context.map(|found| found.place.clone()).unwrap_or_default(),
            context.map(|found| found.text.clone()).unwrap_or_default(),
        ];
        out.row(&cells)?;
    }
    out.finish()
}
