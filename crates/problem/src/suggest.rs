/// Names are compared up to this many characters.
const LONGEST_NAME: usize = 40;

/// The candidate nearest to what was written, if one is near enough to be meant: by a slip of the
/// hand, or cut short or lengthened as no other is (`warn` for `warning`, `zh-CN` for `zh`).
#[must_use]
pub fn nearest<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let length = written.chars().take(LONGEST_NAME).count();
    nearest_within(written, candidates, (length / 3).clamp(1, 3))
        .or_else(|| the_one_begun(written, candidates))
}

/// The only candidate that begins with what was written, or that it begins with.
fn the_one_begun<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let written = written.to_lowercase();
    let is_begun = |candidate: &str| {
        written.len().min(candidate.len()) > 1
            && (candidate.starts_with(&written) || written.starts_with(candidate))
    };
    let mut begun = candidates.iter().copied().filter(|candidate| is_begun(candidate));
    begun.next().filter(|_| begun.next().is_none())
}

/// The candidate nearest to what was written, of those that at most so many edits of one character
/// lead to: put in, left out, changed, two swapped. Nothing over 40 characters is near anything.
#[must_use]
pub fn nearest_within<'a>(
    written: &str,
    candidates: &[&'a str],
    allowed: usize,
) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().take(LONGEST_NAME + 1).collect();
    if written.len() > LONGEST_NAME {
        return None;
    }
    candidates
        .iter()
        .filter(|candidate| candidate.chars().count().abs_diff(written.len()) <= allowed)
        .map(|&candidate| (distance(&written, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// `did you mean "…"?` for the nearest candidate.
#[must_use]
pub fn did_you_mean(written: &str, candidates: &[&str]) -> Option<String> {
    nearest(written, candidates).map(|candidate| format!("did you mean \"{candidate}\"?"))
}

/// `a, b or c`.
#[must_use]
pub fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What was written, in quotation marks, shortened where it is long.
#[must_use]
pub fn quoted(written: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = written.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if written.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// Edits of one character (put in, left out, changed, two swapped) that lead from one to the other.
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut before = vec![0; to.len() + 1];
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, &left) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &right) in to.iter().enumerate() {
            let changed = above[column] + usize::from(left != right);
            let mut best = changed.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && left == to[column - 1] && from[row - 1] == right;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_are_recognised_and_other_words_are_not() {
        let statuses = ["preferred", "admitted", "deprecated", "superseded"];
        for (written, meant) in [
            ("prefered", Some("preferred")),
            ("Admited", Some("admitted")),
            ("depercated", Some("deprecated")),
            ("best", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, &statuses), meant, "{written}");
        }
        assert_eq!(nearest(&"x".repeat(1_000_000), &statuses), None);
    }

    #[test]
    fn what_is_cut_short_or_lengthened_is_recognised_where_one_alone_is_meant() {
        let levels = ["note", "warning", "error"];
        for (written, meant) in [
            ("warn", Some("warning")),
            ("Err", Some("error")),
            ("warnings!!!", Some("warning")),
            ("w", None),
            ("", None),
            ("fatal", None),
        ] {
            assert_eq!(nearest(written, &levels), meant, "{written}");
        }
        assert_eq!(nearest("zh-CN", &["en", "zh"]), Some("zh"));
        assert_eq!(nearest("citation", &["citation-order", "citation-form"]), None);
    }
}
