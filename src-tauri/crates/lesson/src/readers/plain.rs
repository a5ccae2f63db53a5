//! Plain text, and what an extractor leaves of a page: bare headings, bullets of all sorts, code in backticks.

use super::dokuwiki::lines;
use super::lists::{ListLine, nest};
use super::{TooDeep, has_hanzi};
use crate::Style;
use crate::recognise::is_bare_heading;
use crate::script::width;
use crate::tree::{Inline, Node, RunKind};

/// From this width on, in columns, a line may have been wrapped by an editor.
const WRAP_WIDTH: usize = 60;

/// A line wider than this, in columns, is a paragraph.
const LINE_WIDTH: usize = 90;

/// Reads plain text.
pub(super) fn read(source: &str) -> Result<Vec<Node>, TooDeep> {
    let mut nodes = Vec::new();
    let mut paragraph = Inline::default();
    let mut list: Vec<ListLine> = Vec::new();
    let mut number = 0;
    let mut last: &str = "";
    let mut lines = lines(source).peekable();
    while let Some((at, line)) = lines.next() {
        let text = line.trim();
        let start = at + line.len() - line.trim_start().len();
        if text.is_empty() {
            end_paragraph(&mut paragraph, &mut nodes);
            last = "";
            continue;
        }
        let indent = line
            .chars()
            .take_while(|character| character.is_whitespace())
            .count();
        // `2. Core Meaning` between blank lines or above its section is a heading, not a list of one.
        let next = lines.peek().map_or("", |(_, next)| next.trim());
        let is_heading =
            last.is_empty() && has_number(text) && !has_number(next) && is_bare_heading(text, true);
        let mut marker = marker_of(text, number + 1).filter(|_| !is_heading);
        if marker.is_none() && number > 0 && !is_heading {
            // Another list begins right behind this one.
            marker = marker_of(text, 1);
            if marker.is_some() {
                nodes.extend(nest(std::mem::take(&mut list))?);
                number = 0;
            }
        }
        if marker.is_none() && !list.is_empty() && indent > 0 && !last.is_empty() && is_wrapped(last) {
            if let Some(item) = list.last_mut() {
                item.text.push_break(RunKind::SoftBreak, at);
                item.text.append(inline(text, start));
            }
            last = text;
            continue;
        }
        if let Some((len, ordered)) = marker {
            end_paragraph(&mut paragraph, &mut nodes);
            number = if ordered { number + 1 } else { number };
            let item = text.get(len..).unwrap_or_default();
            let blank = item.len() - item.trim_start().len();
            list.push(ListLine {
                indent,
                ordered,
                text: inline(item.trim(), start + len + blank),
            });
        } else {
            if !list.is_empty() {
                nodes.extend(nest(std::mem::take(&mut list))?);
                number = 0;
            }
            // Lines that no editor would leave so long are paragraphs, each of them.
            if !is_wrapped(last) && width(last).max(width(text)) > LINE_WIDTH {
                end_paragraph(&mut paragraph, &mut nodes);
            }
            if !paragraph.is_blank() {
                let kind = if is_wrapped(last) {
                    RunKind::SoftBreak
                } else {
                    RunKind::HardBreak
                };
                paragraph.push_break(kind, at);
            }
            paragraph.append(inline(text, start));
        }
        last = text;
    }
    end_paragraph(&mut paragraph, &mut nodes);
    nodes.extend(nest(list)?);
    Ok(nodes)
}

fn end_paragraph(paragraph: &mut Inline, nodes: &mut Vec<Node>) {
    let text = std::mem::take(paragraph);
    if !text.is_blank() {
        nodes.push(Node::Paragraph(text));
    }
}

/// Whether a line begins with a number as items of lists do.
fn has_number(line: &str) -> bool {
    let rest = line.trim_start_matches(|character: char| character.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', ')', '、', '．'])
}

/// Whether a line was wrapped rather than ended: it is long and stops in the middle of a sentence.
fn is_wrapped(line: &str) -> bool {
    let ends = line.ends_with([
        '.', '!', '?', ':', '。', '！', '？', '：', '”', '"', '」', '；', ';',
    ]);
    !ends && (WRAP_WIDTH..=LINE_WIDTH).contains(&width(line))
}

/// The length of a list marker, and whether it is the number that comes next.
fn marker_of(text: &str, next: usize) -> Option<(usize, bool)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let follower = characters.next();
    let spaced = follower.is_some_and(char::is_whitespace);
    match first {
        '•' | '●' | '○' | '◦' | '▪' | '▸' | '‣' | '∙' => {
            return follower.map(|_| (first.len_utf8(), false));
        }
        '-' | '*' | '–' | '+' | '·' if spaced => return Some((first.len_utf8(), false)),
        _ => {}
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    let len = match rest.chars().next()? {
        '.' | ')'
            if rest
                .chars()
                .nth(1)
                .is_some_and(|character| character.is_whitespace()) =>
        {
            digits + 1
        }
        stop @ ('、' | '．') if rest.chars().nth(1).is_some() => digits + stop.len_utf8(),
        _ => return None,
    };
    (text.get(..digits)?.parse() == Ok(next)).then_some((len, true))
}

/// Text in pairs of backticks is code, and nothing else is markup.
fn inline(text: &str, base: usize) -> Inline {
    let mut line = Inline::default();
    let ticks: Vec<usize> = text.match_indices('`').map(|(at, _)| at).collect();
    let mut end = 0;
    let mut piece = |from: usize, to: usize, code: bool| {
        let style = Style {
            code,
            ..Style::default()
        };
        line.push(
            text.get(from..to).unwrap_or_default(),
            base + from..base + to,
            style,
        );
    };
    for pair in ticks.chunks_exact(2) {
        if let [open, close] = *pair {
            piece(end, open, false);
            piece(open + 1, close, true);
            end = close + 1;
        }
    }
    piece(end, text.len(), false);
    line.uncode(has_hanzi);
    line
}
