//! Search for forms with Chinese characters: a filter over windows of three characters, and
//! compressed tries behind it.
//!
//! An Aho–Corasick automaton takes one dependent step for each character, and on Chinese text the
//! processor guesses about one branch in each step wrongly. The filter has no such step: whether a
//! form can start at a character is looked up by hashes of that character and the two behind it, and
//! where it can is noted without a branch. Only these places, about one character in seven of a
//! resolution, are looked at again.

use zhengming_document::{Batch, Paragraph};
use zhengming_text::{Folded, Folder, OwnForms, Watch};

use crate::filter::{self, Filter, MOST_NOTES, TOGETHER, Window, char_at};
use crate::tries::Tries;

/// A stretch without Chinese characters is skipped from this length on, in bytes.
const SHORT_STRETCH: usize = 16;

/// A set of distinct forms with a number each, its filter of a size that the compiler knows.
pub(crate) struct Windows<const WORDS: usize> {
    filter: Filter<WORDS>,
    tries: Tries,
    /// Bytes by which the first wide character stands behind the start of a form, at most.
    lead: usize,
}

/// How far the search in a text has come.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Places that the filter let through, each with the hash of what may start there in the lower
    /// half; what lies behind `count` is of no meaning.
    noted: Vec<u64>,
    count: usize,
    /// The text up to here was looked at.
    done: usize,
    /// Whether small ASCII letters may be in it.
    letters: bool,
    last: Window,
}

impl<const WORDS: usize> Windows<WORDS> {
    /// The forms with their numbers. Every form has a character from U+3000 on.
    pub(crate) fn new(forms: &[String], numbers: &[u32]) -> Self {
        let filter = Filter::new(forms.iter().map(String::as_str));
        let lead = forms.iter().map(|form| narrow_bytes(form.as_bytes())).max().unwrap_or(0);
        Self { filter, tries: Tries::new(forms, numbers, filter::hash), lead }
    }

    /// Folds a paragraph and looks at it on the way. The scan is begun anew.
    pub(crate) fn fold(
        &self,
        batch: &Batch,
        paragraph: &Paragraph,
        folded: &mut Folded,
        scan: &mut Scan,
    ) {
        scan.count = 0;
        scan.done = 0;
        scan.letters = false;
        scan.last = Window::default();
        let edits = batch.edits_of(paragraph);
        let watch = &mut Watcher { windows: self, scan };
        Folder.fold_watched(&batch.text, paragraph.span, edits, folded, watch);
    }

    /// Calls `found` with start, end and number of every match in the text that was folded, by
    /// rising starts.
    #[inline]
    pub(crate) fn search(
        &self,
        text: &str,
        scan: &mut Scan,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        Watcher { windows: self, scan }.finish(text);
        for &noted in &scan.noted[..scan.count] {
            let (place, hash) = ((noted >> 32) as usize, noted as u32);
            self.tries.follow(hash, text.as_bytes(), place, found);
        }
    }
}

/// Notes where forms may start, while the text is folded.
struct Watcher<'s, const WORDS: usize> {
    windows: &'s Windows<WORDS>,
    scan: &'s mut Scan,
}

impl<const WORDS: usize> Watch for Watcher<'_, WORDS> {
    #[inline]
    fn run(&mut self, folded: &str, source: &str, own: &OwnForms) -> usize {
        let start = folded.len();
        if self.scan.done < start {
            self.catch_up(folded);
        }
        let filter = &self.windows.filter;
        let mut last = self.scan.last;
        let noted = self.scan.room(source.len() / 3);
        let mut count = 0;
        let mut at = start;
        let source = source.as_bytes();
        let blocks: &[Block] = source.as_chunks().0.as_chunks().0;
        for block in blocks.iter().take_while(|_| !filter.has_singles()) {
            let codes = codes_of(block);
            if !own.has_all(codes) {
                break;
            }
            let Some(room) = noted[count..].first_chunk_mut() else { break };
            count += filter.note_pairs(&mut last, codes, at, room);
            at += size_of::<Block>();
        }
        let (chars, _) = source[at - start..].as_chunks::<3>();
        for &[one, two, three] in chars {
            let code = u32::from_le_bytes([one, two, three, 0]);
            if !own.has_all([code]) {
                break;
            }
            count = filter.note(&last, code, noted, count);
            last.push(code, at);
            at += 3;
        }
        self.scan.count += count;
        self.scan.last = last;
        self.scan.done = at;
        at - start
    }
}

