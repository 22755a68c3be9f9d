use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zhengming_problem::{Problems, quoted};

use crate::draft::{Draft, assemble};
use crate::formats::{Entry, Format, HEAD, extensions};
use crate::source::Input;
use crate::{ColumnMap, Glossary, Location, Problem, Severity};

/// Folders inside folders that are walked into. Nobody nests term lists deeper; a loop of mounts
/// would.
const DEEPEST_FOLDER: usize = 16;

/// What could be read of a glossary, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What could be read. Not to be relied on if a problem is an error.
    pub glossary: Glossary,
    /// All problems, in the order of files and lines.
    pub problems: Vec<Problem>,
}

/// How files are read, where their names and contents do not say it.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The format of all files, whatever their names are.
    pub format: Option<Format>,
    /// Where the columns of tables are.
    pub columns: Option<ColumnMap>,
}

impl Loaded {
    /// Whether a problem is an error, so that the glossary must not be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// Loads a glossary from files and folders.
///
/// A file is read by the [`Format`] of its ending and content; of a folder and the folders in it,
/// all files of such formats are read, in the order of their names. Hidden files and links to
/// folders inside a folder are passed over.
///
/// Loading never fails as a whole: whatever cannot be read or makes no sense is a [`Problem`] that
/// says where it stands, and the rest is in the glossary.
///
/// ```
/// let loaded = zhengming_glossary::load(["no-such-folder"]);
/// assert!(loaded.has_errors());
/// assert!(loaded.glossary.concepts.is_empty());
/// ```
pub fn load<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Loaded {
    load_with(paths, &LoadOptions::default())
}

/// Loads a glossary from files and folders as [`load()`] does, and as the options say.
pub fn load_with<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    options: &LoadOptions,
) -> Loaded {
    let mut problems = Problems::default();
    let drafts = list_all(paths, &mut problems)
        .into_iter()
        .filter_map(|path| {
            let input = read_input(path, options, &mut problems)?;
            read_draft(&input, options, &mut problems)
        })
        .collect();
    finish(drafts, problems)
}

/// Loads a glossary from the bytes of one file. The ending of the name says the format; the file
/// need not exist.
///
/// ```
/// use zhengming_glossary::{Language, load_bytes};
///
/// let toml = "[[concept]]\nid = \"norm\"\nen = [\"norm\"]\nzh = [\"规范\", \"准则\"]";
/// let loaded = load_bytes("norm.toml", toml);
/// assert!(loaded.problems.is_empty());
/// assert_eq!(loaded.glossary.concepts[0].preferred(Language::Zh).unwrap().text, "规范");
/// ```
pub fn load_bytes(name: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Loaded {
    load_bytes_with(name, bytes, &LoadOptions::default())
}

/// Loads a glossary from the bytes of one file as [`load_bytes`] does, and as the options say.
pub fn load_bytes_with(
    name: impl Into<PathBuf>,
    bytes: impl Into<Vec<u8>>,
    options: &LoadOptions,
) -> Loaded {
    let mut problems = Problems::default();
    let input = Input { columns: options.columns.clone(), ..Input::new(name, bytes.into()) };
    let drafts = read_draft(&input, options, &mut problems).into_iter().collect();
    finish(drafts, problems)
}

/// Loads a glossary from the files of a folder that are in memory, such as those of an earlier
/// version. Those that [`load()`] would not read in a folder are passed over.
///
/// ```
/// use zhengming_glossary::load_folder_of;
///
/// let files = [("norm.csv", "id,en\nnorm,norm\n"), ("README.md", "# Norms\n")];
/// let files = files.map(|(name, text)| (name.into(), text.into()));
/// assert_eq!(load_folder_of(files).glossary.concepts.len(), 1);
/// ```
pub fn load_folder_of(files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>) -> Loaded {
    let mut problems = Problems::default();
    let options = LoadOptions::default();
    let drafts = files
        .into_iter()
        .filter(|(name, bytes)| {
            looks_like_glossary(name, || bytes[..bytes.len().min(HEAD)].to_vec())
        })
        .filter_map(|(name, bytes)| read_draft(&Input::new(name, bytes), &options, &mut problems))
        .collect();
    finish(drafts, problems)
}

/// The files that [`load()`] reads for these paths, and what is wrong with the paths.
pub fn glossary_files<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut problems = Problems::default();
    let files = list_all(paths, &mut problems);
    (files, problems.into_sorted())
}

