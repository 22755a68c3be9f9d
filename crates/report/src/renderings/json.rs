use std::io::{self, Write};

use serde::Serialize;
use zhengming_rendering::{Example, Excerpt, Form, Known, Rendering, Spread};

use super::Rendered;
use crate::json;

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    term: &'a str,
    language: &'static str,
    bitext: BitextRow,
    units: usize,
    #[serde(flatten)]
    spread: SpreadRow,
    renderings: Vec<Row<'a>>,
    others: Vec<Row<'a>>,
    units_without: usize,
    examples_without: Vec<ExampleRow<'a>>,
    near: Vec<FormRow<'a>>,
}

#[derive(Serialize)]
struct BitextRow {
    units: usize,
    documents: usize,
}

#[derive(Serialize)]
struct SpreadRow {
    documents: usize,
    first_year: Option<u16>,
    last_year: Option<u16>,
}

#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    units: usize,
    units_own: usize,
    share: Option<f64>,
    log_dice: f64,
    #[serde(flatten)]
    spread: SpreadRow,
    rather: Option<&'a str>,
    forms: Vec<FormRow<'a>>,
    longer: Vec<FormRow<'a>>,
    glossary: Vec<KnownRow<'a>>,
    examples: Vec<ExampleRow<'a>>,
}

#[derive(Serialize)]
struct FormRow<'a> {
    text: &'a str,
    units: usize,
}

#[derive(Serialize)]
struct KnownRow<'a> {
    concept: &'a str,
    status: &'static str,
    of_term: bool,
}

#[derive(Serialize)]
struct ExampleRow<'a> {
    document: &'a str,
    place: &'a str,
    year: Option<u16>,
    term: ExcerptRow<'a>,
    rendering: ExcerptRow<'a>,
}

#[derive(Serialize)]
struct ExcerptRow<'a> {
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

/// The schema, indented.
pub(super) fn write(rendered: &Rendered<'_>, out: &mut dyn Write) -> io::Result<()> {
    let answer = rendered.answer;
    let whole = Whole {
        schema: "zhengming.render/1",
        term: &answer.term,
        language: answer.language.code(),
        bitext: BitextRow { units: rendered.index.len(), documents: rendered.index.documents() },
        units: answer.units,
        spread: spread(answer.spread),
        renderings: answer.renderings.iter().map(|found| row(found, answer.units)).collect(),
        others: answer.others.iter().map(|found| row(found, answer.units)).collect(),
        units_without: answer.without,
        examples_without: answer.examples_without.iter().map(example).collect(),
        near: forms(&answer.near),
    };
    json::write(&whole, out)
}

fn row(found: &Rendering, units: usize) -> Row<'_> {
    Row {
        text: &found.text,
        units: found.units,
        units_own: found.own,
        share: (units > 1).then(|| rounded(found.units as f64 / units as f64, 4)),
        log_dice: rounded(found.log_dice, 2),
        spread: spread(found.spread),
        rather: found.rather.as_deref(),
        forms: forms(&found.forms),
        longer: forms(&found.longer),
        glossary: found.known.iter().map(known_row).collect(),
        examples: found.examples.iter().map(example).collect(),
    }
}

fn known_row(known: &Known) -> KnownRow<'_> {
    KnownRow { concept: &known.concept, status: known.status.name(), of_term: known.is_of_term }
}

fn spread(spread: Spread) -> SpreadRow {
    SpreadRow {
        documents: spread.documents,
        first_year: spread.years.map(|(first, _)| first),
        last_year: spread.years.map(|(_, last)| last),
    }
}

fn forms(forms: &[Form]) -> Vec<FormRow<'_>> {
    forms.iter().map(|form| FormRow { text: &form.text, units: form.units }).collect()
}

fn example(example: &Example) -> ExampleRow<'_> {
    ExampleRow {
        document: &example.document,
        place: &example.place,
        year: example.year,
        term: excerpt(&example.term),
        rendering: excerpt(&example.rendering),
    }
}

fn excerpt(excerpt: &Excerpt) -> ExcerptRow<'_> {
    ExcerptRow { before: &excerpt.before, text: &excerpt.text, after: &excerpt.after }
}

fn rounded(figure: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    (figure * scale).round() / scale
}
