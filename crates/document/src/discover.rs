use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

/// Endings of files that are read when a directory is walked; a file named by itself is read
/// whatever it is called.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "xml", "akn"];

/// The files that paths given by a user stand for.
#[derive(Debug, Default)]
pub struct Discovered {
    /// Files in the order of their paths, each once; `-` for standard input comes first.
    pub files: Vec<PathBuf>,
    /// Paths that stand for nothing, with the reason.
    pub errors: Vec<DiscoverError>,
}

/// A path that no file was found for.
#[derive(Debug)]
pub struct DiscoverError {
    /// The path or pattern as given.
    pub path: PathBuf,
    /// Why.
    pub message: String,
}

impl std::fmt::Display for DiscoverError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for DiscoverError {}

/// Finds the files that `paths` stand for: files are taken as they are, directories are walked
/// with respect for ignore files, patterns such as `texts/*.zh.txt` are matched where no file has
/// such a name, and `-` is standard input.
#[must_use]
pub fn discover(paths: &[PathBuf]) -> Discovered {
    discover_with(paths, |_| false)
}

/// As [`discover`]; in directories files that `more` accepts are found too.
#[must_use]
pub fn discover_with(paths: &[PathBuf], more: impl Fn(&Path) -> bool) -> Discovered {
    let mut files = BTreeSet::new();
    let mut errors = Vec::new();
    let mut input = false;
    for path in paths {
        if path.as_os_str() == "-" {
            input = true;
            continue;
        }
        let before = errors.len();
        let found = if path.is_dir() {
            walk(path, |file| is_readable(file) || more(file), &mut errors)
        } else if path.exists() {
            vec![path.clone()]
        } else {
            match pattern(path) {
                Some(Ok((base, glob))) => walk(&base, |file| glob.is_match(file), &mut errors),
                Some(Err(message)) => {
                    errors.push(DiscoverError { path: path.clone(), message });
                    continue;
                }
                None => {
                    let message = "no such file or directory".to_owned();
                    errors.push(DiscoverError { path: path.clone(), message });
                    continue;
                }
            }
        };
        if found.is_empty() && errors.len() == before {
            let message = "no readable file found".to_owned();
            errors.push(DiscoverError { path: path.clone(), message });
        }
        files.extend(found);
    }
    let files = input.then(|| PathBuf::from("-")).into_iter().chain(files).collect();
    Discovered { files, errors }
}

fn is_readable(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// A pattern and the directory to start from, if `path` has wildcards.
fn pattern(path: &Path) -> Option<Result<(PathBuf, GlobMatcher), String>> {
    let text = path.to_str()?;
    if !text.contains(['*', '?', '[', '{']) {
        return None;
    }
    let base: PathBuf = path
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']))
        .collect();
    let from_here = base.as_os_str().is_empty();
    // The walk below names files by the directory it starts from, so the pattern must as well.
    let text =
        if from_here { format!("./{}", text.trim_start_matches("./")) } else { text.to_owned() };
    let base = if from_here { PathBuf::from(".") } else { base };
    let glob = GlobBuilder::new(&text).literal_separator(true).build();
    Some(match glob {
        Ok(glob) => Ok((base, glob.compile_matcher())),
        Err(error) => Err(format!("not a valid pattern: {error}")),
    })
}

fn walk(
    base: &Path,
    wanted: impl Fn(&Path) -> bool,
    errors: &mut Vec<DiscoverError>,
) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(base).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && wanted(entry.path()) {
                    let path = entry.into_path();
                    found.push(path.strip_prefix("./").map(Path::to_owned).unwrap_or(path));
                }
            }
            Err(error) => {
                errors.push(walk_error(base, &error));
            }
        }
    }
    found
}

/// What kept the walk from going on, in the words of the system: those of the walker name the path
/// again.
fn walk_error(base: &Path, error: &ignore::Error) -> DiscoverError {
    let path = path_of(error).unwrap_or(base).to_owned();
    let own = error.io_error().map(|io| match io.get_ref().and_then(|inner| inner.source()) {
        Some(cause) => cause.to_string(),
        None => io.to_string(),
    });
    DiscoverError { path, message: own.unwrap_or_else(|| error.to_string()) }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn directories_patterns_and_files_are_found_once_and_sorted() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("决议 一")).unwrap();
        for name in ["b.txt", "决议 一/a.zh.txt", "决议 一/c.xml", "x.png", "skipped.txt"] {
            fs::write(at(name), "文本").unwrap();
        }
        fs::write(at(".ignore"), "skipped.txt\n").unwrap();
        let found = discover(&[at("b.txt"), dir.path().to_owned(), "-".into(), at("*/*.xml")]);
        assert!(found.errors.is_empty(), "{:?}", found.errors);
        let expected = ["-".into(), at("b.txt"), at("决议 一/a.zh.txt"), at("决议 一/c.xml")];
        assert_eq!(found.files, expected);
    }

    #[test]
    fn what_is_missing_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let found = discover(&[dir.path().join("没有.txt"), dir.path().join("*.md")]);
        assert!(found.files.is_empty());
        assert_eq!(found.errors.len(), 2);
        assert!(found.errors[0].to_string().contains("没有.txt"));
    }

    #[test]
    fn errors_name_the_path_once() {
        let dir = tempfile::tempdir().unwrap();
        let missing = dir.path().join("没有");
        let patterns = [missing.join("*.md"), missing.join("a.txt"), missing.clone()];
        for error in discover(&patterns).errors {
            let told = error.to_string();
            assert_eq!(told.matches("没有").count(), 1, "{told}");
            assert!(!error.message.contains("没有"), "{told}");
        }
    }
}
