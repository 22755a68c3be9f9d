//! Runs the cases in `tests/cmd`: each is a file with a command line and all that it prints.
//!
//! A case begins with a comment that says what it shows, then `$ zhengming …` (words in double
//! quotes may hold blanks, `< FILE` is standard input), `? STATUS`, and what goes to standard output
//! and standard error behind the two rules. Commands run in `tests/cmd/files`, without colours.
//! `UPDATE=1 cargo test -p zhengming-cli` writes what is printed now into the cases.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const STDOUT: &str = "----- stdout";
const STDERR: &str = "----- stderr";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cmd")
}

#[test]
fn cases() {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "case"))
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    let failed: Vec<String> = cases.iter().filter_map(|path| run(path).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Runs one case; an error shows what differs.
fn run(path: &Path) -> Result<(), String> {
    let expected = fs::read_to_string(path).unwrap();
    let (head, command) = head(&expected);
    let printed = format!("{head}{}", output(&command));
    if printed == expected {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, printed).unwrap();
        return Ok(());
    }
    let differs = expected.lines().zip(printed.lines()).position(|(one, two)| one != two);
    let line = differs.unwrap_or_else(|| expected.lines().count().min(printed.lines().count()));
    Err(format!(
        "{}:{}: expected {:?}\nprinted {:?}",
        path.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or_default(),
        printed.lines().nth(line).unwrap_or_default(),
    ))
}

/// The case up to its command line, and the words of that.
fn head(case: &str) -> (&str, Vec<String>) {
    let start = case.find("$ zhengming").expect("a case has a command");
    let end = case[start..].find('\n').map_or(case.len(), |at| start + at + 1);
    (&case[..end], words(case[start..end].trim_start_matches("$ zhengming").trim()))
}

fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// Status and both outputs as a case has them.
fn output(words: &[String]) -> String {
    let files = folder().join("files");
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengming"));
    command.current_dir(&files).env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
    let (arguments, input) = match words {
        [arguments @ .., mark, file] if mark == "<" => (arguments, Some(file)),
        arguments => (arguments, None),
    };
    command.args(arguments).stdin(match input {
        Some(file) => Stdio::from(File::open(files.join(file)).unwrap()),
        None => Stdio::null(),
    });
    let output = command.output().unwrap();
    format!(
        "? {}\n{STDOUT}\n{}{STDERR}\n{}",
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    )
}

