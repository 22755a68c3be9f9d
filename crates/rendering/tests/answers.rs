//! What a translator reads: one row for a rendering, written as in running text.

use zhengming_bitext::Bitext;
use zhengming_glossary::Glossary;
use zhengming_rendering::{Answer, Builder, Options, render};

/// Asks for a term in a table of pairs.
fn ask(pairs: &[(&str, &str)], term: &str) -> Answer {
    let rows = pairs.iter().zip(1..).map(|((zh, en), row)| format!("L.{row}\t{zh}\t{en}\n"));
    let table = format!("symbol\tzh\ten\n{}", rows.collect::<String>());
    let mut builder = Builder::default();
    for unit in Bitext::from_bytes("pairs.tsv", table) {
        builder.add(unit.expect("the table is sound"));
    }
    let index = builder.finish();
    render(&index, term, &Glossary::default(), &Options::default()).expect("it can be asked")
}

const OTHERS: [(&str, &str); 5] = [
    ("港口的安全，", "Safety of ports,"),
    ("鼓励各国派出教师；", "Encourages the sending of teachers;"),
    ("会议的日期和地点", "Dates and place of the meeting"),
    ("图书馆的开放时间", "Opening hours of the library"),
    ("感谢东道国的款待；", "Thanks the host for its welcome;"),
];

#[test]
fn enumerations_are_counted_to_the_rendering_in_them() {
    let pairs = [
        ("加强透明度和问责制；", "Strengthen transparency and accountability;"),
        ("在学校推行透明度和问责制，", "Transparency and accountability in schools,"),
        ("关于透明度和问责制的报告", "Report on transparency and accountability"),
        ("市长的问责制，", "The accountability of mayors,"),
        ("问责制有待改进；", "There is room for better accountability;"),
        ("铁路的问责制", "Railways and their accountability"),
        ("缺乏问责制，", "A lack of accountability,"),
    ];
    let answer = ask(&[&pairs[..], &OTHERS].concat(), "问责制");
    let rows: Vec<(&str, usize)> =
        answer.renderings.iter().map(|found| (found.text.as_str(), found.units)).collect();
    assert_eq!(rows, [("accountability", 7)]);
}

#[test]
fn renderings_are_written_as_in_running_text() {
    let pairs = [
        ("审查预算的时间", "Review of the budget, dates"),
        ("审查结果如下：", "Review results are these:"),
        ("请他们审查账目；", "Asks them to review the books;"),
        ("继续审查", "Review to be continued"),
    ];
    let answer = ask(&[&pairs[..], &OTHERS].concat(), "审查");
    assert_eq!((answer.renderings[0].text.as_str(), answer.renderings[0].units), ("review", 4));
    let names = [
        ("粮农组织的报告", "Report of the FAO"),
        ("粮农组织成员，", "Members of the FAO,"),
        ("感谢粮农组织；", "Thanks the FAO;"),
    ];
    let answer = ask(&[&names[..], &OTHERS].concat(), "粮农组织");
    assert_eq!(answer.renderings[0].text, "FAO");
}

#[test]
fn numbers_render_nothing_that_has_none() {
    let pairs = [
        ("学校的安全，", "Security of schools,"),
        ("2020年6月1日的安全会议", "Security meeting of 1 June 2020"),
        ("6月的安全巡查；", "Rounds for security in June;"),
        ("安全有待加强", "More security is called for"),
    ];
    let answer = ask(&[&pairs[..], &OTHERS[1..]].concat(), "security");
    assert_eq!(answer.renderings[0].text, "安全");
    assert!(answer.renderings.iter().all(|found| !found.text.contains('6')));
}
