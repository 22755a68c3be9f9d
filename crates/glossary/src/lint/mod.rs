//! Remarks on a glossary that is free of errors. A file for each subject, and one list.

mod evidence;
mod languages;
mod overlap;
mod sharing;
mod spelling;

use zhengming_problem::Problems;

use crate::checks::FoldedGlossary;
use crate::{Glossary, Problem};

type Lint = fn(&FoldedGlossary<'_>, &mut Problems);

const LINTS: [Lint; 9] = [
    languages::both_present,
    languages::something_accepted,
    evidence::sources_given,
    sharing::condition_stated,
    sharing::concepts_differ,
    spelling::plain_characters,
    spelling::composed_accents,
    spelling::one_division_of_words,
    overlap::crossing_terms,
];

/// Remarks on a glossary that loading does not make, because the glossary can be used all the
/// same. In the order of files and lines.
///
/// | remark | severity |
/// | --- | --- |
/// | a concept has terms in one language only | warning |
/// | a concept has terms in a language, and none that may be used | warning |
/// | a deprecated form is right in another concept, and nothing says when it is wrong | warning |
/// | two concepts have the same preferred terms in both languages | warning |
/// | a term is written in Traditional, full-width or compatibility characters | warning |
/// | a term is not in Unicode normalisation form C | warning |
/// | no term of a concept has a source, and `unattested` does not say why | info |
/// | words are joined here and apart in another concept: *decision making*, *decisionmaking* | info |
/// | two Chinese terms overlap in a third, so that one is no word there: 中国 and 国家 in 发展中国家 | info |
///
/// ```
/// let glossary = zhengming_glossary::load_bytes("a.csv", "concept,lang,term\nnorm,zh,規範\n");
/// let remarks = zhengming_glossary::lint(&glossary.glossary);
/// assert!(remarks.iter().any(|remark| remark.message == "concept \"norm\" has no English term"));
/// assert!(remarks.iter().any(|remark| remark.location.to_string() == "a.csv:2:9"));
/// ```
#[must_use]
pub fn lint(glossary: &Glossary) -> Vec<Problem> {
    let mut problems = Problems::default();
    let folded = FoldedGlossary::new(glossary);
    for lint in LINTS {
        lint(&folded, &mut problems);
    }
    problems.into_sorted()
}
