use zhengming_consistency::{ConceptUsage, FIRM_USES};
use zhengming_document::Language;

use super::text::{count, frequency, number, ratio};
use super::{Align, Block, Column, Table, both, variation};
use crate::model::{By, Report, name_in};

/// Documents listed at the start of a report; more would push the findings off the screen.
const DOCUMENTS: usize = 12;

/// The page of a report.
pub(crate) fn build(report: &Report<'_>) -> Vec<Block> {
    let mut blocks = overview(report);
    documents(report, &mut blocks);
    both::blocks(report, &mut blocks);
    if report.by == By::Concept {
        frequency_by_concept(report, &mut blocks);
    } else {
        frequency_by_group(report, &mut blocks);
    }
    variations(report, &mut blocks);
    blocks
}

fn overview(report: &Report<'_>) -> Vec<Block> {
    let glossary = report.glossary();
    let totals = report.totals();
    let version = match glossary.version {
        "" => String::new(),
        version => format!(" {version}"),
    };
    let remark = format!(
        "glossary{version}: {}, {}",
        count(glossary.concepts as u64, "concept"),
        count(glossary.terms as u64, "term")
    );
    let mut text = format!(
        "{} with {}. {} of {}",
        count(totals.documents as u64, "document"),
        count(totals.characters, "character"),
        count(totals.occurrences, "occurrence"),
        count(totals.concepts as u64, "concept"),
    );
    if totals.shielded > 0 {
        text.push_str(&format!(
            ", and {} inside titles and quotations, which are counted apart",
            number(totals.shielded)
        ));
    }
    text.push('.');
    if let Some(dates) = date_range(report) {
        text.push_str(&format!(" Dates: {dates}."));
    }
    if totals.failures > 0 {
        text.push_str(&format!(" {} could not be read.", count(totals.failures as u64, "file")));
    }
    vec![Block::Title { text: "Terminology report", remark }, Block::Text(text)]
}

fn date_range(report: &Report<'_>) -> Option<String> {
    let dates = || report.survey.documents.iter().filter_map(|d| d.info.date.as_deref());
    let range = super::text::dates(dates().min(), dates().max());
    (!range.is_empty()).then_some(range)
}

fn documents(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let total = report.survey.documents.len();
    if total == 0 || report.by == By::Document {
        return;
    }
    let shown = if total > DOCUMENTS { DOCUMENTS - 2 } else { total };
    let remark = match shown < total {
        true => format!("first {shown} of {}; all with --by document", number(total as u64)),
        false => String::new(),
    };
    blocks.push(Block::Heading { text: "Documents", remark });
    let rows = report.documents().take(shown).map(|document| {
        let thousands = document.characters as f64 / 1000.0;
        let per_thousand =
            (document.characters > 0).then(|| document.occurrences as f64 / thousands);
        vec![
            document.id.to_owned(),
            document.language.map_or("–", Language::code).to_owned(),
            document.date.unwrap_or("–").to_owned(),
            number(document.characters),
            number(document.occurrences),
            frequency(per_thousand),
        ]
    });
    blocks.push(Block::Table(Table {
        columns: vec![
            Column { title: "Document", align: Align::CutFront },
            start("Language"),
            start("Date"),
            end("Characters"),
            end("Occurrences"),
            end("per 1,000"),
        ],
        rows: rows.collect(),
    }));
}

fn frequency_by_concept(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let usages = report.by_frequency();
    if usages.is_empty() {
        return;
    }
    let shown = report.top.unwrap_or(usages.len()).min(usages.len());
    let rows = usages[..shown].iter().map(|usage| concept_row(report, usage)).collect();
    blocks.push(Block::Heading { text: "Frequency", remark: shown_of(shown, usages.len()) });
    blocks.push(Block::Table(Table {
        columns: vec![
            cut("Concept"),
            cut("Rendering"),
            end("Uses"),
            end("per 1,000"),
            end("Docs"),
            end("DP"),
            end("Terms"),
        ],
        rows,
    }));
    if report.survey.documents.len() > 1 {
        blocks.push(Block::Legend(
            "DP, deviation of proportions: 0 spread evenly over the documents, near 1 in one alone.",
        ));
    }
}

