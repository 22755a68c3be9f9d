//! Search for forms with Chinese characters: a filter over windows of two and three characters, and
//! compressed tries behind it.
//!
//! An Aho–Corasick automaton takes one dependent step for each character, and on Chinese text the
//! processor guesses about one branch in each step wrongly. The filter has no such step: whether a
//! form can start at a character is looked up by hashes of that character and the one or two behind
//! it, and where it can is noted without a branch. Only these places, about one character in seven of
//! a resolution, are looked at again.

use zhengming_document::{Batch, Paragraph};
use zhengming_text::{Folded, Folder, OwnForms, Watch};

use crate::tries::Tries;

/// A stretch without Chinese characters is skipped from this length on, in bytes.
const SHORT_STRETCH: usize = 16;

/// Size of the filter for glossaries of up to a few thousand terms, in words of 64 bits: three
/// tables of 8 KiB are at home in the first cache.
pub(crate) const SMALL: usize = 1 << 10;

/// Size of the filter for larger glossaries.
pub(crate) const LARGE: usize = 1 << 14;

/// Up to so many forms the small filter lets few windows through in vain.
pub(crate) const MOST_FORMS_FOR_SMALL: usize = 4096;

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
    /// Windows that the filter let through, as [`noted`] writes them; what lies behind `count` is
    /// of no meaning.
    noted: Vec<u64>,
    count: usize,
    /// The text up to here was looked at.
    done: usize,
    last: Last,
}

/// The two characters in front of the next one.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    first_at: u32,
    first: u32,
    second_at: u32,
    second: u32,
    /// The hash of both.
    pair: u32,
}

impl<const WORDS: usize> Windows<WORDS> {
    /// The forms with their numbers. Every form has a character from U+3000 on.
    pub(crate) fn new(forms: &[String], numbers: &[u32]) -> Self {
        let filter = Filter::new(forms.iter().map(String::as_str));
        let lead = forms.iter().map(|form| narrow_bytes(form.as_bytes())).max().unwrap_or(0);
        Self { filter, tries: Tries::new(forms, numbers, hash), lead }
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
        scan.last = Last::default();
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
    fn run(&mut self, folded: &str, source: &[u8], own: &OwnForms) -> usize {
        let start = folded.len();
        if self.scan.done < start {
            self.catch_up(folded);
        }
        let (chars, _) = source.as_chunks::<3>();
        let filter = &self.windows.filter;
        let mut last = self.scan.last;
        let noted = self.scan.room(chars.len());
        let mut count = 0;
        let mut at = start;
        for &char in chars {
            if !own.has(char) {
                break;
            }
            let [one, two, three] = char;
            let code = u32::from_le_bytes([one, two, three, 0]);
            count = filter.note(last, code, noted, count);
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
            let mut skips = false;
            while at < text.len() {
                let (code, length) = char_at(text, at);
                if length < 3 && at >= narrow_to {
                    narrow_to = at + narrow_bytes(&text[at..]);
                    skips = narrow_to - at >= SHORT_STRETCH + self.windows.lead;
                    if skips {
                        break;
                    }
                }
                count = filter.note(last, code, noted, count);
                last.push(code, at);
                at += length;
            }
            self.scan.count += count;
            self.scan.last = last;
            self.scan.done = at;
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
            count = filter.note(last, code, noted, count);
            last.push(code, done);
            done += length;
        }
        self.scan.count += count;
        self.scan.done = done;
        self.scan.last = Last::default();
    }

    fn finish(&mut self, folded: &str) {
        self.catch_up(folded);
        self.close(folded);
    }
}

impl Scan {
    /// Memory for what so many more characters may add.
    #[inline]
    fn room(&mut self, chars: usize) -> &mut [u64] {
        let needed = self.count + chars * NOTES + NOTES;
        if self.noted.len() < needed {
            self.noted.resize(needed.next_power_of_two(), 0);
        }
        &mut self.noted[self.count..]
    }
}

impl Last {
    #[inline(always)]
    fn push(&mut self, code: u32, at: usize) {
        self.first_at = self.second_at;
        self.first = self.second;
        self.pair = of_two(self.second, code);
        self.second_at = at as u32;
        self.second = code;
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

/// The character at a place, as the number that its bytes make up, and its length; both are 0 at
/// the end of the text.
#[inline(always)]
pub(crate) fn char_at(text: &[u8], at: usize) -> (u32, usize) {
    match text.get(at..) {
        Some(&[one @ 0xE0..=0xEF, two, three, ..]) => (u32::from_le_bytes([one, two, three, 0]), 3),
        Some(&[one @ ..0x80, ..]) => (u32::from(one), 1),
        Some(&[one @ 0xF0..=0xFF, two, three, four, ..]) => {
            (u32::from_le_bytes([one, two, three, four]), 4)
        }
        Some(&[one, two, ..]) => (u32::from_le_bytes([one, two, 0, 0]), 2),
        _ => (0, 0),
    }
}

/// A character completes at most so many windows that are noted.
const NOTES: usize = 3;

/// Which windows start a form.
pub(crate) struct Filter<const WORDS: usize> {
    /// Few glossaries have forms of one character; without any there is nothing to look up.
    singles: Option<Bits<WORDS>>,
    pairs: Bits<WORDS>,
    triples: Bits<WORDS>,
}

impl<const WORDS: usize> Filter<WORDS> {
    pub(crate) fn new<'f>(forms: impl Iterator<Item = &'f str> + Clone) -> Self {
        let bits = |chars| {
            let mut bits = Bits::new();
            for form in forms.clone().filter(|form| form.chars().take(3).count() == chars) {
                bits.add(hash(form));
            }
            bits
        };
        let has_single = forms.clone().any(|form| form.chars().nth(1).is_none());
        Self { singles: has_single.then(|| bits(1)), pairs: bits(2), triples: bits(3) }
    }

    /// Whether a form may stand at the start of `text`.
    pub(crate) fn may_start(&self, text: &[u8]) -> bool {
        let ([one, two, three], _) = window(text);
        let pair = of_two(one, two);
        self.singles.as_ref().is_some_and(|singles| singles.has(of_one(one)))
            || self.pairs.has(pair)
            || self.triples.has(of_three(pair, three))
    }

    /// Puts down the windows that end with `third` and may start a form, behind the `count` that
    /// are there, and returns how many there are then.
    #[inline(always)]
    fn note(&self, last: Last, third: u32, noted: &mut [u64], mut count: usize) -> usize {
        let place = u64::from(last.first_at) << 32;
        let mut put = |hash: u32, bits: &Bits<WORDS>| {
            noted[count] = place | u64::from(hash);
            count += usize::from(bits.has(hash));
        };
        if let Some(singles) = &self.singles {
            put(of_one(last.first), singles);
        }
        put(last.pair, &self.pairs);
        put(of_three(last.pair, third), &self.triples);
        count
    }
}

/// A set of hashes that also has some that were never put in: about one in forty of those that are
/// asked for, where the set holds a fortieth as many as it has bits.
struct Bits<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Bits<WORDS> {
    /// The upper bits of a hash are the better ones.
    const SHIFT: u32 = u32::BITS - (WORDS * u64::BITS as usize).ilog2();

