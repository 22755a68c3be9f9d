//! What loading says of files that are not as they should be, and that what it prints it reads.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use zhengming_config::{load, load_bytes};

fn told(file: impl Into<Vec<u8>>) -> Vec<String> {
    load_bytes("zhengming.toml", file).problems.iter().map(ToString::to_string).collect()
}

#[test]
fn all_slips_are_told_where_they_stand() {
    let file = "\
path = [\"a\"]
languages = [\"zh\", \"fr\"]
level = \"warn\"
glossary = \"a.toml\"

[rules]
deprecated-terms = \"off\"
citation = \"loud\"
broken-name = 1

[[exception]]
rule = \"mixed\"
reason = \"\"

[[exception]]
reason = \"so\"
until = \"soon\"

[[exception]]
document = \"a[\"
label = \"OP 1\"
";
    let told = told(file);
    let begins = [
        "zhengming.toml:1:1: error: unknown key \"path\" in the configuration, expected paths,",
        "zhengming.toml:2:20: error: unknown language \"fr\", expected en or zh",
        "zhengming.toml:3:9: error: unknown level \"warn\", expected note, warning or error (did you mean \"warning\"?)",
        "zhengming.toml:4:12: error: \"glossary\" is of type string, expected a list",
        "zhengming.toml:7:1: error: unknown key \"deprecated-terms\" in [rules], expected ",
        "zhengming.toml:8:12: error: unknown setting \"loud\" of a rule, expected on, off, note,",
        "zhengming.toml:9:15: error: \"broken-name\" is of type integer, expected \"on\", \"off\" or",
        "zhengming.toml:12:8: error: unknown rule \"mixed\", expected ",
        "zhengming.toml:13:10: error: \"reason\" is \"\", expected some text",
        "zhengming.toml:15:1: error: an exception that says not what it covers, expected rule,",
        "zhengming.toml:17:9: error: \"until\" is \"soon\", expected YYYY, YYYY-MM or YYYY-MM-DD",
        "zhengming.toml:19:1: error: an exception has no \"reason\", expected one",
        "zhengming.toml:20:12: error: \"a[\" is no pattern of paths: ",
    ];
    for (told, begin) in told.iter().zip(begins) {
        assert!(told.starts_with(begin), "{told}\nexpected {begin}");
    }
    assert_eq!(told.len(), begins.len(), "{told:#?}");
    assert!(told[4].ends_with("(did you mean \"deprecated-term\"?)"), "{}", told[4]);
}

#[test]
fn a_slip_in_one_table_hides_no_other() {
    let told = told("paths = [\n[rules]\nmixed = \"on\"\n[[exception]]\nreason = \"r\"\n");
    assert!(told[0].starts_with("zhengming.toml:") && told[0].contains("not TOML"), "{told:#?}");
    assert!(told.iter().any(|told| told.contains("unknown key \"mixed\"")), "{told:#?}");
    assert!(told.iter().any(|told| told.contains("says not what it covers")), "{told:#?}");
}

#[test]
fn marks_and_line_ends_of_other_systems_are_no_problem() {
    let file = "\u{feff}paths = [\"草案\"]\r\n[rules]\r\ncitation = \"off\"\r\n";
    let loaded = load_bytes("zhengming.toml", file);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.config.paths.value, [Path::new("草案")]);
}

#[test]
fn other_encodings_and_huge_files_are_refused() {
    let wide: Vec<u8> =
        "\u{feff}level = \"note\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let problems = told(wide);
    assert!(
        problems[0].contains("byte 0 is 0xFF") && problems[0].contains("UTF-8"),
        "{problems:?}"
    );
    let huge = told(vec![b'#'; (4 << 20) + 1]);
    assert!(huge[0].contains("larger than 4 MiB"), "{huge:?}");
}

#[test]
fn what_is_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder")).unwrap();
    for name in ["folder", "nothing"] {
        let loaded = load(&at(name));
        assert!(loaded.has_errors(), "{name}");
        assert!(loaded.problems[0].message.starts_with("cannot read the file: "), "{name}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(at("b"), at("a")).unwrap();
        std::os::unix::fs::symlink(at("a"), at("b")).unwrap();
        assert!(load(&at("a")).has_errors());
    }
}

#[test]
fn what_is_printed_is_read_alike() {
    let file = "\
paths = [\"a\", \"b/*.txt\", \".\", \"../c\", \"/d\"]
exclude = [\"old\", \"a/x\"]
languages = [\"zh\"]
baseline = \"known.tsv\"
[rules]
mixed-terms = \"error\"
citation = false
[[exception]]
document = \"A/RES/73/266\"
text = \"“规范”\\n\\u0000\"
reason = \"各国语文不同\"
until = 2027-01-01
";
    let without_comments = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.split("  # ").next().unwrap_or_default().to_owned()).collect()
    };
    for place in ["zhengming.toml", "x/zhengming.toml", "../x/zhengming.toml", "/x/zhengming.toml"]
    {
        let first = load_bytes(place, file);
        assert!(first.problems.is_empty(), "{:?}", first.problems);
        let printed = first.config.to_toml();
        let paths = "paths = [\"a\", \"b/*.txt\", \".\", \"../c\", \"/d\"]  # ";
        assert!(printed.contains(&format!("{paths}{place}:1:9")), "{printed}");
        assert!(printed.contains("exclude = [\"old\", \"a/x\"]"), "{printed}");
        let second = load_bytes(place, printed.clone());
        assert!(second.problems.is_empty(), "{printed}\n{:?}", second.problems);
        assert_eq!(second.config.paths.value, first.config.paths.value);
        assert_eq!(second.config.exclude.value, first.config.exclude.value);
        assert_eq!(second.config.baseline.value, first.config.baseline.value);
        let again = second.config.to_toml();
        assert_eq!(without_comments(&again)[1..], without_comments(&printed)[1..]);
    }
}

#[test]
fn what_the_command_line_names_is_counted_from_the_file_too() {
    let mut config = load_bytes("x/zhengming.toml", "").config;
    config.paths.put(["a", "x/b", "-", "/c"].map(Into::into).into(), "the command line");
    let printed = config.to_toml();
    assert!(printed.contains("paths = [\"../a\", \"b\", \"-\", \"/c\"]"), "{printed}");
}

#[test]
fn no_language_at_all_is_refused() {
    let told = told("languages = []");
    assert!(
        told[0].starts_with("zhengming.toml:1:13: error: \"languages\" names none"),
        "{told:?}"
    );
}

proptest! {
    #[test]
    fn no_bytes_make_loading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        load_bytes("zhengming.toml", bytes);
    }

    #[test]
    fn whatever_is_printed_is_toml(
        path in "\\PC{1,12}", reason in "[^\\p{Z}]\\PC{0,12}", quoted in "\\PC{0,12}x",
    ) {
        let text = |text: &str| toml::Value::from(text).to_string();
        let file = format!(
            "paths = [{}]\n[[exception]]\ntext = {}\nreason = {}\n",
            text(&path), text(&quoted), text(&reason),
        );
        let loaded = load_bytes("zhengming\n.toml", file);
        prop_assume!(!loaded.has_errors());
        let again = load_bytes("zhengming\n.toml", loaded.config.to_toml());
        prop_assert!(again.problems.is_empty(), "{:?}", again.problems);
        prop_assert_eq!(&again.config.exceptions[0].reason, &loaded.config.exceptions[0].reason);
    }
}
