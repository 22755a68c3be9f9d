//! Puts the lines of a text together to labelled paragraphs.

use zhengming_text::{Edit, EditKind, Fold, Span};

use super::{
    breaks::{self, Join},
    layout::Layout,
    lines::{Line, Lines, is_blank},
    marks,
    noise::{self, Furniture, Running},
    notes,
};
use crate::{
    Batch, Kind, Label, Paragraph, Part,
    mark::{self, Mark},
    phrase,
    structure::{Item, Labeller, Place, Shape},
};

/// What is known of a document before it is put together.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub layout: Layout,
    pub shape: Shape,
    /// Offset of the title in the file.
    pub title_at: Option<u64>,
    /// What stands on every page.
    pub running: Running,
    /// Bare note marks, by offsets in the file.
    pub note_marks: Vec<(u64, u64)>,
}

/// Takes a text apart window by window.
#[derive(Clone, Debug)]
pub(crate) struct Parser {
    plan: Plan,
    state: State,
}

/// What the next line depends on.
#[derive(Clone, Debug)]
struct State {
    labeller: Labeller,
    /// Whether notes are being read, and the number of the last one.
    notes: Option<u32>,
    /// Whether any text was read.
    begun: bool,
    /// Whether the next paragraph goes on from one that was cut for its length.
    cut: bool,
}

/// A paragraph that is being put together.
struct Group {
    first: Line,
    last: Line,
    mark: Option<Mark>,
    /// Text without the number.
    text_start: usize,
    /// Stretches inside that are no text of it.
    gaps: Vec<Span>,
    /// Notes found below it.
    notes: Vec<Note>,
    /// Its number where it is a note itself.
    note: Option<u32>,
    /// The state before its first line.
    before: State,
}

struct Note {
    number: Option<u32>,
    span: Span,
}

/// The window under work and what is found in it.
struct Work<'a> {
    text: &'a str,
    base: u64,
    errors: Vec<Span>,
    batch: &'a mut Batch,
}

impl Parser {
    pub(crate) fn new(plan: Plan) -> Self {
        let labeller = Labeller::new(plan.shape);
        Self { plan, state: State { labeller, notes: None, begun: false, cut: false } }
    }

    /// Says that the paragraph read last was cut and goes on in the next window.
    pub(crate) fn goes_on(&mut self) {
        self.state.cut = true;
    }

    /// Adds the complete paragraphs of `text` to `batch` and returns the bytes they take. `base`
    /// is the offset of `text` in the file; `last` says that it ends there.
    pub(crate) fn parse(&mut self, text: &str, base: u64, last: bool, batch: &mut Batch) -> usize {
        let errors = noise::field_errors(text);
        let mut work = Work { text, base, errors, batch };
        self.parse_lines(&mut work, last)
    }

    fn parse_lines(&mut self, work: &mut Work<'_>, last: bool) -> usize {
        let text = work.text;
        let torn = self.plan.layout.is_torn();
        let mut open: Option<Group> = None;
        let mut done = 0;
        let mut between = breaks::Between::default();
        for line in Lines::new(text, last) {
            if open.is_none() {
                done = line.next;
            }
            if self.skips(work, open.as_ref(), line, last, &mut between) {
                continue;
            }
            let before = (self.state.notes, std::mem::replace(&mut self.state.begun, true));
            if torn && self.take_note(work, &mut open, line, &mut between) {
                continue;
            }
            let content = &text[line.text.range()];
            let note = if torn { None } else { self.note_in_place(work, open.as_ref(), content) };
            let between = std::mem::take(&mut between);
            if let Some(group) = &mut open
                && self.continues(work, group, note, line, &between)
            {
                group.gaps.extend(between.gap);
                group.last = line;
                continue;
            }
            if let Some(group) = open.take() {
                self.flush(work, group);
            }
            done = line.start;
            open = Some(self.start_group(text, line, note, before));
        }
        self.finish(work, open, last, done)
    }

    /// Passes over a line that is no text: a blank one, page furniture, a lone note mark.
    #[inline]
    fn skips(
        &mut self,
        work: &Work<'_>,
        open: Option<&Group>,
        line: Line,
        last: bool,
        between: &mut breaks::Between,
    ) -> bool {
        let text = work.text;
        if line.text.is_empty() {
            between.blank = true;
            between.page |= text[line.start..line.next].contains('\u{C}');
            return true;
        }
        between.page |= text[line.start..line.text.start].contains('\u{C}');
        let content = &text[line.text.range()];
        let torn = self.plan.layout.is_torn();
        match noise::furniture(content, torn, self.state.begun, &self.plan.running) {
            Some(Furniture::Rule) => self.state.notes = Some(0),
            Some(Furniture::Page) => between.page = true,
            None if !self.is_note_mark(work, open, line, last) => return false,
            None => {}
        }
        between.skip(line.text);
        true
    }

