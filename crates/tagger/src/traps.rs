//! Chinese words in which a shorter word stands that is not meant.
//!
//! The glossary settles such traps by its own longer terms and by `not_in`. These are the traps of
//! the language of resolutions, which hold for any glossary, also one that a user brings with 中国
//! in it and nothing of 发展中国家. All were seen in United Nations texts.

/// A form, and the longer words inside which it does not count.
const TRAPS: [(&str, &[&str]); 26] = [
    ("中国", &["发展中国家", "转型中国家", "其中国", "之中国"]),
    ("请", &["邀请", "促请", "吁请", "申请", "提请", "请求", "恳请", "聘请", "敬请", "请愿"]),
    ("国际法", &["国际法院", "国际法庭", "国际法律"]),
    ("届会", &["届会议"]),
    ("会议", &["委员会议", "大会议程", "大会议事", "大会议题", "大会议席", "理事会议"]),
    ("大会", &["扩大会"]),
    ("国会", &["联合国会"]),
    ("法国", &["宪法国", "依法国", "司法国"]),
    ("美国", &["优美国"]),
    ("合同", &["联合同", "结合同"]),
    ("和平", &["和平衡", "和平均"]),
    ("平等", &["水平等"]),
    ("民主", &["人民主权", "公民主", "居民主"]),
    ("主权", &["自主权"]),
    ("能力", &["可能力"]),
    ("人权", &["个人权利", "个人权益", "法人权利", "私人权利", "证人权利"]),
    ("权利", &["特权利"]),
    ("法院", &["办法院"]),
    ("规范", &["法规范围", "规范围"]),
    ("公约", &["公约束"]),
    ("组成", &["小组成"]),
    ("和解", &["和解决", "和解除", "和解释"]),
    ("人民", &["人民币"]),
    ("要求", &["需要求"]),
    ("行动", &["执行动"]),
    ("议定书", &["决议定书"]),
];

/// The longer words inside which the folded form does not count, whatever the glossary says.
pub(crate) fn around(form: &str) -> &'static [&'static str] {
    TRAPS.iter().find(|(short, _)| *short == form).map_or(&[], |(_, longer)| longer)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use zhengming_text::fold_term;

    use super::TRAPS;

    #[test]
    fn traps_hold_their_forms_and_are_folded() {
        let mut seen = HashSet::new();
        for (form, longer) in TRAPS {
            assert!(seen.insert(form), "{form} stands twice");
            for word in longer {
                assert!(word.contains(form) && *word != form, "{word} is no trap of {form}");
                assert_eq!(fold_term(word), *word);
            }
        }
    }
}
