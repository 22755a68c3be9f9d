use std::cell::OnceCell;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use clap::ColorChoice;
use zhengming_glossary::Glossary;

use crate::args::GlobalArgs;
use crate::glossaries;
use crate::messages::Messages;
use crate::status::Stop;

/// Columns of output that does not go to a terminal.
const COLUMNS: usize = 80;

/// Columns that lines are not made longer than, however wide the terminal.
const MOST_COLUMNS: usize = 120;

/// What the options of all commands mean.
pub(crate) struct Settings {
    pub(crate) messages: Messages,
    pub(crate) color: ColorChoice,
    global: GlobalArgs,
    glossary: OnceCell<Arc<Glossary>>,
}

impl Settings {
    pub(crate) fn new(global: GlobalArgs, messages: Messages) -> Self {
        Self { messages, color: global.color, global, glossary: OnceCell::new() }
    }

    /// The glossary, which is loaded when it is first asked for.
    pub(crate) fn glossary(&self) -> Result<Arc<Glossary>, Stop> {
        if let Some(glossary) = self.glossary.get() {
            return Ok(Arc::clone(glossary));
        }
        let GlobalArgs { glossary, add_glossary, .. } = &self.global;
        let loaded = Arc::new(glossaries::load(glossary, add_glossary, &self.messages)?);
        Ok(Arc::clone(self.glossary.get_or_init(|| loaded)))
    }

    /// Threads to use; 0 stands for one per processor.
    pub(crate) fn threads(&self) -> usize {
        self.global.threads
    }

    /// Columns that standard output has.
    pub(crate) fn columns(&self) -> usize {
        if !io::stdout().is_terminal() {
            return COLUMNS;
        }
        terminal_size::terminal_size()
            .map_or(COLUMNS, |(columns, _)| usize::from(columns.0).min(MOST_COLUMNS))
    }
}
