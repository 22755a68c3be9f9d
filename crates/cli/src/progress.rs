use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::messages::Messages;

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error that counts documents, if the work takes longer than a second and
/// somebody is there to see it.
pub(crate) struct Progress<'a> {
    messages: &'a Messages,
    total: u64,
    started: Instant,
    bar: Option<ProgressBar>,
    wanted: bool,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(total: usize, messages: &'a Messages) -> Self {
        let wanted = io::stderr().is_terminal() && !messages.is_quiet();
        Self { messages, total: total as u64, started: Instant::now(), bar: None, wanted }
    }

    /// So many documents are done.
    pub(crate) fn set(&mut self, done: u64) {
        if !self.wanted {
            return;
        }
        if self.bar.is_none() && self.started.elapsed() >= PATIENCE {
            let bar = ProgressBar::new(self.total).with_style(bar_style());
            self.messages.set_bar(Some(bar.clone()));
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(done);
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.messages.set_bar(None);
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar_style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40.cyan/dim} {pos}/{len} documents, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
