//! Findings: one file per format, and the list of them.

mod csv;
mod github;
mod json;
mod jsonl;
mod markdown;
mod passages;
mod row;
mod sarif;
mod text;
mod uri;
mod xlsx;

use std::path::Path;

use zhengming_consistency::{Finding, Level, Survey};
use zhengming_text::{counted, is_or_are};
use zhengming_triage::{Sorted, Told};

use crate::format::formats;

/// Findings with the survey that they speak of.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The survey, made with context.
    pub survey: &'a Survey,
    /// The findings to be told, in their order; those that are known by exceptions or a baseline,
    /// which are counted, and kept in SARIF and JSON; and the problems of exceptions.
    pub sorted: &'a Sorted,
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether text for reading ends with how many findings there are.
    pub is_summed_up: bool,
}

formats! {
    /// A format that findings are written in.
    FindingFormat of Findings<'_>;
    /// Passages side by side, for reading in a terminal.
    Text "text" text;
    /// The schema `zhengming.findings/1`, for programs.
    Json "json" json;
    /// The schema `zhengming.finding/1`, a line for each finding.
    JsonLines "jsonl" jsonl;
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif "sarif" sarif;
    /// Workflow commands, which GitHub shows beside the lines of a change.
    Github "github" github;
    /// A line for each passage, for spreadsheets.
    Csv "csv" csv;
    /// A workbook with a row for each passage, and columns for a reviewer.
    Xlsx "xlsx" xlsx;
    /// Collapsed findings, for a comment on a pull request.
    Markdown "markdown" markdown;
}

/// Endings of file names that leave no doubt about the format.
const ENDINGS: [(&str, FindingFormat); 8] = [
    (".txt", FindingFormat::Text),
    (".sarif", FindingFormat::Sarif),
    (".sarif.json", FindingFormat::Sarif),
    (".json", FindingFormat::Json),
    (".jsonl", FindingFormat::JsonLines),
    (".csv", FindingFormat::Csv),
    (".xlsx", FindingFormat::Xlsx),
    (".md", FindingFormat::Markdown),
];

impl FindingFormat {
    /// The format that the ending of a file name says.
    ///
    /// ```
    /// use zhengming_report::FindingFormat;
    ///
    /// let of = |name: &str| FindingFormat::of_file(name.as_ref());
    /// assert_eq!(of("报告.SARIF.json"), Some(FindingFormat::Sarif));
    /// assert_eq!(of("报告"), None);
    /// ```
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let fits = ENDINGS.iter().filter(|(ending, _)| name.ends_with(ending));
        fits.max_by_key(|(ending, _)| ending.len()).map(|&(_, format)| format)
    }

    /// Whether it is text, which a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Xlsx
    }
}

impl Findings<'_> {
    /// `1 error, 0 warnings, 2 notes`, the worst first.
    fn counts(&self) -> String {
        let counts = Level::ALL.map(|level| {
            let told = self.sorted.told.iter();
            counted(told.filter(|told| told.finding.level == level).count(), level.name())
        });
        let [notes, warnings, errors] = counts;
        format!("{errors}, {warnings}, {notes}")
    }

    /// How much is known, and by what; nothing where nothing is.
    fn known_counts(&self) -> Option<String> {
        let counts = self.sorted.counts;
        let (by_exceptions, by_baseline) = (counts.by_exceptions, counts.by_baseline);
        let whole = (by_exceptions + by_baseline > 0)
            .then(|| format!("{by_exceptions} known by exceptions, {by_baseline} by the baseline"));
        let part = (counts.passages > 0).then(|| {
            let passages = counted(counts.passages, "known passage");
            format!("{passages} of those above {} left out", is_or_are(&counts.passages))
        });
        let parts: Vec<String> = whole.into_iter().chain(part).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// How many passages of a finding are listed nowhere, as the survey did not keep their places;
/// `others` are listed elsewhere, or not at all as they are known.
fn not_listed(finding: &Finding, others: u64) -> u64 {
    finding.passages().saturating_sub(finding.evidence.len() as u64 + others)
}

/// `2 more passages, 1 known passage`: what is not shown of a finding that was shortened.
fn not_shown(told: &Told, shortened: &Finding) -> Option<String> {
    let more = not_listed(shortened, told.known);
    let more = (more > 0).then(|| counted(more, "more passage"));
    let known = (told.known > 0).then(|| counted(told.known, "known passage"));
    let parts: Vec<String> = more.into_iter().chain(known).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
