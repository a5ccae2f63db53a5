//! Word lists: a table whose columns are parted by tabs or commas, as spreadsheets and flash-card programs write.

use wenxi_mandarin::is_hanzi;

use super::{Document, LeftOut, Shape, has_hanzi, html_lines};
use crate::Style;
use crate::tree::{Inline, Node, RunKind};

/// A cell in quotes that goes on over line ends is not longer than this, in bytes: else one stray quote would take in the
/// rest of the list.
const LONGEST: usize = 1 << 13;

/// Reads a list of words into a table, or into one for each category of Pleco. Cells in double quotes may hold separators and
/// line ends.
pub(super) fn read(source: &str, separator: char) -> Document {
    let mut rows: Vec<Vec<Inline>> = Vec::new();
    let mut settings: Vec<(&str, usize)> = Vec::new();
    let mut categories: Vec<(usize, Inline)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..end).unwrap_or_default();
        if line.trim().is_empty() {
            at += end;
        } else if rows.is_empty() && is_setting(line) {
            settings.push((line.trim_end(), at));
            at += end;
        } else if let Some(name) = category(line) {
            let start = at + line.len() - name.len();
            categories.push((rows.len(), cell(name, start)));
            at += end;
        } else {
            let (row, end) = row(source, at, separator);
            rows.push(row);
            at = end;
        }
    }
    part_scripts(&mut rows);
    if settings.iter().any(|(line, _)| *line == "#html:true") {
        for cell in rows.iter_mut().flatten() {
            *cell = without_tags(cell);
        }
    }
    let has_header = is_header(&rows);
    let mut document = Document {
        shape: Shape::Words,
        ..Document::default()
    };
    if let Some((_, start)) = settings.first() {
        let lines: Vec<&str> = settings.iter().map(|(line, _)| *line).collect();
        document.left_out.push(LeftOut {
            code: "settings-left-out",
            message: "The lines that say how the list was exported are not shown.".to_owned(),
            at: *start..*start,
            text: lines.join("\n"),
        });
    }
    let mut next = rows.into_iter();
    let mut begun = 0;
    let mut table = |end: usize, has_header: bool, nodes: &mut Vec<Node>| {
        let rows: Vec<Vec<Inline>> = next.by_ref().take(end - begun).collect();
        begun = end;
        if !rows.is_empty() {
            nodes.push(Node::Table { has_header, rows });
        }
    };
    for (begin, name) in categories {
        table(begin, has_header, &mut document.nodes);
        document.nodes.push(Node::Heading { level: 2, text: name });
    }
    table(usize::MAX, has_header, &mut document.nodes);
    document
}

/// A cell that was written as a piece of a page, as it is shown.
fn without_tags(cell: &Inline) -> Inline {
    let text = cell.text();
    if !text.contains(['<', '&']) {
        return cell.clone();
    }
    let at = cell.source_start();
    let mut shown = Inline::default();
    for line in html_lines(text) {
        if !shown.is_blank() {
            shown.push_break(RunKind::HardBreak, at);
        }
        shown.push(&line, at..at, Style::default());
    }
    shown
}

/// The cells of the row that begins at a byte, and the byte behind it.
fn row(source: &str, mut at: usize, separator: char) -> (Vec<Inline>, usize) {
    let mut row = Vec::new();
    loop {
        let rest = source.get(at..).unwrap_or_default();
        let quoted = rest.strip_prefix('"').and_then(|inside| {
            let len = closing_quote(inside)?;
            // Over the end of a line only a quote that ends a cell closes it.
            let after = inside.get(len + 1..)?;
            let ends = after.is_empty() || after.starts_with([separator, '\n', '\r']);
            let short = len <= LONGEST && ends || !inside.get(..len)?.contains('\n');
            short.then_some(len)
        });
        let mut content = Inline::default();
        if let Some(len) = quoted {
            content = cell(rest.get(1..=len).unwrap_or_default(), at + 1);
            at += len + 2;
        }
        // What stands between a closing quote and the separator belongs to the cell.
        let rest = source.get(at..).unwrap_or_default();
        let len = rest.find([separator, '\n']).unwrap_or(rest.len());
        content.append(cell(rest.get(..len).unwrap_or_default(), at));
        row.push(content);
        at += len;
        match rest.get(len..).and_then(|rest| rest.chars().next()) {
            Some(next) if next == separator => at += next.len_utf8(),
            Some(next) => return (row, at + next.len_utf8()),
            None => return (row, at),
        }
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
        for line in part.split_inclusive(|mark| mark == '\n' || is_mark_of_pleco(mark)) {
            let shown = line.trim_end_matches(|mark| mark == '\n' || is_mark_of_pleco(mark));
            cell.push(shown, start..start + shown.len(), Style::default());
            if line.ends_with(['\n', LINE_OF_PLECO]) {
                cell.push_break(RunKind::HardBreak, start + shown.len());
            }
            start += line.len();
        }
        start += 2;
    }
    cell.trimmed()
}

