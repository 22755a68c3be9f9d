//! Words around quotation marks that make what fills them a title, 题为“……”, or a word that is
//! spoken of and not used, “……”一词.

/// What Chinese texts put in front of a title, perhaps with 为 or 是 behind. 题为 alone does too.
const CHINESE_TITLES: [&str; 6] = ["标题", "题目", "题名", "主题", "专题", "议题"];

/// Marks that may stand between such words and a title.
const BEFORE_TITLES: [char; 5] = [' ', ',', ':', '，', '：'];

/// What Chinese texts put behind a title that nothing introduces.
const BEHIND_TITLES: [&str; 12] = [
    "为题",
    "为主题",
    "这一主题",
    "这一专题",
    "这一议题",
    "一文",
    "一章",
    "一节",
    "项目",
    "的项目",
    "分项",
    "的分项",
];

/// What says in front of a Chinese word that it is spoken of, perhaps with 为 or 是 behind.
const CHINESE_MENTIONS: [&str; 5] = ["术语", "用语", "词语", "措辞", "提法"];

/// What says the same behind it, perhaps with 等, 这一 or 的 in front.
const BEHIND_MENTIONS: [&str; 12] = [
    "一词", "一语", "两词", "二词", "等词", "术语", "用语", "词语", "措辞", "提法", "说法", "字样",
];

/// Words that introduce a title in English. *Of* or a form of *be* may follow: *the theme
/// of which is*.
const ENGLISH_TITLES: [&str; 11] = [
    "entitled",
    "titled",
    "subtitled",
    "title",
    "titles",
    "headed",
    "heading",
    "headings",
    "theme",
    "themes",
    "themed",
];

/// Words that may stand between those and the quotation marks, so many at most.
const ENGLISH_LINKS: [&str; 8] = ["of", "which", "is", "was", "are", "being", "will", "be"];
const MOST_LINKS: usize = 4;

/// Words that introduce a word that is spoken of.
const ENGLISH_MENTIONS: [&str; 8] =
    ["term", "terms", "word", "words", "phrase", "phrases", "expression", "expressions"];

/// Whether folded Chinese text in front of quotation or title marks says that a title follows.
pub(crate) fn entitles(front: &str) -> bool {
    let titled = front.trim_end_matches(BEFORE_TITLES);
    titled.ends_with("题为") || ends_with_any(without_verb(titled), &CHINESE_TITLES)
}

/// Whether folded text in front of quotation marks makes what fills them a title or a mention in
/// another way.
pub(crate) fn leads(front: &str) -> bool {
    let spoken = front.trim_end_matches(' ');
    ends_with_any(without_verb(spoken), &CHINESE_MENTIONS)
        || titles_in_english(spoken.trim_end_matches(BEFORE_TITLES))
        || ENGLISH_MENTIONS.contains(&last_word(spoken).1)
}

/// Whether folded text behind quotation marks does so.
pub(crate) fn follows(behind: &str) -> bool {
    let behind = behind.trim_start_matches(' ');
    let bare = behind.strip_prefix('等').unwrap_or(behind);
    let bare = bare.strip_prefix("这一").or_else(|| bare.strip_prefix('的')).unwrap_or(bare);
    starts_with_any(behind, &BEHIND_TITLES)
        || starts_with_any(behind, &BEHIND_MENTIONS)
        || starts_with_any(bare, &BEHIND_MENTIONS)
}

/// Whether what stands between two quotations joins them to one list.
pub(crate) fn joins(between: &str) -> bool {
    const JOINING: [&str; 11] =
        ["", "、", "和", "与", "及", "以及", "或", ",", "and", "or", ", and"];
    JOINING.contains(&between.trim_matches(' '))
}

fn titles_in_english(front: &str) -> bool {
    let mut rest = front;
    for _ in 0..=MOST_LINKS {
        let (before, word) = last_word(rest);
        if ENGLISH_TITLES.contains(&word) {
            return true;
        }
        if !ENGLISH_LINKS.contains(&word) {
            return false;
        }
        rest = before.trim_end_matches(' ');
    }
    false
}

/// A Chinese text without the verb that it may end with.
fn without_verb(text: &str) -> &str {
    text.strip_suffix(['为', '是']).unwrap_or(text)
}

/// The word that a text ends with, empty where it ends with a mark, and what stands before.
fn last_word(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len())
}

fn ends_with_any(text: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| text.ends_with(end))
}

fn starts_with_any(text: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| text.starts_with(start))
}
