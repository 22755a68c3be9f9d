use std::collections::BTreeMap;
use std::io::{self, Write};

use rayon::prelude::*;
use zhengming_consistency::{
    Analysis, Evidence, Finding, Input, Progress, Settings, Survey, TermUsage,
};
use zhengming_document::{Language, Options};
use zhengming_tagger::Tagger;
use zhengming_triage::Known;

use crate::chunk::{Packer, json, pack};
use crate::concepts::concepts;
use crate::documents::{Read, Reading};
use crate::families::{Clauses, Families};
use crate::findings::{Told, findings, rule_rows};
use crate::folding::InUse;
use crate::groups::{Group, groups};
use crate::heat::heat;
use crate::index::{DocumentRow, DomainRow, FailureRow, GlossaryRow, Index, TextRow, Totals};
use crate::keys::Unique;
use crate::page;
use crate::passages::{Located, Wanted};
use crate::renderings::{Places, Rendered};
use crate::rows::Bitexts;
use crate::sources::Sources;
use crate::terms::Terms;
use crate::top::top;

/// Documents that are read at a time.
const BLOCK: usize = 64;

/// A survey with all that the page shows of it.
#[derive(Clone, Copy)]
pub struct Review<'a> {
    /// What was surveyed. The documents are read again for their text.
    pub inputs: &'a [Input],
    /// How they are read.
    pub reading: Options,
    /// What finds the terms.
    pub tagger: &'a Tagger,
    /// The counts.
    pub survey: &'a Survey,
    /// Tables made of them.
    pub analysis: &'a Analysis,
    /// The rules that were asked for. Findings of others are marked as experimental.
    pub rules: &'a Settings,
    /// What rules found and nobody knows.
    pub findings: &'a [Finding],
    /// What they found and an exception or a baseline knows: kept, marked and folded away.
    pub known: &'a [Known],
}

/// What was read of all documents.
#[derive(Default)]
struct Library {
    documents: Vec<DocumentRow>,
    /// What belongs to documents as wholes.
    data: Packer,
    /// Texts by language, as those of one language compress well together.
    texts: BTreeMap<Option<Language>, Packer>,
    located: Vec<Located>,
    clauses: Vec<Clauses>,
    in_use: InUse,
}

