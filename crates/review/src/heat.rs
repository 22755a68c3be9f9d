//! Concepts against documents or years: how often, and by how many terms.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;
use zhengming_consistency::{Analysis, ConceptUsage, Survey};
use zhengming_glossary::{ConceptKind, Language};

use crate::concepts::unlike;
use crate::groups::Group;
use crate::terms::Terms;

/// Concepts that are shown: the most used, and as many that vary most.
const MOST_ROWS: usize = 24;

/// Documents that have a column each; of more, a year has one.
const MOST_DOCUMENTS: usize = 40;

/// The map of one language.
#[derive(Serialize)]
pub(crate) struct Heat {
    lang: Language,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Rows by uses, the most used first.
    most_used: Vec<usize>,
    /// Rows by uses that would have to change for all to be alike, of those that have any.
    most_varied: Vec<usize>,
}

/// Documents, or years.
#[derive(Serialize)]
struct Column {
    /// Number of the document; none for a year.
    document: Option<u32>,
    /// The year; none where it is not known.
    year: Option<String>,
    characters: u64,
}

#[derive(Serialize)]
struct Row {
    concept: u32,
    /// Uses and terms in use, for each column.
    cells: Vec<(u64, u32)>,
}

/// The maps of the languages that the texts are in.
pub(crate) fn heat(
    survey: &Survey,
    analysis: &Analysis,
    groups: &[Group],
    terms: &Terms<'_>,
) -> Vec<Heat> {
    let of = |language| map(survey, analysis, groups, terms, language);
    [Language::Zh, Language::En].into_iter().filter_map(of).collect()
}

fn map(
    survey: &Survey,
    analysis: &Analysis,
    groups: &[Group],
    terms: &Terms<'_>,
    language: Language,
) -> Option<Heat> {
    let (columns, column_of) = columns(survey, groups, language);
    let usages: Vec<&ConceptUsage> = analysis
        .concepts
        .iter()
        .filter(|usage| usage.language == language && usage.measures.k > 0)
        .filter(|usage| survey.glossary.concept(usage.concept).kind != ConceptKind::Formula)
        .collect();
    if columns.is_empty() || usages.is_empty() {
        return None;
    }
    let ranked = |measure: &dyn Fn(&ConceptUsage) -> u64| {
        let mut order: Vec<usize> =
            (0..usages.len()).filter(|&at| measure(usages[at]) > 0).collect();
        order.sort_by_key(|&at| Reverse((measure(usages[at]), usages[at].measures.k)));
        order.truncate(MOST_ROWS);
        order
    };
    let (used, varied) = (ranked(&|usage| usage.measures.k), ranked(&unlike));
    let shown: BTreeSet<usize> = used.iter().chain(&varied).copied().collect();
    let shown: Vec<usize> = shown.into_iter().collect();
    let place = |order: Vec<usize>| {
        order.into_iter().filter_map(|at| shown.binary_search(&at).ok()).collect()
    };
    let row = |&at: &usize| Row {
        concept: terms.concept(usages[at].concept).unwrap_or_default(),
        cells: cells(usages[at], &column_of, columns.len()),
    };
    Some(Heat {
        lang: language,
        rows: shown.iter().map(row).collect(),
        most_used: place(used),
        most_varied: place(varied),
        columns,
    })
}

/// The columns, and of each text the column it belongs to.
fn columns(
    survey: &Survey,
    groups: &[Group],
    language: Language,
) -> (Vec<Column>, Vec<Option<usize>>) {
    let mut column_of = vec![None; survey.documents.len()];
    let is_in = |text: usize| survey.documents[text].info.language.is_none_or(|it| it == language);
    let has: Vec<(u32, usize)> = (0..)
        .zip(groups)
        .flat_map(|(document, group)| group.0.iter().map(move |&text| (document, text)))
        .filter(|&(_, text)| is_in(text))
        .collect();
    let by_document = has.len() <= MOST_DOCUMENTS;
    let year = |text: usize| survey.documents[text].info.date.as_deref().and_then(|it| it.get(..4));
    let mut years: Vec<Option<&str>> = has.iter().map(|&(_, text)| year(text)).collect();
    years.sort_unstable_by_key(|year| (year.is_none(), *year));
    years.dedup();
    let mut columns: Vec<Column> = Vec::new();
    if !by_document {
        let column = |year: &Option<&str>| Column {
            document: None,
            year: year.map(str::to_owned),
            characters: 0,
        };
        columns.extend(years.iter().map(column));
    }
    for (document, text) in has {
        let column = if by_document {
            let year = year(text).map(str::to_owned);
            columns.push(Column { document: Some(document), year, characters: 0 });
            columns.len() - 1
        } else {
            years.iter().position(|other| *other == year(text)).unwrap_or_default()
        };
        columns[column].characters += survey.documents[text].characters;
        column_of[text] = Some(column);
    }
    (columns, column_of)
}

fn cells(usage: &ConceptUsage, column_of: &[Option<usize>], columns: usize) -> Vec<(u64, u32)> {
    let mut cells = vec![(0, 0); columns];
    for term in &usage.terms {
        let mut counted = vec![false; columns];
        for at in term.per_document.iter().filter(|at| at.uses() > 0) {
            if let Some(column) = column_of[at.document] {
                cells[column].0 += at.uses();
                if !std::mem::replace(&mut counted[column], true) {
                    cells[column].1 += 1;
                }
            }
        }
    }
    cells
}
