use std::collections::{BTreeMap, HashMap};

use zhengming_document::Part;
use zhengming_glossary::{ConceptId, Glossary, Language, Position, TermId};
use zhengming_tagger::Step;
use zhengming_text::fold_term;

use super::finding::{as_opening, most_places};
use super::{Evidence, Finding, Level, MqmClass, Rule};
use crate::glean::opens;
use crate::{ContextOf, DocumentUsage, OddOpening, Oddity, Openings, PartOpenings, Survey, Wanted};

pub(super) const RULE: Rule = Rule {
    id: "opening-verb",
    summary: "a paragraph opens with an unknown verb, one of the other part, or a wrong step of also and further",
    level: Level::Warning,
    class: MqmClass::OrganizationalStyle,
    on_by_default: true,
    evidence: ContextOf::NotAccepted,
    wanted: Wanted { openings: true, ..Wanted::NOTHING },
    page: include_str!("../../../../docs/rules/opening-verb.md"),
    run,
};

/// Of ten paragraphs of a part so many must open with a verb of the glossary, before one that does
/// not is odd: declarations and lists of measures have no opening verbs.
const LEAST_KNOWN_OF_TEN: u64 = 7;

/// So many steps may be wrong in a document that has hardly any right one.
const MOST_WRONG_STEPS: u64 = 2;

/// What all documents together have in one language.
#[derive(Clone, Copy, Debug, Default)]
struct Practice {
    preamble: u64,
    operative: u64,
    climbed: u64,
}

fn run(survey: &Survey, findings: &mut Vec<Finding>) {
    let verbs = Verbs::new(&survey.glossary);
    let practice = Language::ALL.map(|language| practice(survey, &verbs, language));
    let often = often(survey, &verbs);
    for (document, usage) in survey.documents.iter().enumerate() {
        let mut same: BTreeMap<String, Vec<&OddOpening>> = BTreeMap::new();
        for odd in judged(usage, &verbs) {
            let practice = practice[odd.language as usize];
            let times = often.get(&(part(odd), &odd.text)).copied().unwrap_or_default();
            same.entry(message(odd, practice, times)).or_default().push(odd);
        }
        findings.extend(same.into_iter().map(|(message, odd)| {
            Finding {
                rule: RULE.id,
                level: RULE.level,
                message,
                document,
                concept: term(odd[0]).map(|term| term.concept),
                language: odd[0].language,
                terms: Vec::new(),
                other_passages: odd.len() as u64,
                evidence: most_places(odd.iter().map(|odd| &odd.place))
                    .map(|place| Evidence { term: None, document, place: place.clone() })
                    .collect(),
                help: help(survey, odd[0]),
            }
        }));
    }
}

/// The concepts that opening terms render, by the folded form.
struct Verbs(HashMap<String, Vec<ConceptId>>);

impl Verbs {
    fn new(glossary: &Glossary) -> Self {
        let mut verbs: HashMap<String, Vec<ConceptId>> = HashMap::new();
        for (id, term) in glossary.terms().filter(|(_, term)| term.position != Position::Any) {
            verbs.entry(fold_term(&term.text)).or_default().push(id.concept);
        }
        Self(verbs)
    }

    /// Whether two verbs render the same one of the other language, 认识到 and 确认.
    fn are_one(&self, first: &str, second: &str) -> bool {
        let concepts = |verb| self.0.get(verb).map(Vec::as_slice).unwrap_or_default();
        concepts(first).iter().any(|concept| concepts(second).contains(concept))
    }

    /// Whether a step does not fit the paragraph before. A paragraph put in between neither breaks
    /// nor continues a ladder, unless its verb is another rendering of the same one.
    fn tell(&self, oddity: &Oddity) -> bool {
        match oddity {
            Oddity::NoStepBelow { base, before, resumed } => {
                !resumed || before.as_ref().is_some_and(|before| self.are_one(base, &before.base))
            }
            Oddity::WrongStep { .. } => true,
            Oddity::Slip { .. } | Oddity::OtherPart { .. } => false,
        }
    }
}

/// The odd openings of a document that its other openings let judge.
fn judged<'u>(usage: &'u DocumentUsage, verbs: &Verbs) -> impl Iterator<Item = &'u OddOpening> {
    let openings = &usage.gleanings.openings;
    let climbs = climbs(usage, verbs);
    openings.odd.iter().filter(move |odd| match odd.oddity {
        Oddity::Slip { .. } | Oddity::OtherPart { .. } => has_verbs(part_of(openings, part(odd))),
        Oddity::NoStepBelow { .. } | Oddity::WrongStep { .. } => climbs && verbs.tell(&odd.oddity),
    })
}

/// Whether a part opens with verbs, the one that is odd counted with them.
fn has_verbs(part: PartOpenings) -> bool {
    10 * (part.known + 1) >= LEAST_KNOWN_OF_TEN * part.paragraphs
}

/// Whether the document has the ladder. The Security Council writes *Further* wherever something
/// is added, and seldom *Also*.
fn climbs(usage: &DocumentUsage, verbs: &Verbs) -> bool {
    let openings = &usage.gleanings.openings;
    let wrong = openings.odd.iter().filter(|odd| verbs.tell(&odd.oddity)).count() as u64;
    let of_council = usage.info.symbol.as_ref().is_some_and(|symbol| symbol.starts_with("S/"));
    !of_council && wrong <= openings.climbed.max(MOST_WRONG_STEPS)
}

fn is_step(odd: &OddOpening) -> bool {
    matches!(odd.oddity, Oddity::NoStepBelow { .. } | Oddity::WrongStep { .. })
}

