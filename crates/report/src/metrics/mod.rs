//! Measures of translations: a file for each format.

mod json;
mod table;

use zhengming_consistency::TranslationMetrics;

use crate::format::formats;

formats! {
    /// A format that measures of translations are written in.
    MetricsFormat of TranslationMetrics;
    /// For reading in a terminal.
    Table "table" table;
    /// The schema `zhengming.metrics/1`, for programs.
    Json "json" json;
}
