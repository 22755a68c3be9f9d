//! What the commands that read and write other formats have in common.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use zhengming_glossary::{
    ColumnMap, ExportOptions, Format, Glossary, Language, Loss, TextEncoding, export, losses,
};
use zhengming_report::write_counts;

use crate::output;
use crate::settings::Settings;
use crate::status::Stop;

/// Columns of a line of a long message.
const LINE: usize = 70;

/// Encodings by the names that are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EncodingName(&'static str, TextEncoding);

impl EncodingName {
    pub(crate) const ALL: [Self; 4] = [
        Self("utf-8", TextEncoding::Utf8),
        Self("utf-8-bom", TextEncoding::Utf8WithMark),
        Self("utf-16", TextEncoding::Utf16),
        Self("gb18030", TextEncoding::Gb18030),
    ];

    pub(crate) fn name(self) -> &'static str {
        self.0
    }
}

/// Where a glossary goes, and how.
pub(crate) struct Export<'a> {
    pub(crate) format: Option<Format>,
    pub(crate) output: Option<&'a Path>,
    pub(crate) columns: Option<ColumnMap>,
    pub(crate) encoding: Option<EncodingName>,
    pub(crate) source: Language,
}

/// The format of a name.
pub(crate) fn format(name: &str) -> Result<Format, String> {
    Format::by_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::all().map(Format::name).collect();
        format!("expected {}", names.join(", "))
    })
}

impl<'a> Export<'a> {
    /// Into a file, in the format of its ending.
    pub(crate) fn into_file(path: &'a Path) -> Self {
        let source = Language::En;
        Self { format: None, output: Some(path), columns: None, encoding: None, source }
    }

    /// Writes a glossary, and says what was written and what the format could not carry.
    pub(crate) fn write(&self, glossary: &Glossary, settings: &Settings) -> Result<(), Stop> {
        let format = self.resolved()?;
        let mut options = ExportOptions::default();
        options.source = self.source;
        options.encoding = self.encoding.map(|EncodingName(_, encoding)| encoding);
        options.columns = self.columns.clone();
        match self.output {
            Some(folder) if is_folder(folder) => {
                write_domains(glossary, format, &options, folder, settings)
            }
            Some(path) => {
                output::replace_file(path, |file| export(glossary, format, file, &options))?;
                tell_losses(&losses(glossary, format, &options), format, settings);
                tell_written(path, glossary, settings);
                Ok(())
            }
            None => {
                let mut out = output::plain();
                export(glossary, format, &mut out, &options)?;
                out.flush()?;
                tell_losses(&losses(glossary, format, &options), format, settings);
                Ok(())
            }
        }
    }

    /// The format asked for, or that of the ending; options that it has no use for are errors.
    fn resolved(&self) -> Result<Format, Stop> {
        let by_ending = self.output.filter(|path| !is_folder(path)).map(|path| {
            Format::for_writing(path).ok_or_else(|| {
                Stop::failed(format!("{}: which format? say it with --to", path.display()))
            })
        });
        let format = match (self.format, by_ending) {
            (Some(format), _) => format,
            (None, Some(by_ending)) => by_ending?,
            (None, None) => format("toml").map_err(Stop::failed)?,
        };
        if self.columns.is_some() && !format.has_columns() {
            return Err(Stop::failed(format!("--columns is for tables; {format} is none")));
        }
        if self.encoding.is_some() && !format.has_encodings() {
            return Err(Stop::failed(format!("{format} has but one encoding")));
        }
        if self.output.is_none() && !format.is_text() && io::stdout().is_terminal() {
            return Err(Stop::failed(format!("{format} is no text: give a file with -o")));
        }
        Ok(format)
    }
}

/// Concepts of one domain that go into a file of ours take its name for their domain.
pub(crate) fn name_domain(glossary: &mut Glossary, output: &Path) {
    let mut domains = glossary.concepts.iter().map(|concept| &concept.domain);
    let first = domains.next();
    if !is_folder(output) && domains.all(|domain| Some(domain) == first) {
        glossary.set_domain(&output.file_stem().unwrap_or_default().to_string_lossy());
    }
}

/// Whether a path is a folder, or ends like one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Writes a file for each domain.
fn write_domains(
    glossary: &Glossary,
    format: Format,
    options: &ExportOptions,
    folder: &Path,
    settings: &Settings,
) -> Result<(), Stop> {
    let fail =
        |error: io::Error| Stop::failed(format!("cannot make {}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(fail)?;
    let domains: BTreeSet<&str> = glossary.concepts.iter().map(|c| c.domain.as_str()).collect();
    let write = |name: &str, glossary: &Glossary, options: &ExportOptions| {
        let path = folder.join(format!("{}.{}", file_name(name), format.extensions()[0]));
        output::replace_file(&path, |file| export(glossary, format, file, options))
    };
    for domain in domains {
        let mut options = options.clone();
        options.domain = Some(domain.to_owned());
        write(domain, glossary, &options)?;
    }
    if format.has_one_domain() && !glossary.version.is_empty() {
        let version = glossary.version.clone();
        write("glossary", &Glossary { version, ..Glossary::default() }, options)?;
    }
    let mut options = options.clone();
    options.by_domain = true;
    tell_losses(&losses(glossary, format, &options), format, settings);
    tell_written(folder, glossary, settings);
    Ok(())
}

/// A domain as the name of a file: other people's domains may hold anything.
pub(crate) fn file_name(domain: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let name: String = domain.chars().map(|c| if is_safe(c) { c } else { '-' }).take(80).collect();
    if name.trim().is_empty() { "imported".to_owned() } else { name }
}

fn tell_losses(losses: &[Loss], format: Format, settings: &Settings) {
    if losses.is_empty() {
        return;
    }
    let mut lines = vec![format!("{format} cannot carry:")];
    for (index, Loss { what, count }) in losses.iter().enumerate() {
        let mark = if index + 1 < losses.len() { "," } else { "" };
        let item = format!("{count} {what}{mark}");
        match lines.last_mut() {
            Some(line) if line.len() + 1 + item.len() <= LINE => *line = format!("{line} {item}"),
            _ => lines.push(item),
        }
    }
    settings.messages.warning(&lines.join("\n"));
}

fn tell_written(path: &Path, glossary: &Glossary, settings: &Settings) {
    if !settings.messages.is_quiet() {
        let concepts = glossary.concepts.len();
        let terms = glossary.terms().count();
        let path = zhengming_report::clean(&path.display().to_string()).into_owned();
        settings.messages.write(&format!("{path}: {concepts} concepts, {terms} terms\n"));
    }
}

/// Prints how much a glossary has.
pub(crate) fn print_counts(glossary: &Glossary, settings: &Settings) -> Result<(), Stop> {
    let mut out = output::styled(settings);
    write_counts(&mut out, glossary)?;
    out.flush()?;
    Ok(())
}
