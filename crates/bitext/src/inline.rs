//! The text of a segment with inline codes, as TMX and XLIFF have them.

use zhengming_text::Span;

use crate::pieces::Pieces;

/// What an inline element is to the text around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Its content is text like that around it.
    Through,
    /// Its content is code of the original format and no text.
    Code,
    /// Its content is a text of its own: a segment with its name, or a sub-flow without one.
    Own(Option<String>),
}

/// The content of a segment while it is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inline {
    main: Pieces,
    /// Texts of their own that are still open, innermost last.
    open: Vec<Own>,
    /// For each open element whether the text around it is code, and whether it is one of `open`.
    around: Vec<(bool, bool)>,
    in_code: bool,
    done: Vec<Own>,
}

/// A text of its own inside a segment.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    pub(crate) name: Option<String>,
    pub(crate) text: Pieces,
}

impl Inline {
    pub(crate) fn open(&mut self, mark: Mark) {
        self.around.push((self.in_code, matches!(mark, Mark::Own(_))));
        match mark {
            Mark::Through => {}
            Mark::Code => self.in_code = true,
            Mark::Own(name) => {
                self.in_code = false;
                self.open.push(Own { name, text: Pieces::default() });
            }
        }
    }

    pub(crate) fn close(&mut self) {
        let Some((in_code, is_own)) = self.around.pop() else { return };
        self.in_code = in_code;
        if is_own {
            self.done.extend(self.open.pop());
        }
    }

    pub(crate) fn text(&mut self, span: Span) {
        if !self.in_code {
            self.pieces().text(span);
        }
    }

    pub(crate) fn character(&mut self, span: Span, character: char) {
        if !self.in_code {
            self.pieces().character(span, character);
        }
    }

    fn pieces(&mut self) -> &mut Pieces {
        self.open.last_mut().map_or(&mut self.main, |own| &mut own.text)
    }

    /// The text around all texts of their own.
    pub(crate) fn main(&self) -> Pieces {
        self.main.clone()
    }

    /// The text with that of its segments, without sub-flows.
    pub(crate) fn whole(&self) -> Pieces {
        let mut whole = self.main.clone();
        whole.merge(self.segments().map(|segment| segment.text.clone()));
        whole
    }

    /// Whether there is no text around its segments and sub-flows.
    pub(crate) fn is_empty(&self) -> bool {
        self.main.is_empty()
    }

    /// The segments inside it, in the order in which they end.
    pub(crate) fn segments(&self) -> impl Iterator<Item = &Own> {
        self.done.iter().filter(|own| own.name.is_some())
    }

    /// The sub-flows inside it.
    pub(crate) fn flows(&self) -> impl Iterator<Item = &Own> {
        self.done.iter().filter(|own| own.name.is_none())
    }
}
