//! What the commands that read and write other formats have in common.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use zhengming_glossary::{
    ColumnMap, ExportOptions, Format, Glossary, Language, Loss, TextEncoding, Written, export,
    expressible, losses, written,
};
use zhengming_report::write_counts;
use zhengming_text::counted;

use crate::output;
use crate::settings::Settings;
use crate::status::Stop;

/// Columns of a line of a long message.
const LINE: usize = 70;

/// Reasons that are told why a glossary cannot be written.
const REASONS: usize = 10;

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
    /// Whether a part will do where the format cannot hold all.
    pub(crate) partial: bool,
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
        Self {
            format: None,
            output: Some(path),
            columns: None,
            encoding: None,
            source: Language::En,
            partial: false,
        }
    }

    /// Writes a glossary, and says what was written and what the format could not carry. Nothing is
    /// written that could not be read back.
    pub(crate) fn write(&self, glossary: &Glossary, settings: &Settings) -> Result<(), Stop> {
        let format = self.resolved()?;
        let glossary = &*self.expressed(glossary, format, settings)?;
        let mut options = ExportOptions::default();
        options.source = self.source;
        options.encoding = self.encoding.map(|EncodingName(_, encoding)| encoding);
        options.columns = self.columns.clone();
        options.schema = self.output.and_then(schema_beside);
        match self.output {
            Some(folder) if is_folder(folder) => {
                write_domains(glossary, format, &options, folder)?;
                options.by_domain = true;
            }
            Some(path) => {
                output::replace_file(path, |file| export(glossary, format, file, &options))?;
            }
            None => {
                let mut out = output::plain();
                export(glossary, format, &mut out, &options)?;
                out.flush()?;
            }
        }
        tell_losses(&losses(glossary, format, &options), format, settings);
        if let Some(path) = self.output {
            tell_written(path, written(glossary, format, &options), settings);
        }
        Ok(())
    }

    /// The glossary as the format can hold it. Our own formats have rules that a glossary may break
    /// which others have made, or of which only a part is to be written.
    fn expressed<'g>(
        &self,
        glossary: &'g Glossary,
        format: Format,
        settings: &Settings,
    ) -> Result<Cow<'g, Glossary>, Stop> {
        if !format.has_own_rules() {
            return Ok(Cow::Borrowed(glossary));
        }
        let mut whole = Cow::Borrowed(glossary);
        if !glossary.has_our_ids() {
            tell_new_ids(whole.to_mut().make_ids_ours([]), settings);
        }
        let (held, reasons) = expressible(&whole);
        reasons.iter().take(REASONS).for_each(|reason| settings.messages.problem(reason));
        if reasons.len() > REASONS {
            let more = counted(reasons.len() - REASONS, "more reason");
            settings.messages.error(&format!("and {more} of the kind"));
        }
        let lost = counted(whole.concepts.len() - held.concepts.len(), "concept");
        if reasons.is_empty() {
            return Ok(whole);
        }
        if !self.partial {
            let message = format!("nothing was written: {format} cannot express {lost}");
            return Err(Stop::failed(message));
        }
        settings.messages.warning(&format!("{format} cannot express {lost}, left out"));
        Ok(Cow::Owned(held))
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

/// The schema of glossary files, seen from the folder where one is to be written, if it is there.
fn schema_beside(output: &Path) -> Option<String> {
    const SCHEMA: &str = "../docs/schema/glossary.json";
    let folder = if is_folder(output) { output } else { output.parent()? };
    folder.join(SCHEMA).is_file().then(|| SCHEMA.to_owned())
}

/// Whether a path is a folder, or ends like one.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// Writes a file for each domain. All are made before the first is written.
fn write_domains(
    glossary: &Glossary,
    format: Format,
    options: &ExportOptions,
    folder: &Path,
) -> Result<(), Stop> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut add = |name: &str, glossary: &Glossary, options: &ExportOptions| {
        let mut bytes = Vec::new();
        export(glossary, format, &mut bytes, options)?;
        let name = free_name(file_name(name), &files);
        files.insert(name, bytes);
        Ok::<_, io::Error>(())
    };
    let domains: BTreeSet<&str> = glossary.concepts.iter().map(|c| c.domain.as_str()).collect();
    for domain in domains {
        let mut options = options.clone();
        options.domain = Some(domain.to_owned());
        add(domain, glossary, &options)?;
    }
    if format.has_one_domain() && !glossary.version.is_empty() {
        let version = glossary.version.clone();
        add("glossary", &Glossary { version, ..Glossary::default() }, options)?;
    }
    let fail =
        |error: io::Error| Stop::failed(format!("cannot make {}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(fail)?;
    for (name, bytes) in files {
        let path = folder.join(format!("{name}.{}", format.extensions()[0]));
        output::replace_file(&path, |file| file.write_all(&bytes))?;
    }
    Ok(())
}

/// The name, with a number behind it where a file has it already, in whatever case.
fn free_name(name: String, files: &BTreeMap<String, Vec<u8>>) -> String {
    let is_taken = |name: &str| files.keys().any(|known| known.eq_ignore_ascii_case(name));
    let mut numbered = (2..).map(|number| format!("{name}-{number}"));
    if is_taken(&name) { numbered.find(|name| !is_taken(name)).unwrap_or(name) } else { name }
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

fn tell_written(path: &Path, written: Written, settings: &Settings) {
    if !settings.messages.is_quiet() {
        let concepts = counted(written.concepts, "concept");
        let terms = counted(written.terms, "term");
        let path = zhengming_report::clean(&path.display().to_string()).into_owned();
        settings.messages.write(&format!("{path}: {concepts}, {terms}\n"));
    }
}

/// Says how many concepts have ids that are not those of the file that was read.
pub(crate) fn tell_new_ids(changed: usize, settings: &Settings) {
    if changed > 0 && !settings.messages.is_quiet() {
        let ids = counted(changed, "new id");
        settings.messages.write(&format!("{ids} of concepts, in kebab case\n"));
    }
}

/// Prints how much a glossary has.
pub(crate) fn print_counts(glossary: &Glossary, settings: &Settings) -> Result<(), Stop> {
    let mut out = output::styled(settings);
    write_counts(&mut out, glossary)?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_named_only_where_it_is() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        assert!(schema_beside(&root.join("glossary/new.toml")).is_some());
        assert!(schema_beside(&root.join("glossary")).is_some());
        assert_eq!(schema_beside(&root.join("new.toml")), None);
        assert_eq!(schema_beside(&root.join("nowhere/new.toml")), None);
    }
}
