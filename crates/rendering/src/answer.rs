use rayon::prelude::*;
use rustc_hash::FxHashMap;
use zhengming_glossary::{Glossary, Status};
use zhengming_text::Language;

use crate::excerpt::Excerpt;
use crate::index::Index;
use crate::known::KnownRows;
use crate::near::near;
use crate::query::{Query, Unaskable};
use crate::rank::{Ranker, documents};
use crate::shape::Shape;
use crate::weigh::{Asked, Weighed};
use crate::written::{spelt, written};

/// How much is told.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Renderings, and as many rows that are like them but of other words; 0 for all.
    pub top: usize,
    /// Example units of each.
    pub examples: usize,
}

impl Default for Options {
    /// Ten renderings with two examples each.
    fn default() -> Self {
        Self { top: 10, examples: 2 }
    }
}

/// How a term was rendered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The term that was asked for.
    pub term: String,
    /// Its language.
    pub language: Language,
    /// Units that have it.
    pub units: usize,
    /// Where these stand.
    pub spread: Spread,
    /// Its renderings, the most frequent first.
    pub renderings: Vec<Rendering>,
    /// Rows like these that stand beside the term for the sake of other words, or seldom.
    pub others: Vec<Rendering>,
    /// Units that have none of the renderings.
    pub without: usize,
    /// Some of them.
    pub examples_without: Vec<Example>,
    /// Where no unit has it: parts of it and words like its own that some have.
    pub near: Vec<Form>,
}

/// In how many documents something stands, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// Documents.
    pub documents: usize,
    /// Year of the earliest and of the latest document whose year is known.
    pub years: Option<(u16, u16)>,
}

/// Words of the other language, and how they go with the term.
#[derive(Clone, Debug)]
pub struct Rendering {
    /// As it is mostly written.
    pub text: String,
    /// Units of the term that have it, but where only another rendering is that holds it.
    pub units: usize,
    /// How many of these are owed to the term and to no other word.
    pub own: usize,
    /// See [`crate::log_dice`].
    pub log_dice: f64,
    /// Where it stands beside the term.
    pub spread: Spread,
    /// In English, the forms that it has there, if there are several.
    pub forms: Vec<Form>,
    /// Longer rows that it is often a part of there.
    pub longer: Vec<Form>,
    /// The word that it rather renders.
    pub rather: Option<String>,
    /// Terms of the glossary that it is.
    pub known: Vec<Known>,
    /// The earliest unit, the latest, and some between them.
    pub examples: Vec<Example>,
}

/// Some words and the number of units that have them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The words.
    pub text: String,
    /// Units.
    pub units: usize,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its concept.
    pub concept: String,
    /// Its status.
    pub status: Status,
    /// Whether the concept has the term that was asked for.
    pub is_of_term: bool,
}

/// A unit that has the term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its document.
    pub document: String,
    /// Where it stands there: `OP 3`.
    pub place: String,
    /// The year of the document.
    pub year: Option<u16>,
    /// The term with some words around it.
    pub term: Excerpt,
    /// The rendering with some words around it.
    pub rendering: Excerpt,
}

/// Finds how a term of either language was rendered.
///
/// # Errors
///
/// Where there is nothing to ask for.
pub fn render(
    index: &Index,
    term: &str,
    glossary: &Glossary,
    options: &Options,
) -> Result<Answer, Unaskable> {
    let query = Query::new(index, term)?;
    let asked = Asked::new(index, &query);
    let near = if asked.hits.is_empty() { near(index, term) } else { Vec::new() };
    let top = if options.top == 0 { usize::MAX } else { options.top };
    let ranking = Ranker::new(&asked).run(top.min(MOST_OTHERS));
    let telling = Telling {
        query: &query,
        asked: &asked,
        shape: Shape { index, language: query.language.other() },
        known: KnownRows::new(index, glossary, &query),
        examples: options.examples,
    };
    let tell = |mut found: Vec<Weighed>| -> Vec<Rendering> {
        found.truncate(top);
        found.par_iter().map(|found| telling.rendering(found)).collect()
    };
    Ok(Answer {
        term: term.to_owned(),
        language: query.language,
        units: asked.hits.len(),
        spread: telling.spread(&asked.hits),
        renderings: tell(ranking.renderings),
        others: tell(ranking.others),
        without: ranking.left.len(),
        examples_without: telling.examples(&ranking.left, &[]),
        near,
    })
}

