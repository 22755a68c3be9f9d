use std::collections::HashMap;

use zhengming_rendering::log_dice;

/// Counts what occurs in aligned units: things of two sides, by number.
///
/// ```
/// use zhengming_extract::Association;
///
/// let mut association = Association::default();
/// for (zh, en) in [(vec![0, 1], vec![7]), (vec![0], vec![7, 8]), (vec![1], vec![8])] {
///     association.add(zh, en);
/// }
/// let best = association.partners(0).into_iter().max_by(|a, b| a.log_dice.total_cmp(&b.log_dice));
/// assert_eq!(best.unwrap().other, 7);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Association {
    units: Vec<(Vec<u32>, Vec<u32>)>,
    /// Units of each thing of the first side, and number of units of each of the other.
    places: HashMap<u32, Vec<u32>>,
    others: HashMap<u32, u32>,
}

/// Something of the other side that meets the thing asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partner {
    /// Its number.
    pub other: u32,
    /// Units in which the two meet.
    pub together: u32,
    /// See [`log_dice`].
    pub log_dice: f64,
}

impl Association {
    /// Adds a unit: what stands on its two sides.
    pub fn add(&mut self, mut one: Vec<u32>, mut other: Vec<u32>) {
        let unit = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        for side in [&mut one, &mut other] {
            side.sort_unstable();
            side.dedup();
        }
        one.iter().for_each(|&thing| self.places.entry(thing).or_default().push(unit));
        other.iter().for_each(|&thing| *self.others.entry(thing).or_default() += 1);
        self.units.push((one, other));
    }

    /// Number of units with a thing of the first side.
    #[must_use]
    pub fn count(&self, one: u32) -> u32 {
        self.places.get(&one).map_or(0, |units| u32::try_from(units.len()).unwrap_or(u32::MAX))
    }

    /// All that meets a thing of the first side, in the order of the numbers.
    #[must_use]
    pub fn partners(&self, one: u32) -> Vec<Partner> {
        let units = self.places.get(&one).map_or(&[][..], Vec::as_slice);
        let mut together: HashMap<u32, u32> = HashMap::new();
        for &unit in units {
            for &other in &self.units[unit as usize].1 {
                *together.entry(other).or_default() += 1;
            }
        }
        let mut partners: Vec<Partner> = together
            .into_iter()
            .map(|(other, together)| Partner {
                other,
                together,
                log_dice: log_dice(self.count(one), self.others[&other], together),
            })
            .collect();
        partners.sort_by_key(|partner| partner.other);
        partners
    }
}
