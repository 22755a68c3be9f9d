//! Forms of an English term that a text may use in its place: plural and singular, and British and
//! American spelling.

/// Prepositions behind which no head noun stands: *code* is the head of *code of conduct*.
const PREPOSITIONS: [&str; 12] =
    ["of", "in", "for", "on", "to", "by", "against", "with", "from", "between", "among", "at"];

/// Endings that are spelt in two ways, in words long enough for the ending to be a suffix.
const ENDINGS: [(&str, &str); 8] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ysed", "yzed"),
];

/// Words in -ise that no one spells with z.
const ALWAYS_ISE: [&str; 20] = [
    "advise",
    "arise",
    "comprise",
    "compromise",
    "concise",
    "devise",
    "disguise",
    "enterprise",
    "excise",
    "exercise",
    "expertise",
    "franchise",
    "improvise",
    "merchandise",
    "otherwise",
    "precise",
    "premise",
    "promise",
    "revise",
    "supervise",
];

/// Stems that are spelt in two ways; whatever follows them stays.
const STEMS: [(&str, &str); 22] = [
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("fibre", "fiber"),
    ("fulfil", "fulfill"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("licence", "license"),
    ("metre", "meter"),
    ("neighbour", "neighbor"),
    ("offence", "offense"),
    ("programme", "program"),
    ("rumour", "rumor"),
    ("signalling", "signaling"),
    ("travelling", "traveling"),
];

/// Nouns whose plural no rule gives.
const IRREGULAR: [(&str, &str); 8] = [
    ("child", "children"),
    ("criterion", "criteria"),
    ("man", "men"),
    ("person", "persons"),
    ("phenomenon", "phenomena"),
    ("woman", "women"),
    ("half", "halves"),
    ("life", "lives"),
];

/// More spellings than this of one term are not made: no real term comes near.
const MOST_FORMS: usize = 24;

/// All forms of `term`, itself first, without repetition.
pub(crate) fn forms(term: &str) -> Vec<String> {
    let mut forms = vec![term.to_owned()];
    for spelling in spellings(term) {
        add(&mut forms, spelling);
    }
    for spelling in forms.clone() {
        for number in numbers(&spelling) {
            add(&mut forms, number);
        }
    }
    forms
}

/// The form by which a folded English word is compared: singular, without the ending of the
/// genitive, in American spelling.
///
/// ```
/// assert_eq!(zhengming_tagger::comparable_word("behaviours"), "behavior");
/// assert_eq!(zhengming_tagger::comparable_word("state's"), "state");
/// ```
#[must_use]
pub fn comparable_word(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    let irregular = IRREGULAR.iter().find(|(_, plural)| *plural == word);
    let singular = match irregular {
        Some((singular, _)) => (*singular).to_owned(),
        None => singular(word).unwrap_or_else(|| word.to_owned()),
    };
    match respelt(&singular) {
        Some(other) if is_british(&singular, &other) => other,
        _ => singular,
    }
}

/// Whether of two spellings of a word the first is the British one.
fn is_british(word: &str, other: &str) -> bool {
    let by_stem = |(british, _): &(&str, &str)| word.starts_with(british);
    let by_ending =
        |(british, american): &(&str, &str)| word.ends_with(british) && other.ends_with(american);
    STEMS.iter().any(by_stem) || ENDINGS.iter().any(by_ending)
}

fn add(forms: &mut Vec<String>, form: String) {
    if forms.len() < MOST_FORMS && !forms.contains(&form) {
        forms.push(form);
    }
}

/// The term with each word spelt the other way.
fn spellings(term: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in term.split(|c: char| !c.is_ascii_alphabetic()) {
        if let Some(other) = respelt(word) {
            found.push(format!("{}{other}{}", &term[..at], &term[at + word.len()..]));
        }
        at += word.len() + 1;
        // Separators longer than a byte end the search: such terms are not plain English.
        if at > term.len() || !term.is_char_boundary(at) {
            break;
        }
    }
    found
}

fn respelt(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    for (british, american) in STEMS {
        for (one, other) in [(british, american), (american, british)] {
            if let Some(rest) = lower.strip_prefix(one)
                && !(other.starts_with(one) && lower.starts_with(other))
            {
                return Some(like(word, &format!("{other}{rest}")));
            }
        }
    }
    if word.len() < 6
        || ALWAYS_ISE.iter().any(|always| lower.starts_with(&always[..always.len() - 1]))
    {
        return None;
    }
    ENDINGS.iter().flat_map(|&(one, other)| [(one, other), (other, one)]).find_map(
        |(one, other)| {
            let stem = lower.strip_suffix(one)?;
            (stem.len() > 2).then(|| like(word, &format!("{stem}{other}")))
        },
    )
}

/// `lower` with the capitals of `word`, as far as they go together.
fn like(word: &str, lower: &str) -> String {
    if word.chars().all(|c| c.is_ascii_uppercase()) {
        return lower.to_ascii_uppercase();
    }
    let mut chars = lower.chars();
    match (word.chars().next(), chars.next()) {
        (Some(first), Some(c)) if first.is_ascii_uppercase() => {
            c.to_ascii_uppercase().to_string() + chars.as_str()
        }
        _ => lower.to_owned(),
    }
}

/// The term with its head noun, and with its last word, in the other number.
fn numbers(term: &str) -> Vec<String> {
    let words: Vec<&str> = term.split(' ').collect();
    let head = words.iter().position(|word| PREPOSITIONS.contains(word)).unwrap_or(words.len());
    let mut places = vec![words.len() - 1];
    if head > 0 && head < words.len() {
        places.push(head - 1);
    }
    let mut found = Vec::new();
    for place in places {
        for other in other_numbers(words[place]) {
            let mut changed: Vec<&str> = words.clone();
            changed[place] = &other;
            found.push(changed.join(" "));
        }
    }
    found
}

fn other_numbers(word: &str) -> Vec<String> {
    let letters = word.chars().all(|c| c.is_ascii_alphabetic() || c == '-' || c == '’');
    if word.len() < 2 || !letters || PREPOSITIONS.contains(&word) {
        return Vec::new();
    }
    let capitals = word.chars().all(|c| c.is_ascii_uppercase());
    if capitals {
        return vec![format!("{word}s")];
    }
    let lower = word.to_ascii_lowercase();
    for (singular, plural) in IRREGULAR {
        for (one, other) in [(singular, plural), (plural, singular)] {
            if lower == one {
                return vec![like(word, other)];
            }
        }
    }
    match singular(word) {
        Some(singular) => vec![singular],
        None => vec![plural(word)],
    }
}

fn plural(word: &str) -> String {
    let stem = |cut: usize| &word[..word.len() - cut];
    let vowel_before_y =
        word.len() > 1 && b"aeiou".contains(&word.as_bytes()[word.len() - 2].to_ascii_lowercase());
    if word.ends_with('y') && !vowel_before_y {
        format!("{}ies", stem(1))
    } else if word.ends_with("sis") {
        format!("{}es", stem(2))
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// The singular of a word that looks like a plural.
fn singular(word: &str) -> Option<String> {
    let stem = |cut: usize| &word[..word.len() - cut];
    if word.len() < 4 || ["ss", "us", "is", "ics", "ous"].iter().any(|end| word.ends_with(end)) {
        None
    } else if word.ends_with("ies") {
        Some(format!("{}y", stem(3)))
    } else if word.ends_with("yses") || word.ends_with("eses") {
        Some(format!("{}is", stem(2)))
    } else if ["sses", "xes", "ches", "shes", "zzes"].iter().any(|end| word.ends_with(end)) {
        Some(stem(2).to_owned())
    } else if word.ends_with('s') {
        Some(stem(1).to_owned())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn forms_of_terms() {
        for (term, expected) in [
            ("capacity", vec!["capacities"]),
            (
                "information and communications technologies",
                vec!["information and communications technology"],
            ),
            (
                "Group of Governmental Experts",
                vec!["Groups of Governmental Experts", "Group of Governmental Expert"],
            ),
            ("code of conduct", vec!["codes of conduct"]),
            (
                "responsible State behaviour",
                vec!["responsible State behavior", "responsible State behaviors"],
            ),
            ("organization", vec!["organisation", "organisations", "organizations"]),
            (
                "programme of action",
                vec!["program of action", "programs of action", "programmes of action"],
            ),
            ("analysis", vec!["analyses"]),
            ("ICT", vec!["ICTs"]),
            ("confidence-building measure", vec!["confidence-building measures"]),
            ("DEFENCE", vec!["DEFENSE"]),
            ("crisis", vec!["crises"]),
            ("process", vec!["processes"]),
        ] {
            let forms = forms(term);
            for form in expected {
                assert!(forms.iter().any(|found| found == form), "{term}: {form} not in {forms:?}");
            }
        }
        for (term, wrong) in [
            ("exercise", "exercize"),
            ("access", "acces"),
            ("consensus", "consensu"),
            ("genetics", "genetic"),
            ("programme", "programmeme"),
        ] {
            assert!(!forms(term).iter().any(|form| form == wrong), "{term} gives {wrong}");
        }
    }

    #[test]
    fn hostile_terms_are_harmless() {
        for term in ["", " ", "  a  ", "é", "网络 security", "a\u{2013}b", "-", "of", "s", "-s"]
        {
            assert!(!forms(term).is_empty());
        }
    }
}
