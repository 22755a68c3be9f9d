//! The file of an index: it comes back as it was, is made anew when a source changes, and hostile
//! ones give errors.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use zhengming_bitext::{Bitext, Input};
use zhengming_glossary::Glossary;
use zhengming_rendering::{Builder, FileError, Index, Options, Unaskable, open, render};

const TABLE: &str = "symbol\tzh\ten\n\
    A/RES/80/1\t提升海港韧性，\tRaising the resilience of ports,\n\
    A/RES/80/1\t关于韧性的报告\tReport on resilience\n\
    A/RES/80/2\t电网的韧性；\tResilience of power grids;\n\
    A/RES/80/2\t电网的安全；\tSafety of power grids;\n";

fn index(table: &str) -> Index {
    let mut builder = Builder::default();
    for unit in Bitext::from_bytes("pairs.tsv", table) {
        builder.add(unit.expect("the table is sound"));
    }
    builder.finish()
}

fn bytes() -> Vec<u8> {
    let mut bytes = Vec::new();
    index(TABLE).write(&[], &mut bytes).expect("memory takes all");
    bytes
}

fn read(bytes: &[u8]) -> Result<Option<Index>, FileError> {
    Index::read(bytes.to_vec(), |_| true)
}

/// The first rendering of a term, with its units.
fn first(index: &Index, term: &str) -> Option<(String, usize)> {
    let answer = render(index, term, &Glossary::default(), &Options::default()).ok()?;
    answer.renderings.first().map(|found| (found.text.clone(), found.units))
}

#[test]
fn an_index_comes_back() {
    let index = read(&bytes()).expect("the file is sound").expect("its sources are current");
    assert_eq!(first(&index, "resilience"), Some(("韧性".to_owned(), 3)));
    assert_eq!(first(&index, "韌性"), Some(("resilience".to_owned(), 3)), "Traditional");
    assert!(Index::read(bytes(), |_| false).expect("the file is sound").is_none());
}

#[test]
fn files_that_are_no_index_are_refused() {
    for wrong in ["Z_M", "大会，", "symbol\tzh\ten\n"] {
        assert!(matches!(read(wrong.as_bytes()), Err(FileError::NoIndex)), "{wrong}");
    }
    let mut other = bytes();
    other[8] = 99;
    assert!(matches!(read(&other), Err(FileError::OtherVersion(99))));
    let whole = bytes();
    for length in 0..whole.len() {
        assert!(matches!(read(&whole[..length]), Err(FileError::Damaged(_))), "{length}");
    }
    // A length of exabytes asks for no memory, also if the checksum of the head is right.
    let mut long = bytes();
    long[12..20].copy_from_slice(&(u64::MAX >> 1).to_le_bytes());
    assert!(matches!(read(&long), Err(FileError::Damaged(_))));
    let table = 12..12 + 12 * 30;
    let checksum = crc32fast::hash(&long[table.clone()]);
    long[table.end..table.end + 4].copy_from_slice(&checksum.to_le_bytes());
    assert!(matches!(read(&long), Err(FileError::Damaged(_))));
    let mut more = bytes();
    more.push(0);
    assert!(matches!(read(&more), Err(FileError::Damaged(_))));
}

proptest! {
    /// Damage is told, whatever it is: where the file is opened, or where what is damaged is needed.
    #[test]
    fn damage_is_told(at in 12_usize..100_000, by in 1_u8..) {
        let mut bytes = bytes();
        let at = 12 + at % (bytes.len() - 12);
        bytes[at] ^= by;
        if let Ok(index) = read(&bytes) {
            let index = index.expect("its sources are current");
            let first = first(&index, "resilience");
            prop_assert!(index.damage().is_some() || first == Some(("韧性".to_owned(), 3)));
        }
    }

    /// Any query has an answer or a reason why not.
    #[test]
    fn any_query_is_harmless(term in "\\PC{0,40}|[a-z 一-龥，、-]{0,12}") {
        let index = index(TABLE);
        if let Ok(answer) = render(&index, &term, &Glossary::default(), &Options::default()) {
            prop_assert!(answer.units <= index.len());
        }
    }
}