#[test]
fn a_closed_pipe_is_no_error() {
    let files = folder().join("files");
    let mut child = Command::new(env!("CARGO_BIN_EXE_zhengming"))
        .args(["tag", "--glossary", "terms", "--format", "jsonl"])
        .args(std::iter::repeat_n("drafts", 200))
        .current_dir(files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn files_are_written_whole_and_without_styles() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("报告 1.txt");
    let run = |input: &str| {
        Command::new(env!("CARGO_BIN_EXE_zhengming"))
            .args(["report", "--glossary", "terms", "--color", "always", input, "-o"])
            .arg(&report)
            .current_dir(self::folder().join("files"))
            .output()
            .unwrap()
    };
    assert!(run("drafts").status.success());
    let written = fs::read_to_string(&report).unwrap();
    assert!(written.contains("Variation") && !written.contains('\u{1b}'), "{written}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(run("drafts").status.code(), Some(2), "the folder is gone");
}

/// A command in `tests/cmd/files` that prints no colours.
fn zhengming(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengming"));
    command.args(arguments).current_dir(folder().join("files")).env("NO_COLOR", "1");
    command
}

#[test]
fn a_report_of_nothing_replaces_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("of.md");
    fs::write(&report, "kept").unwrap();
    for input in ["nothing-here.txt", "binary.txt"] {
        let output = zhengming(&["report", input, "-o"]).arg(&report).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{input}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(input) && told.contains("is not written"), "{told}");
        assert_eq!(fs::read_to_string(&report).unwrap(), "kept", "{input}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_pipe_is_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let report = |path: &Path| zhengming(&["report", "drafts", "-o"]).arg(path).spawn().unwrap();

    fs::write(at("真 报告.txt"), "old").unwrap();
    std::os::unix::fs::symlink(at("真 报告.txt"), at("link.txt")).unwrap();
    assert!(report(&at("link.txt")).wait().unwrap().success());
    assert!(fs::symlink_metadata(at("link.txt")).unwrap().is_symlink(), "the link stays");
    let written = fs::read_to_string(at("真 报告.txt")).unwrap();
    assert!(written.starts_with("Terminology report"), "{written}");

    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let mut writer = report(&at("pipe"));
    let read = fs::read_to_string(at("pipe")).unwrap();
    assert!(writer.wait().unwrap().success());
    assert_eq!(read, written);
    let kind = fs::symlink_metadata(at("pipe")).unwrap().file_type();
    assert!(std::os::unix::fs::FileTypeExt::is_fifo(&kind), "the pipe stays a pipe");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "no temporary file is left");
}

#[test]
fn terms_and_names_without_end_stay_within_80_columns() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (long, other) = ("ab".repeat(100), "cd".repeat(100));
    let glossary = at("terms.csv");
    let row = |language: &str, term: &str, status: &str, note: &str| {
        format!("{long},{language},{term},{status},{note},{long}\n")
    };
    let table = "concept,lang,term,status,reason,domain\n".to_owned()
        + &row("en", &long, "preferred", "")
        + &row("en", &other, "deprecated", &long)
        + &row("zh", &"规范".repeat(60), "preferred", "")
        + &row("zh", "准则", "admitted", "");
    fs::write(&glossary, table).unwrap();
    let name = format!("{}.en.txt", "n".repeat(120));
    fs::write(at(&name), format!("Use {long} and {other}, {other}.\n")).unwrap();
    let name_of_other = format!("{}.en.txt", "m".repeat(120));
    fs::write(at(&name_of_other), format!("Use {other} and {long}, {other}.\n")).unwrap();
    let (glossary, text) = (glossary.to_string_lossy(), at(&name));
    let (text, other_text) = (text.to_string_lossy(), at(&name_of_other));
    let other_text = other_text.to_string_lossy();
    for arguments in [
        &["report", &text][..],
        &["report", &text, "--by", "domain"],
        &["report", &text, "--by", "document"],
        &["check", &text, "--select", "all"],
        &["glossary", "find", "ab"],
        &["glossary", "show", &long],
        &["tag", &text],
        &["tag", &text, "--format", "kwic"],
        &["compare", &text, &other_text],
        &["compare", "--history", &text, &other_text],
    ] {
        let output = zhengming(arguments).args(["--glossary", &glossary]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.lines().count() > 2, "{arguments:?}: {printed}");
        for line in printed.lines() {
            assert!(zhengming_report::width(line) <= 80, "{arguments:?}: {line}");
        }
    }
}

/// Runs a command in a folder, with nothing of the user's own settings of git.
fn in_folder(folder: &Path, program: &str, arguments: &[&str]) -> std::process::Output {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "no-such-file")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap()
}

#[test]
fn revisions_are_compared_with_files_and_mended_files_with_revisions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("glossary")).unwrap();
    let untidy = self::folder().join("files/untidy/norm.toml");
    fs::copy(untidy, path.join("glossary/norm.toml")).unwrap();
    for arguments in [
        &["init", "-q"][..],
        &["add", "."],
        &["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "First"],
    ] {
        assert!(in_folder(path, "git", arguments).status.success(), "git {arguments:?}");
    }
    let run = |arguments: &[&str]| {
        let output = in_folder(path, env!("CARGO_BIN_EXE_zhengming"), arguments);
        let text =
            String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), text)
    };
    let (status, text) = run(&["glossary", "lint", "--fix"]);
    assert!(status == Some(1) && text.contains("norm.toml:4:119: fixed: "), "{text}");
    assert_eq!(run(&["glossary", "fmt"]).1, "glossary/norm.toml\n1 of 1 file changed\n");
    assert_eq!(run(&["glossary", "fmt", "--check"]).0, Some(0));
    let mended = fs::read_to_string(path.join("glossary/norm.toml")).unwrap();
    fs::write(path.join("glossary/norm.toml"), mended.replace("\"準則\"", "\"守则\"")).unwrap();

    for old in ["HEAD", "HEAD:glossary", "HEAD:glossary/norm.toml"] {
        let (status, text) = run(&["glossary", "diff", old, "glossary"]);
        assert_eq!(status, Some(2), "the first state has errors: {text}");
        assert!(text.contains("HEAD:glossary/norm.toml:4:"), "{text}");
    }
    let commit =
        &["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "Second"];
    assert!(in_folder(path, "git", commit).status.success());
    fs::write(path.join("glossary/norm.toml"), mended.replace("\"準則\"", "\"標準則\"")).unwrap();
    assert_eq!(run(&["glossary", "diff", "HEAD", "HEAD:glossary/norm.toml"]).0, Some(0));
    let (status, text) = run(&["glossary", "diff", "HEAD", "glossary"]);
    assert_eq!(status, Some(1));
    assert!(
        text.contains("+ zh 標準則  admitted") && text.contains("- zh 守则  admitted"),
        "{text}"
    );
    for wrong in ["--output=x", "-p", "HEAD:no-such", "HEAD:../../etc", "no-such"] {
        assert_eq!(run(&["glossary", "diff", "--", wrong, "glossary"]).0, Some(2), "{wrong}");
    }
    assert!(!path.join("x").exists());
}

