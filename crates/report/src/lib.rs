//! Output of what the other crates found: for people in a terminal, and for programs.
//!
//! * [`TagFormat`] makes a [`TagWriter`], which writes occurrences as they are found.
//! * [`Report`] is the one model of reports; [`ReportFormat`] writes it. What people read is laid
//!   out once, as a page, and then written as a table or as Markdown.
//! * [`FindingFormat`] writes [`Findings`].
//! * [`AttestFormat`] writes what aligned texts prove of a glossary.
//! * [`StatsFormat`] writes how much a glossary holds.
//! * [`DiffFormat`] writes what two states of a glossary differ in.
//! * [`MergeFormat`] writes how another termbase meets ours, [`write_counts`] how much one has.
//! * [`ExtractFormat`] writes candidates for terms.
//! * [`RenderFormat`] writes how a term was rendered.
//! * [`CompareFormat`] writes what two documents differ in, clause by clause, and the versions of
//!   clauses in many documents.
//! * [`write_hits`] and [`CardFormat`] show the glossary, [`write_page`] documentation,
//!   [`write_difference`] where two texts differ.
//!
//! Each format is one file in the folder of its kind, and one line in the list there. All write to
//! any [`std::io::Write`]; nothing here prints, reads or decides. What is meant for a terminal holds
//! ANSI styles, which the caller strips where they are not wanted.
//!
//! ```
//! use zhengming_consistency::{Analysis, Input, SurveyOptions, survey};
//! use zhengming_glossary::load_bytes;
//! use zhengming_report::{Report, ReportFormat};
//! use zhengming_tagger::Tagger;
//!
//! let table = "concept,lang,term\nnorm,en,norm\nnorm,zh,规范\nnorm,zh,准则\n";
//! let tagger = Tagger::new(load_bytes("terms.csv", table).glossary.into())?;
//! let text = "1. 促请各国遵守规范；\n\n2. 请各国通报这些准则的执行情况。\n";
//! let inputs = [Input::bytes("A-C.1-80-L.1.zh.txt", text.as_bytes())];
//! let survey = survey(&inputs, &tagger, &SurveyOptions::default(), &());
//!
//! let mut out = Vec::new();
//! let analysis = Analysis::new(&survey);
//! ReportFormat::Csv.write(&Report::new(&survey, &analysis), &mut out)?;
//! let csv = String::from_utf8(out)?;
//! let line = csv.lines().nth(2).unwrap_or_default();
//! assert!(line.starts_with("norm,terms,norm,规范,准则,zh,admitted,1,0,0,0.5000,1,"), "{line}");
//!
//! let mut out = Vec::new();
//! ReportFormat::Json.write(&Report::new(&survey, &analysis), &mut out)?;
//! let report: serde_json::Value = serde_json::from_slice(&out)?;
//! let place = &report["concepts"][0]["terms"][0]["per_document"][0]["places"][0];
//! // Spans are byte offsets in the file.
//! assert_eq!(place["span"], serde_json::json!([21, 27]));
//! assert_eq!(&text[21..27], "规范");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Hostile text
//!
//! Whatever stands in a document, a glossary or a path:
//!
//! | goes to | made safe by |
//! | --- | --- |
//! | a terminal | [`clean`]: control characters and marks of direction become U+FFFD, line breaks blanks, and characters without width are left out |
//! | CSV | an apostrophe in front of cells that a spreadsheet would take for a formula |
//! | Markdown | backslashes before all marks |
//! | GitHub | percent signs for what would end a command |

mod attest;
mod card;
mod cell;
mod compare;
mod concepts;
mod counts;
mod diff;
mod difference;
mod extract;
mod families;
mod findings;
mod format;
mod formats;
mod heading;
mod json;
mod manual;
mod merge;
mod metrics;
mod model;
mod names;
mod page;
mod renderings;
mod sheet;
mod stats;
mod tags;
mod terminal;

pub use attest::AttestFormat;
pub use card::{CardFormat, Cards};
pub use compare::{CompareFormat, Compared};
pub use concepts::write_hits;
pub use counts::write_counts;
pub use diff::{DiffFormat, Differing};
pub use difference::write_difference;
pub use extract::ExtractFormat;
pub use families::Histories;
pub use findings::{FindingFormat, Findings};
pub use formats::ReportFormat;
pub use manual::{write_page, write_rules};
pub use merge::{MergeFormat, Merging};
pub use metrics::MetricsFormat;
pub use model::{By, Report};
pub use renderings::{RenderFormat, Rendered};
pub use stats::StatsFormat;
pub use tags::{TagFormat, TagLayout, TagWriter, TaggedParagraph};
pub use terminal::clean::clean;
pub use terminal::style;
pub use terminal::width::{fit, width};
