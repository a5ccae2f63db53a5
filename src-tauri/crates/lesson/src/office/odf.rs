//! The text of OpenDocument: `content.xml`, by OASIS ODF 1.3 part 3, chapters 5 to 9.

use std::collections::HashMap;
use std::io::{Read, Seek};

use markup5ever_rcdom::{Handle, NodeData};

use super::CHAIN;
use super::page::{Line, Page};
use super::walk::{Done, Draft, Walk, ruby, text_of};
use crate::DocumentError;
use crate::bundle::Archive;
use crate::xml::{self, attribute, children, elements, name, parse, root};

/// More blanks than this in a row say nothing.
const BLANKS: usize = 100;

/// The page of the text in the archive; nothing if it is nested too deep.
pub(super) fn page<R: Read + Seek>(archive: &mut Archive<R>) -> Result<Option<Page>, DocumentError> {
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    if elements(&manifest)
        .iter()
        .any(|element| element.name == "encryption-data")
    {
        return Err(archive.locked());
    }
    let text = archive
        .text("content.xml")?
        .ok_or_else(|| archive.broken("its text is missing"))?;
    let styles = archive.text("styles.xml")?.unwrap_or_default();
    let mut walk = OpenDocument {
        draft: Draft::new(),
        styles: Styles::default(),
        notes: Vec::new(),
        in_contents: false,
    };
    // A tree is gone with its root, whoever holds a part of it.
    let (styles, document) = (parse(&styles), parse(&text));
    for root in [&styles, &document].into_iter().filter_map(root) {
        let parts = children(&root);
        let parts = parts
            .iter()
            .filter(|part| matches!(name(part), Some("styles" | "automatic-styles")));
        parts.for_each(|part| walk.styles.add(part));
    }
    let body = root(&document).and_then(|root| xml::child(&xml::child(&root, "body")?, "text"));
    let Some(body) = body else {
        return Ok(Some(walk.draft.page));
    };
    walk.draft.below_title = usize::from(children(&body).iter().any(|node| walk.is_title(node)));
    Ok(walk.whole(&body).map(|()| walk.draft.page))
}

/// What the styles of a document say.
#[derive(Debug, Default)]
struct Styles {
    /// The style that one builds on.
    parents: HashMap<String, String>,
    /// Whether text is in strong type.
    strong: HashMap<String, bool>,
    /// The levels of lists that are numbered, the outermost 1.
    numbered: HashMap<String, Vec<String>>,
}

impl Styles {
    fn add(&mut self, part: &Handle) {
        for style in children(part) {
            let Some(id) = attribute(&style, "name") else {
                continue;
            };
            if name(&style) == Some("list-style") {
                let levels = children(&style)
                    .into_iter()
                    .filter(|level| name(level) == Some("list-level-style-number"));
                // A level whose numbers have no form shows none.
                let levels =
                    levels.filter(|level| attribute(level, "num-format").is_none_or(|form| !form.is_empty()));
                let levels = levels.filter_map(|level| attribute(&level, "level")).collect();
                self.numbered.insert(id, levels);
                continue;
            }
            if let Some(weight) =
                xml::child(&style, "text-properties").and_then(|text| attribute(&text, "font-weight"))
            {
                self.strong.insert(
                    id.clone(),
                    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600),
                );
            }
            if let Some(parent) = attribute(&style, "parent-style-name") {
                self.parents.insert(id, parent);
            }
        }
    }

    /// Whether a style is this one or builds on it.
    fn builds_on(&self, id: &str, wanted: &str) -> bool {
        let mut next = Some(id);
        for _ in 0..CHAIN {
            match next {
                Some(id) if id == wanted => return true,
                Some(id) => next = self.parents.get(id).map(String::as_str),
                None => break,
            }
        }
        false
    }
}

struct OpenDocument {
    draft: Draft,
    styles: Styles,
    /// The bodies of the notes that the text leads to.
    notes: Vec<Handle>,
    in_contents: bool,
}

/// A list that is open: its style, how deep it stands, and what the next number is.
struct List {
    style: String,
    level: usize,
    number: Option<u32>,
}

impl Walk for OpenDocument {
    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn blocks(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("h" | "p") => walk.paragraph(&child, None)?,
                    Some("list") => {
                        walk.draft.page.leave_lists();
                        walk.list(&child, "", 0)?;
                        walk.draft.page.leave_lists();
                    }
                    Some("table") => walk.table(|walk| walk.rows(&child, "td"))?,
                    // What was deleted is kept there, and nobody sees it.
                    Some(
                        "tracked-changes"
                        | "table-of-content-source"
                        | "forms"
                        | "sequence-decls"
                        | "variable-decls"
                        | "user-field-decls",
                    ) => {}
                    Some("table-of-content") => {
                        walk.in_contents = true;
                        walk.blocks(&child)?;
                        walk.in_contents = false;
                    }
                    _ => walk.blocks(&child)?,
                }
            }
            Some(())
        })
    }

    fn inline(&mut self, paragraph: &Handle, line: &mut Line) -> Done {
        self.spans(paragraph, false, line)
    }
}

