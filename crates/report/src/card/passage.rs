//! Passages of texts in which terms stand.

use zhengming_consistency::{Context, Example};
use zhengming_glossary::{Term, TermId};
use zhengming_text::{Folded, Folder, Span, fold_term};

use super::Cards;

/// Passages that are shown of a term.
const MOST: usize = 3;

/// A passage with the term in it.
pub(super) struct Passage {
    /// Document and paragraph.
    pub(super) source: String,
    pub(super) before: String,
    pub(super) term: String,
    pub(super) after: String,
}

/// How often documents have a term.
#[derive(Clone, Copy, Default)]
pub(super) struct Uses {
    pub(super) uses: u64,
    pub(super) nested: u64,
    pub(super) shielded: u64,
    pub(super) documents: u64,
}

/// Counts of a term in the documents.
pub(super) fn uses(cards: &Cards<'_>, id: TermId) -> Option<Uses> {
    let survey = cards.survey?;
    let usages = survey.documents.iter().filter_map(|document| document.usage(id));
    Some(usages.fold(Uses::default(), |sum, usage| Uses {
        uses: sum.uses + usage.count,
        nested: sum.nested + usage.nested,
        shielded: sum.shielded + usage.shielded,
        documents: sum.documents + 1,
    }))
}

/// Aligned paragraphs with a term that have an accepted one of its concept in the other language.
pub(super) fn units(cards: &Cards<'_>, id: TermId) -> Option<u64> {
    let found = cards.attestation?.concepts.get(id.concept.0 as usize)?;
    Some(found.terms.get(id.term as usize)?.units)
}

/// The first passages of a term: of documents one each, of aligned texts the examples.
pub(super) fn passages(cards: &Cards<'_>, id: TermId) -> Vec<Passage> {
    let of_documents = cards.survey.iter().flat_map(|survey| &survey.documents);
    let of_documents = of_documents.filter_map(|document| {
        let place = document.usage(id)?.places.first()?;
        let Context { before, keyword, after } = place.context.as_deref()?;
        let name = document.info.symbol.clone().unwrap_or_else(|| {
            document.info.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
        });
        Some(Passage {
            source: format!("{name} {}", place.label),
            before: before.to_string(),
            term: keyword.to_string(),
            after: after.to_string(),
        })
    });
    let attested = || {
        let found = cards.attestation?.concepts.get(id.concept.0 as usize)?;
        Some(found.terms.get(id.term as usize)?.examples())
    };
    let examples = attested().unwrap_or_default();
    let of_units =
        examples.into_iter().filter_map(|example| aligned(example, cards.glossary.term(id)));
    of_documents.chain(of_units).take(MOST).collect()
}

/// The paragraph of an example, parted at the term.
fn aligned(example: &Example, term: &Term) -> Option<Passage> {
    let text = example.passage.as_deref()?;
    let mut folded = Folded::default();
    Folder.fold(text, Span::new(0, text.len()), &[], &mut folded);
    // Of a term with a gap, the first part is looked for.
    let form = fold_term(term.text.split('…').next().unwrap_or_default());
    let found = folded.text().find(&form).map(|start| start..start + form.len());
    let mut range = found.map_or(0..0, |found| folded.source_span(found).range());
    // Plurals are shown whole.
    let rest = text.get(range.end..)?;
    let ending = rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len());
    range.end += if range.is_empty() { 0 } else { ending };
    Some(Passage {
        source: example.source(),
        before: text.get(..range.start)?.to_owned(),
        term: text.get(range.clone())?.to_owned(),
        after: text.get(range.end..)?.to_owned(),
    })
}
