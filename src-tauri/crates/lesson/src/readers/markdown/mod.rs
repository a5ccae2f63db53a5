//! Markdown, by CommonMark with tables, strikethrough and formulas.

mod cells;
mod declared;
mod definitions;
mod loose;
mod marks;
mod tags;

pub(crate) use declared::{Declared, times_comment};

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use declared::times_in;
use definitions::Definitions;
use loose::{indented, page};

use super::prose::is_prose;
use super::strong::marked_to_strong;
use super::unshown::Unshown;
use super::{DEPTH_LIMIT, Document, LeftOut, Shape, TooDeep, front_matter, has_hanzi, html, safe_link};
use crate::tree::{Inline, Node, RunKind};
use crate::{Style, Times};

/// Reads Markdown.
pub(super) fn read(source: &str, unshown: &mut Unshown) -> Result<Document, TooDeep> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS;
    let mut document = Document {
        shape: Declared::of(source).map_or(Shape::Page, Declared::shape),
        ..Document::default()
    };
    let mut page = page(source);
    page.start += front_matter::take(
        source.get(page.clone()).unwrap_or_default(),
        page.start,
        &mut document,
    );
    let mut builder = Builder::new(source, unshown);
    let mut definitions = Definitions::new(source, page.start);
    for (event, at) in
        Parser::new_ext(source.get(page.clone()).unwrap_or_default(), options).into_offset_iter()
    {
        let at = at.start + page.start..at.end + page.start;
        if let Some(shown) = definitions.before(&event, &at) {
            builder.flush();
            builder.add(Node::Paragraph(shown));
        }
        builder.take(event, at)?;
    }
    builder.flush();
    if let Some(shown) = definitions.until(page.end) {
        builder.add(Node::Paragraph(shown));
    }
    document.nodes = builder.root;
    document.left_out.extend(builder.marks);
    Ok(document)
}

enum Frame {
    List {
        ordered: bool,
        next: u64,
        items: Vec<Vec<Node>>,
    },
    Item(Vec<Node>),
    Quote(Vec<Node>),
}

