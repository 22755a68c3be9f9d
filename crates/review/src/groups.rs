//! Which texts are one document in two languages.

use std::collections::HashMap;
use std::path::Path;

use zhengming_consistency::{DocumentUsage, Survey};
use zhengming_document::Language;

/// A document: its texts, given by their indices in the survey, Chinese before English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group(pub(crate) Vec<usize>);

/// Puts the Chinese and the English text of a symbol together, or of a file name that differs in its
/// language only. Where a language is there twice, or is not known, each text stands alone. The order
/// is that of the survey.
pub(crate) fn groups(survey: &Survey) -> Vec<Group> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, document) in survey.documents.iter().enumerate() {
        let number = *numbers.entry(name(document)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[number].push(index);
    }
    let language = |index: usize| survey.documents[index].info.language;
    let mut parted: Vec<Group> = Vec::new();
    for mut group in groups {
        let count = |wanted| group.iter().filter(|&&text| language(text) == Some(wanted)).count();
        let is_pair = group.len() == 2 && Language::ALL.into_iter().all(|one| count(one) == 1);
        if is_pair {
            group.sort_by_key(|&text| language(text) != Some(Language::Zh));
            parted.push(Group(group));
        } else {
            parted.extend(group.into_iter().map(|text| Group(vec![text])));
        }
    }
    parted.sort_by_key(|group| group.0.iter().min().copied());
    parted
}

/// What the texts of one document have in common: the symbol, else the path but for the language, and
/// the name that a file of several documents gives it.
fn name(document: &DocumentUsage) -> String {
    let info = &document.info;
    match &info.symbol {
        Some(symbol) => symbol.split_whitespace().collect(),
        None if Path::new(&info.id) == info.path => without_language(&info.path),
        None => format!("{}\0{}", info.path.display(), info.id),
    }
}

/// `drafts/one.zh.txt` as `drafts/one..txt`.
fn without_language(path: &Path) -> String {
    let path = path.to_string_lossy();
    for language in Language::ALL {
        let part = format!(".{}.", language.code());
        if let Some((stem, ending)) = path.rsplit_once(&part)
            && !ending.contains(['/', '\\', '.'])
        {
            return format!("{stem}..{ending}");
        }
    }
    path.into_owned()
}
