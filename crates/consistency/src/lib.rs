//! How often documents use the terms of a glossary, how consistently, and what to look at.
//!
//! The crate works in three steps. [`survey`] reads documents and counts terms; [`Analysis`] makes
//! tables of frequency and consistency from the counts; [`check`] applies [`rules`] to them. It
//! prints nothing and formats nothing.
//!
//! ```
//! use std::sync::Arc;
//!
//! use zhengming_consistency::{Analysis, Input, Settings, SurveyOptions, check, survey};
//! use zhengming_glossary::{Language, load_bytes};
//! use zhengming_tagger::Tagger;
//!
//! let toml = "[[concept]]\nid = \"norm\"\nen = [\"norm\"]\nzh = [\"规范\", \"准则\"]";
//! let tagger = Tagger::new(Arc::new(load_bytes("norm.toml", toml).glossary))?;
//! let draft = Input::bytes("draft.zh.txt", "各国应遵守规范，落实各项规范，并适用准则。".as_bytes());
//!
//! let survey = survey(&[draft], &tagger, &SurveyOptions::default(), &());
//! let norm = &survey.documents[0].terms[0];
//! assert_eq!(norm.uses(), 2);
//! assert_eq!(norm.places[0].span, (15, 21)); // bytes: 各国应遵守 are 15 of them
//! assert_eq!((norm.places[1].line, norm.places[1].column), (1, 13));
//!
//! let analysis = Analysis::new(&survey);
//! let norm = &analysis.concepts[0];
//! assert_eq!((norm.language, norm.measures.k, norm.measures.variants), (Language::Zh, 3, 2));
//! assert!((norm.measures.hhi.unwrap() - 5.0 / 9.0).abs() < 1e-9);
//!
//! let findings = check(&survey, &Settings::all());
//! assert_eq!(
//!     findings[0].message,
//!     "规范 (preferred, 2×) and 准则 (admitted, 1×) are both used for *norm*"
//! );
//! # Ok::<(), zhengming_tagger::BuildError>(())
//! ```
//!
//! The types:
//!
//! * [`Survey`], [`DocumentUsage`], [`TermUsage`], [`Place`]: counts by document and term, with the
//!   first places of each; [`Failure`]: a file that could not be read.
//! * [`ConceptUsage`], [`FamilyUsage`], [`GroupUsage`]: the tables; [`Measures`], [`Profile`]: the
//!   figures in them, described in `docs/measures.md`.
//! * [`Rule`], [`Finding`], [`Evidence`]: what is worth a look, and what bears it out. A finding is
//!   evidence for a linguist to judge, not an order.
//!
//! With aligned texts, [`attest`] counts in how many paragraphs the terms of a concept meet, and
//! [`verify`] checks every source that a glossary names. [`Statistics`] counts what a glossary holds.
//!
//! A survey keeps counts and a few places rather than occurrences, so that a gigabyte can be
//! surveyed in little memory; whoever wants every occurrence asks the tagger.

mod analysis;
mod attest;
mod glean;
mod metrics;
mod practice;
mod rules;
mod statistics;
mod survey;
mod units;

pub use analysis::{
    Analysis, ConceptUsage, DocumentCount, FIRM_USES, FamilyUsage, GroupUsage, LEAST_USES,
    Measures, MemberTotals, Profile, RenderedPair, RenderingMeasures, Renderings, RenderingsOf,
    Rendition, Shares, TermTotals,
};
pub use attest::{
    Attestation, Claim, ConceptAttestation, Doubt, Example, Seed, TermAttestation, Unproved,
    Verification, attest, attest_with_passages, claims, verify,
};
pub use glean::{
    BeforeStep, BrokenName, Citation, Flaw, Gleanings, Number, OddOpening, Oddity, Openings, Organ,
    PartOpenings, Step, Variant, Wanted,
};
pub use metrics::{DirectionMetrics, TranslationMetrics, measure_translation};
pub use practice::{CheckRate, CheckRates, Practice, Practised, Reach, Translation};
pub use rules::{
    Evidence, Finding, Level, MqmClass, Rule, RuleChoice, Settings, TermCount, UnknownRule, check,
    check_in_full, rule, rules,
};
pub use statistics::{DomainStatistics, Proof, Statistics};
pub use survey::{
    Context, ContextOf, DocumentUsage, Failure, Input, Place, Progress, Survey, SurveyOptions,
    TermUsage, survey,
};
pub use units::{
    Bitext, Discouraged, FactKind, FactMismatch, Missing, NamePair, Noted, OpeningPair, Part,
    Passage, Rendered, RenderedUnit, Said, TermNotes, UnitsWanted,
};
