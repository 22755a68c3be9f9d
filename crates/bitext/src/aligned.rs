//! Documents in both languages, with the places of their units in the file.

use std::path::PathBuf;
use std::sync::Arc;

use zhengming_document::{
    Batch, DocumentInfo, Encoding, Format, Kind, Label, Language, Part, Warning,
};
use zhengming_text::{Edit, LineIndex, Position, Span, counted, is_or_are};

use crate::inline::{Inline, Own};
use crate::language;
use crate::pieces::{Pieces, Stretch};
use crate::whole::WholeFile;
use crate::{Link, Place, Unit, year};

/// A document of an aligned text: its units as they stand in the file.
///
/// ```
/// use zhengming_bitext::Documents;
/// use zhengming_document::Language;
///
/// let tmx = r#"<tmx version="1.4"><body><tu>
///   <tuv xml:lang="en"><seg>cyber<bpt i="1">{b}</bpt>space</seg></tuv>
///   <tuv xml:lang="zh-CN"><seg>网络空间</seg></tuv>
/// </tu></body></tmx>"#;
/// let document = Documents::from_bytes("memory.tmx", tmx)?.next().unwrap()?;
/// let english = document.segments(Language::En)[0].clone().unwrap();
/// assert_eq!((english.text.as_str(), english.line, english.column), ("cyberspace", 2, 27));
/// let (_, batch) = document.side(Language::Zh).unwrap();
/// let paragraph = &batch.paragraphs[0];
/// assert_eq!(paragraph.label.to_string(), "unit 1");
/// assert_eq!(paragraph.span.len(), 12); // bytes
/// # Ok::<(), zhengming_bitext::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AlignedDocument {
    pub(crate) path: PathBuf,
    pub(crate) id: String,
    pub(crate) format: Format,
    pub(crate) encoding: Encoding,
    /// Text that holds all units, and maybe that of other documents around them.
    pub(crate) source: Arc<String>,
    /// The part of it that is the document. Spans of units and edits count from its start.
    pub(crate) range: Span,
    /// Where the document starts: byte in the file, line from 1, code points before it.
    pub(crate) start: (u64, u64, u64),
    pub(crate) edits: Vec<Edit>,
    pub(crate) units: Vec<AlignedUnit>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) further: usize,
    /// Whether `id` is a symbol.
    pub(crate) has_symbol: bool,
}

/// A unit of an aligned text.
#[derive(Clone, Debug)]
pub struct AlignedUnit {
    /// How the unit is named in the file, where it is: by id, and segment or sub-flow in it.
    pub id: Option<Box<str>>,
    /// How it is cited: by its number in the document, or as a table says.
    pub label: Label,
    /// What it is.
    pub kind: Kind,
    /// How far the translation is, in the words of the file: `final`, `Translated`, `fuzzy`.
    pub state: Option<Box<str>>,
    /// Notes for or by translators.
    pub notes: Vec<Box<str>>,
    /// Whether the two sides were paired by who made the file, and not by length or likeness.
    pub is_exact: bool,
    /// The number as written, where that is no part of the segments.
    pub(crate) number: Box<str>,
    /// In the order of [`Language::ALL`].
    pub(crate) sides: [Option<Stretch>; 2],
}

/// One language of a unit, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes in the unpacked file, or in that file decoded to UTF-8 where it is in another encoding.
    pub span: Span,
    /// Line of the first character, from 1.
    pub line: u64,
    /// Column of the first character in code points, from 1.
    pub column: u64,
    /// The text without inline codes.
    pub text: String,
}

/// How many units a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCounts {
    /// All units in the file, in whatever languages.
    pub units: usize,
    /// Those in Chinese and English.
    pub paired: usize,
    /// Those in one of the two only. In the side of that language they are read.
    pub single: usize,
    /// Those in neither. They are left out.
    pub neither: usize,
    /// Segments that are left out because their unit has another one in the same language.
    pub further: usize,
}

impl AlignedUnit {
    /// Whether it has a text in `language`.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.sides[language as usize].is_some()
    }

    pub(crate) fn is_paired(&self) -> bool {
        self.sides.iter().all(Option::is_some)
    }
}

impl AlignedDocument {
    /// Its symbol, or what the file calls it: the name of the original, or the path.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its units in the order of the file.
    #[must_use]
    pub fn units(&self) -> &[AlignedUnit] {
        &self.units
    }

