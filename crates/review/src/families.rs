//! Families of clauses as the page tells them.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use zhengming_compare::{
    Both, Case, Change, Family, History, Piece, Step, Use, Variant, Version, Wording,
};
use zhengming_tagger::Tagger;
use zhengming_text::Language;

use crate::chunk::{At, Packer, json};
use crate::clauses::{Paragraphs, Source};
use crate::keys::{Unique, key};

/// UTF-8 bytes of a clause that the list of families shows, about.
const EXCERPT: usize = 120;

/// Changes of terms that the list names of a family.
const MOST_TERMS: usize = 6;

/// A document as the source of clauses.
pub(crate) struct Clauses {
    pub(crate) version: Version,
    /// Number of the document.
    pub(crate) document: u32,
    pub(crate) paragraphs: Vec<Paragraphs>,
}

/// A family in the list of all.
#[derive(Serialize)]
pub(crate) struct FamilyRow {
    key: String,
    documents: usize,
    uses: usize,
    variants: usize,
    /// Steps in which the Chinese alone changed.
    drift: usize,
    /// Steps in which the English alone changed.
    missed: usize,
    /// Changes of terms, old and new.
    terms: Vec<(String, String)>,
    first: Option<String>,
    last: Option<String>,
    en: String,
    zh: String,
    at: At,
}

#[derive(Serialize)]
struct FamilyData<'a> {
    variants: Vec<VariantData<'a>>,
}

/// A wording, and what changed from the one before it.
#[derive(Serialize)]
struct VariantData<'a> {
    /// The texts, where they do not read as the paragraphs of the first use do.
    en: Option<&'a str>,
    zh: Option<&'a str>,
    uses: Vec<UseData>,
    /// Index of the variant that it is compared with.
    from: Option<usize>,
    case: Option<&'static str>,
    /// What differs, in runs of three numbers: change as in [`Change::ALL`], UTF-16 units of the old
    /// text, of the new text.
    changes: Changes,
}

/// Changes by language; empty where there is nothing to compare.
#[derive(Default, Serialize)]
struct Changes {
    en: Vec<u32>,
    zh: Vec<u32>,
}

/// A use of a clause.
#[derive(Serialize)]
struct UseData {
    document: u32,
    label: String,
    /// Paragraphs in the Chinese and the English text.
    zh: Option<u32>,
    en: Option<u32>,
}

/// Families, and which clauses of the documents belong to them.
#[derive(Default)]
pub(crate) struct Families {
    pub(crate) rows: Vec<FamilyRow>,
    pub(crate) details: Packer,
    /// For each document that has any: number of the family, paragraphs in Chinese and in English, -1
    /// for none.
    pub(crate) links: BTreeMap<u32, Vec<(u32, i32, i32)>>,
    /// Clauses that were compared.
    pub(crate) compared: usize,
}

impl Families {
    /// Finds the families of the clauses of all documents.
    pub(crate) fn new(mut documents: Vec<Clauses>, tagger: &Tagger) -> io::Result<Self> {
        documents.retain(|it| !it.version.clauses.is_empty());
        if documents.len() < 2 {
            return Ok(Self::default());
        }
        // The history sorts in the same way, and keeps equals as they are.
        documents.sort_by(|one, two| one.version.by_time(&two.version));
        let mut versions = Vec::with_capacity(documents.len());
        let mut sources = Vec::with_capacity(documents.len());
        for Clauses { version, document, paragraphs } in documents {
            versions.push(version);
            sources.push((document, paragraphs));
        }
        let history = History::new(versions, tagger);
        let mut families = Self { compared: history.compared, ..Self::default() };
        let mut unique = Unique::default();
        for family in &history.families {
            families.add(&history, family, &sources, &mut unique)?;
        }
        Ok(families)
    }

