//! Stretches of two texts that are the same, and those that are not.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::token::{Class, Token};
use crate::tokenized::{TermAt, Tokenized};

/// A stretch of tokens, from first to behind last on each side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) old: (usize, usize),
    pub(crate) new: (usize, usize),
    pub(crate) is_same: bool,
}

impl Run {
    pub(crate) fn old_of<'t>(&self, side: &'t Tokenized) -> &'t [Token] {
        &side.tokens[self.old.0..self.old.1]
    }

    pub(crate) fn new_of<'t>(&self, side: &'t Tokenized) -> &'t [Token] {
        &side.tokens[self.new.0..self.new.1]
    }
}

/// Same and different stretches of two texts by turns. A term is never parted. The result does not
/// depend on which side is the old one.
pub(crate) fn runs(old: &Tokenized, new: &Tokenized) -> Vec<Run> {
    let order = |side: &Tokenized| -> Vec<_> { side.tokens.iter().map(|it| it.key).collect() };
    if (old.tokens.len(), order(old)) <= (new.tokens.len(), order(new)) {
        return in_order(old, new);
    }
    let turned = |run: Run| Run { old: run.new, new: run.old, is_same: run.is_same };
    in_order(new, old).into_iter().map(turned).collect()
}

/// The runs of a text and a longer one, or of two that are as long in the order of their tokens.
fn in_order(old: &Tokenized, new: &Tokenized) -> Vec<Run> {
    let mut runs = compared(&old.tokens, &new.tokens);
    slide(old, new, &mut runs);
    let mut runs = with_whole_terms(old, new, &runs);
    join_scraps(old, new, &mut runs);
    runs
}

fn compared(old: &[Token], new: &[Token]) -> Vec<Run> {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let mut runs: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new)) {
        let (first, second) = (op.old_range(), op.new_range());
        let run = Run {
            old: (first.start, first.end),
            new: (second.start, second.end),
            is_same: matches!(op, DiffOp::Equal { .. }),
        };
        push(&mut runs, run);
    }
    runs
}

/// Adds a run, or widens the last one where both differ.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if !last.is_same && !run.is_same => {
            (last.old.1, last.new.1) = (run.old.1, run.new.1);
        }
        _ => runs.push(run),
    }
}

/// Takes for different as a whole what is so in a part: a term on either side.
fn with_whole_terms(old: &Tokenized, new: &Tokenized, runs: &[Run]) -> Vec<Run> {
    let mut old_partners = vec![None; old.tokens.len()];
    let mut new_partners = vec![None; new.tokens.len()];
    for run in runs.iter().filter(|run| run.is_same) {
        for (one, two) in (run.old.0..run.old.1).zip(run.new.0..run.new.1) {
            old_partners[one] = Some(two);
            new_partners[two] = Some(one);
        }
    }
    let mut is_settled = false;
    while !is_settled {
        let parted = part_terms(&old.terms, &mut old_partners, &mut new_partners);
        is_settled = !part_terms(&new.terms, &mut new_partners, &mut old_partners) && !parted;
    }
    paired(&old_partners, new.tokens.len())
}

/// Takes the partners from the tokens of terms that have not one partner after the other; whether
/// there were any such.
fn part_terms(
    terms: &[TermAt],
    partners: &mut [Option<usize>],
    others: &mut [Option<usize>],
) -> bool {
    let mut any = false;
    for term in terms {
        let tokens = &mut partners[term.tokens.clone()];
        let first = tokens.first().copied().flatten();
        let is_whole = (0..).zip(tokens.iter()).all(|(at, partner)| {
            matches!((first, partner), (Some(first), Some(partner)) if *partner == first + at)
        });
        if is_whole {
            continue;
        }
        for partner in tokens.iter_mut().filter_map(Option::take) {
            others[partner] = None;
            any = true;
        }
    }
    any
}

