use std::fmt::Write;

use zhengming_text::Language;

use super::categories::{Category, Dialect, category_of_concept, category_of_term, picklist_value};
use super::xml::is_xml;
use super::{Style, ids};
use crate::formats::labels::{self, OfTerm};
use crate::formats::{Content, ExportOptions};
use crate::{Concept, Glossary, Term};

/// Writes a glossary in a style and dialect. What the dialect has no category for becomes a note
/// with a label.
pub(super) fn write(
    glossary: &Glossary,
    options: &ExportOptions,
    style: Style,
    dialect: Dialect,
) -> Content {
    let mut writer = Writer { out: String::new(), depth: 0, style, dialect };
    writer.file(options.concepts(glossary));
    Content::Utf8(writer.out)
}

struct Writer {
    out: String,
    depth: usize,
    style: Style,
    dialect: Dialect,
}

/// The names of the elements of an entry, which changed between the editions.
struct Names {
    root: &'static str,
    header: &'static str,
    entry: &'static str,
    language: &'static str,
    term: &'static str,
}

impl Writer {
    fn names(&self) -> Names {
        match self.style {
            Style::Martif => Names {
                root: "martif",
                header: "martifHeader",
                entry: "termEntry",
                language: "langSet",
                term: "tig",
            },
            Style::Dca | Style::Dct => Names {
                root: "tbx",
                header: "tbxHeader",
                entry: "conceptEntry",
                language: "langSec",
                term: "termSec",
            },
        }
    }

    fn file<'a>(&mut self, concepts: impl Iterator<Item = &'a Concept>) {
        let names = self.names();
        self.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        if self.style == Style::Martif {
            self.line("<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">");
        }
        let attributes = self.root_attributes();
        self.open(names.root, &attributes);
        self.header(names.header);
        self.open("text", "");
        self.open("body", "");
        for concept in concepts.filter(|concept| !concept.terms.is_empty()) {
            self.concept(concept, &names);
        }
        self.close("body");
        self.close("text");
        self.close(names.root);
    }

    fn root_attributes(&self) -> String {
        let dialect = self.dialect.name();
        let style = match self.style {
            Style::Martif => return " type=\"TBX\" xml:lang=\"en\"".to_owned(),
            Style::Dca => "dca",
            Style::Dct => "dct",
        };
        let mut attributes = format!(
            " type=\"{dialect}\" style=\"{style}\" xml:lang=\"en\" \
             xmlns=\"urn:iso:std:iso:30042:ed-2\""
        );
        for module in [Dialect::Min, Dialect::Basic] {
            if self.style == Style::Dct && module <= self.dialect {
                let prefix = prefix(module);
                let _ =
                    write!(attributes, " xmlns:{prefix}=\"http://www.tbxinfo.net/ns/{prefix}\"");
            }
        }
        attributes
    }

    fn header(&mut self, name: &str) {
        self.open(name, "");
        self.open("fileDesc", "");
        self.open("sourceDesc", "");
        self.leaf("p", "", "Exported from a Zhengming glossary");
        self.close("sourceDesc");
        self.close("fileDesc");
        if self.style == Style::Martif {
            self.open("encodingDesc", "");
            let uri = "http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.xcs";
            self.leaf("p", " type=\"XCSURI\"", uri);
            self.close("encodingDesc");
        }
        self.close(name);
    }

    fn concept(&mut self, concept: &Concept, names: &Names) {
        self.open(names.entry, &format!(" id=\"{}\"", ids::encode(&concept.id)));
        for (what, text) in labels::of_concept(concept) {
            match category_of_concept(what).filter(|category| self.has(category)) {
                Some(category) => self.category(category, &text),
                None => self.leaf("note", "", &labels::concept_note(what, &text)),
            }
        }
        for language in Language::ALL {
            let mut terms = concept.terms_in(language).peekable();
            if terms.peek().is_none() {
                continue;
            }
            self.open(names.language, &format!(" xml:lang=\"{language}\""));
            terms.for_each(|term| self.term(term, names));
            self.close(names.language);
        }
        self.close(names.entry);
    }

    fn term(&mut self, term: &Term, names: &Names) {
        self.open(names.term, "");
        self.leaf("term", "", &term.text);
        for (what, text) in labels::of_term(term) {
            match category_of_term(what).filter(|category| self.has(category)) {
                Some(category) => self.category(category, &value_of(what, text, term)),
                None => self.leaf("note", "", &labels::term_note(what, &text)),
            }
        }
        self.close(names.term);
    }

    fn has(&self, category: &Category) -> bool {
        self.style == Style::Martif || category.dialect <= self.dialect
    }

    fn category(&mut self, category: &Category, value: &str) {
        let name = category.name;
        match self.style {
            Style::Dct => self.leaf(&format!("{}:{name}", prefix(category.dialect)), "", value),
            Style::Dca | Style::Martif => {
                self.leaf(category.element, &format!(" type=\"{name}\""), value);
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &str) {
        self.line(&format!("<{name}{attributes}>"));
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.line(&format!("</{name}>"));
    }

    fn leaf(&mut self, name: &str, attributes: &str, text: &str) {
        self.line(&format!("<{name}{attributes}>{}</{name}>", escaped(text)));
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{:width$}{line}", "", width = 2 * self.depth);
    }
}

fn prefix(module: Dialect) -> &'static str {
    match module {
        Dialect::Core | Dialect::Min => "min",
        Dialect::Basic => "basic",
    }
}

/// The value of a category, in the words of the standard.
fn value_of(what: OfTerm, text: String, term: &Term) -> String {
    match what {
        OfTerm::Status => picklist_value(term.status),
        OfTerm::Abbreviation if term.abbreviation => "abbreviation".to_owned(),
        OfTerm::Abbreviation => "fullForm".to_owned(),
        _ => text,
    }
}

/// Text for XML. Line breaks that count become references, since others are layout; characters
/// that XML does not allow are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    for c in text.chars().filter(|&c| is_xml(c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            ' ' if last == ' ' => out.push_str("&#32;"),
            c => out.push(c),
        }
        last = c;
    }
    out
}
