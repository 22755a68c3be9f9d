use clap::Args;
use zhengming_glossary::{Glossary, Language, Status, TermId};
use zhengming_text::fold_term;

use crate::names::names;
use crate::status::Stop;

/// Which terms are wanted. Options of one kind widen, options of different kinds narrow.
#[derive(Clone, Debug, Args)]
pub(crate) struct FilterArgs {
    /// Only this concept; may be repeated
    #[arg(long, value_name = "ID", help_heading = "Filter")]
    concept: Vec<String>,
    /// Only this term, in either language; may be repeated
    #[arg(long, value_name = "TERM", help_heading = "Filter")]
    term: Vec<String>,
    /// Only terms of this status; may be repeated
    #[arg(long, value_name = "STATUS", help_heading = "Filter", value_parser = names(&Status::ALL, Status::name))]
    status: Vec<Status>,
    /// Only this domain; may be repeated
    #[arg(long, value_name = "ID", help_heading = "Filter")]
    domain: Vec<String>,
    /// Only terms in this language
    #[arg(long, value_name = "LANGUAGE", help_heading = "Filter", value_parser = names(&Language::ALL, Language::code))]
    lang: Option<Language>,
}

/// The terms of a glossary that a filter lets through.
pub(crate) struct Filter {
    /// By concept, then by term.
    wanted: Vec<Vec<bool>>,
    /// Whether single concepts or terms were asked for by name.
    by_name: bool,
    /// Whether any option was given.
    narrows: bool,
}

impl Filter {
    /// Resolves the options against the glossary. A name that it does not have is an error: its
    /// occurrences would be looked for in vain.
    pub(crate) fn new(args: &FilterArgs, glossary: &Glossary) -> Result<Self, Stop> {
        for id in &args.concept {
            require(glossary.concepts.iter().any(|concept| concept.id == *id), "concept", id)?;
        }
        for id in &args.domain {
            require(glossary.concepts.iter().any(|concept| concept.domain == *id), "domain", id)?;
        }
        let terms: Vec<String> = args.term.iter().map(|term| fold_term(term)).collect();
        for (folded, written) in terms.iter().zip(&args.term) {
            let known = glossary.terms().any(|(_, term)| fold_term(&term.text) == *folded);
            require(known, "term", written)?;
        }
        let wanted = glossary.concepts.iter().map(|concept| {
            let concept_wanted = (args.concept.is_empty() || args.concept.contains(&concept.id))
                && (args.domain.is_empty() || args.domain.contains(&concept.domain));
            let term_wanted = |term: &zhengming_glossary::Term| {
                concept_wanted
                    && (args.status.is_empty() || args.status.contains(&term.status))
                    && args.lang.is_none_or(|language| language == term.language)
                    && (terms.is_empty() || terms.contains(&fold_term(&term.text)))
            };
            concept.terms.iter().map(term_wanted).collect()
        });
        let by_name = !args.concept.is_empty() || !args.term.is_empty();
        let narrows =
            by_name || args.lang.is_some() || !(args.status.is_empty() && args.domain.is_empty());
        Ok(Self { wanted: wanted.collect(), by_name, narrows })
    }

    /// Whether single concepts or terms were asked for: then those inside longer terms are meant
    /// too.
    pub(crate) fn is_by_name(&self) -> bool {
        self.by_name
    }

    /// Whether the filter may keep anything out.
    pub(crate) fn narrows(&self) -> bool {
        self.narrows
    }

    /// Whether occurrences of the term are wanted.
    pub(crate) fn wants(&self, id: TermId) -> bool {
        self.wanted[id.concept.0 as usize][id.term as usize]
    }
}

fn require(known: bool, what: &str, name: &str) -> Result<(), Stop> {
    if known {
        return Ok(());
    }
    Err(Stop::failed(format!(
        "the glossary has no {what} \"{name}\"; `zhengming glossary find` searches it"
    )))
}