/// What Pleco writes for the end of a line in a cell.
const LINE_OF_PLECO: char = '\u{eab1}';

/// Pleco marks lines, bold type and links with characters that no font has.
fn is_mark_of_pleco(character: char) -> bool {
    ('\u{eab0}'..='\u{eabf}').contains(&character)
}

/// Parts the two scripts of a word, `客户[客戶]`, as Pleco writes them where they differ.
fn part_scripts(rows: &mut [Vec<Inline>]) {
    let bracket = |cell: &Inline| {
        let (word, other) = cell.text().strip_suffix(']')?.split_once('[')?;
        let is_word = |text: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|character| is_hanzi(character) || character == '，')
        };
        (is_word(word) && is_word(other) && word.chars().count() == other.chars().count())
            .then_some(word.len())
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = (0..width).find(|column| {
        rows.iter()
            .filter_map(|row| row.get(*column))
            .any(|cell| bracket(cell).is_some())
    });
    for row in rows {
        let Some((column, cell)) = column.and_then(|column| Some((column, row.get(column)?))) else {
            continue;
        };
        let at = bracket(cell).unwrap_or(cell.text().len());
        let (word, other) = cell.split(at);
        row.splice(column..=column, [word, other]);
    }
}

/// Whether a line at the top of a word list says how a flash-card program wrote it, `#separator:tab`.
pub(crate) fn is_setting(line: &str) -> bool {
    line.strip_prefix('#')
        .and_then(|setting| setting.split_once(':'))
        .is_some_and(|(name, _)| {
            matches!(
                name,
                "separator"
                    | "html"
                    | "tags"
                    | "columns"
                    | "notetype"
                    | "deck"
                    | "guid"
                    | "tags column"
                    | "notetype column"
                    | "deck column"
                    | "guid column"
            )
        })
}

/// The category that a line of Pleco begins, `// HSK 5`.
pub(crate) fn category(line: &str) -> Option<&str> {
    let name = line.strip_prefix("//")?;
    (!name.trim().is_empty() && !name.contains('\t')).then_some(name)
}

/// What a head says that a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Chinese,
    Pinyin,
    English,
}

fn named(head: &str) -> Option<Holds> {
    const NAMES: &[(&str, Holds)] = &[
        ("chinese", Holds::Chinese),
        ("hanzi", Holds::Chinese),
        ("word", Holds::Chinese),
        ("simplified", Holds::Chinese),
        ("traditional", Holds::Chinese),
        ("中文", Holds::Chinese),
        ("汉字", Holds::Chinese),
        ("漢字", Holds::Chinese),
        ("词语", Holds::Chinese),
        ("生词", Holds::Chinese),
        ("pinyin", Holds::Pinyin),
        ("拼音", Holds::Pinyin),
        ("english", Holds::English),
        ("meaning", Holds::English),
        ("definition", Holds::English),
        ("translation", Holds::English),
        ("英文", Holds::English),
        ("意思", Holds::English),
        ("释义", Holds::English),
        ("翻译", Holds::English),
    ];
    let head = head.trim().to_lowercase();
    NAMES
        .iter()
        .find(|(name, _)| *name == head)
        .map(|(_, holds)| *holds)
}

/// The first row is a heading if it names two columns that hold different things, or one whose cells are Chinese while it is
/// not. A row with one of the names may be a word to learn: 中文 is *Chinese*.
fn is_header(rows: &[Vec<Inline>]) -> bool {
    let Some((first, others)) = rows.split_first().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    let is_chinese = |column: usize| {
        let cells = others.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| has_hanzi(cell.text())).count() * 2 > others.len()
    };
    // Heads in another language: one of them is known, and only what stands below them is Chinese.
    let below = (0..first.len()).any(is_chinese) && !first.iter().any(|cell| has_hanzi(cell.text()));
    let mut before = None;
    first.iter().enumerate().any(|(column, cell)| {
        let Some(holds) = named(cell.text()) else {
            return false;
        };
        let differs = before.is_some_and(|before| before != holds);
        before = Some(holds);
        differs || below || (!has_hanzi(cell.text()) && is_chinese(column))
    })
}
