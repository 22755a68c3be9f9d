use std::collections::BTreeMap;

use zhengming_glossary::{ConceptId, Language, TermId};

use super::finding::{Evidence, concept_name, described, evidence};
use super::variants::Variants;
use super::{Finding, Level, MqmClass, Rule, TermCount};
use crate::{ContextOf, Survey, TermUsage, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "term-drift",
    summary: "a document's main term for a concept differs from that of the other documents",
    level: Level::Note,
    class: MqmClass::InconsistentUse,
    on_by_default: false,
    evidence: ContextOf::Competing,
    wanted: Wanted::NOTHING,
    page: include_str!("../../../../docs/rules/term-drift.md"),
    run,
};

/// A main term is used in at least two of three uses, and the main term of several documents is
/// the main term of at least two of three of them.
const MAJORITY: (u64, u64) = (2, 3);

/// Documents of which passages are shown against the one that differs.
const MOST_OTHERS: usize = 3;

type Uses = BTreeMap<TermId, u64>;

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    for ((concept, language), documents) in by_concept(survey) {
        if documents.len() < 2 || documents.iter().all(|one| one.main == documents[0].main) {
            continue;
        }
        let all = Pool::new(&documents);
        for (at, document) in documents.iter().enumerate() {
            // Of two documents each differs from the other; the later one is told.
            if documents.len() == 2 && at == 0 {
                continue;
            }
            if let Some(drift) = all.drift(document) {
                let others = documents.iter().filter(|other| other.main == Some(drift.theirs));
                let mut evidence = document.evidence(survey, drift.ours);
                evidence.extend(
                    others.take(MOST_OTHERS).flat_map(|other| other.evidence(survey, drift.theirs)),
                );
                findings.push(finding(survey, concept, language, &drift, evidence));
            }
        }
    }
}

/// A concept in a document.
struct Usage {
    document: usize,
    uses: Uses,
    /// The term that has the majority, if one has.
    main: Option<TermId>,
    /// The forms that the document has, each behind the name of its wording.
    forms: Vec<(TermId, TermId)>,
}

impl Usage {
    fn evidence(&self, survey: &Survey, name: TermId) -> Vec<Evidence> {
        let forms = self.forms.iter().filter(|(of, _)| *of == name);
        let used: Vec<&TermUsage> =
            forms.filter_map(|&(_, form)| survey.usage(self.document, form)).collect();
        evidence(self.document, &used)
    }
}

/// Wordings are named by the first term of theirs that was met, whichever form a document has.
fn by_concept(survey: &Survey) -> BTreeMap<(ConceptId, Language), Vec<Usage>> {
    let mut concepts: BTreeMap<(ConceptId, Language), Vec<Usage>> = BTreeMap::new();
    let mut variants = Variants::new(survey);
    let mut names: BTreeMap<(ConceptId, Language), Vec<TermId>> = BTreeMap::new();
    for (document, usage) in survey.documents.iter().enumerate() {
        for (concept, language, found) in variants.of(usage) {
            let names = names.entry((concept, language)).or_default();
            let (mut uses, mut forms) = (Uses::new(), Vec::new());
            for variant in found {
                let known = names.iter().find(|&&name| variants.alike(name, variant.term)).copied();
                let name = known.unwrap_or_else(|| {
                    names.push(variant.term);
                    variant.term
                });
                *uses.entry(name).or_default() += variant.uses();
                forms.extend(variant.used.iter().map(|used| (name, used.term)));
            }
            let main = majority(&uses);
            let usage = Usage { document, uses, main, forms };
            concepts.entry((concept, language)).or_default().push(usage);
        }
    }
    concepts
}

/// The term that has the majority of the uses.
fn majority(uses: &Uses) -> Option<TermId> {
    let all: u64 = uses.values().sum();
    let (&term, &most) = uses.iter().max_by_key(|&(_, &uses)| uses)?;
    (most > 0 && most * MAJORITY.1 >= all * MAJORITY.0).then_some(term)
}

/// All documents that use a concept.
struct Pool {
    uses: Uses,
    /// Documents by their main terms; those without one are not counted.
    mains: Uses,
    documents: usize,
}

/// A document that differs from the others.
struct Drift {
    document: usize,
    ours: TermId,
    our_uses: u64,
    theirs: TermId,
    their_uses: u64,
    their_documents: u64,
    /// Uses of our term in the other documents.
    ours_elsewhere: u64,
    /// Uses of their term in our document.
    theirs_here: u64,
}

impl Pool {
    fn new(documents: &[Usage]) -> Self {
        let mut pool = Self { uses: Uses::new(), mains: Uses::new(), documents: documents.len() };
        for document in documents {
            for (&term, uses) in &document.uses {
                *pool.uses.entry(term).or_default() += uses;
            }
            if let Some(main) = document.main {
                *pool.mains.entry(main).or_default() += 1;
            }
        }
        pool
    }

    /// How the document differs from all others, where both sides are clear.
    fn drift(&self, document: &Usage) -> Option<Drift> {
        let ours = document.main?;
        let here = |term: &TermId| document.uses.get(term).copied().unwrap_or_default();
        let others: Uses =
            self.uses.iter().map(|(&term, uses)| (term, uses - here(&term))).collect();
        let theirs = majority(&others)?;
        // The document itself has a vote, or of two and two each would differ from the others.
        let agreed = self.documents == 2 || majority(&self.mains) == Some(theirs);
        let their_documents = self.mains.get(&theirs).copied().unwrap_or_default();
        // What a single other document has is no practice that anybody drifts from, unless those
        // two are all that are compared.
        let practised = their_documents >= self.documents.min(3) as u64 - 1;
        if theirs == ours || !agreed || !practised {
            return None;
        }
        Some(Drift {
            document: document.document,
            ours,
            our_uses: here(&ours),
            theirs,
            their_uses: others[&theirs],
            their_documents,
            ours_elsewhere: others[&ours],
            theirs_here: here(&theirs),
        })
    }
}

fn finding(
    survey: &Survey,
    concept: ConceptId,
    language: Language,
    drift: &Drift,
    evidence: Vec<Evidence>,
) -> Finding {
    let documents = match drift.their_documents {
        1 => "one other document has".to_owned(),
        n => format!("{n} other documents have"),
    };
    Finding {
        rule: RULE.id,
        level: RULE.level,
        message: format!(
            "{} is used for *{}* where {documents} {}",
            described(survey, drift.ours, drift.our_uses),
            concept_name(survey, concept),
            described(survey, drift.theirs, drift.their_uses),
        ),
        document: drift.document,
        concept: Some(concept),
        language,
        other_passages: 0,
        terms: vec![
            TermCount { term: drift.ours, uses: drift.our_uses, elsewhere: drift.ours_elsewhere },
            TermCount { term: drift.theirs, uses: drift.theirs_here, elsewhere: drift.their_uses },
        ],
        evidence,
        help:
            "compare the passages; if the same is meant, use the wording of the other documents, \
               or note in the glossary what tells the terms apart"
                .to_owned(),
    }
}
