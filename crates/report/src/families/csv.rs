use std::io::{self, Write};

use zhengming_compare::{Case, Step};

use super::Histories;
use super::shown::date;
use crate::compare::shown::term_of;
use crate::sheet::Sheet;

/// A line for each use; what changed stands at the first use of a variant.
pub(super) fn write(histories: &Histories<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(out);
    sheet.row(&["family", "variant", "date", "document", "label", "case", "terms", "en", "zh"])?;
    for (number, family) in (1..).zip(histories.shown()) {
        for (at, variant) in family.variants.iter().enumerate() {
            let step = at.checked_sub(1).and_then(|before| family.steps.get(before));
            for (nth, &place) in variant.uses.iter().enumerate() {
                let step = step.filter(|_| nth == 0);
                let changes = step.into_iter().flat_map(Step::term_changes);
                let terms: Vec<String> =
                    changes.map(|(wording, change)| term_of(wording, change)).collect();
                let version = &histories.history.versions[place.version];
                let clause = &version.clauses[place.clause];
                sheet.row(&[
                    number.to_string().as_str(),
                    (at + 1).to_string().as_str(),
                    date(histories, place),
                    &version.name,
                    &clause.place.to_string(),
                    step.and_then(Step::case).map_or("", Case::name),
                    &terms.join("; "),
                    &clause.text.en,
                    &clause.text.zh,
                ])?;
            }
        }
    }
    sheet.finish()
}
