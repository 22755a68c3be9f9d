//! The elements of XLIFF 2: what may stand in them and on them, after the schema of the core of
//! XLIFF 2.1 and 2.2 (OASIS). Where 2.2 allows more, all versions are allowed it.

/// An element of the core.
pub(super) struct Element {
    pub(super) name: &'static str,
    /// What may stand in it, in the order in which it may come.
    pub(super) children: &'static [Slot],
    /// Whether text may stand in it.
    pub(super) text: bool,
    /// Attributes that it must have.
    pub(super) required: &'static [&'static str],
    /// All attributes of the core that it may have, and what their values are.
    pub(super) attributes: &'static [(&'static str, Value)],
    /// Whether it may have attributes of other namespaces.
    pub(super) extensible: bool,
}

/// Elements of which some come one after the other.
pub(super) struct Slot {
    /// Their names; [`FOREIGN`] for elements of other namespaces.
    pub(super) names: &'static [&'static str],
    pub(super) least: usize,
    pub(super) most: usize,
}

/// What the value of an attribute is.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Text,
    /// A name token of XML.
    Id,
    /// Name tokens between blanks.
    Ids,
    Language,
    /// A whole number from 1, and up to which.
    Number(u64),
    OneOf(&'static [&'static str]),
    /// One of these, or `prefix:value`.
    OneOfOrOwn(&'static [&'static str]),
}

/// Stands for elements of other namespaces.
pub(super) const FOREIGN: &str = "*";

const YES_NO: Value = Value::OneOf(&["yes", "no"]);
const REORDER: Value = Value::OneOf(&["yes", "firstNo", "no"]);
const DIRECTION: Value = Value::OneOf(&["ltr", "rtl", "auto"]);
const SPACE: Value = Value::OneOf(&["default", "preserve"]);
const OWN: Value = Value::OneOfOrOwn(&[]);
const CODE: Value = Value::OneOf(&["fmt", "ui", "quote", "link", "image", "other"]);
const MARK: Value = Value::OneOfOrOwn(&["generic", "comment", "term"]);
const STATE: Value = Value::OneOf(&["initial", "translated", "reviewed", "final"]);
const APPLIES: Value = Value::OneOf(&["source", "target"]);

const MANY: usize = usize::MAX;
const OTHERS: Slot = Slot { names: &[FOREIGN], least: 0, most: MANY };
const NOTES: Slot = Slot { names: &["notes"], least: 0, most: 1 };
const SOURCE: Slot = Slot { names: &["source"], least: 1, most: 1 };
const TARGET: Slot = Slot { names: &["target"], least: 0, most: 1 };
const INLINE: &[Slot] =
    &[Slot { names: &["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"], least: 0, most: MANY }];

