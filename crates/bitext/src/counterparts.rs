//! Which files are one document in two languages, by their names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use zhengming_text::Language;

/// Files of one document, one in each language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FilePair {
    /// The English file.
    pub en: PathBuf,
    /// The Chinese file.
    pub zh: PathBuf,
}

/// How files of one document are called alike: the path, with a star for what names the language,
/// and the ending.
type Key = (PathBuf, String);

/// Puts files together that are one document in two languages by their names: `draft.en.txt` and
/// `draft.zh.txt`, `draft_EN.docx.txt` and `draft_ZH.docx.txt`, `en/draft.xml` and `zh/draft.xml`;
/// also with different endings, where only these two are so called. The others are given back in
/// their order.
#[must_use]
pub fn counterparts(files: Vec<PathBuf>) -> (Vec<FilePair>, Vec<PathBuf>) {
    let (mut pairs, alone) = paired(files, |(name, ending)| (name, ending));
    let (more, alone) = paired(alone, |(name, _)| (name, String::new()));
    pairs.extend(more);
    pairs.sort();
    (pairs, alone)
}

/// The pairs of files that have a key for themselves, and the other files.
fn paired(files: Vec<PathBuf>, key: fn(Key) -> Key) -> (Vec<FilePair>, Vec<PathBuf>) {
    let mut by_key: HashMap<Key, [Vec<usize>; 2]> = HashMap::new();
    for (at, file) in files.iter().enumerate() {
        if let Some((name, language)) = name(file) {
            by_key.entry(key(name)).or_default()[language as usize].push(at);
        }
    }
    let mut is_paired = vec![false; files.len()];
    let mut pairs = Vec::new();
    for sides in by_key.into_values() {
        let [en, zh] = &sides;
        if let ([en], [zh]) = (en.as_slice(), zh.as_slice()) {
            pairs.push(FilePair { en: files[*en].clone(), zh: files[*zh].clone() });
            (is_paired[*en], is_paired[*zh]) = (true, true);
        }
    }
    let mut is_paired = is_paired.into_iter();
    let is_alone = |_: &PathBuf| !is_paired.next().unwrap_or_default();
    (pairs, files.into_iter().filter(is_alone).collect())
}

/// The name of a file without its language, and the language that the name says: in its last part,
/// else in the nearest folder that is called by a language.
fn name(path: &Path) -> Option<(Key, Language)> {
    let file = path.file_name()?.to_str()?;
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let ending = ending.to_ascii_lowercase();
    for separator in ['.', '_', '-'] {
        if let Some((stem, tag)) = stem.rsplit_once(separator)
            && let Some(language) = language_of(tag)
        {
            let name = format!("{stem}{separator}*");
            return Some(((path.with_file_name(name), ending), language));
        }
    }
    let folder = |part: &Path| Some((part.to_owned(), language_of(part.file_name()?.to_str()?)?));
    let (folder, language) = path.ancestors().skip(1).find_map(folder)?;
    let inside = path.strip_prefix(&folder).ok()?;
    Some(((folder.with_file_name("*").join(inside.with_extension("")), ending), language))
}

fn language_of(tag: &str) -> Option<Language> {
    match tag.to_ascii_lowercase().as_str() {
        "en" | "eng" | "english" => Some(Language::En),
        "zh" | "chi" | "zho" | "chs" | "cn" | "chinese" | "中文" | "中" => Some(Language::Zh),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(files: &[&str]) -> (Vec<(String, String)>, Vec<String>) {
        let shown = |path: PathBuf| path.to_str().unwrap().to_owned();
        let (pairs, alone) = counterparts(files.iter().map(PathBuf::from).collect());
        let pairs = pairs.into_iter().map(|FilePair { en, zh }| (shown(en), shown(zh)));
        (pairs.collect(), alone.into_iter().map(shown).collect())
    }

    fn pair(en: &str, zh: &str) -> (String, String) {
        (en.to_owned(), zh.to_owned())
    }

    #[test]
    fn names_that_differ_in_the_language_only_belong_together() {
        let (found, alone) = pairs(&["a/x.en.txt", "a/x.zh.txt", "b/x.zh.txt", "草案_EN.md"]);
        assert_eq!(found, [pair("a/x.en.txt", "a/x.zh.txt")]);
        assert_eq!(alone, ["b/x.zh.txt", "草案_EN.md"]);
    }

    #[test]
    fn folders_tell_the_language_too() {
        let (found, alone) = pairs(&["doc/en/1/x.xml", "doc/zh/1/x.xml", "doc/en/2/x.xml"]);
        assert_eq!(found, [pair("doc/en/1/x.xml", "doc/zh/1/x.xml")]);
        assert_eq!(alone, ["doc/en/2/x.xml"]);
    }

    #[test]
    fn endings_may_differ_where_the_name_is_clear() {
        let (found, alone) = pairs(&["x.en.md", "x.zh.txt", "y.en.txt", "y.zh.md", "y.zh.xml"]);
        assert_eq!(found, [pair("x.en.md", "x.zh.txt")]);
        assert_eq!(alone.len(), 3);
    }
}
