//! Documents of word processors made for a test.

use super::forms::Line;
use super::office::{W, open_document_of, word_of};

/// A paragraph as both kinds have it: what it is, and its text with `**`.
enum Part<'a> {
    Heading(usize, String),
    /// How deep, whether it is numbered, which list of the document it is in.
    Item(usize, bool, usize, String),
    Paragraph(String),
    Table(Vec<&'a Vec<&'a str>>),
}

fn parts<'a>(lines: &'a [Line<'a>]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    let mut lists = 0;
    let mut after_blank = true;
    for line in lines {
        let goes_on = !std::mem::replace(&mut after_blank, matches!(line, Line::Blank));
        match (line, parts.last_mut().filter(|_| goes_on)) {
            (Line::Blank, _) => {}
            (Line::Heading(level, text), _) => parts.push(Part::Heading(*level, (*text).to_owned())),
            (Line::Item(depth, numbered, text), last) => {
                let same = matches!(last, Some(Part::Item(..)));
                lists += usize::from(!same);
                parts.push(Part::Item(*depth, *numbered, lists, (*text).to_owned()));
            }
            (Line::Row(cells), Some(Part::Table(rows))) => rows.push(cells),
            (Line::Row(cells), _) => parts.push(Part::Table(vec![cells])),
            (Line::Text(text), Some(Part::Paragraph(open))) => {
                open.push(' ');
                open.push_str(text);
            }
            (Line::Broken(text), Some(Part::Paragraph(open) | Part::Item(.., open))) => {
                open.push('\n');
                open.push_str(text);
            }
            (Line::Text(text) | Line::Broken(text), _) => parts.push(Part::Paragraph((*text).to_owned())),
        }
    }
    parts
}

/// The pieces of a text, whether each is strong; lines are broken at `\n`.
fn pieces(text: &str) -> impl Iterator<Item = (bool, String)> {
    let text = text.replace('`', "").replace('&', "&amp;").replace('<', "&lt;");
    let pieces: Vec<String> = text.split("**").map(str::to_owned).collect();
    pieces
        .into_iter()
        .enumerate()
        .map(|(index, piece)| (index % 2 == 1, piece))
        .filter(|(_, piece)| !piece.is_empty())
}

/// A document of Word.
pub(crate) fn word(lines: &[Line<'_>]) -> Vec<u8> {
    let runs = |text: &str| -> String {
        let run = |(strong, piece): (bool, String)| {
            let strong = if strong { "<w:rPr><w:b/></w:rPr>" } else { "" };
            let text = piece
                .split('\n')
                .map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"));
            format!("<w:r>{strong}{}</w:r>", text.collect::<Vec<_>>().join("<w:br/>"))
        };
        pieces(text).map(run).collect()
    };
    let mut body = String::new();
    let mut numbers = String::new();
    for part in parts(lines) {
        match part {
            Part::Heading(level, text) => body.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"H{level}\"/></w:pPr>{}</w:p>",
                runs(&text)
            )),
            Part::Item(depth, numbered, list, text) => {
                let id = list * 2 + usize::from(numbered);
                let form = usize::from(numbered);
                let number = format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{form}\"/></w:num>");
                if !numbers.contains(&number) {
                    numbers.push_str(&number);
                }
                body.push_str(&format!(
                    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>{}</w:p>",
                    runs(&text)
                ));
            }
            Part::Paragraph(text) => body.push_str(&format!("<w:p>{}</w:p>", runs(&text))),
            Part::Table(rows) => {
                body.push_str("<w:tbl><w:tblPr/>");
                for (index, row) in rows.iter().enumerate() {
                    let head = if index == 0 {
                        "<w:trPr><w:tblHeader/></w:trPr>"
                    } else {
                        ""
                    };
                    let cells = row
                        .iter()
                        .map(|cell| format!("<w:tc><w:p>{}</w:p></w:tc>", runs(cell)));
                    body.push_str(&format!("<w:tr>{head}{}</w:tr>", cells.collect::<String>()));
                }
                body.push_str("</w:tbl>");
            }
        }
    }
    let headings = (1..=6).map(|level| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"H{level}\"><w:name w:val=\"heading {level}\"/></w:style>")
    });
    let styles = format!("<w:styles {W}>{}</w:styles>", headings.collect::<String>());
    let levels = |format: &str| -> String {
        let level = |depth| {
            format!("<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/></w:lvl>")
        };
        (0..3).map(level).collect()
    };
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>{numbers}</w:numbering>",
        levels("bullet"),
        levels("decimal")
    );
    word_of(&body, &[("styles.xml", &styles), ("numbering.xml", &numbering)])
}

/// A document of OpenDocument.
pub(crate) fn open_document(lines: &[Line<'_>]) -> Vec<u8> {
    let spans = |text: &str| -> String {
        let span = |(strong, piece): (bool, String)| {
            let piece = piece.replace('\n', "<text:line-break/>");
            if strong {
                format!("<text:span text:style-name=\"T1\">{piece}</text:span>")
            } else {
                piece
            }
        };
        pieces(text).map(span).collect()
    };
    let mut text = String::new();
    // How many lists stand in each other, and whether the outermost is numbered.
    let mut open: Vec<bool> = Vec::new();
    let close = |text: &mut String, open: &mut Vec<bool>, depth: usize| {
        while open.len() > depth {
            open.pop();
            text.push_str("</text:list-item></text:list>");
        }
    };
    let mut list = 0;
    for part in parts(lines) {
        if let Part::Item(depth, numbered, of, item) = &part {
            close(&mut text, &mut open, if *of == list { depth + 1 } else { 0 });
            list = *of;
            if open.len() == depth + 1 {
                text.push_str("</text:list-item>");
            } else {
                let style = if *numbered { "L2" } else { "L1" };
                text.push_str(&format!("<text:list text:style-name=\"{style}\">"));
                open.push(*numbered);
            }
            text.push_str(&format!("<text:list-item><text:p>{}</text:p>", spans(item)));
            continue;
        }
        close(&mut text, &mut open, 0);
        match part {
            Part::Heading(level, heading) => {
                text.push_str(&format!(
                    "<text:h text:outline-level=\"{level}\">{}</text:h>",
                    spans(&heading)
                ));
            }
            Part::Table(rows) => {
                text.push_str("<table:table>");
                for (index, row) in rows.iter().enumerate() {
                    let cells = row.iter().map(|cell| {
                        format!(
                            "<table:table-cell><text:p>{}</text:p></table:table-cell>",
                            spans(cell)
                        )
                    });
                    let row = format!("<table:table-row>{}</table:table-row>", cells.collect::<String>());
                    text.push_str(&if index == 0 {
                        format!("<table:table-header-rows>{row}</table:table-header-rows>")
                    } else {
                        row
                    });
                }
                text.push_str("</table:table>");
            }
            Part::Paragraph(paragraph) => text.push_str(&format!("<text:p>{}</text:p>", spans(&paragraph))),
            Part::Item(..) => {}
        }
    }
    close(&mut text, &mut open, 0);
    let level = |of: &str| -> String {
        (1..4)
            .map(|level| format!("<text:list-level-style-{of} text:level=\"{level}\"/>"))
            .collect()
    };
    let styles = format!(
        "<style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <text:list-style style:name=\"L1\">{}</text:list-style><text:list-style style:name=\"L2\">{}</text:list-style>",
        level("bullet"),
        level("number")
    );
    open_document_of(&styles, &text)
}
