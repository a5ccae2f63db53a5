//! Marks at the beginning of a line that are no text, or are text only here: numbers of lists, callouts.

use std::ops::Range;

use super::{Builder, Frame};
use crate::Style;
use crate::readers::LeftOut;
use crate::tree::{Inline, Node};

impl Builder<'_> {
    /// A list that does not begin with 1 keeps its numbers as text, for nothing else would show them.
    pub(super) fn item_number(&mut self, at: &Range<usize>) {
        if let Some(Frame::List {
            ordered: false, next, ..
        }) = self.frames.last_mut()
        {
            let raw = self.source.get(at.clone()).unwrap_or_default();
            let digits = raw.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 {
                let marker = format!("{next}{} ", raw.get(digits..=digits).unwrap_or("."));
                *next += 1;
                self.inline
                    .push(&marker, at.start..at.start + digits + 1, Style::default());
            }
        }
    }

    /// A quotation that begins with `[!note] 定义` is a callout: the rest of its first line is its title, in bold.
    pub(super) fn take_mark(&mut self, blocks: &mut Vec<Node>) {
        let Some(Node::Paragraph(first)) = blocks.first_mut() else {
            return;
        };
        let text = first.text();
        let mark = callout(text);
        if mark == 0 {
            return;
        }
        let marks = self.marks.get_or_insert_with(|| {
            let at = first.source_start();
            LeftOut {
                code: "callouts-left-out",
                message: "The marks of callouts are not shown.".to_owned(),
                at: at..at,
                text: String::new(),
            }
        });
        marks.text.push_str(text.get(..mark).unwrap_or_default());
        marks.text.push('\n');
        let title = text.find('\n').unwrap_or(text.len());
        let lines = [
            strong(&first.trimmed_cut(mark..title)),
            first.trimmed_cut(title..text.len()),
        ];
        let lines = lines.into_iter().filter(|line| !line.is_blank());
        blocks.splice(..1, lines.map(Node::Paragraph));
    }
}

/// The length of the mark of a callout, `[!note]`, `[!faq]-`; 0 if a line begins otherwise.
fn callout(line: &str) -> usize {
    let Some((kind, after)) = line.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else {
        return 0;
    };
    let is_kind = !kind.is_empty()
        && kind
            .chars()
            .all(|letter| letter.is_ascii_alphabetic() || matches!(letter, '-' | '_' | '|' | ' '));
    let folded = usize::from(after.starts_with(['+', '-']));
    if is_kind {
        line.len() - after.len() + folded
    } else {
        0
    }
}

/// It in bold.
fn strong(line: &Inline) -> Inline {
    let mut bold = Inline::default();
    for (text, run) in line.pieces() {
        let style = Style {
            strong: true,
            ..run.style.clone()
        };
        bold.push_run(text, run.at.clone(), run.kind, style);
    }
    bold
}
