//! A line that was found, with what is shown of it.

use super::query::Query;
use super::{BREAK, LineKind, found};
use rusqlite::Row;
use std::ops::Range;

/// A line that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The lesson.
    pub lesson: String,
    /// What it is called.
    pub title: String,
    /// What the line is.
    pub kind: LineKind,
    /// The section that it stands in.
    pub section: Option<String>,
    /// The sentence that matched, or the first of the line.
    pub sentence: Option<String>,
    /// The Chinese: the sentence that matched, or all of the line.
    pub chinese: String,
    /// The English of the line.
    pub english: String,
    /// What matched in the Chinese, bytes.
    pub in_chinese: Vec<Range<usize>>,
    /// What matched in the English, bytes.
    pub in_english: Vec<Range<usize>>,
}

/// What a query says of a line besides.
pub(super) struct Fit {
    /// The line is just what is looked for.
    pub(super) whole: bool,
    /// It has the syllables that are looked for, and none of them in these tones.
    pub(super) other_tones: bool,
}

/// A line of a row: lesson, kind, section, names of its sentences, Chinese, pinyin, English, title.
pub(super) fn hit(
    row: &Row<'_>,
    query: &Query,
    simplified: &dyn Fn(char) -> char,
) -> rusqlite::Result<(Hit, Fit)> {
    let text = |column| -> rusqlite::Result<&str> { Ok(row.get_ref(column)?.as_str()?) };
    let (ids, chinese, pinyin, english) = (text(3)?, text(4)?, text(5)?, text(6)?);
    let found = found::found(query, [chinese, pinyin, english], simplified);
    let sentence = ids.split(' ').nth(found.sentence.unwrap_or(0));
    let shown = found.sentence.and_then(|at| chinese.split(BREAK).nth(at));
    let hit = Hit {
        lesson: row.get(0)?,
        title: row.get(7)?,
        kind: match row.get(1)? {
            0 => LineKind::Title,
            1 => LineKind::Headword,
            _ => LineKind::Text,
        },
        section: row.get(2)?,
        sentence: sentence.filter(|id| !id.is_empty()).map(str::to_owned),
        chinese: shown.map_or_else(|| chinese.replace(BREAK, ""), str::to_owned),
        english: english.to_owned(),
        in_chinese: found.in_chinese,
        in_english: found.in_english,
    };
    let fit = Fit {
        whole: found.whole,
        other_tones: found.other_tones,
    };
    Ok((hit, fit))
}
