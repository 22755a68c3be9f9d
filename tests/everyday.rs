//! What people do every day: a configuration that is found, files in formats by their endings, a
//! baseline that shrinks, a hook, an action.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde::Deserialize;

const DRAFT: &str = "1. 遵守负责任之国家行为规范；\n\n2. 请秘书长不用负责任之国家行为。\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn terms() -> String {
    root().join("tests/cmd/files/terms").to_string_lossy().into_owned()
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhengming"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A folder with a draft in it.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("草案/内")).unwrap();
    fs::write(folder.path().join("草案/一.zh.txt"), DRAFT).unwrap();
    folder
}

#[test]
fn the_nearest_configuration_above_holds_unless_told_otherwise() {
    let folder = project();
    let inner = folder.path().join("草案/内");
    let settings = format!("paths = [\"草案\"]\nglossary = [{:?}]\n", terms());
    fs::write(folder.path().join("zhengming.toml"), settings).unwrap();
    let output = run(&inner, &["check"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("using the configuration ../../zhengming.toml"), "{text}");
    assert!(text.contains("../../草案/一.zh.txt"), "{text}");
    assert!(!said(&run(&inner, &["check", "--quiet"])).contains("using"));
    let without = run(&inner, &["check", "--no-config"]);
    assert_eq!(without.status.code(), Some(2), "{}", said(&without));
    assert_eq!(run(&inner, &["report"]).status.code(), Some(0));

    fs::create_dir(inner.join("zhengming.toml")).unwrap();
    let broken = run(&inner, &["check"]);
    assert_eq!(broken.status.code(), Some(2), "{}", said(&broken));
    assert!(said(&broken).contains("zhengming.toml:1:1: cannot read the file"));
}

#[test]
fn files_are_written_in_the_format_of_their_ending() {
    let folder = project();
    let glossary = terms();
    let check = |rest: &[&str]| {
        run(
            folder.path(),
            &[&["check", "--select", "deprecated-term", "--glossary", &glossary, "草案"], rest]
                .concat(),
        )
    };
    for (name, start) in [
        ("a.txt", "warning["),
        ("a.sarif", "{\n  \"$schema\""),
        ("a.json", "{\n  \"schema\": \"zhengming.findings/1\""),
        ("a.jsonl", "{\"schema\":\"zhengming.finding/1\""),
        ("a.csv", "finding,level,rule"),
        ("报告 1.xlsx", "PK"),
        ("a.md", "### Terminology: 0 errors, 1 warning, 0 notes\n"),
    ] {
        let output = check(&["-o", name]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        let written = fs::read(folder.path().join(name)).unwrap();
        assert!(written.starts_with(start.as_bytes()), "{name}: {:?}", &written[..40]);
    }
    let unclear = check(&["-o", "a.out"]);
    assert_eq!(unclear.status.code(), Some(2));
    assert!(said(&unclear).contains("says no format"), "{}", said(&unclear));
    assert_eq!(check(&["-o", "a.out", "--format", "csv"]).status.code(), Some(1));
    assert_eq!(check(&["-o", "草案", "--format", "csv"]).status.code(), Some(2));
}

#[test]
fn a_baseline_is_written_once_and_only_shrinks() {
    let folder = project();
    let path = folder.path();
    let glossary = terms();
    let check = |rest: &[&str]| {
        let output = run(
            path,
            &[&["check", "--select", "deprecated-term", "--glossary", &glossary, "草案"], rest]
                .concat(),
        );
        (output.status.code(), said(&output))
    };
    let (status, text) = check(&["--write-baseline", "known.tsv"]);
    assert!(status == Some(0) && text.contains("2 passages written into known.tsv"), "{text}");
    let first = fs::read_to_string(path.join("known.tsv")).unwrap();
    assert_eq!(first.lines().count(), 4, "{first}");
    assert_eq!(first.lines().nth(1), Some("# read: 草案"));
    let (status, text) = check(&["--write-baseline", "known.tsv"]);
    assert!(status == Some(2) && text.contains("only shrinks"), "{text}");

    let (status, text) = check(&["--baseline", "known.tsv"]);
    assert!(status == Some(0) && text.contains("1 by the baseline"), "{text}");

    // A new passage is told and never added; one that is gone is told, and taken out when asked.
    let draft =
        format!("{}\n3. 宣扬负责任之国家行为。\n", DRAFT.replace("遵守负责任之", "遵守负责任"));
    fs::write(path.join("草案/一.zh.txt"), draft).unwrap();
    let (status, text) = check(&["--baseline", "known.tsv"]);
    assert!(
        status == Some(1) && text.contains("1 passage of known.tsv is found no more"),
        "{text}"
    );
    assert_eq!(fs::read_to_string(path.join("known.tsv")).unwrap(), first);
    let (status, text) = check(&["--baseline", "known.tsv", "--update-baseline"]);
    assert!(status == Some(1) && text.contains("taken out of known.tsv, 1 left"), "{text}");
    let second = fs::read_to_string(path.join("known.tsv")).unwrap();
    assert_eq!(second.lines().count(), 3);
    assert!(second.lines().all(|line| first.contains(line)), "{second}");

    fs::write(path.join("known.tsv"), "broken\n").unwrap();
    let (status, text) = check(&["--baseline", "known.tsv"]);
    assert!(status == Some(2) && text.contains("known.tsv:1:1: "), "{text}");
    assert_eq!(check(&["--baseline", "nothing.tsv"]).0, Some(2));
    assert_eq!(check(&["--update-baseline"]).0, Some(2));
}

#[test]
fn what_a_baseline_keeps_depends_on_no_folder() {
    let folder = project();
    let path = folder.path();
    fs::create_dir(path.join("其他")).unwrap();
    fs::write(path.join("其他/二.zh.txt"), "A/RES/75/240\n\n1. 遵守负责任之国家行为。\n").unwrap();
    fs::write(path.join("其他/三.zh.txt"), "1. 落实负责任之国家行为。\n").unwrap();
    let glossary = terms();
    let check = |folder: &Path, rest: &[&str]| {
        let select = ["check", "--select", "deprecated-term", "--glossary", &glossary];
        let output = run(folder, &[&select, rest].concat());
        (output.status.code(), said(&output))
    };
    let entries = || fs::read_to_string(path.join("known.tsv")).unwrap().lines().count();
    let write = ["草案", "其他", "--write-baseline", "known.tsv"];
    let (status, text) = check(path, &write);
    assert!(status == Some(0) && text.contains("4 passages written"), "{text}");
    let whole = entries();
    assert_eq!(whole, 1 + 2 + 4, "{text}");

    // From another folder, all is known still.
    let (status, text) = check(&path.join("草案"), &[".", "../其他", "--baseline", "../known.tsv"]);
    assert!(status == Some(0) && text.contains("3 by the baseline"), "{text}");
    // A run over a part takes nothing out, whatever was mended, renamed or deleted.
    fs::write(path.join("其他/二.zh.txt"), "A/RES/75/240\n\n无。\n").unwrap();
    fs::rename(path.join("其他/三.zh.txt"), path.join("其他/四.zh.txt")).unwrap();
    fs::remove_file(path.join("草案/一.zh.txt")).unwrap();
    fs::write(path.join("草案/五.zh.txt"), "无。\n").unwrap();
    let update = ["--baseline", "known.tsv", "--update-baseline"];
    for part in ["草案", "其他", "其他/二.zh.txt", "."] {
        let (_, text) = check(path, &[&[part][..], &update].concat());
        assert!(entries() == whole && !text.contains("taken out"), "{part}: {text}");
    }
    // One over all of it does. What a file has that was renamed is new.
    let (status, text) = check(path, &[&["其他/", "./草案"][..], &update].concat());
    assert!(status == Some(1) && text.contains("4 passages taken out"), "{text}");
    assert_eq!(entries(), whole - 4);
}

#[test]
fn the_printed_configuration_means_the_same_in_its_place() {
    let folder = project();
    let (path, inner) = (folder.path(), folder.path().join("草案/内"));
    fs::write(inner.join("旧.zh.txt"), DRAFT).unwrap();
    let settings = format!(
        "paths = [\"草案\"]\nexclude = [\"草案/内\"]\nglossary = [{:?}]\nbaseline = \"known.tsv\"\n\
         [[exception]]\ndocument = \"草案/一*\"\nreason = \"r\"\n",
        terms()
    );
    fs::write(path.join("zhengming.toml"), settings).unwrap();
    fs::write(path.join("known.tsv"), "").unwrap();
    let printed = run(&inner, &["config", "--quiet", "--select", "deprecated-term", "."]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(printed.contains("\npaths = [\"草案/内\"]  # the command line\n"), "{printed}");
    assert!(!printed.contains("../草案"), "{printed}");
    let plain = run(&inner, &["config", "--quiet"]);
    fs::write(path.join("zhengming.toml"), &plain.stdout).unwrap();
    let again = run(&inner, &["config", "--quiet"]);
    let values = |output: &Output| -> Vec<String> {
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        text.lines().map(|line| line.split("  # ").next().unwrap().to_owned()).collect()
    };
    assert_eq!(values(&again), values(&plain));
    let checked = run(&inner, &["check", "--no-baseline"]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    assert!(said(&checked).contains("2 known by exceptions"), "{}", said(&checked));
}

/// Runs a command that reads standard input.
fn run_with(folder: &Path, input: &str, arguments: &[&str]) -> Output {
    use std::io::Write;
    use std::process::Stdio;

    let mut child = Command::new(env!("CARGO_BIN_EXE_zhengming"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn standard_input_can_be_read_as_a_file() {
    let folder = project();
    let path = folder.path();
    fs::write(path.join("zhengming.toml"), format!("glossary = [{:?}]\n", terms())).unwrap();
    let markdown = "<!-- zhengming: ignore all reason=\"旧名\" -->\n遵守负责任之国家行为。\n\n\
        使用负责任之国家行为。\n";
    let check = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "github", "--quiet"], arguments].concat();
        let output = run_with(path, markdown, &arguments);
        (output.status.code(), said(&output))
    };
    for named in
        [&["--stdin-filename", "草案/新.zh.md"][..], &["--stdin-filename", "草案/新.zh.md", "-"]]
    {
        let (status, text) = check(named);
        assert_eq!(status, Some(1), "{text}");
        assert_eq!(text.lines().count(), 1, "the remark of Markdown holds: {text}");
        assert!(text.contains(",file=草案/新.zh.md,line=4,col=3::"), "{text}");
    }
    let (status, text) = check(&["-"]);
    assert!(status == Some(1) && text.contains("::standard input:"), "{text}");
    fs::write(path.join("zhengming.toml"), "exclude = [\"草案\"]\n").unwrap();
    let excluded = check(&["--stdin-filename", "草案/新.zh.md", "--force-exclude"]);
    assert_eq!(excluded, (Some(0), String::new()));
}

#[test]
fn quiet_runs_print_findings_only_and_broken_ones_say_so() {
    let folder = project();
    let path = folder.path();
    let glossary = terms();
    let check = |rest: &[&str]| {
        let output = run(path, &[&["check", "--quiet", "--glossary", &glossary], rest].concat());
        (output.status.code(), said(&output))
    };
    let (status, text) = check(&["草案"]);
    assert!(status == Some(1) && !text.contains("0 errors"), "{text}");
    fs::write(path.join("草案/一.zh.txt"), "无。\n").unwrap();
    assert_eq!(check(&["草案"]), (Some(0), String::new()));
    let (status, text) = check(&["草案", "缺.txt", "--format", "sarif"]);
    assert_eq!(status, Some(2), "{text}");
    assert!(text.contains("\"executionSuccessful\": false"), "{text}");
    assert!(text.contains("\"uri\": \"%E7%BC%BA.txt\""), "{text}");
}

#[test]
fn the_status_says_what_was_found_though_nobody_reads_it() {
    let folder = project();
    for (text, status) in [(DRAFT.repeat(2_000), 1), ("无。\n".to_owned(), 0)] {
        fs::write(folder.path().join("草案/一.zh.txt"), text).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhengming"))
            .args(["check", "--glossary", &terms(), "--format", "github", "草案"])
            .current_dir(folder.path())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), said(&output)), (Some(status), String::new()));
    }
}

#[derive(Deserialize)]
struct Hook {
    id: String,
    language: String,
    entry: String,
    args: Vec<String>,
}

#[test]
fn the_entries_of_the_hooks_are_there() {
    let text = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let hooks: Vec<Hook> = serde_saphyr::from_str(&text).unwrap();
    assert!(!hooks.is_empty());
    for hook in &hooks {
        assert_eq!(hook.args, ["--"], "{}: no file is taken for an option", hook.id);
        let mut words = hook.entry.split(' ');
        let command = words.next().unwrap();
        match hook.language.as_str() {
            "script" => {
                let script = fs::read_to_string(root().join(command)).unwrap();
                assert!(script.starts_with("#!/usr/bin/env bash\n"), "{}", hook.id);
                assert!(script.contains("zhengming\" check --force-exclude \"$@\""), "{}", hook.id);
            }
            "system" => {
                assert_eq!(command, "zhengming", "{}", hook.id);
                let arguments: Vec<&str> = words.chain(["--help"]).collect();
                assert!(run(&root(), &arguments).status.success(), "{}", hook.id);
            }
            other => panic!("{}: no hook is written in {other}", hook.id),
        }
    }
}

#[derive(Deserialize)]
struct Action {
    inputs: BTreeMap<String, Input>,
    runs: Runs,
}

#[derive(Deserialize)]
struct Input {
    description: String,
    default: String,
}

#[derive(Deserialize)]
struct Runs {
    using: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    run: String,
    shell: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
}

#[test]
fn no_input_of_the_action_is_a_part_of_a_script() {
    let text = fs::read_to_string(root().join("action.yml")).unwrap();
    let Action { inputs, runs } = serde_saphyr::from_str(&text).unwrap();
    assert_eq!(runs.using, "composite");
    assert!(inputs.values().all(|input| !input.description.is_empty()));
    assert_eq!(inputs["format"].default, "github");
    let script = fs::read_to_string(root().join("hooks/action.sh")).unwrap();
    for step in &runs.steps {
        assert!(!step.run.contains("${{"), "{}", step.run);
        assert_eq!(step.shell, "bash");
    }
    let given = runs.steps.iter().flat_map(|step| &step.env);
    for (name, value) in given.filter(|(name, _)| name.starts_with("INPUT_")) {
        assert!(value.starts_with("${{ inputs.") && script.contains(name.as_str()), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn the_step_of_the_action_takes_inputs_as_words() {
    let folder = project();
    let path = folder.path();
    let settings = format!("glossary = [{:?}]\n", terms());
    fs::write(path.join("zhengming.toml"), settings).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_zhengming")).parent().unwrap();
    let search = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let step = |inputs: &[(&str, &str)]| {
        let output = Command::new("bash")
            .arg(root().join("hooks/action.sh"))
            .current_dir(path)
            .env("PATH", &search)
            .env("GITHUB_OUTPUT", path.join("outputs"))
            .envs(inputs.iter().copied())
            .output()
            .unwrap();
        (output.status.code(), said(&output))
    };
    let (status, text) = step(&[("INPUT_PATHS", "草案\n"), ("INPUT_OUTPUT", "a b.sarif")]);
    assert!(status == Some(1) && text.contains("::warning title=deprecated-term"), "{text}");
    assert!(fs::read_to_string(path.join("a b.sarif")).unwrap().contains("\"2.1.0\""));
    assert_eq!(fs::read_to_string(path.join("outputs")).unwrap(), "status=1\n");
    assert_eq!(step(&[("INPUT_PATHS", "草案"), ("INPUT_FAIL", "false")]).0, Some(0));
    let hostile = "$(touch broken); `touch broken`\n--config=x";
    let (status, text) = step(&[("INPUT_PATHS", hostile), ("INPUT_FAIL", "false")]);
    assert!(status == Some(2) && text.contains("no such file"), "{text}");
    assert!(!path.join("broken").exists());
}

#[test]
fn a_file_is_not_replaced_where_nothing_could_be_read() {
    let folder = project();
    fs::write(folder.path().join("a.csv"), "old").unwrap();
    let glossary = terms();
    let output = run(folder.path(), &["check", "--glossary", &glossary, "missing", "-o", "a.csv"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read_to_string(folder.path().join("a.csv")).unwrap(), "old");
}
