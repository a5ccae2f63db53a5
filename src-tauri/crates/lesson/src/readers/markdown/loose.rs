//! What authors mean that CommonMark does not: text that is indented too far, and a page that is set as code.

use std::ops::Range;

use crate::readers::strong::marked_to_strong;
use crate::tree::{Inline, Node};

/// The page itself: some writers set all of it as a code block, ```` ```markdown ````, which nobody means.
pub(super) fn page(source: &str) -> Range<usize> {
    let whole = 0..source.len();
    let trimmed = source.trim();
    let Some((info, _)) = trimmed.strip_prefix("```").and_then(|rest| rest.split_once('\n')) else {
        return whole;
    };
    let start = source.len() - source.trim_start().len() + 3 + info.len() + 1;
    let inner = source.get(start..).unwrap_or_default();
    let end = inner.trim_end().strip_suffix("```").map_or(inner.len(), str::len);
    let body = inner.get(..end).unwrap_or_default();
    let is_page = matches!(info.trim(), "" | "md" | "markdown")
        && body
            .lines()
            .any(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
        && !body.lines().any(|line| line.trim_start().starts_with("```"));
    if is_page { start..start + end } else { whole }
}

/// Text that is indented too far: a list where its lines begin as items, else a paragraph.
pub(super) fn indented(text: &Inline) -> Vec<Node> {
    let lines = text.lines();
    let mark = |line: &Inline| {
        let text = line.text();
        let marks = ["- ", "* ", "+ ", "• "];
        marks
            .iter()
            .find(|mark| text.starts_with(**mark))
            .map(|mark| mark.len())
    };
    if !lines.iter().all(|line| mark(line).is_some()) {
        return vec![Node::Paragraph(marked_to_strong(text.clone().trimmed()))];
    }
    let items = lines.iter().map(|line| {
        let (_, item) = line.split(mark(line).unwrap_or(0));
        vec![Node::Paragraph(marked_to_strong(item))]
    });
    vec![Node::List {
        ordered: false,
        items: items.collect(),
    }]
}
