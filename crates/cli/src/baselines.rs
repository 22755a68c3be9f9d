use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use zhengming_config::Config;
use zhengming_text::counted;
use zhengming_triage::{Baseline, Sorted};

use crate::output;
use crate::settings::Settings;
use crate::status::Stop;

/// Findings that are known and not told again.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct BaselineArgs {
    /// Do not tell the findings in this file, and tell which of them are gone
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    baseline: Option<PathBuf>,
    /// Tell all findings, whatever the configuration says of a baseline
    #[arg(long, help_heading = "Baseline")]
    #[arg(conflicts_with_all = ["baseline", "write_baseline", "update_baseline"])]
    no_baseline: bool,
    /// Take out of the baseline what is gone; nothing is ever added
    #[arg(long, help_heading = "Baseline", conflicts_with = "write_baseline")]
    update_baseline: bool,
    /// Write the findings of today into this new file instead of telling them
    #[arg(long, value_name = "FILE", help_heading = "Baseline", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,
}

impl BaselineArgs {
    /// The configuration with these options put over it.
    pub(crate) fn over(&self, mut config: Config) -> Result<Config, Stop> {
        if let Some(file) = &self.baseline {
            config.baseline.put(Some(file.clone()), "--baseline");
        } else if self.no_baseline {
            config.baseline.put(None, "--no-baseline");
        } else if self.write_baseline.is_some() {
            config.baseline.put(None, "--write-baseline");
        }
        if self.update_baseline && config.baseline.value.is_none() {
            return Err(Stop::failed("there is no baseline to update; name one with --baseline"));
        }
        self.write_baseline.as_deref().map_or(Ok(()), refuse_what_is_there)?;
        Ok(config)
    }

    /// Whether single passages are looked for.
    pub(crate) fn is_used(&self, config: &Config) -> bool {
        self.write_baseline.is_some() || config.baseline.value.is_some()
    }

    /// The folder of the baseline, from which its paths count.
    pub(crate) fn folder(&self, config: &Config) -> PathBuf {
        let file = self.write_baseline.as_ref().or(config.baseline.value.as_ref());
        file.and_then(|file| file.parent()).unwrap_or(Path::new("")).to_owned()
    }

    /// Reads the baseline that holds.
    pub(crate) fn read(
        &self,
        config: &Config,
        settings: &Settings,
    ) -> Result<Option<Baseline>, Stop> {
        let Some(file) = &config.baseline.value else { return Ok(None) };
        let fail = |error: io::Error| {
            let help = match error.kind() {
                io::ErrorKind::NotFound => {
                    format!("; --write-baseline {} makes it", file.display())
                }
                _ => String::new(),
            };
            Stop::failed(format!("cannot read {}: {error}{help}", file.display()))
        };
        let mut bytes = Vec::new();
        let limited = File::open(file).map(|file| file.take(Baseline::LARGEST + 1));
        limited.and_then(|mut file| file.read_to_end(&mut bytes)).map_err(fail)?;
        match Baseline::parse(file, &bytes) {
            Ok(baseline) => Ok(Some(baseline)),
            Err(problems) => {
                problems.iter().for_each(|problem| settings.messages.problem(problem));
                Err(Stop::failed("the baseline has errors and cannot be used"))
            }
        }
    }

    /// Writes a new baseline, or takes out of the old one what is gone, or tells of it. Whether the
    /// findings are not to be told.
    pub(crate) fn keep(
        &self,
        baseline: Option<Baseline>,
        sorted: &Sorted,
        config: &Config,
        named: &[PathBuf],
        settings: &Settings,
    ) -> Result<bool, Stop> {
        if let Some(file) = &self.write_baseline {
            // Another run may have written it meanwhile.
            refuse_what_is_there(file)?;
            let baseline = Baseline::new(sorted.entries.iter().cloned())
                .written_over(&self.folder(config), named);
            write(file, &baseline)?;
            let passages = counted(baseline.len(), "passage");
            settings.messages.note(&format!("{passages} written into {}", file.display()));
            return Ok(true);
        }
        let (Some(mut baseline), Some(file)) = (baseline, &config.baseline.value) else {
            return Ok(false);
        };
        if sorted.gone.is_empty() {
            return Ok(false);
        }
        let gone = counted(sorted.gone.len(), "passage");
        let file = file.as_path();
        if self.update_baseline {
            baseline.remove(&sorted.gone);
            write(file, &baseline)?;
            let message =
                format!("{gone} taken out of {}, {} left", file.display(), baseline.len());
            settings.messages.note(&message);
        } else {
            let is_gone = if sorted.gone.len() == 1 { "is" } else { "are" };
            settings.messages.note(&format!(
                "{gone} of {} {is_gone} found no more; --update-baseline takes them out",
                file.display()
            ));
        }
        Ok(false)
    }
}

fn refuse_what_is_there(file: &Path) -> Result<(), Stop> {
    if fs::symlink_metadata(file).is_err() {
        return Ok(());
    }
    let file = file.display();
    Err(Stop::failed(format!(
        "{file} is there already; a baseline only shrinks: --baseline {file} --update-baseline \
         takes out what is gone"
    )))
}

fn write(file: &Path, baseline: &Baseline) -> Result<(), Stop> {
    output::replace_file(file, |out| out.write_all(baseline.to_text().as_bytes()))
}
