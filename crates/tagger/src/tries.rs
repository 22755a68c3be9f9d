//! Tries of forms, their chains of single nodes compressed, that are entered by a hash of the
//! characters a form starts with.

use crate::filter::{char_at, first_three, goes_on, hash, of_one, of_two, window};

pub(crate) struct Tries {
    /// Hash table with linear probing. Different starts may have one hash: what is found is
    /// compared with the text anyway.
    roots: Vec<Root>,
    shift: u32,
    nodes: Vec<Node>,
    /// For hashes of two characters the third ones of forms that start so: a bit each, all where a
    /// form ends before.
    thirds: Vec<u32>,
    thirds_shift: u32,
    /// Whether there are forms of one character.
    singles: bool,
}

#[derive(Clone, Copy)]
struct Root {
    hash: u32,
    node: u32,
}

/// Two of them share a cache line.
#[derive(Clone, Copy)]
struct Node {
    /// The bytes between the node above and this one, whole characters.
    label: u128,
    /// How many they are, at most [`WORD`].
    length: u32,
    /// The number of the form that ends here, or [`NONE`].
    number: u32,
    /// The first node below and how many there are, by their first characters.
    child: u32,
    children: u32,
}

const WORD: usize = size_of::<u128>();

/// Words of bits for third characters on each place for a root.
const THIRDS_OF_A_ROOT: usize = 2;

const NONE: u32 = u32::MAX;

/// From so many children on the right one is looked for by halving.
const MANY_CHILDREN: usize = 8;

/// A form and its number.
type Entry<'f> = (&'f str, u32);

impl Tries {
    /// Tries of distinct forms.
    pub(crate) fn new(forms: &[String], numbers: &[u32]) -> Self {
        let mut entries: Vec<(u32, Entry<'_>)> = forms
            .iter()
            .zip(numbers)
            .map(|(form, &number)| (hash(form), (form.as_str(), number)))
            .collect();
        entries.sort_unstable();
        let together = |one: &(u32, Entry<'_>), two: &(u32, Entry<'_>)| {
            one.0 == two.0 && char_at(one.1.0.as_bytes(), 0) == char_at(two.1.0.as_bytes(), 0)
        };
        let size = (2 * entries.chunk_by(together).count()).next_power_of_two().max(2);
        let thirds = THIRDS_OF_A_ROOT * size;
        let mut tries = Self {
            roots: vec![Root { hash: 0, node: NONE }; size],
            shift: u32::BITS - size.trailing_zeros(),
            thirds: vec![0; thirds],
            thirds_shift: u32::BITS - thirds.trailing_zeros(),
            nodes: Vec::with_capacity(forms.len() + size / 2),
            singles: forms.iter().any(|form| window(form.as_bytes()).1 == 1),
        };
        for group in entries.chunk_by(together) {
            let forms: Vec<Entry<'_>> = group.iter().map(|&(_, entry)| entry).collect();
            let node = tries.place_for(1);
            let hash = group[0].0;
            tries.add_root(Root { hash, node });
            tries.thirds[(hash >> tries.thirds_shift) as usize] |=
                forms.iter().fold(0, |bits, (form, _)| bits | third(form));
            tries.grow(&forms, node);
        }
        tries
    }

    fn add_root(&mut self, root: Root) {
        let mut slot = (root.hash >> self.shift) as usize;
        while self.roots[slot].node != NONE {
            slot = (slot + 1) & (self.roots.len() - 1);
        }
        self.roots[slot] = root;
    }

    /// Makes room for nodes and gives the first.
    fn place_for(&mut self, nodes: usize) -> u32 {
        let first = self.nodes.len();
        let empty = Node { label: 0, length: 0, number: NONE, child: 0, children: 0 };
        self.nodes.resize(first + nodes, empty);
        first as u32
    }

    /// Builds the trie of sorted forms that start with the same character. Not by recursion: of
    /// hostile forms each may be the beginning of the next.
    fn grow(&mut self, forms: &[Entry<'_>], root: u32) {
        let mut rest = vec![(forms, 0, root)];
        while let Some((forms, from, node)) = rest.pop() {
            let (form, number) = forms[0];
            let same = common_start(form, forms[forms.len() - 1].0);
            let to = form.floor_char_boundary(same.min(from + WORD));
            let ends = to == form.len();
            let below = &forms[usize::from(ends)..];
            let next = |entry: &Entry<'_>| char_at(entry.0.as_bytes(), to);
            let branches: Vec<_> = below.chunk_by(|one, two| next(one) == next(two)).collect();
            let child = self.place_for(branches.len());
            self.nodes[node as usize] = Node {
                label: word(&form.as_bytes()[from..to]),
                length: (to - from) as u32,
                number: if ends { number } else { NONE },
                child,
                children: branches.len() as u32,
            };
            rest.extend(branches.iter().zip(child..).map(|(&forms, node)| (forms, to, node)));
        }
    }

    /// Whether a form may start at `place`. A few steps without a branch, which pass nearly those
    /// places only at which the first three characters of a form stand.
    #[inline]
    pub(crate) fn may_start(&self, text: &[u8], place: usize) -> bool {
        let [one, two, three] = first_three(&text[place..]);
        let thirds = self.thirds[(of_two(one, two) >> self.thirds_shift) as usize];
        self.singles | (thirds >> goes_on(three) & 1 != 0)
    }

    /// Calls `found` with start, end and number of the forms at `place`, by rising ends.
    #[inline]
    pub(crate) fn find(
        &self,
        text: &[u8],
        place: usize,
        found: &mut impl FnMut(usize, usize, u32),
    ) {
        let [one, two, _] = first_three(&text[place..]);
        if self.singles {
            self.follow(of_one(one), text, place, found);
        }
        self.follow(of_two(one, two), text, place, found);
    }

    /// Follows the forms whose start has this hash.
    #[inline]
    fn follow(
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
            if !node.stands(text, at) {
                return;
            }
            at += node.length as usize;
            if node.number != NONE {
                found(place, at, node.number);
            }
            if node.children == 0 {
                return;
            }
            let Some(child) = self.child(node, text, at) else { return };
            node = child;
        }
    }

    /// The node below that goes on with the character at `at`.
    #[inline]
    fn child(&self, node: &Node, text: &[u8], at: usize) -> Option<&Node> {
        let (char, length) = char_at(text, at);
        if length == 0 {
            return None;
        }
        // No character is the beginning of another, so that as many bytes of a label tell.
        let mask = u32::MAX >> (u32::BITS - 8 * length as u32);
        let first = |node: &Node| node.label as u32 & mask;
        let children = &self.nodes[node.child as usize..][..node.children as usize];
        if children.len() < MANY_CHILDREN {
            return children.iter().find(|child| first(child) == char);
        }
        let before = |child: &Node| first(child).swap_bytes() < char.swap_bytes();
        let child = children.get(children.partition_point(before))?;
        (first(child) == char).then_some(child)
    }
}

impl Node {
    /// Whether the text goes on with the label at `at`.
    #[inline]
    fn stands(&self, text: &[u8], at: usize) -> bool {
        let rest = &text[at..];
        let length = self.length as usize;
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
