use crate::classes::{Class, Classes};
use crate::{Edit, EditKind, Fold, Folded, OwnForms, QuoteKind, Span, Watch};

/// The dash that parts clauses, but years and other numbers too.
const LONG_DASH: char = '—';

/// Words in capitals that are longer than this are no abbreviations.
const LONGEST_ABBREVIATION: usize = 10;

/// Folds source text. Holds no state between calls.
///
/// | found | folded |
/// | --- | --- |
/// | blanks or line breaks beside a Chinese character | nothing |
/// | any other run of white space | one blank |
/// | a hyphen between letters, also at the end of a line | nothing |
/// | a long dash behind a digit, as in 2021—2025 | a hyphen |
/// | a line break behind a slash, as in A/RES/73/266 | nothing |
/// | blanks between a hyphen and a digit; a line break between digit, hyphen and letter | nothing |
/// | zero-width characters, direction marks, soft hyphens, superscript note marks | nothing |
/// | full-width forms, radicals, compatibility ideographs, Traditional characters | the ordinary Simplified character |
/// | capitals | small letters |
/// | quotation marks, dots, dashes | one form of each |
///
/// Hyphens between letters go, so that *non-binding*, *non‑binding* and *nonbinding* are one, and a
/// word keeps its form however a line end treats it; [`Folded::parts_words_at`] tells where.
/// Comma, semicolon, colon, exclamation and question mark keep their width.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folder;

impl Folder {
    /// Folds `source[span]`, seen through `edits`, into `out`, which is cleared first and whose
    /// memory is used again.
    ///
    /// # Panics
    ///
    /// Where `span` or an edit does not lie on character boundaries inside `source`, where edits
    /// are out of order, or where the span is longer than 4 GiB.
    pub fn fold(&self, source: &str, span: Span, edits: &[Edit], out: &mut Folded) {
        self.fold_watched(source, span, edits, out, &mut ());
    }

    /// The characters that a [`Watch`] is shown in runs.
    #[must_use]
    pub fn own_forms(&self) -> &'static OwnForms {
        Classes::get().own()
    }

    /// Folds as [`Folder::fold`] does, and shows `watch` the text on the way.
    ///
    /// # Panics
    ///
    /// As [`Folder::fold`].
    pub fn fold_watched(
        &self,
        source: &str,
        span: Span,
        edits: &[Edit],
        out: &mut Folded,
        watch: &mut impl Watch,
    ) {
        out.clear();
        let mut pass = Pass {
            classes: Classes::get(),
            own: Classes::get().own(),
            watch,
            source,
            out,
            before: Before::Start,
            blank: None,
            hyphen: None,
        };
        let mut at = span.start;
        for edit in edits {
            pass.text(at, edit.span.start);
            match edit.kind {
                EditKind::Drop(fold) => pass.out.note_gap(fold),
                EditKind::Replace(char) => pass.char(char, edit.span, Some(Fold::Markup)),
            }
            at = edit.span.end;
        }
        pass.text(at, span.end);
        pass.finish();
    }
}

/// The folded form of a term as written in a glossary.
#[must_use]
pub fn fold_term(term: &str) -> String {
    let mut folded = Folded::default();
    Folder.fold(term, Span::new(0, term.len()), &[], &mut folded);
    folded.text
}

/// What stands before the character at hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Start,
    Wide,
    Letter,
    Digit,
    /// A hyphen: no blank parts it from a digit, on either side, as in 2021 - 2025.
    Dash,
    /// A hyphen behind a digit: no line break parts it from a letter either, as in COVID-19-related.
    DashBehindDigit,
    /// A slash: symbols and addresses are broken behind it.
    Slash,
    Other,
}

/// White space that is held back until it is clear what follows it.
#[derive(Clone, Copy)]
struct Blank {
    span: Span,
    ends_line: bool,
}

/// A hyphen after a letter that is held back until it is clear whether a letter follows.
#[derive(Clone, Copy)]
struct Hyphen {
    char: char,
    span: Span,
}

struct Pass<'a, W> {
    classes: &'static Classes,
    own: &'static OwnForms,
    watch: &'a mut W,
    source: &'a str,
    out: &'a mut Folded,
    before: Before,
    blank: Option<Blank>,
    hyphen: Option<Hyphen>,
}

