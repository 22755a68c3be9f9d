use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Parses the name of one of a few values; help and completions list the names.
pub(crate) fn names<T: Copy + Send + Sync + 'static>(
    values: &'static [T],
    name_of: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let possible = values.iter().map(|&value| PossibleValue::new(name_of(value)));
    PossibleValuesParser::new(possible).try_map(move |name| {
        let found = values.iter().find(|&&value| name_of(value) == name);
        found.copied().ok_or("no such value")
    })
}
