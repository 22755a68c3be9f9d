use std::fs;
use std::path::{Path, PathBuf};

/// What the file is called.
pub const FILE_NAME: &str = "zhengming.toml";

/// Folders that are gone up. A path has no more parts than that.
const HIGHEST: usize = 4096;

/// The file that holds for a folder: that in it, or in the nearest folder above it that has one. A
/// link that leads nowhere, or a folder of that name, is found too: reading it tells what is wrong.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let mut folder = folder.to_owned();
    let mut shown = PathBuf::new();
    for _ in 0..HIGHEST {
        if fs::symlink_metadata(folder.join(FILE_NAME)).is_ok() {
            return Some(shown.join(FILE_NAME));
        }
        if !folder.pop() {
            return None;
        }
        shown.push("..");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_above_is_found() {
        let top = tempfile::tempdir().unwrap();
        let inner = top.path().join("一/二");
        fs::create_dir_all(&inner).unwrap();
        assert_eq!(find(&inner), None);
        fs::write(top.path().join(FILE_NAME), "").unwrap();
        assert_eq!(find(&inner), Some(Path::new("../..").join(FILE_NAME)));
        fs::create_dir(inner.join(FILE_NAME)).unwrap();
        assert_eq!(find(&inner), Some(FILE_NAME.into()));
    }
}
