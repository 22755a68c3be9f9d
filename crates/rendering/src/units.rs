//! Sets of units.

/// A set of units, a bit for each.
#[derive(Clone, Debug)]
pub(crate) struct UnitSet {
    bits: Vec<u64>,
}

impl UnitSet {
    pub(crate) fn new(units: usize) -> Self {
        Self { bits: vec![0; units.div_ceil(64)] }
    }

    /// Puts a unit in; whether it was not there.
    pub(crate) fn insert(&mut self, unit: u32) -> bool {
        let Some(word) = self.bits.get_mut(unit as usize / 64) else { return false };
        let bit = 1 << (unit % 64);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    pub(crate) fn contains(&self, unit: u32) -> bool {
        self.bits.get(unit as usize / 64).is_some_and(|word| word & (1 << (unit % 64)) != 0)
    }

    pub(crate) fn extend(&mut self, units: impl IntoIterator<Item = u32>) {
        for unit in units {
            self.insert(unit);
        }
    }

    /// The units in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0_u32..).zip(&self.bits).flat_map(|(at, &word)| {
            (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| at * 64 + bit)
        })
    }
}