    fn new() -> Self {
        Self(Box::new([0; WORDS]))
    }

    fn add(&mut self, hash: u32) {
        let bit = hash >> Self::SHIFT;
        self.0[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    #[inline(always)]
    fn has(&self, hash: u32) -> bool {
        let bit = hash >> Self::SHIFT;
        self.0[(bit / 64) as usize] >> (bit % 64) & 1 != 0
    }
}

/// The first three characters of a text as [`char_at`] gives them, and how many there are.
fn window(text: &[u8]) -> ([u32; 3], usize) {
    let (mut codes, mut count, mut at) = ([0; 3], 0, 0);
    for code in &mut codes {
        let length;
        (*code, length) = char_at(text, at);
        count += usize::from(length > 0);
        at += length;
    }
    (codes, count)
}

/// The hash of the window that a form starts with.
fn hash(form: &str) -> u32 {
    match window(form.as_bytes()) {
        ([one, ..], 1) => of_one(one),
        ([one, two, _], 2) => of_two(one, two),
        ([one, two, three], _) => of_three(of_two(one, two), three),
    }
}

/// Odd multipliers with well mixed bits; the upper bits of a product make a good hash.
const MIX: [u32; 2] = [0x9E37_79B1, 0x85EB_CA6B];

#[inline(always)]
fn of_one(one: u32) -> u32 {
    one.wrapping_mul(MIX[0])
}

#[inline(always)]
fn of_two(one: u32, two: u32) -> u32 {
    (one.wrapping_mul(MIX[1]).rotate_left(15) ^ two).wrapping_mul(MIX[0])
}

#[inline(always)]
fn of_three(pair: u32, three: u32) -> u32 {
    (pair.rotate_left(15) ^ three).wrapping_mul(MIX[1])
}
