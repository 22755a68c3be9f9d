//! What XLIFF 2 demands: files that break it are refused, with the reason.

use zhengming_bitext::{Documents, Error};

/// Each case of `xliff/refused.tsv` in a file of one unit.
#[test]
fn files_that_break_the_format_are_refused() {
    for case in include_str!("xliff/refused.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (unit, reason) = case.split_once('\t').expect("a case has two columns");
        let file = format!(
            "<xliff version='2.1' srcLang='en' trgLang='zh'><file id='f'><unit id='u'>{unit}</unit></file></xliff>"
        );
        let read = Documents::from_bytes("a.xlf", file.into_bytes())
            .and_then(Iterator::collect::<Result<Vec<_>, Error>>);
        let told = read.err().map(|error| match error {
            Error::Text { message, .. } => message,
            other => other.to_string(),
        });
        assert_eq!(told.as_deref().unwrap_or_default(), reason, "{unit}");
    }
}
