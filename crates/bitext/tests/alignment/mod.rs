//! Aligns documents whose alignment is known, whole and disturbed.

mod disturb;
pub(crate) mod formats;
mod gold;

use std::collections::HashSet;
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use lzma_rust2::XzReader;
use zhengming_bitext::{Alignment, align};
use zhengming_document::Language;

use disturb::Side;
use gold::{Gold, Score};

/// A paragraph of a document in both languages.
pub(crate) struct Row {
    section: String,
    labels: [String; 2],
    texts: [String; 2],
}

/// A document by its symbol.
pub(crate) type Known = (String, Vec<Row>);

/// How documents are disturbed and read.
#[derive(Clone, Copy)]
pub(crate) struct Trial {
    name: &'static str,
    disturbed: bool,
    labelled: bool,
    least: f64,
}

pub(crate) const TRIALS: [Trial; 4] = [
    Trial { name: "whole, with labels", disturbed: false, labelled: true, least: 0.999 },
    Trial { name: "whole, without", disturbed: false, labelled: false, least: 0.999 },
    Trial { name: "disturbed, with labels", disturbed: true, labelled: true, least: 0.98 },
    Trial { name: "disturbed, without", disturbed: true, labelled: false, least: 0.975 },
];

/// What became of a trial.
#[derive(Default)]
pub(crate) struct Outcome {
    score: Score,
    /// Links by how sure they were, in tenths: all, and those that were right.
    sure: [[usize; 2]; 11],
    /// What was wrong, where one wants to see it.
    wrong: String,
}

/// The documents of the tables whose paragraphs are paired one by one.
pub(crate) fn known_documents(corpus: &Path) -> Vec<Known> {
    let folder = std::fs::read_dir(corpus.join("un/pairs")).expect("the corpus");
    let mut files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let mut documents: Vec<Known> = Vec::new();
    let mut unsure = HashSet::new();
    for file in files {
        let reader = XzReader::new(BufReader::new(File::open(file).expect("a table")), true);
        for line in BufReader::new(reader).lines().skip(1) {
            let line = line.expect("a line");
            let [symbol, _, section, label_zh, label_en, zh, en, align] =
                line.split('\t').collect::<Vec<_>>().try_into().expect("eight columns");
            if align != "exact" {
                unsure.insert(symbol.to_owned());
            }
            if documents.last().is_none_or(|last| last.0 != symbol) {
                documents.push((symbol.to_owned(), Vec::new()));
            }
            documents.last_mut().expect("a document").1.push(Row {
                section: section.to_owned(),
                labels: [label_en.to_owned(), label_zh.to_owned()],
                texts: [en.to_owned(), zh.to_owned()],
            });
        }
    }
    documents.retain(|(symbol, _)| !unsure.contains(symbol));
    documents
}

/// A document of so many paragraphs, put together from others.
pub(crate) fn long_document(documents: &[Known], paragraphs: usize) -> Known {
    let rows = documents.iter().flat_map(|(_, rows)| rows);
    let row = |row: &Row| Row {
        section: "mainBody".to_owned(),
        labels: row.labels.clone(),
        texts: row.texts.clone(),
    };
    ("long".to_owned(), rows.take(paragraphs).map(row).collect())
}

impl Trial {
    /// Aligns all documents, on all cores. Of those whose F1 is below `tell`, what is wrong is told.
    pub(crate) fn run(self, documents: &[Known], tell: f64) -> Outcome {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let part = documents.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> = documents
                .chunks(part)
                .map(|part| {
                    scope.spawn(move || {
                        let outcomes = part.iter().map(|document| self.run_one(document, tell));
                        outcomes.fold(Outcome::default(), Outcome::and)
                    })
                })
                .collect();
            let outcomes = parts.into_iter().map(|part| part.join().expect("a thread"));
            outcomes.fold(Outcome::default(), Outcome::and)
        })
    }

    fn run_one(self, (symbol, rows): &Known, tell: f64) -> Outcome {
        let [en, zh] = disturb::sides(symbol, rows, self.disturbed);
        let alignment = align(
            &en.document(Language::En, self.labelled),
            &zh.document(Language::Zh, self.labelled),
            &(),
        );
        let gold = Gold::new(&en, &zh);
        let mut outcome = Outcome { score: gold.score(&alignment), ..Outcome::default() };
        for link in &alignment.links {
            let [all, right] = &mut outcome.sure[(link.confidence * 10.0) as usize];
            *all += 1;
            *right += usize::from(gold.is_right(link));
        }
        if outcome.score.f1() < tell {
            outcome.wrong = self.wrong(symbol, &gold, &en, &zh, &alignment);
        }
        outcome
    }

    /// Where an alignment is wrong.
    fn wrong(
        self,
        symbol: &str,
        gold: &Gold,
        en: &Side,
        zh: &Side,
        alignment: &Alignment,
    ) -> String {
        let mut told = format!("== {symbol}, {}\n", self.name);
        for link in alignment.links.iter().filter(|link| !gold.is_right(link)) {
            let moved = if link.is_moved { ", moved" } else { "" };
            writeln!(told, "confidence {:.2}{moved}", link.confidence).expect("memory");
            for (side, list) in [(en, &link.en), (zh, &link.zh)] {
                for item in list.iter().map(|&at| &side.items[at]) {
                    let text: String = item.text.chars().take(90).collect();
                    let (rows, label, section) = (&item.rows, &item.label, &item.section);
                    writeln!(told, "   {rows:?} {section} {label} {text}").expect("memory");
                }
            }
        }
        told
    }

    /// What came out, and whether it is as good as it must be.
    pub(crate) fn report(self, outcome: &Outcome) -> (String, bool) {
        let Score { right, found, all } = outcome.score;
        let f1 = outcome.score.f1();
        let precision = right as f64 / found as f64;
        let recall = right as f64 / all as f64;
        let mut told = format!(
            "{}: F1 {f1:.4}, precision {precision:.4}, recall {recall:.4}, {all} pairs\n",
            self.name
        );
        for (tenth, [all, right]) in outcome.sure.into_iter().enumerate().filter(|it| it.1[0] > 0) {
            let (from, share) = (tenth as f64 / 10.0, right as f64 / all as f64);
            writeln!(told, "    confidence from {from:.1}: {all} links, {share:.3} right")
                .expect("memory");
        }
        (told + &outcome.wrong, f1 >= self.least)
    }
}

impl Outcome {
    pub(crate) fn f1(&self) -> f64 {
        self.score.f1()
    }

    fn and(mut self, other: Self) -> Self {
        self.score.add(other.score);
        for (sum, more) in self.sure.iter_mut().zip(other.sure) {
            *sum = [sum[0] + more[0], sum[1] + more[1]];
        }
        self.wrong += &other.wrong;
        self
    }
}
