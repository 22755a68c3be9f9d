use std::io::{self, Write};

use zhengming_extract::Candidate;

use crate::cell::markdown_cell;

/// One row for each candidate, with the place of its first context.
pub(super) fn write(candidates: &[Candidate], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Candidates\n")?;
    writeln!(out, "| Candidate | Rendering | Uses | Documents | Score | logDice | Where |")?;
    writeln!(out, "| --- | --- | ---: | ---: | ---: | ---: | --- |")?;
    for candidate in candidates {
        let rendering = candidate.rendering.as_ref();
        let place = candidate.contexts.first().map(|c| format!("{} {}", c.document, c.place));
        writeln!(
            out,
            "| {} | {} | {} | {} | {:.1} | {} | {} |",
            markdown_cell(&candidate.text),
            rendering.map(|found| markdown_cell(&found.text)).unwrap_or_default(),
            candidate.count,
            candidate.documents,
            candidate.score,
            rendering.map(|found| format!("{:.1}", found.log_dice)).unwrap_or_default(),
            markdown_cell(&place.unwrap_or_default()),
        )?;
    }
    Ok(())
}