fn part(odd: &OddOpening) -> Part {
    odd.place.label.part
}

fn part_of(openings: &Openings, part: Part) -> PartOpenings {
    if part == Part::Preamble { openings.preamble } else { openings.operative }
}

fn term(odd: &OddOpening) -> Option<TermId> {
    match odd.oddity {
        Oddity::OtherPart { term } => Some(term),
        Oddity::Slip { .. } | Oddity::NoStepBelow { .. } | Oddity::WrongStep { .. } => None,
    }
}

fn practice(survey: &Survey, verbs: &Verbs, language: Language) -> Practice {
    let mut all = Practice::default();
    for usage in survey.documents.iter().filter(|usage| usage.info.language == Some(language)) {
        let openings = &usage.gleanings.openings;
        all.preamble += openings.preamble.paragraphs;
        all.operative += openings.operative.paragraphs;
        if climbs(usage, verbs) {
            all.climbed += openings.climbed;
        }
    }
    all
}

/// How often each opening is odd in a part, in all documents.
fn often<'s>(survey: &'s Survey, verbs: &Verbs) -> BTreeMap<(Part, &'s String), u64> {
    let mut often = BTreeMap::new();
    let judged = survey.documents.iter().flat_map(|usage| judged(usage, verbs));
    for odd in judged.filter(|odd| !is_step(odd)) {
        *often.entry((part(odd), &odd.text)).or_default() += 1;
    }
    often
}

fn message(odd: &OddOpening, practice: Practice, times: u64) -> String {
    let text = as_opening(&odd.text);
    let (paragraphs, here, there) = match part(odd) {
        Part::Preamble => (practice.preamble, "preambular", "operative"),
        _ => (practice.operative, "operative", "preambular"),
    };
    let openings = || {
        format!(
            "{here} paragraphs that open with it, in all documents read: {times} of {paragraphs}"
        )
    };
    match &odd.oddity {
        Oddity::Slip { .. } => {
            format!("“{text}” is no opening term of the glossary; {}", openings())
        }
        Oddity::OtherPart { .. } => {
            format!("“{text}” opens {there} paragraphs by rule; {}", openings())
        }
        Oddity::NoStepBelow { before, .. } => {
            let before = before.as_ref().map_or_else(
                || "no paragraph of its part stands before it".to_owned(),
                |before| format!("the paragraph before opens with “{}”", as_opening(&before.text)),
            );
            format!("“{text}” repeats a verb, but {before}{}", others(odd, practice.climbed))
        }
        Oddity::WrongStep { behind, .. } => {
            format!("“{text}” follows “{}”{}", as_opening(behind), others(odd, practice.climbed))
        }
    }
}

/// How many steps do otherwise, if any were read.
fn others(odd: &OddOpening, climbed: u64) -> String {
    let [second, third] = markers(odd.language);
    if climbed == 0 {
        return String::new();
    }
    format!(
        "; paragraphs that have {second} behind the verb alone, or {third} behind {second}, in all \
         documents read: {climbed}"
    )
}

/// What makes the second and the third step of a verb.
fn markers(language: Language) -> [&'static str; 2] {
    match language {
        Language::Zh => ["又", "还"],
        Language::En => ["also", "further"],
    }
}

fn help(survey: &Survey, odd: &OddOpening) -> String {
    match &odd.oddity {
        Oddity::Slip { meant } => {
            format!("did you mean “{}”?", survey.glossary.term(*meant).text)
        }
        Oddity::OtherPart { term } => {
            let others = of_other_part(survey, *term, part(odd));
            if others.is_empty() {
                return "look whether the paragraph belongs to this part".to_owned();
            }
            format!("in this part the usual form is “{}”", others.join("” or “"))
        }
        Oddity::NoStepBelow { base, .. } => format!(
            "the verb alone would be “{}”, or the paragraph belongs behind one that opens with it",
            as_opening(base)
        ),
        Oddity::WrongStep { base, before, behind, .. } => {
            let step = next(*before);
            let trails = [&odd.text, behind].into_iter().any(|text| trails(text));
            format!("the next step is “{}”", stepped(base, step, odd.language, trails))
        }
    }
}

fn next(step: Step) -> Step {
    match step {
        Step::First => Step::Second,
        Step::Second => Step::Third,
        Step::Third => Step::First,
    }
}

/// The verb on a step. What makes the step `trails` the verb, *Recalling also*, or leads it.
fn stepped(base: &str, step: Step, language: Language, trails: bool) -> String {
    let [second, third] = markers(language);
    let marker = match step {
        Step::First => return as_opening(base),
        Step::Second => second,
        Step::Third => third,
    };
    match language {
        Language::Zh => as_opening(&format!("{marker}{base}")),
        Language::En if trails => {
            let (verb, rest) = base.split_at(base.find(' ').unwrap_or(base.len()));
            as_opening(&format!("{verb} {marker}{rest}"))
        }
        Language::En => as_opening(&format!("{marker} {base}")),
    }
}

/// Whether what makes the step stands behind the verb.
fn trails(text: &str) -> bool {
    text.split(' ').skip(1).any(|word| matches!(word, "also" | "further"))
}

/// The accepted forms of a term's concept that open paragraphs of this part.
fn of_other_part(survey: &Survey, term: TermId, part: Part) -> Vec<&str> {
    let concept = survey.glossary.concept(term.concept);
    let terms = concept.terms_in(survey.glossary.term(term).language);
    terms
        .filter(|term| term.status.is_accepted() && opens(term.position, part))
        .map(|term| term.text.as_str())
        .collect()
}
