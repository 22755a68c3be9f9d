/// The number of the article that a line heads: `Article 12` or `第十二条` standing alone.
///
/// ```
/// use zhengming_document::article_number;
///
/// assert_eq!(article_number("第四十六条"), Some(46));
/// assert_eq!(article_number("Article 46 provides"), None);
/// ```
#[must_use]
pub fn article_number(line: &str) -> Option<u32> {
    let line = line.trim();
    match line.strip_prefix("Article ") {
        Some(number) => number.trim().parse().ok(),
        None => chinese(line),
    }
}

fn chinese(line: &str) -> Option<u32> {
    let numeral = line.strip_prefix('第')?.strip_suffix('条')?;
    if let Ok(number) = numeral.parse() {
        return Some(number);
    }
    let (mut total, mut digit) = (0, 0);
    for character in numeral.chars().take(8) {
        match character {
            '十' => (total, digit) = (total + 10 * digit.max(1), 0),
            '百' => (total, digit) = (total + 100 * digit.max(1), 0),
            '零' => {}
            _ => digit = 1 + "一二三四五六七八九".chars().position(|one| one == character)? as u32,
        }
    }
    Some(total + digit).filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_articles_are_numbers() {
        assert_eq!(article_number("Article 12"), Some(12));
        assert_eq!(article_number("Article 12 says"), None);
        for (line, number) in
            [("第一条", 1), ("第十条", 10), ("第四十六条", 46), ("第一百零二条", 102), ("第7条", 7)]
        {
            assert_eq!(article_number(line), Some(number), "{line}");
        }
        assert_eq!(article_number("第一条规定"), None);
        assert_eq!(article_number("第条"), None);
    }
}