impl<W: Watch> Pass<'_, W> {
    /// Folds a stretch of source text without edits.
    fn text(&mut self, start: usize, end: usize) {
        let text = &self.source[start..end];
        let bytes = text.as_bytes();
        let mut at = 0;
        // What lies between here and `at` is to be copied as it stands.
        let mut copied = 0;
        while at < bytes.len() {
            if self.own.starts(&text[at..]) {
                self.settle(Before::Wide);
                let run = self.watch.run(&self.out.text, &text[copied..at], &text[at..], self.own);
                self.out.count(run / 3);
                at += run;
                continue;
            }
            let run = plain_run(&bytes[at..]);
            if run > 0 {
                self.settle(side_of_ascii(bytes[at]));
                self.before = side_of_ascii(bytes[at + run - 1]);
                self.out.count(run);
                at += run;
                continue;
            }
            self.out.copy(&text[copied..at], start + copied);
            let Some(char) = text[at..].chars().next() else { return };
            let span = Span::new(start + at, start + at + char.len_utf8());
            self.char(char, span, None);
            at += char.len_utf8();
            copied = at;
        }
        self.out.copy(&text[copied..], start + copied);
    }

    /// Folds one character, which stands for the bytes of `span`.
    fn char(&mut self, char: char, span: Span, change: Option<Fold>) {
        match self.classes.of(char) {
            Class::Blank => self.hold_blank(span, false),
            Class::LineEnd => self.hold_blank(span, true),
            Class::Invisible => self.out.note_gap(Fold::Invisible),
            Class::NoteMark => self.out.note_gap(Fold::NoteMark),
            Class::Hyphen if self.may_join() => self.hyphen = Some(Hyphen { char, span }),
            Class::Hyphen => self.dash(char, span),
            Class::Other if char == LONG_DASH && self.before == Before::Digit => {
                self.dash(char, span);
            }
            Class::Mapped => {
                let (target, fold) = self.classes.mapped(char);
                if target == LONG_DASH && self.before == Before::Digit {
                    return self.dash(char, span);
                }
                self.settle(side(target, self.classes.of(target)));
                if let Some(fold) = fold.or(change) {
                    self.out.note_change(fold);
                }
                if let Some(kind) = quote_kind(char) {
                    self.out.note_quote(kind);
                }
                self.out.replace(target, span.range());
            }
            Class::Mark => {
                self.settle(side(char, Class::Mark));
                if let Some(kind) = quote_kind(char) {
                    self.out.note_quote(kind);
                }
                self.out.replace(char, span.range());
            }
            class => {
                self.settle(side(char, class));
                if let Some(fold) = change {
                    self.out.note_change(fold);
                }
                self.out.replace(char, span.range());
            }
        }
    }

    /// Whether a hyphen here would stand right behind a letter.
    fn may_join(&self) -> bool {
        self.before == Before::Letter && self.blank.is_none() && self.hyphen.is_none()
    }

    /// Puts out a hyphen that joins no letters, or a long dash that stands for one.
    fn dash(&mut self, char: char, span: Span) {
        let behind_digit = self.before == Before::Digit;
        self.settle(if behind_digit { Before::DashBehindDigit } else { Before::Dash });
        self.put_hyphen(Hyphen { char, span });
    }

    fn hold_blank(&mut self, span: Span, ends_line: bool) {
        match &mut self.blank {
            Some(blank) => {
                blank.span.end = span.end;
                blank.ends_line |= ends_line;
            }
            None => self.blank = Some(Blank { span, ends_line }),
        }
    }

    /// Puts out what was held back, now that it is known that `next` follows. Nothing is still to
    /// be copied where something is held back.
    #[inline]
    fn settle(&mut self, next: Before) {
        if self.hyphen.is_some() {
            self.settle_hyphen(next);
        }
        if self.blank.is_some() {
            self.settle_blank(next);
        }
        self.before = next;
    }

    /// Leaves out a hyphen between letters, and with it the line break behind it.
    fn settle_hyphen(&mut self, next: Before) {
        let line_break = self.blank.is_some_and(|blank| blank.ends_line);
        if next == Before::Letter && (self.blank.is_none() || line_break) {
            self.hyphen = None;
            self.blank = None;
            let parts_words = !line_break || self.behind_capitals();
            self.out.note_hyphen(parts_words);
            if line_break {
                self.out.note_gap(Fold::Hyphenation);
            }
        } else {
            self.release_hyphen();
        }
    }

    fn release_hyphen(&mut self) {
        if let Some(hyphen) = self.hyphen.take() {
            self.put_hyphen(hyphen);
            self.before = Before::Dash;
        }
    }

    /// Whether an abbreviation ends the text so far, in the singular or plural: no line end parts
    /// its syllables.
    fn behind_capitals(&self) -> bool {
        let word_start = self.out.last_hyphen();
        let letters = self.out.text[word_start..].char_indices().rev();
        let word = letters.take_while(|&(_, char)| {
            char.is_ascii_digit() || self.classes.of(char) == Class::Letter
        });
        let mut capitals = 0;
        for (place, (at, char)) in word.enumerate() {
            let start = word_start + at;
            let source = self.out.source_span(start..start + char.len_utf8());
            match self.source[source.range()].chars().next() {
                Some(found) if found.is_uppercase() || found.is_numeric() => capitals += 1,
                Some('s') if place == 0 => {}
                _ => return false,
            }
            if capitals > LONGEST_ABBREVIATION {
                return false;
            }
        }
        capitals > 1
    }

    fn put_hyphen(&mut self, Hyphen { char, span }: Hyphen) {
        if char != '-' {
            self.out.note_change(Fold::Variant);
        }
        self.out.replace('-', span.range());
    }

    fn settle_blank(&mut self, next: Before) {
        let Some(Blank { span, ends_line }) = self.blank.take() else { return };
        if self.before == Before::Start {
            return;
        }
        let fold = if ends_line { Fold::LineBreak } else { Fold::Blank };
        let joined = match self.before {
            Before::Wide => true,
            Before::Slash if ends_line => true,
            _ => next == Before::Wide || self.joins_number(next, ends_line),
        };
        if joined {
            self.out.note_gap(fold);
            return;
        }
        if &self.source[span.range()] != " " {
            self.out.note_change(fold);
        }
        self.out.replace(' ', span.range());
    }

    /// Whether no blank counts between what is before and `next` because a number is joined to
    /// something there by a hyphen.
    fn joins_number(&self, next: Before, ends_line: bool) -> bool {
        match (self.before, next) {
            (Before::Digit, Before::Dash | Before::DashBehindDigit)
            | (Before::Dash | Before::DashBehindDigit, Before::Digit) => true,
            (Before::DashBehindDigit, Before::Letter) => ends_line,
            _ => false,
        }
    }

    /// White space at the end is left out, a hyphen stays.
    fn finish(&mut self) {
        self.release_hyphen();
    }
}

