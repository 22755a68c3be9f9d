use std::borrow::Cow;

/// A text as a cell of a CSV file: with an apostrophe in front where a spreadsheet would take it
/// for a formula.
pub(crate) fn csv_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as a cell of a Markdown table, or anywhere else in a line of Markdown.
pub(crate) fn markdown_cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for char in text.chars().filter_map(crate::terminal::clean::shown) {
        if "\\`*_[]<>|#&~!".contains(char) {
            cell.push('\\');
        }
        cell.push(char);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed() {
        assert_eq!(csv_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(csv_cell("@SUM"), "'@SUM");
        assert_eq!(csv_cell("网络-空间"), "网络-空间");
    }

    #[test]
    fn markdown_says_what_the_text_says() {
        assert_eq!(markdown_cell("a|b\n<b>*"), "a\\|b \\<b\\>\\*");
    }
}
