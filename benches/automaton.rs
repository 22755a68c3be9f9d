//! Times the automata of `aho-corasick` alone, for `compare.py`: longest matches of the forms, one a
//! line, in a text in memory that nothing is done to before or after.
//!
//!     cargo run --release -p zhengming-tagger --example automaton -- FORMS TEXT

use std::error::Error;
use std::io::Write;
use std::time::Instant;
use std::{env, fs, io};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The best of so many runs counts.
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = env::args().skip(1).collect();
    let [forms, text] = paths.as_slice() else { return Err("expected FORMS and TEXT".into()) };
    let (forms, text) = (fs::read_to_string(forms)?, fs::read_to_string(text)?);
    for (name, kind) in [("nfa", AhoCorasickKind::ContiguousNFA), ("dfa", AhoCorasickKind::DFA)] {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(kind))
            .build(forms.lines())?;
        let mut best = f64::INFINITY;
        let mut matches = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            matches = automaton.find_iter(&text).count();
            best = best.min(start.elapsed().as_secs_f64());
        }
        writeln!(io::stdout(), "{name} {matches} {best}")?;
    }
    Ok(())
}
