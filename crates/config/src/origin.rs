use std::fmt;

use zhengming_problem::Location;

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    #[default]
    Default,
    /// A place in the file.
    File(Location),
    /// An option of the command line, by its name.
    Option(&'static str),
}

/// A value and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// A value that nobody set.
    pub fn usual(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }

    /// Whether somebody set it.
    pub fn is_set(&self) -> bool {
        self.origin != Origin::Default
    }

    /// What an option of the command line says, which wins.
    pub fn put(&mut self, value: T, option: &'static str) {
        *self = Self { value, origin: Origin::Option(option) };
    }

    pub(crate) fn put_from_file(&mut self, value: T, at: Location) {
        *self = Self { value, origin: Origin::File(at) };
    }
}

/// In a comment: on one line whatever the name of the file is.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(at) => at.to_string().chars().try_for_each(|char| match char {
                char if char.is_control() => write!(f, "{}", char.escape_debug()),
                char => write!(f, "{char}"),
            }),
            Self::Option(name) => f.write_str(name),
        }
    }
}
