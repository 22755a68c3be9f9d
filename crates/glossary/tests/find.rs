//! What is found, in what order, and which part of it fits.

use zhengming_glossary::{Glossary, Language, core, find, load_bytes};

const GLOSSARY: &str = r#"
[[concept]]
id = "ict"
en = ["information and communications technology", "ICT", "ICTs"]
zh = ["信息和通信技术", "信通技术", { term = "資通訊科技", status = "deprecated", reason = "Taiwan usage." }]

[[concept]]
id = "information-security"
en = ["information security"]
zh = ["信息安全"]

[[concept]]
id = "information"
en = ["information"]
zh = ["信息"]

[[concept]]
id = "long-term"
en = ["long-term"]
zh = ["长期"]

[[concept]]
id = "fulfil"
en = ["fulfil"]
zh = ["履行《宪章》义务"]

[[concept]]
id = "first-technology"
en = ["leading technology"]
zh = ["5G技术"]
"#;

#[test]
fn concepts_are_found_best_first() {
    let glossary = load_bytes("a.toml", GLOSSARY).glossary;
    for (query, expected) in [
        // A term, the start of one, a part of one.
        ("信息", "[信息] exact, [信息]安全 prefix, [信息]和通信技术 prefix"),
        ("安全", "信息[安全] part"),
        ("通信", "信息和[通信]技术 part"),
        // Script, width, case, hyphens and blanks make no difference; words do.
        ("資訊", ""),
        ("訊息", ""),
        ("信息安 全", "[信息安全] exact"),
        ("資通", "[資通]訊科技 prefix"),
        ("资通讯", "[資通訊]科技 prefix"),
        ("ＩＣＴ", "[ICT] exact"),
        ("ict", "[ICT] exact"),
        ("longterm", "[long-term] exact"),
        (
            "Technology",
            "leading [technology] part, information and communications [technology] part",
        ),
        // Pinyin, whole or begun, with and without tones.
        ("xinxi", "[信息] pinyin, [信息]安全 pinyin, [信息]和通信技术 pinyin"),
        ("xìn xī ān quán", "[信息安全] pinyin"),
        ("xin4xi1an1q", "[信息安全] pinyin"),
        ("lüxing", "[履行]《宪章》义务 pinyin"),
        ("lvxingxianzhang", "[履行《宪章]》义务 pinyin"),
        ("5gjishu", "[5G技术] pinyin"),
        ("5g 技术", "[5G技术] exact"),
        // English words in another number, spelling or division.
        ("Information technologies", "[information] and communications technology scattered"),
        ("\"security information\"", "[]information security exactid"),
        // Letters inside a word come last, whole words and ids before them.
        (
            "formation",
            "in[formation] inside, in[formation] security inside, in[formation] and communications technology inside",
        ),
        ("long-term", "[long-term] exact"),
        ("first-technology", "[]leading technology exactid"),
        ("informations securities", "[information security] variant"),
        ("communication technologies", "information and [communications technology] variantpart"),
        ("long term", "[long-term] variant"),
        // Initials, of all readings.
        ("xxhtxjs", "[信息和通信技术] initials"),
        ("cq", "[长期] initials"),
        ("zq", "[长期] initials"),
        ("txjs", "信息和[通信技术] initials"),
        // The id.
        ("first-tech", "[]leading technology id"),
        ("   ", ""),
        ("nothing of the kind", ""),
        ("\0", ""),
    ] {
        assert_eq!(found(&glossary, query), expected, "{query}");
    }
}

#[test]
fn queries_longer_than_any_term_find_nothing() {
    let glossary = load_bytes("a.toml", GLOSSARY).glossary;
    assert_eq!(found(&glossary, &"信息".repeat(1_000_000)), "");
}

#[test]
fn deprecated_forms_lead_to_the_concept() {
    let glossary = load_bytes("a.toml", GLOSSARY).glossary;
    let hits = find(&glossary, "资通讯科技");
    let concept = glossary.concept(hits[0].concept);
    assert_eq!(concept.preferred(Language::Zh).unwrap().text, "信息和通信技术");
}

/// Queries as people type them, each with the concept that they mean.
#[test]
fn the_core_glossary_is_searched_as_people_search() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/find-queries.tsv");
    let table = std::fs::read_to_string(path).expect("the list of queries is there");
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, query, expected] = cells[..] else { panic!("three columns: {line}") };
        let hits = find(core(), query);
        let first = hits.first().map_or("nothing", |hit| &core().concept(hit.concept).id);
        if first != expected {
            wrong.push(format!("{kind} {query}: {first}, expected {expected}"));
        }
    }
    assert_eq!(table.lines().count(), 64);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The term of each hit with brackets around what fits, and how it fits.
fn found(glossary: &Glossary, query: &str) -> String {
    let describe = |hit: zhengming_glossary::Hit| {
        let text = &glossary.term(hit.term).text;
        let (before, rest) = text.split_at(hit.range.start);
        let (part, after) = rest.split_at(hit.range.len());
        format!("{before}[{part}]{after} {}", format!("{:?}", hit.kind).to_lowercase())
    };
    find(glossary, query).into_iter().map(describe).collect::<Vec<_>>().join(", ")
}
