//! Identifiers as XML allows them: they start with a letter and contain no blank.

/// An identifier of XML for any id. What XML does not allow becomes `_xHHHH_`, as in the names that
/// .NET encodes.
pub(super) fn encode(id: &str) -> String {
    let mut out = String::new();
    for (at, c) in id.char_indices() {
        let is_kept = if at == 0 { is_start(c) } else { is_part(c) };
        if is_kept && !id[at..].starts_with("_x") {
            out.push(c);
        } else {
            out.push_str(&format!("_x{:04X}_", u32::from(c)));
        }
    }
    out
}

/// The id that [`encode`] was given.
pub(super) fn decode(id: &str) -> String {
    let mut out = String::new();
    let mut rest = id;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        match rest[at + 2..].split_once('_').and_then(|(hex, rest)| Some((character(hex)?, rest))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

fn character(hex: &str) -> Option<char> {
    let fits = (4..=6).contains(&hex.len());
    fits.then(|| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)).flatten()
}

fn is_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || matches!(c, '\u{4e00}'..='\u{9fa5}')
}

fn is_part(c: char) -> bool {
    is_start(c) || c.is_ascii_digit() || matches!(c, '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for id in ["norm", "2030-agenda", "网络 安全", "_x", "a_x0032_b", "", "_", "c&<>\"", "𠮷"]
        {
            let encoded = encode(id);
            assert_eq!(decode(&encoded), id);
            assert!(encoded.is_empty() || encoded.starts_with(is_start), "{encoded}");
            assert!(encoded.chars().all(is_part), "{encoded}");
        }
        assert_eq!(encode("2030-agenda"), "_x0032_030-agenda");
        assert_eq!(decode("_xyz"), "_xyz");
    }
}
