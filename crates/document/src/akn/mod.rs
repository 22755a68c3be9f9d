//! Akoma Ntoso for the United Nations (AKN4UN).

mod meta;
mod walk;

use std::path::Path;

use crate::{Batch, DocumentInfo, Encoding, Error, warnings::Warnings};

/// Reads a whole XML document. Tags become transparent; paragraphs, parts and numbers come from
/// the markup.
pub(crate) fn read(
    path: &Path,
    text: String,
    encoding: Encoding,
    warnings: &mut Warnings,
) -> Result<(DocumentInfo, Batch), Error> {
    let (meta, paragraphs) =
        walk::walk(&text, warnings).map_err(|problem| problem.into_error(path, &text))?;
    let info = meta.into_info(path, encoding, &text, &paragraphs);
    Ok((info, Batch { offset: 0, line: 1, text, ..paragraphs }))
}
