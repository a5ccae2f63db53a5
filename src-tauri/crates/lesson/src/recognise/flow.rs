//! The lines of a section in the order of reading, with how deep in lists they stand.

use crate::tree::{Inline, Node};

/// A line, or something that is not lines.
pub(super) enum Flow {
    Line(Line),
    Solid(Node),
}

/// A line of a section.
pub(super) struct Line {
    pub(super) text: Inline,
    /// In how many lists it stands.
    pub(super) depth: usize,
    /// Which item or paragraph it belongs to; items of one list count on.
    pub(super) item: usize,
    /// Whether it is the first line of its item or paragraph.
    pub(super) first: bool,
    /// Whether it is the heading of a section that was joined to this one.
    pub(super) heading: bool,
}

/// The lines of blocks. Lists are taken apart.
pub(super) fn lines(nodes: Vec<Node>) -> Vec<Flow> {
    let mut flow = Vec::new();
    let mut item = 0;
    collect(nodes, 0, &mut item, true, &mut flow);
    flow
}

fn collect(nodes: Vec<Node>, depth: usize, item: &mut usize, mut new: bool, flow: &mut Vec<Flow>) {
    for node in nodes {
        match node {
            Node::Paragraph(_) | Node::Heading { .. } => {
                let (heading, text) = match node {
                    Node::Heading { text, .. } => (true, text),
                    Node::Paragraph(text) => (false, text),
                    _ => continue,
                };
                if depth == 0 || new {
                    *item += 1;
                }
                for (index, text) in text.into_lines().into_iter().enumerate() {
                    let first = index == 0 && (depth == 0 || new);
                    flow.push(Flow::Line(Line {
                        text,
                        depth,
                        item: *item,
                        first,
                        heading,
                    }));
                }
                new = false;
            }
            Node::List { items, .. } => {
                for blocks in items {
                    collect(blocks, depth + 1, item, true, flow);
                }
            }
            other => flow.push(Flow::Solid(other)),
        }
    }
}
