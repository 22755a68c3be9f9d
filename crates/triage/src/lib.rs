//! Sorts findings into those to be told and those that are known.
//!
//! A finding is known by an exception, which gives a reason: in the configuration, or in a remark
//! beside a passage of a Markdown or XML document, `<!-- zhengming: ignore RULE reason="…" -->`. Or it
//! is known by a [`Baseline`], which holds the passages that were found on some day. Both are about
//! passages: a finding goes when what is left of its passages would be none.
//!
//! [`sort`] does the sorting, and tells what became of exceptions and entries that cover nothing.
//! `docs/everyday.md` describes remarks and the file of a baseline.
//!
//! ```
//! use std::sync::Arc;
//!
//! use zhengming_config::Config;
//! use zhengming_consistency::{Input, SurveyOptions, check_in_full, survey};
//! use zhengming_glossary::load_bytes;
//! use zhengming_tagger::Tagger;
//! use zhengming_text::Language;
//! use zhengming_triage::{Run, sort};
//!
//! let toml = "[[concept]]\nid = \"norm\"\nen = [\"norm\"]\n\
//!     zh = [\"规范\", { term = \"守则\", status = \"deprecated\", reason = \"r\" }]";
//! let tagger = Tagger::new(Arc::new(load_bytes("norm.toml", toml).glossary))?;
//! let text = "遵守守则。\n\n<!-- zhengming: ignore deprecated-term reason=\"旧名\" -->\n适用守则。\n";
//! let draft = Input::bytes("draft.zh.md", text.as_bytes());
//! let options = SurveyOptions { context: Some(60), ..SurveyOptions::default() };
//! let survey = survey(&[draft], &tagger, &options, &());
//!
//! let config = Config::default();
//! let rules = config.rule_settings();
//! let run = Run {
//!     rules: &rules,
//!     languages: &Language::ALL,
//!     whole: true,
//!     whole_baseline: true,
//!     folder: "".as_ref(),
//!     today: "2026-11-23",
//! };
//! let sorted = sort(check_in_full(&survey, &rules), &survey, &config.exceptions, None, &run);
//! // One of the two passages is excepted; bytes 6 to 12 are left.
//! assert_eq!((sorted.told.len(), sorted.known.len()), (1, 1));
//! let told = &sorted.told[0];
//! let left: Vec<_> = told.finding.evidence.iter().map(|one| one.place.span).collect();
//! assert_eq!((left.as_slice(), told.known), (&[(6, 12)][..], 1));
//! # Ok::<(), zhengming_tagger::BuildError>(())
//! ```

mod baseline;
mod exceptions;
mod fingerprint;
mod remark;
mod sort;

pub use baseline::{Baseline, Entry};
pub use fingerprint::fingerprint;
pub use remark::parse_remark;
pub use sort::{Known, KnownBy, KnownCounts, Run, Sorted, Told, sort};
