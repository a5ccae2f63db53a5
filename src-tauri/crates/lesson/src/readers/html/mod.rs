//! HTML, by the parser of the HTML standard. Scripts, styles and handlers are not text and go.

mod elements;
mod lines;
mod tables;
mod text;
mod xhtml;

use elements::{attribute, element_name, is_block, is_hidden, is_unseen, opens_too_deep};
pub(super) use elements::{is_element, tag_name};
use html5ever::tendril::TendrilSink;
pub use lines::html_lines;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::prose::{is_prose, paragraphs};
use super::strong::left_stars_to_strong;
use super::unshown::Unshown;
use super::{DEPTH_LIMIT, Document, TooDeep, has_hanzi, safe_link};
use crate::Style;
use crate::tree::{Inline, Node, RunKind};

/// Elements may stand in each other this deep: pages nest boxes for their looks, not for their text.
const ELEMENT_LIMIT: usize = 400;

/// More cells of tables that others reach over are left out.
const MOST_BLANK_CELLS: usize = 100_000;

/// Reads a page.
pub(super) fn read(source: &str, unshown: &mut Unshown) -> Result<Document, TooDeep> {
    let (nodes, name) = walk(source, 0, unshown)?;
    Ok(Document {
        name,
        ..Document::of(nodes)
    })
}

/// Reads a part of a page that stands at a byte of the document.
pub(super) fn read_at(source: &str, base: usize, unshown: &mut Unshown) -> Result<Vec<Node>, TooDeep> {
    walk(source, base, unshown).map(|(nodes, _)| nodes)
}

/// The tree of a page.
pub(crate) fn parse(source: &str) -> RcDom {
    // No script runs here, so that what is for readers without them is text.
    let tree_builder = html5ever::tree_builder::TreeBuilderOpts {
        scripting_enabled: false,
        ..Default::default()
    };
    let options = html5ever::ParseOpts {
        tree_builder,
        ..Default::default()
    };
    let parser = html5ever::parse_document(RcDom::default(), options);
    parser.one(&*xhtml::as_html(source))
}

/// The blocks of a page, and its title in its head.
fn walk(source: &str, base: usize, unshown: &mut Unshown) -> Result<(Vec<Node>, Inline), TooDeep> {
    if opens_too_deep(source) {
        return Err(TooDeep);
    }
    let dom = parse(source);
    let mut walk = Walk {
        source,
        base,
        cursor: 0,
        inline: Inline::default(),
        readings: Vec::new(),
        name: Inline::default(),
        number: None,
        blank_cells: MOST_BLANK_CELLS,
        unshown,
    };
    let mut nodes = Vec::new();
    walk.children(&dom.document, &Setting::default(), &mut nodes)?;
    walk.flush(&mut nodes);
    Ok((nodes, walk.name))
}

/// What of the elements around it holds for a text.
#[derive(Debug, Clone, Default)]
struct Setting {
    style: Style,
    elements: usize,
    lists: usize,
    preformatted: bool,
}

struct Walk<'a> {
    source: &'a str,
    base: usize,
    cursor: usize,
    inline: Inline,
    /// Readings of the ruby that is open, to be set behind its characters.
    readings: Vec<(String, std::ops::Range<usize>)>,
    /// What the head of the page calls it.
    name: Inline,
    /// The number of the item that is open, until its first text.
    number: Option<u32>,
    /// How many more cells that others reach over are put into tables.
    blank_cells: usize,
    unshown: &'a mut Unshown,
}

