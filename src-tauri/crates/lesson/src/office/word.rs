//! The text of Word: `word/document.xml` and what it names, by ECMA-376 part 1, chapter 17.

use std::collections::HashMap;
use std::io::{Read, Seek};

use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::DEPTH;
use super::page::{Line, Page};
use super::styles::{Mark, Numbering, Role, Styles, switch};
use crate::DocumentError;
use crate::bundle::Archive;
use crate::xml::{attribute, child, children, elements, name, parse};

/// The page of the text in this file of the archive; nothing if it is nested too deep.
pub(super) fn page<R: Read + Seek>(
    archive: &mut Archive<R>,
    part: &str,
) -> Result<Option<Page>, DocumentError> {
    let (folder, file) = part
        .rsplit_once('/')
        .map_or(("", part), |(folder, file)| (folder, file));
    let beside = |file: &str| format!("{folder}/{file}").trim_start_matches('/').to_owned();
    let text = archive
        .text(part)?
        .ok_or_else(|| archive.broken("its text is missing"))?;
    let links = archive
        .text(&beside(&format!("_rels/{file}.rels")))?
        .unwrap_or_default();
    let mut tree = |file: &str| -> Result<RcDom, DocumentError> {
        Ok(parse(&archive.text(&beside(file))?.unwrap_or_default()))
    };
    let (styles, numbering) = (tree("styles.xml")?, tree("numbering.xml")?);
    let notes = [tree("footnotes.xml")?, tree("endnotes.xml")?];
    // A tree is gone with its root, whoever holds a part of it.
    let text = parse(&text);
    let mut walk = Walk {
        page: Page::new(),
        styles: root(&styles).as_ref().map(Styles::of).unwrap_or_default(),
        numbering: root(&numbering).as_ref().map(Numbering::of).unwrap_or_default(),
        links: targets(&links),
        below_title: 0,
        notes: Vec::new(),
        boxes: Vec::new(),
        depth: 0,
    };
    let Some(body) = root(&text).and_then(|root| child(&root, "body")) else {
        return Ok(Some(walk.page));
    };
    let is_title = |node: &Handle| walk.styles.role(child(node, "pPr").as_ref()) == Role::Title;
    walk.below_title = usize::from(children(&body).iter().any(is_title));
    Ok(walk.whole(&body, &notes).map(|()| walk.page))
}

/// The element in which all others stand.
fn root(tree: &RcDom) -> Option<Handle> {
    children(&tree.document).into_iter().next()
}

/// The notes of a kind, by their ids.
fn by_id(tree: &RcDom) -> HashMap<String, Handle> {
    let notes = root(tree).map(|root| children(&root)).unwrap_or_default();
    let with_id = notes
        .into_iter()
        .filter_map(|note| Some((attribute(&note, "id")?, note)));
    with_id.collect()
}

/// Where links lead, by their ids.
fn targets(relations: &str) -> HashMap<String, String> {
    let target = |element: &crate::xml::Element| {
        Some((
            element.attribute("id")?.to_owned(),
            element.attribute("target")?.to_owned(),
        ))
    };
    elements(relations).iter().filter_map(target).collect()
}

/// Nothing when elements stand in each other too deep.
type Done = Option<()>;

struct Walk {
    page: Page,
    styles: Styles,
    numbering: Numbering,
    links: HashMap<String, String>,
    /// By how much headings stand below the title of the document.
    below_title: usize,
    /// The notes that the text leads to: of the foot or the end, and their ids.
    notes: Vec<(usize, String)>,
    /// Boxes with text that hang on the paragraph.
    boxes: Vec<Handle>,
    depth: usize,
}

