use zhengming_text::Language;

/// Names by which tables call a language, beside its two-letter code.
const NAMES: [(&str, Language); 14] = [
    ("eng", Language::En),
    ("english", Language::En),
    ("英文", Language::En),
    ("英语", Language::En),
    ("英語", Language::En),
    ("zho", Language::Zh),
    ("chi", Language::Zh),
    ("cmn", Language::Zh),
    ("chinese", Language::Zh),
    ("simplified chinese", Language::Zh),
    ("中文", Language::Zh),
    ("汉语", Language::Zh),
    ("简体中文", Language::Zh),
    ("繁體中文", Language::Zh),
];

/// The language of a tag in any of its forms: `zh`, `zh-CN`, `zh_TW`, `ZH-Hans`, `eng`, `中文`.
pub(crate) fn language_of_tag(tag: &str) -> Option<Language> {
    // A name may say the script or the country behind it: Chinese (Simplified), 中文（简体）.
    let name = tag.trim_end_matches([')', '）']).split_once(['(', '（']);
    let mut subtags = name.map_or(tag, |(name, _)| name.trim_end()).split(['-', '_']);
    let primary = subtags.next()?.to_lowercase();
    let is_subtag = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !subtags.all(is_subtag) {
        return None;
    }
    let by_code = Language::ALL.into_iter().find(|language| language.code() == primary);
    by_code
        .or_else(|| NAMES.iter().find(|(name, _)| *name == primary).map(|&(_, language)| language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_in_any_form() {
        for tag in [
            "zh",
            "zh-CN",
            "zh_CN",
            "ZH-Hans",
            "zh-Hant-HK",
            "cmn-Hans-CN",
            "中文",
            "Chinese (Simplified)",
            "中文（简体）",
        ] {
            assert_eq!(language_of_tag(tag), Some(Language::Zh), "{tag}");
        }
        for tag in ["en", "EN", "en-US", "en_GB", "English", "English (United States)"] {
            assert_eq!(language_of_tag(tag), Some(Language::En), "{tag}");
        }
        for tag in
            ["", "(en)", "fr", "French (en)", "zhx", "zh-", "zh--CN", "zh-简体", "en US", "-en"]
        {
            assert_eq!(language_of_tag(tag), None, "{tag}");
        }
    }
}
