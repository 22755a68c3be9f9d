//! consistency
mod analysis;
mod survey;

pub use analysis::{
    Analysis, ConceptUsage, DocumentCount, FIRM_USES, FamilyUsage, GroupUsage, LEAST_USES,
    Measures, MemberTotals, Profile, Shares, TermTotals,
};
pub use survey::{
    Context, DocumentUsage, Failure, Input, Place, Progress, Survey, SurveyOptions, TermUsage,
    survey,
};
