//! Documents for comparison, in one language or in both.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zhengming_bitext::{Bitext, Error, Input, discover};
use zhengming_compare::Version;
use zhengming_consistency::Progress as _;
use zhengming_document::{DiscoverError, Document, Language, Options};

use crate::messages::Messages;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Opens a document; with its other language, if a file of that stands beside it. With a language
/// all else is left out.
pub(crate) fn open(path: &Path, language: Option<Language>) -> Result<Version, Stop> {
    let (inputs, _) = if path.is_dir() { Default::default() } else { discover(&[path.to_owned()]) };
    let mut versions = match inputs.first() {
        Some(input) => read(input).map_err(|error| Stop::failed(error.to_string()))?,
        None => {
            let document = Document::open(path, &Options::default());
            vec![Version::from_document(&document.map_err(|e| Stop::failed(e.to_string()))?)]
        }
    };
    let more = versions.len();
    match versions.pop() {
        Some(version) if more == 1 => Ok(in_language(version, language)),
        _ => {
            let path = path.display();
            Err(Stop::failed(format!(
                "{path}: {more} documents; name two by their symbols and give the file with --in"
            )))
        }
    }
}

/// The documents of an aligned text, each as often as its paragraphs stand together.
pub(crate) fn read(input: &Input) -> Result<Vec<Version>, Error> {
    match input {
        Input::Pair { zh, en } => {
            let open = |path| Document::open(path, &Options::default()).map_err(Error::Document);
            Ok(vec![Version::from_pair(&open(zh)?, &open(en)?)])
        }
        Input::File(path) => {
            let mut versions: Vec<Version> = Vec::new();
            for unit in Bitext::open(input)? {
                let unit = unit?;
                if versions.last().is_none_or(|version| version.name != *unit.document) {
                    let date = unit.year.map(|year| year.to_string());
                    let (name, path) = (unit.document.to_string(), path.clone());
                    versions.push(Version { name, date, path, ..Version::default() });
                }
                if let Some(version) = versions.last_mut() {
                    version.push_unit(unit);
                }
            }
            Ok(versions)
        }
    }
}

/// Runs an action on as many threads as were asked for.
pub(crate) fn in_threads<T: Send>(
    threads: usize,
    action: impl FnOnce() -> T + Send,
) -> Result<T, Stop> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Stop::failed(format!("cannot start threads: {error}")))?;
    Ok(pool.install(action))
}

/// Reads all documents that paths stand for: aligned texts, and files that have no counterpart.
/// What cannot be read is named to the user, and the status says that there was such a thing.
pub(crate) fn read_all(
    paths: &[PathBuf],
    language: Option<Language>,
    messages: &Messages,
) -> (Vec<Version>, Status) {
    let (aligned, problems) = discover(paths);
    let documents = zhengming_document::discover(paths);
    let in_aligned: HashSet<&Path> = aligned.iter().flat_map(Input::files).collect();
    let is_lone = |path: &PathBuf| !in_aligned.contains(path.as_path());
    let lone: Vec<PathBuf> = documents.files.into_iter().filter(is_lone).collect();
    let mut failed = false;
    let mut fail = |message: String| {
        messages.error(&message);
        failed = true;
    };
    // A path that holds nothing of either kind is told once.
    let both = |error: &&DiscoverError| problems.iter().any(|other| other.path == error.path);
    documents.errors.iter().filter(both).for_each(|error| fail(error.to_string()));
    let progress = Progress::new(aligned.len() + lone.len(), "files", messages);
    let read_aligned = aligned.par_iter().map(|input| read(input).map_err(|e| e.to_string()));
    let read_lone = lone.par_iter().map(|path| {
        let document = Document::open(path, &Options::default()).map_err(|e| e.to_string())?;
        Ok(vec![Version::from_document(&document)])
    });
    let read = read_aligned.chain(read_lone).inspect(|_| progress.document());
    let results: Vec<Result<Vec<Version>, String>> = read.collect();
    drop(progress);
    let mut versions: Vec<Version> = Vec::new();
    for result in results {
        match result {
            Ok(more) => versions.extend(more.into_iter().map(|one| in_language(one, language))),
            Err(message) => fail(message),
        }
    }
    versions.retain(|version| !version.clauses.is_empty());
    (versions, if failed { Status::Failed } else { Status::Clean })
}

/// Finds two documents by their symbols.
pub(crate) fn find(
    within: &[PathBuf],
    symbols: [&Path; 2],
    language: Option<Language>,
    settings: &Settings,
) -> Result<[Version; 2], Stop> {
    let (inputs, errors) = discover(within);
    errors.iter().for_each(|error| settings.messages.error(&error.to_string()));
    let wanted = symbols.map(|symbol| symbol.to_string_lossy().replace(' ', ""));
    let mut found = [None, None];
    for input in &inputs {
        if found.iter().all(Option::is_some) {
            break;
        }
        let versions = read(input).map_err(|error| Stop::failed(error.to_string()))?;
        for version in versions {
            let name = version.name.replace(' ', "");
            if let Some(at) = wanted.iter().position(|wanted| *wanted == name) {
                found[at].get_or_insert(version);
            }
        }
    }
    let [old, new] = found;
    let take = |version: Option<Version>, symbol: &str| {
        version
            .map(|version| in_language(version, language))
            .ok_or_else(|| Stop::failed(format!("no document {symbol} in what --in names")))
    };
    Ok([take(old, &wanted[0])?, take(new, &wanted[1])?])
}

fn in_language(mut version: Version, language: Option<Language>) -> Version {
    if let Some(language) = language {
        for clause in &mut version.clauses {
            clause.text.get_mut(language.other()).clear();
        }
        version.clauses.retain(|clause| !clause.text.get(language).is_empty());
    }
    version
}
