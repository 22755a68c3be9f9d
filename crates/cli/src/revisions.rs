//! Glossaries as they are in files, or as they were in a revision of a git repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use zhengming_glossary::{Glossary, Loaded, load_folder_of};

use crate::settings::Settings;
use crate::status::Stop;

/// The folder of a revision that is meant where none is named.
const USUAL_FOLDER: &str = "glossary";

/// Most bytes of all files of a revision together.
const LIMIT: u64 = 256 << 20;

/// Loads a state of a glossary: a file or folder if there is one of this name, else a revision.
pub(crate) fn load(state: &str, settings: &Settings) -> Result<Glossary, Stop> {
    let loaded = if Path::new(state).exists() {
        zhengming_glossary::load([state])
    } else {
        at_revision(state).map_err(|reason| {
            Stop::failed(format!("\"{state}\" is no file, and no git revision: {reason}"))
        })?
    };
    loaded.problems.iter().for_each(|problem| settings.messages.problem(problem));
    if loaded.has_errors() {
        return Err(Stop::failed(format!("\"{state}\" has errors and cannot be compared")));
    }
    Ok(loaded.glossary)
}

fn at_revision(state: &str) -> Result<Loaded, String> {
    let (revision, path) = state.split_once(':').unwrap_or((state, USUAL_FOLDER));
    let commit = commit(revision)?;
    let listed = git(&["ls-tree", "-r", "-l", "-z", "--full-tree", &commit, "--", path])?;
    let blobs: Vec<Blob> = listed.split(|&byte| byte == 0).filter_map(Blob::parse).collect();
    if blobs.is_empty() {
        return Err(format!("it has no file or folder \"{path}\""));
    }
    if blobs.iter().map(|blob| blob.size).sum::<u64>() > LIMIT {
        return Err(format!("\"{path}\" has more than {} MiB", LIMIT >> 20));
    }
    let mut files = Vec::new();
    for Blob { id, name, .. } in blobs {
        let content = git(&["cat-file", "blob", &id])?;
        // The name of the file says the domain, so it stands alone behind a slash.
        let folder = if name.contains('/') { "" } else { "./" };
        files.push((PathBuf::from(format!("{revision}:{folder}{name}")), content));
    }
    Ok(load_folder_of(files))
}

/// The full name of the commit that a revision stands for. What begins with a hyphen would be
/// an option and is none; nothing but the digits of the name goes into other calls.
fn commit(revision: &str) -> Result<String, String> {
    if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
        return Err("a revision is the name of a commit, a branch or a tag".to_owned());
    }
    let wanted = format!("{revision}^{{commit}}");
    let found = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])
        .map_err(|reason| if reason.is_empty() { "there is none".to_owned() } else { reason })?;
    let name = String::from_utf8_lossy(&found).trim().to_owned();
    let is_name = name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_name { Ok(name) } else { Err("git gave no name of a commit".to_owned()) }
}

/// What git prints, or the first line of what it complains of.
fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .args(["--no-pager", "--literal-pathspecs"])
        .args(arguments)
        .output()
        .map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(complaint.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned())
}

/// A file of a revision.
struct Blob {
    id: String,
    size: u64,
    name: String,
}

impl Blob {
    /// Reads `MODE blob ID SIZE\tNAME`; links and other repositories are passed over.
    fn parse(line: &[u8]) -> Option<Self> {
        let line = String::from_utf8_lossy(line);
        let (head, name) = line.split_once('\t')?;
        let mut parts = head.split_whitespace();
        let is_file = parts.next()?.starts_with("100") && parts.next()? == "blob";
        let (id, size) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        is_file.then(|| Self { id, size, name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_option_is_no_revision() {
        for revision in ["", "-p", "--output=x", "--upload-pack=touch x", "a\nb", "\0"] {
            assert!(commit(revision).is_err_and(|reason| reason.contains("a revision is")));
        }
    }

    #[test]
    fn only_files_are_taken_from_a_tree() {
        let file = Blob::parse(b"100644 blob 0123abcd      42\tglossary/norm.toml").unwrap();
        assert_eq!((file.size, file.name.as_str()), (42, "glossary/norm.toml"));
        for other in [&b"120000 blob 01 4\tlink"[..], b"160000 commit 01 -\tother", b"", b"\xff"] {
            assert!(Blob::parse(other).is_none());
        }
    }
}
