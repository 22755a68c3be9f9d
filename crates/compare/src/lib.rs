//! Clauses that documents take over from one another, and what changed in their wording.

mod align;
mod both;
mod citation;
mod comparison;
mod features;
mod order;
mod runs;
mod tally;
mod terms;
mod token;
mod tokenized;
mod version;
mod wording;

pub use align::{Fate, Link};
pub use both::Both;
pub use comparison::{Case, Comparison, Row};
pub use tally::{FamilyUse, TermTally};
pub use terms::{TermChange, TermChangeKind};
pub use version::{Clause, Version};
pub use wording::{Change, Piece, Wording};
