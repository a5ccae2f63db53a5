//! Text that a format sets as it sets code, and that is none.

use crate::script::Count;
use crate::tree::{Inline, Node, RunKind};

/// Whether text that is set as code is still a text.
pub(super) fn is_prose(text: &str) -> bool {
    super::has_hanzi(text) || Count::of(text).function_words > 1
}

/// The paragraphs of a text whose lines are as its author wants them, and which blank lines part.
pub(super) fn paragraphs(text: &Inline) -> Vec<Node> {
    let mut paragraphs = Vec::new();
    let mut open = Inline::default();
    let mut start = 0;
    for line in text.text().split('\n') {
        let cut = text.trimmed_cut(start..start + line.len());
        start += line.len() + 1;
        if cut.is_blank() {
            paragraphs.push(std::mem::take(&mut open));
            continue;
        }
        if !open.is_blank() {
            open.push_break(RunKind::HardBreak, cut.source_start());
        }
        open.append(cut);
    }
    paragraphs.push(open);
    paragraphs.retain(|paragraph| !paragraph.is_blank());
    paragraphs.into_iter().map(Node::Paragraph).collect()
}
