//! Candidates for terms: what texts repeat and a glossary lacks.
//!
//! A [`Corpus`] takes paragraphs, [`extract()`] gives its [`Candidate`]s, best first.
//!
//! ```
//! use zhengming_bitext::Bitext;
//! use zhengming_extract::{Corpus, Options, extract};
//! use zhengming_glossary::Glossary;
//! use zhengming_rendering::Builder;
//!
//! let mut corpus = Corpus::default();
//! let document = corpus.document("A/C.1/80/L.1");
//! let table = "symbol\tzh\ten\n\
//!     L.1\t请被请求缔约国保全电子数据。\tRequests the State to preserve electronic data.\n\
//!     L.1\t电子数据应当妥善保存；\tElectronic data shall be kept safely;\n\
//!     L.1\t缔约国可以获取电子数据，\tA State may obtain electronic data,\n\
//!     L.1\t文件应当妥善保存。\tDocuments shall be kept safely.\n";
//! let mut index = Builder::default();
//! for unit in Bitext::from_bytes("pairs.tsv", table) {
//!     let unit = unit?;
//!     corpus.add(document, unit.place.to_string(), &unit.zh);
//!     index.add(unit);
//! }
//! let index = index.finish();
//! let candidates = extract(&corpus, Some(&index), &Glossary::default(), &Options::default());
//! let best = &candidates[0];
//! assert_eq!((best.text.as_str(), best.count), ("电子数据", 3));
//! assert_eq!(best.rendering.as_ref().unwrap().text, "electronic data");
//! let context = &best.contexts[1];
//! assert_eq!(context.span.range(), 0..12); // bytes of the paragraph
//! # Ok::<(), zhengming_bitext::Error>(())
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
//! 4. Where aligned texts are given, each candidate gets the rendering that goes best with it
//!    ([`zhengming_rendering::partner`]). Candidates without a constant rendering go down: they are
//!    mostly pieces of phrases.
//! 5. Terms of the glossary and parts of them are left out.
//!
//! Memory grows with the texts, by about eight bytes for each character beside the texts themselves;
//! rows are counted only if their parts are frequent.

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

pub use corpus::{Corpus, DocumentId};
pub use extract::{Candidate, Context, Options, Rendering, extract};