    /// Whether a line of a text that does not come from pages is the mark of a note, alone inside a
    /// sentence.
    fn is_note_mark(&self, work: &Work<'_>, open: Option<&Group>, line: Line, last: bool) -> bool {
        let content = &work.text[line.text.range()];
        let Some(group) = open.filter(|group| content.len() <= 3 && group.note.is_none()) else {
            return false;
        };
        let behind = work.text[line.next..].trim_start_matches(is_blank);
        // Where the window ends here, the open paragraph will be read once more with what follows.
        let open_end = behind.is_empty() && !last;
        open_end || marks::tears(&work.text[group.last.text.range()], content, behind)
    }

    /// A paragraph that begins with `line`, which may begin a note. `before` is what was known of
    /// notes, and whether any text was read, in front of it.
    fn start_group(
        &mut self,
        text: &str,
        line: Line,
        note: Option<(u32, usize)>,
        (notes, begun): (Option<u32>, bool),
    ) -> Group {
        let before = State { notes, begun, ..self.state.clone() };
        let (mark, skip) = match note {
            Some((number, skip)) => {
                self.state.notes = Some(number);
                (None, skip)
            }
            None => split_mark(&text[line.text.range()]),
        };
        Group {
            first: line,
            last: line,
            mark,
            text_start: line.text.start + skip,
            gaps: Vec::new(),
            notes: Vec::new(),
            note: note.map(|found| found.0),
            before,
        }
    }

    /// Whether `line`, which is a note or not, goes on with `group`.
    fn continues(
        &self,
        work: &Work<'_>,
        group: &Group,
        note: Option<(u32, usize)>,
        line: Line,
        between: &breaks::Between,
    ) -> bool {
        match (note, group.note) {
            (None, None) => self.joins(work, group, line, between),
            // Behind a note only a line that has no number of its own goes on with it.
            (Some((_, 0)), Some(_)) => between.is_empty() && self.joins(work, group, line, between),
            _ => false,
        }
    }

    /// The number of the note that a line begins, with the bytes before its text, where notes
    /// stand at the end of the text. A line that goes on with a note has its number and no bytes.
    fn note_in_place(
        &mut self,
        work: &Work<'_>,
        open: Option<&Group>,
        content: &str,
    ) -> Option<(u32, usize)> {
        if self.state.notes.is_none() && self.part_behind(work, open, content) == Part::Conclusion {
            // Notes may stand at the end without a rule above them.
            let first = notes::number(content).filter(|found| found.0 == 1);
            self.state.notes = first.map(|_| 0);
        }
        let before = self.state.notes?;
        let found = notes::number(content).filter(|found| before == 0 || found.0 == before + 1);
        let goes_on = || (before > 0 && !ends_notes(content)).then_some((before, 0));
        let note = found.or_else(goes_on);
        if note.is_none() {
            self.state.notes = None;
        }
        note
    }

    /// The part that the open paragraph will turn out to be in, as far as it matters to a line
    /// that may be the first note.
    fn part_behind(&self, work: &Work<'_>, open: Option<&Group>, content: &str) -> Part {
        let labeller = &self.state.labeller;
        match open {
            Some(group) if content.starts_with(['1', '¹']) && group.note.is_none() => {
                let text = &work.text[group.text_start..group.last.text.end.max(group.text_start)];
                let mut labeller = labeller.clone();
                let item = Item { text, mark: group.mark, place: Place::Unknown, kind: Kind::Text };
                labeller.next(item);
                labeller.part()
            }
            _ => labeller.part(),
        }
    }

    /// Ends a window: the last paragraph is complete only if nothing follows.
    fn finish(
        &mut self,
        work: &mut Work<'_>,
        open: Option<Group>,
        last: bool,
        done: usize,
    ) -> usize {
        match open {
            Some(group) if last => {
                self.flush(work, group);
                work.text.len()
            }
            Some(group) => {
                let start = group.first.start;
                self.state = group.before;
                start
            }
            None if last => work.text.len(),
            None => done,
        }
    }

    /// Whether `line` goes on with `group`.
    fn joins(&self, work: &Work<'_>, group: &Group, line: Line, between: &breaks::Between) -> bool {
        let (wrap, loose) = match self.plan.layout {
            Layout::List => return false,
            Layout::Loose(wrap) => (wrap, true),
            Layout::Torn(wrap) => (wrap, false),
        };
        let labeller = &self.state.labeller;
        breaks::joins(&Join {
            text: work.text,
            wrap,
            loose,
            part: labeller.part_of_next(group.mark),
            numbers: labeller.numbers(),
            group_mark: group.mark,
            group_start: group.text_start,
            before: group.last,
            line,
            between,
            errors: &work.errors,
        })
    }