impl Walk<'_> {
    fn children(&mut self, handle: &Handle, around: &Setting, out: &mut Vec<Node>) -> Result<(), TooDeep> {
        if around.elements > ELEMENT_LIMIT || around.lists > DEPTH_LIMIT {
            return Err(TooDeep);
        }
        for child in handle.children.borrow().iter() {
            match &child.data {
                NodeData::Text { contents } => self.text(&contents.borrow(), around),
                NodeData::Element { name, .. } => {
                    let inside = Setting {
                        elements: around.elements + 1,
                        ..around.clone()
                    };
                    self.element(name.local.as_ref(), child, inside, out)?;
                }
                NodeData::Document => self.children(child, around, out)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn element(
        &mut self,
        name: &str,
        handle: &Handle,
        mut inside: Setting,
        out: &mut Vec<Node>,
    ) -> Result<(), TooDeep> {
        match name {
            _ if is_unseen(name) => self.pass(handle),
            // Mostly it asks for scripts; a page with them does not show it.
            _ if name == "noscript" || is_hidden(handle) => {
                let at = self.base + self.cursor;
                let text = self.written(handle);
                self.unshown.hidden(&text, at);
            }
            "head" => self.head(handle, &inside)?,
            "svg" => {
                let at = self.base + self.cursor;
                let text = self.written(handle);
                self.unshown.drawing(&text, at);
            }
            "br" => self
                .inline
                .push_break(RunKind::HardBreak, self.base + self.cursor),
            "img" => match attribute(handle, "alt").filter(|alt| !alt.trim().is_empty()) {
                Some(alt) => self.text(&alt, &inside),
                None => {
                    let address = attribute(handle, "src").unwrap_or_default();
                    self.unshown.picture(&address, self.base + self.cursor);
                }
            },
            "b" | "strong" => {
                inside.style.strong = true;
                self.children(handle, &inside, out)?;
            }
            "code" | "tt" | "kbd" | "samp" => {
                inside.style.code = true;
                self.children(handle, &inside, out)?;
            }
            "q" => {
                let at = self.base + self.cursor;
                self.inline.push("“", at..at, inside.style.clone());
                self.children(handle, &inside, out)?;
                let at = self.base + self.cursor;
                self.inline.push("”", at..at, inside.style);
            }
            "a" => {
                inside.style.link = attribute(handle, "href").and_then(|target| safe_link(&target));
                self.children(handle, &inside, out)?;
            }
            "ruby" => {
                self.children(handle, &inside, out)?;
                for (index, (reading, at)) in std::mem::take(&mut self.readings).into_iter().enumerate() {
                    let text = if index == 0 {
                        reading
                    } else {
                        format!(" {reading}")
                    };
                    self.inline
                        .push_run(&text, at, RunKind::Reading, Style::default());
                }
            }
            "rt" => {
                let outer = std::mem::take(&mut self.inline);
                self.children(handle, &inside, out)?;
                let reading = std::mem::replace(&mut self.inline, outer).trimmed();
                if !reading.is_blank() {
                    let start = reading.source_start();
                    self.readings.push((reading.text().to_owned(), start..start));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush(out);
                self.children(handle, &inside, out)?;
                let level = name.bytes().last().unwrap_or(b'1') - b'0';
                let text = self.finished();
                out.push(Node::Heading { level, text });
            }
            "pre" => {
                self.flush(out);
                inside.preformatted = true;
                self.children(handle, &inside, out)?;
                let code = std::mem::take(&mut self.inline);
                // A poem, or a text file that a browser saved as a page.
                if !code.has_code() && is_prose(code.text()) {
                    out.append(&mut paragraphs(&code));
                } else if !code.is_blank() {
                    out.push(Node::Code(code));
                }
            }
            "ul" | "ol" | "menu" => {
                self.counted();
                self.flush(out);
                inside.lists += 1;
                // A list that does not begin with 1 keeps its numbers as text, for nothing else would show them.
                let first = attribute(handle, "start").and_then(|start| start.trim().parse::<u32>().ok());
                let later = first.filter(|first| name == "ol" && *first != 1);
                let ordered = name == "ol" && later.is_none();
                let items = self.items(handle, &inside, later)?;
                if !items.is_empty() {
                    out.push(Node::List { ordered, items });
                }
            }
            "hr" => {
                self.flush(out);
                out.push(Node::Rule);
            }
            "table" => {
                self.flush(out);
                self.table(handle, &inside, out)?;
            }
            _ if is_block(name) => {
                self.flush(out);
                self.children(handle, &inside, out)?;
                self.flush(out);
            }
            _ => self.children(handle, &inside, out)?,
        }
        Ok(())
    }

    /// Of the head only the title is for readers.
    fn head(&mut self, handle: &Handle, around: &Setting) -> Result<(), TooDeep> {
        for child in handle.children.borrow().iter() {
            if element_name(child) == Some("title") {
                let outer = std::mem::take(&mut self.inline);
                self.children(child, around, &mut Vec::new())?;
                self.name = std::mem::replace(&mut self.inline, outer).trimmed();
            }
        }
        Ok(())
    }

    /// The items of a list; `number` is what the first of them is counted as, if that is to be text.
    fn items(
        &mut self,
        handle: &Handle,
        around: &Setting,
        mut number: Option<u32>,
    ) -> Result<Vec<Vec<Node>>, TooDeep> {
        let mut items = Vec::new();
        for child in handle.children.borrow().iter() {
            let mut blocks = Vec::new();
            match &child.data {
                NodeData::Element { name, .. } => {
                    let inside = Setting {
                        elements: around.elements + 1,
                        ..around.clone()
                    };
                    if &*name.local == "li" {
                        self.number = number;
                        self.children(child, &inside, &mut blocks)?;
                        self.counted();
                        number = number.and_then(|number| number.checked_add(1));
                    } else {
                        self.element(name.local.as_ref(), child, inside, &mut blocks)?;
                    }
                }
                NodeData::Text { contents } => self.text(&contents.borrow(), around),
                _ => {}
            }
            self.flush(&mut blocks);
            if !blocks.is_empty() {
                items.push(blocks);
            }
        }
        Ok(items)
    }

    /// Puts the number of an item before its first text.
    fn counted(&mut self) {
        if let Some(number) = self.number.take() {
            let at = self.base + self.cursor;
            self.inline.push(&format!("{number}. "), at..at, Style::default());
        }
    }

    /// The text that is written in an element, and in those within, whether it is seen or not.
    fn written(&mut self, handle: &Handle) -> String {
        let mut text = String::new();
        let mut open = vec![handle.clone()];
        while let Some(node) = open.pop() {
            match &node.data {
                NodeData::Text { contents } => {
                    self.locate(&contents.borrow());
                    text.push_str(&contents.borrow());
                    text.push(' ');
                }
                NodeData::Element { name, .. } if is_unseen(&name.local) => {
                    self.pass(&node);
                    continue;
                }
                _ => {}
            }
            open.extend(node.children.borrow().iter().rev().cloned());
        }
        text
    }

    /// Goes past the text of an element that nobody sees, so that what follows is not looked for in it.
    fn pass(&mut self, handle: &Handle) {
        for child in handle.children.borrow().iter() {
            if let NodeData::Text { contents } = &child.data {
                self.locate(&contents.borrow());
            }
        }
    }

    fn finished(&mut self) -> Inline {
        let mut inline = left_stars_to_strong(std::mem::take(&mut self.inline).trimmed());
        inline.uncode(has_hanzi);
        inline
    }

    fn flush(&mut self, out: &mut Vec<Node>) {
        let inline = self.finished();
        if !inline.is_blank() {
            out.push(Node::Paragraph(inline));
        }
    }
}
