use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use zhengming_text::{Language, fold_term};

use crate::loose::Loose;
use crate::{ConceptId, Glossary, Status, Term, TermId};

/// What another glossary has that ours has not, and where the two contradict each other.
#[derive(Clone, Debug)]
pub struct Reconciled {
    /// One for each concept of the other glossary, in order.
    pub meetings: Vec<Meeting>,
}

/// How a concept of another glossary meets ours.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The concept of the other glossary.
    pub theirs: ConceptId,
    /// The concept of ours that shares most terms with it, if any does.
    pub ours: Option<ConceptId>,
    /// Terms of theirs that the concept of ours lacks.
    pub added: Vec<TermId>,
    /// Terms of theirs that the concept of ours has in a form that differs little.
    pub near: Vec<Near>,
    /// Contradictions.
    pub conflicts: Vec<Conflict>,
}

/// A term of theirs and the one of ours that comes near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// What tells them apart.
    pub kind: NearKind,
    /// The term of the other glossary.
    pub theirs: TermId,
    /// The term of ours.
    pub ours: TermId,
}

/// What little tells two forms of one term apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NearKind {
    /// Words are joined in one and apart in the other: *capacity-building*, *capacity building*.
    Division,
    /// One is the plural of the other: *CBM*, *CBMs*.
    Number,
    /// British and American spelling: *behaviour*, *behavior*.
    Spelling,
    /// Marks and blanks: 《联合国宪章》, 联合国宪章.
    Marks,
}

/// A contradiction between a term of theirs and one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What is contradictory.
    pub kind: ConflictKind,
    /// The term of the other glossary.
    pub theirs: TermId,
    /// The term of ours.
    pub ours: TermId,
}

/// Ways in which two glossaries contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// One accepts the term, the other does not.
    Status,
    /// Both have the term, and prefer different ones. The term of ours is the one it prefers.
    Preferred,
    /// The same term in one language, with none in common in the other.
    Rendering,
    /// The term stands in another concept of ours than its fellows.
    Elsewhere,
}

/// Kinds of meetings, by what there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingKind {
    /// Ours has none of its terms.
    New,
    /// Ours says the same.
    Same,
    /// Ours has it in forms that differ little.
    Near,
    /// Ours has the concept, and lacks terms.
    More,
    /// The two contradict each other.
    Conflicting,
}

/// Compares another glossary with ours. Concepts are known by their terms, not by their ids, which
/// two authors choose differently; terms that fold to the same form are one, and those that differ
/// in number, spelling, marks or the division of words are near each other.
///
/// ```
/// use zhengming_glossary::{ConflictKind, MeetingKind, load_bytes, reconcile};
///
/// let ours = load_bytes("ours.csv", "id,en,zh\nnorm,norm,规范\nrule,rule,规则\n").glossary;
/// let theirs = load_bytes("theirs.csv", "id,en,zh\n1,norm,准则\n2,Rule,規則\n3,treaty,条约\n").glossary;
/// let met = reconcile(&ours, &theirs);
/// let kinds: Vec<MeetingKind> = met.meetings.iter().map(|meeting| meeting.kind()).collect();
/// assert_eq!(kinds, [MeetingKind::Conflicting, MeetingKind::Same, MeetingKind::New]);
/// let conflict = met.meetings[0].conflicts[0];
/// assert_eq!(conflict.kind, ConflictKind::Rendering);
/// assert_eq!(ours.term(conflict.ours).location.to_string(), "ours.csv:2:11");
/// let new = met.new_concepts(&ours, &theirs);
/// assert_eq!(new.concepts[0].id, "treaty");
/// ```
#[must_use]
pub fn reconcile(ours: &Glossary, theirs: &Glossary) -> Reconciled {
    let index = Index::new(ours);
    let concepts = theirs.concept_ids();
    let meetings = concepts.map(|concept| Comparison { index: &index, theirs, concept }.meet());
    Reconciled { meetings: meetings.collect() }
}

impl Reconciled {
    /// The concepts of which ours has nothing, with ids that ours does not have.
    #[must_use]
    pub fn new_concepts(&self, ours: &Glossary, theirs: &Glossary) -> Glossary {
        let new = self.meetings.iter().filter(|meeting| meeting.kind() == MeetingKind::New);
        let new: HashSet<u32> = new.map(|meeting| meeting.theirs.0).collect();
        let mut glossary = theirs.select(|id| new.contains(&id.concept.0));
        glossary.version.clear();
        let ids = ours.concepts.iter().map(|concept| concept.id.as_str());
        glossary.make_ids_ours(ids.chain(ours.families.iter().map(|family| family.id.as_str())));
        glossary
    }
}

