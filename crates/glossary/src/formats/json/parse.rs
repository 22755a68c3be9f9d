//! JSON into the values that the readers of TOML take, with the place of each.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

/// Tables and lists inside one another. A glossary has five.
const DEEPEST: usize = 32;

/// What is not JSON, and at which byte.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: String,
}

type Parsed<T> = Result<T, Fault>;

/// Parses a JSON text. Members that are `null` are left out, as if they were not there.
pub(super) fn parse(text: &str) -> Parsed<Spanned<DeValue<'_>>> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    parser.skip_blanks();
    match (value, parser.rest()) {
        (Some(value), "") => Ok(value),
        (None, _) => Err(parser.fault("null, expected a table: { … }")),
        _ => Err(parser.fault("something after the end of the value")),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { offset: self.at, message: message.into() }
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// Passes over `token` if it comes next.
    fn take(&mut self, token: &str) -> bool {
        self.skip_blanks();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Parsed<()> {
        if self.take(token) {
            return Ok(());
        }
        let found = self.rest().chars().next();
        let found = found.map_or("the end of the file".to_owned(), |c| format!("{c:?}"));
        Err(self.fault(format!("found {found}, expected {token}")))
    }

    /// A value; nothing for `null`.
    fn value(&mut self, depth: usize) -> Parsed<Option<Spanned<DeValue<'a>>>> {
        self.skip_blanks();
        if depth > DEEPEST {
            return Err(self.fault(format!("values lie more than {DEEPEST} deep in one another")));
        }
        let start = self.at;
        let value = match self.rest().bytes().next() {
            Some(b'{') => DeValue::Table(self.table(depth)?),
            Some(b'[') => DeValue::Array(self.array(depth)?),
            Some(b'"') => DeValue::String(Cow::Owned(self.string()?)),
            _ => match self.word() {
                "true" => DeValue::Boolean(true),
                "false" => DeValue::Boolean(false),
                "null" => return Ok(None),
                word => number(word).ok_or(Fault {
                    offset: start,
                    message: "no value, expected text, a list, a table, true or false".to_owned(),
                })?,
            },
        };
        Ok(Some(Spanned::new(start..self.at, value)))
    }

    fn table(&mut self, depth: usize) -> Parsed<DeTable<'a>> {
        self.expect("{")?;
        let mut table = DeTable::new();
        if self.take("}") {
            return Ok(table);
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            let key = self.string()?;
            let key: Spanned<DeString<'a>> = Spanned::new(start..self.at, Cow::Owned(key));
            self.expect(":")?;
            let value = self.value(depth + 1)?;
            if table.contains_key(key.get_ref().as_ref()) {
                let message = format!("second key {:?} in one table", key.get_ref());
                return Err(Fault { offset: start, message });
            }
            if let Some(value) = value {
                table.insert(key, value);
            }
            if !self.take(",") {
                self.expect("}")?;
                return Ok(table);
            }
        }
    }

    fn array(&mut self, depth: usize) -> Parsed<DeArray<'a>> {
        self.expect("[")?;
        let mut array = DeArray::new();
        if self.take("]") {
            return Ok(array);
        }
        loop {
            match self.value(depth + 1)? {
                Some(value) => array.push(value),
                None => return Err(self.fault("null in a list, expected a value")),
            }
            if !self.take(",") {
                self.expect("]")?;
                return Ok(array);
            }
        }
    }

    fn string(&mut self) -> Parsed<String> {
        let start = self.at;
        self.expect("\"")?;
        let mut escaped = false;
        let end = self.rest().bytes().position(|byte| {
            let is_end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            is_end
        });
        let Some(length) = end else {
            return Err(Fault { offset: start, message: "text without an end".to_owned() });
        };
        self.at += length + 1;
        serde_json::from_str(&self.text[start..self.at]).map_err(|error| {
            let offset = start + error.column().saturating_sub(1).min(self.at - start);
            let whole = error.to_string();
            let message = whole.split(" at line").next().unwrap_or_default().to_owned();
            Fault { offset, message }
        })
    }

    /// The run of letters, digits and signs that comes next.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let end = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

/// A number. No key of a glossary has one; the readers say so, and where.
fn number(word: &str) -> Option<DeValue<'_>> {
    serde_json::from_str::<serde_json::Number>(word).ok()?;
    DeValue::parse(word).ok().map(Spanned::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_bytes_of_the_file() {
        let text = "{ \"词\": [\"a\\u7f51\", true, {}], \"n\": null, \"x\": -1.5e3 }";
        let value = parse(text).unwrap();
        let table = value.get_ref().as_table().unwrap();
        let list = &table["词"];
        assert_eq!(&text[list.span()], "[\"a\\u7f51\", true, {}]");
        assert_eq!(list.get_ref().get(0).unwrap().get_ref().as_str(), Some("a网"));
        assert_eq!(&text[table["x"].span()], "-1.5e3");
        assert!(!table.contains_key("n"));
    }

    #[test]
    fn what_is_not_json_is_told_with_its_place() {
        for (text, offset) in [
            ("", 0),
            ("{", 1),
            ("{\"a\" 1}", 5),
            ("{\"a\": 1,}", 8),
            ("[1, null]", 8),
            ("{} x", 3),
            ("\"a", 0),
            ("\"\\x\"", 2),
            ("{\"a\": tru}", 6),
            ("{\"a\": 1, \"a\": 2}", 9),
            ("nul", 0),
        ] {
            assert_eq!(parse(text).err().map(|fault| fault.offset), Some(offset), "{text}");
        }
        assert!(parse(&"[".repeat(200_000)).is_err());
        assert!(parse(&"{\"a\":".repeat(200_000)).is_err());
    }
}
