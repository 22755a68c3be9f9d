use std::cell::OnceCell;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use clap::ColorChoice;
use zhengming_config::Config;
use zhengming_glossary::Glossary;

use crate::args::GlobalArgs;
use crate::messages::Messages;
use crate::status::Stop;
use crate::{configuration, glossaries};

/// Columns of output that does not go to a terminal.
const COLUMNS: usize = 80;

/// Columns that lines are not made longer than, however wide the terminal.
const MOST_COLUMNS: usize = 120;

/// What the options of all commands mean.
pub(crate) struct Settings {
    pub(crate) messages: Messages,
    pub(crate) color: ColorChoice,
    global: GlobalArgs,
    config: OnceCell<Config>,
    glossary: OnceCell<Arc<Glossary>>,
}

impl Settings {
    pub(crate) fn new(global: GlobalArgs, messages: Messages) -> Self {
        Self {
            messages,
            color: global.color,
            global,
            config: OnceCell::new(),
            glossary: OnceCell::new(),
        }
    }

    /// The configuration, which is loaded when it is first asked for.
    pub(crate) fn config(&self) -> Result<&Config, Stop> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let loaded = configuration::load(&self.global, &self.messages)?;
        Ok(self.config.get_or_init(|| loaded))
    }

    /// The glossary, which is loaded when it is first asked for.
    pub(crate) fn glossary(&self) -> Result<Arc<Glossary>, Stop> {
        if let Some(glossary) = self.glossary.get() {
            return Ok(Arc::clone(glossary));
        }
        let Config { glossary, add_glossary, .. } = self.config()?;
        let loaded = glossaries::load(&glossary.value, &add_glossary.value, &self.messages)?;
        let loaded = Arc::new(loaded);
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