impl Meeting {
    /// Notes a term that the concept of ours lacks, and where ours has it elsewhere.
    fn add(&mut self, theirs: TermId, elsewhere: Option<TermId>) {
        let conflict = |ours| Conflict { kind: ConflictKind::Elsewhere, theirs, ours };
        self.conflicts.extend(elsewhere.map(conflict));
        self.added.push(theirs);
    }

    /// What there is to do.
    #[must_use]
    pub fn kind(&self) -> MeetingKind {
        match self.ours {
            _ if !self.conflicts.is_empty() => MeetingKind::Conflicting,
            None => MeetingKind::New,
            Some(_) if !self.added.is_empty() => MeetingKind::More,
            Some(_) if !self.near.is_empty() => MeetingKind::Near,
            Some(_) => MeetingKind::Same,
        }
    }
}

impl MeetingKind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::New, Self::Same, Self::Near, Self::More, Self::Conflicting];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Near => "near",
            Self::More => "more",
            Self::Conflicting => "conflicting",
        }
    }
}

impl NearKind {
    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Division => "division",
            Self::Number => "number",
            Self::Spelling => "spelling",
            Self::Marks => "marks",
        }
    }

    fn between(one: &str, two: &str) -> Self {
        let joined = |text: &str| fold_term(text).split_whitespace().collect::<String>();
        if Loose::new(one).is_none() {
            Self::Marks
        } else if joined(one) == joined(two) {
            Self::Division
        } else if Loose::in_one_number(one) == Loose::in_one_number(two) {
            Self::Number
        } else {
            Self::Spelling
        }
    }
}

impl ConflictKind {
    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Preferred => "preferred",
            Self::Rendering => "rendering",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// The terms of ours by their forms, and by what stays of those when little things are left out.
struct Index<'g> {
    glossary: &'g Glossary,
    forms: HashMap<(Language, String), Vec<TermId>>,
    near: HashMap<(Language, String), Vec<TermId>>,
}

impl<'g> Index<'g> {
    fn new(glossary: &'g Glossary) -> Self {
        let mut forms: HashMap<_, Vec<TermId>> = HashMap::new();
        let mut near: HashMap<_, Vec<TermId>> = HashMap::new();
        for (id, term) in glossary.terms() {
            forms.entry((term.language, fold_term(&term.text))).or_default().push(id);
            near.entry((term.language, rough(&term.text))).or_default().push(id);
        }
        Self { glossary, forms, near }
    }

    fn of(&self, term: &Term) -> &[TermId] {
        self.forms.get(&(term.language, fold_term(&term.text))).map_or(&[], Vec::as_slice)
    }

    fn near(&self, term: &Term) -> &[TermId] {
        self.near.get(&(term.language, rough(&term.text))).map_or(&[], Vec::as_slice)
    }

    /// Whether a term of ours tells its concept. One that is wrong for one English term only is at
    /// home elsewhere.
    fn is_at_home(&self, id: TermId) -> bool {
        self.glossary.term(id).only_for.is_none()
    }
}

/// A form without what may differ between near ones: number, spelling, division of words, marks.
fn rough(text: &str) -> String {
    let folded = fold_term(text);
    // Full-width letters are Latin when they are folded.
    Loose::new(text).or_else(|| Loose::new(&folded)).map_or_else(
        || folded.chars().filter(|c| c.is_alphanumeric()).collect(),
        |loose| loose.joined().to_owned(),
    )
}

/// A concept of theirs beside all of ours.
struct Comparison<'a> {
    index: &'a Index<'a>,
    theirs: &'a Glossary,
    concept: ConceptId,
}

