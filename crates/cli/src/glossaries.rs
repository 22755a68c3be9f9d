use std::path::PathBuf;

use zhengming_glossary::{Glossary, Loaded, Problem, Severity, core};

use crate::messages::Messages;
use crate::status::Stop;

/// The glossary that the options ask for: the core glossary or the files that replace it, and the
/// files that are added.
pub(crate) fn load(
    replacing: &[PathBuf],
    adding: &[PathBuf],
    messages: &Messages,
) -> Result<Glossary, Stop> {
    let mut glossary = match replacing {
        [] => core().clone(),
        files => checked(zhengming_glossary::load(files), messages)?,
    };
    if !adding.is_empty() {
        let added = checked(zhengming_glossary::load(adding), messages)?;
        say(&glossary.merge(added), messages);
    }
    Ok(glossary)
}

fn checked(loaded: Loaded, messages: &Messages) -> Result<Glossary, Stop> {
    say(&loaded.problems, messages);
    if loaded.has_errors() {
        return Err(Stop::failed("the glossary has errors and cannot be used"));
    }
    Ok(loaded.glossary)
}

fn say(problems: &[Problem], messages: &Messages) {
    let worth_it = problems.iter().filter(|problem| problem.severity > Severity::Info);
    worth_it.for_each(|problem| messages.problem(problem));
}
