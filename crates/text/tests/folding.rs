//! Folding by example and by property.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use zhengming_text::{Edit, EditKind, Fold, Folded, Folder, Span, fold_term};

fn fold(source: &str, edits: &[Edit]) -> Folded {
    let mut folded = Folded::default();
    Folder.fold(source, Span::new(0, source.len()), edits, &mut folded);
    folded
}

/// Reads `\n`, `\t`, `\r` and `\u{…}`.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (char, length) = match rest.as_bytes()[0] {
            b'n' => ('\n', 1),
            b'r' => ('\r', 1),
            b't' => ('\t', 1),
            b'u' => {
                let end = rest.find('}').unwrap();
                let code = u32::from_str_radix(&rest[2..end], 16).unwrap();
                (char::from_u32(code).unwrap(), end + 1)
            }
            other => panic!("unknown escape \\{}", char::from(other)),
        };
        out.push(char);
        rest = &rest[length..];
    }
    out + rest
}

#[test]
fn examples() {
    let mut seen = 0;
    for line in include_str!("data/folding.tsv").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, source, expected] = [0, 1, 2].map(|at| cells.get(at).copied().unwrap_or(""));
        let source = unescape(source);
        let folded = fold(&source, &[]);
        assert_eq!(folded.text(), unescape(expected), "{name}");
        let folds: Vec<&str> =
            folded.folds(0..folded.text().len()).iter().map(Fold::name).collect();
        let mut noted: Vec<&str> =
            cells.get(3).unwrap_or(&"").split(',').filter(|fold| !fold.is_empty()).collect();
        noted.sort_by_key(|name| Fold::ALL.iter().position(|fold| fold.name() == *name));
        assert_eq!(folds, noted, "{name}");
        seen += 1;
    }
    assert!(seen > 40, "only {seen} examples were read");
}

#[test]
fn edits_are_transparent_and_references_stand_for_characters() {
    let source = "**网**络&#x5B89;<b>全</b>";
    let drop = |range: std::ops::Range<usize>| Edit {
        span: range.into(),
        kind: EditKind::Drop(Fold::Markup),
    };
    let reference = source.find('&').unwrap();
    let replace = Edit { span: (reference..reference + 8).into(), kind: EditKind::Replace('安') };
    let tag = source.find('<').unwrap();
    let edits = [drop(0..2), drop(5..7), replace, drop(tag..tag + 3), drop(tag + 6..tag + 10)];
    let folded = fold(source, &edits);
    assert_eq!(folded.text(), "网络安全");
    assert_eq!(folded.source_span(0..12), Span::new(2, tag + 6));
    assert_eq!(folded.source_span(6..9), Span::new(reference, reference + 8));
    assert_eq!(folded.source_span(0..3), Span::new(2, 5));
    assert!(folded.folds(0..12).contains(Fold::Markup));
    assert!(folded.folds(0..3).is_empty());
}

/// Characters of every kind that folding tells apart, common ones more often.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec!["网", "络", "安", "全", "国", "家", "、", "，"]),
        4 => prop::sample::select(vec!["a", "b", "ICT", "State", "é", "1", "20", "-", "‑", "—", "'", "/"]),
        3 => prop::sample::select(vec![" ", "  ", "\n", "\r\n", "\u{3000}", "\u{A0}", "\t"]),
        2 => prop::sample::select(vec!["\u{200B}", "\u{AD}", "³", "\u{FEFF}", "\u{FE0F}"]),
        3 => prop::sample::select(vec!["資", "訊", "⽹", "⻓", "Ｉ", "２", "（", "「", "“", "”", "·", "︽", "》", "︲"]),
        1 => prop::sample::select(vec!["𠮷", "①", "½", "…", "\0", "ß", "İ", "Σ", "م"]),
        1 => any::<char>().prop_map(|c| c.to_string()).prop_map(|s| &*s.leak()),
    ]
    .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// Something that folding must not see.
fn noise() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["\u{200B}", "\u{200E}", "\u{AD}", "²", "\u{FEFF}", "\u{2060}"])
}

fn is_wide(char: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&char) || "、，《》".contains(char)
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in text()) {
        let once = fold_term(&text);
        prop_assert_eq!(fold_term(&once), once.clone());
    }

    #[test]
    fn every_range_leads_back_to_source_that_folds_to_it(text in text(), a: prop::sample::Index, b: prop::sample::Index) {
        let folded = fold(&text, &[]);
        let places: Vec<usize> =
            folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
        let (a, b) = (*a.get(&places), *b.get(&places));
        let range = a.min(b)..a.max(b);
        let wanted = &folded.text()[range.clone()];
        if wanted.trim() != wanted {
            return Ok(()); // Blanks at the ends are left out of a term.
        }
        if wanted.starts_with('-') && folded.text()[..range.start].ends_with(|c: char| c.is_ascii_digit()) {
            return Ok(()); // Only the number tells that a long dash stands for a hyphen.
        }
        let span = folded.source_span(range);
        prop_assert_eq!(fold_term(&text[span.range()]), wanted);
    }

    #[test]
    fn the_map_is_monotonous_and_keeps_inside_the_source(text in text()) {
        let folded = fold(&text, &[]);
        let mut last = 0;
        for (at, char) in folded.text().char_indices() {
            let span = folded.source_span(at..at + char.len_utf8());
            prop_assert!(last <= span.start && span.start < span.end && span.end <= text.len());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            last = span.end;
        }
    }

    #[test]
    fn noise_anywhere_changes_nothing(text in text(), noise in noise(), at: prop::sample::Index) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = *at.get(&places);
        let torn = format!("{}{noise}{}", &text[..at], &text[at..]);
        prop_assert_eq!(fold_term(&torn), fold_term(&text));
    }

    #[test]
    fn blanks_beside_chinese_change_nothing(text in text(), blank in "[ \n\u{3000}\u{A0}]{1,4}", at: prop::sample::Index) {
        let places: Vec<usize> = text
            .char_indices()
            .filter(|&(_, char)| is_wide(char))
            .flat_map(|(at, char)| [at, at + char.len_utf8()])
            .collect();
        if places.is_empty() {
            return Ok(());
        }
        let at = *at.get(&places);
        let torn = format!("{}{blank}{}", &text[..at], &text[at..]);
        prop_assert_eq!(fold_term(&torn), fold_term(&text));
    }

    #[test]
    fn an_edit_is_as_if_its_bytes_were_not_there(before in text(), hidden in text(), after in text()) {
        let source = format!("{before}{hidden}{after}");
        let edit = Edit {
            span: Span::new(before.len(), before.len() + hidden.len()),
            kind: EditKind::Drop(Fold::Noise),
        };
        let seen = fold(&source, &[edit]);
        prop_assert_eq!(seen.text(), fold_term(&format!("{before}{after}")));
    }

    #[test]
    fn any_text_folds(text in any::<String>()) {
        let folded = fold(&text, &[]);
        prop_assert_eq!(fold_term(folded.text()), folded.text());
    }
}
