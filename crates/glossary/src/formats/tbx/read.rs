use std::collections::{BTreeMap, HashSet};

use zhengming_problem::{Problems, SourceText, one_of, quoted, unknown};
use zhengming_text::Language;

use super::categories::{Category, Dialect, Level, category_named, status_of};
use super::ids;
use super::xml::{self, Element, Piece};
use crate::draft::Draft;
use crate::encoding::decode_xml;
use crate::formats::labels::{self, OfConcept, OfTerm};
use crate::source::Input;
use crate::tags::language_of_tag;
use crate::values::{clean_term, kebab_case, looks_abbreviated};
use crate::{Concept, Location, Status, Term};

/// Reads TBX of any edition, style and dialect.
pub(super) fn read(input: &Input, problems: &mut Problems) -> Draft {
    let Some(source) = decode_xml(input, problems) else { return Draft::default() };
    let mut reader = TbxReader::new(&source, input.stem());
    let is_entry = |name: &str| matches!(name, "conceptEntry" | "termEntry");
    xml::read(&source, is_entry, problems, |piece, problems| match piece {
        Piece::Root(root) => reader.take_root(&root, problems),
        Piece::Entry(entry) => {
            reader.take_entry(&entry, problems);
            true
        }
    });
    reader.finish(problems)
}

struct TbxReader<'a> {
    source: &'a SourceText,
    domain: String,
    /// The dialect whose rules the file must keep, if it names one that is known here.
    dialect: Option<Dialect>,
    concepts: Vec<Concept>,
    ids: HashSet<String>,
    /// Categories that a glossary has no place for, how often, and where first.
    left_out: Counts,
    other_languages: Counts,
    without_terms: Counts,
}

/// How often something was met, and where first, by its name.
type Counts = BTreeMap<String, (usize, usize)>;

impl<'a> TbxReader<'a> {
    fn new(source: &'a SourceText, domain: String) -> Self {
        Self {
            source,
            domain,
            dialect: None,
            concepts: Vec::new(),
            ids: HashSet::new(),
            left_out: Counts::new(),
            other_languages: Counts::new(),
            without_terms: Counts::new(),
        }
    }

    fn at(&self, element: &Element) -> Location {
        self.source.location(element.offset)
    }

    fn take_root(&mut self, root: &Element, problems: &mut Problems) -> bool {
        let is_tbx = root.name == "tbx";
        if !is_tbx && root.name != "martif" {
            let message =
                format!("not TBX: the root is <{}>, expected <tbx> or <martif>", root.name);
            problems.error(&self.at(root), message);
            return false;
        }
        if is_tbx {
            self.dialect = root.attribute("type").and_then(Dialect::of_type);
        }
        true
    }

    fn take_entry(&mut self, entry: &Element, problems: &mut Problems) {
        let location = self.at(entry);
        let mut concept = Concept::new(String::new(), self.domain.clone(), location);
        for child in &entry.children {
            match child.name.as_str() {
                "langSec" | "langSet" => self.take_language(child, &mut concept, problems),
                _ => self.take_of_concept(child, Level::Concept, false, &mut concept, problems),
            }
        }
        if concept.terms.is_empty() {
            count(&mut self.without_terms, "", entry);
            return;
        }
        concept.id = self.id_of(entry, &concept);
        self.concepts.push(concept);
    }

    /// The id of an entry, or one made of its first term.
    fn id_of(&mut self, entry: &Element, concept: &Concept) -> String {
        let stated = entry.attribute("id").map(ids::decode).filter(|id| !id.trim().is_empty());
        if let Some(id) = stated {
            self.ids.insert(id.clone());
            return id;
        }
        let stem =
            concept.terms.iter().map(|term| kebab_case(&term.text)).find(|id| !id.is_empty());
        let number = self.concepts.len() + 1;
        let id = stem.unwrap_or_else(|| format!("entry-{number}"));
        let id = if self.ids.contains(&id) { format!("{id}-{number}") } else { id };
        self.ids.insert(id.clone());
        id
    }

    fn take_language(&mut self, section: &Element, concept: &mut Concept, problems: &mut Problems) {
        let Some(tag) = section.attribute("lang") else {
            let message = format!("<{}> has no xml:lang, expected one", section.name);
            problems.error(&self.at(section), message);
            return;
        };
        let is_term = |child: &&Element| matches!(child.name.as_str(), "termSec" | "tig" | "ntig");
        let Some(language) = language_of_tag(tag) else {
            for term in section.children.iter().filter(is_term) {
                count(&mut self.other_languages, tag, term);
            }
            return;
        };
        for child in &section.children {
            if is_term(&child) {
                self.take_term(child, language, concept, problems);
            } else {
                self.take_of_concept(child, Level::Language, false, concept, problems);
            }
        }
    }

    fn take_term(
        &mut self,
        section: &Element,
        language: Language,
        concept: &mut Concept,
        problems: &mut Problems,
    ) {
        let group = section.children.iter().find(|child| child.name == "termGrp");
        let inner = group.map(|group| group.children.as_slice()).unwrap_or_default();
        let parts = || section.children.iter().filter(|c| c.name != "termGrp").chain(inner);
        let Some(element) = parts().find(|child| child.name == "term") else {
            let message = format!("<{}> has no <term>, expected one", section.name);
            problems.error(&self.at(section), message);
            return;
        };
        let at = self.at(element);
        let Some(text) = clean_term(element.value(), &at, problems) else { return };
        let term = Term::new(&text, language, Status::Admitted, at);
        let mut term = Term { abbreviation: looks_abbreviated(&text), ..term };
        for part in parts().filter(|child| child.name != "term") {
            self.take_of_term(part, false, &mut term, concept, problems);
        }
        concept.terms.push(term);
    }

