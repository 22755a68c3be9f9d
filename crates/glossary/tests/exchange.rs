//! What exporting loses is counted, and what another termbase has is taken without harm.

use zhengming_glossary::{
    ColumnMap, ConflictKind, ExportOptions, Format, Glossary, LoadOptions, MeetingKind, NearKind,
    core, export, load_bytes, load_bytes_with, losses, reconcile,
};

fn format(name: &str) -> Format {
    Format::by_name(name).expect("the format is known")
}

fn written(glossary: &Glossary, name: &str, options: &ExportOptions) -> Vec<u8> {
    let mut out = Vec::new();
    export(glossary, format(name), &mut out, options).expect("memory can be written to");
    out
}

#[test]
fn columns_are_written_as_they_are_read() {
    let columns: ColumnMap = "zh=B,concept=4,en=1,note=5,from=3".parse().unwrap();
    let mut options = ExportOptions::default();
    options.columns = Some(columns.clone());
    for name in ["csv", "tsv", "xlsx"] {
        let bytes = written(core(), name, &options);
        let reading = LoadOptions { columns: Some(columns.clone()), ..LoadOptions::default() };
        let loaded = load_bytes_with(format!("a.{name}"), bytes, &reading);
        assert!(!loaded.has_errors(), "{name}: {:?}", loaded.problems);
        let accepted = core().terms().filter(|(_, term)| term.status.is_accepted()).count();
        let divided = losses(core(), format(name), &options);
        let divided = divided.iter().find(|loss| loss.what.contains("; or |"));
        let more = divided.map_or(0, |loss| loss.count);
        assert_eq!(loaded.glossary.terms().count(), accepted + more, "{name}");
        let ids = |glossary: &Glossary| -> Vec<(String, Option<String>)> {
            glossary.concepts.iter().map(|c| (c.id.clone(), c.note.clone())).collect()
        };
        assert_eq!(ids(&loaded.glossary), ids(core()), "{name}");
    }
    let deprecated = core().terms().filter(|(_, term)| !term.status.is_accepted()).count();
    let lost = losses(core(), format("csv"), &options);
    assert!(lost.iter().any(|l| l.what.starts_with("deprecated") && l.count == deprecated));
}

#[test]
fn what_is_deprecated_is_no_term_of_a_table_without_statuses() {
    let mut options = ExportOptions::default();
    options.columns = Some("concept=A,lang=B,term=C".parse().unwrap());
    let bytes = written(core(), "csv", &options);
    let accepted = core().terms().filter(|(_, term)| term.status.is_accepted()).count();
    assert_eq!(String::from_utf8(bytes).unwrap().lines().count(), 1 + accepted);
}

#[test]
fn a_column_holds_one_thing() {
    for columns in ["en=3,zh=3", "concept=A,zh=1"] {
        let error = columns.parse::<ColumnMap>().unwrap_err();
        assert!(error.contains("is given to"), "{error}");
    }
}

#[test]
fn rows_that_would_mean_nothing_are_refused() {
    let mut options = ExportOptions::default();
    for (columns, told) in [
        ("note=1", "where the terms stand"),
        ("source=1,target=2", "pairs"),
        ("en=1,status=2", "column status has no use"),
    ] {
        options.columns = Some(columns.parse().unwrap());
        let error = export(core(), format("csv"), &mut Vec::new(), &options).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
}

#[test]
fn what_is_counted_as_lost_is_lost_and_nothing_else() {
    let full = Format::all().filter(|format| losses(core(), *format, &options()).len() < 5);
    for format in full.filter(|format| format.name() != "toml") {
        let bytes = written(core(), format.name(), &options());
        let back = load_bytes(format!("a.{}", format.extensions()[0]), bytes).glossary;
        let lost = losses(core(), format, &options());
        let has = |what: &str| lost.iter().any(|loss| loss.what.starts_with(what));
        assert_eq!(has("famil"), back.families.len() != core().families.len(), "{format}");
        assert_eq!(has("version"), back.version != core().version, "{format}");
        assert_eq!(has("title"), back.domains != core().domains, "{format}");
        assert_eq!(back.terms().count(), core().terms().count(), "{format}");
    }
}

fn options() -> ExportOptions {
    ExportOptions::default()
}

const OURS: &str = r#"
domain = "norm"
[[concept]]
id = "norm"
en = ["norm"]
zh = ["规范", "准则", { term = "守则", status = "deprecated", reason = "Of codes." }]
[[concept]]
id = "rule"
en = ["rule"]
zh = ["规则", { term = "条例", status = "deprecated", only_for = "rule", reason = "Of law." }]
"#;

#[test]
fn another_termbase_meets_ours() {
    let ours = load_bytes("norm.toml", OURS).glossary;
    let cases = [
        ("norm,規範", MeetingKind::Same, None),
        ("norm,准则", MeetingKind::Conflicting, Some((ConflictKind::Preferred, "规范"))),
        ("norm,守则", MeetingKind::Conflicting, Some((ConflictKind::Status, "守则"))),
        ("norm,标准", MeetingKind::Conflicting, Some((ConflictKind::Rendering, "规范"))),
        ("norm,规范;规则", MeetingKind::Conflicting, Some((ConflictKind::Elsewhere, "规则"))),
        ("norm;standard,规范", MeetingKind::More, None),
        ("regulation,条例", MeetingKind::New, None),
        ("norm,", MeetingKind::Same, None),
    ];
    for (row, kind, conflict) in cases {
        let theirs = load_bytes("a.csv", format!("en,zh\n{row}\n")).glossary;
        let met = reconcile(&ours, &theirs);
        assert_eq!(met.meetings[0].kind(), kind, "{row}");
        let found = met.meetings[0].conflicts.first();
        let found = found.map(|c| (c.kind, ours.term(c.ours).text.as_str()));
        assert_eq!(found, conflict, "{row}");
    }
}

#[test]
fn new_concepts_in_a_file_of_their_own_load_with_ours() {
    let ours = load_bytes("norm.toml", OURS).glossary;
    let table =
        "id,en,zh\nrule,regulation,条例\nNorm,treaty,条约\n7,treaty,公约\n,,守护\nx,norm,规范\n";
    let theirs = load_bytes("their terms.csv", table).glossary;
    let mut new = reconcile(&ours, &theirs).new_concepts(&ours, &theirs);
    new.set_domain("imported-their terms");
    let ids: Vec<&str> = new.concepts.iter().map(|concept| concept.id.as_str()).collect();
    assert_eq!(ids, ["rule-2", "norm-2", "treaty", "row-5"]);

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("norm.toml"), OURS).unwrap();
    let name = folder.path().join("imported-their-terms.toml");
    std::fs::write(name, written(&new, "toml", &options())).unwrap();
    let loaded = zhengming_glossary::load([folder.path()]);
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(!loaded.has_errors(), "{problems:#?}");
    assert_eq!(loaded.glossary.concepts.len(), 6);
}

