use std::ops::AddAssign;

use zhengming_glossary::Status;

use super::measure::LEAST_USES;

/// How uses divide over the statuses of the terms used: the usage profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Uses of preferred terms.
    pub preferred: u64,
    /// Uses of admitted terms.
    pub admitted: u64,
    /// Uses of deprecated and superseded terms.
    pub deprecated: u64,
}

/// The shares of a [`Profile`], which sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Share of preferred terms. With the preferred term as the reference it is also the
    /// pseudo-reference consistency of Semenov & Bojar 2022.
    pub preferred: f64,
    /// Share of admitted terms.
    pub admitted: f64,
    /// Share of deprecated and superseded terms.
    pub deprecated: f64,
}

impl Profile {
    /// Adds uses of a term of this status.
    pub(crate) fn add(&mut self, status: Status, uses: u64) {
        match status {
            Status::Preferred => self.preferred += uses,
            Status::Admitted => self.admitted += uses,
            Status::Deprecated | Status::Superseded => self.deprecated += uses,
        }
    }

    /// All uses.
    #[must_use]
    pub fn k(self) -> u64 {
        self.preferred + self.admitted + self.deprecated
    }

    /// The shares, unless there are fewer than [`LEAST_USES`] uses.
    #[must_use]
    pub fn shares(self) -> Option<Shares> {
        let k = self.k();
        let share = |uses: u64| uses as f64 / k as f64;
        (k >= LEAST_USES).then(|| Shares {
            preferred: share(self.preferred),
            admitted: share(self.admitted),
            deprecated: share(self.deprecated),
        })
    }
}

impl Shares {
    /// The headline figure: share of accepted terms, the admitted together with the preferred.
    #[must_use]
    pub fn accepted(self) -> f64 {
        self.preferred + self.admitted
    }
}

impl AddAssign for Profile {
    fn add_assign(&mut self, other: Self) {
        self.preferred += other.preferred;
        self.admitted += other.admitted;
        self.deprecated += other.deprecated;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_sum_to_one(preferred in 0..1000u64, admitted in 0..1000u64, deprecated in 0..1000u64) {
            let profile = Profile { preferred, admitted, deprecated };
            match profile.shares() {
                Some(shares) => prop_assert!(
                    (shares.preferred + shares.admitted + shares.deprecated - 1.0).abs() < 1e-9
                ),
                None => prop_assert!(profile.k() < LEAST_USES),
            }
        }
    }
}