    /// Takes what is said of a concept, or of its terms in one language.
    fn take_of_concept(
        &mut self,
        element: &Element,
        level: Level,
        in_group: bool,
        concept: &mut Concept,
        problems: &mut Problems,
    ) {
        if is_group(element) {
            for child in &element.children {
                self.take_of_concept(child, level, true, concept, problems);
            }
            return;
        }
        let Some(name) = self.checked_name(element, level, problems) else { return };
        let at = self.at(element);
        match name {
            "note" if !in_group => {
                labels::take_concept_note(element.value(), concept, &at, problems);
            }
            "subjectField" if !element.value().is_empty() => {
                concept.domain = element.value().to_owned();
            }
            "definition" if concept.definition.is_none() => {
                let what = OfConcept::Definition;
                labels::take_of_concept(what, element.value(), concept, &at, problems);
            }
            _ => count(&mut self.left_out, name, element),
        }
    }

    fn take_of_term(
        &mut self,
        element: &Element,
        in_group: bool,
        term: &mut Term,
        concept: &mut Concept,
        problems: &mut Problems,
    ) {
        if is_group(element) {
            for child in &element.children {
                self.take_of_term(child, true, term, concept, problems);
            }
            return;
        }
        let Some(name) = self.checked_name(element, Level::Term, problems) else { return };
        let at = self.at(element);
        let value = element.value();
        match name {
            "administrativeStatus" | "usageStatus" | "normativeAuthorization" => {
                self.take_status(element, term, problems);
            }
            "termType" => match value {
                "abbreviation" | "acronym" | "initialism" => term.abbreviation = true,
                "fullForm" => term.abbreviation = false,
                _ => count(&mut self.left_out, name, element),
            },
            "note" | "usageNote" if !in_group => labels::take_note(value, term, &at, problems),
            "source" if !in_group => {
                labels::take_of_term(OfTerm::Source, value, term, &at, problems);
            }
            "definition" if concept.definition.is_none() => {
                let what = OfConcept::Definition;
                labels::take_of_concept(what, value, concept, &at, problems);
            }
            _ => count(&mut self.left_out, name, element),
        }
    }

    fn take_status(&self, element: &Element, term: &mut Term, problems: &mut Problems) {
        match status_of(element.value()) {
            Some(status) => term.status = status,
            // The rules of the dialect have complained already.
            None if self.dialect.is_some() => {}
            None => {
                let known = Status::ALL.map(Status::name);
                unknown("status", element.value(), "", &known, &self.at(element), problems);
            }
        }
    }

    /// The name of the data category of an element, after checking it against the dialect.
    fn checked_name<'e>(
        &self,
        element: &'e Element,
        level: Level,
        problems: &mut Problems,
    ) -> Option<&'e str> {
        let name = self.name_of(element, problems)?;
        let Some(dialect) = self.dialect else { return Some(name) };
        if matches!(element.name.as_str(), "note" | "date") || element.value().is_empty() {
            return Some(name);
        }
        let fault = match category_named(name).filter(|category| category.dialect <= dialect) {
            None => Some(format!("{} has no data category {}", dialect.name(), quoted(name))),
            Some(category) => fault_of(category, element, level),
        };
        if let Some(fault) = fault {
            problems.error(&self.at(element), fault);
        }
        Some(name)
    }

    fn name_of<'e>(&self, element: &'e Element, problems: &mut Problems) -> Option<&'e str> {
        let by_type = [
            "descrip",
            "admin",
            "termNote",
            "transac",
            "transacNote",
            "ref",
            "xref",
            "adminNote",
            "descripNote",
        ];
        if element.has_prefix || !by_type.contains(&element.name.as_str()) {
            return Some(&element.name);
        }
        let name = element.attribute("type").filter(|name| !name.is_empty());
        if name.is_none() {
            let message = format!("<{}> has no type, expected a data category", element.name);
            problems.error(&self.at(element), message);
        }
        name
    }

    fn finish(self, problems: &mut Problems) -> Draft {
        let source = self.source;
        let mut tell = |counts: &Counts, message: &dyn Fn(&str) -> String, is_grave: bool| {
            let Some(offset) = counts.values().map(|&(_, offset)| offset).min() else { return };
            let list: Vec<String> =
                counts.iter().map(|(name, (count, _))| format!("{name} ({count})")).collect();
            let (at, message) = (source.location(offset), message(list.join(", ").trim()));
            match is_grave {
                true => problems.warning(&at, message, None),
                false => problems.info(&at, message, None),
            }
        };
        tell(
            &self.other_languages,
            &|l| format!("terms in other languages are not read: {l}"),
            true,
        );
        tell(
            &self.left_out,
            &|list| format!("data categories without a place here: {list}"),
            false,
        );
        tell(
            &self.without_terms,
            &|count| format!("entries without an English or Chinese term are not read {count}"),
            true,
        );
        Draft { concepts: self.concepts, foreign: true, ..Draft::default() }
    }
}

/// What is wrong with a category at a place.
fn fault_of(category: &Category, element: &Element, level: Level) -> Option<String> {
    let name = category.name;
    if !category.levels.contains(&level) {
        let level = match level {
            Level::Concept => "a concept",
            Level::Language => "a language",
            Level::Term => "a term",
        };
        return Some(format!("data category {} does not belong to {level}", quoted(name)));
    }
    if !category.values.is_empty() && !category.values.contains(&element.value()) {
        let (value, values) = (quoted(element.value()), one_of(category.values));
        return Some(format!("{} is {value}, expected {values}", quoted(name)));
    }
    None
}

fn is_group(element: &Element) -> bool {
    element.name.ends_with("Grp")
}

fn count(counts: &mut Counts, name: &str, element: &Element) {
    counts.entry(name.to_owned()).or_insert((0, element.offset)).0 += 1;
}
