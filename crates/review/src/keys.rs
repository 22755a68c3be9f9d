//! Names of things in links. They stay the same from one page to the next as long as the thing does.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

/// Bytes of a digest that a key shows.
const KEY: usize = 5;

/// A short name for something that is told by several texts.
pub(crate) fn key(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(KEY).map(|byte| format!("{byte:02x}")).collect()
}

/// Gives each name once; one that is asked for again gets a number behind it.
#[derive(Default)]
pub(crate) struct Unique(HashMap<String, u32>);

impl Unique {
    pub(crate) fn name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while let Some(count) = self.0.get_mut(&name) {
            *count += 1;
            name = format!("{wanted}~{count}");
        }
        self.0.insert(name.clone(), 1);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut unique = Unique::default();
        let names = ["a", "a~2", "a", "a", "b"].map(|name| unique.name(name));
        assert_eq!(names, ["a", "a~2", "a~3", "a~4", "b"]);
    }

    #[test]
    fn keys_tell_parts_apart() {
        assert_eq!(key(&["ab", "c"]).len(), 2 * KEY);
        assert_ne!(key(&["ab", "c"]), key(&["a", "bc"]));
    }
}
