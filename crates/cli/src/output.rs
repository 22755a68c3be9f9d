use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, StripStream};
use tempfile::NamedTempFile;

use crate::messages::color_choice;
use crate::settings::Settings;
use crate::status::Stop;

/// Buffered standard output for text with styles, which are kept or left out as was asked for.
pub(crate) fn styled(settings: &Settings) -> BufWriter<Box<dyn Write>> {
    let stream = AutoStream::new(io::stdout(), color_choice(settings.color));
    BufWriter::with_capacity(1 << 16, Box::new(stream))
}

/// Buffered standard output for bytes that are written as they are.
pub(crate) fn plain() -> BufWriter<Box<dyn Write>> {
    BufWriter::with_capacity(1 << 16, Box::new(io::stdout()))
}

/// Standard output as a format wants it: with styles for reading, or as it is.
pub(crate) fn for_reading_or_not(
    is_styled: bool,
    settings: &Settings,
) -> BufWriter<Box<dyn Write>> {
    if is_styled { styled(settings) } else { plain() }
}

/// Writes to a file, as a whole or not at all and without styles, or else to standard output.
pub(crate) fn write(
    path: Option<&Path>,
    is_styled: bool,
    settings: &Settings,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Stop> {
    let Some(path) = path else {
        let mut out = for_reading_or_not(is_styled, settings);
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    replace_file(path, |file| {
        let bare: Box<dyn Write + '_> =
            if is_styled { Box::new(StripStream::new(file)) } else { Box::new(file) };
        let mut out = BufWriter::new(bare);
        write(&mut out)?;
        out.flush()
    })
}

/// The ending of a file does not say in which format it is to be written.
pub(crate) fn no_format(path: &Path) -> Stop {
    let path = path.display();
    Stop::failed(format!("the ending of {path} says no format; say it with --format"))
}

/// A file is not replaced by what says nothing.
pub(crate) fn not_written(path: &Path) -> Stop {
    let path = path.display();
    Stop::failed(format!("no document could be read, so {path} is not written"))
}

/// Writes a file as a whole or not at all: into a new file beside it, which then takes its place.
/// A link is followed to the file it names. What is no file, a pipe or a terminal, is written to.
pub(crate) fn replace_file(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), Stop> {
    let fail = |error: io::Error| {
        Stop::failed(format!("cannot write {}: {}", path.display(), reason(&error)))
    };
    let found = fs::metadata(path);
    if path.file_name().is_none() || found.as_ref().is_ok_and(fs::Metadata::is_dir) {
        return Err(Stop::failed(format!("{} is a folder, expected a file", path.display())));
    }
    if found.is_ok_and(|found| !found.is_file()) {
        let mut file = File::options().write(true).open(path).map_err(fail)?;
        return write(&mut file).map_err(fail);
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = path.as_path();
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    fs::metadata(&folder).map_err(fail)?;
    let mut file = NamedTempFile::new_in(folder).map_err(fail)?;
    write(file.as_file_mut()).map_err(fail)?;
    make_readable(&file, path).map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// What the system said. Errors that hold another one name the temporary file, which is no file of
/// the user's.
fn reason(error: &io::Error) -> String {
    error.get_ref().map_or_else(|| error.to_string(), |_| error.kind().to_string())
}

/// Temporary files can be read by their owner alone. The new file gets the permissions of the one
/// it replaces, or those of other new files.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile, path: &Path) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    let permissions = match fs::metadata(path) {
        Ok(replaced) => replaced.permissions(),
        Err(_) => Permissions::from_mode(0o644),
    };
    file.as_file().set_permissions(permissions)
}

#[cfg(not(unix))]
fn make_readable(_: &NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}
