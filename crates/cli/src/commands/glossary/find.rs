use std::io::Write;

use clap::Args;
use zhengming_glossary::find;
use zhengming_report::{style, write_hits};

use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Find concepts by a part of a term in either language, by words in any order, by pinyin or its
/// initials, or by an id
#[derive(Debug, Args)]
pub(crate) struct FindArgs {
    /// What to look for: a part of a term, or words of it in any order
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,
    /// Show at most so many concepts, 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
}

pub(crate) fn run(args: &FindArgs, settings: &Settings) -> Result<Status, Stop> {
    let glossary = settings.glossary()?;
    let hits = find(&glossary, &args.words.join(" "));
    if hits.is_empty() {
        return Err(Stop::failed(format!("no concept fits \"{}\"", args.words.join(" "))));
    }
    let shown = if args.top == 0 { hits.len() } else { args.top.min(hits.len()) };
    let mut out = output::styled(settings);
    write_hits(&mut out, &glossary, &hits[..shown], settings.columns())?;
    if shown < hits.len() {
        let more = hits.len() - shown;
        writeln!(out, "\n{}", style::paint(style::FAINT, format!("{more} more; see --top")))?;
    }
    out.flush()?;
    Ok(Status::Clean)
}
