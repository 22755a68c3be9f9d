use std::io::{self, Write};

use serde_json::{Value, json};
use zhengming_glossary::{ConceptId, TermId, relations};

use super::Cards;
use super::passage::{passages, units, uses};
use crate::json;

/// The schema, indented.
pub(super) fn write(cards: &Cards<'_>, out: &mut dyn Write) -> io::Result<()> {
    let concepts: Vec<Value> = cards.concepts.iter().map(|&id| concept(cards, id)).collect();
    let whole = json!({ "schema": "zhengming.concepts/1", "concepts": concepts });
    json::write(&whole, out)
}

fn concept(cards: &Cards<'_>, id: ConceptId) -> Value {
    let glossary = cards.glossary;
    let concept = glossary.concept(id);
    let found = relations(glossary, id);
    let ids = |list: &[ConceptId]| -> Vec<&str> {
        list.iter().map(|&id| glossary.concept(id).id.as_str()).collect()
    };
    let families: Vec<Value> = found
        .families
        .iter()
        .map(|family| json!({ "id": family.id, "members": ids(&family.members) }))
        .collect();
    let shared: Vec<Value> = found
        .shared
        .iter()
        .map(|(own, other)| {
            json!({
                "term": glossary.term(*own).text,
                "concept": glossary.concept(other.concept).id,
                "status": glossary.term(*other).status,
            })
        })
        .collect();
    let terms = (0..).zip(&concept.terms).map(|(term, _)| TermId { concept: id, term });
    json!({
        "id": concept.id,
        "domain": concept.domain,
        "kind": concept.kind,
        "definition": concept.definition,
        "note": concept.note,
        "unattested": concept.unattested,
        "location": concept.location.to_string(),
        "terms": terms.map(|id| term(cards, id)).collect::<Vec<_>>(),
        "families": families,
        "shared": shared,
        "made_of": ids(&found.made_of),
        "part_of": ids(&found.parts_of),
    })
}

fn term(cards: &Cards<'_>, id: TermId) -> Value {
    let term = cards.glossary.term(id);
    let passages: Vec<Value> = passages(cards, id)
        .into_iter()
        .map(|passage| {
            json!({
                "source": passage.source,
                "before": passage.before,
                "term": passage.term,
                "after": passage.after,
            })
        })
        .collect();
    let uses = uses(cards, id).map(|found| {
        json!({
            "uses": found.uses,
            "nested": found.nested,
            "shielded": found.shielded,
            "documents": found.documents,
        })
    });
    json!({
        "term": term.text,
        "language": term.language,
        "status": term.status,
        "abbreviation": term.abbreviation,
        "reason": term.reason,
        "shared": term.shared,
        "only_for": term.only_for,
        "position": term.position,
        "not_in": term.not_in,
        "valid_from": term.valid_from,
        "valid_until": term.valid_until,
        "note": term.note,
        "sources": term.sources,
        "location": term.location.to_string(),
        "in_documents": uses,
        "aligned_paragraphs": units(cards, id),
        "passages": passages,
    })
}
