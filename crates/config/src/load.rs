use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zhengming_problem::{Location, Problem, Problems, Severity, decode_utf_8, read_toml};

use crate::Config;
use crate::read::read_config;

/// Largest file that is read, in bytes. Nobody writes as many exceptions by hand.
const LARGEST: u64 = 4 << 20;

/// What a file says, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What could be read. Not to be relied on if a problem is an error.
    pub config: Config,
    /// All problems, in the order of lines.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// Whether a problem is an error, so that the settings must not be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// Reads a file.
pub fn load(file: &Path) -> Loaded {
    match read_limited(file) {
        Ok(bytes) => load_bytes(file, bytes),
        Err(error) => {
            let mut problems = Problems::default();
            problems.error(&start(file), format!("cannot read the file: {error}"));
            Loaded { config: Config::default(), problems: problems.into_sorted() }
        }
    }
}

/// Reads the bytes of a file, which need not exist. The paths in it count from its folder.
pub fn load_bytes(file: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Loaded {
    let (file, bytes) = (Arc::new(file.into()), bytes.into());
    let mut problems = Problems::default();
    let mut config = Config { file: Some(file.to_path_buf()), ..Config::default() };
    if bytes.len() as u64 > LARGEST {
        let limit = LARGEST >> 20;
        let message = format!("the file is larger than {limit} MiB, which is the limit");
        problems.error(&start(&file), message);
    } else if let Some(source) = decode_utf_8(&file, &bytes, &mut problems) {
        let folder = file.parent().unwrap_or(Path::new(""));
        read_toml(&source, &mut problems, |table, reader| {
            read_config(&mut config, folder, table, reader);
        });
    }
    Loaded { config, problems: problems.into_sorted() }
}

/// What is no file, such as a folder or a pipe, is not waited for.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn start(file: &Path) -> Location {
    Location { file: Arc::new(file.to_owned()), line: 1, column: 1 }
}
