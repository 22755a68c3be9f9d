//! The words that stand beside a term.

use std::ops::Range;

use zhengming_glossary::Language;

use super::search::SMALL_WORDS;

/// English words, beside the small ones, that stand before any word: whose it is may matter, but
/// alone they tell nothing.
const LEADING: [&str; 25] = [
    "all", "any", "are", "as", "be", "been", "by", "each", "from", "her", "his", "is", "its", "or",
    "own", "such", "that", "their", "these", "this", "those", "under", "which", "who", "with",
];

/// So many words that do not count are passed.
const MOST_PASSED: usize = 3;

/// Characters that count for a word of Chinese.
const CHARACTERS: usize = 2;

/// The words before and behind a stretch of a folded text, as `legislative …` and `… period`, where no
/// punctuation stands between.
pub(super) fn beside(text: &str, stretch: &Range<usize>, language: Language) -> Vec<Box<str>> {
    let (before, behind) = (&text[..stretch.start], &text[stretch.end..]);
    let [before, behind] = match language {
        Language::En => {
            let before = counting(before.split(' ').rev());
            let before = before.map(|words| words.into_iter().rev().collect::<Vec<_>>());
            [before, counting(behind.split(' '))].map(|words| words.map(|words| words.join(" ")))
        }
        Language::Zh => {
            let last: Vec<char> = before.chars().rev().take(CHARACTERS).collect();
            [word_of(last.into_iter().rev()), word_of(behind.chars().take(CHARACTERS))]
        }
    };
    let before = before.map(|word| format!("{word} …").into());
    let behind = behind.map(|word| format!("… {word}").into());
    before.into_iter().chain(behind).collect()
}

/// The words up to the first that counts, small ones aside, unless punctuation comes before it.
fn counting<'t>(words: impl Iterator<Item = &'t str>) -> Option<Vec<&'t str>> {
    let is_word = |word: &str| {
        word.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '\'' | '’'))
    };
    let words = words.filter(|word| !word.is_empty()).take_while(|word| is_word(word));
    let mut passed = Vec::new();
    for word in words.take(MOST_PASSED + 1).filter(|word| !SMALL_WORDS.contains(word)) {
        passed.push(word);
        if !LEADING.contains(&word) {
            return Some(passed);
        }
    }
    None
}

fn word_of(characters: impl Iterator<Item = char>) -> Option<String> {
    let word: String = characters.filter(|char| char.is_alphanumeric()).collect();
    (word.chars().count() == CHARACTERS).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, term: &str, language: Language) -> Vec<String> {
        let start = text.find(term).unwrap();
        let words = beside(text, &(start..start + term.len()), language);
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_that_count_are_found_up_to_punctuation() {
        let en = |text| of(text, "mandate", Language::En);
        assert_eq!(en("to fulfil its mandate, and"), ["fulfil its …"]);
        assert_eq!(en("in the legislative mandate of the office"), ["legislative …", "… office"]);
        assert_eq!(en("mandate"), [""; 0]);
        assert_eq!(en("of the all its mandate of the any of its"), [""; 0]);
        assert_eq!(en("in accordance with their mandate (2027)"), ["accordance with their …"]);
        let zh = |text| of(text, "任务", Language::Zh);
        assert_eq!(zh("依照立法任务，"), ["立法 …"]);
        assert_eq!(zh("其任务范围内"), ["… 范围"]);
    }
}
