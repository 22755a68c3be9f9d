//! What verdicts and counts say together.

use zhengming_consistency::{rule, rules};
use zhengming_text::counted;

use crate::samples::{Count, Samples};
use crate::verdicts::Verdict;

/// So often a rule that is on by default must be right.
const LEAST_PRECISION: f64 = 0.9;

/// So many findings must have been read, or all.
const LEAST_READ: usize = 50;

/// A row of the table of rules.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) count: Count,
    pub(crate) read: usize,
    pub(crate) right: usize,
}

impl Judged {
    /// The share of findings that are right.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn precision(&self) -> f64 {
        self.right as f64 / self.read as f64
    }

    /// Wilson's interval for 95 %.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn interval(&self) -> (f64, f64) {
        const Z: f64 = 1.96;
        let (read, share) = (self.read as f64, self.precision());
        let scale = 1.0 + Z * Z / read;
        let centre = share + Z * Z / (2.0 * read);
        let spread = Z * (share * (1.0 - share) / read + Z * Z / (4.0 * read * read)).sqrt();
        ((centre - spread) / scale, (centre + spread) / scale)
    }
}

/// The rows, in the order of the rules, and what does not fit together.
pub(crate) fn count(
    samples: &Samples,
    verdicts: &[Verdict],
    problems: &mut Vec<String>,
) -> Vec<Judged> {
    let mut told = |what: String| problems.push(format!("samples.toml: {what}"));
    for count in samples.counts.iter().filter(|count| rule(&count.rule).is_none()) {
        told(format!("the rule `{}` does not exist", count.rule));
    }
    for count in &samples.counts {
        for sample in count.samples.iter().filter(|id| samples.sample(id).is_none()) {
            told(format!("the sample `{sample}` of {} is not described", count.name()));
        }
    }
    let judged: Vec<Judged> = rules()
        .iter()
        .flat_map(|rule| samples.of(rule.id))
        .map(|count| judge(count, verdicts))
        .collect();
    for Judged { count, read, .. } in judged.iter().filter(|it| it.read > it.count.findings) {
        told(format!(
            "{} has {} on {}, but {}",
            count.name(),
            counted(count.findings as u64, "finding"),
            count.samples.join(", "),
            counted(*read as u64, "verdict"),
        ));
    }
    let is_counted =
        |verdict: &&Verdict| samples.counts.iter().filter(|it| covers(it, verdict)).count() == 1;
    problems.extend(verdicts.iter().filter(|verdict| !is_counted(verdict)).map(|verdict| {
        let Verdict { file, line, kind, sample, .. } = verdict;
        let kind = kind.iter().map(|kind| format!(" and the kind `{kind}`")).collect::<String>();
        format!("{file}:{line}: no count in samples.toml covers the sample `{sample}`{kind}")
    }));
    judged
}

fn judge(count: &Count, verdicts: &[Verdict]) -> Judged {
    let covered = || verdicts.iter().filter(|verdict| covers(count, verdict));
    let right = covered().filter(|verdict| verdict.is_right).count();
    Judged { count: count.clone(), read: covered().count(), right }
}

fn covers(count: &Count, verdict: &Verdict) -> bool {
    count.rule == verdict.rule
        && count.kind == verdict.kind
        && count.samples.contains(&verdict.sample)
}

/// Why rules, or kinds of their findings, should not be on by default though they are. Unseen
/// documents decide alone, where some were read.
pub(crate) fn not_earned(judged: &[Judged]) -> impl Iterator<Item = String> {
    rules().iter().filter(|rule| rule.on_by_default).flat_map(|rule| {
        let own: Vec<&Judged> = judged.iter().filter(|it| it.count.rule == rule.id).collect();
        let mut kinds: Vec<&Option<String>> = own.iter().map(|it| &it.count.kind).collect();
        kinds.sort();
        kinds.dedup();
        let pooled = kinds.iter().map(|kind| pool(own.iter().filter(|it| it.count.kind == **kind)));
        let problems: Vec<String> = pooled.filter_map(|it| doubt(&it)).collect();
        let unread = || format!("`{}` is on by default, but nobody read its findings", rule.id);
        if own.is_empty() { vec![unread()] } else { problems }
    })
}

/// Rows of one rule and kind taken together: the unseen ones, where there are some.
fn pool<'j>(rows: impl Iterator<Item = &'j &'j Judged> + Clone) -> Judged {
    let has_unseen = rows.clone().any(|row| row.count.unseen);
    let mut counting = rows.filter(|row| row.count.unseen == has_unseen);
    let mut pooled: Judged = (**counting.next().unwrap()).clone();
    for row in counting {
        pooled.count.findings += row.count.findings;
        pooled.read += row.read;
        pooled.right += row.right;
    }
    pooled
}

fn doubt(pooled: &Judged) -> Option<String> {
    let Judged { count, read, right } = pooled;
    let name = count.name();
    if *read < LEAST_READ && *read < count.findings {
        return Some(format!(
            "{name} is on by default, but {read} of {} were read",
            count.findings
        ));
    }
    (*read > 0 && pooled.precision() < LEAST_PRECISION)
        .then(|| format!("{name} is on by default, but right in {right} of {read} only"))
}
