use std::collections::{HashMap, HashSet};
use std::ops::Range;

use zhengming_problem::{Problems, quoted};
use zhengming_text::Language;

use crate::checks::{FoldedGlossary, FoldedTerm};

/// Characters of the terms that are looked for in others. Longer ones hardly arise by chance.
const LENGTHS: [usize; 3] = [2, 3, 4];

/// Where two Chinese terms overlap in a third, one of them is no word there: 中国 and 国家 in
/// 发展中国家. The third term settles it while it is listed; other words of the kind may be missing.
pub(super) fn crossing_terms(folded: &FoldedGlossary<'_>, problems: &mut Problems) {
    let chinese = || folded.entries.iter().filter(|entry| entry.term.language == Language::Zh);
    let forms: HashMap<&str, &FoldedTerm<'_>> =
        chinese().map(|entry| (entry.folded.as_str(), entry)).collect();
    let mut seen = HashSet::new();
    for longer in chinese() {
        let inner = inner_terms(longer, &forms);
        for (at, (first, range)) in inner.iter().enumerate() {
            let crossing = inner[at + 1..]
                .iter()
                .take_while(|(_, later)| later.start < range.end)
                .filter(|(_, later)| later.start > range.start && later.end > range.end);
            for (second, _) in crossing {
                if seen.insert((&first.folded, &second.folded)) {
                    complain(first, second, longer, problems);
                }
            }
        }
    }
}

/// The listed terms inside a longer one, in the order in which they start.
fn inner_terms<'a>(
    longer: &'a FoldedTerm<'a>,
    forms: &HashMap<&'a str, &'a FoldedTerm<'a>>,
) -> Vec<(&'a FoldedTerm<'a>, Range<usize>)> {
    let text = longer.folded.as_str();
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut inner = Vec::new();
    for (index, &start) in bounds.iter().enumerate() {
        for end in LENGTHS.iter().filter_map(|length| bounds.get(index + length)) {
            let found = forms.get(&text[start..*end]).filter(|_| end - start < text.len());
            inner.extend(found.map(|&term| (term, start..*end)));
        }
    }
    inner
}

fn complain(
    first: &FoldedTerm<'_>,
    second: &FoldedTerm<'_>,
    longer: &FoldedTerm<'_>,
    problems: &mut Problems,
) {
    let message = format!(
        "terms {} and {} overlap in {}",
        quoted(&first.term.text),
        quoted(&second.term.text),
        quoted(&longer.term.text)
    );
    let help = "other words of the kind must be listed or stand in not_in = [\"…\"]".to_owned();
    problems.info(&first.term.location, message, Some(help));
}
