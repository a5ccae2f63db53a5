//! Tables with a column in each language.

use super::super::part::{Part, join};
use super::points::pair;
use crate::script::lang_of;
use crate::spans::Setter;
use crate::tree::Inline;
use crate::{Block, Lang};

/// Which column is in Chinese and which in English.
pub(super) struct Columns {
    chinese: usize,
    english: usize,
    /// How many columns there are.
    width: usize,
}

/// The columns of a table of passages: one is in Chinese and one in English, row by row, and at most one is left for
/// what they are about.
pub(super) fn columns(has_header: bool, rows: &[Vec<Inline>]) -> Option<Columns> {
    let rows = rows.get(usize::from(has_header)..)?;
    let width = rows.iter().map(Vec::len).max()?;
    if rows.is_empty() || !(2..=3).contains(&width) {
        return None;
    }
    let all = |column: usize, lang: Lang| {
        rows.iter().all(|row| {
            row.get(column)
                .is_none_or(|cell| cell.is_blank() || lang_of(cell.text()) == lang)
        }) && rows
            .iter()
            .any(|row| row.get(column).is_some_and(|cell| !cell.is_blank()))
    };
    // What the rows are about comes first: of two columns in one language the later has the passages.
    let chinese = (0..width).rev().find(|column| all(*column, Lang::Chinese))?;
    let english = (0..width).rev().find(|column| all(*column, Lang::English))?;
    Some(Columns {
        chinese,
        english,
        width,
    })
}

/// The pairs of a table: one for each row that says what it is about; one for all rows of a table of two columns. The
/// heads of the columns are the labels of the first.
pub(super) fn pairs(
    has_header: bool,
    rows: Vec<Vec<Inline>>,
    columns: &Columns,
    setter: &mut Setter<'_>,
) -> Vec<Block> {
    let mut pairs = Vec::new();
    let mut topic = Inline::default();
    let (mut chinese, mut english) = (Part::default(), Part::default());
    for (index, row) in rows.into_iter().enumerate() {
        let is_head = has_header && index == 0;
        for (column, cell) in row.into_iter().enumerate() {
            let side = match column {
                _ if column == columns.chinese => &mut chinese,
                _ if column == columns.english => &mut english,
                _ => {
                    join(&mut topic, cell);
                    continue;
                }
            };
            if is_head {
                side.label = cell;
            } else {
                side.add(cell);
            }
        }
        if columns.width > 2 && !is_head {
            pairs.push(pair(
                std::mem::take(&mut topic),
                std::mem::take(&mut chinese),
                std::mem::take(&mut english),
                setter,
            ));
        }
    }
    if columns.width == 2 {
        pairs.push(pair(topic, chinese, english, setter));
    }
    pairs
}
