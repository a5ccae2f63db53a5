//! Lists of formats that write nesting as indentation.

use super::{DEPTH_LIMIT, TooDeep};
use crate::tree::{Inline, Node};

/// A line of a list.
pub(super) struct ListLine {
    /// How far it is indented.
    pub(super) indent: usize,
    /// Whether it is numbered.
    pub(super) ordered: bool,
    /// Its text without the marker.
    pub(super) text: Inline,
}

/// Makes lists of lines: a line that is indented further belongs to the item before it.
pub(super) fn nest(lines: Vec<ListLine>) -> Result<Vec<Node>, TooDeep> {
    struct Open {
        indent: usize,
        ordered: bool,
        items: Vec<Vec<Node>>,
    }
    fn close(open: &mut Vec<Open>, done: &mut Vec<Node>) {
        if let Some(list) = open.pop() {
            let node = Node::List {
                ordered: list.ordered,
                items: list.items,
            };
            match open.last_mut().and_then(|parent| parent.items.last_mut()) {
                Some(item) => item.push(node),
                None => done.push(node),
            }
        }
    }
    let mut done = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for line in lines {
        while open
            .last()
            .is_some_and(|list| list.indent > line.indent && open.len() > 1)
        {
            close(&mut open, &mut done);
        }
        match open.last_mut() {
            Some(list) if list.indent >= line.indent && list.ordered == line.ordered => {
                list.indent = line.indent;
                list.items.push(vec![Node::Paragraph(line.text)]);
                continue;
            }
            Some(list) if list.indent >= line.indent => close(&mut open, &mut done),
            _ => {}
        }
        if open.len() >= DEPTH_LIMIT {
            return Err(TooDeep);
        }
        open.push(Open {
            indent: line.indent,
            ordered: line.ordered,
            items: vec![vec![Node::Paragraph(line.text)]],
        });
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    Ok(done)
}
