//! What can be typed.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand, ValueEnum};
use zhengming_document::{Encoding, Format};

use crate::commands::{
    bitext, check, compare, completions, config, explain, glossary, render, report, tag,
};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_STATUS: &str = "\
Exit status: 0 nothing found, 1 findings at or above the level, 2 something could not be read or \
done.";

/// Terminology of Chinese–English cyber diplomacy: which terms documents use, how often, and how
/// consistently.
#[derive(Debug, Parser)]
#[command(name = "zhengming", styles = STYLES, disable_version_flag = true)]
#[command(after_help = EXIT_STATUS, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    /// Print the version, and that of the glossary with its size
    #[arg(short = 'V', long)]
    pub(crate) version: bool,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options of all commands.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct GlobalArgs {
    /// Use this glossary file or folder in place of the core glossary; may be repeated
    #[arg(long, value_name = "FILE", global = true, help_heading = "Glossary")]
    pub(crate) glossary: Vec<PathBuf>,
    /// Add this glossary file or folder; may be repeated
    #[arg(long, value_name = "FILE", global = true, help_heading = "Glossary")]
    pub(crate) add_glossary: Vec<PathBuf>,
    /// Read this configuration instead of zhengming.toml in the working directory or above it
    #[arg(long, value_name = "FILE", global = true, help_heading = "Configuration")]
    #[arg(conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, global = true, help_heading = "Configuration")]
    pub(crate) no_config: bool,
    /// Threads to use, 0 for one per processor
    #[arg(long, value_name = "N", default_value_t = 0, global = true, hide_default_value = true)]
    pub(crate) threads: usize,
    /// When to use colours; NO_COLOR is obeyed
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: ColorChoice,
    /// Say only what went wrong
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

/// Documents, and how to read them.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct InputArgs {
    /// Files, folders, globs, or - for standard input [default: `paths` of the configuration]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Read standard input as if it stood in this file: its name says the format and stands in the
    /// output
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Leave out what the configuration excludes also where it is named
    #[arg(long, help_heading = "Input")]
    pub(crate) force_exclude: bool,
    /// Read all documents in this format instead of telling it from name and content
    #[arg(long, value_name = "FORMAT", help_heading = "Input")]
    pub(crate) input_format: Option<InputFormat>,
    /// Read all documents in this encoding instead of telling it from the content
    #[arg(long, value_name = "ENCODING", help_heading = "Input")]
    pub(crate) encoding: Option<InputEncoding>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Tag(tag::TagArgs),
    Report(report::ReportArgs),
    Check(check::CheckArgs),
    Bitext(bitext::BitextArgs),
    Compare(compare::CompareArgs),
    Config(config::ConfigArgs),
    Explain(explain::ExplainArgs),
    Render(render::RenderArgs),
    #[command(subcommand)]
    Glossary(glossary::GlossaryCommand),
    Completions(completions::CompletionsArgs),
    /// Print the manual page, or all of them into a folder
    #[command(hide = true)]
    Man(completions::ManArgs),
}

/// Formats by the names that are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputFormat {
    /// Plain text, clean or torn by extraction from a PDF
    Text,
    /// Markdown
    Markdown,
    /// Akoma Ntoso XML of the United Nations
    Akn,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Akn => Self::Akn,
        }
    }
}

/// Encodings by the names that are typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputEncoding {
    /// UTF-8
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// UTF-16, little endian
    #[value(name = "utf-16le")]
    Utf16Le,
    /// UTF-16, big endian
    #[value(name = "utf-16be")]
    Utf16Be,
    /// GB18030 with GBK and GB2312
    #[value(name = "gb18030", aliases = ["gbk", "gb2312"])]
    Gb18030,
    /// Big5
    #[value(name = "big5")]
    Big5,
}

impl From<InputEncoding> for Encoding {
    fn from(encoding: InputEncoding) -> Self {
        match encoding {
            InputEncoding::Utf8 => Self::Utf8,
            InputEncoding::Utf16Le => Self::Utf16Le,
            InputEncoding::Utf16Be => Self::Utf16Be,
            InputEncoding::Gb18030 => Self::Gb18030,
            InputEncoding::Big5 => Self::Big5,
        }
    }
}
