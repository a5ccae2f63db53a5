//! One document in the forms in which it exists in the wild. It is written in plain Markdown; the others are made of it
//! line by line, as a wiki, a browser or an extractor of text would have it.

use super::{processors, zips};

/// A form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Html,
    DokuWiki,
    /// A chapter of a book.
    Book,
    Word,
    OpenDocument,
    /// The text of a page, with this before each item of a list; bold type is gone, headings are bare lines.
    Extracted(&'static str),
    /// The same, with the table of contents that the page had on top.
    WithContents(&'static str),
}

pub(crate) const FORMS: [Form; 10] = [
    Form::Html,
    Form::DokuWiki,
    Form::Book,
    Form::Word,
    Form::OpenDocument,
    Form::Extracted("• "),
    Form::Extracted("- "),
    Form::Extracted(""),
    Form::WithContents("• "),
    Form::WithContents(""),
];

impl Form {
    /// Whether there is nothing left of markup but the lines.
    pub(crate) fn is_extracted(self) -> bool {
        matches!(self, Form::Extracted(_) | Form::WithContents(_))
    }

    /// The name of the file, and what is in it.
    pub(crate) fn of(self, markdown: &str) -> (&'static str, Vec<u8>) {
        let lines = lines(markdown);
        match self {
            Form::Html => ("page.html", page(&lines).into()),
            Form::Book => ("book.epub", book(&lines)),
            Form::Word => ("page.docx", processors::word(&lines)),
            Form::OpenDocument => ("page.odt", processors::open_document(&lines)),
            Form::DokuWiki => ("page.txt", wiki(&lines).into()),
            Form::Extracted(bullet) => ("page.txt", extracted(&lines, bullet, false).into()),
            Form::WithContents(bullet) => ("page.txt", extracted(&lines, bullet, true).into()),
        }
    }
}

/// A book of which the document is the only chapter.
fn book(lines: &[Line<'_>]) -> Vec<u8> {
    let (path, chapter) = ("chapter.xhtml", zips::page(&html(lines)));
    let manifest = format!(r#"<item id="c" href="{path}" media-type="application/xhtml+xml"/>"#);
    let package = zips::package("书", &manifest, r#"<spine><itemref idref="c"/></spine>"#);
    zips::archive(&zips::book(&package, &[(path, &chapter)]))
}

/// A line of the document.
pub(crate) enum Line<'a> {
    Heading(usize, &'a str),
    /// An item of a list: how deep, whether it is numbered, its text.
    Item(usize, bool, &'a str),
    Row(Vec<&'a str>),
    Text(&'a str),
    /// Goes on where the line before ended, after a break that the author wanted.
    Broken(&'a str),
    Blank,
}

fn lines(markdown: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut broken = false;
    for line in markdown.lines() {
        let text = line.trim();
        let depth = usize::from(line.starts_with("  "));
        let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
        let numbered = text
            .split_once(". ")
            .filter(|(number, _)| number.parse::<u32>().is_ok());
        lines.push(if text.is_empty() {
            Line::Blank
        } else if hashes > 0 {
            Line::Heading(hashes, text[hashes..].trim())
        } else if let Some(item) = text.strip_prefix("* ") {
            Line::Item(depth, false, item)
        } else if let Some((_, item)) = numbered {
            Line::Item(depth, true, item)
        } else if text.starts_with("|-") {
            continue;
        } else if text.starts_with('|') {
            Line::Row(text.trim_matches('|').split('|').map(str::trim).collect())
        } else if broken {
            Line::Broken(text)
        } else {
            Line::Text(text)
        });
        broken = line.ends_with("  ");
    }
    lines
}

/// The text with `**` and backticks replaced by what opens and closes them.
fn marked(text: &str, strong: [&str; 2], code: [&str; 2]) -> String {
    let mut out = String::new();
    for (index, part) in text.split("**").enumerate() {
        out.push_str(if index == 0 { "" } else { strong[(index + 1) % 2] });
        for (index, part) in part.split('`').enumerate() {
            out.push_str(if index == 0 { "" } else { code[(index + 1) % 2] });
            out.push_str(part);
        }
    }
    out
}

fn page(lines: &[Line<'_>]) -> String {
    format!("<!DOCTYPE html>\n<html><body>\n{}</body></html>\n", html(lines))
}

fn html(lines: &[Line<'_>]) -> String {
    let inline = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        marked(&text, ["<strong>", "</strong>"], ["<code>", "</code>"])
    };
    let mut out = String::new();
    // What is open: lists by their depth, each with an open item; a paragraph; a table.
    let mut lists: Vec<&str> = Vec::new();
    let mut open = "";
    for line in lines {
        let depth = match line {
            Line::Item(depth, ..) => depth + 1,
            Line::Broken(_) if open.is_empty() => lists.len(),
            _ => 0,
        };
        let goes_on = match line {
            Line::Row(_) => open == "table",
            Line::Broken(_) | Line::Text(_) => open == "p",
            _ => false,
        };
        if !open.is_empty() && !goes_on {
            out.push_str(&format!("</{open}>\n"));
            open = "";
        }
        while lists.len() > depth && !matches!(line, Line::Blank) {
            out.push_str(&format!("</li></{}>\n", lists.pop().unwrap()));
        }
        match line {
            Line::Heading(level, text) => out.push_str(&format!("<h{level}>{}</h{level}>\n", inline(text))),
            Line::Item(_, numbered, text) => {
                if lists.len() == depth {
                    out.push_str("</li>");
                } else {
                    lists.push(if *numbered { "ol" } else { "ul" });
                    out.push_str(&format!("<{}>", lists.last().unwrap()));
                }
                out.push_str(&format!("<li>{}", inline(text)));
            }
            Line::Row(cells) => {
                let cell = if open == "table" { "td" } else { "th" };
                if open.is_empty() {
                    out.push_str("<table>\n");
                    open = "table";
                }
                let cells = cells
                    .iter()
                    .map(|text| format!("<{cell}>{}</{cell}>", inline(text)));
                out.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
            }
            Line::Text(text) => {
                if open.is_empty() {
                    out.push_str("<p>");
                    open = "p";
                } else {
                    out.push('\n');
                }
                out.push_str(&inline(text));
            }
            Line::Broken(text) => out.push_str(&format!("<br>\n{}", inline(text))),
            Line::Blank => {}
        }
    }
    if !open.is_empty() {
        out.push_str(&format!("</{open}>\n"));
    }
    while let Some(list) = lists.pop() {
        out.push_str(&format!("</li></{list}>\n"));
    }
    out
}

fn wiki(lines: &[Line<'_>]) -> String {
    let inline = |text: &str| marked(text, ["**", "**"], ["''", "''"]);
    let mut out = String::new();
    let mut in_table = false;
    for line in lines {
        let head = !std::mem::replace(&mut in_table, matches!(line, Line::Row(_)));
        match line {
            Line::Heading(level, text) => {
                let marks = "=".repeat(7 - level);
                out.push_str(&format!("{marks} {text} {marks}"));
            }
            Line::Item(depth, numbered, text) => {
                let mark = if *numbered { '-' } else { '*' };
                out.push_str(&format!("{}{mark} {}", "  ".repeat(depth + 1), inline(text)));
            }
            Line::Row(cells) => {
                let mark = if head { '^' } else { '|' };
                for cell in cells {
                    out.push_str(&format!("{mark} {} ", inline(cell)));
                }
                out.push(mark);
            }
            Line::Text(text) => out.push_str(&inline(text)),
            Line::Broken(text) => {
                // The break stands at the end of the line before.
                out.pop();
                out.push_str(&format!("\\\\ {}", inline(text)));
            }
            Line::Blank => {}
        }
        out.push('\n');
    }
    out
}

fn extracted(lines: &[Line<'_>], bullet: &str, contents: bool) -> String {
    let inline = |text: &str| marked(text, ["", ""], ["`", "`"]);
    let mut out = String::new();
    let mut number = 0;
    for line in lines {
        number = match line {
            Line::Item(_, true, _) => number + 1,
            Line::Broken(_) | Line::Item(..) => number,
            _ => 0,
        };
        match line {
            Line::Heading(1, text) if contents => {
                out.push_str(&format!("{text}\n\nTable of Contents\n"));
                for line in lines {
                    if let Line::Heading(2.., name) = line {
                        out.push_str(&format!("{bullet}{name}\n"));
                    }
                }
            }
            Line::Heading(_, text) => out.push_str(text),
            Line::Item(depth, true, text) => {
                out.push_str(&format!("{}{number}. {}", "  ".repeat(*depth), inline(text)));
            }
            Line::Item(depth, false, text) => {
                out.push_str(&format!("{}{bullet}{}", "  ".repeat(*depth), inline(text)));
            }
            Line::Row(cells) => out.push_str(&inline(&cells.join("\t"))),
            Line::Text(text) | Line::Broken(text) => out.push_str(&inline(text)),
            Line::Blank => {}
        }
        out.push('\n');
    }
    out
}
