//! What a reader makes of a document, and a recogniser a lesson of.

use std::ops::Range;

use crate::tree::{Inline, Node};

/// What a reader makes of a document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// What its blocks are.
    pub(crate) shape: Shape,
    /// What it is called outside its text, as a page in the `title` of its head.
    pub(crate) name: Inline,
    /// Whether its author wrote that for readers, as the title above a page, and not for a browser.
    pub(crate) is_told: bool,
    /// Tags that it gives itself.
    pub(crate) tags: Vec<String>,
    /// Its blocks.
    pub(crate) nodes: Vec<Node>,
    /// Text that is in no block, and why.
    pub(crate) left_out: Vec<LeftOut>,
}

/// What a document consists of, as far as its format says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Shape {
    /// Text with headings.
    #[default]
    Page,
    /// What is said, one paragraph after the other.
    Cues,
    /// A table of words.
    Words,
}

/// Text of a document that no block has.
#[derive(Debug)]
pub(crate) struct LeftOut {
    /// A stable word for the reason.
    pub(crate) code: &'static str,
    /// A sentence.
    pub(crate) message: String,
    /// Where it stands in the source.
    pub(crate) at: Range<usize>,
    /// The text.
    pub(crate) text: String,
}

impl Document {
    /// A page of these blocks.
    pub(crate) fn of(nodes: Vec<Node>) -> Document {
        Document {
            nodes,
            ..Document::default()
        }
    }
}
