use std::path::Path;
use std::sync::LazyLock;
use zhengming_problem::Problems;

use crate::Glossary;
use crate::draft::{Draft, join};
use crate::formats::Format;
use crate::source::Input;

include!(concat!(env!("OUT_DIR"), "/core_files.rs"));

/// The core glossary, which is built in. It is read when first asked for.
///
/// ```
/// let core = zhengming_glossary::core();
/// assert!(core.concepts.iter().all(|concept| !concept.terms.is_empty()));
/// ```
#[must_use]
pub fn core() -> &'static Glossary {
    static CORE: LazyLock<Glossary> = LazyLock::new(|| {
        let mut problems = Problems::default();
        join(drafts(&mut problems), &mut problems)
    });
    &CORE
}

/// Checks between concepts are left out here: the tests run them on the very same files.
fn drafts(problems: &mut Problems) -> Vec<Draft> {
    let read = |&(name, text): &(&str, &str)| {
        let file = Path::new("<core>").join(name);
        let read = Format::by_name("toml")?.entry().read?;
        Some(read(&Input::new(file, text.into()), problems))
    };
    FILES.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::assemble;

    #[test]
    fn the_core_glossary_has_no_problems() {
        let mut problems = Problems::default();
        let glossary = assemble(drafts(&mut problems), &mut problems);
        let problems: Vec<String> =
            problems.into_sorted().iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        assert_eq!(glossary.concepts.len(), core().concepts.len());
    }
}
