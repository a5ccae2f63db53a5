//! Tables of HTML.

use markup5ever_rcdom::Handle;

use super::{Setting, Walk, element_name};
use crate::readers::TooDeep;
use crate::tree::{Inline, Node, RunKind};

impl Walk<'_> {
    /// A table; one that holds tables or lists in its cells is only a layout, and its cells are blocks.
    pub(super) fn table(
        &mut self,
        handle: &Handle,
        around: &Setting,
        out: &mut Vec<Node>,
    ) -> Result<(), TooDeep> {
        let mut rows = Vec::new();
        let mut captions = Vec::new();
        let mut layout = false;
        let mut has_header = false;
        let mut open = vec![handle.clone()];
        while let Some(node) = open.pop() {
            for child in node.children.borrow().iter().rev() {
                if element_name(child).is_some_and(|name| matches!(name, "tbody" | "thead" | "tfoot")) {
                    open.push(child.clone());
                }
            }
            for child in node.children.borrow().iter() {
                match element_name(child) {
                    Some("caption") => {
                        self.children(child, around, &mut captions)?;
                        self.flush(&mut captions);
                    }
                    Some("tr") => {
                        let (cells, plain, head) = self.row(child, around)?;
                        has_header |= rows.is_empty() && head;
                        layout |= !plain;
                        rows.push(cells);
                    }
                    _ => {}
                }
            }
        }
        out.append(&mut captions);
        if layout {
            out.extend(rows.into_iter().flatten().flatten());
            return Ok(());
        }
        let as_line = |blocks: Vec<Node>| {
            let mut line = Inline::default();
            for block in blocks {
                if let Node::Paragraph(text) = block {
                    if !line.is_blank() {
                        line.push_break(RunKind::HardBreak, text.source_start());
                    }
                    line.append(text);
                }
            }
            line
        };
        let rows: Vec<Vec<Inline>> = rows
            .into_iter()
            .map(|cells| cells.into_iter().map(as_line).collect())
            .collect();
        if rows.iter().flatten().any(|cell| !cell.is_blank()) {
            out.push(Node::Table { has_header, rows });
        }
        Ok(())
    }

    /// The cells of a row, whether they hold nothing but paragraphs, and whether all are head cells.
    fn row(&mut self, row: &Handle, around: &Setting) -> Result<(Vec<Vec<Node>>, bool, bool), TooDeep> {
        let mut cells = Vec::new();
        let (mut plain, mut head) = (true, true);
        let inside = Setting {
            elements: around.elements + 1,
            ..around.clone()
        };
        for cell in row.children.borrow().iter() {
            let Some(name @ ("td" | "th")) = element_name(cell) else {
                continue;
            };
            let mut blocks = Vec::new();
            self.children(cell, &inside, &mut blocks)?;
            self.flush(&mut blocks);
            plain &= blocks.iter().all(|block| matches!(block, Node::Paragraph(_)));
            head &= name == "th";
            cells.push(blocks);
        }
        Ok((cells, plain, head))
    }
}
