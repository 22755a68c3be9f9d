//! English names with the start of another name in front: *Open-ended Group of Governmental Experts on
//! …* of a group of experts and an open-ended working group on the same.

use std::ops::Range;

use zhengming_glossary::Language;

use super::{Crossing, NameReader, around, least_shared};

impl NameReader {
    /// The name that has the first words of another name in front, where the two end alike.
    pub(super) fn fronted(
        &self,
        text: &str,
        units: &[(&str, Range<usize>)],
        names: &[usize],
    ) -> Option<(Range<usize>, Crossing)> {
        let whole = names.iter().copied().filter(|&at| {
            let name = &self.names[at].units;
            name.len() < units.len() && is_same(name, &units[..name.len()])
        });
        let whole = whole.max_by_key(|&at| self.names[at].units.len())?;
        let like = &self.names[whole];
        let length = like.units.len();
        let front = &units[length..];
        if like.language != Language::En {
            return None;
        }
        let between = text.get(front[0].1.end..units[length - 1].1.start)?;
        if !between.trim().is_empty() {
            return None;
        }
        let fitting = names.iter().filter_map(|&at| {
            let name = &self.names[at];
            let is_other =
                name.term.concept != like.term.concept && self.domains[at] == self.domains[whole];
            let shared = name.units.iter().zip(&like.units).take_while(|(a, b)| a == b).count();
            let own = &name.units[shared..];
            let starts = |&count: &usize| is_same(&own[own.len() - count..], &front[..count]);
            let taken = (1..=own.len().min(front.len())).rev().find(starts)?;
            let is_one = is_other && name.shared(shared) >= least_shared(Language::En);
            is_one.then_some((taken, name.term))
        });
        let (taken, other) = fitting.max_by_key(|(taken, _)| *taken)?;
        let all = &units[..length + taken];
        // *United Nations* may stand in front of any name.
        if self.is_name(all) || self.is_name(&front[..taken]) {
            return None;
        }
        let meant = vec![like.term, other];
        Some((around(all)?, Crossing { like: like.term, other, end: None, meant }))
    }
}

fn is_same(name: &[String], units: &[(&str, Range<usize>)]) -> bool {
    name.len() == units.len() && name.iter().zip(units).all(|(a, b)| a == b.0)
}