impl Review<'_> {
    /// Writes the page, and tells `progress` of each text that is read for it.
    ///
    /// # Errors
    ///
    /// Where the output cannot be written. A document that can no longer be read is listed without
    /// its text.
    pub fn write(&self, out: &mut dyn Write, progress: &impl Progress) -> io::Result<()> {
        let Self { survey, analysis, .. } = self;
        let terms = Terms::new(&survey.glossary, analysis);
        let groups = groups(survey);
        let mut texts = self.texts();
        let rendered = Rendered::new(survey);
        let mut library =
            self.library(&groups, &terms, &rendered.passages, &mut texts, progress)?;
        let mut in_use = std::mem::take(&mut library.in_use);
        let families = Families::new(library.clauses, self.tagger)?;
        let (finding_rows, finding_details) =
            findings(survey, self.told(), &terms, &library.located)?;
        let (concept_rows, concept_details) =
            concepts(survey, &terms, &rendered, &Places::new(&library.located))?;
        let links = links(&families, &mut library.documents)?;
        let glossary = &survey.glossary;
        let index = Index {
            schema: "zhengming.review/1",
            version: env!("CARGO_PKG_VERSION"),
            glossary: GlossaryRow {
                version: &glossary.version,
                concepts: glossary.concepts.len(),
                terms: glossary.terms().count(),
            },
            totals: self.totals(&families),
            documents: library.documents,
            texts,
            failures: survey.failures.iter().map(FailureRow::new).collect(),
            concepts: concept_rows,
            terms: &terms.rows,
            domains: analysis.domains.iter().map(|it| DomainRow::new(survey, it)).collect(),
            rules: rule_rows(self),
            top: top(self, &terms),
            heat: heat(survey, analysis, &groups, &terms),
        };
        let index = json(&index)?;
        in_use.note(&index);
        let mut data = vec![
            ("index".to_owned(), pack(&index)?),
            ("folding".to_owned(), pack(&json(&in_use.folding())?)?),
            ("findings".to_owned(), pack(&json(&finding_rows)?)?),
            ("families".to_owned(), pack(&json(&families.rows)?)?),
        ];
        let mut packers = vec![
            ("documents".to_owned(), library.data),
            ("concepts".to_owned(), concept_details),
            ("finding-details".to_owned(), finding_details),
            ("family-details".to_owned(), families.details),
            ("links".to_owned(), links),
        ];
        packers.extend(library.texts.into_iter().map(|(language, packer)| {
            (format!("texts-{}", language.map_or("none", Language::code)), packer)
        }));
        for (name, packer) in packers {
            let chunks = packer.finish()?.into_iter().enumerate();
            data.extend(chunks.map(|(number, chunk)| (format!("{name}-{number}"), chunk)));
        }
        page::write(&data, out)
    }

    /// The rows of the texts, without their documents.
    fn texts(&self) -> Vec<TextRow<'_>> {
        let mut counts = vec![(0, 0); self.survey.documents.len()];
        for finding in self.findings {
            if let Some((firm, experimental)) = counts.get_mut(finding.document) {
                *if self.is_firm(finding) { firm } else { experimental } += 1;
            }
        }
        let texts = self.survey.documents.iter().zip(&self.analysis.documents).zip(counts);
        texts.map(|((usage, group), findings)| TextRow::new(usage, group, findings)).collect()
    }

    fn totals(&self, families: &Families) -> Totals {
        let terms = || self.survey.documents.iter().flat_map(|document| &document.terms);
        Totals {
            characters: self.survey.documents.iter().map(|it| it.characters).sum(),
            paragraphs: self.survey.documents.iter().map(|it| it.paragraphs).sum(),
            uses: terms().map(TermUsage::uses).sum(),
            shielded: terms().map(|it| it.shielded).sum(),
            findings: self.findings.len(),
            known: self.known.len(),
            families: families.rows.len(),
            clauses: families.compared,
        }
    }

    /// All findings, those that are known last: their numbers in the page.
    fn told(&self) -> impl Iterator<Item = Told<'_>> {
        let known = self.known.iter();
        let known = known.map(|it| Told { finding: &it.finding, known: Some(&it.by) });
        self.findings.iter().map(|finding| Told { finding, known: None }).chain(known)
    }

    /// Whether a finding is of a rule that was asked for.
    pub(crate) fn is_firm(&self, finding: &Finding) -> bool {
        self.rules.rules().iter().any(|rule| rule.id == finding.rule)
    }

    /// Reads all documents, some at a time, and packs their texts.
    fn library(
        &self,
        groups: &[Group],
        terms: &Terms<'_>,
        rendered: &[Evidence],
        texts: &mut [TextRow<'_>],
        progress: &impl Progress,
    ) -> io::Result<Library> {
        let wanted = Wanted::new(self.told().map(|it| it.finding), rendered);
        let sources = Sources::new(self.inputs, self.survey, self.reading);
        let (tagger, survey) = (self.tagger, self.survey);
        let bitexts = &Bitexts::new(survey);
        let reading =
            Reading { sources: &sources, survey, tagger, terms, wanted: &wanted, bitexts };
        let mut library = Library::default();
        let mut slugs = Unique::default();
        library.documents.extend(groups.iter().map(|group| self.row(group, &mut slugs)));
        for block in self.by_title(groups).chunks(BLOCK) {
            let documents: Vec<Option<(Read, io::Result<Packable>)>> = block
                .par_iter()
                .map(|&number| {
                    let read = reading.read(&groups[number].0)?;
                    let packable = Packable::new(&read);
                    groups[number].0.iter().for_each(|_| progress.document());
                    Some((read, packable))
                })
                .collect();
            for (&number, document) in block.iter().zip(documents) {
                let texts_of = &groups[number].0;
                texts_of.iter().for_each(|&text| texts[text].document = number as u32);
                if let Some((read, packable)) = document {
                    library.add(number, texts_of, texts, read, packable?);
                }
            }
            library.compress()?;
        }
        Ok(library)
    }

    /// The numbers of the documents by their titles: those of a series are alike and compress well
    /// together.
    fn by_title(&self, groups: &[Group]) -> Vec<usize> {
        let title = |text: &usize| self.survey.documents[*text].info.title.as_deref();
        let mut numbers: Vec<usize> = (0..groups.len()).collect();
        numbers.sort_by_key(|&number| groups[number].0.iter().find_map(title));
        numbers
    }

    /// The row of a document, without its place.
    fn row(&self, group: &Group, slugs: &mut Unique) -> DocumentRow {
        let infos = || group.0.iter().map(|&text| &self.survey.documents[text].info);
        let id = infos().next().map(|info| info.id.clone()).unwrap_or_default();
        DocumentRow {
            slug: slugs.name(&id),
            id,
            date: infos().find_map(|info| info.date.clone()),
            texts: group.0.clone(),
            at: None,
            links: None,
        }
    }
}

/// A document as JSON.
struct Packable {
    data: String,
    texts: Vec<String>,
}

impl Packable {
    fn new(read: &Read) -> io::Result<Self> {
        let texts: io::Result<_> = read.texts.iter().map(json).collect();
        Ok(Self { data: json(&read.data)?, texts: texts? })
    }
}

impl Library {
    fn add(
        &mut self,
        number: usize,
        texts_of: &[usize],
        rows: &mut [TextRow<'_>],
        read: Read,
        packable: Packable,
    ) {
        self.documents[number].at = Some(self.data.add(&packable.data));
        for ((&text, title), json) in texts_of.iter().zip(read.titles).zip(packable.texts) {
            self.in_use.note(&json);
            let row = &mut rows[text];
            row.title = title;
            row.at = Some(self.texts.entry(row.lang).or_default().add(&json));
        }
        self.located.extend(read.located);
        let (version, paragraphs, document) = (read.version, read.clauses, number as u32);
        self.documents[number].date.clone_from(&version.date);
        self.clauses.push(Clauses { version, document, paragraphs });
    }

    fn compress(&mut self) -> io::Result<()> {
        self.data.compress()?;
        self.texts.values_mut().try_for_each(Packer::compress)
    }
}

/// Which clauses of each document belong to families, packed in the order of the documents.
fn links(families: &Families, documents: &mut [DocumentRow]) -> io::Result<Packer> {
    let mut packer = Packer::default();
    for (number, document) in (0..).zip(documents) {
        if let Some(links) = families.links.get(&number) {
            document.links = Some(packer.add(&json(links)?));
        }
    }
    Ok(packer)
}