#[test]
fn a_glossary_has_nothing_that_it_lacks_itself() {
    let met = reconcile(core(), core());
    let differing = met.meetings.iter().filter(|meeting| {
        meeting.kind() != MeetingKind::Same || meeting.ours != Some(meeting.theirs)
    });
    let ids: Vec<&str> = differing.map(|met| core().concept(met.theirs).id.as_str()).collect();
    assert!(ids.is_empty(), "{ids:?}");
}

#[test]
fn forms_that_differ_little_are_near_and_not_new() {
    let ours = "id,en,zh\ncbm,CBMs,建立信任措施\ncapacity,capacity building,能力建设\n\
                behaviour,responsible behaviour,负责任行为\ncharter,Charter,《联合国宪章》\n";
    let ours = load_bytes("ours.csv", ours).glossary;
    for (row, kind, near) in [
        ("CBM,", MeetingKind::Near, Some(NearKind::Number)),
        ("CBM,建立信任措施", MeetingKind::Near, Some(NearKind::Number)),
        ("capacitybuilding,", MeetingKind::Near, Some(NearKind::Division)),
        ("capacity-building,能力建設", MeetingKind::Near, Some(NearKind::Division)),
        ("Responsible Behavior,", MeetingKind::Near, Some(NearKind::Spelling)),
        (",联合国宪章", MeetingKind::Near, Some(NearKind::Marks)),
        ("ＣＢＭｓ,建立信任措施", MeetingKind::Same, None),
        (",能力建設", MeetingKind::Same, None),
        ("CBM,信任措施", MeetingKind::Conflicting, Some(NearKind::Number)),
        ("capacity,", MeetingKind::New, None),
    ] {
        let theirs = load_bytes("a.csv", format!("en,zh\n{row}\n")).glossary;
        let meeting = &reconcile(&ours, &theirs).meetings[0];
        assert_eq!(meeting.kind(), kind, "{row}");
        assert_eq!(meeting.near.first().map(|near| near.kind), near, "{row}");
    }
}

#[test]
fn what_is_written_is_counted() {
    let glossary = load_bytes("norm.toml", OURS).glossary;
    let counted = |name: &str, columns: Option<&str>| {
        let mut options = options();
        options.columns = columns.map(|columns| columns.parse().unwrap());
        let bytes = written(&glossary, name, &options);
        let found = zhengming_glossary::written(&glossary, format(name), &options);
        let lost: Vec<String> = losses(&glossary, format(name), &options)
            .iter()
            .map(|loss| format!("{} {}", loss.count, loss.what))
            .collect();
        (found.concepts, found.terms, bytes.len(), lost)
    };
    assert_eq!((counted("csv", None).0, counted("csv", None).1), (2, 7));
    let (concepts, terms, _, lost) = counted("csv", Some("en=1"));
    assert_eq!((concepts, terms), (2, 2));
    assert!(lost.contains(&"3 Chinese terms".to_owned()), "{lost:?}");
    let (_, terms, _, lost) = counted("tsv", Some("concept=1,lang=2,term=3"));
    assert_eq!(terms, 5);
    assert!(lost.contains(&"2 deprecated or superseded terms".to_owned()), "{lost:?}");
    assert_eq!(counted("omegat", None).1, 7);

    let several = "id,en,zh\nict,information technology;ICT;ICTs,信通技术\n";
    let several = load_bytes("a.csv", several).glossary;
    let lost = losses(&several, format("weblate"), &options());
    let other = lost.iter().find(|loss| loss.what.starts_with("other source terms"));
    assert_eq!(other.map(|loss| loss.count), Some(2));
    let back = load_bytes("a.csv", written(&several, "weblate", &options())).glossary;
    assert_eq!(back.concepts.len(), 3);
}
