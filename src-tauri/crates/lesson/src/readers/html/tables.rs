//! Tables of HTML.

use std::ops::Range;

use markup5ever_rcdom::Handle;

use super::elements::{attribute, element_name};
use super::{Setting, Walk};
use crate::readers::TooDeep;
use crate::tree::{Inline, Node, RunKind};

/// No cell reaches over more rows, and no row has more columns that nothing is written in; a page that says so is not to
/// be trusted.
const MOST_SPANNED: usize = 50;

/// Over how many columns or rows a cell reaches.
fn span(cell: &Handle, name: &str) -> usize {
    let said = attribute(cell, name).and_then(|said| said.trim().parse::<usize>().ok());
    said.unwrap_or(1).clamp(1, MOST_SPANNED)
}

/// How many rows each column is still covered by a cell above.
#[derive(Default)]
struct Covered(Vec<usize>);

impl Covered {
    /// Puts blank cells, of which a page may have so many more, where the next cells of a row are covered.
    fn pass(&mut self, cells: &mut Vec<Vec<Node>>, blanks: &mut usize) {
        while let Some(rows) = self.0.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            if *blanks == 0 {
                break;
            }
            *blanks -= 1;
            cells.push(Vec::new());
        }
    }

    /// Covers columns for the rows below.
    fn cover(&mut self, columns: Range<usize>, rows: usize) {
        if rows > 0 && columns.end <= MOST_SPANNED {
            self.0.resize(self.0.len().max(columns.end), 0);
            self.0.get_mut(columns).unwrap_or_default().fill(rows);
        }
    }
}

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
        let mut covered = Covered::default();
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
                        let (cells, plain, head) = self.row(child, around, &mut covered)?;
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
    fn row(
        &mut self,
        row: &Handle,
        around: &Setting,
        covered: &mut Covered,
    ) -> Result<(Vec<Vec<Node>>, bool, bool), TooDeep> {
        let (mut cells, mut below) = (Vec::new(), Vec::new());
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
            covered.pass(&mut cells, &mut self.blank_cells);
            let column = cells.len();
            cells.push(blocks);
            // The columns that a cell reaches over are blank beside it, and below it.
            let wanted = (span(cell, "colspan") - 1).min(MOST_SPANNED.saturating_sub(column + 1));
            let blanks = wanted.min(self.blank_cells);
            self.blank_cells -= blanks;
            cells.resize_with(cells.len() + blanks, Vec::new);
            below.push((column..cells.len(), span(cell, "rowspan") - 1));
        }
        covered.pass(&mut cells, &mut self.blank_cells);
        for (columns, rows) in below {
            covered.cover(columns, rows);
        }
        Ok((cells, plain, head))
    }
}
