//! `docs/findings.md`: the slips of official texts that were read and found right.

use std::collections::BTreeMap;

use crate::page::between;
use crate::verdicts::Verdict;

/// The rules whose right findings are slips of a text, with their kinds and a heading. What other
/// rules find is wording that another text has otherwise.
const PARTS: [(&str, Option<&str>, &str); 12] = [
    ("broken-name", None, "Names made of parts of two names"),
    ("citation", Some("date"), "Dates of cited resolutions"),
    ("citation", Some("year"), "Years of Security Council resolutions"),
    ("citation", Some("decision"), "Resolutions called decisions"),
    ("citation", Some("body"), "Numbers that are of another body than the one named"),
    ("citation", Some("title"), "Titles of cited resolutions"),
    ("opening-verb", Some("part"), "Verbs of the other part"),
    ("opening-verb", Some("step"), "Steps of the ladder also, further"),
    ("date-mismatch", None, "Dates that the two languages have otherwise"),
    ("symbol-mismatch", None, "Symbols that the two languages have otherwise"),
    ("session-mismatch", None, "Sessions that the two languages have otherwise"),
    ("number-mismatch", None, "Numbers that the two languages have otherwise"),
];

/// Places of a slip by their document and paragraphs, with the languages that have it there.
type Places<'v> = BTreeMap<(&'v str, &'v str), Vec<&'v str>>;

/// The page with its tables written anew.
pub(crate) fn filled(page: &str, verdicts: &[Verdict]) -> String {
    between(page, "slips", &PARTS.map(|part| table(part, verdicts)).concat())
}

fn table((rule, kind, heading): (&str, Option<&str>, &str), verdicts: &[Verdict]) -> String {
    let is_one = |verdict: &&Verdict| {
        verdict.is_right
            && verdict.rule == rule
            && verdict.kind.as_deref() == kind
            && verdict.sample != "seeds"
    };
    let mut slips: Vec<((&str, &str), Places<'_>)> = Vec::new();
    for verdict in verdicts.iter().filter(is_one) {
        let slip = (verdict.terms.as_str(), verdict.reason.as_str());
        let known = slips.iter().position(|(known, _)| *known == slip);
        let at = known.unwrap_or_else(|| {
            slips.push((slip, Places::new()));
            slips.len() - 1
        });
        let place = (verdict.symbol.as_str(), verdict.paragraphs.as_str());
        slips[at].1.entry(place).or_default().push(&verdict.language);
    }
    let rows = slips
        .iter()
        .map(|((terms, reason), places)| format!("| {} | {terms} | {reason} |\n", shown(places)));
    let rows: String = rows.collect();
    format!("\n### {heading}\n\n| where | says | why it is one |\n| --- | --- | --- |\n{rows}")
}

/// `A/RES/78/53 PP 26 en, zh; A/RES/79/50 PP 27 zh`.
fn shown(places: &Places<'_>) -> String {
    let place = |((symbol, paragraphs), languages): (&(&str, &str), &Vec<&str>)| {
        format!("{symbol} {paragraphs} {}", languages.join(", "))
    };
    places.iter().map(place).collect::<Vec<_>>().join("; ")
}