    fn add(
        &mut self,
        history: &History,
        family: &Family,
        sources: &[(u32, Vec<Paragraphs>)],
        unique: &mut Unique,
    ) -> io::Result<()> {
        let number = self.rows.len() as u32;
        let use_of = |place: &Use| {
            let version = &history.versions[place.version];
            let (document, paragraphs) = &sources[place.version];
            let Both { en, zh } = paragraphs.get(place.clause).copied().unwrap_or_default();
            let label = version.clauses[place.clause].place.to_string();
            let index = |source: Option<Source>| source.map(|it| it.paragraph);
            UseData { document: *document, label, zh: index(zh), en: index(en) }
        };
        let mut variants = Vec::with_capacity(family.variants.len());
        for (at, variant) in family.variants.iter().enumerate() {
            let step = at.checked_sub(1).and_then(|before| family.steps.get(before));
            let uses: Vec<UseData> = variant.uses.iter().map(use_of).collect();
            for it in &uses {
                let index = |paragraph: Option<u32>| paragraph.map_or(-1, |at| at as i32);
                let link = (number, index(it.zh), index(it.en));
                self.links.entry(it.document).or_default().push(link);
            }
            variants.push(VariantData::new(history, variant, step, uses, sources));
        }
        let at = self.details.add(&json(&FamilyData { variants })?);
        self.rows.push(FamilyRow::new(history, family, unique, at));
        Ok(())
    }
}

impl<'a> VariantData<'a> {
    fn new(
        history: &'a History,
        variant: &Variant,
        step: Option<&Step>,
        uses: Vec<UseData>,
        sources: &[(u32, Vec<Paragraphs>)],
    ) -> Self {
        let first = variant.first();
        let text = texts(history, first);
        let own = |language| {
            let source = sources[first.version].1.get(first.clause);
            let is_shown = source.and_then(|it| *it.get(language)).is_some_and(|it| it.is_as_shown);
            let text = text.get(language).as_str();
            Some(text).filter(|text| !is_shown && !text.is_empty())
        };
        let of = |wording: &Option<Wording>| wording.as_ref().map(changes).unwrap_or_default();
        let changes =
            |step: &Step| Changes { en: of(&step.wordings.en), zh: of(&step.wordings.zh) };
        Self {
            en: own(Language::En),
            zh: own(Language::Zh),
            uses,
            from: step.map(|step| step.from),
            case: step.and_then(Step::case).map(Case::name),
            changes: step.map(changes).unwrap_or_default(),
        }
    }
}

fn texts(history: &History, place: Use) -> &Both<String> {
    &history.versions[place.version].clauses[place.clause].text
}

fn changes(wording: &Wording) -> Vec<u32> {
    let units = |text: &str| text.encode_utf16().count() as u32;
    let code = |change: Change| {
        Change::ALL.iter().position(|&other| other == change).unwrap_or_default() as u32
    };
    let run = |piece: &Piece| {
        [code(piece.change), units(wording.old_of(piece)), units(wording.new_of(piece))]
    };
    wording.pieces.iter().flat_map(run).collect()
}

impl FamilyRow {
    fn new(history: &History, family: &Family, unique: &mut Unique, at: At) -> Self {
        let first = family.variants[0].first();
        let date = |place: Use| history.versions[place.version].date.clone();
        let dates = || family.variants.iter().flat_map(|it| &it.uses).filter_map(|&it| date(it));
        let text = texts(history, first);
        let cited = history.versions[first.version].cite(first.clause);
        Self {
            key: unique.name(&key(&[&cited, &text.en, &text.zh])),
            documents: family.documents,
            uses: family.uses(),
            variants: family.variants.len(),
            drift: family.steps_of(Case::Drift),
            missed: family.steps_of(Case::MissedUpdate),
            terms: terms(family),
            first: dates().min(),
            last: dates().max(),
            en: excerpt(&text.en),
            zh: excerpt(&text.zh),
            at,
        }
    }
}

/// The beginning of a clause, with an ellipsis where it goes on.
fn excerpt(text: &str) -> String {
    let start = &text[..text.floor_char_boundary(EXCERPT)];
    if start.len() < text.len() { format!("{start}…") } else { start.to_owned() }
}

/// The changes of terms of a family, each once.
fn terms(family: &Family) -> Vec<(String, String)> {
    let mut terms: Vec<(String, String)> = Vec::new();
    for (wording, change) in family.steps.iter().flat_map(Step::term_changes) {
        let (old, new) = (&wording.old[change.old.0.range()], &wording.new[change.new.0.range()]);
        let term = (old.to_owned(), new.to_owned());
        if terms.len() < MOST_TERMS && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}
