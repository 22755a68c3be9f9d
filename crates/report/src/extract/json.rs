use std::io::{self, Write};

use serde::Serialize;
use zhengming_extract::{Candidate, Context, Rendering};

use crate::json;

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    candidates: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    text: &'a str,
    score: f64,
    count: u32,
    documents: u32,
    rendering: Option<RenderingRow<'a>>,
    contexts: Vec<ContextRow<'a>>,
}

#[derive(Serialize)]
struct RenderingRow<'a> {
    text: &'a str,
    together: u32,
    log_dice: f64,
    mutual: bool,
}

#[derive(Serialize)]
struct ContextRow<'a> {
    document: &'a str,
    place: &'a str,
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

/// The schema, indented.
pub(super) fn write(candidates: &[Candidate], out: &mut dyn Write) -> io::Result<()> {
    let candidates = candidates.iter().map(Row::new).collect();
    json::write(&Whole { schema: "zhengming.candidates/1", candidates }, out)
}

impl<'a> Row<'a> {
    fn new(candidate: &'a Candidate) -> Self {
        let rendering = |found: &'a Rendering| RenderingRow {
            text: &found.text,
            together: found.together,
            log_dice: rounded(found.log_dice),
            mutual: found.mutual,
        };
        let context = |found: &'a Context| ContextRow {
            document: &found.document,
            place: &found.place,
            before: &found.text[..found.span.start],
            text: &found.text[found.span.range()],
            after: &found.text[found.span.end..],
        };
        Self {
            text: &candidate.text,
            score: rounded(candidate.score),
            count: candidate.count,
            documents: candidate.documents,
            rendering: candidate.rendering.as_ref().map(rendering),
            contexts: candidate.contexts.iter().map(context).collect(),
        }
    }
}

/// Two places behind the point are more than the measures can bear.
fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
