use zhengming_text::{counted, is_or_are};

use crate::Warning;

/// The warnings of one document, of which only the first are kept.
#[derive(Debug, Default)]
pub(crate) struct Warnings {
    list: Vec<Warning>,
    more: u64,
}

impl Warnings {
    /// Behind this many warnings the next one only says how many there are.
    const LISTED: usize = 100;

    /// Adds a warning. The line is asked for only where it is listed, since counting lines for
    /// each byte of a damaged file would take for ever.
    pub(crate) fn push(
        &mut self,
        offset: u64,
        line: impl FnOnce() -> u64,
        message: impl FnOnce() -> String,
    ) {
        if self.list.len() < Self::LISTED {
            self.list.push(Warning { offset, line: line(), message: message(), problems: 1 });
            return;
        }
        self.more += 1;
        let problems = self.more;
        let are = is_or_are(&problems);
        let more = counted(problems, "more problem");
        let message = format!("{more} from here on {are} not listed");
        if problems == 1 {
            self.list.push(Warning { offset, line: line(), message, problems });
        } else if let Some(last) = self.list.last_mut() {
            (last.message, last.problems) = (message, problems);
        }
    }

    pub(crate) fn as_slice(&self) -> &[Warning] {
        &self.list
    }
}