/// The runs of tokens with and without partners.
fn paired(partners: &[Option<usize>], new: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let pairs = partners.iter().enumerate().filter_map(|(one, two)| Some((one, (*two)?)));
    for (one, two) in pairs.chain([(partners.len(), new)]) {
        if one > old_at || two > new_at {
            push(&mut runs, Run { old: (old_at, one), new: (new_at, two), is_same: false });
        }
        if one == partners.len() {
            break;
        }
        match runs.last_mut() {
            Some(last) if last.is_same => (last.old.1, last.new.1) = (one + 1, two + 1),
            _ => runs.push(Run { old: (one, one + 1), new: (two, two + 1), is_same: true }),
        }
        (old_at, new_at) = (one + 1, two + 1);
    }
    runs
}

/// Most tokens that an addition is moved by.
const SLIDE: usize = 40;

/// Moves what was added or left out to where a mark begins or ends it, where the text allows for it:
/// 、2018年12月5日第73/27号 rather than 5日第73/27号、2018年12月.
fn slide(old: &Tokenized, new: &Tokenized, runs: &mut [Run]) {
    for at in 1..runs.len().saturating_sub(1) {
        let [before, run, after] = [runs[at - 1], runs[at], runs[at + 1]];
        let is_added = run.old.0 == run.old.1;
        if run.is_same || !(is_added || run.new.0 == run.new.1) {
            continue;
        }
        let (side, (from, to)) = if is_added { (new, run.new) } else { (old, run.old) };
        let tokens = &side.tokens;
        let room = before.old.1 - before.old.0;
        let most = room.saturating_sub(1).min(SLIDE);
        let mut steps =
            (1..=most).take_while(|step| tokens[from - step].key == tokens[to - step].key);
        let is_mark = |at: usize| tokens[at].class == Class::Mark;
        let fits = |step: &usize| is_mark(from - step) || is_mark(from - step - 1);
        if after.is_same
            && before.is_same
            && !fits(&0)
            && let Some(step) = steps.find(fits)
        {
            shift(&mut runs[at - 1..=at + 1], step);
        }
    }
}

/// Moves the middle of three runs to the left.
fn shift(runs: &mut [Run], step: usize) {
    let [before, run, after] = runs else { return };
    before.old.1 -= step;
    before.new.1 -= step;
    for (from, to) in [&mut run.old, &mut run.new].into_iter().map(|(from, to)| (from, to)) {
        *from -= step;
        *to -= step;
    }
    after.old.0 -= step;
    after.new.0 -= step;
}

/// Joins changes between which only a scrap is the same: a mark or a small word, or one Chinese
/// character in the midst of other words. So a new phrase reads as one.
fn join_scraps(old: &Tokenized, new: &Tokenized, runs: &mut Vec<Run>) {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let after = runs.get(at + 1);
        let is_scrap = run.is_same
            && after.is_some_and(|after| {
                joined.last().is_some_and(|before| is_scrap(old, new, [before, run, after]))
            });
        match joined.last_mut() {
            Some(last) if is_scrap || !last.is_same && !run.is_same => {
                (last.old.1, last.new.1) = (run.old.1, run.new.1);
            }
            _ => joined.push(*run),
        }
    }
    *runs = joined;
}

fn is_scrap(old: &Tokenized, new: &Tokenized, [before, run, after]: [&Run; 3]) -> bool {
    let words = |tokens: &[Token]| tokens.iter().filter(|t| t.class == Class::Word).count();
    let weight = |run: &Run| words(run.old_of(old)).max(words(run.new_of(new)));
    let same = run.old_of(old);
    let is_plain = same.iter().all(|token| token.term.is_none() && token.class != Class::Citation);
    let is_short = match words(same) {
        0 => same.len() <= 2,
        1 => same.len() == 1 && old.word(&same[0]).chars().count() == 1,
        _ => false,
    };
    is_plain && is_short && weight(before).min(weight(after)) >= 2
}