impl OpenDocument {
    fn whole(&mut self, body: &Handle) -> Done {
        self.blocks(body)?;
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            self.note(index, &note)?;
        }
        Some(())
    }

    fn paragraph(&mut self, node: &Handle, item: Option<&mut List>) -> Done {
        let (mut line, boxes) = self.line(node)?;
        if self.in_contents {
            line.hide_page_number();
        }
        if name(node) == Some("h") {
            let level = attribute(node, "outline-level").and_then(|level| level.parse::<usize>().ok());
            self.draft.heading(level.unwrap_or(1), line);
        } else if self.is_title(node) {
            self.draft.page.block("h1", line);
        } else if let Some(list) = item {
            self.draft.page.item(list.level, list.number, line);
            list.number = list.number.map(|number| number.saturating_add(1));
        } else {
            self.draft.page.in_item(line);
        }
        boxes.iter().try_for_each(|text| self.blocks(text))
    }

    fn is_title(&self, node: &Handle) -> bool {
        let style = attribute(node, "style-name").unwrap_or_default();
        name(node) == Some("p") && self.styles.builds_on(&style, "Title")
    }

    fn list(&mut self, node: &Handle, outer: &str, level: usize) -> Done {
        let style = attribute(node, "style-name").unwrap_or_else(|| outer.to_owned());
        let depth = (level + 1).to_string();
        let is_numbered = self
            .styles
            .numbered
            .get(&style)
            .is_some_and(|levels| levels.contains(&depth));
        let mut list = List {
            style,
            level,
            number: is_numbered.then_some(1),
        };
        self.deeper(|walk| {
            for item in children(node) {
                let mut is_first = name(&item) == Some("list-item");
                if let Some(start) = attribute(&item, "start-value").and_then(|start| start.parse().ok()) {
                    list.number = list.number.map(|_| start);
                }
                for part in children(&item) {
                    match name(&part) {
                        Some("list") => walk.list(&part, &list.style, level + 1)?,
                        Some("h" | "p") => {
                            walk.paragraph(&part, std::mem::take(&mut is_first).then_some(&mut list))?
                        }
                        _ => walk.blocks(&part)?,
                    }
                }
            }
            Some(())
        })
    }

    fn rows(&mut self, node: &Handle, tag: &str) -> Done {
        self.deeper(|walk| {
            for row in children(node) {
                match name(&row) {
                    Some("table-row") => walk.row(|walk| {
                        let cells = children(&row).into_iter();
                        let mut cells = cells.filter(|cell| name(cell) == Some("table-cell"));
                        cells.try_for_each(|cell| {
                            walk.cell(tag, attribute(&cell, "number-columns-spanned"), &cell)
                        })
                    })?,
                    Some("table-header-rows") => walk.rows(&row, "th")?,
                    Some("table-rows" | "table-row-group") => walk.rows(&row, tag)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

    /// What stands in an element of a paragraph, which is in strong type or not.
    fn spans(&mut self, node: &Handle, strong: bool, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in node.children.borrow().iter() {
                if let NodeData::Text { contents } = &child.data {
                    line.text(&contents.borrow(), strong);
                }
                let Some(kind) = name(child) else {
                    continue;
                };
                match kind {
                    "span" => {
                        let style = attribute(child, "style-name").unwrap_or_default();
                        let strong = walk.styles.strong.get(&style).copied().unwrap_or(strong);
                        walk.spans(child, strong, line)?;
                    }
                    "a" => {
                        line.link(&attribute(child, "href").unwrap_or_default());
                        walk.spans(child, strong, line)?;
                        line.end_link();
                    }
                    "s" => {
                        let count = attribute(child, "c").and_then(|count| count.parse::<usize>().ok());
                        line.text(&" ".repeat(count.unwrap_or(1).min(BLANKS)), strong);
                    }
                    "tab" => line.tab(),
                    "line-break" => line.line_break(),
                    "ruby" => ruby(child, ["ruby-base", "ruby-text"], line)?,
                    "note" => {
                        walk.notes.extend(xml::child(child, "note-body"));
                        line.text(&format!("[{}]", walk.notes.len()), false);
                    }
                    "hidden-text" => line.hidden(&text_of(child)?),
                    "image" => line.picture(&attribute(child, "href").unwrap_or_default()),
                    "text-box" => walk.draft.boxes.push(child.clone()),
                    // Remarks at the margin, and what pictures are called for those who do not see them.
                    "annotation" | "title" | "desc" => {}
                    _ => walk.spans(child, strong, line)?,
                }
            }
            Some(())
        })
    }
}
