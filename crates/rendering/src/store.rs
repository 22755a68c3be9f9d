//! Where indexes are kept.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;
use zhengming_bitext::{Bitext, Input};

use crate::file::FileError;
use crate::index::{Builder, Index};
use crate::source::Source;

/// How an index was come by.
#[derive(Debug)]
pub struct Opened {
    /// The index.
    pub index: Index,
    /// Whether it was made now, because there was none or its files have changed.
    pub is_new: bool,
    /// What did not work and stops nothing: an index that is damaged or cannot be kept.
    pub warnings: Vec<String>,
    /// Inputs that could not be read, with the reason. Their index is not kept.
    pub failures: Vec<String>,
}

/// Opens the index of some inputs, and makes it where there is none, or where a file has changed.
/// It is kept in `file`, unless there is something else in that.
#[must_use]
pub fn open(inputs: &[Input], file: Option<&Path>) -> Opened {
    let mut warnings = Vec::new();
    let mut kept = file;
    let sources = Source::of_inputs(inputs);
    if let (Ok(sources), Some(file)) = (&sources, file) {
        match read(file, sources) {
            Ok(Some(index)) => {
                return Opened { index, is_new: false, warnings, failures: Vec::new() };
            }
            Ok(None) => {}
            // It may be the work of somebody.
            Err(error @ FileError::NoIndex) => {
                warnings.push(format!("{}: {error}; it is left as it is", file.display()));
                kept = None;
            }
            Err(error) => warnings.push(format!("{}: {error}; it is made anew", file.display())),
        }
    }
    let opened = renew(inputs, kept);
    warnings.extend(opened.warnings);
    Opened { warnings, ..opened }
}

/// Makes the index of some inputs, whatever there is, and keeps it in `file`.
#[must_use]
pub fn renew(inputs: &[Input], file: Option<&Path>) -> Opened {
    let mut warnings = Vec::new();
    let sources = Source::of_inputs(inputs);
    let (index, failures) = make(inputs);
    // What changed in the meantime would be taken for read.
    let is_settled = sources.is_ok() && sources.ok() == Source::of_inputs(inputs).ok();
    if let Some(file) = file.filter(|_| failures.is_empty() && is_settled)
        && let Err(error) = keep(&index, inputs, file)
    {
        warnings.push(format!("cannot keep the index {}: {error}", file.display()));
    }
    Opened { index, is_new: true, warnings, failures }
}

fn read(file: &Path, sources: &[Source]) -> Result<Option<Index>, FileError> {
    match File::open(file) {
        Ok(input) => Index::read(input, |found| found == sources),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn make(inputs: &[Input]) -> (Index, Vec<String>) {
    let mut builder = Builder::default();
    let mut failures = Vec::new();
    for input in inputs {
        let read = Bitext::open(input).and_then(|units| {
            for unit in units {
                builder.add(unit?);
            }
            Ok(())
        });
        failures.extend(read.err().map(|error| error.to_string()));
    }
    (builder.finish(), failures)
}

/// Writes the index into a new file, which then takes the place of the old one: it is there whole
/// or not at all, also if two do so at once.
fn keep(index: &Index, inputs: &[Input], file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = NamedTempFile::new_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 20, new.as_file_mut());
    index.write(&Source::of_inputs(inputs)?, &mut out)?;
    out.flush()?;
    drop(out);
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// The file in the user's cache where the index of some inputs is kept, if there is such a folder:
/// that of `XDG_CACHE_HOME`, else the one that the system has for caches.
#[must_use]
pub fn cache_file(inputs: &[Input]) -> Option<PathBuf> {
    let mut paths: Vec<PathBuf> = inputs
        .iter()
        .flat_map(Input::files)
        .filter_map(|file| fs::canonicalize(file).ok())
        .collect();
    paths.sort();
    let mut hash = Sha256::new();
    for path in &paths {
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update([0]);
    }
    let name: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Some(cache_folder()?.join("zhengming").join(name + ".index"))
}

fn cache_folder() -> Option<PathBuf> {
    let folder =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    folder("XDG_CACHE_HOME").or_else(|| {
        if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            Some(folder("HOME")?.join("Library/Caches"))
        } else {
            Some(folder("HOME")?.join(".cache"))
        }
    })
}
