//! Which clauses of two documents belong together.

use rustc_hash::FxHashMap;

use crate::features::{Feature, Features};
use crate::order;

/// Clauses that belong together, by their indices: none on one side for what is new or dropped, one
/// on each side for most, several on one side for what was split or merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Clauses of the old document, rising.
    pub old: Vec<usize>,
    /// Clauses of the new document, rising.
    pub new: Vec<usize>,
    /// Whether they stand elsewhere in the order of their documents than the others.
    pub is_moved: bool,
}

/// What became of clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// One clause is one clause still.
    Taken,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
    /// There was none.
    New,
    /// There is none any more.
    Dropped,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Taken, Self::Split, Self::Merged, Self::New, Self::Dropped];

    /// The name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::New => "new",
            Self::Dropped => "dropped",
        }
    }
}

impl Link {
    /// What became of the clauses.
    #[must_use]
    pub fn fate(&self) -> Fate {
        match (self.old.len(), self.new.len()) {
            (0, _) => Fate::New,
            (_, 0) => Fate::Dropped,
            (1, 1) => Fate::Taken,
            (1, _) => Fate::Split,
            _ => Fate::Merged,
        }
    }
}

/// Least likeness of two clauses that belong together: what they have in common, by worth, as a
/// share of both (Dice).
const LIKE: f32 = 0.36;

/// The same for two clauses beside which, on one side or on both, stand clauses that belong
/// together.
const LIKE_BESIDE: [f32; 2] = [0.2, 0.12];

/// Least share of a clause that is found in another it was split from or merged into, and that
/// the other's partners do not have.
const PART: f32 = 0.3;

/// The same share where the other has no partner yet: both are then taken for one clause.
const MOST_OF: f32 = 0.5;

/// Rows that a clause needs to be looked for as a part of another.
const LEAST_ROWS: usize = 8;

/// What two clauses must have in common in the same order to be versions of one another though most
/// of them was written anew: so many rows in each language that no other clause has, and this
/// share of both.
const IN_ORDER: f32 = 9.0;
const LIKE_IN_ORDER: f32 = 0.09;

/// Rows that more clauses of a side have are no way to find partners. It bounds the work on texts
/// that say the same over and over.
const MOST_CLAUSES: usize = 64;

/// Two clauses and how alike they are.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    old: usize,
    new: usize,
    /// What they have in common.
    common: f32,
}

/// Aligns the clauses of two documents. The links together are a partition of both sides, and do
/// not depend on which side is the old one.
pub(crate) fn align(features: &Features) -> Vec<Link> {
    let mut aligner = Aligner {
        features,
        old: vec![None; features.old.len()],
        new: vec![None; features.new.len()],
        links: Vec::new(),
    };
    aligner.pair_equal();
    let candidates = candidates(features);
    aligner.pair_alike(&candidates);
    aligner.attach_parts(&candidates);
    aligner.pair_beside(&candidates);
    aligner.pair_in_order(&candidates);
    aligner.pair_titles();
    aligner.finish()
}

struct Aligner<'f> {
    features: &'f Features,
    /// The link of each clause.
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
    links: Vec<Link>,
}

