//! Small glossaries and paragraphs for the tests of the tagger.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use std::sync::Arc;

use zhengming_document::{Batch, Kind, Label, Paragraph, Part};
use zhengming_glossary::{
    Concept, ConceptKind, Glossary, Language, Location, Position, Status, Term,
};
use zhengming_tagger::{EngineKind, Match, Occurrence, Scratch, Tagger};
use zhengming_text::{LineIndex, Span};

/// A concept: its id, and its terms with what they share.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: String,
    pub en: Vec<String>,
    pub zh: Vec<String>,
    pub opening: bool,
    pub name: bool,
    pub deprecated: Vec<String>,
    pub not_in: Vec<String>,
}

pub fn glossary(entries: &[Entry]) -> Arc<Glossary> {
    let concepts = entries.iter().map(concept).collect();
    Arc::new(Glossary { concepts, ..Glossary::default() })
}

fn concept(entry: &Entry) -> Concept {
    let en = entry.en.iter().enumerate().map(|(at, text)| term(entry, Language::En, at, text));
    let zh = entry.zh.iter().enumerate().map(|(at, text)| term(entry, Language::Zh, at, text));
    Concept {
        id: entry.id.clone(),
        domain: "test".to_owned(),
        kind: if entry.name { ConceptKind::Name } else { ConceptKind::Term },
        definition: None,
        note: None,
        unattested: None,
        terms: en.chain(zh).collect(),
        location: Location::default(),
    }
}

fn term(entry: &Entry, language: Language, at: usize, text: &str) -> Term {
    Term {
        text: text.to_owned(),
        language,
        status: match at {
            _ if entry.deprecated.iter().any(|it| it == text) => Status::Deprecated,
            0 => Status::Preferred,
            _ => Status::Admitted,
        },
        abbreviation: text.chars().all(|c| c.is_ascii_uppercase()),
        reason: None,
        shared: None,
        only_for: None,
        position: if entry.opening { Position::Opening } else { Position::Any },
        not_in: entry.not_in.iter().filter(|longer| longer.contains(text)).cloned().collect(),
        valid_from: None,
        valid_until: None,
        note: None,
        sources: Vec::new(),
        location: Location::default(),
    }
}

/// A batch that is one paragraph.
pub fn paragraph(text: &str, kind: Kind) -> (Batch, Paragraph) {
    let part = match kind {
        Kind::Note => Part::Note,
        Kind::Item => Part::Body,
        _ => Part::Operative,
    };
    let paragraph = Paragraph {
        span: Span::new(0, text.len()),
        edits: (0, 0),
        label: Label { number: 1, ..Label::part(part) },
        kind,
    };
    let batch =
        Batch { line: 1, text: text.to_owned(), paragraphs: vec![paragraph], ..Batch::default() };
    (batch, paragraph)
}

pub fn matches(glossary: &Arc<Glossary>, engine: EngineKind, text: &str) -> Vec<Match> {
    let tagger = Tagger::with_engine(Arc::clone(glossary), engine).unwrap();
    let mut scratch = Scratch::default();
    // What was tagged before must leave no trace.
    let before: String = text.chars().rev().collect();
    for text in [before.as_str(), text] {
        let (batch, paragraph) = paragraph(text, Kind::Text);
        tagger.tag(&batch, &paragraph, &mut scratch);
    }
    let (batch, paragraph) = paragraph(text, Kind::Text);
    tagger.tag(&batch, &paragraph, &mut scratch).0.to_vec()
}

/// Each match as `concept source [folds] nested shield`, empty parts left out.
pub fn described(tagger: &Tagger, text: &str, kind: Kind) -> Vec<String> {
    let (batch, paragraph) = paragraph(text, kind);
    let lines = LineIndex::new(&batch.text);
    let mut scratch = Scratch::default();
    let (matches, folded) = tagger.tag(&batch, &paragraph, &mut scratch);
    let glossary = tagger.glossary();
    matches
        .iter()
        .map(|found| {
            let written = &glossary.term(found.term).text;
            let it = Occurrence::new(found, &batch, &lines, &paragraph, folded, written);
            let folds: Vec<&str> = it.folds.iter().map(zhengming_text::Fold::name).collect();
            let shield = it.shield.map(|shield| format!("{shield:?}").to_lowercase());
            let marks: Vec<String> =
                it.nested.then(|| "nested".to_owned()).into_iter().chain(shield).collect();
            let mut line = format!("{} {}", glossary.concept(found.term.concept).id, it.source);
            if !folds.is_empty() || !marks.is_empty() {
                line += &format!(" [{}]", folds.join(","));
            }
            for mark in marks {
                line = format!("{line} {mark}");
            }
            line
        })
        .collect()
}
