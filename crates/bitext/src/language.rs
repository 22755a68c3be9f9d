use zhengming_document::Language;

/// The language that a tag stands for, as formats write it: `zh`, `zh-Hans`, `ZH_TW`, `en-GB`.
/// Three-letter codes are known too; the rest of the tag does not matter.
pub(crate) fn of_tag(tag: &str) -> Option<Language> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    match primary.as_str() {
        "zh" | "zho" | "chi" | "cmn" => Some(Language::Zh),
        "en" | "eng" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_known_in_any_case_with_any_region() {
        for tag in ["zh", "zh-CN", "ZH-hans", "zh_TW", "zh-Hant-HK", " zh-cn", "cmn-Hans", "chi"] {
            assert_eq!(of_tag(tag), Some(Language::Zh), "{tag}");
        }
        for tag in ["en", "EN-US", "en_GB", "eng"] {
            assert_eq!(of_tag(tag), Some(Language::En), "{tag}");
        }
        for tag in ["", "*all*", "zhx", "fr-en", "-zh", "english"] {
            assert_eq!(of_tag(tag), None, "{tag}");
        }
    }
}
