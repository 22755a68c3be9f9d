use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use zhengming_bitext::Input;

/// A file from which an index was made, as it was then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    path: String,
    /// Length in bytes.
    size: u64,
    /// Nanoseconds since 1970 at which it was last changed.
    changed: u128,
}

impl Source {
    /// The files of some inputs as they are now, in order.
    ///
    /// # Errors
    ///
    /// Where one is not there.
    pub fn of_inputs(inputs: &[Input]) -> io::Result<Vec<Self>> {
        let files = inputs.iter().flat_map(Input::files);
        let mut sources = files.map(Self::new).collect::<io::Result<Vec<_>>>()?;
        sources.sort();
        Ok(sources)
    }

    fn new(path: &Path) -> io::Result<Self> {
        let of_file =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let metadata = fs::metadata(path).map_err(of_file)?;
        let changed = metadata.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let path = fs::canonicalize(path).map_err(of_file)?;
        Ok(Self {
            path: path.to_string_lossy().into_owned(),
            size: metadata.len(),
            changed: changed.map_or(0, |since| since.as_nanos()),
        })
    }

    /// The path, absolute.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn to_line(&self) -> String {
        format!("{} {} {}", self.size, self.changed, self.path)
    }

    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let mut parts = line.splitn(3, ' ');
        let (size, changed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { path: parts.next()?.to_owned(), size, changed })
    }
}
