//! The words and the sentences of lessons as tables: columns between tabs, as spreadsheets and flash-card programs take
//! them.

use super::{Lessons, Written};
use crate::Error;
use std::collections::HashSet;
use wenxi_study::Facts;

/// Word, pinyin, meaning, HSK level, lesson; each word once.
pub(super) fn words(lessons: &mut Lessons<'_>) -> Result<Written, Error> {
    let engine = lessons.engine;
    table(
        lessons,
        ["Word", "Pinyin", "Meaning", "HSK", "Lesson"],
        |facts, title| match facts {
            Facts::Word { word, gloss, .. } => {
                let level = engine.language()?.hsk(&word.text, &[]).and_then(|hsk| hsk.v3);
                let level = level.map(|level| level.to_string()).unwrap_or_default();
                Ok(Some(
                    [&word.text, &word.pinyin(engine.language()?), gloss, &level, title].map(cell),
                ))
            }
            _ => Ok(None),
        },
    )
}

/// Chinese, pinyin, English, lesson; each sentence once.
pub(super) fn sentences(lessons: &mut Lessons<'_>) -> Result<Written, Error> {
    let engine = lessons.engine;
    table(
        lessons,
        ["Chinese", "Pinyin", "English", "Lesson"],
        |facts, title| match facts {
            Facts::Sentence { chinese, english } => {
                let pinyin = chinese.pinyin_line(engine.language()?);
                Ok(Some([&chinese.text, &pinyin, english, title].map(cell)))
            }
            _ => Ok(None),
        },
    )
}

/// A table of the notes that `row` makes a row of, each note once.
fn table<const COLUMNS: usize>(
    lessons: &mut Lessons<'_>,
    heads: [&str; COLUMNS],
    row: impl Fn(&Facts, &str) -> Result<Option<[String; COLUMNS]>, Error> + Sync,
) -> Result<Written, Error> {
    let engine = lessons.engine;
    let mut text = heads.join("\t") + "\n";
    let mut seen = HashSet::new();
    lessons.each(
        |document| {
            let found = engine.lesson(&document.id)?;
            let notes = engine.notes_in(&document.id, &found.lesson)?.into_iter();
            notes
                .filter_map(|found| {
                    let row = row(&found.note.facts, &document.title).transpose()?;
                    Some(row.map(|row| (found.note.id, row)))
                })
                .collect::<Result<Vec<_>, Error>>()
        },
        |_, rows| {
            for (note, row) in rows {
                if seen.insert(note) {
                    text.push_str(&row.join("\t"));
                    text.push('\n');
                }
            }
            Ok(())
        },
    )?;
    Ok(Written {
        bytes: text.into_bytes(),
        count: seen.len(),
    })
}

/// A text as a cell, which has neither tabs nor line breaks.
fn cell(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
