//! Tries of forms, their chains of single nodes compressed, that are entered by a hash of the
//! characters a form starts with.

use std::ops::Range;

use crate::windows::char_at;

pub(crate) struct Tries {
    /// Hash table with linear probing. Different starts may have one hash: what is found is
    /// compared with the text anyway.
    roots: Vec<Root>,
    shift: u32,
    nodes: Vec<Node>,
    labels: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Root {
    hash: u32,
    node: u32,
}

struct Node {
    label: Label,
    /// The first character of the label, in the order of bytes.
    first: u32,
    /// The number of the form that ends here, or [`NONE`].
    number: u32,
    /// Nodes below, by their first characters.
    children: Range<u32>,
}

/// The bytes between the node above and a node.
#[derive(Clone, Copy)]
struct Label {
    /// The first of them, which are all of most labels, so that one comparison tells.
    word: u128,
    mask: u128,
    /// Where all of them are in [`Tries::labels`].
    start: u32,
    length: u32,
}

const WORD: usize = size_of::<u128>();

const NONE: u32 = u32::MAX;

/// From so many children on the right one is looked for by halving.
const MANY_CHILDREN: usize = 8;

/// A form and its number.
type Entry<'f> = (&'f str, u32);

impl Tries {
    /// Tries of distinct forms, each entered by the hash of its start that `hash` gives.
    pub(crate) fn new(forms: &[String], numbers: &[u32], hash: impl Fn(&str) -> u32) -> Self {
        let mut entries: Vec<(u32, Entry<'_>)> = forms
            .iter()
            .zip(numbers)
            .map(|(form, &number)| (hash(form), (form.as_str(), number)))
            .collect();
        entries.sort_unstable();
        let size = (2 * forms.len()).next_power_of_two().max(2);
        let mut tries = Self {
            roots: vec![Root { hash: 0, node: NONE }; size],
            shift: 32 - size.trailing_zeros(),
            nodes: Vec::new(),
            labels: Vec::new(),
        };
        let together = |one: &(u32, Entry<'_>), two: &(u32, Entry<'_>)| {
            one.0 == two.0 && char_at(one.1.0.as_bytes(), 0) == char_at(two.1.0.as_bytes(), 0)
        };
        for group in entries.chunk_by(together) {
            let forms: Vec<Entry<'_>> = group.iter().map(|&(_, entry)| entry).collect();
            let node = tries.place_for(1);
            tries.add_root(group[0].0, node);
            tries.grow(&forms, node);
        }
        tries
    }

    fn add_root(&mut self, hash: u32, node: u32) {
        let mut slot = (hash >> self.shift) as usize;
        while self.roots[slot].node != NONE {
            slot = (slot + 1) & (self.roots.len() - 1);
        }
        self.roots[slot] = Root { hash, node };
    }

    /// Makes room for nodes and gives the first.
    fn place_for(&mut self, nodes: usize) -> u32 {
        let first = self.nodes.len();
        let node = || Node { label: Label::new(&[], 0), first: 0, number: NONE, children: 0..0 };
        self.nodes.resize_with(first + nodes, node);
        first as u32
    }

    /// Builds the trie of sorted forms that start with the same character. Not by recursion: of
    /// hostile forms each may be the beginning of the next.
    fn grow(&mut self, forms: &[Entry<'_>], root: u32) {
        let mut rest = vec![(forms, 0, root)];
        while let Some((forms, from, node)) = rest.pop() {
            let (form, number) = forms[0];
            let to = common_start(form, forms[forms.len() - 1].0);
            let label = &form.as_bytes()[from..to];
            let first = char_at(label, 0).0.swap_bytes();
            let label_at = self.labels.len() as u32;
            self.labels.extend(label);
            let ends = to == form.len();
            let below = &forms[usize::from(ends)..];
            let next = |entry: &Entry<'_>| char_at(entry.0.as_bytes(), to);
            let same = |one: &Entry<'_>, two: &Entry<'_>| next(one) == next(two);
            let branches: Vec<_> = below.chunk_by(same).collect();
            let children = self.place_for(branches.len());
            self.nodes[node as usize] = Node {
                label: Label::new(label, label_at),
                first,
                number: if ends { number } else { NONE },
                children: children..self.nodes.len() as u32,
            };
            rest.extend(branches.iter().zip(children..).map(|(&forms, node)| (forms, to, node)));
        }
    }

    /// Calls `found` with start, end and number of the forms at `place`, among those whose start
    /// has this hash, by rising ends.
    #[inline]
    pub(crate) fn follow(
        &self,
        hash: u32,
        text: &[u8],
        place: usize,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        let mut slot = (hash >> self.shift) as usize;
        loop {
            let root = self.roots[slot];
            if root.node == NONE {
                return;
            }
            if root.hash == hash {
                self.descend(root.node, text, place, found);
            }
            slot = (slot + 1) & (self.roots.len() - 1);
        }
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
        loop {
            if !node.label.stands(text, at, &self.labels) {
                return;
            }
            at += node.label.length as usize;
            if node.number != NONE {
                found(place, at, node.number);
            }
            if node.children.is_empty() {
                return;
            }
            let Some(child) = self.child(node, char_at(text, at).0) else { return };
            node = child;
        }
    }

    /// The node below that starts with a character.
    #[inline]
    fn child(&self, node: &Node, char: u32) -> Option<&Node> {
        let first = char.swap_bytes();
        let children = &self.nodes[node.children.start as usize..node.children.end as usize];
        if children.len() < MANY_CHILDREN {
            return children.iter().find(|child| child.first == first);
        }
        let at = children.binary_search_by_key(&first, |child| child.first).ok()?;
        Some(&children[at])
    }
}

impl Label {
    fn new(bytes: &[u8], start: u32) -> Self {
        let mut word = [0; WORD];
        let mut mask = [0; WORD];
        for (at, &byte) in bytes.iter().take(WORD).enumerate() {
            (word[at], mask[at]) = (byte, 0xFF);
        }
        let (word, mask) = (u128::from_le_bytes(word), u128::from_le_bytes(mask));
        Self { word, mask, start, length: bytes.len() as u32 }
    }

    /// Whether the text goes on with the label at `at`.
    #[inline]
    fn stands(&self, text: &[u8], at: usize, labels: &[u8]) -> bool {
        let rest = &text[at..];
        if let Some(&bytes) = rest.first_chunk::<WORD>() {
            let same = (u128::from_le_bytes(bytes) ^ self.word) & self.mask == 0;
            if !same || self.length as usize <= WORD {
                return same;
            }
        }
        rest.starts_with(&labels[self.start as usize..][..self.length as usize])
    }
}

/// Bytes that two forms have in common at their start, up to a whole character.
fn common_start(one: &str, two: &str) -> usize {
    let same = one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count();
    one.floor_char_boundary(same)
}
