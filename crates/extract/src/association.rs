use std::collections::HashMap;

/// How often two things occur in aligned units, each and together.
///
/// ```
/// use zhengming_extract::log_dice;
///
/// assert_eq!(log_dice(10, 10, 10), 14.0); // always together
/// assert!(log_dice(10, 100, 5) < 11.0);
/// assert_eq!(log_dice(10, 10, 0), f64::NEG_INFINITY);
/// ```
///
/// The measure is 14 + log₂(2·f_xy/(f_x + f_y)), after Rychlý (2008): at most 14, one less where the
/// two meet half as often, whatever the size of the texts.
#[must_use]
pub fn log_dice(one: u32, other: u32, together: u32) -> f64 {
    14.0 + (2.0 * f64::from(together) / (f64::from(one) + f64::from(other))).log2()
}

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
