//! What the columns of a table hold: Chinese, its pinyin, its English, or something else.

use wenxi_mandarin::pinyin;

use super::labels::{Tag, tag};
use crate::Lang;
use crate::script::lang_of;
use crate::tree::Inline;

/// What the columns of a table of examples hold, by their heads if these say so, else by most of their cells. Nothing if
/// no column is Chinese.
pub(super) fn columns(has_header: bool, rows: &[Vec<Inline>]) -> Option<Vec<Tag>> {
    let width = rows.iter().map(Vec::len).max()?;
    if let Some(named) = rows
        .first()
        .filter(|_| has_header)
        .and_then(|heads| named_columns(heads, width))
    {
        return Some(named);
    }
    let mut tags = Vec::with_capacity(width);
    for column in 0..width {
        let count = |wanted: Lang| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.filter(|cell| lang_of(cell.text()) == wanted).count()
        };
        let (zh, pinyin, en) = (count(Lang::Chinese), count(Lang::Pinyin), count(Lang::English));
        let reads = || {
            let chinese = tags.iter().position(|found| *found == Tag::Chinese);
            chinese.is_some_and(|chinese| are_readings(rows, has_header, chinese, column))
        };
        let found = if zh * 2 >= rows.len() && zh >= en && !tags.contains(&Tag::Chinese) {
            Tag::Chinese
        } else if !tags.contains(&Tag::Pinyin) && (pinyin * 2 >= rows.len() || reads()) {
            Tag::Pinyin
        } else if en * 2 >= rows.len() && !tags.contains(&Tag::English) {
            Tag::English
        } else {
            Tag::Note
        };
        tags.push(found);
    }
    (tags.contains(&Tag::Chinese) && tags.contains(&Tag::English)).then_some(tags)
}

/// Whether a column is pinyin without tone marks, `ke4hu4` or `kehu`: each of its cells has as many syllables as the
/// Chinese has characters. In few rows, or without numbers, that may be chance.
pub(super) fn are_readings(rows: &[Vec<Inline>], has_header: bool, chinese: usize, column: usize) -> bool {
    const ENOUGH: usize = 5;
    let heads = rows.first().filter(|_| has_header);
    let named = heads.is_some_and(|heads| tag(cell(heads, column)) == Some(Tag::Pinyin));
    let rows = rows.get(usize::from(has_header)..).unwrap_or_default();
    let mut numbered = true;
    let reads = |row: &Vec<Inline>| {
        let (chinese, written) = (cell(row, chinese), cell(row, column));
        numbered &= written.contains(|digit: char| ('1'..='5').contains(&digit));
        let hanzi = chinese
            .chars()
            .filter(|character| wenxi_mandarin::is_hanzi(*character))
            .count();
        pinyin::parse(written).is_ok_and(|syllables| syllables.len() == hanzi)
    };
    rows.iter().all(reads) && (numbered || named || rows.len() >= ENOUGH)
}

/// The text of a cell; none where the row is shorter.
pub(super) fn cell(row: &[Inline], column: usize) -> &str {
    row.get(column).map_or("", Inline::text)
}

/// The columns by their heads, if one is named after each language.
fn named_columns(heads: &[Inline], width: usize) -> Option<Vec<Tag>> {
    let mut tags: Vec<Tag> = Vec::with_capacity(width);
    for head in heads {
        let found = match tag(head.text()) {
            Some(Tag::Example) => Tag::Chinese,
            Some(found @ (Tag::Chinese | Tag::Pinyin | Tag::English)) => found,
            _ => Tag::Note,
        };
        // Of two columns of one name the first is meant.
        tags.push(if tags.contains(&found) { Tag::Note } else { found });
    }
    tags.resize(width, Tag::Note);
    (tags.contains(&Tag::Chinese) && tags.contains(&Tag::English)).then_some(tags)
}
