use crate::OwnForms;

/// Is shown folded text while it is made.
///
/// Most of a Chinese text consists of runs of characters that are their own folded form. To find
/// where such a run ends the folder looks at each character; a search that looks at each character
/// too can do so in the same pass.
pub trait Watch {
    /// Takes the longest run of characters of three bytes that `source` starts with and that are
    /// all `own` forms, and returns its length in bytes. In the folded text the run stands behind
    /// `folded` and `copied`, which is still to be copied there as it is.
    fn run(&mut self, folded: &str, copied: &str, source: &str, own: &OwnForms) -> usize;
}

/// Looks at nothing.
impl Watch for () {
    #[inline]
    fn run(&mut self, _folded: &str, _copied: &str, source: &str, own: &OwnForms) -> usize {
        let mut rest = source;
        while own.starts(rest) {
            rest = &rest[3..];
        }
        source.len() - rest.len()
    }
}
