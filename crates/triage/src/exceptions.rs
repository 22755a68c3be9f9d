use zhengming_config::Exception;
use zhengming_consistency::{Context, Evidence, Finding, Survey};
use zhengming_problem::{Problem, Problems, Severity, did_you_mean, quoted};
use zhengming_text::fold_term;

use crate::remark::parse_remark;
use crate::sort::Run;

/// An exception with what it holds for and whether it was of any use.
pub(crate) struct Applied {
    pub(crate) exception: Exception,
    /// The document of a remark, and the bytes that it covers, if not all.
    scope: Option<(usize, Option<(u64, u64)>)>,
    pub(crate) used: bool,
    expired: bool,
}

/// The exceptions of the configuration and those of the remarks in documents.
pub(crate) fn gather(
    survey: &Survey,
    configured: &[Exception],
    run: &Run<'_>,
    problems: &mut Problems,
) -> Vec<Applied> {
    let applied = |exception: Exception, scope| {
        let expired = exception.has_expired(run.today);
        Applied { exception, scope, used: false, expired }
    };
    let mut all: Vec<Applied> =
        configured.iter().map(|exception| applied(exception.clone(), None)).collect();
    for (at, document) in survey.documents.iter().enumerate() {
        for remark in &document.remarks {
            let (exceptions, of_document) = parse_remark(remark, &document.info.path, problems);
            let covered = if of_document { None } else { Some(remark.covers.unwrap_or_default()) };
            all.extend(exceptions.into_iter().map(|one| applied(one, Some((at, covered)))));
        }
    }
    all
}

impl Applied {
    pub(crate) fn is_remark(&self) -> bool {
        self.scope.is_some()
    }

    /// Whether it can cover passages of a finding.
    pub(crate) fn concerns(&self, finding: &Finding, survey: &Survey) -> bool {
        let Exception { rule, concept, document, .. } = &self.exception;
        let Some(usage) = survey.documents.get(finding.document) else { return false };
        let id = finding.concept.map(|id| survey.glossary.concept(id).id.as_str());
        !self.expired
            && rule.is_none_or(|rule| rule == finding.rule)
            && concept.as_deref().is_none_or(|concept| id == Some(concept))
            && self.scope.is_none_or(|(at, _)| at == finding.document)
            && document
                .as_ref()
                .is_none_or(|meant| meant.is(usage.info.symbol.as_deref(), &usage.info.path))
    }

    /// Whether it covers all that it concerns.
    pub(crate) fn is_of_findings(&self) -> bool {
        !self.exception.is_of_passages() && !matches!(self.scope, Some((_, Some(_))))
    }

    /// Whether it covers a passage of a finding that it concerns.
    pub(crate) fn covers(&self, passage: &Evidence) -> bool {
        let Exception { label, text, .. } = &self.exception;
        let place = &passage.place;
        let in_scope = match self.scope {
            Some((_, Some((start, end)))) => (start..end).contains(&place.span.0),
            _ => true,
        };
        in_scope
            && label.as_deref().is_none_or(|label| is_labelled(&place.label.to_string(), label))
            && text.as_deref().is_none_or(|text| {
                place.context.as_deref().is_some_and(|context| is_quoted(context, text))
            })
    }

    /// What is to be told of it after all findings were sorted.
    pub(crate) fn remark(&self, survey: &Survey, run: &Run<'_>) -> Option<Problem> {
        let Exception { until, location, reason, concept, .. } = &self.exception;
        let what = if self.is_remark() { "remark" } else { "exception" };
        let warn = |message: String, help: &str| {
            let help = Some(help.to_owned());
            Some(Problem::new(Severity::Warning, location, message, help))
        };
        if self.expired {
            let until = until.as_deref().unwrap_or_default();
            let message =
                format!("the {what} applied until {until} only; its reason was: {reason}");
            return warn(message, "mend the passage, or give another date");
        }
        let ids = || survey.glossary.concepts.iter().map(|concept| concept.id.as_str());
        if let Some(id) = concept.as_deref().filter(|id| ids().all(|known| known != *id)) {
            let known: Vec<&str> = ids().collect();
            let message = format!("the glossary has no concept {}", quoted(id));
            let help = did_you_mean(id, &known);
            return warn(message, &help.unwrap_or_else(|| "`glossary find` tells ids".to_owned()));
        }
        if self.used || !self.is_judged(survey, run) {
            return None;
        }
        warn(format!("the {what} covers no finding"), "take it out")
    }

    /// Whether all was read and looked at that it could cover.
    fn is_judged(&self, survey: &Survey, run: &Run<'_>) -> bool {
        let Exception { rule, document, .. } = &self.exception;
        let applied = run.rules.rules();
        if !rule.is_none_or(|id| {
            applied
                .iter()
                .any(|rule| rule.id == id && run.rules.level_of(rule) >= run.rules.level())
        }) {
            return false;
        }
        let is_read = || {
            document.as_ref().is_some_and(|meant| {
                let mut infos = survey.documents.iter().map(|usage| &usage.info);
                meant.is_one() && infos.any(|info| meant.is(info.symbol.as_deref(), &info.path))
            })
        };
        self.is_remark() || run.whole || is_read()
    }
}

/// Whether a label is the one meant or one below it: `OP 1 (a)` is below `OP 1`.
fn is_labelled(label: &str, meant: &str) -> bool {
    let rest = label.strip_prefix(meant.trim());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" (") || rest.starts_with(", "))
}

/// Whether words are quoted from a passage, and not only from what stands around it.
fn is_quoted(context: &Context, text: &str) -> bool {
    let before = fold_term(&context.before);
    let keyword = fold_term(&context.keyword);
    let whole = format!("{before}{keyword}{}", fold_term(&context.after));
    let text = fold_term(text);
    let (start, end) = (before.len(), before.len() + keyword.len());
    let starts = whole.char_indices().map(|(at, _)| at);
    starts
        .filter(|&at| whole[at..].starts_with(&text))
        .any(|at| at < end && at + text.len() > start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_fit_with_all_below_them() {
        assert!(is_labelled("OP 1", "OP 1") && is_labelled("OP 1 (a)", "OP 1"));
        assert!(is_labelled("annex I, para. 2", "annex I"));
        assert!(!is_labelled("OP 12", "OP 1") && !is_labelled("OP 1", "OP 1 (a)"));
    }

    #[test]
    fn words_must_be_those_of_the_passage() {
        let context = Context {
            before: "请各国遵守".into(),
            keyword: "負責任行為".into(),
            after: "准则。".into(),
        };
        for (text, quoted) in [
            ("负责任行为", true),
            ("遵守负责", true),
            ("行为准则", true),
            ("各国", false),
            ("则", false),
        ] {
            assert_eq!(is_quoted(&context, text), quoted, "{text}");
        }
    }
}
