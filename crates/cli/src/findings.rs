//! What the rules find in a run: what is surveyed for them, and what of their findings is known.

use zhengming_config::{Config, Exception, today};
use zhengming_consistency::{
    Input, Settings as CheckSettings, Survey, SurveyOptions, check_in_full,
};
use zhengming_triage::{Baseline, Run, Sorted, sort};

use crate::baselines::BaselineArgs;
use crate::inputs::Inputs;
use crate::settings::Settings;
use crate::status::{Status, Stop};
use crate::surveys::{self, Prepared};

/// Rules, and what is known of their findings.
pub(crate) struct Search<'a> {
    pub(crate) rules: &'a CheckSettings,
    pub(crate) config: &'a Config,
    pub(crate) of_baseline: &'a BaselineArgs,
    pub(crate) baseline: Option<&'a Baseline>,
}

impl Search<'_> {
    /// Gets ready to survey what the rules need, with so many characters of context on either side
    /// of a passage.
    pub(crate) fn prepare(
        &self,
        inputs: Inputs,
        context: usize,
        settings: &Settings,
    ) -> Result<Prepared, Stop> {
        let options = SurveyOptions {
            context: Some(context),
            context_of: self.rules.evidence(),
            wanted: self.rules.wanted(),
            ..SurveyOptions::default()
        };
        let mut prepared = surveys::prepare(inputs, options, settings)?;
        let passages = self.config.exceptions.iter().any(Exception::is_of_passages);
        // A document may have remarks, which cover single passages.
        let is_document = |file: &Input| !file.is_aligned();
        let is_used = self.of_baseline.is_used(self.config);
        if passages || is_used || prepared.files.iter().any(is_document) {
            prepared.options.places = surveys::ALL_PLACES;
        }
        Ok(prepared)
    }

    /// Applies the rules to a survey that ended with this status, tells what is wrong with
    /// exceptions, remarks and baseline, and parts what is known.
    pub(crate) fn sorted(
        &self,
        survey: &Survey,
        status: Status,
        prepared: &Prepared,
        settings: &Settings,
    ) -> Sorted {
        let languages = &self.config.languages.value;
        let folder = self.of_baseline.folder(self.config);
        let Inputs { whole, named, .. } = &prepared.inputs;
        let covers = self.baseline.and_then(|baseline| baseline.is_covered(&folder, named));
        let all_read = status == Status::Clean;
        let run = Run {
            rules: self.rules,
            languages,
            whole: *whole && all_read,
            whole_baseline: covers.unwrap_or(*whole) && all_read,
            folder: &folder,
            today: &today(),
        };
        let mut findings = check_in_full(survey, self.rules);
        findings.retain(|finding| languages.contains(&finding.language));
        let sorted = sort(findings, survey, &self.config.exceptions, self.baseline, &run);
        sorted.problems.iter().for_each(|problem| settings.messages.problem(problem));
        sorted
    }
}