fn concept_row(report: &Report<'_>, usage: &ConceptUsage) -> Vec<String> {
    let concept = report.survey.glossary.concept(usage.concept);
    let name = |language| name_in(concept, language).unwrap_or("–").to_owned();
    vec![
        name(usage.language),
        name(usage.language.other()),
        number(usage.measures.k),
        frequency(usage.measures.per_thousand),
        number(usage.measures.documents as u64),
        ratio(usage.measures.dispersion, false),
        number(usage.measures.variants as u64),
    ]
}

fn frequency_by_group(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let groups = report.groups();
    let shown = report.top.unwrap_or(groups.len()).min(groups.len());
    let (text, title) = match report.by {
        By::Document => ("Frequency by document", "Document"),
        By::Year => ("Frequency by year", "Year"),
        By::Domain | By::Concept => ("Frequency by domain", "Domain"),
    };
    let rows = groups[..shown].iter().map(|group| {
        vec![
            if group.name.is_empty() { "undated" } else { group.name }.to_owned(),
            number(group.documents as u64),
            number(group.characters),
            number(group.occurrences),
            frequency(group.per_thousand),
            number(group.concepts as u64),
            number(group.varied as u64),
            ratio(group.hhi, group.occurrences < FIRM_USES),
        ]
    });
    blocks.push(Block::Heading { text, remark: shown_of(shown, groups.len()) });
    blocks.push(Block::Table(Table {
        columns: vec![
            cut(title),
            end("Docs"),
            end("Characters"),
            end("Uses"),
            end("per 1,000"),
            end("Concepts"),
            end("Varied"),
            end("HHI"),
        ],
        rows: rows.collect(),
    }));
    blocks.push(Block::Legend(
        "Varied: concepts with more than one term in use. HHI: the mean of the concepts, weighted by \
         their uses.",
    ));
}

fn variations(report: &Report<'_>, blocks: &mut Vec<Block>) {
    let varying = report.varying();
    let shown = report.top_varying.unwrap_or(varying.len()).min(varying.len());
    let remark = match varying.len() {
        0 => String::new(),
        all => format!("concepts with more than one term in use: {}", shown_of(shown, all)),
    };
    blocks.push(Block::Heading { text: "Variation", remark });
    if varying.is_empty() {
        blocks.push(Block::Text(without_variation(report).to_owned()));
    } else {
        blocks.push(Block::Legend(
            "HHI and LTCR: 1.00 is one term throughout; in brackets, fewer than 5 uses. Drift: what \
             is lost of the consistency within documents when they are pooled. ×2: twice in the \
             paragraph.",
        ));
    }
    let survey = report.survey;
    let of_concept = |usage: &&ConceptUsage| variation::of_concept(survey, usage);
    blocks.extend(varying[..shown].iter().map(of_concept).map(Block::Variation));
    let families: Vec<Block> = report
        .analysis
        .families
        .iter()
        .filter(|family| family.measures.variants > 1)
        .filter_map(|family| variation::of_family(survey, &report.analysis.concepts, family))
        .take(report.top_varying.unwrap_or(usize::MAX))
        .map(Block::Variation)
        .collect();
    if !families.is_empty() {
        let remark = "concepts that are easily taken for one another".to_owned();
        blocks.push(Block::Heading { text: "Families", remark });
        blocks.extend(families);
    }
}

/// What a report without variation comes to: consistency is claimed only where something was found.
fn without_variation(report: &Report<'_>) -> &'static str {
    let totals = report.totals();
    if report.survey.documents.is_empty() {
        "No document was read."
    } else if report.glossary().concepts == 0 {
        "The glossary has no concepts, so there was nothing to look for."
    } else if totals.concepts > 0 {
        "Every concept is worded in one way."
    } else if totals.shielded > 0 {
        "No term of the glossary was found outside titles and quotations."
    } else {
        "No term of the glossary was found."
    }
}

fn shown_of(shown: usize, all: usize) -> String {
    match shown < all {
        true => format!("{} of {}; more with --top", number(shown as u64), number(all as u64)),
        false => number(all as u64),
    }
}

fn start(title: &'static str) -> Column {
    Column { title, align: Align::Start }
}

fn end(title: &'static str) -> Column {
    Column { title, align: Align::End }
}

fn cut(title: &'static str) -> Column {
    Column { title, align: Align::Cut }
}
