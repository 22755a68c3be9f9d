//! Looks up stretches by what they are made of, whatever its order.

use rustc_hash::FxHashMap;

/// Words of the filter of each size, 64 bits each.
const FILTER: usize = 64;

/// Forms by the sums of the values of their units, characters or words.
#[derive(Default)]
pub(super) struct Bags {
    by_size: Vec<Bag>,
}

/// The forms of one size.
struct Bag {
    size: usize,
    /// Bits for the sums that there are, which most others are told from without looking further.
    filter: [u64; FILTER],
    forms: FxHashMap<u64, Vec<usize>>,
}

impl Bags {
    /// Enters a form of which the units have these values.
    pub(super) fn add(&mut self, values: impl ExactSizeIterator<Item = u64>, form: usize) {
        let size = values.len();
        let sum = values.fold(0, u64::wrapping_add);
        let at = match self.by_size.binary_search_by_key(&size, |bag| bag.size) {
            Ok(at) => at,
            Err(at) => {
                let forms = FxHashMap::default();
                self.by_size.insert(at, Bag { size, filter: [0; FILTER], forms });
                at
            }
        };
        let bag = &mut self.by_size[at];
        let (word, bit) = place(sum);
        bag.filter[word] |= 1 << bit;
        let forms = bag.forms.entry(sum).or_default();
        if forms.last() != Some(&form) {
            forms.push(form);
        }
    }

    /// Calls `found` with the first unit, the number of units and the forms of each stretch that
    /// has the units of some form.
    pub(super) fn find(
        &self,
        values: impl Iterator<Item = u64>,
        mut found: impl FnMut(usize, usize, &[usize]),
    ) {
        let mut sums = vec![0_u64];
        for value in values {
            sums.push(sums[sums.len() - 1].wrapping_add(value));
        }
        for bag in &self.by_size {
            let ends = sums.get(bag.size..).unwrap_or_default();
            for (start, (before, end)) in sums.iter().zip(ends).enumerate() {
                let sum = end.wrapping_sub(*before);
                let (word, bit) = place(sum);
                if bag.filter[word] >> bit & 1 != 0
                    && let Some(forms) = bag.forms.get(&sum)
                {
                    found(start, bag.size, forms);
                }
            }
        }
    }
}

/// Where in a filter a sum has its bit: by its upper bits, which are the better ones.
fn place(sum: u64) -> (usize, u32) {
    let top = (sum >> 52) as u32;
    ((top >> 6) as usize % FILTER, top & 63)
}

/// Spreads a number over 64 bits, so that sums of several say which they were.
pub(super) fn spread(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ value >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ value >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ value >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_whatever_their_order() {
        let values = |text: &str| -> Vec<u64> { text.chars().map(|c| spread(c.into())).collect() };
        let mut bags = Bags::default();
        for (at, form) in ["国家行为", "行为", "网络空间安全"].into_iter().enumerate() {
            bags.add(values(form).into_iter(), at);
        }
        let mut found = Vec::new();
        let text = values("空间网络安全的行为国家");
        bags.find(text.into_iter(), |start, size, forms| found.push((start, size, forms.to_vec())));
        assert_eq!(found, [(7, 2, vec![1]), (7, 4, vec![0]), (0, 6, vec![2])]);
    }
}
