//! The engines behind one small interface.

use std::ops::{Range, RangeInclusive};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use zhengming_document::{Batch, Paragraph};
use zhengming_text::{Folded, Folder};

use crate::surface::Forms;
use crate::windows::{Scan, Windows};

/// What searches for the forms.
///
/// All of them find the same matches; they differ in speed and memory. Figures are in
/// `docs/performance.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineKind {
    /// For forms with Chinese characters columns of bits that are looked at while the text is folded,
    /// and tries; for the others Aho–Corasick, by their number as a DFA or an NFA.
    #[default]
    Auto,
    /// Aho–Corasick as a contiguous NFA over bytes.
    Nfa,
    /// Aho–Corasick as a DFA over bytes.
    Dfa,
}

/// Up to so many forms a DFA is the faster one; a larger one outgrows the cache and takes long to
/// build.
const MOST_FORMS_FOR_DFA: usize = 600;

/// Two searches: one for forms with Chinese characters, one for the others.
pub(crate) struct Engine {
    wide: Wide,
    latin: Searcher,
    /// Whether all forms of `latin` have a small letter, so that stretches without one are left out.
    lettered: bool,
}

/// What searches for forms with Chinese characters.
enum Wide {
    Windows(Windows),
    Automaton(Searcher),
}

/// An automaton with the surface of each of its patterns.
struct Searcher {
    /// None where there are no forms.
    automaton: Option<AhoCorasick>,
    surfaces: Vec<u32>,
}

impl Engine {
    pub(crate) fn new(wide: &Forms, latin: &Forms, kind: EngineKind) -> Result<Self, String> {
        let wide = match kind {
            EngineKind::Auto => Wide::Windows(Windows::new(&wide.forms, &wide.surfaces)),
            EngineKind::Nfa | EngineKind::Dfa => Wide::Automaton(Searcher::new(wide, kind)?),
        };
        let has_letter = |form: &String| form.bytes().any(|byte| byte.is_ascii_lowercase());
        let lettered = latin.forms.iter().all(has_letter);
        Ok(Self { wide, latin: Searcher::new(latin, kind)?, lettered })
    }

    /// Folds a paragraph, to be searched with the same scan.
    pub(crate) fn fold(
        &self,
        batch: &Batch,
        paragraph: &Paragraph,
        folded: &mut Folded,
        scan: &mut Scan,
    ) {
        match &self.wide {
            Wide::Windows(windows) => windows.fold(batch, paragraph, folded, scan),
            Wide::Automaton(_) => {
                let edits = batch.edits_of(paragraph);
                Folder.fold(&batch.text, paragraph.span, edits, folded);
            }
        }
    }

    /// Calls `found` with start, end and surface of every match in a paragraph that [`Engine::fold`]
    /// folded, overlapping ones included.
    #[inline]
    pub(crate) fn search(
        &self,
        text: &str,
        scan: &mut Scan,
        mut found: impl FnMut(usize, usize, u32),
    ) {
        match &self.wide {
            Wide::Windows(windows) => windows.search(text, scan, &mut found),
            Wide::Automaton(automaton) => automaton.search(text, 0, &mut found),
        }
        let scanned = !matches!(self.wide, Wide::Automaton(_));
        if self.lettered && scanned && !scan.may_have_letters() {
            return;
        }
        let mut at = 0;
        while let Some(stretch) = narrow_stretch(text, at, self.lettered) {
            at = stretch.end;
            let start = stretch.start;
            self.latin.search(&text[stretch], start, &mut found);
        }
    }

    /// As [`Engine::search`], in a text that was folded otherwise.
    pub(crate) fn search_text(&self, text: &str, found: impl FnMut(usize, usize, u32)) {
        self.search(text, &mut Scan::default(), found);
    }
}

/// The lead bytes of U+3000 to U+FFFF; no form of the narrow ones has a character from there on.
const WIDE_LEADS: RangeInclusive<u8> = 0xE3..=0xEF;

/// The next stretch without Chinese characters from `at` on, where it matters one that has a small
/// letter in it.
#[inline]
fn narrow_stretch(text: &str, at: usize, lettered: bool) -> Option<Range<usize>> {
    let bytes = &text.as_bytes()[at..];
    let is_wide = |byte: &u8| WIDE_LEADS.contains(byte);
    let (start, inside) = if lettered {
        let letter = first_letter(bytes)?;
        let before = bytes[..letter].iter().rposition(is_wide);
        (before.map_or(0, |lead| lead + 3), letter)
    } else {
        let start = 3 * bytes.chunks(3).take_while(|char| is_wide(&char[0])).count();
        (start < bytes.len()).then_some((start, start))?
    };
    let end = bytes[inside..].iter().position(is_wide).map_or(bytes.len(), |wide| inside + wide);
    Some(at + start..at + end)
}

/// Place of the first small ASCII letter. Most Chinese paragraphs have none, and blocks of bytes
/// are looked through faster than single ones.
#[inline]
fn first_letter(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let blocks = bytes.chunks(BLOCK).position(|block| {
        block.iter().fold(false, |found, byte| found | byte.is_ascii_lowercase())
    })?;
    let start = blocks * BLOCK;
    bytes[start..].iter().position(u8::is_ascii_lowercase).map(|letter| start + letter)
}

impl Searcher {
    /// The forms must be distinct and not empty.
    fn new(forms: &Forms, kind: EngineKind) -> Result<Self, String> {
        let is_large = forms.forms.len() > MOST_FORMS_FOR_DFA;
        let kind = match kind {
            EngineKind::Auto if is_large => AhoCorasickKind::ContiguousNFA,
            EngineKind::Nfa => AhoCorasickKind::ContiguousNFA,
            EngineKind::Auto | EngineKind::Dfa => AhoCorasickKind::DFA,
        };
        let automaton = (!forms.forms.is_empty()).then(|| {
            AhoCorasick::builder()
                .match_kind(MatchKind::Standard)
                .kind(Some(kind))
                .build(&forms.forms)
                .map_err(|error| error.to_string())
        });
        Ok(Self { automaton: automaton.transpose()?, surfaces: forms.surfaces.clone() })
    }

    #[inline]
    fn search(&self, text: &str, base: usize, found: &mut impl FnMut(usize, usize, u32)) {
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.find_overlapping_iter(text) {
            let surface = self.surfaces[hit.pattern().as_usize()];
            found(base + hit.start(), base + hit.end(), surface);
        }
    }
}
