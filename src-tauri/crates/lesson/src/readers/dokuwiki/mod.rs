//! DokuWiki source: `====== title ======`, lists by indentation, `^ head ^ | cell |` tables, `''code''`, `[[links]]`.

mod inline;

use inline::{Open, inline, inline_of};

use super::lists::{ListLine, nest};
use super::unshown::Unshown;
use super::{Document, TooDeep, front_matter, has_hanzi};
use crate::Style;
use crate::tree::{Inline, Node, RunKind};

/// Reads DokuWiki source.
pub(super) fn read(source: &str, unshown: &mut Unshown) -> Result<Document, TooDeep> {
    let mut reader = Reader {
        source,
        ..Reader::default()
    };
    let tags = in_braces(source, unshown);
    let mut lines = lines(source).peekable();
    while let Some((at, line)) = lines.next() {
        if let Some(close) = code_block(line) {
            reader.end_all()?;
            let opened = line.find('>').map_or(line.len(), |end| end + 1);
            let mut code = Inline::default();
            let mut rest = (at + opened, line.get(opened..).unwrap_or_default());
            loop {
                let end = rest.1.find(close);
                let text = rest.1.get(..end.unwrap_or(rest.1.len())).unwrap_or_default();
                code.push(text, rest.0..rest.0 + text.len(), Style::default());
                if let Some(end) = end {
                    let after = end + close.len();
                    reader.line(rest.0 + after, rest.1.get(after..).unwrap_or_default());
                    break;
                }
                match lines.next() {
                    Some(next) => {
                        code.push_break(RunKind::HardBreak, next.0);
                        rest = next;
                    }
                    None => break,
                }
            }
            if !code.is_blank() {
                reader.nodes.push(Node::Code(code));
            }
            continue;
        }
        reader.take(at, line)?;
    }
    reader.end_all()?;
    Ok(Document {
        tags,
        ..Document::of(reader.nodes)
    })
}

/// Lines with the byte that each begins at, without line ends.
pub(super) fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

fn code_block(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    [("<code", "</code>"), ("<file", "</file>")]
        .into_iter()
        .find_map(|(open, close)| {
            let after = line.strip_prefix(open)?;
            (after.starts_with([' ', '>']) && after.contains('>')).then_some(close)
        })
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    paragraph: Inline,
    /// The marks of the paragraph that are open.
    open: Open,
    list: Vec<ListLine>,
    rows: Vec<Vec<Inline>>,
    has_header: bool,
    preformatted: Inline,
}

impl Reader<'_> {
    fn take(&mut self, at: usize, line: &str) -> Result<(), TooDeep> {
        let text = line.trim();
        if text.is_empty() || is_rule(text) || is_macro(text) {
            self.end_all()?;
            if is_rule(text) {
                self.nodes.push(Node::Rule);
            }
            return Ok(());
        }
        if let Some((level, range)) = heading(text) {
            self.end_all()?;
            let start = at + line.len() - line.trim_start().len();
            let title = text.get(range.clone()).unwrap_or_default();
            self.nodes.push(Node::Heading {
                level,
                text: inline(title, start + range.start),
            });
            return Ok(());
        }
        let indent = indent(line);
        let marker = line.trim_start().chars().next();
        if indent >= 2 && matches!(marker, Some('*' | '-')) {
            self.end_paragraph();
            self.end_table();
            self.end_preformatted();
            let skipped = line.len() - line.trim_start().len() + 1;
            let text = inline(line.get(skipped..).unwrap_or_default(), at + skipped);
            self.list.push(ListLine {
                indent,
                ordered: marker == Some('-'),
                text: text.trimmed(),
            });
            return Ok(());
        }
        if indent == 0 && matches!(marker, Some('^' | '|')) {
            self.end_paragraph();
            self.end_list()?;
            self.end_preformatted();
            let start = at + line.len() - line.trim_start().len();
            let (cells, all_heads) = cells(text, start);
            if self.rows.is_empty() {
                self.has_header = all_heads;
            }
            self.rows.push(cells);
            return Ok(());
        }
        if indent >= 2 && !self.list.is_empty() {
            // A line indented under a list belongs to its last item.
            if let Some(last) = self.list.last_mut() {
                last.text.push_break(RunKind::SoftBreak, at);
                last.text
                    .append(inline(text, at + line.len() - line.trim_start().len()));
            }
            return Ok(());
        }
        if indent >= 2 && self.paragraph.is_blank() && !has_hanzi(text) {
            self.end_list()?;
            self.end_table();
            if !self.preformatted.text().is_empty() {
                self.preformatted.push_break(RunKind::HardBreak, at);
            }
            self.preformatted
                .push(line, at..at + line.len(), Style::default());
            return Ok(());
        }
        self.end_list()?;
        self.end_table();
        self.end_preformatted();
        if indent == 0 && marker == Some('>') {
            // A quotation: each of its lines stands for itself.
            let quoted = text.trim_start_matches('>');
            if !self.paragraph.text().is_empty() {
                self.paragraph.push_break(RunKind::HardBreak, at);
            }
            self.line(at + line.len() - quoted.len(), quoted);
            return Ok(());
        }
        self.line(at, line);
        Ok(())
    }

    /// A line of a paragraph.
    fn line(&mut self, at: usize, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            return;
        }
        if !self.paragraph.text().is_empty() && !self.paragraph.text().ends_with('\n') {
            self.paragraph.push_break(RunKind::SoftBreak, at);
        }
        let after = self.source.get(at + line.len()..).unwrap_or_default();
        let start = at + line.len() - line.trim_start().len();
        self.paragraph
            .append(inline_of(text, start, &mut self.open, after));
    }

    fn end_all(&mut self) -> Result<(), TooDeep> {
        self.end_paragraph();
        self.end_table();
        self.end_preformatted();
        self.end_list()
    }

    fn end_paragraph(&mut self) {
        self.open = Open::default();
        let text = std::mem::take(&mut self.paragraph).trimmed();
        if !text.is_blank() {
            self.nodes.push(Node::Paragraph(text));
        }
    }

    fn end_list(&mut self) -> Result<(), TooDeep> {
        self.nodes.extend(nest(std::mem::take(&mut self.list))?);
        Ok(())
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.nodes.push(Node::Table {
                has_header: self.has_header,
                rows,
            });
        }
    }

    fn end_preformatted(&mut self) {
        let code = std::mem::take(&mut self.preformatted);
        if !code.is_blank() {
            self.nodes.push(Node::Code(code));
        }
    }
}

