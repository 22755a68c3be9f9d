use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::messages::Messages;

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error that counts what is done and its bytes, if the work takes longer than a second
/// and somebody is there to see it.
pub(crate) struct Progress<'a> {
    messages: &'a Messages,
    documents: u64,
    /// What is counted, in the plural.
    what: &'static str,
    started: Instant,
    bar: OnceLock<ProgressBar>,
    bytes: AtomicU64,
    done: AtomicU64,
    wanted: bool,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(documents: usize, what: &'static str, messages: &'a Messages) -> Self {
        Self {
            messages,
            documents: documents as u64,
            what,
            started: Instant::now(),
            bar: OnceLock::new(),
            bytes: AtomicU64::new(0),
            done: AtomicU64::new(0),
            wanted: io::stderr().is_terminal() && !messages.is_quiet(),
        }
    }

    fn show(&self) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::new(self.documents).with_style(bar_style());
            self.messages.set_bar(Some(bar.clone()));
            bar
        });
        bar.set_position(self.done.load(Relaxed));
        bar.set_message(match self.bytes.load(Relaxed) >> 20 {
            0 => self.what.to_owned(),
            mebibytes => format!("{}, {mebibytes} MiB", self.what),
        });
    }
}

impl zhengming_consistency::Progress for Progress<'_> {
    fn bytes(&self, more: u64) {
        self.bytes.fetch_add(more, Relaxed);
        self.show();
    }

    fn document(&self) {
        self.done.fetch_add(1, Relaxed);
        self.show();
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.messages.set_bar(None);
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar_style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:30.cyan/dim} {pos} of {len} {msg}, {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
