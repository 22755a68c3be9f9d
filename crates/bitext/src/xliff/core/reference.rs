//! References to parts of an XLIFF file: `#/f=f1/u=u1/n=n1` (XLIFF 2.1, "Fragment Identification").

use super::elements::is_token;

/// What a reference goes to.
#[derive(Debug, Default)]
pub(super) struct Reference<'r> {
    file: Option<&'r str>,
    group: Option<&'r str>,
    unit: Option<&'r str>,
    /// The prefix, empty for codes, annotations and segments, and the id.
    leaf: Option<(&'r str, &'r str)>,
}

impl<'r> Reference<'r> {
    /// Reads a reference, with its `#`.
    pub(super) fn read(text: &'r str) -> Result<Self, String> {
        let path = text.strip_prefix('#').unwrap_or(text);
        let mut read = Self::default();
        for step in path.strip_prefix('/').unwrap_or(path).split('/') {
            read.step(step).map_err(|reason| {
                let shown: String = text.chars().take(60).collect();
                format!("reference \"{shown}\": {reason}")
            })?;
        }
        Ok(read)
    }

    fn step(&mut self, step: &'r str) -> Result<(), String> {
        let (prefix, id) = step.split_once('=').unwrap_or(("", step));
        if id.is_empty() {
            return Err("an id is missing".to_owned());
        }
        if self.leaf.is_some() {
            return Err(format!("\"{step}\" behind what lies in a unit, group or file"));
        }
        let (place, comes_late) = match prefix {
            "f" => (&mut self.file, self.group.is_some() || self.unit.is_some()),
            "g" => (&mut self.group, self.unit.is_some()),
            "u" => (&mut self.unit, self.group.is_some()),
            "" | "n" | "d" | "t" => {
                self.leaf = Some((prefix, id));
                return Ok(());
            }
            // Of a module or of another program: which there are is written nowhere in the file.
            other if other.len() > 1 && is_token(other) => {
                self.leaf = Some((prefix, id));
                return Ok(());
            }
            _ => return Err(format!("prefix \"{prefix}\" is not known")),
        };
        if comes_late || place.replace(id).is_some() {
            return Err(format!("\"{prefix}=\" comes twice or too late"));
        }
        Ok(())
    }

    /// The id of the note of this unit that it goes to.
    pub(super) fn note_of(&self, unit: &str) -> Option<&'r str> {
        let is_here = match (self.file, self.group, self.unit) {
            (None, None, None) => true,
            (_, None, Some(named)) => named == unit,
            _ => false,
        };
        self.leaf.filter(|(prefix, _)| is_here && *prefix == "n").map(|(_, id)| id)
    }
}
