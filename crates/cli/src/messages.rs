use std::io::{self, Write};
use std::sync::Mutex;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::ColorChoice;
use indicatif::ProgressBar;
use zhengming_glossary::{Problem, Severity};
use zhengming_report::{clean, style::paint};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// What is said to the user besides the results: on standard error, line by line, safe for the
/// terminal whatever stands in the names of files.
pub(crate) struct Messages {
    color: ColorChoice,
    quiet: bool,
    /// The bar on the screen, which makes room for messages.
    bar: Mutex<Option<ProgressBar>>,
}

impl Messages {
    pub(crate) fn new(color: ColorChoice, quiet: bool) -> Self {
        Self { color, quiet, bar: Mutex::new(None) }
    }

    /// Something could not be read or done.
    pub(crate) fn error(&self, message: &str) {
        self.line(ERROR, "error", message);
    }

    /// Something worth knowing that stops nothing; left out with `--quiet`.
    pub(crate) fn warning(&self, message: &str) {
        if !self.quiet {
            self.line(WARNING, "warning", message);
        }
    }

    /// Something that was done and may be of interest; left out with `--quiet`.
    pub(crate) fn note(&self, message: &str) {
        if !self.quiet {
            self.line(NOTE, "note", message);
        }
    }

    /// A problem of a glossary file, with its place.
    pub(crate) fn problem(&self, problem: &Problem) {
        let mut message = format!("{}: {}", problem.location, problem.message);
        if let Some(help) = &problem.help {
            message.push_str(&format!(" ({help})"));
        }
        match problem.severity {
            Severity::Error => self.error(&message),
            Severity::Warning => self.warning(&message),
            Severity::Info => self.note(&message),
        }
    }

    /// Text that is already laid out.
    pub(crate) fn write(&self, text: &str) {
        let write = || {
            let mut out = AutoStream::new(io::stderr().lock(), color_choice(self.color));
            // Where standard error cannot be written, there is nobody left to tell.
            let _ = out.write_all(text.as_bytes());
        };
        match self.bar.lock() {
            Ok(bar) => bar.as_ref().map_or_else(write, |bar| bar.suspend(write)),
            Err(_) => write(),
        }
    }

    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Sets or takes away the bar that makes room for messages.
    pub(crate) fn set_bar(&self, bar: Option<ProgressBar>) {
        if let Ok(mut place) = self.bar.lock() {
            *place = bar;
        }
    }

    fn line(&self, style: Style, kind: &str, message: &str) {
        let message: Vec<_> = message.lines().map(clean).collect();
        self.write(&format!("{}: {}\n", paint(style, kind), message.join("\n  ")));
    }
}

/// The choice of the command line as the one of the output streams.
pub(crate) fn color_choice(choice: ColorChoice) -> anstream::ColorChoice {
    match choice {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}
