//! Whose resolution is cited.

/// Words that name an organ, folded, with the organ. The last one in front of a citation tells
/// whose number it is; of those that end in the same place the longest counts.
pub(super) const ORGANS: [(&str, Organ); 30] = [
    ("大会", Organ::Assembly),
    ("卫生大会", Organ::Other),
    ("环境大会", Organ::Other),
    ("人居大会", Organ::Other),
    ("劳工大会", Organ::Other),
    ("缔约国大会", Organ::Other),
    ("缔约方大会", Organ::Other),
    ("审议大会", Organ::Other),
    ("人权理事会", Organ::HumanRightsCouncil),
    ("经济及社会理事会", Organ::EconomicAndSocialCouncil),
    ("经社理事会", Organ::EconomicAndSocialCouncil),
    ("安全理事会", Organ::SecurityCouncil),
    ("安理会", Organ::SecurityCouncil),
    ("理事会", Organ::Other),
    ("委员会", Organ::Other),
    ("缔约方会议", Organ::Other),
    ("general assembly", Organ::Assembly),
    ("health assembly", Organ::Other),
    ("environment assembly", Organ::Other),
    ("habitat assembly", Organ::Other),
    ("human rights council", Organ::HumanRightsCouncil),
    ("economic and social council", Organ::EconomicAndSocialCouncil),
    ("security council", Organ::SecurityCouncil),
    ("council", Organ::Other),
    ("commission", Organ::Other),
    ("committee", Organ::Other),
    ("board", Organ::Other),
    ("conference of the parties", Organ::Other),
    ("conference of parties", Organ::Other),
    ("congress", Organ::Other),
];

/// The organ that a citation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Organ {
    /// None is named: *its resolution*.
    Own,
    /// The General Assembly.
    Assembly,
    /// The Human Rights Council.
    HumanRightsCouncil,
    /// The Security Council.
    SecurityCouncil,
    /// The Economic and Social Council.
    EconomicAndSocialCouncil,
    /// Any other.
    Other,
}

/// The organ that is named last in a text.
pub(super) fn organ_in(text: &str) -> Organ {
    ORGANS
        .iter()
        .filter_map(|&(name, organ)| Some((text.rfind(name)? + name.len(), name.len(), organ)))
        .max_by_key(|&(end, length, _)| (end, length))
        .map_or(Organ::Own, |(_, _, organ)| organ)
}
