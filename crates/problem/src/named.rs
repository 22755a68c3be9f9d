use crate::problem::unknown;
use crate::{Location, Problems};

/// A value that files write as one of a few names.
pub trait Named: Copy + 'static {
    /// All values.
    const VALUES: &'static [Self];

    /// The name in files.
    fn written(self) -> &'static str;
}

/// The value of a name, whatever its case; else a problem that lists the names.
pub fn named<T: Named>(
    what: &str,
    written: &str,
    at: &Location,
    problems: &mut Problems,
) -> Option<T> {
    let found = T::VALUES.iter().find(|value| value.written().eq_ignore_ascii_case(written));
    if let Some(&value) = found {
        return Some(value);
    }
    let names: Vec<&str> = T::VALUES.iter().map(|value| value.written()).collect();
    unknown(what, written, "", &names, at, problems);
    None
}