    /// Whether it has text in a language.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.units.iter().any(|unit| unit.has(language))
    }

    /// How many units it has, and in which languages.
    #[must_use]
    pub fn counts(&self) -> UnitCounts {
        let with = |sides| {
            let has = |unit: &&AlignedUnit| unit.sides.iter().flatten().count() == sides;
            self.units.iter().filter(has).count()
        };
        let (units, further) = (self.units.len(), self.further);
        UnitCounts { units, paired: with(2), single: with(1), neither: with(0), further }
    }

    /// What could not be read as it should, and which units are not in both languages.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What to tell of a document that has no text in either language.
    #[must_use]
    pub fn without_text(&self) -> String {
        let (path, units) = (self.path.display(), counted(self.units.len(), "unit"));
        let of = if self.path.as_os_str() == self.id.as_str() {
            String::new()
        } else {
            format!(" of \"{}\"", self.id)
        };
        format!("{path}: no text in Chinese or English; {units}{of} in other languages or empty")
    }

    /// For each unit its segment in `language`, if it has one.
    #[must_use]
    pub fn segments(&self, language: Language) -> Vec<Option<Segment>> {
        let (offset, first_line, before) = self.start;
        let batch = self.batch();
        let lines = LineIndex::new(&batch.text);
        let segment = |unit: &AlignedUnit, stretch: Stretch| {
            let Position { line, column } = lines.position(&batch.text, stretch.span.start);
            Segment {
                span: stretch.span.shifted(offset as usize),
                line: first_line + line as u64 - 1,
                column: column as u64 + if line == 1 { before } else { 0 },
                text: batch.text_of(&stretch.paragraph(unit.label, unit.kind)),
            }
        };
        let side = |unit: &AlignedUnit| unit.sides[language as usize].map(|one| segment(unit, one));
        self.units.iter().map(side).collect()
    }

    /// What is known of the document and its paragraphs in one language; none, where it has no
    /// text in that. Spans and lines are those of the unpacked file.
    #[must_use]
    pub fn side(&self, language: Language) -> Option<(DocumentInfo, Batch)> {
        let stretch = |unit: &AlignedUnit| unit.sides[language as usize];
        let paragraph = |unit: &AlignedUnit| Some(stretch(unit)?.paragraph(unit.label, unit.kind));
        let paragraphs: Vec<_> = self.units.iter().filter_map(paragraph).collect();
        if paragraphs.is_empty() {
            return None;
        }
        let batch = Batch { paragraphs, ..self.batch() };
        let texts: Vec<String> = batch.paragraphs.iter().map(|one| batch.text_of(one)).collect();
        let numbers = self.units.iter().filter(|unit| unit.has(language)).map(|unit| &*unit.number);
        let symbol = Some(self.id.as_str()).filter(|_| self.has_symbol);
        let texts = numbers.zip(texts.iter().map(String::as_str));
        let mut info = DocumentInfo::of_paragraphs(&self.path, symbol, language, texts);
        info.date = info.date.or_else(|| year::of_symbol(&self.id).map(|year| year.to_string()));
        info.id.clone_from(&self.id);
        (info.format, info.encoding) = (self.format, self.encoding);
        Some((info, batch))
    }

    /// Which paragraphs of the two [sides](Self::side) are units, in the order of the file.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let mut next = [0; 2];
        let mut link = |unit: &AlignedUnit| {
            let mut side = |language| {
                let at = &mut next[language as usize];
                let paragraph = unit.has(language).then_some(*at);
                *at += usize::from(unit.has(language));
                paragraph.into_iter().collect()
            };
            let (en, zh) = (side(Language::En), side(Language::Zh));
            let confidence = if unit.is_exact { 1.0 } else { Link::BY_LIKENESS };
            Link { en, zh, confidence, is_moved: false }
        };
        self.units.iter().map(&mut link).collect()
    }

    /// The units in both languages.
    pub(crate) fn pairs(&self) -> Vec<Unit> {
        let batch = self.batch();
        let document: Arc<str> = self.id.as_str().into();
        let year = year::of_symbol(&self.id);
        let text = |unit: &AlignedUnit, language: Language| {
            let stretch = unit.sides[language as usize]?;
            Some(batch.text_of(&stretch.paragraph(unit.label, unit.kind)))
        };
        let pair = |unit: &AlignedUnit| {
            Some(Unit {
                document: Arc::clone(&document),
                year,
                place: Place { label: unit.label, article: 0 },
                kind: unit.kind,
                zh: text(unit, Language::Zh)?,
                en: text(unit, Language::En)?,
                exact: unit.is_exact,
            })
        };
        self.units.iter().filter_map(pair).collect()
    }

    /// The text with its edits, without paragraphs.
    fn batch(&self) -> Batch {
        let (offset, line, line_before) = self.start;
        let text = self.source[self.range.range()].to_owned();
        Batch { offset, line, line_before, text, edits: self.edits.clone(), ..Batch::default() }
    }
}

/// A unit while it is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) id: Option<String>,
    pub(crate) state: Option<String>,
    pub(crate) notes: Vec<String>,
    /// Language tags and texts, in the order of the file.
    pub(crate) sides: Vec<(String, Pieces)>,
}

