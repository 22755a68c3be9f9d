//! A text with its changes in it, for a terminal.

use anstyle::{AnsiColor, Effects, Style};
use zhengming_compare::{Change, Piece, Wording};

use crate::terminal::clean::joined;
use crate::terminal::style::paint;
use crate::terminal::width::{fit, fit_end, width, wrap_ranges};

/// What was replaced or left out.
pub(crate) const OLD: Style = AnsiColor::Red.on_default();
/// What was put in.
pub(crate) const NEW: Style = AnsiColor::Green.on_default();

/// Columns of what stays the same that are shown beside a change.
const CONTEXT: usize = 24;

/// The lines of a text: `[-old-]`, `{+new+}`, and beside them some of what stays the same.
pub(crate) fn lines(wording: &Wording, columns: usize) -> Vec<String> {
    parted(&parts(wording), columns)
}

/// A piece of text in a style.
struct Painted {
    text: String,
    style: Style,
}

/// What is to be read of a text: its changes, and of what stays the same what stands beside them.
fn parts(wording: &Wording) -> Vec<Painted> {
    let mut parts = Vec::new();
    let last = wording.pieces.len().saturating_sub(1);
    // Whether a blank is due before what comes next, in the old and in the new text.
    let mut blanks = [false; 2];
    for (at, piece) in wording.pieces.iter().enumerate() {
        if piece.change == Change::Same {
            let text = joined(wording.new_of(piece));
            let shown = shortened(text.trim(), at > 0, at < last);
            let starts_blank = wording.new_of(piece).starts_with(char::is_whitespace);
            push_blank(blanks[1] || starts_blank, &mut parts);
            parts.push(Painted { text: shown, style: Style::new() });
            let ends_blank = |text: &str| text.ends_with(char::is_whitespace);
            blanks = [wording.old_of(piece), wording.new_of(piece)].map(ends_blank);
        } else {
            push_change(wording, piece, &mut blanks, &mut parts);
        }
    }
    parts
}

fn push_blank(is_due: bool, parts: &mut Vec<Painted>) {
    let ends_blank = parts.last().is_none_or(|part| part.text.ends_with(' '));
    if is_due && !ends_blank {
        parts.push(Painted { text: " ".to_owned(), style: Style::new() });
    }
}

fn push_change(wording: &Wording, piece: &Piece, blanks: &mut [bool; 2], parts: &mut Vec<Painted>) {
    let weight = match piece.change {
        Change::Term => Effects::BOLD,
        Change::Wording => Effects::new(),
        _ => Effects::DIMMED,
    };
    let old = (wording.old_of(piece), OLD, "[-", "-]");
    let new = (wording.new_of(piece), NEW, "{+", "+}");
    for (side, (text, color, open, close)) in [old, new].into_iter().enumerate() {
        let shown = joined(text);
        let shown = shown.trim();
        if !shown.is_empty() {
            push_blank(blanks[side], parts);
            let style = color.effects(weight);
            parts.push(Painted { text: format!("{open}{shown}{close}"), style });
            blanks[side] = text.ends_with(char::is_whitespace);
        }
    }
}

/// What stays the same, cut where it is far from a change.
fn shortened(text: &str, is_after: bool, is_before: bool) -> String {
    let sides = usize::from(is_after) + usize::from(is_before);
    if width(text) <= CONTEXT * sides + 8 {
        return text.to_owned();
    }
    let head = if is_after { first_words(text) } else { "" };
    let tail = if is_before { last_words(text) } else { "" };
    format!("{head}…{tail}")
}

/// The start of a text, cut between words.
fn first_words(text: &str) -> &str {
    let cut = fit(text, CONTEXT);
    let kept = cut.trim_end_matches('…').len();
    let is_inside = text[..kept].ends_with(is_latin) && text[kept..].starts_with(is_latin);
    let word = if is_inside { text[..kept].trim_end_matches(is_latin) } else { &text[..kept] };
    word.trim_end()
}

/// The end of a text, cut between words.
fn last_words(text: &str) -> &str {
    let cut = fit_end(text, CONTEXT);
    let from = text.len() - cut.trim_start_matches('…').len();
    let is_inside = text[..from].ends_with(is_latin) && text[from..].starts_with(is_latin);
    let word = if is_inside { text[from..].trim_start_matches(is_latin) } else { &text[from..] };
    word.trim_start()
}

fn is_latin(char: char) -> bool {
    char.is_alphanumeric() && char < '\u{2e80}'
}

/// Parts in styles, parted into lines where a line may end.
fn parted(parts: &[Painted], columns: usize) -> Vec<String> {
    // In Chinese a line may end beside a sign, but not between a mark and what it marks: so the marks
    // are taken for brackets.
    let brackets = |text: &str| {
        let opened = text.replacen("[-", "[[", 1).replacen("{+", "[[", 1);
        if opened.starts_with("[[") { format!("{}]]", &opened[..opened.len() - 2]) } else { opened }
    };
    let text: String = parts.iter().map(|part| brackets(&part.text)).collect();
    let chars: Vec<(char, usize)> = parts
        .iter()
        .enumerate()
        .flat_map(|(at, part)| part.text.chars().map(move |char| (char, at)))
        .collect();
    let mut lines = Vec::new();
    let mut from = 0;
    for line in wrap_ranges(&text, columns) {
        let count = text[line].chars().count();
        lines.push(painted(&chars[from..from + count], parts));
        from += count;
    }
    lines
}

fn painted(chars: &[(char, usize)], parts: &[Painted]) -> String {
    let end = chars.iter().rposition(|(char, _)| *char != ' ').map_or(0, |at| at + 1);
    let mut line = String::new();
    for run in chars[..end].chunk_by(|one, two| one.1 == two.1) {
        let text: String = run.iter().map(|(char, _)| char).collect();
        line.push_str(&paint(parts[run[0].1].style, text).to_string());
    }
    line
}