const ELEMENTS: [Element; 21] = [
    Element {
        name: "xliff",
        children: &[
            NOTES,
            Slot { names: &[FOREIGN], least: 0, most: 1 },
            Slot { names: &["file"], least: 1, most: MANY },
        ],
        text: false,
        required: &["srcLang"],
        attributes: &[
            ("version", Value::Text),
            ("srcLang", Value::Language),
            ("trgLang", Value::Language),
            ("xml:space", SPACE),
        ],
        extensible: true,
    },
    Element {
        name: "file",
        children: &[
            Slot { names: &["skeleton"], least: 0, most: 1 },
            OTHERS,
            NOTES,
            Slot { names: &["unit", "group"], least: 1, most: MANY },
        ],
        text: false,
        required: &["id"],
        attributes: &[
            ("id", Value::Id),
            ("canResegment", YES_NO),
            ("original", Value::Text),
            ("translate", YES_NO),
            ("srcDir", DIRECTION),
            ("trgDir", DIRECTION),
            ("xml:space", SPACE),
        ],
        extensible: true,
    },
    Element {
        name: "skeleton",
        children: &[OTHERS],
        text: true,
        required: &[],
        attributes: &[("href", Value::Text)],
        extensible: false,
    },
    Element {
        name: "group",
        children: &[OTHERS, NOTES, Slot { names: &["unit", "group"], least: 0, most: MANY }],
        text: false,
        required: &["id"],
        attributes: STRUCTURAL,
        extensible: true,
    },
    Element {
        name: "unit",
        children: &[
            OTHERS,
            NOTES,
            Slot { names: &["originalData"], least: 0, most: 1 },
            Slot { names: &["segment", "ignorable"], least: 1, most: MANY },
        ],
        text: false,
        required: &["id"],
        attributes: STRUCTURAL,
        extensible: true,
    },
    Element {
        name: "segment",
        children: &[SOURCE, TARGET],
        text: false,
        required: &[],
        attributes: &[
            ("id", Value::Id),
            ("canResegment", YES_NO),
            ("state", STATE),
            ("subState", OWN),
        ],
        extensible: false,
    },
    Element {
        name: "ignorable",
        children: &[SOURCE, TARGET],
        text: false,
        required: &[],
        attributes: &[("id", Value::Id)],
        extensible: false,
    },
    Element {
        name: "notes",
        children: &[Slot { names: &["note"], least: 1, most: MANY }],
        text: false,
        required: &[],
        attributes: &[],
        extensible: false,
    },
    Element {
        name: "note",
        children: &[],
        text: true,
        required: &[],
        attributes: &[
            ("id", Value::Id),
            ("appliesTo", APPLIES),
            ("category", Value::Text),
            ("priority", Value::Number(10)),
            ("ref", Value::Text),
        ],
        extensible: true,
    },
    Element {
        name: "originalData",
        children: &[Slot { names: &["data"], least: 1, most: MANY }],
        text: false,
        required: &[],
        attributes: &[],
        extensible: false,
    },
    Element {
        name: "data",
        children: &[Slot { names: &["cp"], least: 0, most: MANY }],
        text: true,
        required: &["id"],
        attributes: &[("id", Value::Id), ("dir", DIRECTION), ("xml:space", SPACE)],
        extensible: false,
    },
    Element {
        name: "source",
        children: INLINE,
        text: true,
        required: &[],
        attributes: &[("xml:lang", Value::Language), ("xml:space", SPACE)],
        extensible: false,
    },
    Element {
        name: "target",
        children: INLINE,
        text: true,
        required: &[],
        attributes: &[
            ("xml:lang", Value::Language),
            ("xml:space", SPACE),
            ("order", Value::Number(u64::MAX)),
        ],
        extensible: false,
    },
    Element {
        name: "cp",
        children: &[],
        text: false,
        required: &["hex"],
        attributes: &[("hex", Value::Text)],
        extensible: false,
    },
    Element {
        name: "ph",
        children: &[],
        text: false,
        required: &["id"],
        attributes: &[
            ("id", Value::Id),
            ("canCopy", YES_NO),
            ("canDelete", YES_NO),
            ("canReorder", REORDER),
            ("copyOf", Value::Id),
            ("disp", Value::Text),
            ("equiv", Value::Text),
            ("dataRef", Value::Id),
            ("subFlows", Value::Ids),
            ("subType", OWN),
            ("type", CODE),
        ],
        extensible: true,
    },
    Element {
        name: "pc",
        children: INLINE,
        text: true,
        required: &["id"],
        attributes: &[
            ("id", Value::Id),
            ("canCopy", YES_NO),
            ("canDelete", YES_NO),
            ("canOverlap", YES_NO),
            ("canReorder", REORDER),
            ("copyOf", Value::Id),
            ("dispEnd", Value::Text),
            ("dispStart", Value::Text),
            ("equivEnd", Value::Text),
            ("equivStart", Value::Text),
            ("dataRefEnd", Value::Id),
            ("dataRefStart", Value::Id),
            ("subFlowsEnd", Value::Ids),
            ("subFlowsStart", Value::Ids),
            ("subType", OWN),
            ("type", CODE),
            ("dir", DIRECTION),
        ],
        extensible: true,
    },
    Element {
        name: "sc",
        children: &[],
        text: false,
        required: &["id"],
        attributes: HALF_OF_A_PAIR,
        extensible: true,
    },
    Element {
        name: "ec",
        children: &[],
        text: false,
        required: &[],
        attributes: HALF_OF_A_PAIR,
        extensible: true,
    },
    Element {
        name: "mrk",
        children: INLINE,
        text: true,
        required: &["id"],
        attributes: ANNOTATION,
        extensible: true,
    },
    Element {
        name: "sm",
        children: &[],
        text: false,
        required: &["id"],
        attributes: ANNOTATION,
        extensible: true,
    },
    Element {
        name: "em",
        children: &[],
        text: false,
        required: &["startRef"],
        attributes: &[("startRef", Value::Id)],
        extensible: false,
    },
];

