use std::collections::BTreeMap;

use zhengming_glossary::TermId;
use zhengming_tagger::Tagger;
use zhengming_text::Language;

use crate::align::{Link, align};
use crate::features::Features;
use crate::token::Tokenizer;
use crate::tokenized::Tokenized;
use crate::wording::{Change, Wording};
use crate::{Both, Clause, Version};

/// Two documents clause by clause.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The languages that both are in.
    pub languages: Vec<Language>,
    /// How often the old document has each term, longer terms and those inside them.
    pub old_uses: BTreeMap<TermId, usize>,
    /// How often the new document has each term.
    pub new_uses: BTreeMap<TermId, usize>,
    /// The clauses in the order of the new document; what was dropped stands behind what it stood
    /// behind.
    pub rows: Vec<Row>,
}

/// Clauses that belong together.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which they are.
    pub link: Link,
    /// Their texts, in the languages that both sides have, where neither side is without.
    pub wordings: Both<Option<Wording>>,
}

/// In which languages a clause changed, by what its wording says: citations count, punctuation and
/// small words do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// In neither.
    Same,
    /// In Chinese alone: the same English is rendered in another way.
    Drift,
    /// In English alone: the Chinese may not be up to date.
    MissedUpdate,
    /// In both.
    BothChanged,
}

impl Case {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Same, Self::Drift, Self::MissedUpdate, Self::BothChanged];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Drift => "drift",
            Self::MissedUpdate => "missed-update",
            Self::BothChanged => "both-changed",
        }
    }

    pub(crate) fn of(en: Change, zh: Change) -> Self {
        match (is_said_otherwise(en), is_said_otherwise(zh)) {
            (false, false) => Self::Same,
            (false, true) => Self::Drift,
            (true, false) => Self::MissedUpdate,
            (true, true) => Self::BothChanged,
        }
    }
}

fn is_said_otherwise(change: Change) -> bool {
    !matches!(change, Change::Same | Change::Punctuation | Change::SmallWords)
}

impl Comparison {
    /// Aligns the clauses of two documents and compares their wording in the languages that both
    /// are in. The terms of the tagger's glossary are taken as wholes.
    #[must_use]
    pub fn new(old: &Version, new: &Version, tagger: &Tagger) -> Self {
        let languages: Vec<Language> =
            Language::ALL.into_iter().filter(|&one| old.has(one) && new.has(one)).collect();
        let links = align(&Features::new(old, new, &languages));
        let mut tokenizer = Tokenizer::new(Some(tagger));
        let old = Side::new(&mut tokenizer, old, &languages);
        let new = Side::new(&mut tokenizer, new, &languages);
        let rows = links
            .into_iter()
            .map(|link| {
                let wordings = Both::of(|language| {
                    let old = old.text_of(&link.old, language);
                    let new = new.text_of(&link.new, language);
                    let has_text = !old.text.is_empty() && !new.text.is_empty();
                    has_text.then(|| Wording::new(old, new, tagger.glossary()))
                });
                Row { link, wordings }
            })
            .collect();
        Self { languages, old_uses: old.uses(), new_uses: new.uses(), rows }
    }

    /// The rows that have clauses on both sides.
    pub fn taken(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.change().is_some())
    }
}

impl Row {
    /// How the clauses differ most, in any language; none for what is new or dropped.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        let change = |wording: &Option<Wording>| wording.as_ref().map(Wording::change);
        let is_taken = !self.link.old.is_empty() && !self.link.new.is_empty();
        let most = change(&self.wordings.en).max(change(&self.wordings.zh));
        is_taken.then(|| most.unwrap_or_default())
    }

    /// In which languages the clauses differ, where both are there.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        let Both { en: Some(en), zh: Some(zh) } = &self.wordings else { return None };
        Some(Case::of(en.change(), zh.change()))
    }
}

/// The clauses of a document with their tokens, in the languages that are compared.
struct Side(Vec<Both<Tokenized>>);

impl Side {
    fn new(tokenizer: &mut Tokenizer<'_>, version: &Version, languages: &[Language]) -> Self {
        let mut tokenized = |clause: &Clause| {
            Both::of(|language| match clause.text.get(language).as_str() {
                text if languages.contains(&language) => tokenizer.tokenized(clause, text),
                _ => Tokenized::default(),
            })
        };
        Self(version.clauses.iter().map(&mut tokenized).collect())
    }

    /// The texts of clauses, one behind the other.
    fn text_of(&self, clauses: &[usize], language: Language) -> Tokenized {
        let mut whole = Tokenized::default();
        for clause in clauses {
            whole.append(self.0[*clause].get(language));
        }
        whole
    }

    fn uses(&self) -> BTreeMap<TermId, usize> {
        let mut uses = BTreeMap::new();
        for (_, text) in self.0.iter().flat_map(Both::iter) {
            let inside = text.nested.iter().map(|&(_, term)| term);
            let terms = text.terms.iter().map(|at| at.term);
            terms.chain(inside).for_each(|term| *uses.entry(term).or_default() += 1);
        }
        uses
    }
}
