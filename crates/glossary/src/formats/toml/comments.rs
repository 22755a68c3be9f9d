//! A parsed file as the layout wants it: values with their comments, and nothing else of how they
//! were written.

use toml_edit::{Array, Decor, DocumentMut, Item, Key, RawString, Table, TableLike};

use super::layout::{Field, File, Notes, Piece, Section, Value};

/// Takes a file apart. Each comment stays with what it stands before or behind; what stands
/// inside a table that is written in one line goes in front of it.
pub(super) fn file(document: &DocumentMut) -> File {
    let mut file = File::default();
    let mut placed: Vec<(isize, Section)> = Vec::new();
    for (key, item) in named(document.as_table()) {
        match item {
            Item::ArrayOfTables(tables) => {
                placed.extend(tables.iter().map(|table| (place(table), section(key, table))));
            }
            Item::Value(toml_edit::Value::Array(array)) if is_of_tables(array) => {
                placed.extend(array_sections(key, array).into_iter().map(|found| (0, found)));
            }
            item => file.head.push(field(key, item, lines)),
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    file.sections = placed.into_iter().map(|(_, section)| section).collect();
    file.end = lines(Some(document.trailing()));
    file.end.pop_if(|line| line.is_empty());
    take_top(&mut file, document);
    file
}

/// Comments on the file as a whole stand before its first key or table, parted from it by an empty
/// line, or with the line by which editors find the schema.
fn take_top(file: &mut File, document: &DocumentMut) {
    let is_key = |(key, _): (&str, &Item)| file.head.iter().any(|field| field.key == key);
    let starts_with_key = document.iter().next().is_some_and(is_key);
    let first = if starts_with_key {
        file.head.first_mut().map(|field| &mut field.piece.notes)
    } else {
        file.sections.first_mut().map(|section| &mut section.notes)
    };
    let Some(Notes { before, .. }) = first else { return };
    let is_of_file = |line: &String| line.is_empty() || line.starts_with("#:");
    let count = before.iter().rposition(is_of_file).map_or(0, |last| last + 1);
    file.top = before.drain(..count).collect();
}

/// Tables of a file stand in the order in which they were written, whatever their names are.
fn place(table: &Table) -> isize {
    table.position().unwrap_or_default()
}

fn named(table: &dyn TableLike) -> impl Iterator<Item = (&Key, &Item)> {
    table.iter().filter_map(|(name, _)| table.get_key_value(name))
}

fn section(key: &Key, table: &Table) -> Section {
    let notes = notes(lines(table.decor().prefix()), table.decor().suffix());
    let fields = named(table).map(|(key, item)| field(key, item, comments)).collect();
    Section { name: key.get().to_owned(), notes, fields }
}

/// `concept = [{ … }, { … }]` says the same as tables under `[[concept]]`.
fn array_sections(key: &Key, array: &Array) -> Vec<Section> {
    let mut before = lines(key.leaf_decor().prefix());
    let (pieces, end) = pieces(array);
    let mut sections: Vec<Section> = pieces
        .into_iter()
        .filter_map(|Piece { mut notes, value }| {
            let Value::Table(fields) = value else { return None };
            notes.before.splice(0..0, before.drain(..));
            Some(Section { name: key.get().to_owned(), notes, fields })
        })
        .collect();
    if let Some(last) = sections.last_mut() {
        last.notes.before.extend(end.into_iter().chain(comments(array.decor().suffix())));
    }
    sections
}

fn is_of_tables(array: &Array) -> bool {
    !array.is_empty() && array.iter().all(toml_edit::Value::is_inline_table)
}

/// `in_front` reads the comments in front of the key.
fn field(key: &Key, item: &Item, in_front: fn(Option<&RawString>) -> Vec<String>) -> Field {
    let behind = item.as_value().and_then(|value| value.decor().suffix());
    let mut notes = notes(in_front(key.leaf_decor().prefix()), behind);
    let value = match item {
        Item::Value(toml_edit::Value::Array(array)) => {
            let (values, end) = pieces(array);
            Value::List { values, end }
        }
        Item::Value(value) => {
            gather_inside(value, &mut notes.before);
            bare_value(value)
        }
        Item::ArrayOfTables(tables) => {
            let piece = |table: &Table| {
                let mut notes = Notes::default();
                gather_decor(table.decor(), &mut notes.before);
                gather_fields(table, &mut notes.before);
                Piece { notes, value: bare_table(table) }
            };
            Value::List { values: tables.iter().map(piece).collect(), end: Vec::new() }
        }
        Item::Table(table) => {
            notes.before.extend(in_front(table.decor().prefix()));
            notes.before.extend(comments(table.decor().suffix()));
            gather_fields(table, &mut notes.before);
            bare_table(table)
        }
        Item::None => Value::Table(Vec::new()),
    };
    Field { key: key.get().to_owned(), piece: Piece { notes, value } }
}

/// Comments before something and behind it. In a line there is room for one.
fn notes(mut before: Vec<String>, behind: Option<&RawString>) -> Notes {
    let mut behind = comments(behind).into_iter();
    let first = behind.next();
    before.extend(behind);
    Notes { before, behind: first }
}

/// The values of a list, and the comments behind the last. A comment in the line of a value is
/// parsed as standing before the next one, behind the comma.
fn pieces(array: &Array) -> (Vec<Piece>, Vec<String>) {
    let mut pieces: Vec<Piece> = Vec::new();
    let take_lead = |pieces: &mut Vec<Piece>, raw: Option<&RawString>| {
        let text = raw.and_then(RawString::as_str).unwrap_or_default();
        let (same_line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let mut before = comments_of(rest);
        if let Some(comment) = comments_of(same_line).pop() {
            match pieces.last_mut() {
                Some(Piece { notes, .. }) if notes.behind.is_none() => notes.behind = Some(comment),
                _ => before.insert(0, comment),
            }
        }
        before
    };
    for value in array {
        let mut before = take_lead(&mut pieces, value.decor().prefix());
        gather_inside(value, &mut before);
        let notes = notes(before, value.decor().suffix());
        pieces.push(Piece { notes, value: bare_value(value) });
    }
    let end = take_lead(&mut pieces, Some(array.trailing()));
    (pieces, end)
}

/// A value without the comments in it.
fn bare(item: &Item) -> Value {
    match item {
        Item::None => Value::Table(Vec::new()),
        Item::Value(value) => bare_value(value),
        Item::Table(table) => bare_table(table),
        Item::ArrayOfTables(tables) => bare_list(tables.iter().map(|table| bare_table(table))),
    }
}

fn bare_value(value: &toml_edit::Value) -> Value {
    use toml_edit::Value as Written;
    match value {
        Written::String(text) => Value::Text(text.value().clone()),
        Written::Integer(number) => Value::Other(number.display_repr().into_owned()),
        Written::Float(number) => Value::Other(number.display_repr().into_owned()),
        Written::Boolean(flag) => Value::Other(flag.value().to_string()),
        Written::Datetime(time) => Value::Other(time.display_repr().into_owned()),
        Written::Array(array) => bare_list(array.iter().map(bare_value)),
        Written::InlineTable(table) => bare_table(table),
    }
}

fn bare_list(values: impl Iterator<Item = Value>) -> Value {
    let values = values.map(|value| Piece { notes: Notes::default(), value }).collect();
    Value::List { values, end: Vec::new() }
}

fn bare_table(table: &dyn TableLike) -> Value {
    Value::Table(named(table).map(|(key, item)| Field::new(key.get(), bare(item))).collect())
}

/// All comments of an item.
fn gather(item: &Item, found: &mut Vec<String>) {
    match item {
        Item::None => {}
        Item::Value(value) => {
            gather_decor(value.decor(), found);
            gather_inside(value, found);
        }
        Item::Table(table) => {
            gather_decor(table.decor(), found);
            gather_fields(table, found);
        }
        Item::ArrayOfTables(tables) => {
            for table in tables {
                gather_decor(table.decor(), found);
                gather_fields(table, found);
            }
        }
    }
}

/// The comments between the brackets or braces of a value.
fn gather_inside(value: &toml_edit::Value, found: &mut Vec<String>) {
    match value {
        toml_edit::Value::Array(array) => {
            for value in array {
                gather_decor(value.decor(), found);
                gather_inside(value, found);
            }
            found.extend(comments(Some(array.trailing())));
        }
        toml_edit::Value::InlineTable(table) => {
            gather_fields(table, found);
            found.extend(comments(Some(table.trailing())));
        }
        _ => {}
    }
}

fn gather_fields(table: &dyn TableLike, found: &mut Vec<String>) {
    for (key, item) in named(table) {
        gather_decor(key.leaf_decor(), found);
        gather_decor(key.dotted_decor(), found);
        gather(item, found);
    }
}

fn gather_decor(decor: &Decor, found: &mut Vec<String>) {
    found.extend(comments(decor.prefix()));
    found.extend(comments(decor.suffix()));
}

fn comments(raw: Option<&RawString>) -> Vec<String> {
    comments_of(raw.and_then(RawString::as_str).unwrap_or_default())
}

fn comments_of(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The comments in front of a line, and between them an empty line for each run of such.
fn lines(raw: Option<&RawString>) -> Vec<String> {
    let text = raw.and_then(RawString::as_str).unwrap_or_default();
    // Behind the last break stands only what indents the key or table itself.
    let text = text
        .rsplit_once('\n')
        .map_or(text, |(before, indent)| if indent.trim().is_empty() { before } else { text });
    let mut found: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim) {
        if !line.is_empty() || found.last().is_some_and(|before| !before.is_empty()) {
            found.push(line.to_owned());
        }
    }
    found
}
