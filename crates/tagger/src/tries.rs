//! Tries of forms, their chains of single nodes compressed, that are entered by a hash of the
//! characters a form starts with.
//!
//! Most time goes by in waiting for memory and in branches that are guessed wrongly. So one look tells
//! nearly always whether a trie is to be entered, and one whether a node goes on, and the nodes below
//! a node are a small hash table rather than a list to go through.

use crate::filter::{char_at, first_three, goes_on, hash, of_one, of_two, window};

pub(crate) struct Tries {
    /// A trie for each hash of the characters that forms are entered by. Different starts may share
    /// one.
    roots: Vec<Root>,
    shift: u32,
    nodes: Vec<Node>,
    /// Whether there are forms of one character.
    singles: bool,
}

#[derive(Clone, Copy)]
struct Root {
    node: u32,
    /// The third characters of the forms: a bit each, all where a form ends before.
    thirds: u32,
}

/// Two of them share a cache line.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Node {
    /// The bytes between the node above and this one, whole characters.
    label: u128,
    /// The number of the form that ends here, or [`NONE`].
    number: u32,
    /// The first place of the table of nodes below.
    child: u32,
    /// The first characters of their labels: a bit each.
    below: u32,
    /// How many bytes the label has, at most [`WORD`]; 0 where a table has no node.
    length: u8,
    /// How large that table is, as a power of two.
    table: u8,
}

const WORD: usize = size_of::<u128>();

const NONE: u32 = u32::MAX;

/// What stands where there is no node: nothing ends in it or goes on from it.
const EMPTY: Node = Node { label: 0, number: NONE, child: 0, below: 0, length: 0, table: 0 };

/// The place of an empty node.
const NOWHERE: u32 = 0;

/// A form and its number.
type Entry<'f> = (&'f str, u32);

