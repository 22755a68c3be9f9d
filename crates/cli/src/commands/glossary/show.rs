use std::io::Write;

use clap::Args;
use zhengming_report::write_concept;

use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Show all that the glossary says of concepts
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Identifiers of concepts
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

pub(crate) fn run(args: &ShowArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let mut status = Status::Clean;
    let mut out = output::styled(settings);
    for (index, id) in args.ids.iter().enumerate() {
        let Some(concept) = glossary.concepts.iter().find(|concept| concept.id == *id) else {
            settings.messages.error(&format!("the glossary has no concept \"{id}\""));
            status = Status::Failed;
            continue;
        };
        if index > 0 {
            writeln!(out)?;
        }
        write_concept(&mut out, concept, settings.columns())?;
    }
    out.flush()?;
    Ok(status)
}