impl Walk {
    fn whole(&mut self, body: &Handle, notes: &[RcDom; 2]) -> Done {
        self.blocks(body)?;
        // Each once, however often the text leads to it.
        let mut notes = notes.each_ref().map(by_id);
        for (index, (kind, id)) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let Some(note) = notes.get_mut(kind).and_then(|notes| notes.remove(&id)) else {
                continue;
            };
            for (place, paragraph) in children(&note).iter().enumerate() {
                let mut line = Line::default();
                if place == 0 {
                    line.text(&format!("[{}] ", index + 1), false);
                }
                self.inline(paragraph, &mut line)?;
                self.page.block("p", line);
            }
        }
        Some(())
    }

    /// Paragraphs and tables.
    fn blocks(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("p") => walk.paragraph(&child)?,
                    Some("tbl") => walk.table(&child)?,
                    Some("AlternateContent") => walk.blocks(&alternative(&child)?)?,
                    Some("sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => walk.blocks(&child)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

    fn paragraph(&mut self, node: &Handle) -> Done {
        let properties = child(node, "pPr");
        let properties = properties.as_ref();
        let mut line = Line::default();
        let outer = std::mem::take(&mut self.boxes);
        self.inline(node, &mut line)?;
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if self.styles.is_contents(properties) {
            line.hide_page_number();
        }
        match (self.styles.role(properties), self.styles.list(properties)) {
            (Role::Title, _) => self.page.block("h1", line),
            (Role::Heading(level), _) => {
                let level = (level + self.below_title + 1).min(6);
                self.page.block(&format!("h{level}"), line);
            }
            (Role::Text, Some(place)) => match self.numbering.next(&place) {
                Mark::Bullet => self.page.item(place.1, None, line),
                Mark::Number(number) => self.page.item(place.1, Some(number), line),
                Mark::None => self.page.in_item(line),
            },
            (Role::Text, None) if is_indented(properties) => self.page.in_item(line),
            (Role::Text, None) => self.page.block("p", line),
        }
        boxes.iter().try_for_each(|text| self.blocks(text))
    }

    fn table(&mut self, node: &Handle) -> Done {
        self.page.leave_lists();
        let table = self.page.open("table", "");
        self.rows(node)?;
        self.page.close("table", table);
        Some(())
    }

    fn rows(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for row in children(node) {
                match name(&row) {
                    Some("tr") => {
                        let properties = child(&row, "trPr");
                        let is_head = properties.is_some_and(|row| switch(&row, "tblHeader") == Some(true));
                        let open = walk.page.open("tr", "");
                        walk.cells(&row, if is_head { "th" } else { "td" })?;
                        walk.page.close("tr", open);
                    }
                    Some("sdt" | "sdtContent" | "customXml") => walk.rows(&row)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

    fn cells(&mut self, row: &Handle, tag: &str) -> Done {
        self.deeper(|walk| {
            for cell in children(row) {
                match name(&cell) {
                    Some("tc") => {
                        let properties = child(&cell, "tcPr");
                        let span = properties.and_then(|cell| super::styles::value(&cell, "gridSpan"));
                        let span = span
                            .and_then(|span| span.parse::<u16>().ok())
                            .filter(|span| *span > 1);
                        let span = span
                            .map(|span| format!(" colspan=\"{span}\""))
                            .unwrap_or_default();
                        let open = walk.page.open(tag, &span);
                        walk.blocks(&cell)?;
                        walk.page.close(tag, open);
                    }
                    Some("sdt" | "sdtContent" | "customXml") => walk.cells(&cell, tag)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

    /// What stands in a paragraph.
    fn inline(&mut self, node: &Handle, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("r") => walk.run(&child, line)?,
                    Some("hyperlink") => {
                        let target = attribute(&child, "id").and_then(|id| walk.links.get(&id).cloned());
                        if let Some(target) = &target {
                            line.link(target);
                        }
                        walk.inline(&child, line)?;
                        if target.is_some() {
                            line.end_link();
                        }
                    }
                    Some("AlternateContent") => walk.inline(&alternative(&child)?, line)?,
                    Some("oMath" | "oMathPara") => line.text(&text_of(&child, 0)?, false),
                    // What was deleted or moved away is not in the document any more.
                    Some("del" | "moveFrom" | "pPr") => {}
                    _ => walk.inline(&child, line)?,
                }
            }
            Some(())
        })
    }

    /// Characters with the same properties.
    fn run(&mut self, node: &Handle, line: &mut Line) -> Done {
        let properties = child(node, "rPr");
        let properties = properties.as_ref();
        if properties.is_some_and(|run| switch(run, "vanish") == Some(true)) {
            line.hidden(&text_of(node, 0)?);
            return Some(());
        }
        let strong = self.styles.is_strong(properties);
        self.characters(node, strong, line)
    }

    fn characters(&mut self, node: &Handle, strong: bool, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("t") => line.text(&text_of(&child, 0)?, strong),
                    Some("tab") => line.tab(),
                    Some("cr") => line.line_break(),
                    Some("br") if attribute(&child, "type").is_none_or(|kind| kind == "textWrapping") => {
                        line.line_break();
                    }
                    Some("noBreakHyphen") => line.text("\u{2011}", strong),
                    Some("sym") => line.text(&symbol(&child), strong),
                    Some("ruby") => walk.ruby(&child, line)?,
                    Some("AlternateContent") => walk.characters(&alternative(&child)?, strong, line)?,
                    Some("drawing" | "pict" | "object") => walk.drawing(&child, line)?,
                    Some(kind @ ("footnoteReference" | "endnoteReference")) => {
                        let id = attribute(&child, "id").unwrap_or_default();
                        walk.notes.push((usize::from(kind == "endnoteReference"), id));
                        line.text(&format!("[{}]", walk.notes.len()), false);
                    }
                    _ => {}
                }
            }
            Some(())
        })
    }

    /// Characters with their reading above.
    fn ruby(&mut self, node: &Handle, line: &mut Line) -> Done {
        let part = |wanted: &str| child(node, wanted).map_or(Some(String::new()), |part| text_of(&part, 0));
        line.ruby(&part("rubyBase")?, &part("rt")?);
        Some(())
    }

    /// A picture, or boxes with text.
    fn drawing(&mut self, node: &Handle, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("txbxContent") => walk.boxes.push(child),
                    Some("blip" | "imagedata") => {
                        let id = attribute(&child, "embed")
                            .or_else(|| attribute(&child, "id"))
                            .unwrap_or_default();
                        line.picture(walk.links.get(&id).map_or("", String::as_str));
                    }
                    Some("AlternateContent") => walk.drawing(&alternative(&child)?, line)?,
                    _ => walk.drawing(&child, line)?,
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

/// Of several forms of the same thing the first, which the newest programs show.
fn alternative(node: &Handle) -> Option<Handle> {
    Some(
        child(node, "Choice")
            .or_else(|| child(node, "Fallback"))
            .unwrap_or_else(|| node.clone()),
    )
}

/// Whether a paragraph stands in from the margin, as what belongs to the item before it does.
fn is_indented(properties: Option<&Handle>) -> bool {
    let indent = properties.and_then(|paragraph| child(paragraph, "ind"));
    indent.is_some_and(|indent| {
        ["left", "start", "leftChars", "startChars"]
            .iter()
            .filter_map(|side| attribute(&indent, side))
            .any(|width| width.parse::<i32>().is_ok_and(|width| width > 0))
    })
}

/// A character of a font; fonts of pictures have places in which other fonts have none.
fn symbol(node: &Handle) -> String {
    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let character = code
        .and_then(char::from_u32)
        .filter(|character| !('\u{e000}'..='\u{f8ff}').contains(character));
    character.map(String::from).unwrap_or_default()
}

/// All text in an element; nothing if it is too deep.
pub(super) fn text_of(node: &Handle, depth: usize) -> Option<String> {
    if depth == DEPTH {
        return None;
    }
    let mut text = String::new();
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Element { .. } => text.push_str(&text_of(child, depth + 1)?),
            _ => {}
        }
    }
    Some(text)
}
