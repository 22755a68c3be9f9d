//! Whose resolution is cited.

/// Words that name an organ, folded, with the organ. The last one in front of a citation tells
/// whose number it is; of those that end in the same place the longest counts.
pub(super) const ORGANS: [(&str, Organ); 39] = [
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
    ("联大", Organ::Assembly),
    ("理事会", Organ::Other),
    ("委员会", Organ::Other),
    ("缔约方会议", Organ::Other),
    ("裁军谈判会议", Organ::Other),
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
    ("conference on disarmament", Organ::Other),
    ("general conference", Organ::Other),
    ("conference of the parties", Organ::Other),
    ("conference of parties", Organ::Other),
    ("congress", Organ::Other),
    ("unga", Organ::Assembly),
    ("unhrc", Organ::HumanRightsCouncil),
    ("ecosoc", Organ::EconomicAndSocialCouncil),
    ("unsc", Organ::SecurityCouncil),
    ("unscr", Organ::SecurityCouncil),
];

/// What bodies with known forms of numbers are called at the end of their names.
pub(super) const KNOWN_ENDS: [&str; 11] = [
    "大会",
    "理事会",
    "安理会",
    "联大",
    "council",
    "assembly",
    "unga",
    "unhrc",
    "ecosoc",
    "unsc",
    "unscr",
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

/// Where a paragraph names organs.
pub(super) struct Organs {
    /// Where each name ends, and how long it is, rising.
    names: Vec<(usize, usize, Organ)>,
}

impl Organs {
    pub(super) fn of(text: &str) -> Self {
        let found = |&(name, organ): &(&'static str, Organ)| {
            text.match_indices(name).map(move |(at, _)| (at + name.len(), name.len(), organ))
        };
        let mut names: Vec<_> = ORGANS.iter().flat_map(found).collect();
        names.sort_by_key(|&(end, length, _)| (end, length));
        Self { names }
    }

    /// The organ whose name ends at a byte, where it stands alone: behind *General Assembly and
    /// Security Council resolutions* numbers are of either.
    pub(super) fn alone_at(&self, text: &str, at: usize) -> Option<Organ> {
        let (start, organ) = self.ending_at(at)?;
        let before = text[..start].trim_end_matches("the ").trim_end_matches(' ');
        let joints = ["and", "or", ",", "和", "与", "及", "或", "、"];
        let joined = joints.iter().find_map(|joint| before.strip_suffix(joint));
        let other = joined.and_then(|before| self.ending_at(before.trim_end_matches(' ').len()));
        other.is_none().then_some(organ)
    }

    /// The organ whose name ends at a byte, and where the name starts.
    fn ending_at(&self, at: usize) -> Option<(usize, Organ)> {
        let before = self.names.partition_point(|(end, ..)| *end <= at);
        let (end, length, organ) = self.names[before.checked_sub(1)?];
        (end == at).then_some((at - length, organ))
    }

    /// The organ that is named last in front of a byte.
    pub(super) fn before(&self, at: usize) -> Organ {
        let before = self.names.partition_point(|(end, ..)| *end <= at);
        before.checked_sub(1).map_or(Organ::Own, |last| self.names[last].2)
    }
}