impl Comparison<'_> {
    fn meet(&self) -> Meeting {
        let ours = self.nearest();
        let mut meeting = Meeting {
            theirs: self.concept,
            ours,
            added: Vec::new(),
            near: Vec::new(),
            conflicts: Vec::new(),
        };
        let Some(ours) = ours else { return meeting };
        for (id, term) in self.terms() {
            let known = self.index.of(term);
            match known.iter().find(|known| known.concept == ours) {
                Some(&known) => meeting.conflicts.extend(self.contradiction(id, known)),
                None => match self.near(id, term, ours) {
                    Some(near) => meeting.near.push(near),
                    None => meeting.add(id, self.elsewhere(term, known)),
                },
            }
        }
        meeting.conflicts.extend(self.other_rendering(ours));
        meeting
    }

    /// Where ours has a term of theirs that the concept of ours lacks.
    fn elsewhere(&self, term: &Term, known: &[TermId]) -> Option<TermId> {
        let mut at_home = known.iter().copied().filter(|&id| self.index.is_at_home(id));
        at_home.next().filter(|_| term.only_for.is_none())
    }

    fn terms(&self) -> impl Iterator<Item = (TermId, &Term)> {
        let concept = self.concept;
        let terms = (0..).zip(&self.theirs.concept(concept).terms);
        terms.map(move |(term, form)| (TermId { concept, term }, form))
    }

    /// The concept of ours with terms in common in most languages, and of those with most terms. If
    /// none has any, the same by terms that are near each other.
    fn nearest(&self) -> Option<ConceptId> {
        let exact = self.most(&|term| self.index.of(term));
        exact.or_else(|| self.most(&|term| self.index.near(term)))
    }

    fn most<'t>(&self, known: &dyn Fn(&Term) -> &'t [TermId]) -> Option<ConceptId> {
        let mut shared: BTreeMap<ConceptId, (HashSet<Language>, usize)> = BTreeMap::new();
        for (_, term) in self.terms().filter(|(_, term)| term.only_for.is_none()) {
            for id in known(term).iter().filter(|&&id| self.index.is_at_home(id)) {
                let (languages, terms) = shared.entry(id.concept).or_default();
                languages.insert(term.language);
                *terms += 1;
            }
        }
        let nearest = shared
            .into_iter()
            .max_by_key(|(id, (languages, terms))| (languages.len(), *terms, Reverse(*id)));
        nearest.map(|(id, _)| id)
    }

    /// The form of a concept of ours that a term comes near.
    fn near(&self, theirs: TermId, term: &Term, ours: ConceptId) -> Option<Near> {
        let ours = *self.index.near(term).iter().find(|id| id.concept == ours)?;
        let kind = NearKind::between(&term.text, &self.index.glossary.term(ours).text);
        Some(Near { kind, theirs, ours })
    }

    /// What two terms of the same form contradict each other in.
    fn contradiction(&self, theirs: TermId, ours: TermId) -> Option<Conflict> {
        let status = |glossary: &Glossary, id| glossary.term(id).status;
        let (other, own) = (status(self.theirs, theirs), status(self.index.glossary, ours));
        if other.is_accepted() != own.is_accepted() {
            return Some(Conflict { kind: ConflictKind::Status, theirs, ours });
        }
        let is_preferred_by_them = other == Status::Preferred && own == Status::Admitted;
        let ours = self.preferred(ours).filter(|_| is_preferred_by_them)?;
        Some(Conflict { kind: ConflictKind::Preferred, theirs, ours })
    }

    /// The term that ours prefers to one of its terms.
    fn preferred(&self, id: TermId) -> Option<TermId> {
        let language = self.index.glossary.term(id).language;
        let mut terms = (0..).zip(&self.index.glossary.concept(id.concept).terms);
        let preferred =
            terms.find(|(_, term)| term.language == language && term.status == Status::Preferred);
        preferred.map(|(term, _)| TermId { term, ..id })
    }

    /// The languages in which both have terms and none in common: only the first terms are shown.
    fn other_rendering(&self, ours: ConceptId) -> Vec<Conflict> {
        let own = self.index.glossary.concept(ours);
        let different = |language: Language| {
            let (theirs, _) = self.terms().find(|(_, term)| term.language == language)?;
            let place = own.terms.iter().position(|term| term.language == language)?;
            let meets = self
                .terms()
                .filter(|(_, term)| term.language == language)
                .any(|(_, term)| self.index.near(term).iter().any(|id| id.concept == ours));
            let ours = TermId { concept: ours, term: u32::try_from(place).ok()? };
            (!meets).then_some(Conflict { kind: ConflictKind::Rendering, theirs, ours })
        };
        Language::ALL.into_iter().filter_map(different).collect()
    }
}
