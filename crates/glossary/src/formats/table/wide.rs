//! Rows that are concepts or pairs, as in the tables of others.

use zhengming_problem::{Problems, quoted};
use zhengming_text::Language;

use super::cells::{language_of_text, terms_of};
use super::columns::{Column, Columns};
use super::rows::{Concepts, Row, read_language};
use crate::formats::labels;
use crate::values::{clean_term, kebab_case, looks_abbreviated};
use crate::{Location, Status, Term};

impl Concepts {
    /// Takes a row that is a concept, with a column for each language.
    pub(super) fn take_concept(
        &mut self,
        row: &Row<'_>,
        columns: &Columns,
        problems: &mut Problems,
    ) {
        let mut terms = Vec::new();
        for (language, index) in columns.by_language() {
            let at = row.location(index);
            let texts =
                terms_of(row.cell(index)).filter_map(|text| clean_term(text, &at, problems));
            terms.extend(texts.map(|text| new_term(&text, language, at.clone())));
        }
        if terms.is_empty() {
            problems.error(&row.location(0), "the row has no term, expected one");
            return;
        }
        let (id, at) = self.id_of(row, columns, &terms);
        let place = self.place(id, at, row, columns, problems);
        let concept = &mut self.list[place];
        match (&concept.note, row.value(columns, Column::Note)) {
            (Some(first), Some((text, at))) if *first != text => {
                let message = format!("second note of concept {} is not used", quoted(&concept.id));
                problems.warning(&at, message, None);
            }
            (None, Some((text, _))) => concept.note = Some(text),
            _ => {}
        }
        concept.terms.extend(terms);
    }

    /// Takes a row that is a pair of terms. Pairs with the same first term are of one concept, as
    /// glossaries of pairs have no other way to say that there are several renderings.
    pub(super) fn take_pair(&mut self, row: &Row<'_>, columns: &Columns, problems: &mut Problems) {
        let sides =
            [(Column::Source, Column::SourceLanguage), (Column::Target, Column::TargetLanguage)];
        let mut terms = Vec::new();
        for (side, language) in sides {
            terms.extend(self.side(row, columns, side, language, problems));
        }
        let Some(first) = terms.first() else {
            problems.error(&row.location(0), "the row has no term, expected a pair");
            return;
        };
        if let Some((at, language)) = same_language(&terms) {
            let message =
                format!("both terms of the row are {language}, expected one en and one zh");
            problems.error(&at, message);
            return;
        }
        let key = format!("{} {}", first.language, first.text);
        if let (Some((note, at)), Some(last)) = (row.value(columns, Column::Note), terms.last_mut())
        {
            labels::take_comment(&note, last, &at, problems);
        }
        let is_stated = row.value(columns, Column::Concept).is_some();
        let known = self
            .pairs
            .get(&key)
            .copied()
            .filter(|&place| !is_stated && !contradicts(&self.list[place].terms, &terms));
        let place = known.unwrap_or_else(|| {
            let (id, at) = self.id_of(row, columns, &terms);
            self.place(id, at, row, columns, problems)
        });
        self.pairs.insert(key, place);
        let concept = &mut self.list[place];
        for term in terms {
            let same =
                |known: &&mut Term| known.language == term.language && known.text == term.text;
            match concept.terms.iter_mut().find(same) {
                Some(known) => known.note = known.note.take().or(term.note),
                None => concept.terms.push(term),
            }
        }
    }

    fn side(
        &self,
        row: &Row<'_>,
        columns: &Columns,
        side: Column,
        language: Column,
        problems: &mut Problems,
    ) -> Option<Term> {
        let (text, at) = row.value(columns, side)?;
        let text = clean_term(&text, &at, problems)?;
        let language = match row.value(columns, language) {
            Some((tag, at)) => read_language(&tag, &at, problems)?,
            None => match (side, self.source) {
                (Column::Source, Some(source)) => source,
                (_, Some(source)) => source.other(),
                (_, None) => language_of_text(&text),
            },
        };
        Some(new_term(&text, language, at))
    }

    /// The id of the concept of a row: as stated, or made of its first term.
    fn id_of(&self, row: &Row<'_>, columns: &Columns, terms: &[Term]) -> (String, Location) {
        if let Some(stated) = row.value(columns, Column::Concept) {
            return stated;
        }
        let first = terms.first();
        let location = first.map_or_else(|| row.location(0), |term| term.location.clone());
        let english = terms.iter().find(|term| term.language == Language::En).or(first);
        let stem = english.map(|term| kebab_case(&term.text)).unwrap_or_default();
        let stem = if stem.is_empty() { format!("row-{}", location.line) } else { stem };
        (self.free_id(stem), location)
    }

    fn free_id(&self, stem: String) -> String {
        if !self.places.contains_key(&stem) {
            return stem;
        }
        // Concepts of one stem are seldom many; the number of all is a bound that is always free.
        let taken = |number: &usize| !self.places.contains_key(&format!("{stem}-{number}"));
        let number = (2..=self.list.len() + 2).find(taken).unwrap_or_default();
        format!("{stem}-{number}")
    }
}

fn new_term(text: &str, language: Language, at: Location) -> Term {
    Term {
        abbreviation: looks_abbreviated(text),
        ..Term::new(text, language, Status::Admitted, at)
    }
}

/// Whether a row gives a term a status other than the one it has: what is deprecated as the
/// rendering of one sense may be the preferred one of another, so the row is of another concept.
fn contradicts(known: &[Term], row: &[Term]) -> bool {
    let differs = |one: &Term, other: &Term| {
        one.language == other.language && one.text == other.text && one.status != other.status
    };
    row.iter().any(|term| known.iter().any(|other| differs(term, other)))
}

fn same_language(terms: &[Term]) -> Option<(Location, Language)> {
    let [first, second] = terms else { return None };
    (first.language == second.language).then(|| (second.location.clone(), second.language))
}

/// The language of the first terms of pairs: that of most rows. Fails if it cannot be told.
pub(in crate::formats) fn source_of<'a>(
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Language, &'static str> {
    let (mut rows, mut chinese) = (0_usize, [0_usize; 2]);
    for (source, target) in pairs {
        rows += 1;
        chinese[0] += usize::from(language_of_text(source) == Language::Zh);
        chinese[1] += usize::from(language_of_text(target) == Language::Zh);
    }
    match chinese.map(|count| 2 * count >= rows.max(1)) {
        [false, true] => Ok(Language::En),
        [true, false] => Ok(Language::Zh),
        [true, true] => Err("both columns seem to be Chinese"),
        [false, false] => Err("no column seems to be Chinese"),
    }
}
