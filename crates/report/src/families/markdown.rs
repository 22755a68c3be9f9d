use std::io::{self, Write};

use zhengming_compare::{Case, Step};

use super::Histories;
use super::shown::{facts, span, summary, terms};
use crate::cell::markdown_cell;
use crate::compare::markdown::text;
use crate::compare::shown::case_name;

/// A heading for each family, and a point for each variant.
pub(super) fn write(histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Families of clauses\n")?;
    for line in summary(histories) {
        writeln!(out, "* {}", markdown_cell(&line))?;
    }
    for (number, family) in (1..).zip(histories.shown()) {
        writeln!(out, "\n## {number}. {}\n", markdown_cell(&facts(family)))?;
        let terms = terms(family);
        if !terms.is_empty() {
            writeln!(out, "{}\n", markdown_cell(&terms.join("; ")))?;
        }
        for (at, variant) in family.variants.iter().enumerate() {
            let step = at.checked_sub(1).and_then(|before| family.steps.get(before));
            let remark = match step.and_then(Step::case) {
                Some(case @ (Case::Drift | Case::MissedUpdate)) => {
                    format!(" ({})", case_name(case))
                }
                _ => String::new(),
            };
            writeln!(out, "* **{}**{remark}", markdown_cell(&span(histories, variant)))?;
            let first = variant.first();
            let clause = &histories.history.versions[first.version].clauses[first.clause];
            for (language, own) in clause.text.iter().filter(|(_, own)| !own.is_empty()) {
                let wording = step.and_then(|step| step.wordings.get(language).as_ref());
                let shown = wording.map_or_else(|| markdown_cell(own), text);
                writeln!(out, "  * {language}: {shown}")?;
            }
        }
    }
    Ok(())
}
