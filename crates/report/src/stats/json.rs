use std::io::{self, Write};

use serde_json::{Map, Value, json};
use zhengming_consistency::{Proof, Statistics};
use zhengming_glossary::{ConceptKind, Language, Status};

use crate::json;

/// The schema, indented.
pub(super) fn write(statistics: &Statistics, out: &mut dyn Write) -> io::Result<()> {
    let kinds = ConceptKind::ALL.into_iter().zip(statistics.kinds);
    let kinds: Map<String, Value> =
        kinds.map(|(kind, count)| (kind.name().to_owned(), count.into())).collect();
    let terms = Language::ALL.map(|language| {
        let counts = Status::ALL.map(|status| statistics.terms(language, status).into());
        let names = Status::ALL.map(|status| status.name().to_owned());
        (language.code().to_owned(), Value::Object(names.into_iter().zip(counts).collect()))
    });
    let source = |found: &Option<(u16, String)>| {
        found.as_ref().map(|(year, source)| json!({ "year": year, "source": source }))
    };
    let domains = statistics.domains.iter().map(|domain| {
        json!({
            "domain": domain.id,
            "concepts": domain.concepts,
            "terms": domain.terms,
            "proof": proof(domain.proof),
        })
    });
    let reasons = statistics.reasons.iter();
    let whole = json!({
        "schema": "zhengming.statistics/1",
        "version": statistics.version,
        "concepts": statistics.concepts,
        "kinds": kinds,
        "families": statistics.families,
        "bilingual": statistics.bilingual,
        "defined": statistics.defined,
        "noted": statistics.noted,
        "proof": proof(statistics.proof),
        "terms": terms.into_iter().collect::<Map<String, Value>>(),
        "abbreviations": statistics.abbreviations,
        "sourced_terms": statistics.sourced_terms,
        "documents": statistics.documents,
        "paragraphs": statistics.paragraphs,
        "oldest": source(&statistics.oldest),
        "newest": source(&statistics.newest),
        "domains": domains.collect::<Vec<_>>(),
        "unattested": reasons
            .map(|(reason, count)| json!({ "reason": reason, "concepts": count }))
            .collect::<Vec<_>>(),
    });
    json::write(&whole, out)
}

fn proof(proof: Proof) -> Value {
    json!({
        "attested": proof.attested,
        "unattested": proof.unattested,
        "neither": proof.silent,
    })
}
