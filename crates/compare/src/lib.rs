//! Clauses that documents take over from one another, and what changed in their wording.
//!
//! A [`Version`] is a document as its clauses: title, preambular and operative paragraphs, annexes, in one
//! language or both. [`Comparison::new`] aligns the clauses of two, also where they were moved,
//! split or merged, and compares their wording: by words in English, by characters in Chinese,
//! terms of the glossary as wholes. What differs is told by how much it matters ([`Change`]): a
//! term, other words, a date or citation brought up to date, small words, punctuation. Where both
//! languages are there, each clause is one of four [`Case`]s, of which *English same, Chinese
//! changed* is drift, and *English changed, Chinese same* may be an update that was missed.
//!
//! ```
//! use std::sync::Arc;
//! use zhengming_compare::{Change, Comparison, Version};
//! use zhengming_document::{Document, Options};
//! use zhengming_glossary::load_bytes;
//! use zhengming_tagger::Tagger;
//!
//! let read = |text: &str| {
//!     let document = Document::from_bytes("A-C.1-80-L.1.zh.txt", text, &Options::default());
//!     document.map(|document| Version::from_document(&document))
//! };
//! let old = read("大会，\n\n回顾2022年的国家负责任行为框架，\n\n1. 决定继续讨论。\n")?;
//! let new = read("大会，\n\n回顾2023年的负责任国家行为框架，\n\n1. 决定继续讨论。\n")?;
//!
//! let terms = "concept,lang,term\nbehaviour,zh,负责任国家行为\nbehaviour,zh,国家负责任行为\n";
//! let tagger = Tagger::new(Arc::new(load_bytes("terms.csv", terms).glossary))?;
//! let comparison = Comparison::new(&old, &new, &tagger);
//!
//! let changes: Vec<_> = comparison.rows.iter().map(|row| row.change()).collect();
//! assert_eq!(changes, [Some(Change::Same), Some(Change::Term), Some(Change::Same)]);
//! let wording = comparison.rows[1].wordings.zh.as_ref().expect("both are Chinese");
//! let term = wording.term_changes[0];
//! assert_eq!(&wording.old[term.old.0.range()], "国家负责任行为"); // bytes of the clause
//! assert_eq!(&wording.new[term.new.0.range()], "负责任国家行为");
//! let year = wording.pieces.iter().find(|piece| piece.change == Change::Citation);
//! assert_eq!(year.map(|piece| wording.new_of(piece)), Some("2023"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`History`] puts the clauses of many documents together in families, each with its variants and
//! what changed from one to another.
//!
//! # How clauses are found again
//!
//! By what they have in common: rows of three Chinese characters or two English words, citations and
//! small words aside, each worth more the fewer clauses have it. First come clauses of the same
//! text, then the most alike, then those of which a part is found in another: a clause that was
//! split from it or merged into it. What does not keep the order of the others was moved. Rows that
//! many clauses have lead to no candidates, so that a document which says the same a hundred thousand
//! times is compared in seconds. Turning the two documents round turns the result round, and
//! nothing else.

mod align;
mod both;
mod citation;
mod comparison;
mod features;
mod history;
mod order;
mod runs;
mod stretches;
mod tally;
mod terms;
mod time;
mod token;
mod tokenized;
mod version;
mod wording;

pub use align::{Fate, Link};
pub use both::Both;
pub use comparison::{Case, Comparison, Row};
pub use features::rows;
pub use history::{ALIKE, Family, History, Near, Step, Use, Variant, nearest};
pub use tally::{FamilyUse, TermTally};
pub use terms::{TermChange, TermChangeKind};
pub use version::{Clause, Version};
pub use wording::{Change, Piece, Wording};
