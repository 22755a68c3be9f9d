//! Search for forms with Chinese characters: columns of bits that tell at which characters forms may
//! start, and compressed tries behind them.
//!
//! An Aho–Corasick automaton takes one dependent step for each character, and on Chinese text the
//! processor guesses about one branch in each step wrongly. The columns need no branch, and they are
//! looked at while the text is folded. Only the places that they let pass are looked at again.

use zhengming_document::{Batch, Paragraph};
use zhengming_text::{Folded, Folder, OwnForms, Watch};

use crate::columns::{Block, Columns, PLACES, TOGETHER, Track};
use crate::filter::char_at;
use crate::tries::Tries;

/// First byte of the first characters of three bytes.
const WIDE_CHARACTERS: u8 = 0xE0;

/// A stretch without Chinese characters is skipped from this length on, in bytes.
const SHORT_STRETCH: usize = 16;

/// A set of distinct forms with a number each.
pub(crate) struct Windows {
    columns: Columns,
    tries: Tries,
    /// Bytes by which the first wide character stands behind the start of a form, at most.
    lead: usize,
}

/// How far the search in a text has come.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Places at which forms may start; what lies behind `count` is of no meaning.
    noted: Vec<u32>,
    count: usize,
    /// Those at which a trie is entered, with its root; memory that is used again.
    entered: Vec<(u32, u32)>,
    /// The text up to here was looked at.
    done: usize,
    /// Whether small ASCII letters may be in it.
    letters: bool,
    track: Track,
}

impl Windows {
    /// The forms with their numbers. Every form has a character from U+3000 on.
    pub(crate) fn new(forms: &[String], numbers: &[u32]) -> Self {
        let columns = Columns::new(forms.iter().map(String::as_str), Folder.own_forms());
        let lead = forms.iter().map(|form| narrow_bytes(form.as_bytes())).max().unwrap_or(0);
        Self { columns, tries: Tries::new(forms, numbers), lead }
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
        scan.track = Track::default();
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
        let text = text.as_bytes();
        let noted = &scan.noted[..scan.count];
        if scan.entered.len() < noted.len() {
            scan.entered.resize(noted.len().next_power_of_two(), (0, 0));
        }
        let mut kept = 0;
        for &place in noted {
            let (root, passes) = self.tries.enter(text, place as usize);
            scan.entered[kept] = (place, root);
            kept += usize::from(passes);
        }
        for &(place, root) in &scan.entered[..kept] {
            self.tries.find_from(root, text, place as usize, found);
        }
    }
}

/// Notes where forms may start, while the text is folded.
struct Watcher<'s> {
    windows: &'s Windows,
    scan: &'s mut Scan,
}

impl Watch for Watcher<'_> {
    #[inline]
    fn run(&mut self, folded: &str, copied: &str, source: &str, _own: &OwnForms) -> usize {
        let start = folded.len() + copied.len();
        if self.scan.done < start {
            self.catch_up(folded, 0);
            self.catch_up(copied, folded.len());
        }
        let (columns, track) = (&self.windows.columns, self.scan.track);
        let noted = self.scan.room(source.len() / 3);
        let (length, count, track) = take_run(columns, track, noted, source.as_bytes(), start);
        self.scan.track = track;
        self.scan.count += count;
        self.scan.done = start + length;
        length
    }
}

/// Goes on through the run of characters that `source` starts with and that folding copies to
/// `start`. Returns its length in bytes, how many places it noted, and the track behind it.
///
/// A function by itself, so that the loop over blocks has the registers for itself.
#[inline(never)]
fn take_run(
    columns: &Columns,
    track: Track,
    noted: &mut [u32],
    source: &[u8],
    start: usize,
) -> (usize, usize, Track) {
    let mut run = Run { columns, source, start, track, noted, length: 0, count: 0 };
    // A block stands behind two characters of three bytes.
    if run.take_char() && run.take_char() {
        run.take_blocks();
        while run.take_char() {}
    }
    (run.length, run.count, run.track)
}

/// A run of characters that folding copies.
struct Run<'s> {
    columns: &'s Columns,
    /// Text that it is the first part of.
    source: &'s [u8],
    /// Where it starts in the folded text.
    start: usize,
    track: Track,
    noted: &'s mut [u32],
    /// Bytes that were looked at.
    length: usize,
    /// Places that were noted.
    count: usize,
}

