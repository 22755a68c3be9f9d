use clap::Args;
use zhengming_consistency::{Bitext, Survey};
use zhengming_document::{Label, Language};
use zhengming_text::counted;

use super::check::{self, CheckArgs};
use crate::inputs::Inputs;
use crate::messages::Messages;
use crate::settings::Settings;
use crate::status::{Status, Stop};

/// Paragraphs without a counterpart that are named.
const MOST_NAMED: usize = 8;

/// Compare both languages unit by unit: exit status 1 if anything should be looked at
///
/// Reads two files of one document, folders of such files, translation memories (TMX), XLIFF,
/// tables of pairs and catalogues (PO). Two files are aligned paragraph by paragraph.
#[derive(Debug, Args)]
pub(crate) struct BitextArgs {
    #[command(flatten)]
    check: CheckArgs,
}

/// Aligns the texts, applies the rules on units, and tells what has no counterpart.
pub(crate) fn run(args: &BitextArgs, settings: &Settings) -> Result<Status, Stop> {
    let config = args.check.rules.over_for_units(settings)?;
    let inputs = Inputs::of_units(&args.check.input, settings)?;
    let tell = |survey: &Survey| tell(survey, &settings.messages);
    check::apply(&args.check, inputs, config, tell, settings)
}

/// Tells how many units were compared, and which paragraphs have no counterpart.
fn tell(survey: &Survey, messages: &Messages) {
    let units: usize = survey.bitexts.iter().map(|bitext| bitext.paired().count()).sum();
    if !survey.bitexts.is_empty() {
        let documents = counted(survey.bitexts.len(), "document");
        messages.note(&format!("{} of {documents} compared", counted(units, "unit")));
    }
    for bitext in &survey.bitexts {
        for language in Language::ALL {
            tell_lone(survey, bitext, language, messages);
        }
    }
}

fn tell_lone(survey: &Survey, bitext: &Bitext, language: Language, messages: &Messages) {
    let lone = &bitext.lone[language as usize];
    if lone.is_empty() {
        return;
    }
    let path = survey.documents[bitext.documents[language as usize]].info.path.display();
    let named: Vec<String> = lone.iter().take(MOST_NAMED).map(Label::to_string).collect();
    let more = if lone.len() > MOST_NAMED { ", …" } else { "" };
    let (lone, named) = (counted(lone.len(), "paragraph"), named.join(", "));
    messages.warning(&format!("{path}: {lone} without a counterpart: {named}{more}"));
}
