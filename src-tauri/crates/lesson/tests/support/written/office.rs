//! Paragraphs of word processors, as both kinds have them.

use proptest::prelude::*;

/// A paragraph, a row of cells, or a picture's box: with a style, a place in a list, and runs that may be strong.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    style: &'static str,
    level: Option<usize>,
    runs: Vec<(bool, &'static str)>,
    in_table: bool,
    in_box: bool,
}

impl Paragraph {
    pub(crate) fn word(&self) -> String {
        let runs: String = self
            .runs
            .iter()
            .map(|(strong, text)| {
                let strong = if *strong { "<w:rPr><w:b/></w:rPr>" } else { "" };
                format!(
                    "<w:r>{strong}<w:t>{}</w:t></w:r>",
                    text.replace('&', "&amp;").replace('<', "&lt;")
                )
            })
            .collect();
        let place = self
            .level
            .map(|level| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"));
        let style = self.style;
        let place = place.unwrap_or_default();
        let paragraph = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{place}</w:pPr>{runs}</w:p>");
        match (self.in_table, self.in_box) {
            (true, _) => {
                format!("<w:tbl><w:tr><w:tc>{paragraph}</w:tc><w:tc>{paragraph}</w:tc></w:tr></w:tbl>")
            }
            (_, true) => {
                format!("<w:p><w:r><w:pict><w:txbxContent>{paragraph}</w:txbxContent></w:pict></w:r></w:p>")
            }
            _ => paragraph,
        }
    }

    pub(crate) fn open_document(&self) -> String {
        let runs: String = self
            .runs
            .iter()
            .map(|(strong, text)| {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                if *strong {
                    format!("<text:span text:style-name=\"T1\">{text}</text:span>")
                } else {
                    text
                }
            })
            .collect();
        let mut paragraph = match self.style {
            "" => format!("<text:p>{runs}</text:p>"),
            style => format!("<text:h text:outline-level=\"{style}\">{runs}</text:h>"),
        };
        for _ in 0..self.level.map_or(0, |level| level + 1) {
            paragraph = format!("<text:list><text:list-item>{paragraph}</text:list-item></text:list>");
        }
        match (self.in_table, self.in_box) {
            (true, _) => {
                let cell = format!("<table:table-cell>{paragraph}</table:table-cell>");
                format!("<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>")
            }
            (_, true) => format!("<text:p><draw:text-box>{paragraph}</draw:text-box></text:p>"),
            _ => paragraph,
        }
    }

    /// What of it is seen.
    pub(crate) fn seen(&self) -> String {
        let text: String = self.runs.iter().map(|(_, text)| *text).collect();
        if self.in_table { text.repeat(2) } else { text }
    }
}

pub(crate) fn paragraph() -> impl Strategy<Value = Paragraph> {
    let text = proptest::sample::select(vec![
        "客户很多。",
        "Kèhù hěn duō.",
        "We have many clients.",
        "Incorrect: 我错了。(Wǒ cuò le.)",
        "Correct: 我对了。",
        "A：你好！",
        "中文解释：",
        "English Explanation: Good & < 好",
        "Table of Contents",
        "Example Sentences",
        "客户 (kèhù)",
        "1. 我来了。",
        " ",
        "- 顾客 gùkè",
    ]);
    (
        proptest::sample::select(vec!["", "", "", "1", "2"]),
        proptest::option::of(0..3_usize),
        proptest::collection::vec((any::<bool>(), text), 0..4),
        proptest::bool::weighted(0.15),
        proptest::bool::weighted(0.1),
    )
        .prop_map(|(style, level, runs, in_table, in_box)| Paragraph {
            style,
            level,
            runs,
            in_table,
            in_box,
        })
}