impl Run<'_> {
    /// Goes on by a character, if it belongs to the run.
    #[inline(always)]
    fn take_char(&mut self) -> bool {
        let Some(column) = self.columns.own(&self.source[self.length..]) else { return false };
        let (place, passed) = self.track.push(column, self.start + self.length);
        self.noted[self.count] = place;
        self.count += usize::from(passed);
        self.length += 3;
        true
    }

    /// Goes on by blocks, as long as all of them belongs to the run.
    #[inline(always)]
    fn take_blocks(&mut self) {
        let mut track = self.track;
        let (blocks, _) = self.source[self.length..].as_chunks();
        for block in blocks {
            let Some(room) = self.noted[self.count..].first_chunk_mut() else { break };
            let before = track.before();
            let Some(passed) = self.columns.block(&mut track, block) else { break };
            let (count, places) = PLACES[passed];
            *room = places.map(|place| before + place);
            self.count += count;
            track.skip(size_of::<Block>());
        }
        self.length += (track.before() - self.track.before()) as usize;
        self.track = track;
    }
}

impl Watcher<'_> {
    /// Looks at what was added to the folded text at `base` otherwise than by [`Watch::run`].
    fn catch_up(&mut self, added: &str, base: usize) {
        let text = added.as_bytes();
        let columns = &self.windows.columns;
        let longest_to_read = SHORT_STRETCH + self.windows.lead;
        let mut at = self.scan.done.saturating_sub(base);
        let mut narrow_to = at;
        while at < text.len() {
            let mut track = self.scan.track;
            let noted = self.scan.room(text.len() - at);
            let mut count = 0;
            let (mut skips, mut seen) = (false, 0);
            while at < text.len() {
                let byte = text[at];
                let is_narrow = byte < WIDE_CHARACTERS;
                if is_narrow && at >= narrow_to && text.len() - at >= longest_to_read {
                    narrow_to = at + narrow_bytes(&text[at..]);
                    skips = narrow_to - at >= longest_to_read;
                    if skips {
                        break;
                    }
                }
                let (column, length) = match byte {
                    ..0x80 => (columns.ascii(byte), 1),
                    _ => {
                        let (code, length) = char_at(text, at);
                        (columns.column(code), length)
                    }
                };
                let passed;
                (noted[count], passed) = track.push(column, base + at);
                count += usize::from(passed);
                at += length;
                seen |= column;
            }
            let letters = Columns::has_small_letter(seen);
            self.scan.count += count;
            self.scan.track = track;
            self.scan.letters |= letters | skips;
            if skips {
                // Goes on near the end of a narrow stretch. Its first two characters complete the
                // windows in front of it; no form starts with them.
                let done = self.close(text, at, base);
                at = added.floor_char_boundary(narrow_to - self.windows.lead).max(done);
            }
            self.scan.done = base + at;
        }
    }

    /// Completes the last windows by the two characters at `at`, or where the text ends by nothing,
    /// and gives the place behind them.
    fn close(&mut self, text: &[u8], mut at: usize, base: usize) -> usize {
        let columns = &self.windows.columns;
        let mut track = self.scan.track;
        let noted = self.scan.room(2);
        let mut count = 0;
        for _ in 0..2 {
            let (code, length) = char_at(text, at);
            let column = if length == 0 { columns.end() } else { columns.column(code) };
            let passed;
            (noted[count], passed) = track.push(column, base + at);
            count += usize::from(passed);
            at += length;
        }
        self.scan.count += count;
        self.scan.track = Track::default();
        at
    }

    fn finish(&mut self, folded: &str) {
        self.catch_up(folded, 0);
        self.close(folded.as_bytes(), folded.len(), 0);
    }
}

impl Scan {
    /// Whether small ASCII letters may be in the text, once it was searched.
    pub(crate) fn may_have_letters(&self) -> bool {
        self.letters
    }

    /// Memory for what so many more characters may add, and a block that does not count.
    #[inline]
    fn room(&mut self, chars: usize) -> &mut [u32] {
        let needed = self.count + chars + TOGETHER;
        if self.noted.len() < needed {
            self.noted.resize(needed.next_power_of_two(), 0);
        }
        &mut self.noted[self.count..]
    }
}

/// Bytes before the first character from U+3000 on.
fn narrow_bytes(bytes: &[u8]) -> usize {
    const CHUNK: usize = 32;
    let is_wide = |byte: &u8| *byte >= 0xE3;
    let has_none = |chunk: &&[u8]| !chunk.iter().fold(false, |any, byte| any | is_wide(byte));
    let narrow: usize = bytes.chunks(CHUNK).take_while(has_none).map(<[u8]>::len).sum();
    narrow + bytes[narrow..].iter().position(is_wide).unwrap_or(bytes.len() - narrow)
}