/// Notices the pictures that no text stands for, `{{tea.png?200}}`, and what the page takes in, `{{page>tea}}`. Gives its
/// tags, `{{tag>tea culture}}`.
fn in_braces(source: &str, unshown: &mut Unshown) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for (at, _) in source.match_indices("{{") {
        let inside = source.get(at + 2..).and_then(|rest| rest.split_once("}}"));
        let Some((address, _)) = inside.filter(|(address, _)| !address.contains(['|', '\n'])) else {
            continue;
        };
        match address.split_once('>') {
            Some(("tag", listed)) => {
                let listed = listed.split_whitespace().map(|tag| tag.replace('_', " "));
                tags.extend(listed.map(|tag| tag.trim_matches('"').to_owned()));
            }
            Some(_) => unshown.taken_in(address, at),
            None => unshown.picture(address.split('?').next().unwrap_or_default().trim(), at),
        }
    }
    front_matter::kept(tags)
}

fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|character| character.is_whitespace())
        .map(|character| if character == '\t' { 2 } else { 1 })
        .sum()
}

fn is_rule(text: &str) -> bool {
    text.len() >= 4 && text.bytes().all(|byte| byte == b'-')
}

/// `~~NOTOC~~` steers the wiki and is never seen.
pub(super) fn is_macro(text: &str) -> bool {
    text.len() > 4
        && text.starts_with("~~")
        && text.ends_with("~~")
        && text
            .trim_matches('~')
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b':' || byte == b'-')
}

/// The level of a heading, and where its text stands in the line.
fn heading(text: &str) -> Option<(u8, std::ops::Range<usize>)> {
    let open = text.bytes().take_while(|byte| *byte == b'=').count();
    let close = text.bytes().rev().take_while(|byte| *byte == b'=').count();
    if open < 2 || close < 2 || open + close >= text.len() {
        return None;
    }
    let inner = text.get(open..text.len() - close)?;
    let start = open + inner.len() - inner.trim_start().len();
    let level = u8::try_from(7_usize.saturating_sub(open.min(6))).unwrap_or(1);
    (!inner.trim().is_empty()).then(|| (level, start..start + inner.trim().len()))
}

/// The cells of a table row, and whether all are head cells. A bar in a link, a picture or a text without marks does not
/// end a cell; one that only goes on with the cell above it, `:::`, is blank.
fn cells(row: &str, at: usize) -> (Vec<Inline>, bool) {
    const CLOSED: [(&str, &str); 4] = [
        ("[[", "]]"),
        ("{{", "}}"),
        ("%%", "%%"),
        ("<nowiki>", "</nowiki>"),
    ];
    let cell = |start: usize, end: usize| {
        let text = row.get(start..end).unwrap_or_default();
        let text = if text.trim() == ":::" { "" } else { text };
        inline(text, at + start).trimmed()
    };
    let mut cells = Vec::new();
    let mut start = 1;
    let mut index = 1;
    while let Some(byte) = row.as_bytes().get(index) {
        if matches!(byte, b'^' | b'|') {
            cells.push(cell(start, index));
            start = index + 1;
        }
        let closed = CLOSED.iter().find_map(|(open, close)| {
            let inside = row.get(index..)?.strip_prefix(open)?;
            Some(open.len() + inside.find(close)? + close.len())
        });
        index += closed.unwrap_or(1);
    }
    let rest = cell(start, row.len());
    if !rest.is_blank() {
        cells.push(rest);
    }
    let heads = !row.trim_end_matches('^').contains('|') && row.starts_with('^');
    (cells, heads)
}