struct Builder<'a> {
    source: &'a str,
    unshown: &'a mut Unshown,
    /// The address of the picture that is open, where it stands, and how long the line was before it.
    picture: Option<(String, usize, usize)>,
    root: Vec<Node>,
    frames: Vec<Frame>,
    inline: Inline,
    strong: usize,
    links: Vec<Option<String>>,
    reading: bool,
    hidden: bool,
    /// The text behind a tag of a script or of a style, until it is known whether that ends.
    veiled: Option<Inline>,
    /// The marks of callouts.
    marks: Option<LeftOut>,
    code: Option<(bool, Inline)>,
    html: Option<(String, usize)>,
    /// When the next paragraph is said.
    times: Option<Times>,
    rows: Vec<Vec<Inline>>,
    /// Where the row that is open ends, and its last cell.
    row_end: usize,
    cell_end: usize,
    has_header: bool,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str, unshown: &'a mut Unshown) -> Self {
        Builder {
            source,
            unshown,
            picture: None,
            root: Vec::new(),
            frames: Vec::new(),
            inline: Inline::default(),
            strong: 0,
            links: Vec::new(),
            reading: false,
            hidden: false,
            veiled: None,
            marks: None,
            code: None,
            html: None,
            times: None,
            rows: Vec::new(),
            row_end: 0,
            cell_end: 0,
            has_header: false,
        }
    }

    fn take(&mut self, event: Event<'_>, at: Range<usize>) -> Result<(), TooDeep> {
        match event {
            Event::Start(tag) => self.start(tag, at)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some((_, code)), _) => code.push(&text, at, Style::default()),
                (None, Some((raw, _))) => raw.push_str(&text),
                (None, None) => self.text(&text, at),
            },
            Event::Code(text) => self.code_span(&text, at),
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                let raw = self.source.get(at.clone()).unwrap_or_default();
                for (index, line) in raw.split('\n').enumerate() {
                    if index > 0 {
                        self.line().push_break(RunKind::SoftBreak, at.start);
                    }
                    let style = self.style();
                    self.line().push(line, at.clone(), style);
                }
            }
            Event::Html(raw) => match &mut self.html {
                Some((html, _)) => html.push_str(&raw),
                None => self.html = Some((raw.to_string(), at.start)),
            },
            Event::InlineHtml(raw) => self.inline_html(&raw, at)?,
            Event::SoftBreak => self.line().push_break(RunKind::SoftBreak, at.start),
            Event::HardBreak => self.line().push_break(RunKind::HardBreak, at.start),
            Event::Rule => {
                self.flush();
                self.add(Node::Rule);
            }
            Event::FootnoteReference(name) => self.text(&format!("[{name}]"), at),
            Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) -> Result<(), TooDeep> {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push(safe_link(&dest_url)),
            // `![[tea.png]]`: its own address is no text.
            Tag::Image {
                link_type: LinkType::WikiLink { has_pothole: false },
                dest_url,
                ..
            } => {
                self.unshown.picture(&dest_url, at.start);
                self.hidden = true;
            }
            Tag::Image { dest_url, .. } => {
                self.picture = Some((dest_url.to_string(), at.start, self.inline.text().len()));
            }
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::TableCell => self.cell_end = at.end,
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some((matches!(kind, CodeBlockKind::Fenced(_)), Inline::default()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some((String::new(), at.start));
            }
            Tag::FootnoteDefinition(name) => {
                self.flush();
                let mark = format!("[{name}] ");
                self.inline.push(&mark, at.start..at.start, Style::default());
            }
            Tag::List(first) => {
                self.flush();
                self.open(Frame::List {
                    ordered: first.is_some_and(|first| first == 1),
                    next: first.unwrap_or(0),
                    items: Vec::new(),
                })?;
            }
            Tag::Item => {
                self.flush();
                self.item_number(&at);
                self.open(Frame::Item(Vec::new()))?;
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.open(Frame::Quote(Vec::new()))?;
            }
            Tag::Table(_) => {
                self.flush();
                self.rows.clear();
                self.has_header = true;
            }
            Tag::TableHead | Tag::TableRow => {
                self.rows.push(Vec::new());
                (self.cell_end, self.row_end) = (at.end, at.end);
            }
            // The number of an item stands before its first paragraph, and belongs to it.
            Tag::Paragraph if self.inline.text().ends_with(' ') => {}
            _ => self.flush(),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), TooDeep> {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Heading(level) => {
                let text = self.finished();
                self.add(Node::Heading {
                    level: level as u8,
                    text,
                });
            }
            TagEnd::CodeBlock => {
                if let Some((fenced, code)) = self.code.take() {
                    let end = code.text().trim_end().len();
                    let code = code.cut(0..end);
                    if fenced || !is_prose(code.text()) {
                        self.add(Node::Code(code));
                    } else {
                        for node in indented(&code) {
                            self.add(node);
                        }
                    }
                }
            }
            TagEnd::FootnoteDefinition => self.flush(),
            TagEnd::HtmlBlock => {
                if let Some((raw, start)) = self.html.take() {
                    let cues = Declared::of(self.source) == Some(Declared::Cues);
                    self.times = times_in(&raw).filter(|_| cues);
                    for node in html::read_at(&raw, start, self.unshown)? {
                        self.add(node);
                    }
                }
            }
            TagEnd::TableCell => {
                let cell = self.finished();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::TableRow => self.cells_without_head(),
            TagEnd::Table => {
                let mut rows = std::mem::take(&mut self.rows);
                // Markdown has no table without heads; one whose heads are blank means it.
                let headless = rows.first().is_some_and(|row| row.iter().all(Inline::is_blank));
                if headless {
                    rows.remove(0);
                }
                self.add(Node::Table {
                    has_header: self.has_header && !headless,
                    rows,
                });
            }
            TagEnd::Item => {
                self.flush();
                if let Some(Frame::Item(blocks)) = self.frames.pop()
                    && let Some(Frame::List { items, .. }) = self.frames.last_mut()
                {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some(Frame::List { ordered, items, .. }) = self.frames.pop() {
                    self.add(Node::List { ordered, items });
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                if let Some(Frame::Quote(mut blocks)) = self.frames.pop() {
                    self.take_mark(&mut blocks);
                    for block in blocks {
                        self.add(block);
                    }
                }
            }
            TagEnd::Image => {
                self.hidden = false;
                // A picture with a text is that text.
                if let Some((address, at, before)) = self.picture.take()
                    && self.inline.text().len() == before
                {
                    self.unshown.picture(&address, at);
                }
            }
            TagEnd::Paragraph => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, frame: Frame) -> Result<(), TooDeep> {
        if self.frames.len() >= DEPTH_LIMIT {
            return Err(TooDeep);
        }
        self.frames.push(frame);
        Ok(())
    }

    fn add(&mut self, node: Node) {
        match self.frames.last_mut() {
            Some(Frame::Item(blocks) | Frame::Quote(blocks)) => blocks.push(node),
            Some(Frame::List { items, .. }) => items.push(vec![node]),
            None => self.root.push(node),
        }
    }

    fn flush(&mut self) {
        let text = self.finished();
        if text.is_blank() {
            return;
        }
        match self.times.take() {
            Some(times) => self.add(Node::Cue {
                text,
                times: Some(times),
            }),
            None => self.add(Node::Paragraph(text)),
        }
    }

    fn finished(&mut self) -> Inline {
        // What never ended was none.
        if let Some(veiled) = self.veiled.take() {
            self.inline.append(veiled);
        }
        let mut inline = marked_to_strong(std::mem::take(&mut self.inline)).trimmed();
        inline.uncode(has_hanzi);
        self.reading = false;
        self.hidden = false;
        inline
    }

    /// What is written to.
    fn line(&mut self) -> &mut Inline {
        self.veiled.as_mut().unwrap_or(&mut self.inline)
    }

    fn style(&self) -> Style {
        Style {
            strong: self.strong > 0,
            code: false,
            link: self.links.last().cloned().flatten(),
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        if self.hidden {
            return;
        }
        let kind = if self.reading {
            RunKind::Reading
        } else {
            RunKind::Text
        };
        let style = self.style();
        self.line().push_run(text, at, kind, style);
    }

    fn code_span(&mut self, text: &str, at: Range<usize>) {
        let raw = self.source.get(at.clone()).unwrap_or_default();
        let at = match raw.find(text) {
            Some(offset) => at.start + offset..at.start + offset + text.len(),
            None => at,
        };
        let style = Style {
            code: true,
            ..self.style()
        };
        self.line().push(text, at, style);
    }
}
