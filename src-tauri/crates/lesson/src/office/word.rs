//! The text of Word: `word/document.xml` and what it names, by ECMA-376 part 1, chapter 17.

use std::collections::HashMap;
use std::io::{Read, Seek};

use markup5ever_rcdom::{Handle, RcDom};

use super::page::{Line, Page};
use super::styles::{Mark, Numbering, Role, Styles, switch, value};
use super::walk::{Done, Draft, Walk, ruby, text_of};
use crate::DocumentError;
use crate::bundle::Archive;
use crate::xml::{attribute, child, children, elements, name, parse, root};

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
    let mut walk = Word {
        draft: Draft::new(),
        styles: root(&styles).as_ref().map(Styles::of).unwrap_or_default(),
        numbering: root(&numbering).as_ref().map(Numbering::of).unwrap_or_default(),
        links: targets(&links),
        notes: Vec::new(),
    };
    let Some(body) = root(&text).and_then(|root| child(&root, "body")) else {
        return Ok(Some(walk.draft.page));
    };
    let is_title = |node: &Handle| walk.styles.role(child(node, "pPr").as_ref()) == Role::Title;
    walk.draft.below_title = usize::from(children(&body).iter().any(is_title));
    Ok(walk.whole(&body, &notes).map(|()| walk.draft.page))
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

struct Word {
    draft: Draft,
    styles: Styles,
    numbering: Numbering,
    links: HashMap<String, String>,
    /// The notes that the text leads to: of the foot or the end, and their ids.
    notes: Vec<(usize, String)>,
}

impl Walk for Word {
    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn blocks(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("p") => walk.paragraph(&child)?,
                    Some("tbl") => walk.table(|walk| walk.rows(&child))?,
                    Some("AlternateContent") => walk.blocks(&alternative(&child))?,
                    Some("sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => walk.blocks(&child)?,
                    _ => {}
                }
            }
            Some(())
        })
    }

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
                    Some("AlternateContent") => walk.inline(&alternative(&child), line)?,
                    Some("oMath" | "oMathPara") => line.text(&text_of(&child)?, false),
                    // What was deleted or moved away is not in the document any more.
                    Some("del" | "moveFrom" | "pPr") => {}
                    _ => walk.inline(&child, line)?,
                }
            }
            Some(())
        })
    }
}

impl Word {
    fn whole(&mut self, body: &Handle, notes: &[RcDom; 2]) -> Done {
        self.blocks(body)?;
        // Each once, however often the text leads to it.
        let mut notes = notes.each_ref().map(by_id);
        for (index, (kind, id)) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let Some(note) = notes.get_mut(kind).and_then(|notes| notes.remove(&id)) else {
                continue;
            };
            self.note(index, &note)?;
        }
        Some(())
    }

    fn paragraph(&mut self, node: &Handle) -> Done {
        let properties = child(node, "pPr");
        let properties = properties.as_ref();
        let (mut line, boxes) = self.line(node)?;
        if self.styles.is_contents(properties) {
            line.hide_page_number();
        }
        let page = &mut self.draft.page;
        match (self.styles.role(properties), self.styles.list(properties)) {
            (Role::Title, _) => page.block("h1", line),
            (Role::Heading(level), _) => self.draft.heading(level + 1, line),
            (Role::Text, Some(place)) => match self.numbering.next(&place) {
                Mark::Bullet => page.item(place.1, None, line),
                Mark::Number(number) => page.item(place.1, Some(number), line),
                Mark::None => page.in_item(line),
            },
            (Role::Text, None) if is_indented(properties) => page.in_item(line),
            (Role::Text, None) => page.block("p", line),
        }
        boxes.iter().try_for_each(|text| self.blocks(text))
    }

    fn rows(&mut self, node: &Handle) -> Done {
        self.deeper(|walk| {
            for row in children(node) {
                match name(&row) {
                    Some("tr") => {
                        let properties = child(&row, "trPr");
                        let is_head = properties.is_some_and(|row| switch(&row, "tblHeader") == Some(true));
                        walk.row(|walk| walk.cells(&row, if is_head { "th" } else { "td" }))?;
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
                        let columns = properties.and_then(|cell| value(&cell, "gridSpan"));
                        walk.cell(tag, columns, &cell)?;
                    }
                    Some("sdt" | "sdtContent" | "customXml") => walk.cells(&cell, tag)?,
                    _ => {}
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
            line.hidden(&text_of(node)?);
            return Some(());
        }
        let strong = self.styles.is_strong(properties);
        self.characters(node, strong, line)
    }

    fn characters(&mut self, node: &Handle, strong: bool, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("t") => line.text(&text_of(&child)?, strong),
                    Some("tab") => line.tab(),
                    Some("cr") => line.line_break(),
                    Some("br") if attribute(&child, "type").is_none_or(|kind| kind == "textWrapping") => {
                        line.line_break();
                    }
                    Some("noBreakHyphen") => line.text("\u{2011}", strong),
                    Some("sym") => line.text(&symbol(&child), strong),
                    Some("ruby") => ruby(&child, ["rubyBase", "rt"], line)?,
                    Some("AlternateContent") => walk.characters(&alternative(&child), strong, line)?,
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

    /// A picture, or boxes with text.
    fn drawing(&mut self, node: &Handle, line: &mut Line) -> Done {
        self.deeper(|walk| {
            for child in children(node) {
                match name(&child) {
                    Some("txbxContent") => walk.draft.boxes.push(child),
                    Some("blip" | "imagedata") => {
                        let id = attribute(&child, "embed")
                            .or_else(|| attribute(&child, "id"))
                            .unwrap_or_default();
                        line.picture(walk.links.get(&id).map_or("", String::as_str));
                    }
                    Some("AlternateContent") => walk.drawing(&alternative(&child), line)?,
                    _ => walk.drawing(&child, line)?,
                }
            }
            Some(())
        })
    }
}

/// Of several forms of the same thing the first, which the newest programs show.
fn alternative(node: &Handle) -> Handle {
    let first = child(node, "Choice").or_else(|| child(node, "Fallback"));
    first.unwrap_or_else(|| node.clone())
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