impl Aligner<'_> {
    fn pair(&mut self, old: usize, new: usize) {
        self.old[old] = Some(self.links.len());
        self.new[new] = Some(self.links.len());
        self.links.push(Link { old: vec![old], new: vec![new], is_moved: false });
    }

    /// Pairs clauses of the same text, in their order.
    fn pair_equal(&mut self) {
        let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, feature) in self.features.new.iter().enumerate().rev() {
            places.entry(feature.whole).or_default().push(at);
        }
        for (old, feature) in self.features.old.iter().enumerate() {
            let place = places.get_mut(&feature.whole).and_then(Vec::pop);
            if let Some(new) = place {
                self.pair(old, new);
            }
        }
    }

    /// Pairs clauses that are alike, the most alike first, and of equals those whose places are.
    fn pair_alike(&mut self, candidates: &[Candidate]) {
        for (_, Candidate { old, new, .. }) in self.alike(candidates, LIKE) {
            if self.is_alone(old, new) {
                self.pair(old, new);
            }
        }
    }

    /// Pairs clauses that are less alike, but stand beside clauses that belong together.
    fn pair_beside(&mut self, candidates: &[Candidate]) {
        let [beside, between] = LIKE_BESIDE;
        for (like, Candidate { old, new, .. }) in self.alike(candidates, between) {
            let [before, behind] = self.neighbours(old, new);
            let is_beside = before && behind || (before || behind) && like >= beside;
            if self.is_alone(old, new) && is_beside {
                self.pair(old, new);
            }
        }
    }

    /// Pairs clauses of which much was left out or put in, but that have many short stretches in
    /// common.
    fn pair_in_order(&mut self, candidates: &[Candidate]) {
        let mut alike: Vec<(f32, Candidate)> = Vec::new();
        for (_, candidate) in self.alike(candidates, LIKE_IN_ORDER) {
            let old = &self.features.old[candidate.old];
            let new = &self.features.new[candidate.new];
            let (rows, common) = self.features.in_order(old, new);
            let like = 2.0 * common / (old.worth + new.worth);
            if rows >= IN_ORDER && like >= LIKE_IN_ORDER {
                alike.push((like, candidate));
            }
        }
        self.sort(&mut alike);
        for (_, Candidate { old, new, .. }) in alike {
            if self.is_alone(old, new) {
                self.pair(old, new);
            }
        }
    }

    /// Candidates without partners, with how alike they are.
    fn alike(&self, candidates: &[Candidate], least: f32) -> Vec<(f32, Candidate)> {
        let mut alike: Vec<(f32, Candidate)> = candidates
            .iter()
            .filter(|c| self.is_alone(c.old, c.new))
            .map(|c| (2.0 * c.common / (self.worth_old(c) + self.worth_new(c)), *c))
            .filter(|(like, _)| *like >= least)
            .collect();
        self.sort(&mut alike);
        alike
    }

    fn is_alone(&self, old: usize, new: usize) -> bool {
        self.old[old].is_none() && self.new[new].is_none()
    }

    /// Whether the clauses before two are linked, or both are the first, and whether those behind
    /// them are, or both are the last.
    fn neighbours(&self, old: usize, new: usize) -> [bool; 2] {
        let link = |side: &[Option<usize>], at: Option<usize>| Some(*side.get(at?)?);
        let is_same = |old: Option<usize>, new: Option<usize>| match (
            link(&self.old, old),
            link(&self.new, new),
        ) {
            (Some(Some(one)), Some(Some(two))) => one == two,
            (None, None) => true,
            _ => false,
        };
        let before = is_same(old.checked_sub(1), new.checked_sub(1));
        [before, is_same(Some(old + 1), Some(new + 1))]
    }

    /// Pairs the titles, however little alike they are.
    fn pair_titles(&mut self) {
        let title = |side: &[Feature]| {
            let mut titles = side.iter().enumerate().filter(|(_, feature)| feature.is_title);
            titles.next().filter(|_| titles.next().is_none()).map(|(at, _)| at)
        };
        if let (Some(old), Some(new)) = (title(&self.features.old), title(&self.features.new))
            && self.old[old].is_none()
            && self.new[new].is_none()
        {
            self.pair(old, new);
        }
    }

    /// Adds clauses without a partner to those that they are a part of.
    fn attach_parts(&mut self, candidates: &[Candidate]) {
        let mut parts: Vec<(f32, Candidate)> = Vec::new();
        for c in candidates {
            let (old, new) = (&self.features.old[c.old], &self.features.new[c.new]);
            let share_old = self.share(self.old[c.old].is_none(), old, c.common);
            let share_new = self.share(self.new[c.new].is_none(), new, c.common);
            let share = share_old.max(share_new);
            if share >= PART {
                parts.push((share, *c));
            }
        }
        self.sort(&mut parts);
        for (share, candidate) in parts {
            self.attach(candidate, share);
        }
    }

    /// Which share of a clause without a partner is common.
    fn share(&self, is_alone: bool, feature: &Feature, common: f32) -> f32 {
        if is_alone && feature.rows.len() >= LEAST_ROWS { common / feature.worth } else { 0.0 }
    }

    fn attach(&mut self, Candidate { old, new, common }: Candidate, share: f32) {
        let (old_feature, new_feature) = (&self.features.old[old], &self.features.new[new]);
        match (self.old[old], self.new[new]) {
            (None, None) if share >= MOST_OF => self.pair(old, new),
            (None, Some(link)) if self.links[link].new.len() == 1 => {
                let others = &self.links[link].old;
                let rest = self.rest(old_feature, new_feature, others, &self.features.old);
                if self.share(true, old_feature, common.min(rest)) >= PART {
                    self.links[link].old.push(old);
                    self.old[old] = Some(link);
                }
            }
            (Some(link), None) if self.links[link].old.len() == 1 => {
                let others = &self.links[link].new;
                let rest = self.rest(new_feature, old_feature, others, &self.features.new);
                if self.share(true, new_feature, common.min(rest)) >= PART {
                    self.links[link].new.push(new);
                    self.new[new] = Some(link);
                }
            }
            _ => {}
        }
    }

    /// What a part and the whole have in common that the other parts do not have.
    fn rest(&self, part: &Feature, whole: &Feature, others: &[usize], side: &[Feature]) -> f32 {
        let is_taken =
            |row: &u64| others.iter().any(|&at| side[at].rows.binary_search(row).is_ok());
        let rest: Vec<u64> =
            self.features.in_common(&part.rows, &whole.rows).filter(|row| !is_taken(row)).collect();
        self.features.worth_of(&rest)
    }

    fn worth_old(&self, candidate: &Candidate) -> f32 {
        self.features.old[candidate.old].worth
    }

    fn worth_new(&self, candidate: &Candidate) -> f32 {
        self.features.new[candidate.new].worth
    }

    /// The best first. Of equals, those come first whose places in their documents are alike; the
    /// order is the same whichever side is the old one.
    fn sort(&self, candidates: &mut [(f32, Candidate)]) {
        let (n, m) = (self.features.old.len(), self.features.new.len());
        let apart = |c: &Candidate| (c.old * m).abs_diff(c.new * n);
        candidates.sort_by(|(a, one), (b, two)| {
            let place = |c: &Candidate| (apart(c), c.old + c.new, c.old.min(c.new));
            b.total_cmp(a).then_with(|| place(one).cmp(&place(two)))
        });
    }

    /// All links in the order of the new document; what was dropped stands behind what it stood
    /// behind.
    fn finish(mut self) -> Vec<Link> {
        for link in &mut self.links {
            link.old.sort_unstable();
            link.new.sort_unstable();
        }
        let weigh = |link: &Link| {
            let rows = |side: &[Feature], list: &[usize]| -> u64 {
                list.iter().map(|&at| side[at].rows.len() as u64 + 1).sum()
            };
            let stamp = |side: &[Feature], list: &[usize]| {
                list.iter().fold(0, |sum: u64, &at| sum.wrapping_add(side[at].whole))
            };
            let (old, new) = (&self.features.old, &self.features.new);
            let weight = rows(old, &link.old) + rows(new, &link.new);
            // Of equal weights the texts decide, so that the order does not depend on the side.
            weight << 16 | (stamp(old, &link.old) ^ stamp(new, &link.new)) & 0xFFFF
        };
        let points: Vec<_> =
            self.links.iter().map(|link| (link.old[0], link.new[0], weigh(link))).collect();
        let stay = order::heaviest_chain(&points);
        for (link, stays) in self.links.iter_mut().zip(stay) {
            link.is_moved = !stays;
        }
        let new = self.new.iter().enumerate().filter(|(_, link)| link.is_none());
        let new = new.map(|(at, _)| Link { new: vec![at], ..Link::default() });
        let mut links: Vec<Link> = self.links.iter().cloned().chain(new).collect();
        let dropped = self.old.iter().enumerate().filter(|(_, link)| link.is_none());
        links.extend(dropped.map(|(at, _)| Link { old: vec![at], ..Link::default() }));
        self.in_order(links)
    }

    fn in_order(&self, links: Vec<Link>) -> Vec<Link> {
        // Where in the new document each old clause stands, or would.
        let mut places = Vec::with_capacity(self.old.len());
        let mut place = 0;
        for link in &self.old {
            if let Some(link) = link.map(|link| &self.links[link]).filter(|link| !link.is_moved) {
                place = link.new[0] + 1;
            }
            places.push(place);
        }
        let mut keyed: Vec<_> = links
            .into_iter()
            .map(|link| match (link.new.first(), link.old.first()) {
                (Some(&new), _) => ((new + 1, 0, 0), link),
                (None, Some(&old)) => ((places[old], 1, old), link),
                (None, None) => ((0, 0, 0), link),
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, link)| link).collect()
    }
}

