//! What the walks over the documents of both kinds have in common: notes, tables and boxes, and how deep they go.

use markup5ever_rcdom::{Handle, NodeData};

use super::DEPTH;
use super::page::{Line, Page};
use crate::xml::{child, children};

/// Nothing when elements stand in each other too deep.
pub(super) type Done = Option<()>;

/// The page in the making, and where the walk is.
pub(super) struct Draft {
    pub(super) page: Page,
    /// By how much headings stand below the title of the document.
    pub(super) below_title: usize,
    /// Boxes with text that hang on the paragraph.
    pub(super) boxes: Vec<Handle>,
    depth: usize,
}

impl Draft {
    pub(super) fn new() -> Self {
        Draft {
            page: Page::new(),
            below_title: 0,
            boxes: Vec::new(),
            depth: 0,
        }
    }

    /// A heading, the highest of the document 1.
    pub(super) fn heading(&mut self, level: usize, line: Line) {
        let level = (level + self.below_title).clamp(1, 6);
        self.page.block(&format!("h{level}"), line);
    }
}

/// A walk over a document.
pub(super) trait Walk: Sized {
    fn draft(&mut self) -> &mut Draft;

    /// Paragraphs and tables.
    fn blocks(&mut self, node: &Handle) -> Done;

    /// What stands in a paragraph.
    fn inline(&mut self, paragraph: &Handle, line: &mut Line) -> Done;

    /// What stands in a paragraph, and the boxes that hang on it.
    fn line(&mut self, paragraph: &Handle) -> Option<(Line, Vec<Handle>)> {
        let mut line = Line::default();
        let outer = std::mem::take(&mut self.draft().boxes);
        self.inline(paragraph, &mut line)?;
        Some((line, std::mem::replace(&mut self.draft().boxes, outer)))
    }

    /// A note, counted from 0, at the end of the page.
    fn note(&mut self, index: usize, note: &Handle) -> Done {
        for (place, paragraph) in children(note).iter().enumerate() {
            let mut line = Line::default();
            if place == 0 {
                line.text(&format!("[{}] ", index + 1), false);
            }
            self.inline(paragraph, &mut line)?;
            self.draft().page.block("p", line);
        }
        Some(())
    }

    fn table(&mut self, rows: impl FnOnce(&mut Self) -> Done) -> Done {
        self.draft().page.leave_lists();
        self.within("table", "", rows)
    }

    fn row(&mut self, cells: impl FnOnce(&mut Self) -> Done) -> Done {
        self.within("tr", "", cells)
    }

    /// A cell over as many columns as is said.
    fn cell(&mut self, tag: &str, columns: Option<String>, cell: &Handle) -> Done {
        let columns = columns.and_then(|columns| columns.parse::<u16>().ok());
        let attribute = columns.filter(|columns| *columns > 1);
        let attribute = attribute.map(|columns| format!(" colspan=\"{columns}\""));
        self.within(tag, &attribute.unwrap_or_default(), |walk| walk.blocks(cell))
    }

    fn within(&mut self, tag: &str, attributes: &str, fill: impl FnOnce(&mut Self) -> Done) -> Done {
        let outer = self.draft().page.open(tag, attributes);
        fill(self)?;
        self.draft().page.close(tag, outer);
        Some(())
    }

    /// Goes one element deeper.
    fn deeper(&mut self, step: impl FnOnce(&mut Self) -> Done) -> Done {
        if self.draft().depth == DEPTH {
            return None;
        }
        self.draft().depth += 1;
        let done = step(self);
        self.draft().depth -= 1;
        done
    }
}

/// All text in an element; nothing if it is too deep.
pub(super) fn text_of(node: &Handle) -> Option<String> {
    let mut text = String::new();
    collect(node, 0, &mut text)?;
    Some(text)
}

fn collect(node: &Handle, depth: usize, text: &mut String) -> Done {
    if depth == DEPTH {
        return None;
    }
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { .. } => collect(child, depth + 1, text)?,
            _ => {}
        }
    }
    Some(())
}

/// Characters with their reading above, by the names of the elements that these are in.
pub(super) fn ruby(node: &Handle, [base, reading]: [&str; 2], line: &mut Line) -> Done {
    let part = |wanted| child(node, wanted).map_or(Some(String::new()), |part| text_of(&part));
    line.ruby(&part(base)?, &part(reading)?);
    Some(())
}
