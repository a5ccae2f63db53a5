//! Subtitles: SubRip, WebVTT and Advanced SubStation. A cue is a line of a dialogue.

use super::dokuwiki::lines;
use super::{Document, LeftOut, Shape, has_hanzi};
use crate::Style;
use crate::tree::{Inline, Node, RunKind};

/// Reads subtitles. Times and cue numbers are not text; they are left out, with one note for all of them.
pub(super) fn read(source: &str) -> Document {
    let mut document = Document {
        shape: Shape::Cues,
        ..Document::default()
    };
    if source.contains("[Script Info]") || source.contains("[Events]") {
        substation(source, &mut document);
    } else {
        cues(source, &mut document);
    }
    document
}

/// Whether a line says when a cue is shown.
pub(crate) fn is_timing(line: &str) -> bool {
    let Some((from, to)) = line.split_once("-->") else {
        return false;
    };
    let is_time = |text: &str| {
        let time = text.split_whitespace().next().unwrap_or_default();
        time.contains(':')
            && time
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b":.,".contains(&byte))
    };
    is_time(from.trim()) && is_time(to.trim())
}

fn cues(source: &str, document: &mut Document) {
    let all: Vec<(usize, &str)> = lines(source).collect();
    let mut out = LeftOutLines::default();
    let mut cue = Inline::default();
    let mut inside = false;
    for (index, (at, line)) in all.iter().enumerate() {
        let text = line.trim();
        let next_is_timing = all.get(index + 1).is_some_and(|(_, next)| is_timing(next));
        if is_timing(text) {
            inside = true;
            out.add(*at, line);
        } else if text.is_empty() {
            end_cue(&mut cue, document);
            inside = false;
        } else if inside && !(next_is_timing && text.bytes().all(|byte| byte.is_ascii_digit())) {
            if !cue.is_blank() {
                cue.push_break(RunKind::HardBreak, *at);
            }
            let start = at + line.len() - line.trim_start().len();
            cue.append(without_tags(text, start, b'<', b'>'));
        } else {
            out.add(*at, line);
        }
    }
    end_cue(&mut cue, document);
    document.left_out.extend(out.note());
}

fn substation(source: &str, document: &mut Document) {
    let mut out = LeftOutLines::default();
    for (at, line) in lines(source) {
        let Some(event) = line.strip_prefix("Dialogue:") else {
            out.add(at, line);
            continue;
        };
        // Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        let mut comma = line.len() - event.len();
        for _ in 0..9 {
            let next = line.get(comma..).and_then(|rest| rest.find(','));
            comma = next.map_or(line.len(), |offset| comma + offset + 1);
        }
        out.add(at, line.get(..comma).unwrap_or_default());
        let mut cue = Inline::default();
        let mut start = comma;
        for (index, part) in line.get(comma..).unwrap_or_default().split("\\N").enumerate() {
            if index > 0 {
                cue.push_break(RunKind::HardBreak, at + start);
            }
            cue.append(without_tags(part, at + start, b'{', b'}'));
            start += part.len() + 2;
        }
        end_cue(&mut cue, document);
    }
    document.left_out.extend(out.note());
}

/// A cue with a speaker is a turn, `<v Anna>` or `A：`; the recogniser finds the second kind.
fn end_cue(cue: &mut Inline, document: &mut Document) {
    let text = std::mem::take(cue);
    if !text.is_blank() {
        document.nodes.push(Node::Paragraph(text));
    }
}

fn without_tags(text: &str, base: usize, open: u8, close: u8) -> Inline {
    let mut line = Inline::default();
    let mut from = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(offset) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte == open))
    {
        let start = at + offset;
        let Some(len) = bytes
            .get(start..)
            .and_then(|rest| rest.iter().position(|byte| *byte == close))
        else {
            break;
        };
        let inside = text.get(start + 1..start + len).unwrap_or_default();
        let is_tag =
            open == b'{' || inside.starts_with('/') || inside.starts_with(|c: char| c.is_ascii_alphabetic());
        at = start + len + 1;
        if !is_tag || has_hanzi(inside) && !inside.starts_with("v ") {
            continue;
        }
        line.push(
            text.get(from..start).unwrap_or_default(),
            base + from..base + start,
            Style::default(),
        );
        if let Some(speaker) = inside.strip_prefix("v ") {
            let name = start + 1 + inside.len() - speaker.len();
            line.push(
                speaker,
                base + name..base + name + speaker.len(),
                Style::default(),
            );
            line.push(": ", base + start..base + start, Style::default());
        }
        from = at;
    }
    line.push(
        text.get(from..).unwrap_or_default(),
        base + from..base + text.len(),
        Style::default(),
    );
    line
}

/// The lines of a file that are not seen on the screen.
#[derive(Default)]
struct LeftOutLines {
    text: String,
    at: Option<usize>,
}

impl LeftOutLines {
    fn add(&mut self, at: usize, line: &str) {
        if !line.trim().is_empty() {
            self.at.get_or_insert(at);
            self.text.push_str(line.trim());
            self.text.push('\n');
        }
    }

    fn note(self) -> Option<LeftOut> {
        let at = self.at?;
        Some(LeftOut {
            code: "subtitle-times",
            message: "The times of the subtitles are not part of the lesson.".to_owned(),
            at: at..at,
            text: self.text,
        })
    }
}
