use std::path::PathBuf;

use clap::Args;
use zhengming_glossary::{ColumnMap, Format, Language};

use crate::exchange::{self, EncodingName, Export};
use crate::filter::{Filter, FilterArgs};
use crate::names::names;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Write the glossary in another format: TBX, CSV, a workbook, OmegaT and others
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// The format, if the ending of the file does not say it
    #[arg(long, value_name = "FORMAT", value_parser = exchange::format)]
    to: Option<Format>,
    /// Write into this file; into a folder (`terms/`), a file for each domain
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Columns of a table: en=1,zh=2 makes a row for each concept, concept=A,lang=B,term=C for each
    /// term
    #[arg(long, value_name = "NAME=COLUMN,…")]
    columns: Option<ColumnMap>,
    /// Encoding of tables and lists, if not the usual one of the format
    #[arg(long, value_name = "ENCODING", value_parser = names(&EncodingName::ALL, EncodingName::name))]
    encoding: Option<EncodingName>,
    /// Language of the first terms in lists of pairs
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    #[arg(value_parser = names(&Language::ALL, Language::code))]
    source: Language,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Writes the terms that were asked for.
pub(crate) fn run(args: &ExportArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let filter = Filter::new(&args.filter, &glossary)?;
    let part = glossary.select(|id| filter.wants(id));
    if part.concepts.is_empty() {
        return Err(Stop::failed("no term fits all the filters"));
    }
    let export = Export {
        format: args.to,
        output: args.output.as_deref(),
        columns: args.columns.clone(),
        encoding: args.encoding,
        source: args.source,
        partial: false,
    };
    export.write(&part, settings)?;
    Ok(Status::Clean)
}
