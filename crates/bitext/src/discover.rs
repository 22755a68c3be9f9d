use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use zhengming_document::{DiscoverError, discover_with};

use crate::format::{self, Format};
use crate::packed;
use crate::table::Table;

/// Something that holds an aligned text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// A file that holds both languages.
    File(PathBuf),
    /// Two files of one document.
    Pair {
        /// The Chinese file.
        zh: PathBuf,
        /// The English file.
        en: PathBuf,
    },
}

impl Input {
    /// The file that stands for the input in messages.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Pair { zh: path, .. } => path,
        }
    }

    /// The files that hold it.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let (first, second) = match self {
            Self::File(path) => (path, None),
            Self::Pair { zh, en } => (zh, Some(en.as_path())),
        };
        std::iter::once(first.as_path()).chain(second)
    }
}

/// Finds the aligned texts that `paths` stand for: files that hold both languages, told by name
/// (`.tsv`, `.tmx`, `.xliff` and so on, also packed) or, if they are XML, by content; and files
/// `NAME.zh.*` beside `NAME.en.*` of the same ending. Folders are walked. A file that has no
/// counterpart is told as an error where it was named by itself.
#[must_use]
pub fn discover(paths: &[PathBuf]) -> (Vec<Input>, Vec<DiscoverError>) {
    let mut inputs = BTreeSet::new();
    let mut errors = Vec::new();
    for path in paths {
        let before = inputs.len();
        let problem = if path.is_dir() {
            add_folder(path, &mut inputs, &mut errors);
            "no aligned texts (.tsv, .tmx, .xliff …) and no pairs of files (NAME.zh.xml, NAME.en.xml)"
        } else if is_named(path) || is_xml_of_both(path) {
            inputs.insert(Input::File(path.clone()));
            continue;
        } else {
            inputs.extend(counterpart(path));
            "neither an aligned text (.tsv, .tmx, .xliff …) nor one of two files NAME.zh.xml, NAME.en.xml"
        };
        let known = counterpart(path).is_some_and(|pair| inputs.contains(&pair));
        if inputs.len() == before && !known {
            errors.push(DiscoverError { path: path.clone(), message: problem.to_owned() });
        }
    }
    (inputs.into_iter().collect(), errors)
}

fn add_folder(folder: &Path, inputs: &mut BTreeSet<Input>, errors: &mut Vec<DiscoverError>) {
    let found = discover_with(&[folder.to_owned()], is_named);
    for file in found.files {
        if is_named(&file) || is_xml_of_both(&file) {
            inputs.insert(Input::File(file));
        } else {
            inputs.extend(counterpart(&file));
        }
    }
    let nothing = "no readable file found";
    errors.extend(found.errors.into_iter().filter(|error| error.message != nothing));
}

/// Whether a file holds both languages: by its name, with a header that names the columns where it
/// is a table that is not packed; or, if its name says XML, by its content.
#[must_use]
pub fn is_aligned(path: &Path) -> bool {
    match format::of_name(path) {
        Some((Format::Table, false)) => head(path).is_some_and(|head| {
            format::of_header(&head) == Format::Delimited
                || packed::open(path).and_then(|input| Table::new(path, input)).is_ok()
        }),
        Some((format @ (Format::Delimited | Format::JsonLines), _)) => {
            head(path).is_some_and(|head| format::is_pairs(format, &head))
        }
        Some(_) => true,
        None => is_xml_of_both(path),
    }
}

/// Whether the name is that of an aligned text. Tables with commas and JSON are so much else that
/// their content decides.
fn is_named(path: &Path) -> bool {
    match format::of_name(path) {
        Some((Format::Delimited | Format::JsonLines, _)) => is_aligned(path),
        found => found.is_some(),
    }
}

/// The first bytes of a file, unpacked.
fn head(path: &Path) -> Option<Vec<u8>> {
    if !path.is_file() {
        return None;
    }
    let mut head = vec![0; format::HEAD];
    let length = packed::fill(&mut packed::open(path).ok()?, &mut head).ok()?;
    head.truncate(length);
    Some(head)
}

fn is_xml_of_both(path: &Path) -> bool {
    let is_xml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
    is_xml && head(path).is_some_and(|head| format::of_content(&head).is_some())
}

/// The pair that a file `NAME.zh.xml` or `NAME.en.xml` belongs to, where both are there.
fn counterpart(path: &Path) -> Option<Input> {
    let name = path.file_name()?.to_str()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, language) = stem.rsplit_once('.')?;
    if !matches!(language, "zh" | "en") {
        return None;
    }
    let zh = path.with_file_name(format!("{stem}.zh.{ending}"));
    let en = path.with_file_name(format!("{stem}.en.{ending}"));
    (zh.is_file() && en.is_file()).then_some(Input::Pair { zh, en })
}
