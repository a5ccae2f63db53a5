//! The text of OpenDocument: `content.xml`, by OASIS ODF 1.3 part 3, chapters 5 to 9.

use std::collections::HashMap;
use std::io::{Read, Seek};

use markup5ever_rcdom::{Handle, NodeData};

use super::DEPTH;
use super::page::{Line, Page};
use super::word::text_of;
use crate::DocumentError;
use crate::bundle::Archive;
use crate::xml::{attribute, child, children, elements, name, parse};

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
    let mut walk = Walk {
        page: Page::new(),
        styles: Styles::default(),
        below_title: 0,
        notes: Vec::new(),
        boxes: Vec::new(),
        in_contents: false,
        depth: 0,
    };
    // A tree is gone with its root, whoever holds a part of it.
    let (styles, document) = (parse(&styles), parse(&text));
    for root in [&styles, &document]
        .into_iter()
        .flat_map(|tree| children(&tree.document))
    {
        let parts = children(&root);
        let parts = parts
            .iter()
            .filter(|part| matches!(name(part), Some("styles" | "automatic-styles")));
        parts.for_each(|part| walk.styles.add(part));
    }
    let root = children(&document.document).into_iter().next();
    let Some(body) = root.and_then(|root| child(&child(&root, "body")?, "text")) else {
        return Ok(Some(walk.page));
    };
    walk.below_title = usize::from(children(&body).iter().any(|node| walk.is_title(node)));
    Ok(walk.whole(&body).map(|()| walk.page))
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
                child(&style, "text-properties").and_then(|text| attribute(&text, "font-weight"))
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
        for _ in 0..16 {
            match next {
                Some(id) if id == wanted => return true,
                Some(id) => next = self.parents.get(id).map(String::as_str),
                None => break,
            }
        }
        false
    }
}

/// Nothing when elements stand in each other too deep.
type Done = Option<()>;

struct Walk {
    page: Page,
    styles: Styles,
    /// By how much headings stand below the title of the document.
    below_title: usize,
    /// The bodies of the notes that the text leads to.
    notes: Vec<Handle>,
    /// Boxes with text that hang on the paragraph.
    boxes: Vec<Handle>,
    in_contents: bool,
    depth: usize,
}

/// A list that is open: its style, how deep it stands, and what the next number is.
struct List {
    style: String,
    level: usize,
    number: Option<u32>,
}

impl Walk {
    fn whole(&mut self, body: &Handle) -> Done {
        self.blocks(body)?;
        for (index, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            for (place, paragraph) in children(&note).iter().enumerate() {
                let mut line = Line::default();
                if place == 0 {
                    line.text(&format!("[{}] ", index + 1), false);
                }
                self.inline(paragraph, false, &mut line)?;
                self.page.block("p", line);
            }
        }
        Some(())
    }

    fn blocks(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("h" | "p") => walk.paragraph(&child, None)?,
                    Some("list") => {
                        walk.page.leave_lists();
                        walk.list(&child, "", 0)?;
                        walk.page.leave_lists();
                    }
                    Some("table") => walk.table(&child)?,
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

    fn paragraph(&mut self, node: &Handle, item: Option<&mut List>) -> Done {
        let mut line = Line::default();
        let outer = std::mem::take(&mut self.boxes);
        self.inline(node, false, &mut line)?;
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if self.in_contents {
            line.hide_page_number();
        }
        if name(node) == Some("h") {
            let level = attribute(node, "outline-level").and_then(|level| level.parse::<usize>().ok());
            let level = (level.unwrap_or(1) + self.below_title).clamp(1, 6);
            self.page.block(&format!("h{level}"), line);
        } else if self.is_title(node) {
            self.page.block("h1", line);
        } else if let Some(list) = item {
            self.page.item(list.level, list.number, line);
            list.number = list.number.map(|number| number.saturating_add(1));
        } else {
            self.page.in_item(line);
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

    fn table(&mut self, node: &Handle) -> Done {
        self.page.leave_lists();
        let table = self.page.open("table", "");
        self.rows(node, "td")?;
        self.page.close("table", table);
        Some(())
    }

    fn rows(&mut self, node: &Handle, tag: &str) -> Done {
        self.deeper(|walk| {
            for row in children(node) {
                match name(&row) {
                    Some("table-row") => {
                        let open = walk.page.open("tr", "");
                        for cell in children(&row)
                            .iter()
                            .filter(|cell| name(cell) == Some("table-cell"))
                        {
                            let span = attribute(cell, "number-columns-spanned")
                                .and_then(|span| span.parse::<u16>().ok());
                            let span = span
                                .filter(|span| *span > 1)
                                .map(|span| format!(" colspan=\"{span}\""));
                            let open = walk.page.open(tag, &span.unwrap_or_default());
                            walk.blocks(cell)?;
                            walk.page.close(tag, open);
                        }
                        walk.page.close("tr", open);
                    }
                    Some("table-header-rows") => walk.rows(&row, "th")?,
                    Some("table-rows" | "table-row-group") => walk.rows(&row, tag)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

    fn inline(&mut self, node: &Handle, strong: bool, line: &mut Line) -> Done {
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
                        walk.inline(child, strong, line)?;
                    }
                    "a" => {
                        line.link(&attribute(child, "href").unwrap_or_default());
                        walk.inline(child, strong, line)?;
                        line.end_link();
                    }
                    "s" => {
                        let count = attribute(child, "c").and_then(|count| count.parse::<usize>().ok());
                        line.text(&" ".repeat(count.unwrap_or(1).min(BLANKS)), strong);
                    }
                    "tab" => line.tab(),
                    "line-break" => line.line_break(),
                    "ruby" => {
                        let part = |wanted: &str| {
                            crate::xml::child(child, wanted)
                                .map_or(Some(String::new()), |part| text_of(&part, 0))
                        };
                        line.ruby(&part("ruby-base")?, &part("ruby-text")?);
                    }
                    "note" => {
                        walk.notes.extend(crate::xml::child(child, "note-body"));
                        line.text(&format!("[{}]", walk.notes.len()), false);
                    }
                    "hidden-text" => line.hidden(&text_of(child, 0)?),
                    "image" => line.picture(&attribute(child, "href").unwrap_or_default()),
                    "text-box" => walk.boxes.push(child.clone()),
                    // Remarks at the margin, and what pictures are called for those who do not see them.
                    "annotation" | "title" | "desc" => {}
                    _ => walk.inline(child, strong, line)?,
                }
            }
            Some(())
        })
    }

    fn deeper(&mut self, step: impl FnOnce(&mut Self) -> Done) -> Done {
        if self.depth == DEPTH {
            return None;
        }
        self.depth += 1;
        let done = step(self);
        self.depth -= 1;
        done
    }
}
