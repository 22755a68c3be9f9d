use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use zhengming_bitext::{FilePair, counterparts, is_aligned};
use zhengming_config::FILE_NAME;
use zhengming_consistency::Failure;
use zhengming_document::{DocumentInfo, Error, Options, Reader, Warning, discover_with};

use crate::args::InputArgs;
use crate::messages::Messages;
use crate::settings::Settings;
use crate::status::Stop;

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Warnings on a document that are shown.
const MOST_WARNINGS: usize = 5;

/// The documents that were asked for, and how they are read.
pub(crate) struct Inputs {
    pub(crate) paths: Vec<PathBuf>,
    /// Files that hold documents in both languages: tables of pairs, memories, XLIFF.
    pub(crate) aligned: Vec<PathBuf>,
    /// Files of one document in two languages.
    pub(crate) pairs: Vec<FilePair>,
    pub(crate) options: Options,
    /// What standard input is called.
    pub(crate) stdin_name: PathBuf,
    /// What was named, by the command line or the configuration.
    pub(crate) named: Vec<PathBuf>,
    /// Paths that were named and could not be found.
    pub(crate) missing: Vec<Failure>,
    /// Whether all that the configuration names is read.
    pub(crate) whole: bool,
}

impl Inputs {
    /// The files that were asked for, or those of the configuration, without those that it keeps
    /// out.
    pub(crate) fn new(args: &InputArgs, settings: &Settings) -> Result<Self, Stop> {
        Self::chosen(args, |_| false, settings)
    }

    /// As [`Inputs::new`], and aligned texts are told from documents, unless a format is forced.
    pub(crate) fn with_aligned(args: &InputArgs, settings: &Settings) -> Result<Self, Stop> {
        let inputs = Self::chosen(args, is_aligned, settings)?;
        Ok(if args.input_format.is_none() { inputs.with_aligned_apart() } else { inputs })
    }

    /// As [`Inputs::with_aligned`], and files of one document in two languages are put together.
    pub(crate) fn with_pairs(args: &InputArgs, settings: &Settings) -> Result<Self, Stop> {
        let mut inputs = Self::with_aligned(args, settings)?;
        (inputs.pairs, inputs.paths) = counterparts(inputs.paths);
        Ok(inputs)
    }

    /// As [`Inputs::with_pairs`], and what two texts are is told from the texts themselves where the
    /// names do not: texts of one symbol, or the only two files that were named, one in each
    /// language. A text without a counterpart is an error, since it cannot be compared.
    pub(crate) fn of_units(args: &InputArgs, settings: &Settings) -> Result<Self, Stop> {
        let mut inputs = Self::with_pairs(args, settings)?;
        let alone = std::mem::take(&mut inputs.paths);
        let (pairs, alone) = by_content(alone, &inputs.options);
        inputs.pairs.extend(pairs);
        for path in alone {
            let message = format!("{}: no text in the other language beside it", path.display());
            settings.messages.error(&message);
            inputs.missing.push(Failure { path, message });
        }
        Ok(inputs)
    }

    /// The files that paths stand for, whatever the configuration says.
    pub(crate) fn all_of(paths: &[PathBuf], messages: &Messages) -> Self {
        Self::discovered(paths, is_aligned, messages).with_aligned_apart()
    }

