//! consistency
mod analysis;
mod rules;
mod survey;

pub use analysis::{
    Analysis, ConceptUsage, DocumentCount, FIRM_USES, FamilyUsage, GroupUsage, LEAST_USES,
    Measures, MemberTotals, Profile, Shares, TermTotals,
};
pub use rules::{
    Evidence, Finding, Level, MqmClass, Rule, Settings, TermCount, UnknownRule, check, rule, rules,
};
pub use survey::{
    Context, DocumentUsage, Failure, Input, Place, Progress, Survey, SurveyOptions, TermUsage,
    survey,
};
