//! Mends of a form, each of which leaves nothing to choose.

use unicode_normalization::UnicodeNormalization;
use zhengming_text::{Fold, Folded, Folder, Language, Span};

use crate::values::is_invisible;

/// What a term is, as far as its form depends on it.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) language: Language,
    /// Whether texts may use it. One that must not be used may quote the script of another place.
    pub(super) is_accepted: bool,
}

struct Mend {
    what: &'static str,
    for_rejected: bool,
    apply: fn(&str, Language) -> String,
}

/// In the order in which they are made: each may uncover what a later one mends.
const MENDS: [Mend; 6] = [
    Mend { what: "invisible characters", for_rejected: true, apply: without_invisible },
    Mend { what: "not in normalisation form C", for_rejected: true, apply: composed },
    Mend { what: "full-width letters", for_rejected: false, apply: half_width },
    Mend { what: "radicals for characters", for_rejected: false, apply: without_radicals },
    Mend { what: "blanks", for_rejected: true, apply: spaced },
    Mend { what: "gap", for_rejected: true, apply: with_plain_gaps },
];

/// The form as it should be written, and what was wrong with it; nothing if nothing was, or if
/// nothing would be left.
pub(super) fn mend(form: &str, kind: Kind) -> Option<(String, Vec<&'static str>)> {
    let mut mended = form.to_owned();
    let mut reasons = Vec::new();
    for mend in MENDS.iter().filter(|mend| kind.is_accepted || mend.for_rejected) {
        let better = (mend.apply)(&mended, kind.language);
        if better != mended {
            reasons.push(mend.what);
            mended = better;
        }
    }
    (!reasons.is_empty() && !mended.is_empty()).then_some((mended, reasons))
}

fn without_invisible(form: &str, _: Language) -> String {
    form.chars().filter(|&c| c.is_whitespace() || !is_invisible(c)).collect()
}

fn composed(form: &str, _: Language) -> String {
    form.nfc().collect()
}

fn half_width(form: &str, _: Language) -> String {
    const OFFSET: u32 = 0xFEE0;
    let narrow = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - OFFSET),
        _ => None,
    };
    form.chars().map(|c| narrow(c).unwrap_or(c)).collect()
}

fn without_radicals(form: &str, _: Language) -> String {
    let mut folded = Folded::default();
    let mut one = |c: char| {
        let written = c.to_string();
        Folder.fold(&written, Span::new(0, written.len()), &[], &mut folded);
        let end = folded.text().len();
        if folded.folds(0..end).contains(Fold::Radical) {
            folded.text().to_owned()
        } else {
            written
        }
    };
    form.chars().map(&mut one).collect()
}

/// Single blanks between words, and none at the ends or, in Chinese, beside a Chinese character.
fn spaced(form: &str, language: Language) -> String {
    let words: Vec<&str> = form.split_whitespace().collect();
    let mut out = String::with_capacity(form.len());
    for word in words {
        let is_wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
        let is_joined = language == Language::Zh
            && (is_wide(out.chars().next_back()) || is_wide(word.chars().next()));
        if !out.is_empty() && !is_joined {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// One … between two parts of a term stands for any gap; at its ends there is none.
fn with_plain_gaps(form: &str, _: Language) -> String {
    let mut out = form.replace("...", "…");
    while out.contains("……") || out.contains("… …") {
        out = out.replace("… …", "…").replace("……", "…");
    }
    out.trim_matches(|c: char| c == '…' || c == ' ').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_mended_and_good_ones_left() {
        let zh = Kind { language: Language::Zh, is_accepted: true };
        let en = Kind { language: Language::En, is_accepted: true };
        let rejected = Kind { is_accepted: false, ..zh };
        for (kind, form, expected) in [
            (zh, " 规范 ", Some("规范")),
            (zh, "信息 和\n通信　技术", Some("信息和通信技术")),
            (zh, "使用 ＩＣＴ 技术", Some("使用ICT技术")),
            (rejected, "ＩＣＴ", None),
            (zh, "⽹络", Some("网络")),
            (zh, "網絡", None),
            (zh, "对...感到关切……", Some("对…感到关切")),
            (zh, "（一）、“规则”", None),
            (en, "naı\u{308}ve  use\u{200b}", Some("naı\u{308}ve use")),
            (en, "cafe\u{301}", Some("café")),
            (en, "ICT … security", None),
            (en, "……", None),
            (en, "lost \u{fffd}", None),
        ] {
            assert_eq!(mend(form, kind).map(|(form, _)| form).as_deref(), expected, "{form}");
        }
    }
}