/// Pairs of clauses that have rows in common which few others have.
fn candidates(features: &Features) -> Vec<Candidate> {
    let old = postings(&features.old);
    let new = postings(&features.new);
    let mut candidates = Vec::new();
    let mut partners: Vec<usize> = Vec::new();
    for (at, feature) in features.old.iter().enumerate() {
        partners.clear();
        for row in &feature.rows {
            let few = old.get(row).is_some_and(|list| list.len() <= MOST_CLAUSES);
            if let Some(list) = new.get(row).filter(|list| few && list.len() <= MOST_CLAUSES) {
                partners.extend(list.iter().map(|&new| new as usize));
            }
        }
        partners.sort_unstable();
        partners.dedup();
        for &partner in &partners {
            let other = &features.new[partner];
            if other.is_heading == feature.is_heading {
                let common = features.common(&feature.rows, &other.rows);
                candidates.push(Candidate { old: at, new: partner, common });
            }
        }
    }
    candidates
}

/// The clauses that have each row; of rows that too many have, one more than that.
fn postings(side: &[Feature]) -> FxHashMap<u64, Vec<u32>> {
    let mut postings: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, feature) in (0..).zip(side) {
        for row in &feature.rows {
            let list = postings.entry(*row).or_default();
            if list.len() <= MOST_CLAUSES {
                list.push(at);
            }
        }
    }
    postings
}
