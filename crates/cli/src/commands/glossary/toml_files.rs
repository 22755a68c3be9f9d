use std::path::{Path, PathBuf};

use zhengming_glossary::glossary_files;

use crate::settings::Settings;
use crate::status::{Status, Stop};

/// The folder that is meant where none is named.
const USUAL_FOLDER: &str = "glossary";

/// The TOML files among those that are named and those in the folders that are named. Files of
/// other formats that are named are refused; folders may hold some.
pub(super) fn toml_files(paths: &[PathBuf], settings: &Settings) -> (Vec<PathBuf>, Status) {
    let (mut files, problems) = glossary_files(paths);
    for problem in &problems {
        settings.messages.error(&format!(
            "{}: {}",
            problem.location.file.display(),
            problem.message
        ));
    }
    let mut refused = !problems.is_empty();
    for path in paths.iter().filter(|path| !path.is_dir() && !is_toml(path)) {
        let path = path.display();
        settings.messages.error(&format!("{path}: only TOML files are changed in place"));
        refused = true;
    }
    files.retain(|file| is_toml(file));
    (files, if refused { Status::Failed } else { Status::Clean })
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// The paths that were named, or else the folder of that name in the working directory.
pub(super) fn named_or_usual(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    if !paths.is_empty() {
        return Ok(paths.to_vec());
    }
    let usual = PathBuf::from(USUAL_FOLDER);
    if usual.is_dir() {
        return Ok(vec![usual]);
    }
    Err(Stop::failed(format!(
        "there is no folder \"{USUAL_FOLDER}\" here; name the files or folders that are meant"
    )))
}
