use std::fmt;
use std::path::Path;

use zhengming_text::{counted, is_or_are};

use crate::{Location, did_you_mean, one_of, quoted};

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing, and often right as it is.
    Info,
    /// Probably a slip; the file can be used.
    Warning,
    /// The file says something that cannot be meant, and must not be used.
    Error,
}

/// Something wrong in a file that people write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub location: Location,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
    /// What to do about it, where that can be said.
    pub help: Option<String>,
}

/// Collects problems. Keeps the first 5,000 and counts the rest, so that a hostile
/// file cannot fill the memory with complaints about itself.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    left_out: usize,
    worst_left_out: Option<Severity>,
}

impl Severity {
    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Problem {
    /// A problem at a place.
    pub fn new(
        severity: Severity,
        location: &Location,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Self {
        Self { location: location.clone(), severity, message: message.into(), help }
    }
}

impl Problems {
    const LIMIT: usize = 5_000;

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        if self.list.len() < Self::LIMIT {
            self.list.push(problem);
        } else {
            self.left_out += 1;
            self.worst_left_out = self.worst_left_out.max(Some(problem.severity));
        }
    }

    /// Adds all of the others.
    pub fn append(&mut self, other: Self) {
        self.left_out += other.left_out;
        self.worst_left_out = self.worst_left_out.max(other.worst_left_out);
        other.list.into_iter().for_each(|problem| self.push(problem));
    }

    /// Adds an error.
    pub fn error(&mut self, location: &Location, message: impl Into<String>) {
        self.push(Problem::new(Severity::Error, location, message, None));
    }

    /// Adds an error, with what to do about it.
    pub fn error_with_help(
        &mut self,
        location: &Location,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Problem::new(Severity::Error, location, message, Some(help.into())));
    }

    /// Adds a warning.
    pub fn warning(
        &mut self,
        location: &Location,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.push(Problem::new(Severity::Warning, location, message, help));
    }

    /// Adds a remark.
    pub fn info(&mut self, location: &Location, message: impl Into<String>, help: Option<String>) {
        self.push(Problem::new(Severity::Info, location, message, help));
    }

    /// Whether an error was found in a file.
    #[must_use]
    pub fn has_error_in(&self, file: &Path) -> bool {
        let is_error = |problem: &Problem| {
            problem.severity == Severity::Error && *problem.location.file == *file
        };
        self.list.iter().any(is_error) || self.worst_left_out == Some(Severity::Error)
    }

    /// The problems in the order of files and lines.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Problem> {
        self.list
            .sort_by(|a, b| a.location.cmp(&b.location).then_with(|| b.severity.cmp(&a.severity)));
        if let (Some(severity), Some(last)) = (self.worst_left_out, self.list.last()) {
            let are = is_or_are(&self.left_out);
            let more = counted(self.left_out, "more problem");
            let message = format!("{more} {are} not listed");
            let problem = Problem::new(severity, &last.location, message, None);
            self.list.push(problem);
        }
        self.list
    }
}

/// Complains of a name that is none of the known ones. `place` says in what, and may be empty.
pub fn unknown(
    what: &str,
    written: &str,
    place: &str,
    known: &[&str],
    at: &Location,
    problems: &mut Problems,
) {
    let message = format!("unknown {what} {}{place}, expected {}", quoted(written), one_of(known));
    let help = did_you_mean(written, known);
    problems.push(Problem::new(Severity::Error, at, message, help));
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.location, self.severity, self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}
