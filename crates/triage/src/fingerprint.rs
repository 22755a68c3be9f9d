//! What a passage is known by when the text around it changes.

use std::path::Path;

use zhengming_config::counted_from;
use zhengming_consistency::{Context, Evidence, Finding, Survey};
use zhengming_text::fold_term;

/// Folded characters on either side of a passage that belong to its fingerprint. An edit farther away
/// does not change it.
const AROUND: usize = 16;

/// What a document is called in a baseline: its symbol, or its path with slashes, which counts from
/// `folder`.
#[must_use]
pub(crate) fn document_key(survey: &Survey, document: usize, folder: &Path) -> String {
    key(survey, document, |path| slashed(&counted_from(folder, path)))
}

fn key(survey: &Survey, document: usize, of_path: impl Fn(&Path) -> String) -> String {
    let Some(usage) = survey.documents.get(document) else { return String::new() };
    usage.info.symbol.clone().unwrap_or_else(|| of_path(&usage.info.path))
}

/// The fingerprint of a finding, 16 hexadecimal digits: of rule, document, concept, and its first
/// passage in the document with the text around it. Lines, labels and offsets are no part of it.
#[must_use]
pub fn fingerprint(survey: &Survey, finding: &Finding) -> String {
    let own = finding.evidence.iter().find(|evidence| evidence.document == finding.document);
    let concept = finding.concept.map_or("", |id| survey.glossary.concept(id).id.as_str());
    let document = key(survey, finding.document, slashed);
    let passage = own.map_or_else(String::new, passage_hash);
    let parts = [finding.rule, &document, concept, &passage];
    hexadecimal(hash(parts.join("\u{1}").as_bytes()))
}

/// A hash of the words of a passage and of those around it, folded.
pub(crate) fn passage_hash(evidence: &Evidence) -> String {
    let Some(Context { before, keyword, after }) = evidence.place.context.as_deref() else {
        return hexadecimal(hash(b""));
    };
    let before = fold_term(before);
    let before: String =
        before.chars().skip(before.chars().count().saturating_sub(AROUND)).collect();
    let after: String = fold_term(after).chars().take(AROUND).collect();
    hexadecimal(hash(format!("{before}\u{1}{}\u{1}{after}", fold_term(keyword)).as_bytes()))
}

/// A path with slashes, whatever the system has.
pub(crate) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").trim_start_matches("./").to_owned()
}

fn hexadecimal(hash: u64) -> String {
    format!("{hash:016x}")
}

/// FNV-1a with 64 bits: simple, and the same everywhere and for ever.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hexadecimal(hash(b"")), "cbf29ce484222325");
        assert_eq!(hexadecimal(hash(b"a")), "af63dc4c8601ec8c");
        assert_eq!(hexadecimal(hash(b"foobar")), "85944171f73967e8");
    }

    #[test]
    fn paths_have_slashes() {
        assert_eq!(slashed(Path::new("./草案/一.txt")), "草案/一.txt");
        assert_eq!(slashed(Path::new("../a.txt")), "../a.txt");
    }
}