    /// Takes a line of the notes at the foot of a page; `false` where it is none.
    fn take_note(
        &mut self,
        work: &mut Work<'_>,
        open: &mut Option<Group>,
        line: Line,
        between: &mut breaks::Between,
    ) -> bool {
        let Some(before) = self.state.notes else { return false };
        let content = &work.text[line.text.range()];
        let next = notes::number(content).filter(|found| before == 0 || found.0 == before + 1);
        if let Some((number, skip)) = next {
            self.state.notes = Some(number);
            let span = Span::new(line.text.start + skip, line.text.end);
            let note = Note { number: Some(number), span };
            match open {
                Some(group) => group.notes.push(note),
                None => self.emit_note(work, &note),
            }
            between.skip(line.text);
            return true;
        }
        let width = self.plan.layout.width();
        let note = open.as_mut().and_then(|group| group.notes.last_mut());
        if let Some(note) = note
            && before > 0
            && !between.page
            && !ends_notes(content)
            && !notes::is_over(&work.text[note.span.range()], width)
        {
            note.span.end = line.text.end;
            between.skip(line.text);
            return true;
        }
        self.state.notes = None;
        // Notes stand at the foot of a page, so the text goes on from another one.
        between.page = true;
        false
    }

    fn flush(&mut self, work: &mut Work<'_>, group: Group) {
        let span = Span::new(group.text_start.min(group.last.text.end), group.last.text.end);
        if group.note.is_some() {
            self.emit_note(work, &Note { number: group.note, span });
        } else {
            self.emit(work, span, group.mark, &group.gaps);
        }
        for note in &group.notes {
            self.emit_note(work, note);
        }
    }

    fn emit_note(&mut self, work: &mut Work<'_>, note: &Note) {
        let item = Item {
            text: &work.text[note.span.range()],
            mark: None,
            place: Place::Note(note.number),
            kind: Kind::Note,
        };
        let labelled = self.state.labeller.next(item);
        self.push(work, note.span, labelled, &[]);
    }

    fn emit(&mut self, work: &mut Work<'_>, span: Span, mark: Option<Mark>, gaps: &[Span]) {
        let text = &work.text[span.range()];
        let at = work.base + span.start as u64;
        let place = if self.plan.title_at == Some(at) { Place::Title } else { Place::Unknown };
        let labelled = if std::mem::take(&mut self.state.cut) {
            (self.state.labeller.current(), Kind::Text)
        } else {
            self.state.labeller.next(Item { text, mark, place, kind: Kind::Text })
        };
        let skip = match place {
            Place::Title => phrase::numbered_title(text).unwrap_or(0),
            _ => 0,
        };
        self.push(work, Span::new(span.start + skip, span.end), labelled, gaps);
    }

    fn push(&self, work: &mut Work<'_>, span: Span, labelled: (Label, Kind), gaps: &[Span]) {
        let from = work.batch.edits.len();
        for &gap in gaps {
            work.batch.edits.push(Edit { span: gap, kind: EditKind::Drop(Fold::Noise) });
        }
        let first = work.errors.partition_point(|error| error.start < span.start);
        for &error in work.errors[first..].iter().take_while(|error| error.end <= span.end) {
            work.batch.edits.push(Edit { span: error, kind: EditKind::Drop(Fold::Noise) });
        }
        let (start, end) = (work.base + span.start as u64, work.base + span.end as u64);
        let marks = &self.plan.note_marks;
        let first = marks.partition_point(|mark| mark.0 < start);
        for mark in marks[first..].iter().take_while(|mark| mark.1 <= end) {
            let span = Span::new((mark.0 - work.base) as usize, (mark.1 - work.base) as usize);
            work.batch.edits.push(Edit { span, kind: EditKind::Drop(Fold::NoteMark) });
        }
        sort_disjoint(&mut work.batch.edits, from);
        let edits = (from as u32, work.batch.edits.len() as u32);
        let (label, kind) = labelled;
        work.batch.paragraphs.push(Paragraph { span, edits, label, kind });
    }
}

/// Sorts the edits behind `from` and leaves out those that reach into the one before.
fn sort_disjoint(edits: &mut Vec<Edit>, from: usize) {
    if edits.len() < from + 2 {
        return;
    }
    edits[from..].sort_by_key(|edit| (edit.span.start, std::cmp::Reverse(edit.span.end)));
    let mut kept = from;
    for at in from + 1..edits.len() {
        if edits[at].span.start >= edits[kept].span.end {
            kept += 1;
            edits[kept] = edits[at];
        }
    }
    edits.truncate(kept + 1);
}

/// The number at the start of a line and the bytes it takes. A line that is nothing but a number
/// is text.
fn split_mark(content: &str) -> (Option<Mark>, usize) {
    match mark::parse(content) {
        Some((mark, skip)) if skip < content.len() => (Some(mark), skip),
        _ => (None, 0),
    }
}

/// Whether a line cannot belong to the notes.
fn ends_notes(content: &str) -> bool {
    let opens = matches!(mark::parse(content), Some((found, _)) if found != Mark::Bullet);
    opens || phrase::annex(content).is_some() || phrase::opens_conclusion(content)
}
