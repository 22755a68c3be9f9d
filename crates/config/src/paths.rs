use std::path::{Component, Path, PathBuf};

/// A path as a file in `folder` says it: counted from there, wherever the command runs. Both are
/// given from the working directory; `-`, standard input, stays what it is.
///
/// ```
/// use zhengming_config::counted_from;
///
/// let counted = |folder: &str, path: &str| counted_from(folder.as_ref(), path.as_ref());
/// assert_eq!(counted("项目", "项目/草案/./一.txt"), std::path::Path::new("草案/一.txt"));
/// assert_eq!(counted("项目", "二.txt"), std::path::Path::new("../二.txt"));
/// assert_eq!(counted("项目", "项目"), std::path::Path::new("."));
/// ```
#[must_use]
pub fn counted_from(folder: &Path, path: &Path) -> PathBuf {
    if path == Path::new("-") {
        return path.to_owned();
    }
    let (folder, whole) = (from_root(folder), from_root(path));
    let common = folder.components().zip(whole.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return whole;
    }
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    let counted: PathBuf = up.chain(whole.components().skip(common)).collect();
    or_here(counted)
}

/// A path that is not empty.
pub(crate) fn or_here(path: PathBuf) -> PathBuf {
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

/// A path from the root without `.` and `..`, by its words alone: links are not followed.
pub(crate) fn from_root(path: &Path) -> PathBuf {
    let absolute = match path.as_os_str().is_empty() {
        true => std::env::current_dir().unwrap_or_default(),
        false => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    };
    let mut plain = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