/// Of groups and units.
const STRUCTURAL: &[(&str, Value)] = &[
    ("id", Value::Id),
    ("name", Value::Text),
    ("canResegment", YES_NO),
    ("translate", YES_NO),
    ("srcDir", DIRECTION),
    ("trgDir", DIRECTION),
    ("type", OWN),
    ("xml:space", SPACE),
];

/// Of a code that starts or ends what is not one element.
const HALF_OF_A_PAIR: &[(&str, Value)] = &[
    ("id", Value::Id),
    ("canCopy", YES_NO),
    ("canDelete", YES_NO),
    ("canOverlap", YES_NO),
    ("canReorder", REORDER),
    ("copyOf", Value::Id),
    ("dataRef", Value::Id),
    ("dir", DIRECTION),
    ("disp", Value::Text),
    ("equiv", Value::Text),
    ("isolated", YES_NO),
    ("startRef", Value::Id),
    ("subFlows", Value::Ids),
    ("subType", OWN),
    ("type", CODE),
];

const ANNOTATION: &[(&str, Value)] = &[
    ("id", Value::Id),
    ("translate", YES_NO),
    ("type", MARK),
    ("ref", Value::Text),
    ("value", Value::Text),
];

/// The element of that name.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    static ALL: &[Element] = &ELEMENTS;
    ALL.iter().find(|element| element.name == name)
}

impl Value {
    /// What was expected, where the value is none of these.
    pub(super) fn refuses(self, value: &str) -> Option<String> {
        let (fits, expected) = match self {
            Self::Text => return None,
            Self::Id => (is_token(value), "a name token".to_owned()),
            Self::Ids => {
                (value.split_whitespace().all(is_token), "name tokens between blanks".to_owned())
            }
            Self::Language => (is_language(value), "a language tag".to_owned()),
            Self::Number(most) => {
                let fits = value.parse().is_ok_and(|number: u64| (1..=most).contains(&number));
                let up_to = if most == u64::MAX { String::new() } else { format!(" to {most}") };
                (fits, format!("a whole number from 1{up_to}"))
            }
            Self::OneOf(all) => (all.contains(&value), format!("one of {}", all.join(", "))),
            Self::OneOfOrOwn(all) => {
                let expected = match all {
                    [] => "prefix:value".to_owned(),
                    all => format!("one of {} or prefix:value", all.join(", ")),
                };
                (all.contains(&value) || is_own(value), expected)
            }
        };
        (!fits).then_some(expected)
    }
}

/// Whether it is a name token. More than ASCII is taken for letters, as nearly all of it is.
pub(super) fn is_token(value: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._:".contains(c) || c as u32 >= 0xb7;
    !value.is_empty() && value.chars().all(fits)
}

fn is_own(value: &str) -> bool {
    value.split_once(':').is_some_and(|(prefix, value)| {
        !prefix.is_empty() && !value.is_empty() && !value.contains([':', ' '])
    })
}

/// Whether it has the form of a language tag (BCP 47). Programs write an empty one for a target
/// that is not chosen yet.
fn is_language(tag: &str) -> bool {
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    let is_private = matches!(first, "x" | "i" | "X" | "I") && tag.len() > 2;
    let is_named = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    tag.is_empty() || (is_private || is_named) && tag.split('-').all(fits)
}
