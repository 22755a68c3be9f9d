//! The set phrases by which resolutions show their structure.

/// Verbs and adverbs that open preambular paragraphs in Chinese.
const OPENINGS_ZH: [&str; 52] = [
    "回顾",
    "又",
    "还",
    "并",
    "注意到",
    "重申",
    "强调",
    "欢迎",
    "认识到",
    "确认",
    "铭记",
    "深信",
    "关切",
    "表示",
    "遵循",
    "考虑到",
    "念及",
    "意识到",
    "赞赏",
    "申明",
    "感到",
    "深为",
    "严重",
    "赞扬",
    "承认",
    "满意地",
    "着重",
    "特别指出",
    "重点指出",
    "决心",
    "相信",
    "鉴于",
    "有鉴于",
    "审议了",
    "收到",
    "认为",
    "肯定",
    "再次",
    "进一步",
    "震惊",
    "警觉",
    "忆及",
    "欣见",
    "欣悉",
    "谴责",
    "深切",
    "认定",
    "指出",
    "根据",
    "确信",
    "希望",
    "谨记",
];

/// Words that open preambular paragraphs in English beside those ending in -ing.
const OPENINGS_EN: [&str; 14] = [
    "Deeply",
    "Guided",
    "Aware",
    "Convinced",
    "Mindful",
    "Alarmed",
    "Conscious",
    "Determined",
    "Concerned",
    "Gravely",
    "Profoundly",
    "Fully",
    "Encouraged",
    "Also",
];

/// Verbs that open operative paragraphs, and preambular ones at most in passing.
const OPERATIVE: [&str; 28] = [
    "提出以下建议",
    "决定",
    "请",
    "促请",
    "吁请",
    "敦促",
    "邀请",
    "核可",
    "授权",
    "呼吁",
    "建议",
    "通过",
    "Decides",
    "Requests",
    "Calls",
    "Urges",
    "Invites",
    "Endorses",
    "Authorizes",
    "Approves",
    "Encourages",
    "Adopts",
    "Welcomes",
    "Reaffirms",
    "Takes",
    "Notes",
    "Stresses",
    "Recommends",
];

/// Organs that now and then open a preamble without the comma.
const ORGANS_EN: [&str; 4] = [
    "The General Assembly",
    "The Security Council",
    "The Economic and Social Council",
    "The Human Rights Council",
];

/// Organs whose name alone opens the preamble in Chinese, by their last characters, in both
/// scripts.
const ORGANS_ZH: [&str; 8] =
    ["大会", "理事会", "委员会", "会议", "大會", "理事會", "委員會", "會議"];

/// Whether `text` is the line that names the organ: `大会，`, `The General Assembly,`.
pub(crate) fn is_formula(text: &str) -> bool {
    // Most lines are told by their first and last bytes.
    let ends = matches!(text.as_bytes(), [.., b','] | [.., 0xEF, 0xBC, 0x8C]);
    if text.len() > 80 || !ends && !text.starts_with('T') {
        return false;
    }
    if ORGANS_EN.contains(&text) {
        return true;
    }
    if let Some(organ) = text.strip_suffix('，').or_else(|| text.strip_suffix(',')) {
        let organ = organ.trim_end();
        if let Some(name) = organ.strip_prefix("The ") {
            let small = ["of", "and", "on", "for", "the", "in"];
            return name
                .split([' ', '\n', '\r', '\t'])
                .filter(|word| !word.is_empty())
                .all(|word| word.starts_with(|c: char| c.is_uppercase()) || small.contains(&word));
        }
        return organ.chars().count() <= 16
            && ORGANS_ZH.iter().any(|name| organ.ends_with(name))
            && !organ.contains(['、', '，', '。', ' ']);
    }
    false
}

/// Whether a preambular paragraph may begin like this.
pub(crate) fn opens_preambular(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if first.is_empty() {
        return OPENINGS_ZH.iter().any(|word| text.starts_with(word));
    }
    first.starts_with(|c: char| c.is_ascii_uppercase())
        && (first.len() > 5 && first.ends_with("ing") || OPENINGS_EN.contains(&first))
}

/// Whether an unnumbered paragraph behind the preamble is an operative one: it begins with a verb
/// that asks for action, and no comma leads on from it.
pub(crate) fn opens_operative(text: &str) -> bool {
    let first = text.as_bytes().first();
    !text.ends_with(['，', ','])
        && OPERATIVE.iter().filter(|word| word.as_bytes().first() == first).any(|word| {
            text.strip_prefix(word).is_some_and(|rest| {
                !word.is_ascii() || rest.starts_with(|c: char| c.is_whitespace() || c == ',')
            })
        })
}

/// The number of the annex that a heading opens: 0 for `附件`, 2 for `Annex II`.
pub(crate) fn annex(text: &str) -> Option<u8> {
    if text.len() > 24 {
        return None;
    }
    let rest = ["附件", "Annex", "ANNEX"].iter().find_map(|word| text.strip_prefix(word))?.trim();
    if rest.is_empty() {
        return Some(0);
    }
    let number = crate::mark::roman(&rest.to_ascii_lowercase())
        .or_else(|| crate::mark::han(rest).and_then(|n| u8::try_from(n).ok()));
    number.or_else(|| rest.parse().ok())
}

