/// How constantly two things go together that occur in so many units, each and together.
///
/// ```
/// use zhengming_rendering::log_dice;
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
    log_of(dice(f64::from(one), f64::from(other), f64::from(together)))
}

/// Dice's coefficient of two things that occur so often, each and together.
pub(crate) fn dice(one: f64, other: f64, together: f64) -> f64 {
    2.0 * together / (one + other)
}

pub(crate) fn log_of(dice: f64) -> f64 {
    14.0 + dice.log2()
}
