//! The tables of `docs/accuracy.md`.

use zhengming_consistency::{CheckRate, CheckRates, Practice, Practised, Reach, rule, rules};
use zhengming_glossary::{Language, core};

use crate::judged::Judged;
use crate::samples::Samples;

const RULES_HEAD: &str = "\
| rule | by default | documents | findings per 100 documents | read | right | precision | 95 % |
| --- | --- | --- | --- | --- | --- | --- | --- |
";

const SAMPLES_HEAD: &str = "| sample | documents | what |\n| --- | --- | --- |\n";

/// The page with its generated parts written anew. Each stands between `<!-- generated: NAME -->`
/// and `<!-- end -->`.
pub(crate) fn filled(page: &str, samples: &Samples, judged: &[Judged]) -> String {
    let parts = [
        ("rules", rules_table(samples, judged)),
        ("samples", samples_table(samples)),
        ("checks", checks_table(judged)),
        ("ceiling", ceiling_table()),
        ("concepts", concepts_table()),
    ];
    parts.iter().fold(page.to_owned(), |page, (name, table)| between(&page, name, table))
}

/// A page with its generated part of this name written anew.
pub(crate) fn between(page: &str, name: &str, part: &str) -> String {
    let start = format!("<!-- generated: {name} -->\n");
    let (head, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no {start}"));
    let (_, tail) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("{name}: no end"));
    format!("{head}{start}{part}<!-- end -->{tail}")
}

fn rules_table(samples: &Samples, judged: &[Judged]) -> String {
    let rows = judged.iter().map(|it| row(samples, it));
    let unread = rules().iter().filter(|rule| judged.iter().all(|it| it.count.rule != rule.id));
    let unread = unread.map(|rule| format!("| `{}` | off | – | – | – | – | – | – |\n", rule.id));
    RULES_HEAD.to_owned() + &rows.chain(unread).collect::<String>()
}

fn row(samples: &Samples, it: &Judged) -> String {
    let is_on = rule(&it.count.rule).is_some_and(|rule| rule.on_by_default);
    let ids: Vec<String> = it.count.samples.iter().map(|id| format!("`{id}`")).collect();
    let unseen = if it.count.unseen { ", unseen" } else { "" };
    let texts = it.count.samples.iter().map(|id| samples.sample(id)?.texts).sum();
    let verdict = if it.read == 0 {
        "– | – | –".to_owned()
    } else {
        let (low, high) = it.interval();
        format!("{} | {:.2} | {low:.2}–{high:.2}", it.right, it.precision())
    };
    let read = match it.count.findings {
        all if all == it.read => format!("all {all}"),
        all => format!("{} of {all}", it.read),
    };
    format!(
        "| {} | {} | {}{unseen} | {} | {read} | {verdict} |\n",
        it.count.name(),
        if is_on { "on" } else { "off" },
        ids.join(", "),
        per_hundred(it.count.findings, texts),
    )
}

/// So many findings in a hundred documents, with two figures that tell.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn per_hundred(findings: usize, texts: Option<usize>) -> String {
    let Some(texts) = texts else { return "–".to_owned() };
    let share = 100.0 * findings as f64 / texts as f64;
    let decimals = if share < 1.0 {
        2
    } else if share < 10.0 {
        1
    } else {
        0
    };
    format!("{share:.decimals$}")
}

fn samples_table(samples: &Samples) -> String {
    let row = |sample: &crate::samples::Sample| {
        let texts = sample.texts.map_or("–".to_owned(), |texts| texts.to_string());
        format!("| `{}` | {texts} | {} |\n", sample.id, sample.what)
    };
    SAMPLES_HEAD.to_owned() + &samples.samples.iter().map(row).collect::<String>()
}

const CHECKS_HEAD: &str = "\
| check | findings | documents with one | in 1,000 units | right of those read |
| --- | --- | --- | --- | --- |
";

const CEILING_HEAD: &str = "\
| terms looked at | paragraphs with the term | an agreed term opposite | a discouraged one only | in another form | none | main rendering | LTCR |
| --- | --- | --- | --- | --- | --- | --- | --- |
";

const CONCEPTS_HEAD: &str = "\
| concept | paragraphs | agreed | discouraged only | in another form | none | main rendering | LTCR | years |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

/// Concepts shown, those with most paragraphs.
const CONCEPTS: usize = 40;

/// How often the rules speak on official texts that compare both languages, and how many of the
/// findings that were read are real.
fn checks_table(judged: &[Judged]) -> String {
    let row = |(rule, rate): (&zhengming_consistency::Rule, &CheckRate)| {
        let CheckRate { findings, with, documents, .. } = rate;
        let own = judged.iter().filter(|it| it.count.rule == rule.id);
        let own = own.filter(|it| it.count.samples.iter().any(|sample| sample == "units"));
        let (read, right) =
            own.fold((0, 0), |(read, right), it| (read + it.read, right + it.right));
        let read = if read == 0 { "–".to_owned() } else { format!("{right} of {read}") };
        let rate = rate.per_thousand().unwrap_or_default();
        format!("| `{}` | {findings} | {with} of {documents} | {rate:.2} | {read} |\n", rule.id)
    };
    CHECKS_HEAD.to_owned() + &CheckRates::official().rows().map(row).collect::<String>()
}

/// What official texts reach over all concepts.
fn ceiling_table() -> String {
    let row = |(side, name): (Language, &str)| {
        let mut all = Practised::default();
        for (_, _, practised) in Practice::official().rows().filter(|(_, of, _)| *of == side) {
            all.reach.add(&practised.reach);
            all.rendition.add(&practised.rendition);
        }
        format!("| {name} | {} | {} |\n", all.reach.units, shares(&all))
    };
    let sides = [(Language::En, "English"), (Language::Zh, "Chinese of four characters and more")];
    CEILING_HEAD.to_owned() + &sides.map(row).concat()
}

/// What official texts reach for the concepts that they use most, by their English terms.
fn concepts_table() -> String {
    let mut rows: Vec<(&str, &Practised)> = Practice::official()
        .rows()
        .filter(|(_, side, _)| *side == Language::En)
        .map(|(id, _, practised)| (id, practised))
        .collect();
    rows.sort_by_key(|(id, practised)| (std::cmp::Reverse(practised.reach.units), *id));
    let row = |(id, practised): &(&str, &Practised)| {
        let concept = core().concepts.iter().find(|concept| concept.id == *id).unwrap();
        let term = |language| concept.preferred(language).map_or("–", |term| &term.text);
        let names = format!("*{}* {}", term(Language::En), term(Language::Zh));
        let Reach { units, years, .. } = practised.reach;
        let years = years.map_or("–".to_owned(), |(from, to)| format!("{from}–{to}"));
        format!("| {names} | {units} | {} | {years} |\n", shares(practised))
    };
    CONCEPTS_HEAD.to_owned() + &rows.iter().take(CONCEPTS).map(row).collect::<String>()
}

/// Shares of what stands opposite, and how consistent it is.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn shares(practised: &Practised) -> String {
    let Reach { units, accepted, discouraged, any, .. } = practised.reach;
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let of = |count: u64| percent(count as f64 / units as f64);
    let reach = [accepted, discouraged, any - accepted - discouraged, units - any].map(of);
    let main = practised.rendition.main_share().map_or("–".to_owned(), percent);
    let ltcr = practised.rendition.ltcr().map_or("–".to_owned(), |ltcr| format!("{ltcr:.2}"));
    format!("{} | {main} | {ltcr}", reach.join(" | "))
}
