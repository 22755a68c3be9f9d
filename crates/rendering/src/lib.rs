//! How a term was rendered in aligned texts, by statistics over all their units.
//!
//! An [`Index`] is made once from the units of aligned texts and kept in a file ([`open`]);
//! [`render`] asks it for a term of either language, which need be in no glossary.
//!
//! ```
//! use zhengming_bitext::Bitext;
//! use zhengming_glossary::Glossary;
//! use zhengming_rendering::{Builder, Options, render};
//!
//! let table = "symbol\tzh\ten\n\
//!     A/RES/80/1\t提升海港韧性，\tRaising the resilience of ports,\n\
//!     A/RES/80/1\t关于韧性的报告\tReport on resilience\n\
//!     A/RES/80/2\t电网的韧性；\tResilience of power grids;\n\
//!     A/RES/80/2\t电网的安全；\tSafety of power grids;\n\
//!     A/RES/80/3\t增强复原力；\tBuild resilience;\n\
//!     A/RES/80/3\t社区的复原力，\tCommunity resilience,\n";
//! let mut builder = Builder::default();
//! for unit in Bitext::from_bytes("pairs.tsv", table) {
//!     builder.add(unit?);
//! }
//! let index = builder.finish();
//! let answer = render(&index, "resilience", &Glossary::default(), &Options::default()).unwrap();
//! let best = &answer.renderings[0];
//! assert_eq!((best.text.as_str(), best.units), ("韧性", 3));
//! let example = &best.examples[0];
//! assert_eq!((example.rendering.before.as_str(), &*example.rendering.text), ("提升海港", "韧性"));
//! # Ok::<(), zhengming_bitext::Error>(())
//! ```
//!
//! # How are renderings found?
//!
//! 1. Texts are folded and become rows of symbols: Chinese characters, English words by their
//!    singular and American form, marks. Of both languages all suffixes are kept in order, so that
//!    the units of any row of symbols are found by bisection.
//! 2. All rows that come in several of the units of the term are candidates. The one that goes with
//!    these units most constantly ([`log_dice`], Rychlý 2008) is taken; ends that terms do not
//!    have, and rows shorter than translations are, stand back.
//! 3. The candidate grows by what stands beside it nearly always. It is dropped if it has the same
//!    neighbour everywhere or ends inside a word (branching, Jin and Tanaka-Ishii 2006, Magistry and
//!    Sagot 2012), or where paragraphs that come again are all its evidence.
//! 4. It is asked which word of its unit it is owed to, by expectation and maximization over all
//!    words that explain much of it, as in the first model of Brown and others (1993).
//! 5. The units that have it are set aside, and the search goes on in the others.

mod answer;
mod causes;
mod chunks;
mod excerpt;
mod file;
mod grams;
mod index;
mod known;
mod measure;
mod near;
mod partner;
mod query;
mod rank;
mod read_at;
mod shape;
mod side;
mod source;
mod store;
mod strings;
mod suffixes;
mod texts;
mod tokens;
mod units;
mod vocabulary;
mod weigh;
pub mod words;
mod written;

pub use answer::{Answer, Example, Form, Known, Options, Rendering, Spread, render};
pub use excerpt::Excerpt;
pub use file::FileError;
pub use index::{Builder, Index};
pub use measure::log_dice;
pub use partner::{Partner, partner};
pub use query::Unaskable;
pub use read_at::ReadAt;
pub use source::Source;
pub use store::{Opened, cache_file, open, renew};
