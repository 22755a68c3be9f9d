use std::path::{Component, Path};

/// What standard input is called where no file can be named.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// Whether a path is no file but standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// A path as the reference of a URI: relative where the path is, with percent signs for all but
/// letters and digits of ASCII and a few marks. Names that are no UTF-8 keep their bytes.
pub(super) fn of_path(path: &Path) -> String {
    let mut uri = String::new();
    for part in path.components() {
        match part {
            Component::RootDir => uri.push_str("file:///"),
            Component::Prefix(_) => uri.push_str("file:///"),
            Component::CurDir => {}
            Component::ParentDir => uri.push_str("../"),
            Component::Normal(name) => {
                push_encoded(name.as_encoded_bytes(), &mut uri);
                uri.push('/');
            }
        }
    }
    uri.truncate(uri.trim_end_matches('/').len());
    uri
}

fn push_encoded(bytes: &[u8], uri: &mut String) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_chinese_and_marks_are_encoded() {
        for (path, uri) in [
            ("drafts/有 空.txt", "drafts/%E6%9C%89%20%E7%A9%BA.txt"),
            ("./a/../b%c.txt", "a/../b%25c.txt"),
            ("/tmp/a#b?.txt", "file:///tmp/a%23b%3F.txt"),
            ("c:d", "c%3Ad"),
            ("a\nb", "a%0Ab"),
        ] {
            assert_eq!(of_path(Path::new(path)), uri);
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_need_not_be_utf_8() {
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(std::ffi::OsStr::from_bytes(b"a\xff.txt"));
        assert_eq!(of_path(path), "a%FF.txt");
    }
}
