//! Lyrics (LRC): lines of a song that know when they are sung, `[00:12.00]这些年一个人`.

use super::dokuwiki::lines;
use super::subtitles::{LeftOutLines, time};
use super::{Document, Shape};
use crate::tree::{Inline, Node, RunKind};
use crate::{Style, Times};

/// Whether a line says when it is sung.
pub(crate) fn is_lyric(line: &str) -> bool {
    sung(line).is_some()
}

/// When a line is sung first, in milliseconds, and the byte behind all its times: a refrain has several.
fn sung(line: &str) -> Option<(u64, usize)> {
    let (mut first, mut at) = (None, 0);
    while let Some((inside, rest)) = line
        .get(at..)?
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        let Some(start) = time(inside) else {
            break;
        };
        first.get_or_insert(start);
        at = line.len() - rest.len();
    }
    Some((first?, at))
}

/// Reads a song. What is sung at the same moment is a line and its translation; the title is that of the lesson, and what else is
/// said of the song is left out.
pub(super) fn read(source: &str) -> Document {
    let mut document = Document {
        shape: Shape::Cues,
        ..Document::default()
    };
    let mut out = LeftOutLines::default();
    let mut cues: Vec<(u64, Inline)> = Vec::new();
    for (at, line) in lines(source) {
        let text = line.trim();
        let at = at + line.len() - line.trim_start().len();
        if let Some((start, words)) = sung(text) {
            let sung = without_moments(text.get(words..).unwrap_or_default(), at + words);
            match cues.last_mut().filter(|(before, _)| *before == start) {
                Some((_, cue)) => {
                    cue.push_break(RunKind::HardBreak, at);
                    cue.append(sung);
                }
                None => cues.push((start, sung)),
            }
        } else if let Some(title) = text
            .strip_prefix("[ti:")
            .and_then(|title| title.strip_suffix(']'))
        {
            let at = at + "[ti:".len();
            document.name.push(title, at..at + title.len(), Style::default());
        } else {
            out.add(at, line);
        }
    }
    let starts: Vec<u64> = cues.iter().map(|(start, _)| *start).collect();
    for (index, (start, text)) in cues.into_iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(start);
        let times = Some(Times { start, end });
        if !text.is_blank() {
            document.nodes.push(Node::Cue { text, times });
        }
    }
    document.left_out.extend(out.note());
    document
}

/// The words of a line without the moments of each of them, `<00:12.30>`.
fn without_moments(line: &str, at: usize) -> Inline {
    let mut words = Inline::default();
    let mut from = 0;
    for (open, _) in line.match_indices('<') {
        let Some(len) = line.get(open..).and_then(|rest| rest.find('>')) else {
            break;
        };
        if open >= from
            && line
                .get(open + 1..open + len)
                .is_some_and(|inside| time(inside).is_some())
        {
            words.push(
                line.get(from..open).unwrap_or_default(),
                at + from..at + open,
                Style::default(),
            );
            from = open + len + 1;
        }
    }
    words.push(
        line.get(from..).unwrap_or_default(),
        at + from..at + line.len(),
        Style::default(),
    );
    words.trimmed()
}
