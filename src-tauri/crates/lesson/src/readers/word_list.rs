//! Word lists: a table whose columns are parted by tabs or commas, as spreadsheets and flash-card programs write.

use super::dokuwiki::lines;
use crate::Style;
use crate::tree::{Inline, Node};

/// Reads a list of words into one table. Cells in double quotes may hold separators and line ends.
pub(super) fn read(source: &str, separator: char) -> Vec<Node> {
    let mut rows: Vec<Vec<Inline>> = Vec::new();
    let mut row: Vec<Inline> = Vec::new();
    for (at, line) in lines(source) {
        if line.trim().is_empty()
            || (line.starts_with('#') && rows.is_empty() && line.contains(':')) && separator == '\t'
        {
            if !line.trim().is_empty() {
                rows.push(vec![cell(line, at)]);
            }
            continue;
        }
        let mut rest = line;
        let mut start = at;
        loop {
            let (content, used) = match rest.strip_prefix('"').and_then(closing_quote) {
                Some(len) => (cell(rest.get(1..=len).unwrap_or_default(), start + 1), len + 2),
                None => {
                    let len = rest.find(separator).unwrap_or(rest.len());
                    (cell(rest.get(..len).unwrap_or_default(), start), len)
                }
            };
            row.push(content);
            let after = rest.get(used..).unwrap_or_default();
            // What stands between a closing quote and the separator belongs to the cell.
            let stray = after.find(separator).unwrap_or(after.len());
            if let Some(last) = row.last_mut() {
                last.append(cell(after.get(..stray).unwrap_or_default(), start + used));
            }
            match after.get(stray..).and_then(|rest| rest.strip_prefix(separator)) {
                Some(next) => {
                    start += rest.len() - next.len();
                    rest = next;
                }
                None => break,
            }
        }
        rows.push(std::mem::take(&mut row));
    }
    let has_header = is_header(&rows);
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![Node::Table { has_header, rows }]
    }
}

/// The length of the quoted text up to its closing quote; `""` inside stands for a quote.
fn closing_quote(rest: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += rest.get(at..)?.find('"')?;
        if rest.get(at + 1..).is_some_and(|rest| rest.starts_with('"')) {
            at += 2;
        } else {
            return Some(at);
        }
    }
}

fn cell(text: &str, at: usize) -> Inline {
    let mut cell = Inline::default();
    let mut start = at;
    for (index, part) in text.split("\"\"").enumerate() {
        if index > 0 {
            cell.push("\"", start - 2..start, Style::default());
        }
        cell.push(part, start..start + part.len(), Style::default());
        start += part.len() + 2;
    }
    cell.trimmed()
}

/// The first row is a heading if it has no Chinese word where the others have one, or names the columns.
fn is_header(rows: &[Vec<Inline>]) -> bool {
    const NAMES: &[&str] = &[
        "chinese",
        "hanzi",
        "word",
        "pinyin",
        "english",
        "meaning",
        "definition",
        "simplified",
        "traditional",
        "translation",
        "汉字",
        "拼音",
        "英文",
        "词语",
        "生词",
        "意思",
        "释义",
        "翻译",
    ];
    let Some(first) = rows.first() else { return false };
    rows.len() > 1
        && first
            .iter()
            .any(|cell| NAMES.contains(&cell.text().trim().to_lowercase().as_str()))
}