#[test]
fn no_line_of_a_report_is_wider_than_80_columns() {
    let [one, two] = ["compared/A-C.1-79-L.1.zh.txt", "compared/A-C.1-80-L.2.zh.txt"];
    let [first, second] =
        ["../../../seeds/A-RES-73-266.zh.txt", "../../../seeds/A-C.1-76-L.13.zh.txt"];
    for arguments in [
        &["report", "../../../seeds"][..],
        &["tag", "../../../seeds"],
        &["check", "drafts"],
        &["compare", one, two],
        &["compare", first, second],
        &["compare", "--history", "compared", "../../../seeds"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_zhengming"))
            .args(arguments)
            .current_dir(folder().join("files"))
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        for line in text.lines() {
            assert!(zhengming_report::width(line) <= 80, "{arguments:?}: {line}");
            assert_eq!(line, line.trim_end(), "{arguments:?}: blanks at the end");
        }
    }
}

/// Runs a command whose standard output nobody reads.
fn unread(arguments: &[&str]) -> std::process::ExitStatus {
    let mut child =
        zhengming(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap()
}

#[test]
fn files_are_written_though_nobody_reads_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    assert!(unread(&["glossary", "import", "other.csv", "-o", &at("list.toml")]).success());
    assert!(unread(&["glossary", "import", "other.csv", "-o", &at("lists/")]).success());
    unread(&["glossary", "merge", "other.csv", "--into", "terms", "-o", &at("new.toml")]);
    for name in ["list.toml", "lists/other.toml", "new.toml"] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.contains("[[concept]]"), "{name}: {text}");
    }
}

#[test]
fn what_our_own_formats_would_refuse_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("a.csv"), "concept,lang,term,status\n甲 1,en,norm,\n甲 1,zh,规范,deprecated\n")
        .unwrap();
    let run = |arguments: &[&str]| {
        let output = zhengming(arguments).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), told)
    };
    let import = ["glossary", "import", &at("a.csv"), "-o", &at("a.toml")];
    assert_eq!(run(&import).0, Some(0));
    let (status, told) = run(&["glossary", "lint", &at("a.toml")]);
    assert_eq!(status, Some(0), "{told}");

    for status in ["deprecated", "superseded", "preferred"] {
        let (code, told) = run(&["glossary", "export", "--status", status, "-o", &at("part.toml")]);
        if code == Some(0) {
            assert_eq!(run(&["glossary", "lint", &at("part.toml")]).0, Some(0), "{status}");
        } else {
            assert!(told.contains("no term fits"), "{status}: {told}");
        }
    }
    let (code, told) = run(&["glossary", "export", "--status", "admitted", "-o", &at("b.toml")]);
    assert_eq!(code, Some(2));
    assert!(told.contains("none is preferred") && told.contains("nothing was written"), "{told}");
    assert!(!folder.path().join("b.toml").exists());
    let (code, told) = run(&["glossary", "export", "--status", "admitted", "-o", &at("b/")]);
    assert!(code == Some(2) && !folder.path().join("b").exists(), "{told}");
}
