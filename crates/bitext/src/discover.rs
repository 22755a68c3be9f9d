use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::open::open_table;

use zhengming_document::{DiscoverError, discover as discover_documents};

/// Something that holds an aligned text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// A table of pairs.
    Table(PathBuf),
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
            Self::Table(path) | Self::Pair { zh: path, .. } => path,
        }
    }

    /// The files that hold it.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let (first, second) = match self {
            Self::Table(path) => (path, None),
            Self::Pair { zh, en } => (zh, Some(en.as_path())),
        };
        std::iter::once(first.as_path()).chain(second)
    }
}

/// Finds the aligned texts that `paths` stand for: tables (`.tsv`, `.tsv.xz`), and files
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
            "no tables of pairs (.tsv, .tsv.xz) and no pairs of files (NAME.zh.xml, NAME.en.xml)"
        } else if is_named_as_table(path) {
            inputs.insert(Input::Table(path.clone()));
            continue;
        } else {
            inputs.extend(counterpart(path));
            "neither a table of pairs (.tsv, .tsv.xz) nor one of two files NAME.zh.xml, NAME.en.xml"
        };
        let known = counterpart(path).is_some_and(|pair| inputs.contains(&pair));
        if inputs.len() == before && !known {
            errors.push(DiscoverError { path: path.clone(), message: problem.to_owned() });
        }
    }
    (inputs.into_iter().collect(), errors)
}

fn add_folder(folder: &Path, inputs: &mut BTreeSet<Input>, errors: &mut Vec<DiscoverError>) {
    let everything = folder.join("**").join("*.{tsv,xz}");
    let found = discover_documents(&[everything]);
    inputs.extend(found.files.into_iter().filter(|file| is_named_as_table(file)).map(Input::Table));
    let found = discover_documents(&[folder.to_owned()]);
    let mut documents: BTreeMap<PathBuf, ()> = BTreeMap::new();
    documents.extend(found.files.into_iter().map(|file| (file, ())));
    inputs.extend(documents.keys().filter_map(|file| counterpart(file)));
    let nothing = "no readable file found";
    errors.extend(found.errors.into_iter().filter(|error| error.message != nothing));
}

/// Whether a file is a table of pairs: named `.tsv.xz`, or named `.tsv` with a header that names the
/// columns.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    let is_packed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xz"));
    is_named_as_table(path) && (is_packed || open_table(path).is_ok())
}

fn is_named_as_table(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    name.ends_with(".tsv") || name.ends_with(".tsv.xz")
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