/// Whether a paragraph names the meeting at which a resolution was adopted.
pub(crate) fn opens_conclusion(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    if let Some(rest) = text.strip_prefix('第') {
        return rest.split_once('次').is_some_and(|(_, behind)| {
            behind.trim_start().starts_with("会议") || behind.contains("全体会议")
        });
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0
        && text[digits..].split_once(' ').is_some_and(|(suffix, rest)| {
            let rest = rest.strip_prefix("(resumed) ").unwrap_or(rest);
            matches!(suffix, "st" | "nd" | "rd" | "th")
                && (rest.starts_with("meeting") || rest.starts_with("plenary meeting"))
        })
}

/// The rest of a title line that begins with the number of the resolution: `73/266. 从国际…`.
pub(crate) fn numbered_title(text: &str) -> Option<usize> {
    // The number of the session is one of digits, also behind S- and ES-.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | 'S' | 'E')) {
        return None;
    }
    let number = text.find(['.', '．'])?;
    let (session, running) = text[..number].split_once('/')?;
    let fits = |part: &str, letters: bool| {
        !part.is_empty()
            && part.len() <= 8
            && part.bytes().any(|b| b.is_ascii_digit())
            && part.bytes().all(|b| {
                b.is_ascii_digit() || b == b'-' || letters && (b == b' ' || b.is_ascii_uppercase())
            })
    };
    let session_fits = fits(session.trim_start_matches("ES-").trim_start_matches("S-"), false);
    if !session_fits || !fits(running, true) {
        return None;
    }
    let behind = &text[number..];
    let point = behind.chars().next().map_or(0, char::len_utf8);
    let blank = behind[point..].len() - behind[point..].trim_start().len();
    let length = number + point + blank;
    (length < text.len() && (blank > 0 || !text.as_bytes()[length].is_ascii_digit()))
        .then_some(length)
}

/// Whether `text` is the line a Security Council resolution is headed with.
pub(crate) fn council_title(text: &str) -> bool {
    let zh = text.strip_prefix('第').and_then(|rest| rest.strip_suffix("号决议"));
    let en = text.strip_prefix("Resolution ");
    text.len() < 60
        && zh.or(en).is_some_and(|number| {
            number.trim_start().starts_with(|c: char| c.is_ascii_digit())
                && number.chars().all(|c| c.is_ascii_digit() || "() （）".contains(c))
        })
}

/// Whether a line says that and when a resolution was adopted.
pub(crate) fn says_adopted(text: &str) -> bool {
    text.len() < 200
        && (text.contains("adopted by the ")
            || text.contains("Adopted by the ")
            || text.ends_with("决议")
            || text.ends_with("决定")
            || text.ends_with("通过"))
}

/// A text without the bare note mark at its end: `报告；6`, `Development,8`.
pub(crate) fn without_note_mark(line: &str) -> &str {
    // All marks end with one of these bytes, and hardly a line without a mark does.
    if !matches!(line.as_bytes(), [.., b'0'..=b'9' | 0xB0..=0xB9]) {
        return line;
    }
    let line = line.trim_end_matches(['¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - bare.len();
    let behind = match bare.chars().next_back() {
        Some('，' | '。' | '；' | '：' | '》' | '”' | '」' | ',' | ';' | ')' | '）') => {
            true
        }
        Some('.' | ':') => ends_word(&bare[..bare.len() - 1]),
        _ => false,
    };
    if (1..=2).contains(&digits) && behind { bare } else { line }
}

/// Whether a point or colon behind this ends a sentence, rather than part a number or symbol as in
/// 1.5, 10:30 and L.13.
fn ends_word(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || c == '/').next().unwrap_or(text);
    !last.ends_with(|c: char| c.is_ascii_digit()) && last.len() > 2
}

/// A line without a note mark and the closing marks at its end: `“报告。”3`.
pub(crate) fn without_closing(line: &str) -> &str {
    without_note_mark(line).trim_end_matches(['”', '"', '）', ')', '’', '」', '』', '》'])
}

/// Whether a paragraph ends as running text does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '；', '：', '！', '？', '.', ';', ':', '!', '?', '，', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_name_an_organ_and_nothing_else() {
        for text in ["大会，", "安全理事会，", "经济及社会理事会，", "The General Assembly,"]
        {
            assert!(is_formula(text), "{text}");
        }
        for text in ["大会", "回顾大会，欢迎大会，", "The following States, acting as one,", "又，"]
        {
            assert!(!is_formula(text), "{text}");
        }
    }

    #[test]
    fn note_marks_are_told_from_numbers() {
        for (line, bare) in [
            ("报告；6", "报告；"),
            ("Development.8", "Development."),
            ("(A/73/505)3", "(A/73/505)"),
        ] {
            assert_eq!(without_note_mark(line), bare);
        }
        for line in ["升温控制在1.5", "上午10:30", "草案A/C.1/76/L.13", "No.2", "2018"] {
            assert_eq!(without_note_mark(line), line);
        }
    }

    #[test]
    fn titles_annexes_and_conclusions_are_told_from_text() {
        assert_eq!(numbered_title("73/266. 从国际"), Some(8));
        assert_eq!(numbered_title("ES-10/21. Protection"), Some(10));
        assert_eq!(numbered_title("75/257 B. Residual"), Some(10));
        assert_eq!(numbered_title("回顾第 73/266. 号"), None);
        assert_eq!(annex("附件"), Some(0));
        assert_eq!(annex("附件二"), Some(2));
        assert_eq!(annex("Annex IV"), Some(4));
        assert_eq!(annex("附件载有报告"), None);
        assert!(opens_conclusion("第46次全体会议 2019年12月12日"));
        assert!(opens_conclusion("45th plenary meeting 6 December 2021"));
        assert!(opens_conclusion("50th (resumed) plenary meeting"));
        assert!(!opens_conclusion("第一次"));
        assert!(council_title("第2608(2021)号决议"));
        assert!(council_title("Resolution 2608 (2021)"));
    }
}
