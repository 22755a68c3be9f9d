use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args as ClapArgs, CommandFactory};
use clap_complete::Shell;

use crate::args::Args;
use crate::output;
use crate::status::{Status, Stop};

/// Print completions for a shell
#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Prints completions. They are built in memory first, as the generator cannot bear a closed pipe.
pub(crate) fn run(args: &CompletionsArgs) -> Result<Status, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "zhengming", &mut script);
    print(&script)
}

/// Prints the manual page, or writes those of all commands.
pub(crate) fn run_man(args: &ManArgs) -> Result<Status, Stop> {
    if let Some(folder) = &args.out {
        let fail = |error: io::Error| {
            Stop::failed(format!("cannot write pages into {}: {error}", folder.display()))
        };
        std::fs::create_dir_all(folder).map_err(fail)?;
        clap_mangen::generate_to(Args::command(), folder).map_err(fail)?;
        return Ok(Status::Clean);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page)?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Status, Stop> {
    let mut out = output::plain();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Status::Clean)
}
