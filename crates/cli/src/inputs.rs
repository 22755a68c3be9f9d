use std::io;
use std::path::{Path, PathBuf};

use zhengming_bitext::is_table;
use zhengming_document::{DocumentInfo, Error, Options, Reader, Warning, discover_with};

use crate::args::InputArgs;
use crate::messages::Messages;

/// Warnings on a document that are shown.
const MOST_WARNINGS: usize = 5;

/// The documents that were asked for, and how they are read.
pub(crate) struct Inputs {
    pub(crate) paths: Vec<PathBuf>,
    /// Tables of pairs, each of which holds many documents in both languages.
    pub(crate) tables: Vec<PathBuf>,
    pub(crate) options: Options,
    /// Whether a path that was named could not be found.
    pub(crate) any_missing: bool,
}

impl Inputs {
    /// Walks folders and resolves globs. Whatever cannot be found is named to the user, and the
    /// rest goes on.
    pub(crate) fn new(args: &InputArgs, messages: &Messages) -> Self {
        Self::discovered(args, |_| false, messages)
    }

    /// As [`Inputs::new`], and tables of pairs are told from documents, unless a format is forced.
    pub(crate) fn with_tables(args: &InputArgs, messages: &Messages) -> Self {
        let mut inputs = Self::discovered(args, is_table, messages);
        if args.input_format.is_none() {
            let (tables, paths) = inputs.paths.into_iter().partition(|path| is_table(path));
            (inputs.tables, inputs.paths) = (tables, paths);
        }
        inputs
    }

    fn discovered(args: &InputArgs, more: fn(&Path) -> bool, messages: &Messages) -> Self {
        let options = Options {
            format: args.input_format.map(Into::into),
            encoding: args.encoding.map(Into::into),
            ..Options::default()
        };
        let discovered = discover_with(&args.paths, more);
        for error in &discovered.errors {
            messages.error(&error.to_string());
        }
        let any_missing = !discovered.errors.is_empty();
        Self { paths: discovered.files, tables: Vec::new(), options, any_missing }
    }

    /// Opens a document; `-` is standard input.
    pub(crate) fn open(&self, path: &Path) -> Result<Reader, Error> {
        if path == Path::new("-") {
            return Reader::new(path, Box::new(io::stdin()), &self.options);
        }
        Reader::open(path, &self.options)
    }

    /// Tells the user what could not be read as it should: of a document only the first few things,
    /// as a wrong encoding makes many of them.
    pub(crate) fn warn(&self, document: &DocumentInfo, warnings: &[Warning], messages: &Messages) {
        let path = document.path.display();
        for Warning { line, message, .. } in warnings.iter().take(MOST_WARNINGS) {
            messages.warning(&format!("{path}:{line}: {message}"));
        }
        let more: u64 = warnings.iter().skip(MOST_WARNINGS).map(|warning| warning.problems).sum();
        if more > 0 {
            let all = warnings.iter().all(|warning| warning.problems == 1);
            let listed = if all { "them" } else { "the first of them" };
            messages.warning(&format!(
                "{path}: {more} more warnings; `report --format json` lists {listed}"
            ));
        }
    }
}
