use std::io::Write;

use clap::Args;
use zhengming_consistency::{rule, rules};
use zhengming_report::{write_page, write_rules};

use crate::output;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Explain a rule, or list all rules
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The rule
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(crate) fn run(args: &ExplainArgs, settings: &Settings) -> Result<Status, Stop> {
    let mut out = output::styled(settings);
    match &args.rule {
        Some(id) => {
            let rule = rule(id).ok_or_else(|| unknown(id))?;
            write_page(&mut out, rule.page(), settings.columns())?;
        }
        None => write_rules(&mut out, rules(), settings.columns())?,
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn unknown(id: &str) -> Stop {
    let known: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
    Stop::failed(format!("no rule is called \"{id}\", expected one of {}", known.join(", ")))
}
