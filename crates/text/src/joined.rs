/// Whether a reader sees a blank between two characters that white space parts in the source, as the
/// break of a line does: none between two wide ones, such as Chinese characters and punctuation.
///
/// ```
/// use zhengming_text::shows_blank;
///
/// assert!(!shows_blank('网', '络'));
/// assert!(shows_blank('用', 'I') && shows_blank('e', 'I'));
/// ```
#[must_use]
pub fn shows_blank(before: char, after: char) -> bool {
    !(is_wide(before) && is_wide(after))
}

/// A text without the breaks of its lines, with one blank where a reader sees one and otherwise as
/// it is: none behind a slash, where symbols and addresses are broken.
///
/// ```
/// use zhengming_text::join_lines;
///
/// assert_eq!(join_lines("信息和通\n信技术"), "信息和通信技术");
/// assert_eq!(join_lines("A/RES/\n73/266"), "A/RES/73/266");
/// assert_eq!(join_lines("Developments in the field\r\n  of ICT"), "Developments in the field of ICT");
/// ```
#[must_use]
pub fn join_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        if let (Some(before), Some(after)) = (joined.chars().next_back(), line.chars().next())
            && before != '/'
            && shows_blank(before, after)
        {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// East Asian characters that take two columns.
fn is_wide(char: char) -> bool {
    matches!(char,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
}
