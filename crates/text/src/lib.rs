//! Spans, lines and folding.
//!
//! A reader sees 信息和通信技术 whether a line break, a blank, a footnote mark, markup, full-width
//! letters or Traditional characters stand in it. [`Folder`] turns a stretch of source text into
//! the [`Folded`] form that is compared, and [`Folded::source_span`] leads from there back to the
//! exact bytes of the source. Folding changes what is compared, never what is shown.
//!
//! ```
//! use zhengming_text::{Fold, Folded, Folder, Span, fold_term};
//!
//! let source = "使用 ＩＣＴ 技\n術，³ 2019 年";
//! let mut folded = Folded::default();
//! Folder.fold(source, Span::new(0, source.len()), &[], &mut folded);
//! assert_eq!(folded.text(), "使用ict技术，2019年");
//!
//! let term = fold_term("ICT技术");
//! let at = folded.text().find(&term).unwrap();
//! let span = folded.source_span(at..at + term.len());
//! assert_eq!(span, Span::new(7, 24)); // bytes of the source
//! assert_eq!(&source[span.range()], "ＩＣＴ 技\n術");
//! assert!(folded.folds(at..at + term.len()).contains(Fold::Traditional));
//! ```
//!
//! The types:
//!
//! * [`Span`]: a half-open range of byte offsets.
//! * [`LineIndex`]: byte offsets to lines and columns, both from 1.
//! * [`Edit`]: a place where a reader of files says that the text is not what the bytes are.
//! * [`Folder`], [`Folded`], [`Folds`]: folding, its result, and in which ways the two differ.
//! * [`join_lines`], [`shows_blank`]: a broken text as a reader sees it.
//! * [`Language`]: the two languages.
//! * [`ByteOrder`]: what [`utf_16_order`] tells of bytes that no mark says to be UTF-16.
//!
//! Folding is one character to one or none, never one to many: offsets stay simple, and … ① ½ keep
//! their meaning, which normalisation form NFKC would change. This crate reads no files and knows
//! no terms.

mod byte_order;
mod classes;
mod counted;
mod edit;
mod fold;
mod folded;
mod folds;
mod joined;
mod language;
mod lines;
mod own;
mod span;
mod tables;
mod watch;

pub use byte_order::{ByteOrder, utf_16_order};
pub use counted::{counted, in_number, is_or_are};
pub use edit::{Edit, EditKind};
pub use fold::{Folder, fold_term};
pub use folded::{Folded, Quote, QuoteKind};
pub use folds::{Fold, Folds};
pub use joined::{join_lines, shows_blank};
pub use language::Language;
pub use lines::{LineIndex, Position};
pub use own::OwnForms;
pub use span::Span;
pub use watch::Watch;
