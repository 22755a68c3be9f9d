//! Candidates for terms: what texts repeat and a glossary lacks.
//!
//! A [`Corpus`] takes paragraphs, [`extract()`] gives its [`Candidate`]s, best first.
//!
//! ```
//! use zhengming_extract::{Corpus, Options, extract};
//! use zhengming_glossary::Glossary;
//!
//! let mut corpus = Corpus::default();
//! let document = corpus.document("A/C.1/80/L.1");
//! let units = [
//!     ("请被请求缔约国保全电子数据。", "Requests the State to preserve electronic data."),
//!     ("电子数据应当妥善保存；", "Electronic data shall be kept safely;"),
//!     ("缔约国可以获取电子数据，", "A State may obtain electronic data,"),
//! ];
//! for (place, (zh, _)) in ["OP 1", "OP 2", "OP 3"].into_iter().zip(units) {
//!     corpus.add(document, place, zh);
//! }
//! let candidates = extract(&corpus, &units, &Glossary::default(), &Options::default());
//! let best = &candidates[0];
//! assert_eq!((best.text.as_str(), best.count), ("电子数据", 3));
//! assert_eq!(best.rendering.as_ref().unwrap().text, "electronic data");
//! let context = &best.contexts[1];
//! assert_eq!(context.span.range(), 0..12); // bytes of the paragraph
//! ```
//!
//! # How are candidates found?
//!
//! 1. Folded texts become words: Latin ones at the boundaries of UAX #29, Chinese ones by a short
//!    list of function words and of words that hold their characters. What terms never have parts
//!    the text; what they have only inside, or only at one end, is known by the same list. There is
//!    no dictionary: all other Chinese characters stand for themselves.
//! 2. Rows of words that come again are counted level by level, with their branching entropy (Jin
//!    and Tanaka-Ishii 2006): a row that nearly always has the same neighbour is a piece of a longer
//!    one. Headings are candidates although they come but once.
//! 3. The C-value (Frantzi, Ananiadou and Mima 2000) takes off what stands inside longer candidates.
//! 4. Where an aligned text is given, each candidate gets the row of the other language that it
//!    meets most constantly ([`log_dice`], Rychlý 2008). Candidates without a constant partner go
//!    down: they are mostly pieces of phrases.
//! 5. Terms of the glossary and parts of them are left out.
//!
//! Memory grows with the texts, by about eight bytes for each character beside the texts themselves;
//! rows are counted only if their parts are frequent.

mod association;
mod candidates;
mod corpus;
mod extract;
mod finder;
mod forms;
mod grams;
mod known;
mod pairing;
mod read;
mod stream;
mod token;

use zhengming_rendering::words;

pub use association::{Association, Partner};
pub use corpus::{Corpus, DocumentId};
pub use extract::{Candidate, Context, Options, Rendering, Unit, extract};
pub use read::read_units;
pub use zhengming_rendering::log_dice;
