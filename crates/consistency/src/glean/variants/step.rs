/// What parts a form from the term that it is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 的 is put in.
    ParticleIn,
    /// 的 is left out.
    ParticleOut,
    /// 和, 与, 及, 以及 or 、 is exchanged for another of them, left out, or in a name put in.
    Joining,
    /// The same parts stand in another order.
    Order,
    /// One character is another one.
    Character,
    /// One character is missing.
    Missing,
    /// Another term of the glossary stands for a part.
    Word,
    /// An English word inside the term is in the other number.
    Number,
    /// A blank between two words is put in or left out.
    Blank,
}

impl Step {
    /// What the form has otherwise than the term, in a few words.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::ParticleIn => "has 的 where the term has none",
            Self::ParticleOut => "leaves out 的",
            Self::Joining => "joins its parts otherwise",
            Self::Order => "has its parts in another order",
            Self::Character => "has another character",
            Self::Missing => "leaves out a character",
            Self::Word => "has another word for a part",
            Self::Number => "has a word in the other number",
            Self::Blank => "parts its words otherwise",
        }
    }
}
