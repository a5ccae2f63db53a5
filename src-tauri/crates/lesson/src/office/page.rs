//! The page in HTML that a document of a word processor is read as.

/// A page in the making. Every paragraph, item and row begins a line.
#[derive(Debug)]
pub(super) struct Page {
    html: String,
    lists: Lists,
    has_text: bool,
}

/// The lists that are open: how deep each stands, and whether it is numbered.
type Lists = Vec<(usize, bool)>;

impl Page {
    pub(super) fn new() -> Self {
        Page {
            html: "<!DOCTYPE html>\n".to_owned(),
            lists: Lists::new(),
            has_text: false,
        }
    }

    /// A paragraph (`p`) or a heading (`h1`), outside of all lists.
    pub(super) fn block(&mut self, tag: &str, line: Line) {
        self.leave_lists();
        self.put(tag, line);
    }

    /// A paragraph in the item that is open; outside of lists a paragraph like others.
    pub(super) fn in_item(&mut self, line: Line) {
        self.put("p", line);
    }

    /// An item of a list at a level, the outermost 0. `number` is its number in a numbered list.
    pub(super) fn item(&mut self, level: usize, number: Option<u32>, line: Line) {
        let is_numbered = number.is_some();
        while let Some((open, of_numbers)) = self.lists.last().copied() {
            if open < level || (open == level && of_numbers == is_numbered) {
                break;
            }
            self.leave_list();
        }
        if self.lists.last().is_some_and(|(open, _)| *open == level) {
            self.html.push_str("</li>\n");
        } else {
            match number {
                None => self.html.push_str("\n<ul>\n"),
                Some(1) => self.html.push_str("\n<ol>\n"),
                Some(first) => self.html.push_str(&format!("\n<ol start=\"{first}\">\n")),
            }
            self.lists.push((level, is_numbered));
        }
        self.html.push_str("<li>");
        self.write(line);
    }

    /// Opens a table, a row or a cell. What it gives back is for [`Page::close`].
    pub(super) fn open(&mut self, tag: &str, attributes: &str) -> Lists {
        self.html.push_str(&format!("<{tag}{attributes}>\n"));
        std::mem::take(&mut self.lists)
    }

    pub(super) fn close(&mut self, tag: &str, outer: Lists) {
        self.leave_lists();
        self.lists = outer;
        self.html.push_str(&format!("</{tag}>\n"));
    }

    pub(super) fn leave_lists(&mut self) {
        while !self.lists.is_empty() {
            self.leave_list();
        }
    }

    /// The page; nothing if there is no text on it.
    pub(super) fn finish(mut self) -> Option<String> {
        self.leave_lists();
        self.has_text.then_some(self.html)
    }

    fn leave_list(&mut self) {
        if let Some((_, is_numbered)) = self.lists.pop() {
            self.html.push_str(if is_numbered {
                "</li>\n</ol>\n"
            } else {
                "</li>\n</ul>\n"
            });
        }
    }

    fn put(&mut self, tag: &str, line: Line) {
        if !line.html.is_empty() {
            self.html.push_str(&format!("<{tag}>"));
            self.write(line);
            self.html.push_str(&format!("</{tag}>\n"));
        }
    }

    fn write(&mut self, mut line: Line) {
        line.in_strong(false);
        self.has_text |= line.has_text;
        self.html.push_str(&line.html);
    }
}

/// What stands in a paragraph.
#[derive(Debug, Default)]
pub(super) struct Line {
    html: String,
    is_strong: bool,
    has_text: bool,
    /// Where it goes on behind its last tab.
    behind_tab: Option<usize>,
}

impl Line {
    pub(super) fn text(&mut self, text: &str, strong: bool) {
        let is_blank = text.trim().is_empty();
        // A blank between two strong words is as strong as they are.
        self.in_strong(strong || (is_blank && self.is_strong));
        self.has_text |= !is_blank;
        push_escaped(&mut self.html, text);
    }

    pub(super) fn tab(&mut self) {
        self.html.push(' ');
        self.behind_tab = Some(self.html.len());
    }

    /// In a table of contents: the number of a page, which a lesson has none of.
    pub(super) fn hide_page_number(&mut self) {
        let Some((at, number)) = self.behind_tab.zip(self.page_number()) else {
            return;
        };
        let rest = self.html.split_off(at).replacen(&number, "", 1);
        self.hidden(&number);
        self.html.push_str(&rest);
    }

    /// The digits behind the last tab, if nothing else is seen there.
    fn page_number(&self) -> Option<String> {
        let mut in_tag = false;
        let behind: String = self
            .html
            .get(self.behind_tab?..)?
            .chars()
            .filter(|character| {
                let was_in_tag = in_tag;
                in_tag = *character == '<' || (in_tag && *character != '>');
                !in_tag && !was_in_tag
            })
            .collect();
        let is_number = !behind.is_empty() && behind.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then_some(behind)
    }

    pub(super) fn line_break(&mut self) {
        self.html.push_str("<br>");
    }

    pub(super) fn ruby(&mut self, base: &str, reading: &str) {
        self.has_text |= !base.trim().is_empty();
        self.html.push_str("<ruby>");
        push_escaped(&mut self.html, base);
        self.html.push_str("<rt>");
        push_escaped(&mut self.html, reading);
        self.html.push_str("</rt></ruby>");
    }

    /// Text that the document does not show.
    pub(super) fn hidden(&mut self, text: &str) {
        self.html.push_str("<span hidden>");
        push_escaped(&mut self.html, text);
        self.html.push_str("</span>");
    }

    /// A picture, by the name of its file.
    pub(super) fn picture(&mut self, file: &str) {
        self.html.push_str("<img src=\"");
        push_escaped(&mut self.html, file);
        self.html.push_str("\">");
    }

    /// From here to [`Line::end_link`] the text is a link.
    pub(super) fn link(&mut self, target: &str) {
        self.in_strong(false);
        self.html.push_str("<a href=\"");
        push_escaped(&mut self.html, target);
        self.html.push_str("\">");
    }

    pub(super) fn end_link(&mut self) {
        self.in_strong(false);
        self.html.push_str("</a>");
    }

    fn in_strong(&mut self, strong: bool) {
        if strong != self.is_strong {
            self.html.push_str(if strong { "<b>" } else { "</b>" });
            self.is_strong = strong;
        }
    }
}

fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            // Lines are paragraphs; a vertical tab is how some programs break a line.
            _ if character.is_control() => html.push(' '),
            _ => html.push(character),
        }
    }
}
