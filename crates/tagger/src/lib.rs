//! Finds the terms of a glossary in the paragraphs of documents.
//!
//! A [`Tagger`] is built once from a glossary and then asked paragraph by paragraph. It folds the
//! paragraph, searches it for the forms of all terms in both languages on the way, and
//! settles which of the overlapping finds stand.
//!
//! Which terms does this paragraph use, and where?
//!
//! ```
//! use std::sync::Arc;
//! use zhengming_document::{Batch, Kind, Label, Paragraph, Part};
//! use zhengming_glossary::load_bytes;
//! use zhengming_tagger::{Scratch, Tagger};
//! use zhengming_text::Span;
//!
//! let glossary = load_bytes("terms.csv", "concept,lang,term\nict,en,ICT\nict,zh,信息和通信技术\n");
//! let tagger = Tagger::new(Arc::new(glossary.glossary))?;
//!
//! let text = "使用信息和通\n信技术(ICT)".to_owned();
//! let paragraph = Paragraph {
//!     span: Span::new(0, text.len()),
//!     edits: (0, 0),
//!     label: Label { number: 1, ..Label::part(Part::Operative) },
//!     kind: Kind::Text,
//! };
//! let batch = Batch { line: 1, text, paragraphs: vec![paragraph], ..Batch::default() };
//!
//! let mut scratch = Scratch::default();
//! let (matches, folded) = tagger.tag(&batch, &paragraph, &mut scratch);
//! let spans: Vec<Span> =
//!     matches.iter().map(|found| folded.source_span(found.folded.clone())).collect();
//! assert_eq!(spans, [Span::new(6, 28), Span::new(29, 32)]); // bytes
//! assert_eq!(&batch.text[spans[0].range()], "信息和通\n信技术");
//! # Ok::<(), zhengming_tagger::BuildError>(())
//! ```
//!
//! # What counts as a match
//!
//! * Chinese has no word boundaries to ask for: of overlapping finds the *longest* stands, of
//!   equally long ones the first, so that 发展中国家 never yields 中国. What no longer term settles,
//!   the glossary settles with blocking words (`not_in`), and the worst traps of the language are
//!   known for any glossary.
//! * Latin terms stand between word boundaries of UAX #29, also next to Han, in both numbers and in
//!   British or American spelling; compounds with a hyphen also in one word and in several.
//!   Abbreviations are matched in capitals.
//! * Terms with position `opening` count where a paragraph opens, also behind markers such as 又 and
//!   *further*.
//! * Matches are disjoint, but for those in the gap of another and for *nested* ones: 规范 in
//!   负责任国家行为规范 is told too, because the one concept is a part of the other in both
//!   languages. 国际法 in 国际法院 is not.
//! * A form that belongs to several concepts is read as the one that prefers it.
//! * Terms that are deprecated only as the rendering of some English term (`only_for`) are left out:
//!   in a text of one language they prove nothing.
//! * Finds inside 《…》 and quotation marks are [shielded](Shield).
//!
//! # Engines
//!
//! Where forms with Chinese characters may start is told by columns of bits, one for each character,
//! which are looked at while the text is folded; tries find what does start there. Forms without any
//! are found by `aho-corasick`, in stretches of Latin text only; forms that count at the opening of
//! paragraphs by tries of their own. See [`EngineKind`]. All look for overlapping matches: a leftmost search would lose the nested
//! ones, and those that start inside a match which then fails its constraints.

mod boundary;
mod candidate;
mod columns;
mod engine;
mod filter;
mod hyphens;
mod inflect;
mod mention;
mod occurrence;
mod opening;
mod parts;
mod resolve;
mod shield;
mod surface;
mod tagger;
mod traps;
mod tries;
mod windows;

pub use engine::EngineKind;
pub use inflect::comparable_word;
pub use occurrence::{Match, Occurrence};
pub use opening::{Opening, Step};
pub use shield::{Shield, Shields};
pub use tagger::{BuildError, Scratch, Tagger};
