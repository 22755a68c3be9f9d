//! The year of a document.

/// The year that a symbol names or its session stands for: 2021 for `S/RES/2608(2021)` and
/// `E/RES/2021/28`, 2021 for the seventy-sixth session of `A/RES/76/19`.
///
/// ```
/// assert_eq!(zhengming_bitext::year_of_symbol("A/RES/76/19"), Some(2021));
/// ```
#[must_use]
pub fn of_symbol(symbol: &str) -> Option<u16> {
    if let Some((_, year)) = symbol.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        return plausible(year);
    }
    symbol.split('/').find_map(plausible).or_else(|| {
        let mut parts = symbol.split('/').filter(|part| !part.starts_with("C."));
        let session = match (parts.next()?, parts.next()?) {
            ("A", "RES" | "DEC") => parts.next()?,
            ("A", session) => session,
            _ => return None,
        };
        session.parse::<u16>().ok().filter(|&n| (1..200).contains(&n)).map(|n| n + 1945)
    })
}

/// The year of a Chinese date, as in `2021年12月6日大会决议`.
pub(crate) fn of_chinese(text: &str) -> Option<u16> {
    text.match_indices('年').find_map(|(at, _)| plausible(text.get(at.checked_sub(4)?..at)?))
}

/// The year of an English date, as in `8 December 2021`.
pub(crate) fn of_english(text: &str) -> Option<u16> {
    const MONTHS: &str = " January February March April May June July August September October \
                          November December ";
    let words: Vec<&str> = text.split(' ').take(40).collect();
    words.windows(2).find_map(|pair| {
        let month = pair[0].len() > 2 && MONTHS.contains(&format!(" {} ", pair[0]));
        plausible(pair[1].trim_end_matches([',', '.'])).filter(|_| month)
    })
}

fn plausible(digits: &str) -> Option<u16> {
    let four = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|year| four && (1900..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_and_dates_tell_years() {
        for (symbol, year) in [
            ("S/RES/2608(2021)", Some(2021)),
            ("E/RES/2021/28", Some(2021)),
            ("A/RES/76/19", Some(2021)),
            ("A/DEC/77/522", Some(2022)),
            ("A/C.1/76/L.13", Some(2021)),
            ("A/HRC/RES/54/12", None),
            ("A/RES/ES-11/1", None),
            ("", None),
        ] {
            assert_eq!(of_symbol(symbol), year, "{symbol}");
        }
        assert_eq!(of_chinese("2021年12月6日大会决议"), Some(2021));
        assert_eq!(of_chinese("第十年，2年"), None);
        assert_eq!(of_english("Adopted on 6 December 2021"), Some(2021));
        assert_eq!(of_english("Agenda item 2021"), None);
    }
}
