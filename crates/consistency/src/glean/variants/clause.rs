//! Where a clause begins that looks like a noun.

/// Verbs behind which somebody stands who is asked or told to act: those of the family
/// `verbs-of-calling` of the core glossary, by their last characters, as a test holds, and the verbs of
/// orders, 授权 and 责成. They are a list of the program, because a glossary need not have them.
const ASKING: [&str; 9] = ["请", "请求", "要求", "敦促", "催促", "呼吁", "鼓励", "授权", "责成"];

/// Puts what follows in the way of a verb: 向秘书长报告.
const TOWARDS: &str = "向";

/// Whether someone is asked to do something, or something is done to someone, behind the text: without
/// 的 what follows is no noun then, but a subject and its verb, 请秘书长报告, or 向秘书长报告.
pub(super) fn is_asked_for(text: &str) -> bool {
    let text = text.trim_end();
    ASKING.iter().any(|word| text.ends_with(word)) || text.ends_with(TOWARDS)
}

#[cfg(test)]
mod tests {
    use zhengming_glossary::{Language, core};

    use super::*;

    #[test]
    fn every_verb_of_calling_asks() {
        let family = core().families.iter().find(|family| family.id == "verbs-of-calling").unwrap();
        for &member in &family.members {
            for term in core().concept(member).terms_in(Language::Zh) {
                assert!(is_asked_for(&term.text), "{}", term.text);
            }
        }
    }
}