#[test]
fn queries_at_the_edge_are_told() {
    let index = index(TABLE);
    let ask = |term: &str| render(&index, term, &Glossary::default(), &Options::default());
    assert_eq!(ask("").err(), Some(Unaskable::Empty));
    assert_eq!(ask(" ，。").err(), Some(Unaskable::Empty));
    assert_eq!(ask(&"resilience ".repeat(65)).err(), Some(Unaskable::TooLong));
    assert_eq!(ask(&"x".repeat(1 << 20)).err(), Some(Unaskable::TooLong));
    assert_eq!(ask("the").map(|answer| answer.units).ok(), Some(1));
    let nothing = ask("resiliense of ports").expect("it can be asked");
    assert_eq!((nothing.units, nothing.near[0].text.as_str()), (0, "of ports"));
    let one = ask("海").expect("it can be asked");
    assert_eq!((one.units, one.renderings.len()), (1, 0));
    let empty = Builder::default().finish();
    assert!(empty.is_empty());
    let answer = render(&empty, "resilience", &Glossary::default(), &Options::default());
    assert_eq!(answer.map(|answer| answer.units).ok(), Some(0));
}

#[test]
fn damage_that_is_found_late_is_told() {
    let whole = bytes();
    let late = (12..whole.len()).filter(|&at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        let Ok(Some(index)) = read(&bytes) else { return false };
        assert_eq!(index.damage(), None);
        let _ = ["resilience", "韧性"].map(|term| first(&index, term));
        index.damage().is_some()
    });
    assert!(late.count() > 0, "the texts and some places are read when they are needed");
}

fn table(folder: &Path, text: &str) -> Vec<Input> {
    let path = folder.join("pairs.tsv");
    fs::write(&path, text).expect("the folder can be written to");
    vec![Input::File(path)]
}

#[test]
fn an_index_is_kept_and_follows_its_files() {
    let folder = tempfile::tempdir().expect("there is room");
    let file: PathBuf = folder.path().join("kept/render.index");
    let inputs = table(folder.path(), TABLE);
    assert!(open(&inputs, Some(&file)).is_new);
    let again = open(&inputs, Some(&file));
    assert!(!again.is_new && again.warnings.is_empty());
    let more = format!("{TABLE}A/RES/80/3\t城市的韧性\tResilience of cities\n");
    let inputs = table(folder.path(), &more);
    let changed = open(&inputs, Some(&file));
    assert!(changed.is_new);
    assert_eq!(first(&changed.index, "resilience"), Some(("韧性".to_owned(), 4)));
    let files = fs::read_dir(folder.path().join("kept")).expect("it is there").count();
    assert_eq!(files, 1, "no temporary file is left");
}

#[test]
fn a_damaged_index_is_told_and_made_anew() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("render.index");
    let inputs = table(folder.path(), TABLE);
    let whole = bytes();
    let mut older = whole.clone();
    older[8] = 1;
    let halves = [&whole[..0], &whole[..5], &whole[..whole.len() / 2], &older];
    for half in halves {
        fs::write(&file, half).expect("it can be written");
        let opened = open(&inputs, Some(&file));
        assert!(opened.is_new && opened.warnings[0].ends_with("it is made anew"));
        assert!(!open(&inputs, Some(&file)).is_new);
    }
    // A folder in its place cannot be replaced; the answer comes all the same.
    let opened = open(&inputs, Some(folder.path()));
    assert!(opened.is_new && !opened.warnings.is_empty() && opened.index.len() == 4);
}

#[test]
fn a_file_that_is_no_index_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("draft.txt");
    let inputs = table(folder.path(), TABLE);
    fs::write(&file, "大会，").expect("it can be written");
    let opened = open(&inputs, Some(&file));
    assert!(opened.is_new && opened.index.len() == 4);
    assert!(opened.warnings[0].ends_with("it is left as it is"), "{:?}", opened.warnings);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "大会，");
}

#[test]
fn two_runs_at_once_leave_a_sound_index() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("render.index");
    let inputs = table(folder.path(), TABLE);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(open(&inputs, Some(&file)).index.len(), 4));
        }
    });
    let opened = open(&inputs, Some(&file));
    assert!(!opened.is_new && opened.warnings.is_empty());
}

#[test]
fn what_cannot_be_read_is_told_and_not_kept() {
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("render.index");
    let mut inputs = table(folder.path(), TABLE);
    inputs.push(Input::File(folder.path().join("missing.tsv")));
    let opened = open(&inputs, Some(&file));
    assert_eq!((opened.failures.len(), opened.index.len()), (1, 4));
    assert!(!file.exists());
}
