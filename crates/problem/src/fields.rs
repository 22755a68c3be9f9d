use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use crate::{Location, Named, Problems, SourceText, named, quoted, unknown};

/// The keys of one table. Keys are known by being asked for, so that no list of them needs to be
/// kept; what nobody asked for is a problem.
pub struct Fields<'a> {
    table: &'a DeTable<'a>,
    start: usize,
    what: &'static str,
    asked: Vec<&'static str>,
}

/// Takes values out of tables, and says where they are not what they should be.
pub struct Reader<'a> {
    source: &'a SourceText,
    base: usize,
    /// What was found wrong so far.
    pub problems: &'a mut Problems,
}

type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    /// The keys of `table`, which starts at byte `start` and is called `what` in messages.
    pub fn new(table: &'a DeTable<'a>, start: usize, what: &'static str) -> Self {
        Self { table, start, what, asked: Vec::new() }
    }

    /// The value of a key, whatever it is.
    pub fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Complains of keys that nobody asked for.
    pub fn finish(self, reader: &mut Reader<'_>) {
        if self.asked.iter().filter(|&&key| self.table.contains_key(key)).count()
            == self.table.len()
        {
            return;
        }
        let place = format!(" in {}", self.what);
        for key in self.table.keys().filter(|key| !self.asked.contains(&key.get_ref().as_ref())) {
            let at = reader.at(key.span().start);
            unknown("key", key.get_ref(), &place, &self.asked, &at, reader.problems);
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader of the part of `source` that starts at byte `base`, from which all other offsets
    /// count.
    pub fn new(source: &'a SourceText, base: usize, problems: &'a mut Problems) -> Self {
        Self { source, base, problems }
    }

    /// Line and column of a byte offset.
    pub fn at(&self, offset: usize) -> Location {
        self.source.location(self.base + offset)
    }

    /// The text of a key, and its place.
    pub fn text(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<(String, Location)> {
        let value = fields.value(key)?;
        self.text_of(value, key)
    }

    /// The text of a key whose place does not matter.
    pub fn plain(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
        self.text(fields, key).map(|(text, _)| text)
    }

    /// The text of a key that must be there.
    pub fn required(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<(String, Location)> {
        let value = fields.value(key);
        if value.is_none() {
            let at = self.at(fields.start);
            self.problems.error(&at, format!("{} has no \"{key}\", expected one", fields.what));
        }
        self.text_of(value?, key)
    }

    /// The date of a key, in quotation marks or without, and its place. Whether it is one of the
    /// calendar is for [`check_date`](crate::check_date) to say where it is text.
    pub fn date(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<(String, Location)> {
        let value = fields.value(key)?;
        match value.get_ref() {
            DeValue::Datetime(date) => Some((date.to_string(), self.at(value.span().start))),
            _ => self.text_of(value, key),
        }
    }

    /// Where the value of a key stands, if it is there.
    pub fn place(&self, fields: &Fields<'_>, key: &'static str) -> Option<Location> {
        fields.table.get(key).map(|value| self.at(value.span().start))
    }

    /// One of a few names.
    pub fn choice<T: Named>(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<T> {
        let (written, at) = self.text(fields, key)?;
        named(key, &written, &at, self.problems)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<bool> {
        let value = fields.value(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong_type(value, key, "true or false");
        None
    }

    /// The texts of a list, with their places.
    pub fn texts(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<(String, Location)> {
        let list = self.list(fields, key, "a list of texts: [\"…\", \"…\"]");
        list.iter().filter_map(|value| self.text_of(value, key)).collect()
    }

    /// The values of a list.
    pub fn list<'t>(
        &mut self,
        fields: &mut Fields<'t>,
        key: &'static str,
        expected: &str,
    ) -> &'t [Spanned<DeValue<'t>>] {
        match fields.value(key).map(|value| (value, value.get_ref())) {
            Some((_, DeValue::Array(list))) => list,
            Some((value, _)) => {
                self.wrong_type(value, key, expected);
                &[]
            }
            None => &[],
        }
    }

    /// A table, and its byte offset.
    pub fn table<'t>(
        &mut self,
        fields: &mut Fields<'t>,
        key: &'static str,
    ) -> Option<(&'t DeTable<'t>, usize)> {
        let value = fields.value(key)?;
        self.table_of(value, key, "a table: { … }")
    }

    /// The tables of a list, `[[key]]`, with their byte offsets.
    pub fn tables<'t>(
        &mut self,
        fields: &mut Fields<'t>,
        key: &'static str,
    ) -> Vec<(&'t DeTable<'t>, usize)> {
        let expected = format!("tables under [[{key}]]");
        let list = self.list(fields, key, &expected);
        list.iter().filter_map(|value| self.table_of(value, key, &expected)).collect()
    }

    /// Says that a value has the wrong type.
    pub fn wrong_type(&mut self, value: Value<'_>, key: &str, expected: &str) {
        let at = self.at(value.span().start);
        let found = value.get_ref().type_str();
        self.problems.error(&at, format!("\"{key}\" is of type {found}, expected {expected}"));
    }

    fn table_of<'t>(
        &mut self,
        value: Value<'t>,
        key: &str,
        expected: &str,
    ) -> Option<(&'t DeTable<'t>, usize)> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some((table, value.span().start));
        }
        self.wrong_type(value, key, expected);
        None
    }

    fn text_of(&mut self, value: Value<'_>, key: &str) -> Option<(String, Location)> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(value, key, "text in quotation marks");
            return None;
        };
        let at = self.at(value.span().start);
        if text.trim().is_empty() {
            let message = format!("\"{key}\" is {}, expected some text", quoted(text));
            self.problems.error(&at, message);
            return None;
        }
        Some((text.as_ref().to_owned(), at))
    }
}
