use crate::index::Index;
use crate::measure::{dice, log_of};
use crate::query::{Query, Unaskable};
use crate::rank::Ranker;
use crate::side::DEPTH;
use crate::tokens::Kind;
use crate::weigh::Asked;
use crate::written::written;

/// What renders a term best.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// As it is mostly written.
    pub text: String,
    /// Units in which the two meet.
    pub units: usize,
    /// See [`crate::log_dice`].
    pub log_dice: f64,
    /// Whether the term is what renders it best in turn.
    pub is_mutual: bool,
}

/// The best rendering of a term of either language, if there is one.
///
/// It is found as by [`crate::render`]; a term that comes only as the whole of a unit is rendered by the
/// whole of the other side.
///
/// ```
/// use zhengming_bitext::Bitext;
/// use zhengming_rendering::{Builder, partner};
///
/// let table = "symbol\tzh\ten\n\
///     A/RES/80/1\t提升电网的韧性，\tRaising the resilience of power grids,\n\
///     A/RES/80/1\t海港的安全，\tSafety of ports,\n\
///     A/RES/80/2\t关于韧性的报告\tReport on resilience\n\
///     A/RES/80/2\t总则\tGeneral provisions\n";
/// let mut builder = Builder::default();
/// for unit in Bitext::from_bytes("pairs.tsv", table) {
///     builder.add(unit?);
/// }
/// let index = builder.finish();
/// assert_eq!(partner(&index, "韧性").unwrap().unwrap().text, "resilience");
/// assert_eq!(partner(&index, "general provisions").unwrap().unwrap().text, "总则");
/// # Ok::<(), zhengming_bitext::Error>(())
/// ```
///
/// # Errors
///
/// Where there is nothing to ask for.
pub fn partner(index: &Index, term: &str) -> Result<Option<Partner>, Unaskable> {
    let query = Query::new(index, term)?;
    let other = query.language.other();
    Ok(best(index, &query).map(|found| {
        let back = Query { language: other, rows: vec![found.row.clone()] };
        Partner {
            text: written(index, other, &found.row, &found.units),
            units: found.units.len(),
            log_dice: found.log_dice,
            is_mutual: best(index, &back).is_some_and(|back| query.rows.contains(&back.row)),
        }
    }))
}

/// A row that renders a query.
struct Found {
    row: Vec<u32>,
    units: Vec<u32>,
    log_dice: f64,
}

fn best(index: &Index, query: &Query) -> Option<Found> {
    let asked = Asked::new(index, query);
    if let Some(found) = whole(&asked, query) {
        return Some(found);
    }
    let found = Ranker::new(&asked).first()?;
    Some(Found { row: found.row, units: found.units, log_dice: found.log_dice })
}

/// The whole of the other side, if the query comes only as the whole of a unit, always with the same
/// one.
fn whole(asked: &Asked<'_>, query: &Query) -> Option<Found> {
    let vocabulary = &asked.index.vocabulary;
    let keys = |unit: u32, language| -> Vec<u32> {
        let symbols = asked.index.side(language).unit(unit).iter();
        let keys: Vec<u32> = symbols.map(|&symbol| vocabulary.key(symbol)).collect();
        let is_word = |key: &u32| !matches!(vocabulary.kind(*key), Kind::Joint | Kind::Stop);
        let start = keys.iter().position(is_word).unwrap_or(keys.len());
        let end = keys.iter().rposition(is_word).map_or(start, |last| last + 1);
        keys[start..end].to_vec()
    };
    let other = query.language.other();
    let row = keys(*asked.hits.first()?, other);
    let is_whole =
        |&unit: &u32| query.rows.contains(&keys(unit, query.language)) && keys(unit, other) == row;
    let is_told = !row.is_empty() && row.len() <= DEPTH && asked.hits.iter().all(is_whole);
    let all = asked.index.side(other).units_of(&row, vocabulary).len() as f64;
    let hits = asked.hits.len() as f64;
    let log_dice = log_of(dice(hits, all, hits));
    is_told.then(|| Found { row, units: asked.hits.clone(), log_dice })
}
