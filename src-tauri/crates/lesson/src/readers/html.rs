//! HTML, by the parser of the HTML standard. Scripts, styles and handlers are not text and go.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::{DEPTH_LIMIT, TooDeep, has_hanzi, safe_link};
use crate::Style;
use crate::tree::{Inline, Node, RunKind};

/// Elements may stand in each other this deep: pages nest boxes for their looks, not for their text.
const ELEMENT_LIMIT: usize = 400;

/// Text nodes are looked for in the source this far behind the one before.
const WINDOW: usize = 1 << 14;

/// Reads a page.
pub(super) fn read(source: &str) -> Result<Vec<Node>, TooDeep> {
    read_at(source, 0)
}

/// Reads a page or a part of one that stands at a byte of the document.
pub(super) fn read_at(source: &str, base: usize) -> Result<Vec<Node>, TooDeep> {
    if opens_too_deep(source) {
        return Err(TooDeep);
    }
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(source);
    let mut walk = Walk {
        source,
        base,
        cursor: 0,
        inline: Inline::default(),
        readings: Vec::new(),
    };
    let mut nodes = Vec::new();
    walk.children(&dom.document, &Setting::default(), &mut nodes)?;
    walk.flush(&mut nodes);
    Ok(nodes)
}

/// Whether tags are open in each other far beyond reason, before a tree is built of them.
fn opens_too_deep(source: &str) -> bool {
    let mut depth = 0_usize;
    for (at, _) in source.match_indices('<') {
        let tag = source.get(at..).unwrap_or_default();
        match tag.as_bytes().get(1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(letter) if letter.is_ascii_alphabetic() => {
                let name_len = tag.bytes().skip(1).take_while(u8::is_ascii_alphanumeric).count();
                let name = tag.get(1..=name_len).unwrap_or_default().to_ascii_lowercase();
                if !closes_itself(&name) {
                    depth += 1;
                }
            }
            _ => {}
        }
        if depth > ELEMENT_LIMIT * 10 {
            return true;
        }
    }
    false
}

/// Elements that have no end tag, or whose end tag is often left out.
fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "td"
            | "th"
            | "tr"
            | "dt"
            | "dd"
            | "rt"
            | "rp"
            | "option"
            | "tbody"
            | "thead"
    )
}

/// The name of a tag, in lower case.
pub(super) fn tag_name(tag: &str) -> Option<String> {
    let name = tag.trim_start_matches(['<', '/']);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (len > 0).then(|| name.get(..len).unwrap_or_default().to_ascii_lowercase())
}

/// Whether HTML has an element of this name that may stand in text.
pub(super) fn is_element(name: &str) -> bool {
    is_block(name)
        || matches!(
            name,
            "a" | "abbr"
                | "b"
                | "bdi"
                | "bdo"
                | "big"
                | "br"
                | "cite"
                | "code"
                | "data"
                | "del"
                | "dfn"
                | "em"
                | "font"
                | "i"
                | "img"
                | "ins"
                | "kbd"
                | "mark"
                | "q"
                | "rb"
                | "rp"
                | "rt"
                | "rtc"
                | "ruby"
                | "s"
                | "samp"
                | "script"
                | "small"
                | "span"
                | "strike"
                | "strong"
                | "style"
                | "sub"
                | "summary"
                | "sup"
                | "time"
                | "tt"
                | "u"
                | "var"
                | "wbr"
                | "input"
                | "button"
                | "label"
                | "iframe"
                | "object"
                | "embed"
                | "audio"
                | "video"
                | "svg"
                | "math"
                | "noscript"
        )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "caption"
    )
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
            "script" | "style" | "template" | "head" | "title" | "noscript" | "svg" | "iframe" | "object"
            | "rp" => {}
            "br" => self
                .inline
                .push_break(RunKind::HardBreak, self.base + self.cursor),
            "img" => {
                if let Some(alt) = attribute(handle, "alt") {
                    self.text(&alt, &inside);
                }
            }
            "b" | "strong" => {
                inside.style.strong = true;
                self.children(handle, &inside, out)?;
            }
            "code" | "tt" | "kbd" | "samp" => {
                inside.style.code = true;
                self.children(handle, &inside, out)?;
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
                if !code.is_blank() {
                    out.push(Node::Code(code));
                }
            }
            "ul" | "ol" | "menu" => {
                self.flush(out);
                inside.lists += 1;
                let ordered =
                    name == "ol" && attribute(handle, "start").is_none_or(|start| start.trim() == "1");
                let items = self.items(handle, &inside)?;
                if !items.is_empty() {
                    out.push(Node::List { ordered, items });
                }
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

    fn items(&mut self, handle: &Handle, around: &Setting) -> Result<Vec<Vec<Node>>, TooDeep> {
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
                        self.children(child, &inside, &mut blocks)?;
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

    /// A table; one that holds tables or lists in its cells is only a layout, and its cells are blocks.
    fn table(&mut self, handle: &Handle, around: &Setting, out: &mut Vec<Node>) -> Result<(), TooDeep> {
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

    fn text(&mut self, text: &str, around: &Setting) {
        // A text that is written otherwise in the source, with `&amp;`, stands at one place as a whole.
        let (start, exact) = self.locate(text);
        let place = |from: usize, to: usize| {
            if exact {
                start + from..start + to
            } else {
                start..start
            }
        };
        if around.preformatted {
            self.inline.push(text, place(0, text.len()), around.style.clone());
            return;
        }
        // Blanks fold into one space, which is dropped at the start of a line.
        let mut at = 0;
        for piece in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|character: char| character.is_ascii_whitespace());
            let word_end = at + word.len();
            self.inline.push(word, place(at, word_end), around.style.clone());
            let after_blank = self.inline.text().is_empty() || self.inline.text().ends_with(['\n', ' ']);
            if word.len() < piece.len() && !after_blank {
                if piece.ends_with('\n') {
                    self.inline
                        .push_break(RunKind::SoftBreak, place(word_end, word_end).start);
                } else {
                    self.inline
                        .push(" ", place(word_end, at + piece.len()), around.style.clone());
                }
            }
            at += piece.len();
        }
    }

    /// Where a text stands, and whether it stands there letter by letter. The parser does not say, but texts come in
    /// order.
    fn locate(&mut self, text: &str) -> (usize, bool) {
        let rest = self.source.as_bytes().get(self.cursor..).unwrap_or_default();
        let window = rest
            .get(..rest.len().min(WINDOW + text.len()))
            .unwrap_or_default();
        match memchr::memmem::find(window, text.as_bytes()) {
            Some(offset) => {
                let start = self.cursor + offset;
                self.cursor = start + text.len();
                (self.base + start, true)
            }
            None => (self.base + self.cursor, false),
        }
    }

    fn finished(&mut self) -> Inline {
        let mut inline = std::mem::take(&mut self.inline).trimmed();
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

fn element_name(handle: &Handle) -> Option<&str> {
    match &handle.data {
        NodeData::Element { name, .. } => Some(name.local.as_ref()),
        _ => None,
    }
}

fn attribute(handle: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &handle.data else {
        return None;
    };
    let attrs = attrs.borrow();
    attrs
        .iter()
        .find(|attr| &*attr.name.local == wanted)
        .map(|attr| attr.value.to_string())
}
