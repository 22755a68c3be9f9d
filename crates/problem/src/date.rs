use crate::{Location, Problems, quoted};

/// Checks a day, `YYYY-MM-DD` or a prefix of it at a hyphen.
pub fn check_date(key: &str, date: &str, at: &Location, problems: &mut Problems) {
    if is_date(date) {
        return;
    }
    let message = format!("\"{key}\" is {}, expected YYYY, YYYY-MM or YYYY-MM-DD", quoted(date));
    problems.error_with_help(at, message, "for example \"2026-11\"");
}

/// Whether a text is a day, `YYYY-MM-DD`, or a prefix of one at a hyphen.
#[must_use]
pub fn is_date(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let widths_fit = parts
        .iter()
        .zip([4, 2, 2])
        .all(|(part, width)| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !widths_fit || parts.len() > 3 {
        return false;
    }
    let number = |at: usize| parts.get(at).map_or(Some(1), |part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0), number(1), number(2)) else {
        return false;
    };
    year > 0 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar_or_prefixes() {
        for good in ["2019", "2024-12", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["", "19", "2024-13", "2023-02-29", "1900-02-29", "2024-1", "2024-", "０２４"]
        {
            assert!(!is_date(bad), "{bad}");
        }
        assert!(!is_date("2024-12-01-01") && !is_date("0000"));
    }
}
