//! The settings of a project: `zhengming.toml`, read with every problem told and printed as it takes
//! effect.
//!
//! [`find`] looks for the file from a folder upwards, [`load`] reads it into a [`Config`], in which
//! every [`Setting`] knows its [`Origin`]. What the command line says is put over it, and
//! [`Config::to_toml`] shows what came of it. `docs/everyday.md` describes the file.
//!
//! ```
//! use zhengming_config::{Origin, load_bytes};
//!
//! let file = "paths = [\"草案\"]\n[rules]\nmixed-term = \"on\"\ncitation = \"error\"\n";
//! let loaded = load_bytes("project/zhengming.toml", file);
//! // Paths count from the file, columns in code points, bytes nowhere.
//! assert_eq!(loaded.config.paths.value, [std::path::Path::new("project/草案")]);
//! let Origin::File(at) = &loaded.config.paths.origin else { panic!("it stands in the file") };
//! assert_eq!((at.line, at.column), (1, 9));
//! let problem = loaded.problems[0].to_string();
//! assert!(problem.starts_with("project/zhengming.toml:3:1: error: unknown key \"mixed-term\""));
//! assert!(problem.ends_with("(did you mean \"mixed-terms\"?)"));
//! ```

mod config;
mod date;
mod effective;
mod exception;
mod find;
mod glob;
mod load;
mod origin;
mod paths;
mod read;

pub use config::Config;
pub use date::today;
pub use exception::{Document, Exception};
pub use find::{FILE_NAME, find};
pub use glob::PathGlob;
pub use load::{Loaded, load, load_bytes};
pub use origin::{Origin, Setting};
pub use paths::counted_from;