/// A document of a file that is read as a whole, while it is read.
pub(crate) struct Builder {
    document: AlignedDocument,
}

impl Builder {
    /// A document of `file`, under the name that the file gives it.
    pub(crate) fn new(file: &WholeFile, id: Option<String>, format: Format) -> Self {
        let named = id.filter(|id| !id.trim().is_empty());
        let document = AlignedDocument {
            path: file.path.clone(),
            id: named.unwrap_or_else(|| file.path.to_string_lossy().into_owned()),
            format,
            encoding: file.encoding,
            source: file.shared(),
            range: Span::new(0, 0),
            start: (0, 1, 0),
            edits: Vec::new(),
            units: Vec::new(),
            warnings: Vec::new(),
            further: 0,
            has_symbol: false,
        };
        Self { document }
    }

    /// Says that the name of the document is its symbol.
    pub(crate) fn is_symbol(&mut self) {
        self.document.has_symbol = true;
    }

    /// Whether the document has this name.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.document.id == name
    }

    /// Adds a unit. Of several texts in one language the first stays.
    pub(crate) fn push(&mut self, draft: Draft) {
        let document = &mut self.document;
        let mut sides = [None; 2];
        for (tag, pieces) in draft.sides {
            let Some(language) = language::of_tag(&tag) else { continue };
            let side = &mut sides[language as usize];
            if side.is_some() {
                document.further += 1;
            } else {
                *side = pieces.finish(&document.source, &mut document.edits);
            }
        }
        let number = u32::try_from(document.units.len() + 1).unwrap_or(u32::MAX);
        document.units.push(AlignedUnit {
            id: draft.id.map(Into::into),
            label: Label { number, ..Label::part(Part::Unit) },
            kind: Kind::Text,
            state: draft.state.map(Into::into),
            notes: draft.notes.into_iter().map(Into::into).collect(),
            is_exact: true,
            number: Box::default(),
            sides,
        });
    }

    /// Adds the sub-flows of segments, each with its language: the first of all languages as one
    /// unit, and so on.
    pub(crate) fn push_flows(&mut self, unit: Option<&str>, segments: &[(String, Inline)]) {
        let flows: Vec<(&String, Vec<_>)> = segments
            .iter()
            .map(|(language, segment)| (language, segment.flows().collect()))
            .collect();
        let most = flows.iter().map(|(_, flows)| flows.len()).max();
        for nth in 0..most.unwrap_or(0) {
            let flow = |(language, flows): &(&String, Vec<&Own>)| {
                Some(((*language).clone(), flows.get(nth)?.text.clone()))
            };
            let sides = flows.iter().filter_map(flow).collect();
            let id = unit.map(|unit| format!("{unit}/sub{}", nth + 1));
            self.push(Draft { id, sides, ..Draft::default() });
        }
    }

    /// The document, with positions counted by `lines`, which is of the whole file.
    pub(crate) fn finish(self, file: &WholeFile, lines: &LineIndex) -> AlignedDocument {
        let mut document = self.document;
        let spans = || document.units.iter().flat_map(|unit| unit.sides.iter().flatten());
        let start = spans().map(|side| side.span.start).min().unwrap_or_default();
        let end = spans().map(|side| side.span.end).max().unwrap_or_default();
        let back = |span: Span| Span::new(span.start - start, span.end - start);
        for side in document.units.iter_mut().flat_map(|unit| unit.sides.iter_mut().flatten()) {
            side.span = back(side.span);
        }
        for edit in &mut document.edits {
            edit.span = back(edit.span);
        }
        let Position { line, column } = lines.position(file.text(), start);
        document.range = Span::new(start, end);
        document.start = (start as u64, line as u64, column as u64 - 1);
        let lacking = lacking(document.counts());
        let warning = |message| Warning {
            offset: document.start.0,
            line: document.start.1,
            message,
            problems: 1,
        };
        document.warnings = lacking.map(warning).into_iter().collect();
        document
    }
}

/// What there is to be said of units that are not in both languages, if there are such.
fn lacking(counts: UnitCounts) -> Option<String> {
    let UnitCounts { units, single, neither, further, .. } = counts;
    let mut said = Vec::new();
    if single > 0 {
        let are = is_or_are(&single);
        said.push(format!("{single} {are} in Chinese or English only"));
    }
    if neither > 0 {
        let are = is_or_are(&neither);
        said.push(format!("{neither} {are} in neither and left out"));
    }
    if further > 0 {
        said.push(format!("{} in a language again left out", counted(further, "segment")));
    }
    (!said.is_empty()).then(|| format!("of {}, {}", counted(units, "unit"), said.join(", ")))
}