/// Rows of other words that are told at most.
const MOST_OTHERS: usize = 100;

/// Turns rows into what is told.
struct Telling<'a> {
    query: &'a Query,
    asked: &'a Asked<'a>,
    shape: Shape<'a>,
    known: KnownRows,
    examples: usize,
}

impl Telling<'_> {
    fn rendering(&self, found: &Weighed) -> Rendering {
        let longer = self.shape.longer(&found.row, &self.asked.is_hit);
        let form = |row: &[u32], units: &[u32]| Form {
            text: written(self.asked.index, self.shape.language, row, units),
            units: units.len(),
        };
        let own = Shape { index: self.asked.index, language: self.asked.language };
        Rendering {
            text: written(self.asked.index, self.shape.language, &found.row, &found.units),
            units: found.units.len(),
            own: found.own.round() as usize,
            log_dice: found.log_dice,
            spread: self.spread(&found.units),
            forms: self.forms(&found.row),
            longer: longer.iter().map(|(row, units)| form(row, units)).collect(),
            rather: found.rival.map(|key| own.word(key)),
            known: self.known.of(&found.row),
            examples: self.examples(&found.units, &found.row),
        }
    }

    fn spread(&self, units: &[u32]) -> Spread {
        let years = || units.iter().filter_map(|&unit| self.asked.index.year(unit));
        Spread { documents: documents(self.asked, units), years: years().min().zip(years().max()) }
    }

    /// The forms of words in an English row, with their units.
    fn forms(&self, row: &[u32]) -> Vec<Form> {
        if self.shape.language != Language::En {
            return Vec::new();
        }
        let side = self.asked.index.side(self.shape.language);
        let mut counts: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
        for &place in side.places(row, &self.asked.index.vocabulary) {
            let unit = side.unit_at(place);
            let place = place as usize;
            if let Some(symbols) = side.stream.get(place..place + row.len())
                && self.asked.is_hit.contains(unit)
            {
                counts.entry(symbols).or_default().push(unit);
            }
        }
        let form = |(symbols, mut units): (&[u32], Vec<u32>)| {
            units.sort_unstable();
            units.dedup();
            Form { text: spelt(self.asked.index, self.shape.language, symbols), units: units.len() }
        };
        let mut forms: Vec<Form> = counts.into_iter().map(form).collect();
        forms.sort_by(|one, two| two.units.cmp(&one.units).then(one.text.cmp(&two.text)));
        if forms.len() > 1 { forms } else { Vec::new() }
    }

    /// The earliest unit, the latest, and some between them.
    fn examples(&self, units: &[u32], row: &[u32]) -> Vec<Example> {
        let index = self.asked.index;
        let mut dated: Vec<u32> = units.to_vec();
        dated.sort_by_key(|&unit| (index.year(unit).unwrap_or(u16::MAX), unit));
        let last = dated.len().saturating_sub(1);
        let steps = self.examples.min(dated.len());
        let mut chosen: Vec<u32> = (0..steps)
            .filter_map(|step| dated.get(step * last / (steps - 1).max(1)).copied())
            .collect();
        chosen.dedup();
        chosen.into_iter().map(|unit| self.example(unit, row)).collect()
    }

    fn example(&self, unit: u32, row: &[u32]) -> Example {
        let index = self.asked.index;
        let document = index.document_of.get(unit as usize).copied().unwrap_or(u32::MAX);
        let text = |language| index.texts.get(unit, language);
        let (own, other) = (text(self.asked.language), text(self.shape.language));
        let rows: Vec<Vec<u32>> = if row.is_empty() { Vec::new() } else { vec![row.to_vec()] };
        Example {
            document: index.documents.get(document).to_owned(),
            place: index.places.get(unit).to_owned(),
            year: index.year(unit),
            term: Excerpt::first(index, &own, &self.query.rows),
            rendering: Excerpt::first(index, &other, &rows),
        }
    }
}