    fn chosen(
        args: &InputArgs,
        more: fn(&Path) -> bool,
        settings: &Settings,
    ) -> Result<Self, Stop> {
        let config = settings.config()?;
        let standard_input = [PathBuf::from(STANDARD_INPUT)];
        let whole = args.paths.is_empty() && args.stdin_filename.is_none();
        let paths: &[PathBuf] = match args.paths.is_empty() {
            true if whole => &config.paths.value,
            true => &standard_input,
            false => &args.paths,
        };
        if paths.is_empty() {
            return Err(Stop::failed(format!(
                "nothing to read: name files or folders, or set `paths` in {FILE_NAME}"
            )));
        }
        let mut inputs = Self::discovered(paths, more, &settings.messages);
        inputs.options.format = args.input_format.map(Into::into);
        inputs.options.encoding = args.encoding.map(Into::into);
        if let Some(name) = &args.stdin_filename {
            inputs.stdin_name.clone_from(name);
        }
        inputs.named = paths.iter().map(|path| inputs.shown(path).to_owned()).collect();
        inputs.whole = whole;
        let is_named =
            |path: &PathBuf| path.as_os_str() == STANDARD_INPUT || args.paths.contains(path);
        let any_found = !inputs.paths.is_empty();
        let mut found = std::mem::take(&mut inputs.paths);
        found.retain(|path| {
            (is_named(path) && !args.force_exclude) || config.reads(inputs.shown(path))
        });
        inputs.paths = found;
        // A hook names what it likes; everyone else wants to know that nothing was read.
        if any_found && inputs.paths.is_empty() && !args.force_exclude {
            return Err(Stop::failed(
                "nothing to read: the configuration excludes all that was found",
            ));
        }
        Ok(inputs)
    }

    /// Walks folders and resolves globs. Whatever cannot be found is named to the user, and the
    /// rest goes on.
    fn discovered(paths: &[PathBuf], more: fn(&Path) -> bool, messages: &Messages) -> Self {
        let discovered = discover_with(paths, more);
        for error in &discovered.errors {
            messages.error(&error.to_string());
        }
        let missing = discovered.errors.into_iter().map(|error| {
            let message = error.to_string();
            Failure { path: error.path, message }
        });
        Self {
            paths: discovered.files,
            aligned: Vec::new(),
            pairs: Vec::new(),
            options: Options::default(),
            stdin_name: PathBuf::from(STANDARD_INPUT),
            named: paths.to_vec(),
            missing: missing.collect(),
            whole: true,
        }
    }

    /// Whether a path that was named could not be found.
    pub(crate) fn any_missing(&self) -> bool {
        !self.missing.is_empty()
    }

    /// A path as it stands in the output.
    fn shown<'a>(&'a self, path: &'a Path) -> &'a Path {
        if path.as_os_str() == STANDARD_INPUT { &self.stdin_name } else { path }
    }

    fn with_aligned_apart(mut self) -> Self {
        let (aligned, paths) = self.paths.into_iter().partition(|path| is_aligned(path));
        (self.aligned, self.paths) = (aligned, paths);
        self
    }

    /// Opens a document; `-` is standard input.
    pub(crate) fn open(&self, path: &Path) -> Result<Reader, Error> {
        if path.as_os_str() == STANDARD_INPUT {
            return Reader::new(self.shown(path), Box::new(io::stdin()), &self.options);
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

/// Puts texts together that are of one symbol, or the only two, one in each language; the others
/// are given back.
fn by_content(files: Vec<PathBuf>, options: &Options) -> (Vec<FilePair>, Vec<PathBuf>) {
    let is_only_pair = files.len() == 2;
    let told = |file: &PathBuf| {
        let reader = Reader::open(file, options).ok()?;
        let info = reader.info();
        let symbol = if is_only_pair { String::new() } else { info.symbol.clone()? };
        Some((symbol, info.language?))
    };
    let mut by_symbol: BTreeMap<String, [Vec<usize>; 2]> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        if let Some((symbol, language)) = told(file) {
            by_symbol.entry(symbol).or_default()[language as usize].push(at);
        }
    }
    let mut is_paired = vec![false; files.len()];
    let mut pairs = Vec::new();
    for [en, zh] in by_symbol.into_values() {
        if let ([en], [zh]) = (en.as_slice(), zh.as_slice()) {
            (is_paired[*en], is_paired[*zh]) = (true, true);
            pairs.push(FilePair { en: files[*en].clone(), zh: files[*zh].clone() });
        }
    }
    let alone = files.into_iter().zip(is_paired).filter(|(_, is_paired)| !is_paired);
    (pairs, alone.map(|(file, _)| file).collect())
}