fn list_all<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    problems: &mut Problems,
) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        list_files(path.as_ref(), &mut files, problems);
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    files
}

fn finish(drafts: Vec<Draft>, mut problems: Problems) -> Loaded {
    let glossary = assemble(drafts, &mut problems);
    Loaded { glossary, problems: problems.into_sorted() }
}

fn read_draft(input: &Input, options: &LoadOptions, problems: &mut Problems) -> Option<Draft> {
    let head = &input.bytes[..input.bytes.len().min(HEAD)];
    let format = options.format.filter(|format| format.is_read());
    let Some(format) = format.or_else(|| Format::for_reading(&input.file, head)) else {
        let ending = input.file.extension().unwrap_or_default().to_string_lossy();
        let message = format!(
            "no glossary format has the ending {}, expected {}",
            quoted(&ending),
            extensions()
        );
        problems.error(&input.start(), message);
        return None;
    };
    let Entry { read, limit, .. } = format.entry();
    if input.bytes.len() as u64 > *limit {
        let limit = limit >> 20;
        let message = format!("the file is larger than {limit} MiB, which is the limit");
        problems.error_with_help(&input.start(), message, "split it");
        return None;
    }
    let draft = read.map(|read| read(input, problems))?;
    if draft.is_empty() && !problems.has_error_in(&input.file) {
        let help = Some("nothing will be found by it".to_owned());
        problems.warning(&input.start(), "the file has no concept, expected at least one", help);
    }
    Some(draft)
}

/// A named path is taken whatever it is; `read_input` complains where it cannot be read.
fn list_files(path: &Path, files: &mut Vec<PathBuf>, problems: &mut Problems) {
    if !path.is_dir() {
        files.push(path.to_owned());
        return;
    }
    let before = files.len();
    walk(path, 0, files, problems);
    if files.len() == before {
        let message = format!("no glossary file in this folder, expected {}", extensions());
        problems.error(&start_of(path), message);
    }
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, problems: &mut Problems) {
    if depth > DEEPEST_FOLDER {
        let message = format!("folder lies more than {DEEPEST_FOLDER} folders deep");
        problems.error(&start_of(folder), message);
        return;
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            problems.error(&start_of(folder), format!("cannot read the folder: {error}"));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, files, problems);
        } else if is_glossary(&path) {
            files.push(path);
        }
    }
}

fn read_input(path: PathBuf, options: &LoadOptions, problems: &mut Problems) -> Option<Input> {
    let formats = Format::with_ending_of(&path).chain(options.format);
    let limit = formats.map(|format| format.entry().limit).max();
    let mut input = Input { columns: options.columns.clone(), ..Input::new(path, Vec::new()) };
    // Of a file that no format reads, nothing is read.
    let nothing = || fs::metadata(input.file.as_path()).map(|_| Vec::new());
    match limit.map_or_else(nothing, |limit| read_limited(&input.file, limit)) {
        Ok(bytes) => input.bytes = bytes,
        Err(error) => {
            problems.error(&input.start(), format!("cannot read the file: {error}"));
            return None;
        }
    }
    Some(input)
}

/// Reads a file, but at most one byte more than `limit`, whatever the file system says its size is.
fn read_limited(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file in a folder is a glossary: by its ending, and if that says little, by its start.
fn is_glossary(path: &Path) -> bool {
    let head = || read_limited(path, HEAD as u64).unwrap_or_default();
    !path.is_dir() && looks_like_glossary(path, head)
}

fn looks_like_glossary(path: &Path, head: impl Fn() -> Vec<u8>) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let mut formats = Format::with_ending_of(path).map(Format::entry);
    formats.any(|format| {
        !format.common_endings.contains(&ending.as_str()) || (format.recognises)(&head())
    })
}

fn start_of(path: &Path) -> Location {
    Location { file: Arc::new(path.to_owned()), line: 1, column: 1 }
}
