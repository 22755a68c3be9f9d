//! What a report says of documents in both languages, beside what official texts reach.

use std::collections::BTreeMap;

use serde::Serialize;
use zhengming_consistency::{CheckRate, CheckRates, Practice, Practised, Rule, Translation};
use zhengming_glossary::{ConceptId, Glossary, Language};

#[derive(Serialize)]
pub(crate) struct BitextRow {
    pub(crate) documents: usize,
    pub(crate) units: usize,
    pub(crate) opposite: BTreeMap<Language, OppositeRow>,
    pub(crate) checks: Vec<CheckRow>,
}

/// What stands opposite of the terms of a language.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct OppositeRow {
    #[serde(flatten)]
    pub(crate) here: SharesRow,
    pub(crate) official: Option<SharesRow>,
}

/// Shares of the units with a term.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct SharesRow {
    pub(crate) units: u64,
    pub(crate) agreed: Option<f64>,
    discouraged: Option<f64>,
    otherwise: Option<f64>,
    none: Option<f64>,
    pub(crate) main: Option<f64>,
    pub(crate) ltcr: Option<f64>,
}

#[derive(Serialize)]
pub(crate) struct CheckRow {
    pub(crate) rule: &'static str,
    on_by_default: bool,
    #[serde(flatten)]
    pub(crate) here: RateRow,
    pub(crate) official: Option<RateRow>,
}

#[derive(Serialize)]
pub(crate) struct RateRow {
    pub(crate) findings: u64,
    with: u64,
    documents: u64,
    units: u64,
    pub(crate) per_thousand: Option<f64>,
}

impl BitextRow {
    pub(super) fn new(translation: &Translation, glossary: &Glossary) -> Self {
        let opposite = |language| (language, overall(translation, glossary, language));
        Self {
            documents: translation.documents,
            units: translation.units,
            opposite: Language::ALL.into_iter().map(opposite).collect(),
            checks: translation.checks.rows().map(CheckRow::new).collect(),
        }
    }
}

/// What stands opposite of the terms of a concept, by their language.
pub(crate) fn opposite(
    translation: &Translation,
    glossary: &Glossary,
    concept: ConceptId,
) -> BTreeMap<Language, OppositeRow> {
    let row = |language| {
        let id = &glossary.concept(concept).id;
        let here = translation.practice.get(id, language)?;
        let official = Practice::official().of(glossary, concept, language);
        let official = official.map(SharesRow::new);
        Some((language, OppositeRow { here: SharesRow::new(here), official }))
    };
    Language::ALL.into_iter().filter_map(row).collect()
}

/// What stands opposite of all terms of a language. Official texts are counted for the concepts of
/// which there is practice, each as often as the documents have it, so that the same is compared.
fn overall(translation: &Translation, glossary: &Glossary, language: Language) -> OppositeRow {
    let (mut here, mut official) = (Mean::default(), Mean::default());
    for (at, concept) in (0..).zip(&glossary.concepts) {
        let Some(own) = translation.practice.get(&concept.id, language) else { continue };
        here.add(own, own);
        if let Some(practised) = Practice::official().of(glossary, ConceptId(at), language) {
            official.add(own, practised);
        }
    }
    OppositeRow { here: here.shares().unwrap_or_default(), official: official.shares() }
}

/// The mean over concepts, each as often as the documents have it.
#[derive(Default)]
struct Mean {
    units: u64,
    /// Agreed, discouraged, otherwise, none.
    reach: [f64; 4],
    rendered: f64,
    main: f64,
    ltcr: f64,
}

impl Mean {
    /// Adds what was counted of a concept somewhere.
    fn add(&mut self, here: &Practised, counted: &Practised) {
        let (units, shares) = (here.reach.units as f64, SharesRow::new(counted));
        self.units += here.reach.units;
        let of = [shares.agreed, shares.discouraged, shares.otherwise, shares.none];
        for (sum, share) in self.reach.iter_mut().zip(of) {
            *sum += units * share.unwrap_or_default();
        }
        if let (Some(main), Some(ltcr)) = (shares.main, shares.ltcr) {
            let rendered = here.rendition.units as f64;
            self.rendered += rendered;
            self.main += rendered * main;
            self.ltcr += rendered * ltcr;
        }
    }

    fn shares(&self) -> Option<SharesRow> {
        let of = |sum: f64, all: f64| (all > 0.0).then(|| sum / all);
        let [agreed, discouraged, otherwise, none] =
            self.reach.map(|sum| of(sum, self.units as f64));
        (self.units > 0).then_some(SharesRow {
            units: self.units,
            agreed,
            discouraged,
            otherwise,
            none,
            main: of(self.main, self.rendered),
            ltcr: of(self.ltcr, self.rendered),
        })
    }
}

impl SharesRow {
    fn new(practised: &Practised) -> Self {
        let reach = &practised.reach;
        let of = |count: u64| (reach.units > 0).then(|| count as f64 / reach.units as f64);
        Self {
            units: reach.units,
            agreed: of(reach.accepted),
            discouraged: of(reach.discouraged),
            otherwise: of(reach.any - reach.accepted - reach.discouraged),
            none: of(reach.units - reach.any),
            main: practised.rendition.main_share(),
            ltcr: practised.rendition.ltcr(),
        }
    }
}

impl OppositeRow {
    /// Units that would have an agreed term more, were they as in official texts.
    pub(crate) fn shortfall(&self) -> f64 {
        let official = self.official.and_then(|official| official.agreed);
        let below = official.zip(self.here.agreed).map_or(0.0, |(official, here)| official - here);
        below * self.here.units as f64
    }
}

impl CheckRow {
    fn new((rule, here): (&'static Rule, &CheckRate)) -> Self {
        Self {
            rule: rule.id,
            on_by_default: rule.on_by_default,
            here: RateRow::new(here),
            official: CheckRates::official().of(rule).map(RateRow::new),
        }
    }
}

impl RateRow {
    fn new(rate: &CheckRate) -> Self {
        let CheckRate { findings, with, documents, units } = *rate;
        Self { findings, with, documents, units, per_thousand: rate.per_thousand() }
    }
}
