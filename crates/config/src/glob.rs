use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use crate::paths::from_root;

/// A pattern of paths as ignore files have them: `*.zh.txt` and `old` are names at any depth,
/// `drafts/*.txt` and `/old` count from a folder. What lies in a folder that fits is meant too.
#[derive(Clone, Debug)]
pub struct PathGlob {
    written: String,
    /// The folder from which it counts, from the root.
    base: PathBuf,
    matcher: GlobMatcher,
    is_name: bool,
}

impl PathGlob {
    /// A pattern that counts from the folder `base`.
    ///
    /// # Errors
    ///
    /// Where it is no pattern, with the reason.
    pub fn new(written: &str, base: &Path) -> Result<Self, String> {
        let pattern = written.trim_end_matches('/');
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let is_name = !pattern.contains('/');
        let matcher = GlobBuilder::new(pattern.trim_start_matches('/'))
            .literal_separator(true)
            .build()
            .map_err(|error| error.kind().to_string())?
            .compile_matcher();
        Ok(Self { written: written.to_owned(), base: from_root(base), matcher, is_name })
    }

    /// Whether a path, counted from the working directory, fits.
    #[must_use]
    pub fn matches(&self, path: &Path) -> bool {
        let whole = from_root(path);
        let inside = whole.strip_prefix(&self.base);
        if self.is_name {
            let inside = inside.unwrap_or(&whole);
            return inside.components().any(|part| self.matcher.is_match(part.as_os_str()));
        }
        inside.is_ok_and(|inside| {
            let mut folders = inside.ancestors().filter(|part| part.as_os_str() != OsStr::new(""));
            folders.any(|part| self.matcher.is_match(part))
        })
    }

    /// As it was written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }
}

impl PartialEq for PathGlob {
    fn eq(&self, other: &Self) -> bool {
        (&self.written, &self.base) == (&other.written, &other.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_those_of_ignore_files_do() {
        let fits = |pattern: &str, base: &str, path: &str| {
            PathGlob::new(pattern, Path::new(base)).unwrap().matches(Path::new(path))
        };
        assert!(fits("*.zh.txt", "", "决议/一.zh.txt"));
        assert!(fits("old", "", "a/old/b.txt") && fits("old/", "", "old/b.txt"));
        assert!(!fits("old", "", "older/b.txt"));
        assert!(fits("a/*.txt", "", "./a/b.txt") && !fits("a/*.txt", "", "a/c/b.txt"));
        assert!(fits("a/**/*.txt", "", "a/c/d/b.txt") && fits("a/**", "", "a/b.txt"));
        assert!(fits("/old", "", "old/b.txt") || !fits("/old", "", "a/old/b.txt"));
        assert!(fits("a/b.txt", "..", "../a/b.txt") && !fits("a/b.txt", "..", "a/b.txt"));
        assert!(fits("b.txt", "x", "../elsewhere/b.txt"), "a name fits everywhere");
        assert!(PathGlob::new("a[", Path::new("")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn paths_need_not_be_utf_8() {
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(OsStr::from_bytes(b"a\xff/b.txt"));
        assert!(PathGlob::new("b.*", Path::new("")).unwrap().matches(path));
        assert!(!PathGlob::new("a/*", Path::new("")).unwrap().matches(path));
    }
}