/// What a character is for the one behind it.
fn side(char: char, class: Class) -> Before {
    match class {
        Class::Wide => Before::Wide,
        Class::Mark if char != '"' => Before::Wide,
        Class::Letter => Before::Letter,
        _ if char.is_ascii_digit() => Before::Digit,
        _ if char == '/' => Before::Slash,
        _ => Before::Other,
    }
}

fn side_of_ascii(byte: u8) -> Before {
    match byte {
        b'a'..=b'z' => Before::Letter,
        b'0'..=b'9' => Before::Digit,
        b'/' => Before::Slash,
        _ => Before::Other,
    }
}

/// The ASCII characters that are their own folded form wherever they stand: small letters, digits
/// and signs other than hyphen and quotes.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 0x80_u8 {
        plain[byte as usize] = matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'!' | b'#'..=b',' | b'.' | b'/' | b':'..=b'@');
        byte += 1;
    }
    plain
};

/// Length of the run of such characters that `bytes` starts with.
#[inline]
fn plain_run(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !PLAIN[usize::from(byte)]).unwrap_or(bytes.len())
}

fn quote_kind(found: char) -> Option<QuoteKind> {
    Some(match found {
        '“' | '„' | '‟' | '「' | '『' | '﹁' | '﹃' | '｢' | '〝' => QuoteKind::Open,
        '”' | '」' | '』' | '﹂' | '﹄' | '｣' | '〞' => QuoteKind::Close,
        '"' | '＂' => QuoteKind::Straight,
        '‘' | '‛' => QuoteKind::SingleOpen,
        '《' | '〈' | '︽' | '︿' => QuoteKind::TitleOpen,
        '》' | '〉' | '︾' | '﹀' => QuoteKind::TitleClose,
        _ => return None,
    })
}
