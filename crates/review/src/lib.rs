//! The page for reviewers: one HTML file that opens offline and shows a whole survey.
//!
//! A [`Review`] puts together what was counted (a survey and its analysis), what the rules found, the text of the documents with their terms in place, and the families of their
//! clauses, and writes all of it as one file: markup, style, script and data.
//!
//! ```
//! use zhengming_consistency::{Analysis, Input, Settings, SurveyOptions, check, survey};
//! use zhengming_glossary::load_bytes;
//! use zhengming_review::Review;
//! use zhengming_tagger::Tagger;
//!
//! let table = "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\nnorm,zh,准则\n";
//! let tagger = Tagger::new(load_bytes("terms.csv", table).glossary.into())?;
//! let text = "1. 促请各国遵守规范；\n\n2. 请各国通报这些准则的执行情况。\n";
//! let inputs = [Input::bytes("A-C.1-80-L.1.zh.txt", text.as_bytes())];
//! let options = SurveyOptions::default();
//! let survey = survey(&inputs, &tagger, &options, &());
//!
//! // Spans are byte offsets in the file; the page counts in UTF-16 units of the text as shown.
//! assert_eq!(survey.documents[0].terms[0].places[0].span, (21, 27));
//!
//! let review = Review {
//!     inputs: &inputs,
//!     reading: options.reading,
//!     tagger: &tagger,
//!     survey: &survey,
//!     analysis: &Analysis::new(&survey),
//!     rules: &Settings::default(),
//!     findings: &check(&survey, &Settings::all()),
//!     known: &[],
//! };
//! let mut page = Vec::new();
//! review.write(&mut page, &())?;
//! let page = String::from_utf8(page)?;
//! assert!(page.starts_with("<!doctype html>") && !page.contains("准则"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The file
//!
//! Everything that comes from documents, glossaries and paths stands in the file compressed, as
//! letters and digits, so that no text of anybody can end an element or start a script. The script
//! puts it into the page as text and never as markup, and a content security policy inside the file
//! allows that one script and that one style and nothing from anywhere else.
//!
//! The data come as chunks, which the script unpacks when they are asked for: an index of
//! documents, concepts and counts; the documents' texts, several to a chunk; details of concepts;
//! findings; families of clauses. The same input gives the same bytes.

mod chunk;
mod clauses;
mod concepts;
mod documents;
mod families;
mod findings;
mod folding;
mod groups;
mod heat;
mod index;
mod keys;
mod page;
mod paragraph;
mod passages;
mod renderings;
mod review;
mod rows;
mod script;
mod sources;
mod terms;
mod top;

pub use review::Review;
