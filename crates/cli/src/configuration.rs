use std::env;

use zhengming_config::{Config, find};

use crate::args::GlobalArgs;
use crate::messages::Messages;
use crate::status::Stop;

/// The configuration of the options, else of the nearest file above the working directory, with the
/// options put over it. Which file was read is told.
pub(crate) fn load(args: &GlobalArgs, messages: &Messages) -> Result<Config, Stop> {
    let file = match (&args.config, args.no_config) {
        (_, true) => None,
        (Some(file), _) => Some(file.clone()),
        (None, _) => env::current_dir().ok().and_then(|folder| find(&folder)),
    };
    let mut config = match file {
        None => Config::default(),
        Some(file) => {
            let loaded = zhengming_config::load(&file);
            loaded.problems.iter().for_each(|problem| messages.problem(problem));
            if loaded.has_errors() {
                return Err(Stop::failed("the configuration has errors and cannot be used"));
            }
            messages.note(&format!("using the configuration {}", file.display()));
            loaded.config
        }
    };
    if !args.glossary.is_empty() {
        config.glossary.put(args.glossary.clone(), "--glossary");
    }
    if !args.add_glossary.is_empty() {
        config.add_glossary.put(args.add_glossary.clone(), "--add-glossary");
    }
    Ok(config)
}