impl Tries {
    /// Tries of distinct forms.
    pub(crate) fn new(forms: &[String], numbers: &[u32]) -> Self {
        let mut hashes: Vec<u32> = forms.iter().map(|form| hash(form)).collect();
        let mut starts = hashes.clone();
        starts.sort_unstable();
        starts.dedup();
        let size = (2 * starts.len()).next_power_of_two().max(2);
        let shift = u32::BITS - size.trailing_zeros();
        hashes.iter_mut().for_each(|hash| *hash >>= shift);
        let entries = forms.iter().map(String::as_str).zip(numbers.iter().copied());
        let mut entries: Vec<(u32, Entry<'_>)> = hashes.into_iter().zip(entries).collect();
        entries.sort_unstable();
        let mut tries = Self {
            roots: vec![Root { node: NOWHERE, thirds: 0 }; size],
            shift,
            nodes: Vec::with_capacity(1 + forms.len() + size / 2),
            singles: forms.iter().any(|form| window(form.as_bytes()).1 == 1),
        };
        tries.place_for(1);
        let mut group = Vec::new();
        for together in entries.chunk_by(|one, two| one.0 == two.0) {
            group.clear();
            group.extend(together.iter().map(|&(_, entry)| entry));
            let node = tries.place_for(1);
            let thirds = group.iter().fold(0, |bits, (form, _)| bits | third(form));
            tries.roots[together[0].0 as usize] = Root { node, thirds };
            tries.grow(&group, node);
        }
        tries
    }

    /// Makes room for nodes and gives the first.
    fn place_for(&mut self, nodes: usize) -> u32 {
        let first = self.nodes.len();
        self.nodes.resize(first + nodes, EMPTY);
        first as u32
    }

    /// Builds the trie of sorted forms. Not by recursion: of hostile forms each may be the beginning
    /// of the next.
    fn grow(&mut self, forms: &[Entry<'_>], root: u32) {
        let mut rest = vec![(forms, 0, root)];
        while let Some((forms, from, at)) = rest.pop() {
            let (form, number) = forms[0];
            let same = common_start(form, forms[forms.len() - 1].0);
            let to = form.floor_char_boundary(same.min(from + WORD));
            let ends = to == form.len();
            let longer = &forms[usize::from(ends)..];
            let next = |entry: &Entry<'_>| char_at(entry.0.as_bytes(), to).0;
            let branches = || longer.chunk_by(|one, two| next(one) == next(two));
            let many = branches().count();
            // A table has empty places, but for that of a single node.
            let size = if many > 1 { (many + many / 2).next_power_of_two() } else { many };
            let child = self.place_for(size);
            let mut node = Node {
                label: word(&form.as_bytes()[from..to]),
                number: if ends { number } else { NONE },
                child,
                length: (to - from) as u8,
                table: size.max(1).trailing_zeros() as u8,
                ..EMPTY
            };
            for forms in branches() {
                let char = next(&forms[0]);
                node.below |= 1 << goes_on(char);
                let mut places = below(&node, char);
                let free = places.find(|&place| self.nodes[place as usize].length == 0);
                let place = free.expect("a table has room for all nodes below");
                // Until it is built, this tells that the place is taken.
                self.nodes[place as usize].length = 1;
                rest.push((forms, to, place));
            }
            self.nodes[at as usize] = node;
        }
    }

    /// Whether a form may start at `place`, and the root of the trie that it is in. A few steps
    /// without a branch, which pass nearly those places only at which the first three characters of
    /// a form stand.
    #[inline(always)]
    pub(crate) fn enter(&self, text: &[u8], place: usize) -> (u32, bool) {
        let [one, two, three] = first_three(&text[place..]);
        let root = self.root(of_two(one, two));
        (root.node, self.singles | (root.thirds >> goes_on(three) & 1 != 0))
    }

    #[inline(always)]
    fn root(&self, hash: u32) -> Root {
        self.roots[(hash >> self.shift) as usize]
    }

    /// Calls `found` with start, end and number of the forms at `place`, by rising ends.
    pub(crate) fn find(
        &self,
        text: &[u8],
        place: usize,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        let (root, _) = self.enter(text, place);
        self.find_from(root, text, place, found);
    }

    /// As [`Tries::find`], where the text was entered at this root.
    #[inline(always)]
    pub(crate) fn find_from(
        &self,
        root: u32,
        text: &[u8],
        place: usize,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        if self.singles {
            let (one, _) = char_at(text, place);
            self.descend(self.root(of_one(one)).node, text, place, found);
        }
        self.descend(root, text, place, found);
    }

    #[inline]
    fn descend(
        &self,
        root: u32,
        text: &[u8],
        place: usize,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        let mut node = &self.nodes[root as usize];
        let mut at = place;
        while node.stands(text, at) {
            at += usize::from(node.length);
            if node.number != NONE {
                found(place, at, node.number);
            }
            let Some(child) = self.child(node, text, at) else { return };
            node = child;
        }
    }

    /// The node below that goes on with the character at `at`.
    #[inline(always)]
    fn child(&self, node: &Node, text: &[u8], at: usize) -> Option<&Node> {
        let (char, length) = char_at(text, at);
        if node.below >> goes_on(char) & 1 == 0 || length == 0 {
            return None;
        }
        // No character is the beginning of another, so that as many bytes of a label tell.
        let mask = u32::MAX >> (u32::BITS - 8 * length as u32);
        below(node, char)
            .map(|place| &self.nodes[place as usize])
            .take_while(|child| child.length > 0)
            .find(|child| child.label as u32 & mask == char)
    }
}

/// The places at which the node below that starts with `char` is looked for.
#[inline(always)]
fn below(node: &Node, char: u32) -> impl Iterator<Item = u32> + use<> {
    let Node { child, table, .. } = *node;
    let first = (u64::from(of_one(char)) << table >> u32::BITS) as u32;
    let last = (1_u32 << table) - 1;
    (0..=last).map(move |step| child + ((first + step) & last))
}

impl Node {
    /// Whether the text goes on with the label at `at`.
    #[inline]
    fn stands(&self, text: &[u8], at: usize) -> bool {
        let rest = &text[at..];
        let length = usize::from(self.length);
        match rest.first_chunk::<WORD>() {
            Some(&bytes) => (u128::from_le_bytes(bytes) ^ self.label) & MASKS[length] == 0,
            None => rest.starts_with(&self.label.to_le_bytes()[..length]),
        }
    }
}

/// A word of which so many bytes are set.
const MASKS: [u128; WORD + 1] = {
    let mut masks = [0; WORD + 1];
    let mut length = 1;
    while length <= WORD {
        masks[length] = u128::MAX >> (u128::BITS - 8 * length as u32);
        length += 1;
    }
    masks
};

/// The bit of the third character of a form, all where it has none.
fn third(form: &str) -> u32 {
    match window(form.as_bytes()) {
        ([.., three], 3) => 1 << goes_on(three),
        _ => u32::MAX,
    }
}

fn word(bytes: &[u8]) -> u128 {
    let mut word = [0; WORD];
    word[..bytes.len()].copy_from_slice(bytes);
    u128::from_le_bytes(word)
}

/// Bytes that two forms have in common at their start.
fn common_start(one: &str, two: &str) -> usize {
    one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count()
}