impl<const WORDS: usize> Watcher<'_, WORDS> {
    /// Looks at what was added to the text otherwise than by [`Watch::run`].
    fn catch_up(&mut self, folded: &str) {
        let text = folded.as_bytes();
        let filter = &self.windows.filter;
        let mut narrow_to = self.scan.done;
        while self.scan.done < text.len() {
            let mut at = self.scan.done;
            let mut last = self.scan.last;
            let noted = self.scan.room(text.len() - at);
            let mut count = 0;
            let (mut skips, mut letters) = (false, false);
            while at < text.len() {
                let (code, length) = char_at(text, at);
                if length < 3 && at >= narrow_to {
                    narrow_to = at + narrow_bytes(&text[at..]);
                    skips = narrow_to - at >= SHORT_STRETCH + self.windows.lead;
                    if skips {
                        break;
                    }
                }
                count = filter.note(&last, code, noted, count);
                last.push(code, at);
                at += length;
                letters |= code.wrapping_sub(u32::from(b'a')) < 26;
            }
            self.scan.count += count;
            self.scan.last = last;
            self.scan.done = at;
            self.scan.letters |= letters | skips;
            if skips {
                self.skip(folded, narrow_to);
            }
        }
    }

    /// Goes on near the end of a narrow stretch. Its first two characters complete the windows in
    /// front of it; no form starts with them.
    fn skip(&mut self, folded: &str, end: usize) {
        self.close(folded);
        let from = folded.floor_char_boundary(end - self.windows.lead);
        self.scan.done = from.max(self.scan.done);
    }

    /// Completes the last windows by the next two characters, or where the text ends by nothing.
    fn close(&mut self, folded: &str) {
        let filter = &self.windows.filter;
        let (mut last, mut done) = (self.scan.last, self.scan.done);
        let noted = self.scan.room(2);
        let mut count = 0;
        for _ in 0..2 {
            let (code, length) = char_at(folded.as_bytes(), done);
            count = filter.note(&last, code, noted, count);
            last.push(code, done);
            done += length;
        }
        self.scan.count += count;
        self.scan.done = done;
        self.scan.last = Window::default();
    }

    fn finish(&mut self, folded: &str) {
        self.catch_up(folded);
        self.close(folded);
    }
}

impl Scan {
    /// Whether small ASCII letters may be in the text, once it was searched.
    pub(crate) fn may_have_letters(&self) -> bool {
        self.letters
    }

    /// Memory for what so many more characters may add.
    #[inline]
    fn room(&mut self, chars: usize) -> &mut [u64] {
        let needed = self.count + (chars + 1) * MOST_NOTES;
        if self.noted.len() < needed {
            self.noted.resize(needed.next_power_of_two(), 0);
        }
        &mut self.noted[self.count..]
    }
}

/// Four characters of three bytes, which are looked at together.
type Block = [[u8; 4]; 3];

/// The characters of a block as [`char_at`] gives them.
#[inline(always)]
fn codes_of(block: &Block) -> [u32; TOGETHER] {
    let [low, middle, high] = block.map(u32::from_le_bytes);
    [
        low & 0xFF_FFFF,
        low >> 24 | (middle & 0xFFFF) << 8,
        middle >> 16 | (high & 0xFF) << 16,
        high >> 8,
    ]
}

/// Bytes before the first character from U+3000 on.
fn narrow_bytes(bytes: &[u8]) -> usize {
    const CHUNK: usize = 32;
    let is_wide = |byte: &u8| *byte >= 0xE3;
    let has_none = |chunk: &&[u8]| !chunk.iter().fold(false, |any, byte| any | is_wide(byte));
    let narrow: usize = bytes.chunks(CHUNK).take_while(has_none).map(<[u8]>::len).sum();
    narrow + bytes[narrow..].iter().position(is_wide).unwrap_or(bytes.len() - narrow)
}
